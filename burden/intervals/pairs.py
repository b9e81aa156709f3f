"""Visits that meet, pair by pair: in order, the partners of a visit stand right behind it until one begins after it has ended."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from burden.intervals.blocks import by_block
from burden.intervals.keys import Ints, columns
from burden.intervals.order import Block, Order, ordered
from burden.intervals.sweep import not_over, opened_and_ended

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

    def look(begin: int, stop: int) -> tuple[Ints, Ints]:
        block = order.block(begin, stop)
        block = order.block(begin, order.after(int(block.end.max())))
        label = np.arange(begin, begin + len(block.key), dtype=np.int32) if places else block.row
        found = list(ahead(block, stop - begin, apart))
        left = np.concatenate([label[:0], *(label[at] for at, _ in found)])
        return left, np.concatenate([label[:0], *(label[at + step] for at, step in found)])

    found = by_block(look, len(order))
    none = np.empty(0, np.int32)
    return np.concatenate([none, *(left for left, _ in found)]), np.concatenate([none, *(right for _, right in found)])


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
            alive = alive[: np.searchsorted(alive, len(key) - step)]
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
