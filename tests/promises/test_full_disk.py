"""Promise 14: every write error is seen; the earlier report stays as it was and the exit status is 4."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from burden.report.write import Unwritten, put
from tests.corpus.sheets import csv, table
from tests.promises.outputs import files

ROOT = Path(__file__).parents[2]
OLD = {"index.html": b"old" * 9, "ics/organiser-a.ics": b"old a", "warnings.xlsx": b"old x"}
NEW = {"index.html": b"new" * 9, "ics/organiser-b.ics": b"new b", "warnings.xlsx": b"new x"}
CALLS = ("open", "write", "fsync", "replace")
MOST = 60


class Failing:
    """Lets the n-th call of one function fail as a full disk does, and counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, turn: int) -> None:
        self.calls, self._turn = 0, turn
        if name == "write":
            import burden.report.write as module

            monkeypatch.setattr(module, "open", self._opened, raising=False)
        elif name == "open":
            import burden.report.write as module

            monkeypatch.setattr(module, "open", self._wrapped(open), raising=False)
        else:
            monkeypatch.setattr(os, name, self._wrapped(getattr(os, name)))

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self._turn:
            raise OSError(errno.ENOSPC, "No space left on device")

    def _wrapped(self, real):  # type: ignore[no-untyped-def]
        def call(*given, **named):  # type: ignore[no-untyped-def]
            self._count()
            return real(*given, **named)

        return call

    def _opened(self, *given):  # type: ignore[no-untyped-def]
        file = open(*given)  # noqa: SIM115 - handed on
        return _Writer(file, self._count)


class _Writer:
    def __init__(self, file, count) -> None:  # type: ignore[no-untyped-def]
        self._file, self._count = file, count

    def __enter__(self):  # type: ignore[no-untyped-def]
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        self._count()
        return self._file.write(data[: len(data) // 2]) + self._file.write(data[len(data) // 2 :])

    def __getattr__(self, name: str):  # type: ignore[no-untyped-def]
        return getattr(self._file, name)


@pytest.mark.parametrize("name", CALLS)
def test_nth_call_that_fails_is_seen_and_no_file_is_torn(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for turn in range(1, MOST):
        out = tmp_path / str(turn)
        put(OLD, out)
        with monkeypatch.context() as patch:
            failing = Failing(patch, name, turn)
            try:
                put(NEW, out)
            except Unwritten:
                pass
            else:
                assert failing.calls < turn
                assert files(out) == NEW
                break
        found = files(out)
        assert {path for path in found if path.startswith(".burden-") or "/.burden-" in path} == set()
        assert [path for path, data in found.items() if data not in (OLD.get(path), NEW.get(path))] == []
        if name in ("open", "write"):
            assert found == OLD
    else:
        pytest.fail("never got through")
    assert turn > 1


def burden(folder: Path, out: Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-c", "from burden.cli import main; main()", "report", str(folder), "-o", str(out), "--year", "2026",
         "--today", "2026-01-05", "--fail-on", "never"],
        capture_output=True, text=True, check=False, cwd=ROOT, preexec_fn=small_files if limit is not None else None,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


def test_disk_that_takes_a_little_only_keeps_the_earlier_report_and_leaves_with_4(tmp_path: Path) -> None:
    plan, out = tmp_path / "计划", tmp_path / "out"
    plan.mkdir()
    csv(plan / "a.csv", table())
    assert burden(plan, out).returncode == 0
    before = files(out)
    csv(plan / "a.csv", table() * 2)
    for limit in (0, 1000, 30_000):
        done = burden(plan, out, limit)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (4, "", 1)
        assert files(out) == before


@pytest.fixture
def small_disk(tmp_path: Path):  # type: ignore[no-untyped-def]
    """A file system of 4 MiB; skipped where this user may mount none."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        not shutil.which("mount")
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("this user may not mount a file system")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(path: Path) -> None:
    with open(path, "wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))


def test_report_onto_a_disk_of_4_mib_that_is_nearly_full_leaves_with_4(small_disk: Path, tmp_path: Path) -> None:
    plan = tmp_path / "计划"
    plan.mkdir()
    csv(plan / "a.csv", table())
    assert burden(plan, small_disk / "out").returncode == 0
    before = files(small_disk / "out")
    fill(small_disk / "other")
    csv(plan / "a.csv", table() + "工地检查,住建局,甲县,5月\n")
    done = burden(plan, small_disk / "out")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (4, "", 1)
    assert files(small_disk / "out") == before
