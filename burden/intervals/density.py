"""How many visits each target has on each day."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from burden.intervals.blocks import BLOCK, by_block, places
from burden.intervals.keys import Ints, Keys
from burden.intervals.sweep import opened_and_ended


class Density(NamedTuple):
    """The days of each target, in order, on which there are visits, and how many."""

    target: Ints
    day: Ints
    visits: Ints


class Busy(NamedTuple):
    """Busy days side by side, the free ones between them left out: the keys of the days, and the visits on each."""

    key: Keys
    visits: Ints


def density(target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike) -> Density:
    """How many visits there are on each day of each target on which there are any, each from `first` to `last`."""
    starts, ends, where = opened_and_ended(target, first, last)

    def whole(begin: int, stop: int) -> slice:
        return slice(next_opening(starts, ends, begin), next_opening(starts, ends, stop))

    sizes = by_block(lambda begin, stop: busy_days(starts[whole(begin, stop)], ends[whole(begin, stop)]), len(starts))
    place = places(sizes)
    found = Density(*where.columns(sum(sizes)), np.empty(sum(sizes), np.int32))

    def fill(begin: int, stop: int) -> None:
        here, days = whole(begin, stop), place(begin)
        if days.start < days.stop:
            busy = side_by_side(starts[here], ends[here])
            where.tell(busy.key, found.target[days], found.day[days])
            found.visits[days] = busy.visits

    by_block(fill, len(starts))
    return found


def next_opening(starts: Keys, ends: Keys, place: int) -> int:
    """The next place at which a visit begins when all before it are over, or the end."""
    while 0 < place < len(starts):
        free = starts[place : place + BLOCK] > ends[place - 1 : place - 1 + BLOCK][: len(starts) - place]
        at = int(free.argmax())
        if free[at]:
            return place + at
        place += len(free)
    return place


def free_days(starts: Keys, ends: Keys) -> Keys:
    """The free days before each start, after the first."""
    over = ends[:-1] + ends.dtype.type(1)
    return np.asarray(np.maximum(starts[1:], over) - over)


def busy_days(starts: Keys, ends: Keys) -> int:
    """How many days are busy, from the first start to the last end."""
    return int(ends[-1]) - int(starts[0]) + 1 - int(free_days(starts, ends).sum(dtype=np.uint64)) if len(starts) else 0


def side_by_side(starts: Keys, ends: Keys) -> Busy:
    """The busy days: what has begun less what is over, summed from day to day."""
    free = np.concatenate([starts[:1], free_days(starts, ends)])
    taken = np.cumsum(free, dtype=free.dtype)
    begun, over = (starts - taken).astype(np.int64), (ends - taken).astype(np.int64) + 1
    size = int(over[-1])
    change = np.bincount(begun, minlength=size)
    change -= np.bincount(over, minlength=size + 1)[:size]
    step = np.ones(size, starts.dtype)
    opens = np.flatnonzero(free)
    step[begun[opens]] += free[opens]
    step[0] = starts[0]
    return Busy(np.cumsum(step, dtype=step.dtype), np.cumsum(change))
