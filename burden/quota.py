"""Quotas: what each target and organiser is allowed in the period of a day, how much of it is used, planned and left."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import date_of, day
from burden.intervals import period_first, periods
from burden.intervals.sorting import among
from burden.plan import Plan
from burden.rulebook import Limit, Limits, Rulebook, said
from burden.rules.comprehensive_once import comprehensive
from burden.visits import blamed, loaded, once_each
from burden.visits.counts import counts
from burden.warning import Cited

LONGEST_MONTH = 31  # days


class Quota(NamedTuple):
    """What a limit leaves one target or organiser from day `first` to `last`; "" where the visits of all are counted together.

    `used` is made, `planned` still to come for certain in that time; visits the text exempts are in neither.
    """

    limit: str
    target: str
    organiser: str
    levels: tuple[str, ...]  # of the organisers, where the limit counts by level
    first: int
    last: int
    allowed: float
    used: int
    planned: int
    text: Cited

    @property
    def left(self) -> float:
        """How much is left; less than nothing where the limit is broken."""
        return self.allowed - self.used - self.planned

    def key(self) -> tuple[object, ...]:
        """What it is known by in another plan, of another year too, whatever its numbers."""
        month = 0 if self.last - self.first >= LONGEST_MONTH else date_of(self.first).month
        return self.limit, self.target, self.organiser, self.levels, month

    def tightness(self) -> tuple[object, ...]:
        """A key that puts what leaves the least first."""
        return self.left, -self.used - self.planned, self.target, self.organiser, self.limit, self.levels, self.allowed


class Counting(NamedTuple):
    """How a limit counts: in a year or a month, for each of these columns beside the target, and only at these levels."""

    unit: str
    by: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


COUNTINGS = {
    "visits_per_year": Counting("year", ("organiser",)),
    "level_visits_per_year": Counting("year", ("organiser_level",)),
    "city_county_visits_per_year": Counting("year", (), ("city", "county")),
    "target_visits_per_month": Counting("month"),
}
COMPREHENSIVE, SPECIAL = "comprehensive_per_year", "special_items_per_year"
LIMITS = (*COUNTINGS, COMPREHENSIVE, SPECIAL)


def quotas(plan: Plan, visits: pd.DataFrame, rulebook: Rulebook, today: int) -> tuple[Quota, ...]:
    """Every quota in the period of `today` (of the plan year's nearest day, where today lies outside it), the tightest first."""
    on = min(max(today, day(dt.date(plan.year, 1, 1))), day(dt.date(plan.year, 12, 31)))
    limits, firm = rulebook.about(LIMITS), visits[visits["firm"].to_numpy()]
    found = [quota for name, counting in COUNTINGS.items() for quota in _of_visits(name, counting, firm, limits, on)]
    found += [*_of_comprehensive(plan, visits, limits), *_of_special(plan, visits, limits)]
    return tuple(sorted(found, key=Quota.tightness))


def _of_visits(name: str, counting: Counting, firm: pd.DataFrame, limits: Limits, on: int) -> Iterator[Quota]:
    """The quotas under the limits of one name in force on the day, or later in its period."""
    named = limits.named(name)
    period = int(periods(on, counting.unit))
    first, last = period_first(period, counting.unit), period_first(period + 1, counting.unit) - 1
    for limit, under in limits.counted(name, _loaded(_at(firm, counting), named)):
        if limit.since <= last and not _replaced(limit, named, on):
            blame = blamed(under if limit.below else under[~under["below"].to_numpy()], limit)
            each = blame.drop_duplicates(["joint", "target", *counting.by])
            begin, start = (periods(each[name].to_numpy(), counting.unit) for name in ("begin", "start"))
            yield from _groups(each[(begin == period) & (start == period)], limit, counting, first, last)


def _loaded(visits: pd.DataFrame, named: Sequence[Limit]) -> pd.DataFrame:
    """The visits, and those to units below where a limit counts them."""
    return loaded(visits) if any(limit.below for limit in named) else visits.assign(below=np.zeros(len(visits), dtype=bool))


def _at(visits: pd.DataFrame, counting: Counting) -> pd.DataFrame:
    """The visits whose organisers are of the levels meant; of a level at all where it counts by level."""
    if counting.levels:
        return visits[said(visits["organiser_level"], counting.levels)]
    return visits[~said(visits["organiser_level"], ("",))] if "organiser_level" in counting.by else visits


def _replaced(limit: Limit, named: Sequence[Limit], on: int) -> bool:
    """Whether another limit of its kind has taken its place by that day."""
    return any(other.kind() == limit.kind() and limit.since < other.since <= on for other in named)


def _groups(inside: pd.DataFrame, limit: Limit, counting: Counting, first: int, last: int) -> Iterator[Quota]:
    """A quota for each target and key that has a visit the limit judges."""
    for (target, *by), (made, judged, n) in counts(inside, ("target", *counting.by), ("made", "judged")):
        if judged:
            organiser = by[0] if counting.by == ("organiser",) else ""
            levels = tuple(by) if counting.by == ("organiser_level",) else counting.levels
            yield Quota(limit.name, target, organiser, levels, first, last, limit.value, made, n - made, limit)


def _of_comprehensive(plan: Plan, visits: pd.DataFrame, limits: Limits) -> Iterator[Quota]:
    """For each department its comprehensive inspections of the year, counted as the rule comprehensive-once does."""
    first, last = _year(plan.year)
    limit = limits.one(COMPREHENSIVE, last)
    if limit is None:
        return
    counted = comprehensive(plan.items, visits, limit)
    done = _most_made(visits, np.sort(counted.index.to_numpy()))
    begun: dict[tuple[str, int], tuple[int, int]] = {}
    columns = (counted[name].tolist() for name in ("organiser", "key", "times"))
    for row, organiser, key, times in zip(counted.index.tolist(), *columns, strict=True):
        often, made = begun.get((organiser, key), (0, 0))
        begun[organiser, key] = max(often, times), max(made, done.get(row, 0))
    for organiser, own in groupby(sorted(begun.items()), key=lambda each: each[0][0]):
        both = [numbers for _, numbers in own]
        used, every = sum(map(min, both)), sum(often for often, _ in both)
        yield Quota(limit.name, "", organiser, (), first, last, limit.value, used, every - used, limit)


def _most_made(visits: pd.DataFrame, rows: npt.NDArray[Any]) -> dict[int, int]:
    """For each of these items (their rows in order) that was made how often it was at one target, those beyond its plan aside."""
    made = visits[visits["made"].to_numpy() & ~said(visits["match"], ("extra",)) & among(visits["item_row"].to_numpy(), rows)]
    found: dict[int, int] = {}
    for (row, _), (n,) in counts(made, ("item_row", "target")):
        found[row] = max(found.get(row, 0), n)
    return found


def _of_special(plan: Plan, visits: pd.DataFrame, limits: Limits) -> Iterator[Quota]:
    """For each organiser its special items of the year, one told twice once; what was visited at all is used."""
    first, last = _year(plan.year)
    special = visits[said(visits["type"], ("special",)) & (visits["item_row"].to_numpy() >= 0)]
    keys = once_each(plan.items)
    for limit, under in limits.counted(SPECIAL, special):
        each = blamed(under, limit)
        told = counts(each.assign(key=keys[each["item_row"].to_numpy()]), ("organiser", "key"), ("made", "judged"))
        for organiser, own in groupby(told, key=lambda group: str(group[0][0])):
            sums = [group[1] for group in own]
            if any(judged for _, judged, _ in sums):
                used = sum(made > 0 for made, *_ in sums)
                yield Quota(limit.name, "", organiser, (), first, last, limit.value, used, len(sums) - used, limit)


def _year(year: int) -> tuple[int, int]:
    """The first and the last day of a year."""
    return day(dt.date(year, 1, 1)), day(dt.date(year, 12, 31))


class Change(NamedTuple):
    """A quota before and after; None where there was, or is, none."""

    before: Quota | None
    after: Quota | None

    def rank(self) -> tuple[object, ...]:
        """What is over its limit afterwards first, then what leaves the least."""
        shown = self.after or self.before
        return (self.after is None, shown.tightness() if shown else ())


def changes(before: Iterable[Quota], after: Iterable[Quota]) -> tuple[Change, ...]:
    """The quotas whose numbers differ, the tightest first."""
    sides: tuple[dict[tuple[object, ...], list[Quota]], ...] = (defaultdict(list), defaultdict(list))
    for side, found in zip(sides, (before, after), strict=True):
        for quota in sorted(found, key=lambda quota: quota.allowed):
            side[quota.key()].append(quota)
    pairs = [
        Change(*pair) for key in {**sides[0], **sides[1]} for pair in zip_longest(sides[0].get(key, ()), sides[1].get(key, ()))
    ]
    differ = [each for each in pairs if each.before is None or each.after is None or each.before[6:9] != each.after[6:9]]
    return tuple(sorted(differ, key=Change.rank))
