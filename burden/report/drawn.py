"""The visits of a warning as strokes on the axis of their months, and in words."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from burden.days import date_of
from burden.report.spoken import month_short, month_words, span_words
from burden.report.strips import line, months_around
from burden.report.words import word
from burden.warning import BurdenWarning, Lang, Span

MOST = 50  # visits told in words
LANES = 8  # of the drawing; visits beyond them share the last one


class Row(NamedTuple):
    """A visit as the table of visits has it."""

    first: int
    last: int
    fixed: bool
    made: bool
    organiser: str
    target: str
    item: str


class Drawn(NamedTuple):
    """Visits as strokes on an axis of whole months, and in words."""

    days: int
    lanes: int
    axis: str
    text: str
    paths: list[tuple[str, str]]


def rows(visits: pd.DataFrame) -> list[Row]:
    """The table of visits as plain values."""
    return [Row(*values) for values in zip(*(visits[name].astype(object) for name in Row._fields), strict=True)]


def drawn(warning: BurdenWarning, rows: Sequence[Row], said: str, year: int, lang: Lang) -> Drawn | None:
    """The visits a warning is about on the axis of their months; what the warning says already is not said again."""
    found = sorted(set(rows))
    if not found:
        return None
    axis = months_around(Span(row.first, row.last) for row in found)
    known = f"{said}\0{warning.organiser}\0{warning.target}"
    words = [
        " ".join((span_words(row.first, row.last, lang, year), *(name for name in row[4:] if name not in known)))
        for row in found[:MOST]
    ]
    told = word("stop", lang).join((*words, *([word("more_visits", lang, n=len(found) - MOST)] if len(found) > MOST else [])))
    lanes = min(len(found), LANES)
    return Drawn(axis.last - axis.first + 1, lanes, _axis(axis, year, lang), told, _paths(found, axis, lanes))


def _paths(found: Sequence[Row], axis: Span, lanes: int) -> list[tuple[str, str]]:
    """The strokes by kind: made, on known days, or inside a window; each visit in the lane of its turn."""
    kinds = ["made" if row.made else "fixed" if row.fixed else "loose" for row in found]
    paths = dict.fromkeys(("loose", "fixed", "made"), "")
    for at, (row, kind) in enumerate(zip(found, kinds, strict=True)):
        paths[kind] += line(Span(row.first, row.last), axis.first, min(at, lanes - 1) + 0.5)
    return [(kind, path) for kind, path in paths.items() if path]


@functools.lru_cache(maxsize=1 << 16)
def _axis(axis: Span, year: int, lang: Lang) -> str:
    """The months of an axis; their year is told where it is not `year`."""
    ends = (date_of(axis.first), date_of(axis.last))
    words = dict.fromkeys(
        month_short(each.month, lang) if each.year == year else month_words(each.year, each.month, lang) for each in ends
    )
    return ("—" if lang == "zh" else " – ").join(words)
