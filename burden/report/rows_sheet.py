"""The sheet that says how each row was read: what it became, whose it is, its time and targets as understood, or why it was left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from burden.days import date_of
from burden.place import Place, Problem
from burden.plan import Plan, Sheet
from burden.report.pen import Pen
from burden.report.sheet_table import Cells, table_sheet
from burden.report.understood import by_row, problem_words, target_words, time_words
from burden.report.words import word
from burden.warning import Lang

COLUMNS = {
    "file": 18, "sheet": 9, "row": 6, "became": 9, "item": 24, "organiser": 16, "when_read": 28, "targets_read": 32, "problems": 36,
}  # fmt: skip
_LOOKS = {"became_unread": "bad", "became_aside": "grey", "became_part": "grey"}
Key = tuple[str, str, int]


class Fate(NamedTuple):
    """What became of one row."""

    key: Key
    became: str  # the word for it
    name: str = ""
    organiser: str = ""
    when: str = ""
    targets: str = ""


def rows_sheet(sheet: Any, fates: Iterable[Fate], problems: Sequence[Problem], pen: Pen) -> None:
    """Every row that holds something, by file, sheet and row."""
    told = by_row(problems)
    table_sheet(sheet, COLUMNS, (_cells(fate, told, pen.lang) for fate in fates), pen, frozen=3)


def fates(plan: Plan, problems: Sequence[Problem], lang: Lang) -> list[Fate]:
    """What became of each row, in the order of their places; rows that went into the one above are counted at the end of their sheet."""
    told = by_row(problems)
    found = [*_items(plan, lang), *_records(plan), *_filings(plan), *_units(plan), *_left(plan)]
    known = {fate.key for fate in found}
    found += [Fate(key, _unplaced(said)) for key, said in told.items() if key not in known]
    placed = Counter(key[:2] for key in {fate.key for fate in found if fate.key[2]})
    sheets: dict[tuple[str, str], int] = {}
    for each in plan.read:
        sheets[each.file, each.sheet] = sheets.get((each.file, each.sheet), 0) + each.rows
    parts = {key: rows - placed[key] for key, rows in sheets.items()}
    found += [Fate((*key, 0), "became_part", word("parts_n", lang, n=n)) for key, n in parts.items() if n > 0]
    return sorted(found, key=lambda fate: (fate.key[:2], fate.became == "became_part", fate.key[2], fate))


def _cells(fate: Fate, told: Mapping[Key, Sequence[Problem]], lang: Lang) -> Cells:
    """A row as the cells of its line: red where it was not read, yellow where it asks something."""
    said = told.get(fate.key, ())
    look = _LOOKS.get(fate.became, "doubt" if any(each.kind != "notice" for each in said) else "cell")
    file, sheet, row = fate.key
    problems = "\n".join(problem_words(each, lang) for each in said)
    texts = (file, sheet, row or "", word(fate.became, lang), fate.name, fate.organiser, fate.when, fate.targets, problems)
    return texts, (look,) * len(COLUMNS)


def _unplaced(said: Sequence[Problem]) -> str:
    """What became of a row, or a whole sheet, that nothing but problems tell of."""
    return "became_unread" if any(each.kind == "unreadable" for each in said) else "became_aside"


def _key(sheets: Sequence[Sheet], sheet: int, row: int) -> Key:
    return sheets[sheet].file, sheets[sheet].sheet, row


def _rows(plan: Plan, table: str, *names: str) -> Iterator[tuple[Any, ...]]:
    """For each row of a table its key and some of its values."""
    frame = getattr(plan, table)
    for sheet, row, *values in zip(*(frame[name].tolist() for name in ("sheet", "row", *names)), strict=True):
        yield _key(plan.sheets, sheet, row), *values


def _items(plan: Plan, lang: Lang) -> Iterator[Fate]:
    listed = len(plan.units) > 0
    for key, name, organiser, when, targets in _rows(plan, "items", "item", "organiser", "when", "targets"):
        yield Fate(key, "became_item", name, organiser, time_words(when, lang), target_words(targets, lang, listed))


def _records(plan: Plan) -> Iterator[Fate]:
    for key, name, organiser, target, first, last in _rows(plan, "records", "item", "organiser", "target", "first", "last"):
        days = " – ".join(dict.fromkeys(date_of(day).isoformat() for day in (first, last)))
        yield Fate(key, "became_record", name, organiser, days, target)


def _filings(plan: Plan) -> Iterator[Fate]:
    for key, filing, name, organiser in _rows(plan, "filings", "filing", "item", "organiser"):
        yield Fate(key, "became_filing", " ".join(filter(None, (filing, name))), organiser)


def _units(plan: Plan) -> Iterator[Fate]:
    for key, name, parent in _rows(plan, "units", "unit", "parent"):
        yield Fate(key, "became_unit", name, parent)


def _left(plan: Plan) -> Iterator[Fate]:
    """The rows that could not be read, by what of them names them."""
    for sheet in plan.sheets:
        for row, cells in sheet.left:
            said = dict(cells)
            name = next((said[each] for each in ("item", "unit", "target", "filing") if each in said), "")
            yield Fate(Place(sheet.file, sheet.sheet, row)[:3], "became_unread", name, said.get("organiser", ""))
