"""The command line, run in this process or as a user runs it."""

import contextlib
import gc
import io
import subprocess
import sys
from contextvars import copy_context
from typing import NamedTuple
from unittest import mock

from burden.cli import main


class Done(NamedTuple):
    """How a command left, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def burden(*arguments, cwd=".") -> Done:
    """Run the command here: only the start of a process is spared."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\n") for _ in range(2)]
    patched = mock.patch.multiple(sys, argv=["burden", *map(str, arguments)], stdout=streams[0], stderr=streams[1])
    with contextlib.chdir(cwd), patched:
        status = copy_context().run(_status)
    texts = [stream.detach() for stream in streams if stream.flush() is None]
    return Done(status, *(text.getvalue().decode() for text in texts))


def process(*arguments, cwd=None, before="") -> Done:
    """Run the command in a process of its own, after some code."""
    line = [sys.executable, "-c", f"{before}from burden.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)
    return Done(done.returncode, done.stdout, done.stderr)


def _status() -> int:
    held = gc.get_threshold()
    try:
        main()
    except SystemExit as left:
        return int(left.code or 0)
    finally:
        gc.set_threshold(*held)
    return 0
