"""Visits drawn as strokes of an inline drawing: the strip of a year, and the strokes of visits in their months."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from burden.days import date_of, day
from burden.report.agenda import Visit
from burden.report.heat import WEEK, Weeks, mondays
from burden.warning import Span

EXPECTED = (1e-6, 0.5, 1.5)  # visit-days a week from which the stripe of windows is drawn, and is thicker
DECEMBER = 12


class Strip(NamedTuple):
    """The paths of a year's strip, "" where there is nothing to draw; a unit across is a day, one down a lane."""

    made: str
    fixed: str
    twice: str  # days with two visits or more
    expected: tuple[str, ...]  # weeks by how much windows let expect


def year_of(year: int) -> Span:
    """The first and the last day of a year."""
    return Span(day(date(year, 1, 1)), day(date(year, 12, 31)))


def strip(visits: Sequence[Visit], weeks: Weeks, year: int) -> Strip:
    """The year of one target or organiser."""
    whole = year_of(year)
    made, fixed = (_taken([v for v in visits if v.sure and v.firm and v.made is kind], whole) for kind in (True, False))
    levels = np.repeat(np.digitize(weeks.expected, EXPECTED), WEEK)[whole.first - mondays(year)[0] :][: len(made)]
    expected = tuple(_runs(levels == step, 2.5) for step in range(1, len(EXPECTED) + 1))
    return Strip(_runs(made > 0, 1.5), _runs((fixed > 0) & (made == 0), 1.5), _runs(made + fixed > 1, 0.5), expected)


def month_starts(year: int) -> list[tuple[int, int]]:
    """For each month its number and on which day of the year it begins, from 0."""
    return [(month, day(date(year, month, 1)) - day(date(year, 1, 1))) for month in range(1, DECEMBER + 1)]


def months_around(spans: Iterable[Span]) -> Span:
    """The days of the whole months that the spans touch."""
    told = list(spans)
    return _months(min(span.first for span in told), max(span.last for span in told))


@functools.lru_cache(maxsize=1 << 16)
def _months(begin: int, end: int) -> Span:
    """The days of the whole months from one day to another."""
    first, last = date_of(begin), date_of(end)
    ahead = (last.replace(day=28) + timedelta(days=4)).replace(day=1)
    return Span(day(first.replace(day=1)), day(ahead) - 1)


def line(span: Span, begin: int, down: float) -> str:
    """A stroke over the days of a span, on an axis that begins with the day `begin`."""
    return f"M{span.first - begin} {down:g}h{span.last - span.first + 1}"


def _taken(visits: Iterable[Visit], whole: Span) -> npt.NDArray[np.int64]:
    """For each day of the year how many visits take it."""
    edges = np.zeros(whole.last - whole.first + 2, dtype=np.int64)
    for visit in visits:
        first, last = max(visit.first, whole.first), min(visit.last, whole.last)
        if first <= last:
            edges[first - whole.first] += 1
            edges[last - whole.first + 1] -= 1
    return np.cumsum(edges)[:-1]


def _runs(days: npt.NDArray[np.bool_], down: float) -> str:
    """The runs of days that are true as strokes."""
    turns = np.flatnonzero(np.diff(np.concatenate(([0], days.astype(np.int8), [0]))))
    return "".join(line(Span(int(a), int(b) - 1), 0, down) for a, b in turns.reshape(-1, 2))
