"""Loads that no placement avoids: the spans of days in which windows need more than there is, the tightest first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from burden.intervals.groups import Groups
from burden.intervals.keys import heads
from burden.intervals.sorting import order_of, ranked
from burden.intervals.spans import Capacity, Floats, Ints, Spans, Windows, known_groups, overloaded

LEAST = 0.5  # room of a span without any, so that the need in it can be compared with others


class Load(NamedTuple):
    """A span of days (or periods) in which a target's visits need more than there is: the rows inside, and both numbers."""

    first: int
    last: int
    rows: tuple[int, ...]
    need: float
    room: float


def tightest(
    target: npt.ArrayLike,
    first: npt.ArrayLike,
    last: npt.ArrayLike,
    need: npt.ArrayLike,
    room: Capacity,
    party: npt.ArrayLike | None = None,
    certain: Groups | Iterable[tuple[int, ...]] = (),
    judged: npt.ArrayLike | None = None,
) -> list[Load]:
    """For each target the tightest span [a, b] whose windows need more than its room, then the tightest without those rows.

    A span runs from some window's first to some window's last day; its need is the sum of `need` over the windows inside,
    where of rows that share a `party` only the largest counts (they may stand at once). Spans that hold a `certain` group,
    or none of the `judged` rows, are left out. `room` must not shrink when a span grows.
    """
    codes, opening, closing = (np.asarray(column, dtype=np.int64) for column in (target, first, last))
    weight = np.asarray(need, dtype=np.float64)
    rows = tight(codes, opening, closing, weight, room)
    if not len(rows):
        return []
    numbers, place = ranked(codes[rows])
    parties = np.arange(len(codes)) if party is None else np.asarray(party, dtype=np.int64)
    asked = np.ones(len(codes), dtype=bool) if judged is None else np.asarray(judged, dtype=bool)
    day = int(opening[rows].min())
    left = Windows(place, rows, opening[rows] - day, closing[rows] - day, weight[rows], parties[rows], asked[rows])
    left = left.where(order_of([left.target, left.first, left.row]))
    known = known_groups(certain, codes, opening - day, closing - day, numbers)
    found = []
    for spans in overloaded(left, known, lambda a, b: room(a + day, b + day)):
        found += [load._replace(first=load.first + day, last=load.last + day) for load in one_by_one(left, spans)]
    return found


def tight(codes: Ints, first: Ints, last: Ints, need: Floats, room: Capacity) -> Ints:
    """The rows of the targets that could be overloaded: some are loose, and all need more than the narrowest window holds."""
    order = order_of([codes])
    if not len(order):
        return order
    begin = heads(codes[order])
    needed = np.add.reduceat(need[order], begin)
    least = np.minimum.reduceat(np.asarray(room(first[order], last[order]), dtype=np.float64), begin)
    loose = np.logical_or.reduceat((first < last)[order], begin)
    size = np.diff(np.append(begin, len(order)))
    return order[np.repeat(loose & (needed > least) & (size > 1), size)]


def one_by_one(windows: Windows, spans: Spans) -> Iterator[Load]:
    """Of each target the tightest span, then the tightest of the windows left, until none is overloaded.

    By need over room, then the shortest, then the earliest. What is left only ever needs less, so a span is weighed again
    only when its turn comes.
    """
    order = order_of([spans.target])
    mine = Spans._make(column[order] for column in spans)
    edges = [*heads(mine.target).tolist(), len(order)]
    for at, to in pairwise(edges):
        yield from Weighing(windows, Spans._make(column[at:to] for column in mine)).loads()


class Weighing:
    """The overloaded spans of one target, and which of its windows are still to be told."""

    def __init__(self, windows: Windows, spans: Spans) -> None:
        """Plain numbers: there are few, and each is looked at alone."""
        low, high = int(spans.begin.min()), int(spans.stop.max())
        here = windows.where(slice(low, high))
        self.row, self.last, self.need, self.party, self.judged = (column.tolist() for column in (here.row, *here[3:]))
        self.begin, self.stop = (spans.begin - low).tolist(), (spans.stop - low).tolist()
        self.first, self.until, self.room = spans.first.tolist(), spans.last.tolist(), spans.room.tolist()
        self.queue = [self.weight(at, need) for at, need in enumerate(spans.need.tolist())]
        self.told: set[int] = set()

    def weight(self, at: int, need: float) -> tuple[float, int, int, int, float]:
        """The heavier a span the earlier its turn."""
        return -need / max(self.room[at], LEAST), self.until[at] - self.first[at], self.first[at], at, need

    def loads(self) -> Iterator[Load]:
        """The spans in their turn."""
        heapq.heapify(self.queue)
        while self.queue:
            *_, at, weighed = heapq.heappop(self.queue)
            inside = [
                each
                for each in range(self.begin[at], self.stop[at])
                if self.last[each] <= self.until[at] and each not in self.told
            ]
            need = self.needed(inside)
            if need <= self.room[at] or not any(self.judged[each] for each in inside):
                continue
            if need < weighed:
                heapq.heappush(self.queue, self.weight(at, need))
                continue
            self.told.update(inside)
            rows = tuple(sorted(self.row[each] for each in inside))
            yield Load(self.first[at], self.until[at], rows, need, self.room[at])

    def needed(self, inside: list[int]) -> float:
        """What windows need together, of a party the largest alone."""
        largest: dict[int, float] = {}
        for each in inside:
            largest[self.party[each]] = max(largest.get(self.party[each], 0.0), self.need[each])
        return sum(largest.values())
