"""The figures of a report: what is counted, for whom, and which weeks are dense; every number follows from the visits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from burden.check import Checked
from burden.days import PROVISIONAL, Calendar, date_of, day
from burden.report.agenda import Visit
from burden.warning import FAMILIES, LEVELS, BurdenWarning, Span

WEEK = 7
MOST_SHOWN = 10
_MONDAY = -3  # 1969-12-29


class Kinds(NamedTuple):
    """Visits by how definite they are; together they are all visits."""

    made: int
    fixed: int  # planned, on known days
    loose: int  # planned, somewhere inside a window
    sampled: int  # tentative, or at a target that is only drawn from a list

    @property
    def total(self) -> int:
        """All visits."""
        return sum(self)


class Load(NamedTuple):
    """What one target or organiser has: its visits and its warnings by level (error, warning, note)."""

    name: str
    visits: Kinds
    levels: tuple[int, int, int]


class Week(NamedTuple):
    """A week that begins on the Monday `first`: the days that visits take, a visit of three days counting three."""

    first: int
    visit_days: int


class Provisional(NamedTuple):
    """Years whose holidays are not yet official."""

    pressing: tuple[int, ...]  # they decide about days that are named
    distant: tuple[int, ...]  # only a window reaches into them


def kinds(visits: Iterable[Visit]) -> Kinds:
    """How definite the visits are."""
    counted = Counter(kind_of(visit) for visit in visits)
    return Kinds(*(counted[name] for name in Kinds._fields))


def kind_of(visit: Visit) -> str:
    """Made, fixed, loose or sampled."""
    if visit.made:
        return "made"
    if not visit.firm:
        return "sampled"
    return "fixed" if visit.sure else "loose"


def by_family(warnings: Iterable[BurdenWarning]) -> list[tuple[str, tuple[int, int, int]]]:
    """For each family its warnings by level: error, warning, note."""
    counted = Counter((warning.family, warning.level) for warning in warnings)
    return [(family, _levels(lambda level, of=family: counted[of, level])) for family in FAMILIES]  # type: ignore[misc]


def targets(checked: Checked, visits: Sequence[Visit]) -> list[Load]:
    """The targets, the one with the most visits first."""
    return _loads(checked, visits, lambda visit: (visit.target,), lambda warning: warning.target)


def organisers(checked: Checked, visits: Sequence[Visit]) -> list[Load]:
    """The organisers, the one with the most visits first; a joint visit counts for each of its organisers."""
    return _loads(checked, visits, lambda visit: visit.organisers, lambda warning: warning.organiser)


def weeks(visits: Iterable[Visit], year: int) -> list[Week]:
    """Every week that touches the year, with the days taken in it by visits on known days."""
    sure = [(visit.first, visit.last) for visit in visits if visit.sure and visit.firm]
    begin, end = _days_of(year)
    first = begin - (begin - _MONDAY) % WEEK
    taken = np.zeros(-(-(end + 1 - first) // WEEK) * WEEK + 1, dtype=np.int64)
    edges = np.array(sure, dtype=np.int64).reshape(-1, 2)
    inside = edges[(edges[:, 1] >= begin) & (edges[:, 0] <= end)]
    np.add.at(taken, np.maximum(inside[:, 0], begin) - first, 1)
    np.add.at(taken, np.minimum(inside[:, 1], end) + 1 - first, -1)
    sums = np.cumsum(taken)[:-1].reshape(-1, WEEK).sum(axis=1)
    return [Week(first + WEEK * number, int(total)) for number, total in enumerate(sums)]


def provisional(visits: Iterable[Visit], calendar: Calendar, year: int) -> Provisional:
    """The years without official holidays: the plan's own and those of visits on known days, and those windows alone reach."""
    known, reached = {year}, set[int]()
    for visit in visits:
        (known if visit.sure else reached).update(date_of(at).year for at in (visit.first, visit.last))
    open_years = [each for each in sorted(known | reached) if calendar.status(each) == PROVISIONAL]
    return Provisional(
        tuple(each for each in open_years if each in known), tuple(each for each in open_years if each not in known)
    )


def quiet_stretch(visits: Iterable[Visit], year: int) -> Span | None:
    """The longest run of days of the year that no visit on known days takes, the first of equals; None where there is none."""
    begin, end = _days_of(year)
    best: Span | None = None
    free = begin
    for first, last in [*sorted((v.first, v.last) for v in visits if v.sure and v.firm), (end + 1, end + 1)]:
        until = min(first, end + 1) - 1
        if until >= free and (best is None or until - free > best.last - best.first):
            best = Span(free, until)
        free = max(free, last + 1)
    return best


def city(checked: Checked) -> str:
    """The unit the counties of the directory belong to, "" where there is no directory."""
    units = checked.plan.units
    parents = Counter(parent for parent in units.loc[units["level"] == "county", "parent"] if parent)
    return min(parents, key=lambda name: (-parents[name], name)) if parents else ""


def _days_of(year: int) -> tuple[int, int]:
    """The first and the last day of a year."""
    return day(date(year, 1, 1)), day(date(year, 12, 31))


def _levels(counted: Callable[[str], int]) -> tuple[int, int, int]:
    """Numbers by level, the gravest first."""
    note, warning, error = (counted(level) for level in LEVELS)
    return error, warning, note


def _loads(
    checked: Checked,
    visits: Sequence[Visit],
    names: Callable[[Visit], tuple[str, ...]],
    named: Callable[[BurdenWarning], str],
) -> list[Load]:
    """Loads by name, the heaviest first, then by name."""
    counted = Counter((name, kind_of(visit)) for visit in visits for name in names(visit))
    warned = Counter((named(warning), warning.level) for warning in checked.warnings)
    found = []
    for name in sorted({name for name, _ in (*counted, *warned)} - {""}):
        each = Kinds(*(counted[name, kind] for kind in Kinds._fields))
        found.append(Load(name, each, _levels(lambda level, of=name: warned[of, level])))  # type: ignore[misc]
    return sorted(found, key=lambda load: (-load.visits.total, load.visits.sampled, -sum(load.levels), load.name))
