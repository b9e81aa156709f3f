"""Where visits lie near enough together for a limit to be broken, or possibly so, and which of them what changes there can matter to.

Asked before anything is counted: `near` whether a limit may speak at all, `beside` and `linked` which visits a rule needs to see
to find what differs if some of them change. What it finds of the others may be cut short, and is so on both sides alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from burden.days import Calendar
from burden.intervals import Ints, periods
from burden.rulebook import Limit, Limits

ONE_BY_ONE = ("organiser_visits_in_days", "days_between_visits", "visits_per_year")  # counted organiser by organiser
PAIRS = ("organisers_per_day", "days_between_visits")  # of these two visits are enough to be told, or counted as possible
Flags = npt.NDArray[np.bool_]
Stretch = Callable[[Ints, Limit], Ints]
ENDS: Mapping[str, Stretch] = {
    "_in_days": lambda last, limit: last + limit.days - 1,
    "_between_visits": lambda last, limit: last + int(limit.value),
}


def near(limits: Limits, first: Ints, last: Ints, target: Ints, organiser: Ints) -> bool:
    """Whether more visits of a target than some limit allows have windows that touch one day, week, month or year, or W days.

    Where they do not, no placement breaks it: every visit needs a day (or period) of its window, and no day is in more windows.
    """
    return any(crowd(limit, first, last, target, organiser) > (1 if limit.name in PAIRS else limit.value) for limit in limits.all)


def tight(limits: Limits, first: Ints, last: Ints, target: Ints, organiser: Ints, fixed: Flags, calendar: Calendar) -> bool:
    """Whether some span may need more than there is though no group alone must break a limit.

    That takes a window with room to spare, or one without any workday; or a group of two visits more than the limit, of which
    not all lie in the span.
    """
    loose = bool((~fixed | (calendar.workdays(first, last) == 0)).any())
    return any(crowd(each, first, last, target, organiser) > each.value + (0 if loose else 1) for each in limits.all)


def crowd(limit: Limit, first: Ints, last: Ints, target: Ints, organiser: Ints) -> int:
    """How many windows touch at most, of visits that a limit counts together."""
    if len(first) <= 1:
        return len(first)
    return deepest(*apart(counted_by(limit, target, organiser), *touched(limit, first, last)))


def beside(limits: Limits, first: Ints, last: Ints, target: Ints, organiser: Ints, changed: Flags) -> Flags:
    """The visits that touch one that touches a changed one: all that decide on groups that meet and on counts of one period.

    A group with a changed visit lies beside it, and so does one that is part of another only with it or without it; whether
    such a group is part of a third one depends on what lies beside its members.
    """
    found = changed.copy()
    for limit in limits.all:
        begin, end = apart(counted_by(limit, target, organiser), *touched(limit, first, last))
        for at in np.flatnonzero(changed).tolist():
            met = (begin <= end[at]) & (end >= begin[at])
            found |= (begin <= end[met].max()) & (end >= begin[met].min())
    return found


def linked(limits: Limits, first: Ints, last: Ints, target: Ints, organiser: Ints, calendar: Calendar, changed: Flags) -> Flags:
    """The visits that a chain of touching ones links to a changed one: all that decide on runs, and on what a span must hold.

    Of spans that need more than there is, one over two chains is never tighter than both of its parts: there is room between
    them. Where a limit replaces another one, or allows nothing, that is not so, and all visits are needed.
    """
    if len({limit.kind() for limit in limits.all}) < len(limits.all) or any(limit.value < 1 for limit in limits.all):
        return np.ones(len(first), dtype=bool)
    found = changed.copy()
    for limit in limits.all:
        begin, end = apart(counted_by(limit, target, organiser), *room_taken(limit, first, last, calendar))
        chain = chains(begin, end)
        found |= np.isin(chain, chain[changed])
    return found


def counted_by(limit: Limit, target: Ints, organiser: Ints) -> npt.NDArray[np.int64]:
    """A number for the visits a limit counts together; what lies below may all load one county."""
    key = np.zeros(len(target), dtype=np.int64) if limit.below else target.astype(np.int64)
    return key * (int(organiser.max(initial=0)) + 1) + organiser if limit.name in ONE_BY_ONE else key


def touched(limit: Limit, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """The first and the last day or period that each window touches, as a limit counts them."""
    unit = limit.name.rpartition("_")[2]
    if unit in ("week", "month", "year"):
        return periods(first, unit), periods(last, unit)
    stretch = next((found for ending, found in ENDS.items() if limit.name.endswith(ending)), None)
    return first, last if stretch is None else stretch(last, limit)


def room_taken(limit: Limit, first: Ints, last: Ints, calendar: Calendar) -> tuple[Ints, Ints]:
    """As `touched`, of days only those worked, since others are no room between two windows; the last one is the day after."""
    if not limit.name.endswith("_per_day") or not len(first):
        return touched(limit, first, last)
    since = int(first.min())
    return calendar.workdays(since, first) - calendar.workdays(first, first), calendar.workdays(since, last)


def apart(key: npt.NDArray[np.int64], begin: Ints, end: Ints) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Spans, those of each key on a stretch of its own."""
    low = int(begin.min(initial=0))
    offset = key * (int(end.max(initial=low)) - low + 1) - low
    return offset + begin, offset + end


def deepest(begin: npt.NDArray[np.int64], end: npt.NDArray[np.int64]) -> int:
    """The most spans that share a day; none of them is empty."""
    starts, ends = np.sort(begin), np.sort(end)
    return int((np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts)).max())


def chains(begin: npt.NDArray[np.int64], end: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """A number for each span, the same for those that touch, directly or through others."""
    order = np.argsort(begin)
    until = np.maximum.accumulate(end[order])
    chain = np.empty(len(begin), dtype=np.int64)
    chain[order] = np.cumsum(np.append(False, begin[order][1:] > until[:-1])[: len(begin)])
    return chain
