"""Reading untrusted files, each in a child process of its own with little time and memory: its death costs one file.

Where the system limits processes (Linux, macOS) the child limits its own memory and computing; where it does not
(Windows) the clock of this process is the only limit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from burden.load.answer import unpacked
from burden.load.content import LOOKED_AT, PDF
from burden.load.copies import copies
from burden.load.endings import Ended, no_answer, trouble
from burden.load.files import Source, opened
from burden.load.grid import Unreadable
from burden.load.inside import MEGABYTE, Hints, Order, resource
from burden.load.markup import is_markup
from burden.load.workbook import Found
from burden.place import Place, Problem
from burden.rulebook import USUAL, Room

MOST_ANSWER = 300_000_000  # bytes
_CHUNK = 1 << 20
_FIRST_SECONDS, _SECONDS_EACH = 8, 1  # for a file without size, and for every megabyte more
_FIRST_MEGABYTES, _MEGABYTES_EACH = 280, 30
_PATIENCE = 5 if resource else 2  # times the seconds: a busy machine computes seldom; where it counts no computing, less
_BEGIN = "import sys; sys.path += sys.argv[2:]; from burden.load.inside import main; sys.exit(main(sys.argv[1]))"
_KEPT = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # without which Python may not start


def read_all(
    sources: Sequence[Source],
    *,
    encoding: str | None = None,
    year: int | None = None,
    room: Room = USUAL,
    progress: Callable[[Iterable[Source]], Iterable[Source]] = iter,
) -> Iterator[Found]:
    """What each file holds, in the order of `sources`, and as many read at once as there are processors.

    A file that is byte for byte one before it is not read again. A file whose child dies, takes longer than `room` allows or answers nonsense gives one problem, as does one that
    cannot be opened. Whatever ends this generator ends the children.
    """
    same = copies(sources, room.file_megabytes * MEGABYTE)
    with _children() as begin:
        waiting = {source: begin(source, Hints(encoding, year), room) for source in sources if source not in same}
        for source in progress(sources):
            yield _copy(source, same[source]) if source in same else _asked(source, _found(source, waiting.pop(source)))


def _copy(source: Source, first: Source) -> Found:
    zh, en = f"与{first.name}逐字节相同，没有再读", f"byte for byte the same as {first.name}; it was not read again"
    return (), (Problem("notice", Place(source.name), zh, en),)


def _asked(source: Source, found: Found) -> Found:
    """A file without a table is no trouble where it only lay in a folder; where it was named by itself it is."""
    grids, problems = found
    if grids or not source.named:
        return found
    return (), tuple(replace(each, kind="unreadable") if each.place == Place(source.name) else each for each in problems)


def _found(source: Source, ending: Future[Ended]) -> Found:
    try:
        ended = ending.result()
        if why := trouble(ended):
            return (), (why.problem(source.name),)
        return unpacked(ended.answer, source.name)
    except Unreadable as error:
        return (), (error.problem(source.name),)
    except ValueError:
        return (), (no_answer().problem(source.name),)


@contextmanager
def _children() -> Iterator[Callable[[Source, Hints, Room], Future[Ended]]]:
    """Where children are begun; on the way out those still alive are killed and those not begun never are."""
    nursery = _Nursery()
    with ThreadPoolExecutor(_processors()) as pool:
        try:
            yield lambda source, hints, room: pool.submit(nursery.read, source, hints, room)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            nursery.close()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Nursery:
    """The children alive."""

    def __init__(self) -> None:
        self._alive: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._closed = False

    def read(self, source: Source, hints: Hints, room: Room) -> Ended:
        """Begin a child for one file and wait for its end; Unreadable where the file cannot be opened."""
        with opened(source.path, room.file_megabytes * MEGABYTE) as stream:
            scaled = scaled_room(room, os.fstat(stream.fileno()).st_size, stream.read(LOOKED_AT))
            child = self._begin(stream, Order(source.name, *hints, scaled.seconds, scaled.megabytes))
        try:
            return _watched(child, scaled)
        finally:
            child.kill()
            child.wait()
            with self._lock:
                self._alive.discard(child)

    def _begin(self, stream: BinaryIO, order: Order) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise Unreadable("读取已中止", "reading was stopped")
            child = subprocess.Popen(  # noqa: S603 - our own interpreter, and no word of it from a file
                command(order), stdin=stream, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
            )
            self._alive.add(child)
            return child

    def close(self) -> None:
        """Kill those alive and begin no more."""
        with self._lock:
            self._closed = True
            for child in self._alive:
                child.kill()


def command(order: Order) -> list[str]:
    """The command that runs a child: the same modules as here, and nothing that a folder or an environment adds."""
    root = str(Path(__file__).resolve().parents[2])
    paths = dict.fromkeys([root, *(path for path in sys.path if os.path.isabs(path))])
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", _BEGIN, json.dumps(order), *paths]


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _KEPT if name in os.environ}


def scaled_room(room: Room, size: int, head: bytes) -> Room:
    """What a file of so many bytes that begins so may take: a small one that takes long is no plan, nor is a page or a PDF."""
    megabytes = 0 if is_markup(head) or head.startswith(PDF) else size / MEGABYTE
    return Room(
        seconds=min(room.seconds, int(_FIRST_SECONDS + _SECONDS_EACH * megabytes)),
        megabytes=min(room.megabytes, int(_FIRST_MEGABYTES + _MEGABYTES_EACH * megabytes)),
        file_megabytes=room.file_megabytes,
    )


def _watched(child: subprocess.Popen[bytes], room: Room) -> Ended:
    """Take the answer of a child, but not longer than it may take nor more than it may say."""
    late = threading.Event()
    timer = threading.Timer(room.seconds * _PATIENCE, _stop, (child, late))
    timer.daemon = True
    timer.start()
    try:
        answer = _said(child.stdout)  # type: ignore[arg-type]
    finally:
        timer.cancel()
    if answer is None:
        return Ended(0, b"", room, "size")
    return Ended(child.wait(), answer, room, "time" if late.is_set() else "")


def _stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _said(pipe: BinaryIO) -> bytes | None:
    """All that comes through a pipe, None where that is too much."""
    with pipe:
        pieces, size = [], 0
        while piece := pipe.read(_CHUNK):
            pieces.append(piece)
            size += len(piece)
            if size > MOST_ANSWER:
                return None
    return b"".join(pieces)
