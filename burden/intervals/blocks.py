"""Long columns in pieces that stay in a core's cache, worked on by two threads where there are enough of them.

numpy frees the interpreter's lock while it sorts and compares, so that plain threads gain; the pieces and their order are the
same with one thread and with two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
BLOCK = 1 << 16  # rows: a few columns of them fill half of a common second-level cache
MANY = 1 << 20  # rows from which a second thread gains more than it costs
THREADS = 2


def together(tasks: Iterable[Callable[[], T]], rows: int) -> list[T]:
    """What each task gives, in order; the tasks run in threads where there are many rows."""
    if rows < MANY:
        return [task() for task in tasks]
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(lambda task: task(), tasks))


def by_block(work: Callable[[int, int], T], rows: int) -> list[T]:
    """What `work(begin, stop)` gives for each block of the rows, in order."""

    def run(begin: int, stop: int) -> list[T]:
        return [work(at, min(at + BLOCK, stop)) for at in range(begin, stop, BLOCK)]

    if rows < MANY:
        return run(0, rows)
    half = rows // 2 // BLOCK * BLOCK
    parts = together([lambda: run(0, half), lambda: run(half, rows)], rows)
    return [result for part in parts for result in part]
