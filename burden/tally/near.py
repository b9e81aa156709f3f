"""Whether visits lie near enough together for a limit to be broken, or to be broken in some placement: asked before they are counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from burden.intervals import Ints, periods
from burden.rulebook import Limit, Limits

ONE_BY_ONE = ("organiser_visits_in_days", "days_between_visits", "visits_per_year")  # counted organiser by organiser
PAIRS = ("organisers_per_day", "days_between_visits")  # of these two visits are enough to be told, or counted as possible
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


def crowd(limit: Limit, first: Ints, last: Ints, target: Ints, organiser: Ints) -> int:
    """How many windows touch at most, of visits that a limit counts together; what lies below may all load one county."""
    if len(first) <= 1:
        return len(first)
    key = np.zeros(len(first), dtype=np.int64) if limit.below else target.astype(np.int64)
    if limit.name in ONE_BY_ONE:
        key = key * (int(organiser.max()) + 1) + organiser
    return deepest(key, *touched(limit, first, last))


def touched(limit: Limit, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """The first and the last day or period that each window touches, as a limit counts them."""
    unit = limit.name.rpartition("_")[2]
    if unit in ("week", "month", "year"):
        return periods(first, unit), periods(last, unit)
    stretch = next((found for ending, found in ENDS.items() if limit.name.endswith(ending)), None)
    return first, last if stretch is None else stretch(last, limit)


def deepest(key: npt.NDArray[np.int64], begin: Ints, end: Ints) -> int:
    """The most spans of one key that share a day; none of them is empty."""
    low = int(begin.min())
    wide = int(end.max()) - low + 1
    starts, ends = np.sort(key * wide + (begin - low)), np.sort(key * wide + (end - low))
    return int((np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts)).max())
