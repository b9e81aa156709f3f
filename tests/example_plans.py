"""The tables of an example as the frames a rule is given: plan, visits, limits, calendar and the day it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from burden.days import Calendar, day
from burden.load.holidays import packaged
from burden.load.packs import sources
from burden.naming import system
from burden.plan import FILINGS, ITEMS, RECORDS, UNITS, Place, Plan, Problem, Sheet, Target, table
from burden.rulebook import Limit, Quiet, Rulebook, Scope, Source, Waiver
from burden.rules import rules
from burden.visits import ORDER, build
from burden.waived import Use
from burden.warning import Wording
from burden.when import read, with_frequency
from tests.examples import KINDS, Example, Table

COLUMNS = {"items": ITEMS, "records": RECORDS, "filings": FILINGS, "units": UNITS}
DAYS = (
    "first", "last", "filed", "approved", "result", "planned_first", "planned_last", "published", "rectify_by", "rectified", "look_back_by", "look_back",
)  # fmt: skip
MOMENTS = ("asked", "due")
LISTS = ("partners", "numbers", "aliases", "groups", "officers")
TRUE = ("yes", "是", "√")
LONG_AGO = day(date(2000, 1, 1))
TEXT = Source("F00", "示例规定", year="2026")
CATEGORIES = (
    "item", "organiser", "kind", "type", "source", "level", "method", "target", "county", "target_kind", "target_level", "target_grade",
    "organiser_level", "match", "county_kind", "organiser_system",
)  # fmt: skip
SCOPES = {
    "level": "levels", "kind": "kinds", "grade": "grades", "type": "types", "system": "systems", "organiser-level": "organiser_levels"
}  # fmt: skip
CLAUSES = ("since", "exempt", "below", *SCOPES)
LEAST_WORKDAYS = 10  # exact days that span no more are one visit that takes them all

Row = dict[str, Any]


def last_items_of(example: Example, backwards: bool = False) -> pd.DataFrame:
    """The items of last year's plan."""
    rows = [row for each in example.tables if each.kind == "last_items" for row in each.rows]
    year = int(example.options.get("year", 2026)) - 1
    read_rows = [row_of(cells, "items", year, set()) | {"row": at} for at, cells in enumerate(rows, 1)]
    return table(read_rows[::-1] if backwards else read_rows, ITEMS)


def plan_of(example: Example, backwards: bool = False) -> Plan:
    """The plan of an example; `backwards` with the rows of every table in the other order."""
    year = int(example.options.get("year", 2026))
    known = {name for each in example.tables if each.kind == "units" for row in each.rows for name in names_of(row)}
    frames = {}
    for index, each in enumerate(example.tables):
        if each.kind in COLUMNS:
            rows = [row_of(cells, each.kind, year, known) | {"sheet": index, "row": at} for at, cells in enumerate(each.rows, 1)]
            frames[each.kind] = table(rows[::-1] if backwards else rows, COLUMNS[each.kind])
    sheets = tuple(Sheet("example", each.kind, each.kind) for each in example.tables)
    return Plan(year, sheets=sheets, **frames)


def names_of(unit: Mapping[str, str]) -> tuple[str, ...]:
    """All names of a unit in the directory."""
    return (unit["unit"], *split(unit.get("aliases", "")), *split(unit.get("groups", "")))


def split(text: str) -> tuple[str, ...]:
    """The names in a cell."""
    return tuple(name.strip() for name in re.split("[、,，;；]", text) if name.strip())


def row_of(cells: Mapping[str, str], kind: str, year: int, known: set[str]) -> Row:
    """One row of an items, records, filings or units table."""
    columns = COLUMNS[kind]
    if wrong := set(cells) - set(columns) - {"share", "known"}:
        raise ValueError(f"no such columns of {kind}: {sorted(wrong)}")
    row: Row = {name: value(name, text, columns[name]) for name, text in cells.items() if text and name in columns}
    if kind == "records":
        row.setdefault("last", row.get("first", 0))
    if kind == "items":
        row["when"] = with_frequency(read(cells.get("when", ""), year), cells.get("frequency", ""))
        row["targets"] = tuple(target(name, cells, known) for name in split(cells.get("targets", "")))
    return row


