"""The children alive that read files: begun by a server where the system can fork, watched by the clock, and ended with who asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO, TypeAlias

from burden.load.content import LOOKED_AT, PDF
from burden.load.endings import Ended
from burden.load.files import Source, opened
from burden.load.fork_server import CAN_FORK, Child, Server, ServerError
from burden.load.grid import Unreadable
from burden.load.inside import MEGABYTE, Hints, Order, resource
from burden.load.markup import is_markup
from burden.rulebook import Room

MOST_ANSWER = 300_000_000  # bytes
_CHUNK = 1 << 20
_FIRST_SECONDS, _SECONDS_EACH = 8, 1  # for a file without size, and for every megabyte more
_FIRST_MEGABYTES, _MEGABYTES_EACH = 280, 30
_PATIENCE = 5 if resource else 2  # times the seconds: a busy machine computes seldom; where it counts no computing, less
_BEGIN = "import sys; sys.path += sys.argv[2:]; from burden.load.inside import begin; sys.exit(begin(sys.argv[1]))"
_Child: TypeAlias = Child | subprocess.Popen[bytes]
_KEPT = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # without which Python may not start


class Nursery:
    """The children alive."""

    def __init__(self, server: Server) -> None:
        """Begin them by a server where the system can fork."""
        self._server = server
        self._alive: set[_Child] = set()
        self._lock = threading.Lock()
        self._closed = False

    def read(self, source: Source, hints: Hints, room: Room) -> Ended:
        """Begin a child for one file and wait for its end; Unreadable where the file cannot be opened."""
        with opened(source.path, room.file_megabytes * MEGABYTE) as stream:
            scaled = scaled_room(room, os.fstat(stream.fileno()).st_size, stream.read(LOOKED_AT))
            try:
                child = self._begin(stream, Order(source.name, *hints, scaled.seconds, scaled.megabytes))
            except ServerError as died:
                return Ended(died.status, b"", scaled)
        try:
            return _watched(child, scaled)
        finally:
            child.kill()
            child.wait()
            with self._lock:
                self._alive.discard(child)

    def _begin(self, stream: BinaryIO, order: Order) -> _Child:
        with self._lock:
            if self._closed:
                raise Unreadable("读取已中止", "reading was stopped")
            said = json.dumps(order)
            child: _Child = self._server.fork(said, stream) if CAN_FORK else _begun(said, stream)
            self._alive.add(child)
            return child

    def close(self) -> None:
        """Kill those alive and begin no more."""
        with self._lock:
            self._closed = True
            for child in self._alive:
                child.kill()


def _begun(order: str, stream: BinaryIO) -> subprocess.Popen[bytes]:
    """A child begun from nothing."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter, and no word of it from a file
        command(order), stdin=stream, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment()
    )


def command(order: str = "") -> list[str]:
    """The command that runs a child, or without an order the server: the same modules as here, and nothing that a folder adds."""
    root = str(Path(__file__).resolve().parents[2])
    paths = dict.fromkeys([root, *(path for path in sys.path if os.path.isabs(path))])
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", _BEGIN, order, *paths]


def environment() -> dict[str, str]:
    """The little of our environment that a child is given."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ}


def scaled_room(room: Room, size: int, head: bytes) -> Room:
    """What a file of so many bytes that begins so may take: a small one that takes long is no plan, nor is a page or a PDF."""
    megabytes = 0 if is_markup(head) or head.startswith(PDF) else size / MEGABYTE
    return Room(
        seconds=min(room.seconds, int(_FIRST_SECONDS + _SECONDS_EACH * megabytes)),
        megabytes=min(room.megabytes, int(_FIRST_MEGABYTES + _MEGABYTES_EACH * megabytes)),
        file_megabytes=room.file_megabytes,
    )


def _watched(child: _Child, room: Room) -> Ended:
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


def _stop(child: _Child, late: threading.Event) -> None:
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
