"""Sorted beginnings against sorted ends: how many visits are there at once, in how many clusters, how many too soon.

Neither needs to know whose it is. Both stand as keys of target and day; where none is reversed, the end of each rank is no earlier
than the beginning of that rank, and what began before a visit and is not over stands right before it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from burden.intervals.blocks import by_block, places, sort
from burden.intervals.keys import Grid, Ints, Keys, columns, grid, heads, limited
from burden.intervals.order import arranged

NEAR = 8  # places looked back one by one before the rest is found by halving
Counts = npt.NDArray[np.uint32]


class Peaks(NamedTuple):
    """For each target, in order: how many groups of visits do not overlap each other, and the most visits on one day."""

    target: Ints
    clusters: Ints
    peak: Ints


def opened_and_ended(target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike) -> tuple[Keys, Keys, Grid]:
    """The sorted keys of all first days, and of all last days; ValueError for a reversed interval."""
    of, opening, closing = columns(target=target, first=first, last=last)
    if (closing < opening).any():
        raise ValueError("an interval ends before it begins")
    where, codes = grid(of, opening, closing)
    starts, ends = where.keys(codes, opening), where.keys(codes, closing)
    sort(starts, ends)
    return starts, ends, where


def not_over(starts: Keys, ends: Keys) -> Counts:
    """For each start how many before it are not over when it begins."""
    found = np.zeros(len(starts), np.uint32)

    def look(begin: int, stop: int) -> None:
        count = found[begin:stop]
        for step in range(1, NEAR + 1):
            skip = max(step - begin, 0)
            alive = ends[begin + skip - step : stop - step] >= starts[begin + skip : stop]
            count[skip:] += alive
            if not alive.any():
                return
        far = np.flatnonzero(count == NEAR)
        count[far] = begin + far - np.searchsorted(ends[:stop], starts[begin:stop][far])

    by_block(look, len(starts))
    return found


def peaks(target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike) -> Peaks:
    """The clusters and the peak of each target; two visits share a cluster where a chain of shared days joins them."""
    starts, ends, where = opened_and_ended(target, first, last)
    if not len(starts):
        return Peaks(*(np.empty(0, np.int64) for _ in Peaks._fields))
    begin = heads(starts >> starts.dtype.type(where.bits))
    here = not_over(starts, ends)
    clusters = np.add.reduceat(here == 0, begin, dtype=np.int64)
    of, on = where.columns(len(begin))
    where.tell(starts[begin], of, on)
    return Peaks(of, clusters, np.maximum.reduceat(here, begin).astype(np.int64) + 1)


def window_counts(target: npt.ArrayLike, day: npt.ArrayLike, window: int) -> Ints:
    """For each row how many rows of its target lie in the `window` days up to its own, all of its own day among them."""
    limited(0, window)
    of, days = columns(target=target, day=day)
    where, codes = grid(of, days, reach=window)
    key, row = arranged(where.keys(codes, days))
    count = not_over(key, key + key.dtype.type(window - 1))
    mirrored = ~key[::-1]
    count += not_over(mirrored, mirrored)[::-1] + np.uint32(1)
    found = np.empty(len(row), np.int32)
    found[row] = count
    return found


def crowded_starts(
    target: npt.ArrayLike, first: npt.ArrayLike, most: int, window: int, last: npt.ArrayLike | None = None
) -> tuple[Ints, Ints]:
    """Target and first day of each row that can be one too many to start: at most `most` may, in any `window` days.

    A row starts on its day `first`, or on some day up to `last`. In order, that is a row whose start is within reach of the one
    `most` places before it.
    """
    limited(most, window)
    known, opening, closing = columns(target=target, first=first, last=first if last is None else last)
    where, codes = grid(known, opening, closing, reach=window)
    starts = where.keys(codes, opening)
    ends = starts if last is None else where.keys(codes, closing)
    sort(*([starts] if last is None else [starts, ends]))
    reach = starts.dtype.type(window - 1)

    rows = max(len(starts) - most, 0)

    def late(begin: int, stop: int) -> tuple[int, Keys]:
        later = starts[begin + most : stop + most]
        return begin, later[np.flatnonzero(ends[begin:stop] + reach >= later)]

    hits = dict(by_block(late, rows))
    place, (of, on) = places(map(len, hits.values())), where.columns(sum(map(len, hits.values())))

    def fill(begin: int, _: int) -> None:
        where.tell(hits[begin], of[place(begin)], on[place(begin)])

    by_block(fill, rows)
    return of, on
