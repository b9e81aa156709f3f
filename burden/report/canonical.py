"""The tables of a plan as the cells of canonical sheets, which read back as the same plan."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from math import isnan
from typing import Any, NamedTuple

from burden import when
from burden.days import date_of
from burden.forms import AGAIN, CANCELLED, NO, WORDS, YES
from burden.plan import Place, Plan, Target
from burden.report.pen import Value
from burden.when import Reading

PARTED = re.compile(r"[、,，;；/\n()（）↳]")  # a name with one of these is no plain part of a list
CHINESE = re.compile(r"[㐀-鿿]")
MINUTES = 1440  # of a day
WHOLE = 1e15  # from here on a cell's number may lose a digit
COLUMNS = " | "  # between the texts of two columns in a reading
LATER = ("result", "published", "rectify_by", "rectified", "look_back_by", "look_back")  # days of what follows a visit
TABLES = {"items": "items", "records": "records", "filings": "filings", "directory": "units"}


class Line(NamedTuple):
    """One row of a canonical sheet: its cells by meaning, where it stood, and how it was understood.

    `when` and `targets` are of items only; `read` is False for a row that became a problem.
    """

    cells: Mapping[str, Value]
    place: Place
    when: Reading | None = None
    targets: tuple[Target, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    read: bool = True


def lines(plan: Plan, kind: str) -> list[Line]:
    """The rows of one kind in the order of their places, those that could not be read among them."""
    write = {"items": _item, "records": _record, "filings": _filing, "directory": _unit}[kind]
    frame = getattr(plan, TABLES[kind])
    columns = {name: frame[name].to_numpy().tolist() for name in frame}  # rows of pandas are by far slower
    rows = (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))
    held = [index if sheet.within is None else sheet.within for index, sheet in enumerate(plan.sheets)]
    found = [((held[row["sheet"]], row["row"]), write(row, plan)) for row in rows]
    for index, sheet in enumerate(plan.sheets):
        if sheet.kind == kind:
            found += [((index, row), Line(dict(cells), plan.place(index, row), read=False)) for row, cells in sheet.left if cells]
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]


def kinds(plan: Plan) -> list[str]:
    """The kinds of sheet that a plan fills, its items always."""
    told = {sheet.kind for sheet in plan.sheets}
    return [kind for kind in TABLES if kind == "items" or kind in told or len(getattr(plan, TABLES[kind]))]


def _item(row: Mapping[str, Any], plan: Plan) -> Line:
    cells: dict[str, Value] = {
        name: row[name] for name in ("number", "item", "frequency", "method", "content", "basis", "filing", "code", "changed")
    }
    cells |= _coded(row)
    cells |= {
        "source": _word("source", row["source"]),
        "partner": _listed(row["partners"]),
        "target": row["target_text"] or _listed([each.name for each in row["targets"]]),
        "ratio": row["ratio"],
    }
    cells |= _times(row["when"], row["frequency"], plan.year)
    cells |= {
        "comprehensive": YES if row["comprehensive"] else "",
        "status": CANCELLED if row["cancelled"] else "",
        "asked": _moment(row["asked"]),
        "due": _moment(row["due"]),
    }
    return Line(cells, plan.place(row["sheet"], row["row"]), row["when"], row["targets"], row["ignored"])


@lru_cache(maxsize=1 << 16)
def _times(reading: Reading, frequency: str, year: int) -> Mapping[str, Value]:
    """The cells that give a reading back: its phrase, or the two columns it came from, and a length told elsewhere."""
    start, parted, end = reading.text.partition(COLUMNS)
    cells: dict[str, Value]
    if parted and not reading.heading:
        cells, alone = {"start": start, "end": end}, when.read(start, year, end=end)
    else:
        cells, alone = {"time": reading.text, "heading": reading.heading}, when.read(reading.text, year, heading=reading.heading)
    known = when.with_frequency(alone, frequency) if frequency else alone
    return cells | {"days": "" if reading.days in (None, known.days) else str(reading.days)}


def _record(row: Mapping[str, Any], plan: Plan) -> Line:
    cells: dict[str, Value] = {name: row[name] for name in ("visit", "number", "item", "target", "method", "code")}
    cells |= _coded(row) | {"partner": _listed(row["partners"])}
    cells |= {"actual_start": date_of(row["first"]), "actual_end": date_of(row["last"])}
    cells |= {name: _figure(row[name]) for name in ("people", "attendance", "findings")} | {"officers": _listed(row["officers"])}
    cells |= {name: _moment(row[name]) for name in ("asked", "due")} | {name: _day(row[name]) for name in LATER}
    return Line(cells, plan.place(row["sheet"], row["row"]), ignored=row["ignored"])


def _filing(row: Mapping[str, Any], plan: Plan) -> Line:
    cells: dict[str, Value] = {name: row[name] for name in ("filing", "item", "organiser", "approver", "note")}
    cells |= {
        "numbers": "、".join(row["numbers"]),
        "partner": _listed(row["partners"]),
        "status": _word("approval", row["status"]),
        "subject": _word("subject", row["subject"]),
    }
    cells |= {"filed": _day(row["filed"]), "approved": _day(row["approved"]), "joint": YES if row["joint"] else NO}
    return Line(cells, plan.place(row["sheet"], row["row"]), ignored=row["ignored"])


def _unit(row: Mapping[str, Any], plan: Plan) -> Line:
    cells: dict[str, Value] = {name: row[name] for name in ("unit", "parent", "grade")}
    cells |= {"unit_level": _word("level", row["level"]), "unit_kind": row["kind"]}
    cells |= {"aliases": "、".join(row["aliases"]), "groups": "、".join(row["groups"])}
    return Line(cells, plan.place(row["sheet"], row["row"]), ignored=row["ignored"])


def _coded(row: Mapping[str, Any]) -> dict[str, Value]:
    """What items and records share."""
    told = {name: row[name] for name in ("organiser", "joint", "note")}
    return told | {name: _word(name, row[name]) for name in ("kind", "type", "level")}


def _word(name: str, code: str) -> str:
    """The word of a code; "" has none."""
    return WORDS[name].get(code, "")


def _listed(names: Sequence[str]) -> str:
    """Names as one cell, parted so that each of them is found again."""
    if any(map(PARTED.search, names)):
        return AGAIN.join(names)
    return ("、" if all(map(CHINESE.search, names)) else "；").join(names)


def _day(day: float) -> Value:
    return "" if isnan(day) else date_of(int(day))


def _moment(moment: float) -> Value:
    """A day, with its time of day where it has one: 2026-03-05 15:00."""
    if isnan(moment) or moment.is_integer():
        return _day(moment)
    day, part = divmod(moment, 1)
    hour, minute = divmod(round(part * MINUTES), 60)
    return f"{date_of(int(day))} {hour:02}:{minute:02}"


def _figure(number: float) -> Value:
    """A number as a cell: a whole one stays one, any other is written out."""
    if isnan(number):
        return ""
    return int(number) if number.is_integer() and abs(number) < WHOLE else format(Decimal(repr(number)), "f")