def target(name: str, cells: Mapping[str, str], known: set[str]) -> Target:
    """One target of an item: known where the directory has it, or where there is none and the row does not say `no`."""
    listed = name in known if known else cells.get("known", "yes") in TRUE
    return Target(name, float(cells.get("share") or 1), listed)


def value(name: str, text: str, kind: str) -> Any:
    """A cell as the value its column holds."""
    if name in DAYS:
        return day(date.fromisoformat(text))
    if name in MOMENTS:
        at = datetime.fromisoformat(text)
        return day(at.date()) + (at.hour * 60 + at.minute) / 1440
    if name in LISTS:
        return split(text)
    readers: dict[str, Callable[[str], Any]] = {"int32": int, "float64": float, "bool": TRUE.__contains__}
    return readers.get(kind, str)(text)


def visits_of(example: Example, plan: Plan, calendar: Calendar, backwards: bool = False) -> pd.DataFrame:
    """The visits table: as the example gives it, else as the plan and its records make it."""
    for index, each in enumerate(example.tables):
        if each.kind == "visits":
            given = completed(each, index, calendar)
            return given[::-1].reset_index(drop=True) if backwards else given
    return build(plan, calendar, LEAST_WORKDAYS)


NUMBERS = ("first", "last", "item_row", "record_row", "occurrence", "planned_first", "planned_last", "days")


def completed(each: Table, sheet: int, calendar: Calendar) -> pd.DataFrame:
    """A visits table with the columns it leaves out, its rows in the order in which `burden.visits.build` gives them."""
    rows = [visit(cells) | {"sheet": sheet, "row": at} for at, cells in enumerate(each.rows, 1)]
    frame = placed(pd.DataFrame(rows), calendar)
    frame["organiser_system"] = [system(name) for name in frame["organiser"]]
    text = frame["joint"].where(frame["joint"] != "", [f"#{at}" for at in range(len(frame))])
    frame["joint"] = pd.factorize(text + "|" + frame["target"])[0].astype(np.int32)
    frame = frame.astype(dict.fromkeys((*NUMBERS, "begin", "start", "end", "sheet", "row"), "int32"))
    ordered = frame.sort_values(ORDER, kind="stable", ignore_index=True)
    return ordered.assign(**{name: ordered[name].astype(object).astype("category") for name in CATEGORIES})


def visit(cells: Mapping[str, str]) -> Row:
    """One row of a visits table with its defaults; `days` 0 where it is not said."""
    row: Row = dict.fromkeys(CATEGORIES, "") | {"item_row": -1, "record_row": -1, "occurrence": 0, "days": 0}
    row |= {"joint": "", "code": "", "made": False, "firm": True, "share": 1.0, "score": 1.0, "rivals": ()}
    kinds = dict.fromkeys(NUMBERS, "int32") | {"made": "bool", "firm": "bool", "fixed": "bool", "share": "float64"}
    if wrong := set(cells) - set(row) - set(kinds):
        raise ValueError(f"no such columns of visits: {sorted(wrong)}")
    row |= {name: value(name, text, kinds.get(name, "str")) for name, text in cells.items() if text}
    row.setdefault("last", row["first"])
    row["match"] = row["match"] or ("kept" if row["made"] else "")
    return {"planned_first": row["first"], "planned_last": row["last"]} | row


def placed(frame: pd.DataFrame, calendar: Calendar) -> pd.DataFrame:
    """Add `fixed`, `start` and `end`, and `days` where it is not said.

    Fixed is a visit that was made, one whose days fill its window, and one without days in a window of at most
    LEAST_WORKDAYS workdays; any other takes its days, or one, somewhere inside.
    """
    first, last = frame["first"].to_numpy(dtype=np.int32), frame["last"].to_numpy(dtype=np.int32)
    span = calendar.workdays(first, last)
    said = frame["days"].to_numpy(dtype=np.int32)
    length = np.maximum(said, 1)
    fixed = frame["made"].to_numpy(dtype=bool) | (span <= length) | ((said == 0) & (span <= LEAST_WORKDAYS))
    move = np.where(fixed, 1, length)
    start = np.where(fixed, first, calendar.nth_workday_back(last, move))
    end = np.where(fixed, last, calendar.nth_workday(first, move))
    begin = np.where(fixed, first, calendar.nth_workday(first, 1))
    return frame.assign(fixed=fixed, begin=begin, start=start, end=end, days=np.where(fixed, span, length))


