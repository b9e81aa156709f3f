"""The heat map: how heavy each week is for the most burdened targets, what is certain and what windows let expect told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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


def by_week(visits: Iterable[Visit], calendar: Calendar, year: int, named: Callable[[Visit], Iterable[str]]) -> dict[str, Weeks]:
    """For each name its weeks. A loose visit is spread evenly over the workdays of its window, a drawn one by its share."""
    begins = mondays(year)
    found: dict[str, Weeks] = defaultdict(lambda: Weeks(np.zeros(len(begins)), np.zeros(len(begins))))
    spread: dict[tuple[int, int], npt.NDArray[np.float64]] = {}  # few windows are many visits'
    for visit in visits:
        window = visit.first, visit.last
        if visit.sure and visit.firm:
            load = np.maximum(np.minimum(visit.last, begins + WEEK - 1) - np.maximum(visit.first, begins) + 1, 0)
        else:
            if window not in spread:
                spread[window] = _spread(*window, begins, calendar)
            load = visit.share * visit.days * spread[window]
        for name in named(visit):
            found[name][0 if visit.sure and visit.firm else 1][:] += load
    return dict(found)


def target_of(visit: Visit) -> tuple[str]:
    """The target, as the one name a visit counts for."""
    return (visit.target,)


def _spread(first: int, last: int, begins: npt.NDArray[np.int64], calendar: Calendar) -> npt.NDArray[np.float64]:
    """For each week the part of a window's workdays that lies in it; nothing where it has none."""
    begin, end = np.maximum(first, begins), np.minimum(last, begins + WEEK - 1)
    worked = np.where(begin <= end, calendar.workdays(np.minimum(begin, end), end), 0)
    return worked / max(calendar.workdays(first, last), 1)


def heat(weeks: Mapping[str, Weeks], anchors: Mapping[str, str], year: int, lang: Lang) -> dict[str, Any]:
    """The rows of the map, in the order of their anchors, as paths of one drawing: a square for what is certain, a bar below it for what is expected."""
    shown = [name for name in anchors if name in weeks][:MOST]
    rows = [
        {"name": name, "y": at * SIZE, "anchor": anchors[name], **said(name, weeks[name], year, lang)}
        for at, name in enumerate(shown)
    ]
    certain = ["".join(square(at, week, 0, SIZE - 3) for at, week in level) for level in levels(weeks, shown)]
    expected = "".join(
        square(at, week, SIZE - 3, round(min(value, 5) / 5 * 2 + 0.4, 1))
        for at, name in enumerate(shown)
        for week, value in enumerate(weeks[name].expected)
        if value >= 0.05  # noqa: PLR2004 - less than that is not seen
    )
    return {
        "heat": rows, "heat_certain": certain, "heat_expected": expected, "heat_width": len(mondays(year)) * SIZE,
        "heat_height": len(shown) * SIZE, "heat_row": SIZE,
    }  # fmt: skip


def levels(weeks: Mapping[str, Weeks], shown: Sequence[str]) -> list[list[tuple[int, int]]]:
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


def said(name: str, weeks: Weeks, year: int, lang: Lang) -> dict[str, str]:
    """A row in words: the sums, the heaviest week, and all of it as a sentence."""
    heaviest = int(np.argmax(weeks.certain))
    first = int(mondays(year)[heaviest])
    span, most = span_words(first, first + WEEK - 1, lang, year), f"{weeks.certain[heaviest]:g}"
    sums = {"certain": f"{weeks.certain.sum():g}", "expected": f"{round(weeks.expected.sum(), 1):g}"}
    label = word("heat_label", lang, name=name, span=span, most=most, **sums)
    return {**sums, "most": word("heat_days", lang, span=span, n=most), "label": label}
