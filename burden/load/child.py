"""Reading untrusted files, each in a child process of its own with little time and memory: its death costs one file.

Where the system limits processes (Linux, macOS) the child limits its own memory and computing; where it does not
(Windows) the clock of this process is the only limit.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from burden.load.answer import unpacked
from burden.load.copies import copies
from burden.load.endings import Ended, no_answer, trouble
from burden.load.files import Source
from burden.load.fork_server import keeping, server_of
from burden.load.grid import Unreadable
from burden.load.inside import MEGABYTE, Hints
from burden.load.nursery import Nursery, command, environment
from burden.load.workbook import Found
from burden.place import Place, Problem
from burden.rulebook import USUAL, Room

_Order: TypeAlias = tuple[Source, Hints, Room]


class _Early(NamedTuple):
    """What was begun before it is asked for: the files, which of them are copies of others, and the answers that come."""

    sources: list[Source]
    same: dict[Source, Source]
    answers: dict[_Order, Future[Ended] | None]


_BEGUN: ContextVar[_Early] = ContextVar("_BEGUN", default=_Early([], {}, {}))  # noqa: B039 - nobody adds to it


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
    early = _BEGUN.get()
    same = early.same if early.sources == [*sources] else copies(sources, room.file_megabytes * MEGABYTE)
    with _children() as begin:
        orders = {source: (source, Hints(encoding, year), room) for source in sources if source not in same}
        waiting = {source: early.answers.pop(order, None) or begin(*order) for source, order in orders.items()}
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


def one_server() -> AbstractContextManager[None]:
    """What is read meanwhile is read by children of one server: for who reads more than once."""
    return keeping(command(), environment())


@contextmanager
def begun(
    sources: Sequence[Source], *, encoding: str | None = None, year: int | None = None, room: Room = USUAL
) -> Iterator[None]:
    """What `read_all` is asked of these files meanwhile is being read already: for who has other things to do before."""
    same, hints = copies(sources, room.file_megabytes * MEGABYTE), Hints(encoding, year)
    with one_server(), _children() as begin:
        orders = [(source, hints, room) for source in sources if source not in same]
        token = _BEGUN.set(_Early([*sources], same, {order: begin(*order) for order in orders}))
        try:
            yield
        finally:
            _BEGUN.reset(token)


@contextmanager
def _children() -> Iterator[Callable[[Source, Hints, Room], Future[Ended]]]:
    """Where children are begun; on the way out those still alive are killed and those not begun never are."""
    with server_of(command(), environment()) as server, ThreadPoolExecutor(_processors()) as pool:
        nursery = Nursery(server)
        try:
            yield lambda source, hints, room: pool.submit(nursery.read, source, hints, room)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            nursery.close()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
