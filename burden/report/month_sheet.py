"""月历, the month sheets: the days as a grid, and the windows that part the month as bars and as a list."""

from __future__ import annotations

from typing import Any

from burden.report.agenda import Visit
from burden.report.day_sheet import Keys, day_sheet, quiet_words
from burden.report.months import Month, Window
from burden.report.spoken import month_short, month_words, span_words
from burden.warning import LEVELS, iso

MOST_LINES = 5  # of bars below a month; what is further down stands in its list alone


def month_sheet(month: Month, keys: Keys) -> dict[str, Any]:
    """One month as the page shows it."""
    first = month.first
    name = month_words(first.year, first.month, keys.lang)
    weeks = [[day_sheet(each, keys) if each else None for each in week] for week in month.weeks]
    rows = {id(window): f"{first:%Y-%m}-{n}" for n, window in enumerate(month.windows)}
    return {
        "id": f"{first:%Y-%m}", "name": name, "short": month_short(first.month, keys.lang) if first.year == keys.year else name,
        "first": iso(month.days[0].day), "last": iso(month.days[-1].day),
        "provisional": any(each.provisional for each in month.days), "begun": month.begun, "due": month.due, "through": month.through,
        "quiet": quiet_words(month.quiet, keys),
        "weeks": weeks, "windows": [_window(window, rows[id(window)], keys) for window in month.windows], "bars": _bars(month, rows, keys),
    }  # fmt: skip


def _window(window: Window, row: str, keys: Keys) -> dict[str, Any]:
    """Visits of one window as the page lists them below the month."""
    return {
        "id": row, "span": span_words(window.first, window.last, keys.lang, keys.year), "first": iso(window.first), "last": iso(window.last),
        "item": keys.said(window.items), "who": keys.said(window.organisers), "o": keys.of(window.organisers or ("",)),
        "due": window.due, "firm": window.firm, "time": window.time, "level": _level(window),
        "visits": [_inside(visit, keys) for visit in window.visits],
    }  # fmt: skip


def _inside(visit: Visit, keys: Keys) -> dict[str, Any]:
    """One visit of a window."""
    return {"target": visit.target, "c": keys.counties[visit.county], "f": " ".join(visit.families), "level": visit.level}


def _level(window: Window) -> str:
    """The gravest level of the warnings of its visits, "" without any."""
    return max((visit.level for visit in window.visits), key=["", *LEVELS].index)


def _bars(month: Month, rows: dict[int, str], keys: Keys) -> dict[str, Any]:
    """The windows of a month as bars over its days: the drawn ones, and how many more there are."""
    drawn = [bar for bar in month.bars if bar.line < MOST_LINES]
    told = [
        {
            "first": bar.first, "end": bar.last + 1, "line": bar.line + 1, "firm": bar.window.firm, "time": bar.window.time,
            "level": _level(bar.window), "row": rows[id(bar.window)], "n": len(bar.window.visits), "item": keys.said(bar.window.items),
            "span": span_words(bar.window.first, bar.window.last, keys.lang, keys.year),
        }
        for bar in drawn
    ]  # fmt: skip
    return {"drawn": told, "days": len(month.days), "more": len(month.windows) - len(drawn)}
