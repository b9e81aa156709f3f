"""Runs the command in a fresh child of a process that has imported it already, under limits, and measures the child.

A child costs some milliseconds where a new interpreter costs a second. The server talks JSON, a line a run.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import io
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

MOST_MEMORY = 300 * 1024 * 1024  # bytes at the peak, of the command and of every process it starts
ADDRESSES = 4 * 1024**3  # no process may map more, whatever goes wrong
CLOCK = 100  # seconds until a run that never ends is killed: a fault, and ten times what a user may wait
DAC = (1, 2)  # the two powers by which root reads what it may not
IMPORTED = (
    "burden.cli", "burden.cli.steps", "burden.check", "burden.load.folder", "burden.load.holidays", "burden.load.policy",
    "burden.report", "burden.report.data", "burden.report.text", "burden.report.write", "burden.rules",
)  # fmt: skip


class Ran(NamedTuple):
    """How a run ended: exit status (negative for a signal), both outputs, seconds and bytes at the peak."""

    status: int
    out: str
    err: str
    seconds: float
    peak: int


class Server:
    """A process that runs commands; `close` ends it."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.corpus.server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8", env={**os.environ, **(environment or {})}, cwd=Path(__file__).parents[2],
        )  # fmt: skip

    def run(self, arguments: Sequence[object], folder: Path, powerless: bool = False) -> Ran:
        """Run `burden` with these arguments inside a folder."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"arguments": [os.fsdecode(str(each)) for each in arguments], "folder": str(folder), "powerless": powerless}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return Ran(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


@contextlib.contextmanager
def serving(environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server for a while."""
    server = Server(environment)
    try:
        yield server
    finally:
        server.close()


def _main() -> None:
    for name in IMPORTED:
        importlib.import_module(name)
    importlib.import_module("burden.rules").rules()
    _warm_up()
    for asked in sys.stdin:
        print(json.dumps(_run(**json.loads(asked))._asdict()), flush=True)


def _warm_up() -> None:
    """One run in this process, so that what is imported late is imported too."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_text("事项名称,牵头单位,检查对象,检查时间\n检查,应急局,甲县,3月\n", encoding="utf-8")
        sys.argv = ["burden", "items", str(path), "--year", "2026"]
        with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
            importlib.import_module("burden.cli").main()


def _run(arguments: list[str], folder: str, powerless: bool) -> Ran:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.monotonic()
        number = os.fork()
        if not number:
            _become(arguments, folder, powerless, out, err)
        _, status, used = os.wait4(number, 0)
        seconds = time.monotonic() - begun
        texts = (_all(out), _all(err))
        return Ran(os.waitstatus_to_exitcode(status), *texts, seconds, used.ru_maxrss * 1024)


def _all(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


def _become(arguments: list[str], folder: str, powerless: bool, out: IO[bytes], err: IO[bytes]) -> None:
    """The child: limited, inside the folder, and then the command as a user runs it."""
    status = 70
    try:
        for number, stream in ((1, out), (2, err)):
            os.dup2(stream.fileno(), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.chdir(folder)
        if powerless:
            _give_up_powers()
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
        signal.setitimer(signal.ITIMER_REAL, CLOCK)
        sys.argv = ["burden", *arguments]
        importlib.import_module("burden.cli").main()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


def _give_up_powers() -> None:
    """Be a user to whom the permissions of files apply, in this process and in those it starts."""
    library = ctypes.CDLL(None, use_errno=True)
    for power in DAC:
        library.prctl(24, power, 0, 0, 0)  # PR_CAPBSET_DROP
    head, kept = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    library.capget(head, kept)
    for power in DAC:
        for part in range(3):
            kept[part] &= ~(1 << power)
    library.capset(head, kept)


if __name__ == "__main__":
    _main()
