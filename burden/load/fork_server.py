"""A process that has brought in what reading needs and forks a child for every file, which so begins in a millisecond or two.

It reads no file itself. Where the system cannot fork (Windows) there is none, and every child is begun from nothing.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import BinaryIO, NoReturn

CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")
_SIZE, _NUMBER = struct.Struct("<I"), struct.Struct("<q")
_FILES = 2  # handed over for a child: what it reads, and where it answers
_BROKEN = 1  # exit status of a child that ended without one

Main = Callable[[str, BinaryIO, BinaryIO], int]  # an order, what is read, where the answer goes -> exit status


class ServerError(Exception):
    """The server has died, with this exit status."""

    def __init__(self, status: int) -> None:
        """Keep the status."""
        super().__init__(status)
        self.status = status


class Server:
    """Forks children by its `command`, which is begun when the first is asked for; `close` ends it, and none of its children."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Know how to begin, and for whom: a process forked from this one may not speak on its line."""
        self.known_by = os.getpid(), [*command]
        self._command, self._environment = command, environment
        self._lock = threading.Lock()
        self._begun: tuple[subprocess.Popen[bytes], socket.socket] | None = None

    def fork(self, order: str, stream: BinaryIO) -> Child:
        """A child that carries out an order over an open file; OSError where the system gives no process, ServerError where it has died."""
        answer, into = os.pipe()
        try:
            number = self.ask(order, (stream.fileno(), into))
        except BaseException:
            os.close(answer)
            raise
        finally:
            os.close(into)
        return Child(self, number, os.fdopen(answer, "rb"))

    def ask(self, text: str, files: Sequence[int] = ()) -> int:
        """The number of the child that an order and its files begin, or the exit status of the child of this number."""
        with self._lock:
            process, line = self._begun = self._begun or self._begin()
            try:
                answer = _asked(line, text.encode(), files)
            except ConnectionError:
                answer = b""
            if not answer:
                raise ServerError(process.wait())
        (number,) = _NUMBER.unpack(answer)
        if files and number < 0:
            raise OSError(-number, os.strerror(-number))
        return int(number)

    def _begin(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter, and no word of it from a file
                self._command, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self._environment
            )
        return process, ours

    def close(self) -> None:
        """End it."""
        with self._lock:
            if self._begun:
                process, line = self._begun
                line.close()
                process.wait()
            self._begun = None


class Child:
    """A child that was forked; it must be waited for."""

    def __init__(self, server: Server, number: int, stdout: BinaryIO) -> None:
        """Know its server, its number and where it answers."""
        self.stdout = stdout
        self._server, self._number = server, number
        self._lock = threading.Lock()
        self._status: int | None = None

    def kill(self) -> None:
        """End it; one that was waited for is left alone, as its number may be another's."""
        with self._lock:
            if self._number:
                os.kill(self._number, signal.SIGKILL)

    def wait(self) -> int:
        """Its exit status, below 0 a signal's number."""
        with self._lock:
            number, self._number = self._number, 0
        if number:
            self._status = self._server.ask(str(number))
        return self._status or 0


def _asked(line: socket.socket, said: bytes, files: Sequence[int]) -> bytes:
    socket.send_fds(line, [_SIZE.pack(len(said))], files)
    line.sendall(said)
    return line.recv(_NUMBER.size, socket.MSG_WAITALL)


_KEPT: ContextVar[Server | None] = ContextVar("_KEPT", default=None)


@contextmanager
def server_of(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Server]:
    """The server that is kept for a command, else one for a while."""
    kept = _KEPT.get()
    if kept and kept.known_by == (os.getpid(), [*command]):
        yield kept
        return
    server = Server(command, environment)
    try:
        yield server
    finally:
        server.close()


@contextmanager
def keeping(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[None]:
    """One server of a command for all who ask for one meanwhile."""
    with server_of(command, environment) as server:
        token = _KEPT.set(server)
        try:
            yield
        finally:
            _KEPT.reset(token)


def serve(main: Main) -> None:
    """Be the server: fork for every order that comes through standard input, until nobody is there to give any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked ends the children
    gc.collect()
    gc.freeze()  # what is shared with the children stays as it is
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, fileno=0) as line:
        while True:
            head, files, _, _ = socket.recv_fds(line, _SIZE.size, _FILES)
            if not head:
                return
            (size,) = _SIZE.unpack(head)
            text = line.recv(size, socket.MSG_WAITALL).decode()
            line.sendall(_NUMBER.pack(_forked(main, line, text, files) if files else _ended(int(text))))


def _forked(main: Main, line: socket.socket, text: str, files: Sequence[int]) -> int:
    """The number of a new child, or below 0 why there is none."""
    try:
        number = os.fork()
    except OSError as error:
        number = -(error.errno or 1)
    if not number:
        line.close()
        _become(main, text, *files)
    for each in files:
        os.close(each)
    return number


def _become(main: Main, text: str, given: int, answer: int) -> NoReturn:
    """The child: its whole life."""
    status = _BROKEN
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with os.fdopen(given, "rb") as stream, os.fdopen(answer, "wb") as out:
            status = main(text, stream, out)
    finally:
        os._exit(status)


def _ended(number: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
