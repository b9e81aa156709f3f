"""Visits that meet, pair by pair: in order, the partners of a visit stand right behind it until one begins after it has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from burden.intervals.blocks import BLOCK, in_halves
from burden.intervals.keys import Ints, columns
from burden.intervals.order import Block, Order, Rows, ordered
from burden.intervals.sweep import not_over, opened_and_ended

MARGIN = 1 << 8  # visits behind a block among which most partners are
DENSE = 8  # a block is looked at whole while at least one in so many visits may have another partner


def overlapping_pairs(
    target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike, party: npt.ArrayLike | None = None
) -> tuple[Ints, Ints]:
    """Rows (a, b) at one target with first[a] <= last[b] and first[b] <= last[a]; a begins no later than b.

    Where `party` is given, only pairs of different parties. The pairs stand in no order that means anything, but always the same.
    """
    named = {"target": target, "first": first, "last": last} | ({} if party is None else {"party": party})
    return pairs_of(ordered(*columns(**named)), party is not None)


def pairs_of(order: Order, apart: bool = False, places: bool = False) -> tuple[Ints, Ints]:
    """The pairs in an order as rows or as places in it; `apart`: of different parties only."""

    def look(blocks: Iterable[tuple[int, int]]) -> tuple[Long, Long]:
        left, right = Long(), Long()
        for begin, stop in blocks:
            block = order.block(begin, stop + MARGIN)
            over = int(block.end[: stop - begin].max())
            if int(block.key[-1]) <= over:
                block = order.block(begin, order.after(over))
            label = np.arange(begin, begin + len(block.key), dtype=np.int32) if places else block.row
            for at, step in ahead(block, stop - begin, apart):
                left.take(label, at)
                right.take(label[step:], at)
        return left, right

    first, *second = in_halves(look, len(order))
    for half in second:
        for mine, more in zip(first, half, strict=True):
            mine.add(more)
    left, right = (each.values[: each.length] for each in first)
    return left, right


class Long:
    """A column of rows that grows at its end, in its place where the system can move memory without copying it."""

    def __init__(self) -> None:
        """Empty."""
        self.values, self.length = np.empty(BLOCK, np.int32), 0

    def take(self, values: Rows, at: Ints) -> None:
        """Put the values at these places behind those that are there."""
        until = self.length + len(at)
        if until > len(self.values):
            self.values.resize(until + until // 4, refcheck=False)
        values.take(at, out=self.values[self.length : until], mode="clip")
        self.length = until

    def add(self, more: Long) -> None:
        """Put another one behind it."""
        self.values.resize(self.length + more.length, refcheck=False)
        self.values[self.length :] = more.values[: more.length]
        self.length += more.length


def ahead(block: Block, count: int, apart: bool) -> Iterator[tuple[Ints, int]]:
    """Which of the first `count` visits of a block meet the one `step` behind them, for each step while one may.

    While many may, whole columns are compared; then only those that still have partners.
    """
    key, end, party, _ = block
    alive: Ints | None = None
    for step in range(1, len(key)):
        if alive is None:
            here, there = slice(min(count, len(key) - step)), slice(step, step + min(count, len(key) - step))
            lasts = key[there] <= end[here]
            meets = lasts & (key[here] <= end[there])
            if apart:
                meets &= party[here] != party[there]
            yield np.flatnonzero(meets), step
            if np.count_nonzero(lasts) * DENSE < count:
                alive = np.flatnonzero(lasts)
        else:
            alive = alive[: len(alive) - (int(alive[-1]) + step == len(key))]  # behind the very last visit is nobody
            alive = alive[key[alive + step] <= end[alive]]
            meets = key[alive] <= end[alive + step]
            if apart:
                meets &= party[alive] != party[alive + step]
            yield alive[meets], step
        if alive is not None and not len(alive):
            return


def pair_count(target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike) -> int:
    """How many pairs overlap, without listing them; no interval may be reversed."""
    starts, ends, _ = opened_and_ended(target, first, last)
    return int(not_over(starts, ends).sum(dtype=np.int64))
