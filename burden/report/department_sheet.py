"""The sheet of one department: every warning that concerns it, once, with the cell it comes from and room for an answer."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from burden.place import Place
from burden.report.pen import Pen
from burden.report.sheet_table import Cells, table_sheet
from burden.report.spoken import place_words, span_words
from burden.report.titles import title_of
from burden.report.words import word
from burden.warning import LEVELS, BurdenWarning, Lang, Level

COLUMNS = {
    "level": 6, "certainty": 7, "rule": 14, "message": 50, "target": 12, "days": 12, "file": 16, "sheet": 9, "cell": 8, "others": 14,
    "places": 20, "reply": 18,
}  # fmt: skip
MOST_RELATED = 50
_LOOKS = {level: (level, *["cell"] * (len(COLUMNS) - 2), "reply") for level in LEVELS}


class Told(NamedTuple):
    """A warning in words: its level, the cells before those whom else it concerns, and its related places."""

    level: Level
    before: tuple[str, ...]
    related: str


def department_sheet(sheet: Any, name: str, found: Iterable[tuple[Told, Sequence[str]]], pen: Pen) -> None:
    """The warnings of one department, each with all whom it concerns, the gravest first."""
    table_sheet(sheet, COLUMNS, (_cells(told, name, names, pen.lang) for told, names in found), pen, frozen=1)


def told(warning: BurdenWarning, year: int, lang: Lang) -> Told:
    """What the sheets of all departments say of a warning alike."""
    days = "" if warning.first is None or warning.last is None else span_words(warning.first, warning.last, lang, year)
    place = warning.place
    before = (
        word(warning.level, lang), word(warning.certainty, lang), title_of(warning.rule, lang), warning.message(lang), warning.target,
        days, place.file, place.sheet, cell_words(place, lang),
    )  # fmt: skip
    return Told(warning.level, before, _related(warning, lang))


def _cells(told: Told, name: str, names: Sequence[str], lang: Lang) -> Cells:
    """A warning as the cells of its row, in the order of the columns."""
    others = word("comma", lang).join(each for each in names if each != name)
    return (*told.before, others, told.related, ""), _LOOKS[told.level]


@functools.lru_cache(maxsize=1 << 16)
def cell_words(place: Place, lang: Lang) -> str:
    """The cell of a place as spreadsheets name it (E4), else its row."""
    if not place.row:
        return ""
    return f"{place.column}{place.row}" if place.column else word("whole_row", lang, row=place.row)


def _related(warning: BurdenWarning, lang: Lang) -> str:
    """The related places, a line for each sheet; from a certain number on only counted."""
    if not warning.related:
        return ""
    shown = sorted(warning.related[:MOST_RELATED])
    sheets = [(Place(*name), [*group]) for name, group in groupby(shown, key=lambda place: place[:2])]
    comma, colon = word("comma", lang), word("colon", lang)
    lines = [
        colon.join(filter(None, (place_words(sheet, lang), comma.join(filter(None, (cell_words(each, lang) for each in group))))))
        for sheet, group in sheets
    ]
    more = len(warning.related) - MOST_RELATED
    return "\n".join([*lines, *([word("more", lang, n=more)] if more > 0 else [])])
