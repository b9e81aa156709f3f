"""Visits that are too many together: the largest groups that all meet, and those that crowd into a window of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from burden.intervals.blocks import by_block, sort
from burden.intervals.keys import Column, Ints, columns, days_between, grid, heads, limited
from burden.intervals.order import arranged, ordered
from burden.intervals.pairs import pairs_of


@dataclass(frozen=True)
class Groups:
    """Groups of rows: the one at i is rows[begin[i]:stop[i]], and the row that ends it, and makes it one too many, stands last.

    Groups may share stretches of `rows`, so that a million of them take no more room than their visits.
    """

    rows: Ints
    begin: Ints
    stop: Ints

    def __len__(self) -> int:
        """How many groups."""
        return len(self.begin)

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        """Each as a tuple of whole numbers."""
        for begin, stop in zip(self.begin.tolist(), self.stop.tolist(), strict=True):
            yield tuple(self.rows[begin:stop].tolist())

    @property
    def size(self) -> Ints:
        """How many rows each has."""
        return self.stop - self.begin

    def where(self, kept: npt.NDArray[np.bool_]) -> Groups:
        """The groups that are kept."""
        return Groups(self.rows, self.begin[kept], self.stop[kept])

    def led_by(self, place: Ints) -> Groups:
        """The groups with the row at one place of each in front, and no other rows than theirs."""
        rows, size = flat(self), self.size
        stop = np.cumsum(size)
        behind = np.ones(len(rows), dtype=np.int64)
        behind[stop - size + (place - self.begin)] = 0
        order = np.argsort(np.repeat(np.arange(len(self)) * 2, size) + behind, kind="stable")
        return Groups(rows[order], stop - size, stop)

    def touching(self, flags: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Which groups hold a row with its flag up."""
        up = np.concatenate([[0], np.cumsum(flags[self.rows])])
        return np.asarray(up[self.stop] > up[self.begin])


def meetings(target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike, most: int = 1) -> Groups:
    """The largest groups of more than `most` rows that all meet each other: none is part of another one.

    A group is ordered by beginning; the row that begins last, when all the others are still there, stands last.
    """
    of, opening, closing = columns(target=target, first=first, last=last)
    order = ordered(of, opening, closing)
    left, right = pairs_of(order, places=True)
    pairs = right.astype(np.int64) << 32
    pairs |= left
    sort(pairs)
    left, right = pairs & 0x7FFFFFFF, pairs >> 32
    row = order.block(0, len(order)).row
    opening, closing = opening[row], closing[row]
    begin = heads(right)
    stop, ender = np.append(begin[1:], len(right))[: len(begin)], right[begin]
    earliest = np.full(len(row), np.iinfo(np.int64).min)  # of a group, the first end
    earliest[ender] = np.minimum(np.minimum.reduceat(closing[left], begin), closing[ender])
    part = np.zeros(len(row), dtype=bool)  # all of them are still there when a later one begins
    part[left[earliest[left] >= opening[right]]] = True
    rows, shift = row[np.insert(left, stop, ender)], np.arange(len(begin))
    return Groups(rows, begin + shift, stop + shift + 1).where(~part[ender] & (stop - begin >= most))


def crowded_windows(target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike, most: int, window: int) -> Groups:
    """Each row that ends a group of more than `most` rows which lie, with [first, last], inside `window` days: the group.

    The row itself stands last in its group, which is ordered by day; fixed starts have first == last.
    """
    limited(most, window)
    of, opening, closing = columns(target=target, first=first, last=last)
    days_between(opening, closing, reach=window)
    narrow = np.flatnonzero(closing.astype(np.int64) - opening < window)
    where, codes = grid(of[narrow], closing[narrow], reach=window)
    key, order = arranged(where.keys(codes, closing[narrow]))
    rows, reached = narrow[order], key + key.dtype.type(window - 1)
    hits = most + np.flatnonzero(reached[: max(len(key) - most, 0)] >= key[most:])
    crowds = Groups(rows, np.searchsorted(reached, key[hits]), hits + 1)
    if (opening[narrow] == closing[narrow]).all():
        return crowds
    return inside(crowds, opening, closing, most, window)


def inside(crowds: Groups, first: Column, last: Column, most: int, window: int) -> Groups:
    """The groups without the rows that can begin before the window does; those of more than `most` rows."""

    def sift(begin: int, stop: int) -> tuple[Ints, Ints]:
        some = Groups(crowds.rows, crowds.begin[begin:stop], crowds.stop[begin:stop])
        rows, heads = flat(some), np.cumsum(some.size) - some.size
        since = np.repeat(last[some.rows[some.stop - 1]].astype(np.int64) - window, some.size)
        stays = first[rows] > since
        left = np.add.reduceat(stays, heads, dtype=np.int64)
        return rows[stays & np.repeat(left > most, some.size)], left[left > most]

    found = by_block(sift, len(crowds))
    rows, sizes = (np.concatenate([crowds.begin[:0], *(part[i] for part in found)]) for i in range(2))
    stop = np.cumsum(sizes)
    return Groups(rows, stop - sizes, stop)


def flat(groups: Groups) -> Ints:
    """The rows of all groups, one group after the other."""
    size = groups.size
    places = np.arange(size.sum()) + np.repeat(groups.begin - (np.cumsum(size) - size), size)
    return np.asarray(groups.rows[places])
