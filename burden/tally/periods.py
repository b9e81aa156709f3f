"""Weeks, months and years in which more visits begin than a limit allows: for certain, in every placement together, or possibly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from burden.intervals import Groups, Ints, density, periods
from burden.intervals.keys import heads
from burden.intervals.periods import first_days
from burden.intervals.sorting import in_order
from burden.rule import Findings, Possible
from burden.tally.counted import Tally
from burden.tally.forced import Windows, forced
from burden.warning import Wording


def too_many(tally: Tally, unit: str, wording: Wording, forced: Wording | None) -> Iterator[Findings | Possible]:
    """What is found where more visits begin in one week, month or year than the limit: certain, `forced`, else counted."""
    full, period = full_periods(tally, unit)
    blamed = full.touching(tally.judged)
    told = period[blamed]
    yield tally.findings(full.where(blamed), first_days(told, unit), first_days(told + 1, unit) - 1, wording)
    if forced:
        yield no_room(tally, unit, forced, full)
    yield Possible(possible_periods(tally, unit, full))


def no_room(tally: Tally, unit: str, wording: Wording, full: Groups | None = None) -> Findings:
    """The runs of weeks, months or years in which more visits must begin than they may hold, though no single one must."""
    opening, closing = begun(tally, unit)
    cap = tally.limit.value
    certain = full_periods(tally, unit)[0] if full is None else full
    windows = Windows(opening, closing, np.ones(len(tally)), opening, closing + 1, cap)
    found = forced(tally, windows, lambda a, b: (b - a + 1) * cap, certain)
    first, until = first_days(found.first, unit), first_days(found.last + 1, unit)
    return tally.findings(found.groups, first, until - 1, wording, "forced", room=found.room)


def full_periods(tally: Tally, unit: str) -> tuple[Groups, Ints]:
    """The weeks, months or years in which more visits must begin than the limit (those whose every start lies in it), and which."""
    opening, closing = begun(tally, unit)
    inside = np.flatnonzero(opening == closing)
    key, period = tally.key()[inside], opening[inside]
    order = in_order([key, period])
    rows = inside if order is None else inside[order]
    begin = heads(*(column if order is None else column[order] for column in (key, period)))
    groups = Groups(rows, begin, np.append(begin[1:], len(rows))[: len(begin)])
    full = groups.size > tally.limit.value
    kept = groups.where(full)
    return kept, opening[kept.rows[kept.begin]].astype(np.int64)


def possible_periods(tally: Tally, unit: str, full: Groups) -> int:
    """How many weeks, months or years could hold more visits than the limit, but for those that must."""
    opening, closing = begun(tally, unit)
    if np.array_equal(opening, closing):
        return 0
    return int((density(tally.key(), opening, closing).visits > tally.limit.value).sum()) - len(full)


def begun(tally: Tally, unit: str) -> tuple[Ints, Ints]:
    """The first and the last period in which each visit can begin."""
    begin, start = tally.column("begin"), tally.column("start")
    return period_of(begin, unit), period_of(start, unit)


def period_of(days: npt.NDArray[Any], unit: str) -> Ints:
    """The week, month or year of each day, looked up day by day."""
    if not len(days):
        return np.empty(0, dtype=np.int32)
    low = int(days.min())
    table = np.asarray(periods(np.arange(low, int(days.max()) + 1), unit), dtype=np.int32)
    return np.asarray(table[days - low])
