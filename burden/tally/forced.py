"""Spans that must hold more than a limit allows, though no single group of visits must: looked for where that may be at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from burden.intervals import Groups, Ints, as_groups, crammed, tightest
from burden.intervals.load import Load
from burden.intervals.sorting import among, once
from burden.intervals.spans import Capacity
from burden.tally.counted import Tally


class Windows(NamedTuple):
    """The days (or periods) from `first` to `last` in which each visit must lie, what it needs, and of whom only one counts.

    `begin` and `end` are the same in units of which each has room for `most`: workdays, weeks ..., the end not among them.
    """

    first: Ints
    last: Ints
    need: npt.NDArray[Any]
    begin: Ints
    end: Ints
    most: float
    party: npt.NDArray[Any] | None = None


class Forced(NamedTuple):
    """Groups of rows, the span in which each must lie, what it needs there and what room there is."""

    groups: Groups
    first: Ints
    last: Ints
    need: npt.NDArray[np.float64]
    room: npt.NDArray[np.float64]


def forced(tally: Tally, windows: Windows, room: Capacity, certain: Groups) -> Forced:
    """The tightest spans over all targets, as `tightest` finds them; none holds a `certain` group.

    A span of visits without room to spare is overloaded only where some of them must meet; it can be one of these only where
    not all of such a group lie in it, and so only where a group is of two more than the limit. Where no window leaves a
    choice, nothing is forced that is not certain.
    """
    if np.array_equal(windows.first, windows.last):
        return forced_by(np.arange(0), [])
    key = tally.key()
    likely = crammed(key, windows.begin, windows.end, windows.need, windows.most)
    large = certain.where(certain.size > int(tally.limit.value) + 1)
    likely |= among(key, once(key[large.rows[large.begin]]))
    rows = np.flatnonzero(likely)
    place = np.full(len(key), -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    held = certain.where(place[certain.rows[certain.begin]] >= 0)
    first, last, need = windows.first[rows], windows.last[rows], windows.need[rows]
    party = None if windows.party is None else windows.party[rows]
    loads = tightest(
        key[rows], first, last, need, room, party, Groups(place[held.rows], held.begin, held.stop), tally.judged[rows]
    )
    return forced_by(rows, loads)


def forced_by(rows: Ints, loads: Sequence[Load]) -> Forced:
    """Loads of windows at places among some rows, as what is forced of these."""
    groups = as_groups(load.rows for load in loads)
    begin, end = (np.array([load[at] for load in loads], dtype=np.int64) for at in range(2))
    needed, there = (np.array([load[at] for load in loads], dtype=np.float64) for at in range(3, 5))
    return Forced(Groups(rows[groups.rows], groups.begin, groups.stop), begin, end, needed, there)
