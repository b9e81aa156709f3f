"""Spans of days in which the windows of a target need more than there is, as far as no known group lies in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from burden.intervals.groups import Groups, flat
from burden.intervals.keys import heads
from burden.intervals.sorting import order_of

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Capacity = Callable[[Ints, Ints], npt.NDArray[Any]]  # room in each span [a, b]
FAR = 1 << 32  # more than any number of days: one target's days stand apart from the next one's
CHUNK = 1 << 21  # pairs of a first day and a window inside that are looked at together


class Windows(NamedTuple):
    """Windows in order of target (numbered from 0) and first day: their rows, days, need, party, and whether they are judged."""

    target: Ints
    row: Ints
    first: Ints
    last: Ints
    need: Floats
    party: Ints
    judged: npt.NDArray[np.bool_]

    def where(self, kept: npt.NDArray[Any] | slice) -> Windows:
        """Some of them."""
        return Windows._make(column[kept] for column in self)


class Known(NamedTuple):
    """What spans may not hold, in order of target and first day: `until` is the first day by which one that begins later is held."""

    key: Ints
    until: Ints

    def limit(self, target: Ints, first: Ints) -> Ints:
        """Before which day a span of the target that begins on a day must end."""
        at = np.searchsorted(self.key, target * FAR + first)
        same = at < len(self.key)
        same[same] = (self.key[at[same]] // FAR) == target[same]
        limits = np.full(len(target), FAR // 2)
        limits[same] = self.until[at[same]]
        return limits


class Spans(NamedTuple):
    """Overloaded spans: the target, the days, what is needed and what there is, and where the windows begin that may lie inside."""

    target: Ints
    first: Ints
    last: Ints
    need: Floats
    room: Floats
    begin: Ints
    stop: Ints


def known_groups(certain: Groups | Iterable[tuple[int, ...]], codes: Ints, first: Ints, last: Ints, numbers: Ints) -> Known:
    """The certain groups of the targets numbered, as `Known`."""
    groups = certain if isinstance(certain, Groups) else as_groups(certain)
    if not len(groups):
        return Known(np.empty(0, np.int64), np.empty(0, np.int64))
    of = codes[groups.rows[groups.begin]]
    groups = groups.where(np.isin(of, numbers))
    rows, at = flat(groups), np.cumsum(groups.size) - groups.size
    if not len(groups):
        return Known(np.empty(0, np.int64), np.empty(0, np.int64))
    target = np.searchsorted(numbers, codes[groups.rows[groups.begin]])
    key = target * FAR + np.minimum.reduceat(first[rows], at)
    order = order_of([key])
    until = (target * FAR + np.maximum.reduceat(last[rows], at))[order]
    soonest = np.minimum.accumulate(until[::-1])[::-1]
    return Known(key[order], soonest - target[order] * FAR)


def as_groups(rows: Iterable[tuple[int, ...]]) -> Groups:
    """Groups of the rows in tuples."""
    listed = list(rows)
    stop = np.cumsum([len(each) for each in listed], dtype=np.int64)
    return Groups(np.array([row for each in listed for row in each], dtype=np.int64), np.append(0, stop)[: len(stop)], stop)


def overloaded(windows: Windows, known: Known, room: Capacity) -> Iterator[Spans]:
    """All overloaded spans that begin with a window and end with one inside, some targets at a time."""
    begin = heads(windows.target, windows.first)
    opens, of = windows.first[begin], windows.target[begin]
    limit = known.limit(of, opens)
    key = windows.target * FAR + windows.first
    stop = np.searchsorted(key, of * FAR + np.minimum(limit, FAR - 1))
    work = np.cumsum(stop - begin)
    at = 0
    while at < len(begin):
        to = max(int(np.searchsorted(work, (work[at - 1] if at else 0) + CHUNK)), at + 1)
        to = int(np.searchsorted(of, of[to - 1], side="right"))
        some = slice(at, to)
        yield spans_from(windows, of[some], opens[some], begin[some], stop[some], limit[some], room)
        at = to


def spans_from(windows: Windows, of: Ints, opens: Ints, begin: Ints, stop: Ints, limit: Ints, room: Capacity) -> Spans:
    """As `overloaded`, of some first days: the windows that may lie in a span from each stand from `begin` to `stop`."""
    size = stop - begin
    entry = np.repeat(np.arange(len(begin)), size)
    inside = np.arange(len(entry)) + np.repeat(begin - (np.cumsum(size) - size), size)
    held = windows.last[inside] < limit[entry]
    entry, inside = entry[held], inside[held]
    more = risen(entry, windows.party[inside], windows.last[inside], windows.need[inside])
    order = order_of([entry, windows.last[inside]])
    entry, inside, more = entry[order], inside[order], more[order]
    ends = windows.last[inside]
    final = np.flatnonzero(np.append((entry[1:] != entry[:-1]) | (ends[1:] != ends[:-1]), True)[: len(entry)])
    needed = since(entry, np.cumsum(more), more)[final]
    judged = since(entry, np.cumsum(windows.judged[inside]), windows.judged[inside])[final]
    first, last, at = opens[entry[final]], ends[final], entry[final]
    there = np.asarray(room(first, last), dtype=np.float64)
    over = (needed > there) & (judged > 0)
    return Spans(of[at[over]], first[over], last[over], needed[over], there[over], begin[at[over]], stop[at[over]])


def risen(entry: Ints, party: Ints, last: Ints, need: Floats) -> Floats:
    """By how much each window raises the need of a span from its entry when spans grow: a party counts with its largest alone."""
    order = order_of([entry, party, last])
    begin = heads(entry[order], party[order])
    if len(begin) == len(order):
        return need
    group = np.repeat(np.arange(len(begin)), np.diff(np.append(begin, len(order))))
    step = float(need.max()) + 1
    highest = np.maximum.accumulate(need[order] + group * step) - group * step
    more = highest.copy()
    more[1:] -= np.where(group[1:] == group[:-1], highest[:-1], 0)
    found = np.empty(len(order))
    found[order] = more
    return found


def since(entry: Ints, total: npt.NDArray[Any], value: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Running totals that begin anew with each entry."""
    begin = heads(entry)
    size = np.diff(np.append(begin, len(entry)))
    return np.asarray(total - np.repeat(total[begin] - value[begin], size))