def limits_of(text: str) -> tuple[Limit, ...]:
    """The limits of an option line, parted by commas: see tests/examples.py."""
    return tuple(limit_of(part) for part in text.split(",") if part.strip())


def limit_of(text: str) -> Limit:
    """One limit: `name = value`, `/days` for the window it counts in, then what else is said of it."""
    name, _, rest = text.partition("=")
    number, *said = rest.split()
    most, _, days = number.partition("/")
    parts: dict[str, list[str]] = {}
    for word in said:
        parts.setdefault(word, []) if word in CLAUSES else parts[list(parts)[-1]].append(word)
    since = value("first", parts["since"][0], "") if "since" in parts else LONG_AGO
    scope = Scope(**{key: tuple(parts[word]) for word, key in SCOPES.items() if word in parts})
    exempt = tuple(parts.get("exempt", ()))
    return Limit(name.strip(), float(most), since, TEXT, scope, int(days or 0), exempt=exempt, below="below" in parts)


def quiet_of(text: str) -> tuple[Quiet, ...]:
    """The quiet periods of an option line: `first..last` as dates or as days of every month, parted by commas."""
    found = []
    for part in filter(None, text.replace(" ", "").split(",")):
        first, last = part.split("..")
        if first.isdigit():
            found.append(Quiet("静默期", TEXT, month_days=(int(first), int(last))))
        else:
            found.append(Quiet("静默期", TEXT, value("first", first, ""), value("last", last, "")))
    return tuple(found)


def words_of(text: str) -> dict[str, tuple[str, ...]]:
    """The words of an option line: `paper = 打卡、截图; look = 夜查`."""
    parts = (part.partition("=") for part in filter(None, text.split(";")))
    return {name.strip(): split(words) for name, _, words in parts}


def problems_of(example: Example, backwards: bool = False) -> tuple[Problem, ...]:
    """The problems of an example: columns kind, zh, en."""
    for each in example.tables:
        if each.kind == "problems":
            found = [
                Problem(
                    row.get("kind", "unreadable"),
                    Place("example", "problems", at),
                    row.get("zh", ""),
                    row.get("en", ""),
                    row.get("about", ""),
                )
                for at, row in enumerate(each.rows, 1)
            ]
            return tuple(found[::-1] if backwards else found)
    return ()


def waivers_of(example: Example, backwards: bool = False) -> tuple[Use, ...]:
    """The waivers of an example: columns rule, target, since, until, count (of the warnings it speaks of) and ran (of its rule)."""
    rows = [row for each in example.tables if each.kind == "waivers" for row in each.rows]
    found = [Use(waiver_of(row, at), int(row["count"]), row.get("ran") != "no") for at, row in enumerate(rows, 1)]
    return tuple(found[::-1] if backwards else found)


def waiver_of(row: Mapping[str, str], at: int) -> Waiver:
    """One waiver."""
    since, until = (value("first", row[key], "") if key in row else LONG_AGO for key in ("since", "until"))
    return Waiver(row["rule"], {"target": (row["target"],)}, "理由", "某人", until, since, Place("example", "waivers", at))


def given_of(example: Example, rule: str, backwards: bool = False) -> tuple[Plan, Rulebook, Row]:
    """The plan, the rulebook and everything the check of `rule` may ask for, limits aside."""
    calendar, plan = packaged(), plan_of(example, backwards)
    option = example.options.get
    rulebook = Rulebook(
        limits=limits_of(option("limits", "")),
        quiet=quiet_of(option("quiet", "")),
        words={rule: words_of(option("words", ""))},
        texts=sources(),
    )
    tables = {kind: getattr(plan, kind) for kind in KINDS if kind in COLUMNS}
    given = tables | {
        "visits": visits_of(example, plan, calendar, backwards), "calendar": calendar, "quiet": rulebook.quiet,
        "titles": {name: Wording(f"“{each.title.zh}”", name) for name, each in rules().items()},
        "words": rulebook.words, "year": plan.year, "today": value("first", option("today", "2026-12-31"), ""),
        "problems": problems_of(example, backwards), "waivers": waivers_of(example, backwards), "sheets": plan.sheets,
        "last_items": last_items_of(example, backwards), "directory": plan.units,
    }  # fmt: skip
    return plan, rulebook, given
