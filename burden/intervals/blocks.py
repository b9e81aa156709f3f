"""Long columns in pieces that stay in a core's cache, worked on by two threads where there are enough of them.

numpy frees the interpreter's lock while it sorts and compares, so that plain threads gain; the pieces and their order are the
same with one thread and with two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T")
BLOCK = 1 << 18  # rows: a few columns of them stay in a core's cache, and threads seldom wait for each other
MANY = 1 << 20  # rows from which a second thread gains more than it costs
THREADS = 2


def together(tasks: Iterable[Callable[[], T]], rows: int) -> list[T]:
    """What each task gives, in order; the tasks run in threads where there are many rows."""
    if rows < MANY:
        return [task() for task in tasks]
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(lambda task: task(), tasks))


def places(sizes: Iterable[int]) -> Callable[[int], slice]:
    """Where each block (named by its first row) puts what it found, when so much is found in each."""
    until = np.cumsum([0, *sizes]).tolist()
    return lambda begin: slice(until[begin // BLOCK], until[begin // BLOCK + 1])


def sort(*columns: npt.NDArray[Any]) -> None:
    """Sort each in place: many rows of one column in halves, once the smaller ones stand in the first."""
    parts = list(columns)
    if len(parts) == 1 and len(parts[0]) >= MANY:
        half = len(parts[0]) // 2
        parts[0].partition(half)
        parts = [parts[0][:half], parts[0][half:]]
    together([part.sort for part in parts], sum(len(part) for part in parts))


def in_halves(run: Callable[[Iterable[tuple[int, int]]], T], rows: int) -> list[T]:
    """What `run` makes of the blocks (begin, stop) of all rows, or of each half of them where there are many."""
    blocks = [(at, min(at + BLOCK, rows)) for at in range(0, rows, BLOCK)]
    if rows < MANY:
        return [run(blocks)]
    half = len(blocks) // 2
    return together([lambda: run(blocks[:half]), lambda: run(blocks[half:])], rows)


def by_block(work: Callable[[int, int], T], rows: int) -> list[T]:
    """What `work(begin, stop)` gives for each block of the rows, in order."""
    return [found for half in in_halves(lambda blocks: [work(*block) for block in blocks], rows) for found in half]
