"""The plan: its tables, what their columns mean, and where every value stands in the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from burden.place import Place, Problem

pd.options.mode.string_storage = "python"  # the same whether pyarrow is there or not, and quicker over few texts

__all__ = [
    "FILINGS",
    "ITEMS",
    "KINDS",
    "LEVELS",
    "RECORDS",
    "SOURCES",
    "SUBJECTS",
    "TYPES",
    "UNITS",
    "Place",
    "Plan",
    "Problem",
    "Sheet",
    "Target",
    "table",
]

LEVELS = ("central", "province", "city", "county", "township")
KINDS = ("supervision", "inspection", "assessment", "research")
TYPES = ("routine", "case", "special")
SOURCES = ("above", "own")
SUBJECTS = ("plan", "change", "temporary")  # of a filing: the plan, a change of it, an item beyond it

ITEMS = {
    "number": "str",  # the department's own number, "" where none
    "item": "str",  # the name of the item
    "kind": "str",  # one of KINDS, or ""
    "type": "str",  # one of TYPES, or ""
    "source": "str",  # one of SOURCES, or ""
    "level": "str",  # one of LEVELS, or ""
    "organiser": "str",  # the leading organiser, as the directory spells it
    "partners": "object",  # tuple of names
    "targets": "object",  # tuple of Target
    "target_text": "str",  # the text of the target cell, as it reads back
    "ratio": "str",  # the text of the ratio cell beside it
    "when": "object",  # a when.Reading
    "frequency": "str",  # the text of the frequency cell
    "basis": "str",
    "method": "str",
    "content": "str",
    "asked": "float64",  # when its forms or papers are asked for, and due: days since 1970-01-01, a time of day as its part
    "due": "float64",
    "filing": "str",  # number of the filing that allows the item
    "joint": "str",  # number of the joint visit the item belongs to, "" where none
    "code": "str",  # the code a target scans before it lets the check in (一事一码)
    "changed": "str",  # the words that mark it as changed after it was planned, "" where none
    "note": "str",
    "comprehensive": "bool",  # 综合性: covers a whole field of work (F01)
    "cancelled": "bool",
    "ignored": "object",  # tuple of (heading, text) under headings that were understood as nothing
    "sheet": "int32",  # index into Plan.sheets
    "row": "int32",  # row in the spreadsheet, from 1
}
RECORDS = {
    "visit": "str",  # number of the visit: rows that share it at one target are one visit
    "number": "str",  # number of the item, as the plan gives it
    "item": "str",
    "kind": "str",
    "type": "str",
    "organiser": "str",
    "partners": "object",
    "target": "str",
    "method": "str",
    "officers": "object",  # tuple of the names of who inspected
    "first": "int32",  # day the visit began, days since 1970-01-01
    "last": "int32",
    "people": "float64",  # nan where not said
    "attendance": "float64",  # how many of the target's people came to its meetings or went along
    "findings": "float64",
    "asked": "float64",  # when forms or papers were asked for, and due: as in ITEMS
    "due": "float64",
    "result": "float64",  # day the result was fed back, nan where not said
    "published": "float64",  # day the result was made public
    "rectify_by": "float64",  # day by which its findings were to be put right, and the day they were
    "rectified": "float64",
    "look_back_by": "float64",  # day by which somebody was to look again, and the day somebody did
    "look_back": "float64",
    "joint": "str",
    "level": "str",
    "code": "str",  # the code shown at the target
    "note": "str",
    "ignored": "object",
    "sheet": "int32",
    "row": "int32",
}
FILINGS = {
    "filing": "str",  # number of the document (文号)
    "numbers": "object",  # tuple of the numbers of the items it allows
    "item": "str",
    "organiser": "str",
    "partners": "object",
    "filed": "float64",  # day of filing, nan where not said
    "approved": "float64",
    "approver": "str",
    "status": "str",  # "approved", "pending", "refused" or ""
    "joint": "bool",  # filed as one joint visit
    "subject": "str",  # one of SUBJECTS, or ""
    "note": "str",
    "ignored": "object",
    "sheet": "int32",
    "row": "int32",
}
UNITS = {
    "unit": "str",
    "level": "str",
    "parent": "str",
    "kind": "str",  # 县区, 乡镇, 部门, 学校, 企业 ... as the directory says
    "grade": "str",
    "aliases": "object",  # tuple of names
    "groups": "object",  # tuple of names
    "ignored": "object",
    "sheet": "int32",
    "row": "int32",
}


class Target(NamedTuple):
    """One target of an item; `share` is the chance to be drawn (1.0 unless sampled, 0.0 where nobody says from how many), `known` whether the directory has it."""

    name: str
    share: float = 1.0
    known: bool = True


@dataclass(frozen=True)
class Sheet:
    """One sheet as it was read: what kind it is, which column holds which meaning, how its rows ended."""

    file: str
    sheet: str
    kind: str  # items, records, filings, directory
    columns: Mapping[str, str] = field(default_factory=dict)  # meaning -> column letter
    ignored: tuple[str, ...] = ()  # headings that were understood as nothing
    rows: int = 0  # non-blank rows under the header
    read: int = 0  # rows that became an item, record, filing or unit, or part of one
    unread: int = 0  # rows that became a problem
    aside: int = 0  # rows set aside with a notice: totals, notes, repeated headers
    head: int = 0  # the last row of its header, 0 where it has none
    left: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = ()  # the unread rows: row, and meaning and text of its cells
    within: int | None = (
        None  # the sheet that holds and counts its rows, where it stands for one of those that was put together from
    )


def lost_files(sheets: Iterable[Sheet], problems: Iterable[Problem]) -> tuple[str, ...]:
    """The files that could not be opened and gave no row: nobody knows what stands in them."""
    read = {sheet.file for sheet in sheets}
    broken = {each.place.file for each in problems if each.kind == "unreadable" and each.place == Place(each.place.file)}
    return tuple(sorted(broken - read))


def table(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame with exactly `columns` in order; a value a row does not give is "", (), nan, 0 or False."""
    listed = list(rows)
    if not listed:
        return _empty(tuple(columns.items())).copy()
    blank = {"str": "", "object": (), "bool": False, "float64": np.nan, "int32": 0}
    data = {name: pd.Series([row.get(name, blank[kind]) for row in listed], dtype=kind) for name, kind in columns.items()}
    return pd.DataFrame(data)


@cache
def _empty(columns: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    """A frame without a row, made once: most plans lack a table or two."""
    return pd.DataFrame({name: pd.Series([], dtype=kind) for name, kind in columns})


@dataclass(frozen=True)
class Plan:
    """A year's plan: items, records of visits made, filings and the directory of units, each row with its sheet and row."""

    year: int
    items: pd.DataFrame = field(default_factory=lambda: table((), ITEMS))
    records: pd.DataFrame = field(default_factory=lambda: table((), RECORDS))
    filings: pd.DataFrame = field(default_factory=lambda: table((), FILINGS))
    units: pd.DataFrame = field(default_factory=lambda: table((), UNITS))
    sheets: tuple[Sheet, ...] = ()
    lent: tuple[str, ...] = ()  # the files of another plan whose directory it was read with

    @property
    def read(self) -> tuple[Sheet, ...]:
        """The sheets that were read, without those that stand for what they were put together from."""
        return tuple(sheet for sheet in self.sheets if sheet.within is None)

    def place(self, sheet: int, row: int, meaning: str = "") -> Place:
        """The place of a row, or of the cell that holds `meaning` where its sheet has such a column."""
        read = self.sheets[sheet]
        return Place(read.file, read.sheet, row, read.columns.get(meaning, ""))
