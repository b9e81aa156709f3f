"""Visits that meet, pair by pair: in order, the partners of a visit stand right behind it until one begins after it has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import numpy as np
import numpy.typing as npt

from burden.intervals.blocks import in_halves, together
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
        left, right = (Long(len(order)) for _ in range(2))
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

    halves = in_halves(look, len(order))
    left, right = together([partial(joined, [half[side] for half in halves]) for side in (0, 1)], len(order))
    return left, right


class Long:
    """A column of rows that grows at its end, in its place where the system can move memory without copying it."""

    def __init__(self, room: int) -> None:
        """Empty, with room for so many at first."""
        self.values, self.length = np.empty(room, np.int32), 0

    def take(self, values: Rows, at: Ints) -> None:
        """Put the values at these places behind those that are there."""
        until = self.length + len(at)
        if until > len(self.values):
            self.values.resize(until + until // 4, refcheck=False)
        values.take(at, out=self.values[self.length : until], mode="clip")
        self.length = until


def joined(parts: list[Long]) -> Rows:
    """All of them one behind the other, in the memory of the first."""
    first, length = parts[0], parts[0].length
    first.values.resize(sum(part.length for part in parts), refcheck=False)
    for part in parts[1:]:
        first.values[length : length + part.length] = part.values[: part.length]
        length += part.length
    return first.values


def ahead(block: Block, count: int, apart: bool) -> Iterator[tuple[Ints, int]]:
    """Which of the first `count` visits of a block meet the one `step` behind them, for each step while one may.

    While many may, whole columns are compared; then only those that still have partners.
    """
    key, end = block.key, block.end
    turned = bool((end < key).any())
    alive: Ints | None = None
    for step in range(1, len(key)):
        if alive is None:
            here, there = slice(min(count, len(key) - step)), slice(step, step + min(count, len(key) - step))
            lasts = key[there] <= end[here]
            wanted = meeting(block, here, there, turned, apart)
            yield np.flatnonzero(lasts if wanted is None else lasts & wanted), step
            if np.count_nonzero(lasts) * DENSE < count:
                alive = np.flatnonzero(lasts)
        else:
            alive = alive[: len(alive) - (int(alive[-1]) + step == len(key))]  # behind the very last visit is nobody
            alive = alive[key[alive + step] <= end[alive]]
            wanted = meeting(block, alive, alive + step, turned, apart)
            yield alive if wanted is None else alive[wanted], step
        if alive is not None and not len(alive):
            return


def meeting(block: Block, here: Ints | slice, there: Ints | slice, turned: bool, apart: bool) -> npt.NDArray[np.bool_] | None:
    """Which of two that begin in time also meet, where some are reversed, and are of different parties; None: all of them."""
    meets = block.key[here] <= block.end[there] if turned else None
    if not apart:
        return meets
    different = np.asarray(block.party[here] != block.party[there])
    return different if meets is None else meets & different


def pair_count(target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike) -> int:
    """How many pairs overlap, without listing them; no interval may be reversed."""
    starts, ends, _ = opened_and_ended(target, first, last)
    return int(not_over(starts, ends).sum(dtype=np.int64))
