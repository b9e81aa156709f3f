"""Promise 10: no network, and no program, file or address that data names; only our own reader is started."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from burden.load import nursery
from tests.corpus.cases import ALL
from tests.promises.outputs import files

ROOT = Path(__file__).parents[2]
CASES = [case for case in ALL if not case.policy and not case.hostile and case.given == (".",) and "socket" not in case.name]
HOOK = """
import os, sys
def watch(event, given, ours={ours!r}):
    name = event.partition('.')[0]
    bad = event in ('os.system', 'os.exec', 'os.spawn', 'os.posix_spawn', 'os.startfile', 'pty.spawn', 'webbrowser.open', 'ctypes.dlopen')
    bad |= name in ('socket', 'urllib', 'ftplib', 'smtplib', 'telnetlib', 'http')
    pair = event == 'socket.__new__' and given[1] == 1 or event == 'socket.sendmsg' and (given[0].family, given[1]) == (1, None)
    bad &= not pair  # of unnamed ends in one process, on which our own reader is handed its files
    bad |= event == 'subprocess.Popen' and (not ours or ours not in ' '.join(given[1]))
    bad |= event == 'open' and isinstance(given[0], str) and bool(given[2] & (os.O_WRONLY | os.O_RDWR)) and given[0] not in (os.devnull, {log!r})
    if bad:
        told = os.open({log!r}, os.O_WRONLY | os.O_APPEND)
        os.write(told, (event + ' ' + repr(given)[:200] + chr(10)).encode())
sys.addaudithook(watch)
"""
RUN = """
import json, sys
from pathlib import Path
from burden.load import folder, nursery
from burden.load.refusal import Refusal
from tests.promises.reading import read_here
inside, here, strict, beside, paths = json.loads(sys.stdin.read())
nursery._BEGIN = inside + nursery._BEGIN
exec(here)
folder.load([Path(beside)], year=2026)
exec(strict)
for path in paths:
    try:
        read_here([Path(path)])
    except Refusal:
        pass
print(len(paths))
"""


def hook(log: Path, ours: str) -> str:
    return HOOK.format(log=str(log), ours=ours)


def alone() -> list[str]:
    """The command that cuts the network off, where this user may; the audit hook watches either way."""
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        return []
    return ["unshare", "-rn"]


def test_whole_corpus_is_read_alone(tmp_path: Path) -> None:
    """Every gentle file in one watched process, and those that would act in watched children of it."""
    log = tmp_path / "log"
    log.write_text("", encoding="utf-8")
    for number, case in enumerate(CASES):
        folder = tmp_path / case.category / f"{number:03}"
        folder.mkdir(parents=True)
        case.make(folder)
    before = {name: content for name, content in files(tmp_path).items() if name != "log"}
    paths = [str(path) for category in sorted(tmp_path.iterdir()) if category.is_dir() for path in sorted(category.iterdir())]
    hooks = [f"exec({hook(log, '')!r}); ", hook(log, "from burden.load.inside import begin"), hook(log, "")]
    done = subprocess.run(
        [*alone(), sys.executable, "-c", RUN], input=json.dumps([*hooks, str(tmp_path / "injection"), paths]), capture_output=True,
        text=True, cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, f"{len(CASES)}\n"), done.stderr[-2000:]  # the reader behind ours may speak
    assert log.read_text(encoding="utf-8") == ""
    assert {name: content for name, content in files(tmp_path).items() if name != "log"} == before


def test_hook_sees_what_it_must(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("", encoding="utf-8")
    acts = "import socket, subprocess, os; os.system('true'); subprocess.run(['true']); socket.socket(); open('x', 'w')"
    subprocess.run([sys.executable, "-c", f"{hook(log, '')}\n{acts}"], cwd=tmp_path, check=True)
    assert [line.split()[0] for line in log.read_text(encoding="utf-8").splitlines()] == [
        "os.system", "subprocess.Popen", "socket.__new__", "open",
    ]  # fmt: skip


def test_reader_gets_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "canary.py")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    assert {"PYTHONSTARTUP", "https_proxy"} & set(nursery.environment()) == set()
