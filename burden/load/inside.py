"""Inside the child process: it takes its limits upon itself, reads the one file it was handed, and answers."""

from __future__ import annotations

import gc
import json
import os
import sys
from types import ModuleType
from typing import BinaryIO, NamedTuple

from burden.load.answer import packed
from burden.load.content import read_content
from burden.load.fork_server import serve

try:
    import resource as _resource
except ImportError:  # Windows: the clock of the parent is the only limit there
    _resource = None  # type: ignore[assignment]

resource: ModuleType | None = _resource
NO_MEMORY, OUR_BUG = 5, 3  # exit statuses
MEGABYTE = 1 << 20
_OPEN_FILES = 64


class Hints(NamedTuple):
    """What is known of a file beforehand: the encoding of its text, and the year of the plan."""

    encoding: str | None = None
    year: int | None = None


class Order(NamedTuple):
    """What the parent asks for: a file by its name, what is known of it, and the limits."""

    name: str
    encoding: str | None
    year: int | None
    seconds: int  # of computing
    megabytes: int  # of memory, 0 for no limit


def begin(order: str) -> int:
    """Carry out an order over standard input and output, or without any fork for those who give some; the exit status."""
    if order:
        return main(order, sys.stdin.buffer, sys.stdout.buffer)
    serve(main)
    return 0


def main(order: str, stream: BinaryIO, out: BinaryIO) -> int:
    """Read a file and answer; the exit status says why there is no answer."""
    given = Order(*json.loads(order))
    gc.disable()  # a short life without circles of objects: looking for them is a fifth of its time
    try:
        limit(given)
        answer(given, stream, out)
    except MemoryError:
        return NO_MEMORY
    except Exception as error:  # noqa: BLE001 - the one place where a bug of ours in here becomes a word to the parent
        out.write(_where(error).encode())
        return OUR_BUG
    return 0


def limit(order: Order) -> None:
    """Take the limits upon this process, where the system knows any."""
    if resource is None:
        return
    limits = {"RLIMIT_CPU": order.seconds, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0, "RLIMIT_NOFILE": _OPEN_FILES, "RLIMIT_NPROC": 0}
    if order.megabytes:
        limits["RLIMIT_AS"] = order.megabytes * MEGABYTE
    for name, value in limits.items():
        if hasattr(resource, name):
            _lower(resource, getattr(resource, name), value)


def _lower(known: ModuleType, kind: int, value: int) -> None:
    """Never above what this process may have already."""
    now, most = known.getrlimit(kind)
    least = min([value, *(each for each in (now, most) if each != known.RLIM_INFINITY)])
    try:
        known.setrlimit(kind, (least, most))
    except (ValueError, OSError):  # a system that has the name and not the limit
        return


def answer(order: Order, stream: BinaryIO, out: BinaryIO) -> None:
    """Read the file and write what it holds."""
    stream.seek(0)  # where the parent has left it does not matter
    for piece in packed(read_content(stream, order.name, order.encoding, order.year)):
        out.write(piece)
    out.flush()


def _where(error: Exception) -> str:
    """The kind of an error and the line of ours it rose from; nothing of the file."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    where = f"{os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}" if last else ""
    return f"{type(error).__name__}, {where}"
