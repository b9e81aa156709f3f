# Every target sets up what it needs; a fresh machine has Python 3.11, git and make.
PYTHON ?= python3
BIN := .venv/bin
TODAY := 2026-11-15
PLANS := plans/2026

.PHONY: setup report test coverage clients cluster bench lint docs clean

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "burden needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	$(BIN)/python -m compileall -q burden
	@touch .venv/ready

report: setup
	$(BIN)/burden report $(PLANS) --last-year plans/2025 --rules rules.yaml --today $(TODAY) -o out --fail-on never
	@echo "open out/index.html"

test: setup
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not browser and not clients and not cluster"

coverage: setup
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not browser and not clients and not cluster" --cov --cov-report=term

# Tests in a real browser and in real calendar programs; Debian's packages are installed where they are missing.
DEBIAN := chromium fonts-noto-cjk libreoffice-calc poppler-utils python3-gi gir1.2-ical-3.0 khal radicale vdirsyncer \
  evolution-data-server gir1.2-ecal-2.0 dbus-daemon
NPM := ical.js@2.2.1 axe-core@4.14.1
clients: .clients/ready
	$(BIN)/python -m pytest -m "browser or clients"
	@echo "pictures of every page: out/screens"

.clients/ready: .venv/ready requirements-clients.lock Makefile
	@dpkg -s $(DEBIAN) >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq $(DEBIAN) >/dev/null; }
	@command -v npm >/dev/null || { apt-get update -qq && apt-get install -y -qq nodejs npm >/dev/null; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-clients.lock
	npm install --silent --no-audit --no-fund --prefix .clients $(NPM)
	@touch .clients/ready

# Tests with a real scheduler and workers in processes of their own.
cluster: .venv/cluster
	$(BIN)/python -m pytest -m cluster

.venv/cluster: .venv/ready requirements-cluster.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-cluster.lock
	@touch .venv/cluster

# The peers stand in an environment of their own: none of them is part of burden.
bench: setup .bench/venv/ready
	$(BIN)/python -m tests.bench -o docs

.bench/venv/ready: tests/bench/peers.txt
	$(PYTHON) -m venv .bench/venv
	.bench/venv/bin/python -m pip install --quiet --disable-pip-version-check -r tests/bench/peers.txt
	@touch .bench/venv/ready

lint: setup
	$(BIN)/ruff check burden tests plans
	$(BIN)/ruff format --check burden tests plans
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: setup
	$(BIN)/burden rules --pages docs/rules >/dev/null
	$(BIN)/burden schema rules > docs/rules.schema.json

clean:
	rm -rf .venv .clients .bench out
