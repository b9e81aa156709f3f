"""Quotas: what each target and organiser is allowed in the period of a day, how much of it is used, planned and left."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

import pandas as pd

from burden.days import date_of, day
from burden.intervals import period_first, periods
from burden.plan import Plan
from burden.rulebook import Limit, Limits, Rulebook
from burden.rules.comprehensive_once import comprehensive
from burden.visits import blamed, loaded, once_each
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
    limits = rulebook.about(LIMITS)
    found = [quota for name, counting in COUNTINGS.items() for quota in _of_visits(name, counting, visits, limits, on)]
    found += [*_of_comprehensive(plan, visits, limits), *_of_special(plan, visits, limits)]
    return tuple(sorted(found, key=Quota.tightness))


def _of_visits(name: str, counting: Counting, visits: pd.DataFrame, limits: Limits, on: int) -> Iterator[Quota]:
    """The quotas under the limits of one name in force on the day, or later in its period."""
    named = limits.named(name)
    period = int(periods(on, counting.unit))
    first, last = period_first(period, counting.unit), period_first(period + 1, counting.unit) - 1
    for limit, under in limits.counted(name, _loaded(_at(visits[visits["firm"]], counting), named)):
        if limit.since <= last and not _replaced(limit, named, on):
            blame = blamed(under if limit.below else under[~under["below"]], limit)
            each = blame.drop_duplicates(["joint", "target", *counting.by])
            inside = (periods(each["begin"], counting.unit) == period) & (periods(each["start"], counting.unit) == period)
            yield from _groups(each[inside], limit, counting, first, last)


def _loaded(visits: pd.DataFrame, named: Sequence[Limit]) -> pd.DataFrame:
    """The visits, and those to units below where a limit counts them."""
    return loaded(visits) if any(limit.below for limit in named) else visits.assign(below=False)


def _at(visits: pd.DataFrame, counting: Counting) -> pd.DataFrame:
    """The visits whose organisers are of the levels meant; of a level at all where it counts by level."""
    if counting.levels:
        return visits[visits["organiser_level"].isin(counting.levels)]
    return visits[visits["organiser_level"] != ""] if "organiser_level" in counting.by else visits


def _replaced(limit: Limit, named: Sequence[Limit], on: int) -> bool:
    """Whether another limit of its kind has taken its place by that day."""
    return any(other.kind() == limit.kind() and limit.since < other.since <= on for other in named)


def _groups(inside: pd.DataFrame, limit: Limit, counting: Counting, first: int, last: int) -> Iterator[Quota]:
    """A quota for each target and key that has a visit the limit judges."""
    keys = ["target", *counting.by]
    sums = inside[[*keys, "made", "judged"]].assign(n=1).groupby(keys, observed=True, sort=True).sum()
    for key, made, judged, n in sums.itertuples():
        if judged:
            target, *by = (key,) if isinstance(key, str) else key
            organiser = by[0] if counting.by == ("organiser",) else ""
            levels = tuple(by) if counting.by == ("organiser_level",) else counting.levels
            yield Quota(limit.name, target, organiser, levels, first, last, limit.value, int(made), int(n - made), limit)


def _of_comprehensive(plan: Plan, visits: pd.DataFrame, limits: Limits) -> Iterator[Quota]:
    """For each department its comprehensive inspections of the year, counted as the rule comprehensive-once does."""
    first, last = _year(plan.year)
    limit = limits.one(COMPREHENSIVE, last)
    if limit is None:
        return
    counted = comprehensive(plan.items, visits, limit)
    made = visits[visits["made"] & (visits["match"] != "extra")]
    done = made.groupby(["item_row", "target"], observed=True).size().groupby("item_row").max()
    begun = counted.assign(done=done.reindex(counted.index, fill_value=0))
    for organiser, own in begun.groupby("organiser", sort=True):
        each = own.groupby("key")[["times", "done"]].max()
        used = int(each[["times", "done"]].min(axis=1).sum())
        yield Quota(limit.name, "", str(organiser), (), first, last, limit.value, used, int(each["times"].sum()) - used, limit)


def _of_special(plan: Plan, visits: pd.DataFrame, limits: Limits) -> Iterator[Quota]:
    """For each organiser its special items of the year, one told twice once; what was visited at all is used."""
    first, last = _year(plan.year)
    special = visits[(visits["type"] == "special") & (visits["item_row"] >= 0)]
    keys = once_each(plan.items)
    for limit, under in limits.counted(SPECIAL, special):
        each = blamed(under, limit)
        each = each.assign(organiser=each["organiser"].astype(str), key=keys[each["item_row"].to_numpy()])
        sums = each.groupby(["organiser", "key"], sort=True)[["made", "judged"]].any()
        for organiser, own in sums.groupby("organiser", sort=True):
            if own["judged"].any():
                used = int(own["made"].sum())
                yield Quota(limit.name, "", str(organiser), (), first, last, limit.value, used, len(own) - used, limit)


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
