"""The heat map: how heavy each week is for the most burdened targets, what is certain and what windows let expect told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from burden.days import Calendar, day
from burden.report.agenda import Visit
from burden.report.spoken import span_words
from burden.report.words import word
from burden.warning import Lang

MOST = 20  # targets shown
WEEK = 7
STEPS = (1, 2, 3, 5)  # visit-days from which a week is darker
SIZE = 10  # of a square, in units of the drawing


class Weeks(NamedTuple):
    """Visit-days of one target by week of the year: on known days, and expected of windows."""

    certain: npt.NDArray[np.float64]
    expected: npt.NDArray[np.float64]


def mondays(year: int) -> npt.NDArray[np.int64]:
    """The first day of every week that touches the year."""
    first, last = day(date(year, 1, 1)), day(date(year, 12, 31))
    return np.arange(first - date(year, 1, 1).weekday(), last + 1, WEEK)


def by_week(visits: Iterable[Visit], calendar: Calendar, year: int) -> dict[str, Weeks]:
    """For each target its weeks. A loose visit is spread evenly over the workdays of its window, a drawn one by its share."""
    begins = mondays(year)
    found: dict[str, Weeks] = defaultdict(lambda: Weeks(np.zeros(len(begins)), np.zeros(len(begins))))
    for visit in visits:
        if visit.sure and visit.firm:
            inside = np.minimum(visit.last, begins + WEEK - 1) - np.maximum(visit.first, begins) + 1
            found[visit.target].certain[:] += np.maximum(inside, 0)
        elif (total := calendar.workdays(visit.first, visit.last)) > 0:
            first, last = np.maximum(visit.first, begins), np.minimum(visit.last, begins + WEEK - 1)
            worked = np.where(first <= last, calendar.workdays(np.minimum(first, last), last), 0)
            found[visit.target].expected[:] += visit.share * visit.days * worked / total
    return dict(found)


def heat(visits: Sequence[Visit], calendar: Calendar, year: int, lang: Lang) -> dict[str, Any]:
    """The rows of the map as paths of one drawing: a square for what is certain, a bar below it for what is expected."""
    weeks = by_week(visits, calendar, year)
    shown = sorted(weeks, key=lambda name: (-weeks[name].certain.sum(), -weeks[name].expected.sum(), name))[:MOST]
    rows = [{"name": name, "y": at * SIZE, "label": said(name, weeks[name], year, lang)} for at, name in enumerate(shown)]
    certain = ["".join(square(at, week, 0, SIZE - 3) for at, week in level) for level in levels(weeks, shown)]
    expected = "".join(
        square(at, week, SIZE - 3, round(min(value, 5) / 5 * 2 + 0.4, 1))
        for at, name in enumerate(shown)
        for week, value in enumerate(weeks[name].expected)
        if value >= 0.05  # noqa: PLR2004 - less than that is not seen
    )
    return {
        "heat": rows, "heat_certain": certain, "heat_expected": expected, "heat_width": len(mondays(year)) * SIZE,
        "heat_height": len(shown) * SIZE,
    }  # fmt: skip


def levels(weeks: dict[str, Weeks], shown: Sequence[str]) -> list[list[tuple[int, int]]]:
    """For each step of darkness the squares of that step, as row and week."""
    found: list[list[tuple[int, int]]] = [[] for _ in STEPS]
    for at, name in enumerate(shown):
        for week, value in enumerate(weeks[name].certain):
            if value:
                found[max(step for step, least in enumerate(STEPS) if value >= least)].append((at, week))
    return found


def square(row: int, week: int, down: float, height: float) -> str:
    """A rectangle in its place, as a part of a path."""
    return f"M{week * SIZE} {row * SIZE + down:g}h{SIZE - 1}v{height:g}h-{SIZE - 1}z"


def said(name: str, weeks: Weeks, year: int, lang: Lang) -> str:
    """A row in words: the sum, and the heaviest week."""
    heaviest = int(np.argmax(weeks.certain))
    first = int(mondays(year)[heaviest])
    span = span_words(first, first + WEEK - 1, lang, year)
    return word(
        "heat_label", lang, name=name, certain=f"{weeks.certain.sum():g}", expected=f"{weeks.expected.sum():.1f}", span=span,
        most=f"{weeks.certain[heaviest]:g}",
    )  # fmt: skip
