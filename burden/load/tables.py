"""Grids become a plan: each table read as what it is, all of them in one order, every row accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from burden.load.annotated import NOTE, NOTE_EN, unannotated
from burden.load.directory import Directory
from burden.load.filings import TEXTS as FILING_TEXTS
from burden.load.filings import read_filings
from burden.load.grid import Grid, letter
from burden.load.headings import given_headings, meaning_named
from burden.load.items import TEXTS as ITEM_TEXTS
from burden.load.items import read_items
from burden.load.records import TEXTS as RECORD_TEXTS
from burden.load.records import read_records
from burden.load.references import resolve
from burden.load.returned import put_together, returned
from burden.load.rows import Table
from burden.load.same_sheets import counted_elsewhere
from burden.load.set_aside import notices
from burden.load.setting import Outcome, Setting
from burden.load.sheet import tables_of
from burden.load.signing import signed_by_columns, signers
from burden.load.strangers import near_names
from burden.load.struck import strike
from burden.load.ties import loose_ties
from burden.load.units import read_units
from burden.load.unknown_columns import unknown_columns
from burden.load.visits_made import told_by_days
from burden.load.yearless import in_year
from burden.load.years import plan_year
from burden.plan import FILINGS, ITEMS, RECORDS, UNITS, Place, Plan, Problem, Sheet, table
from burden.warning import Fact
from burden.when import Events

READERS: Mapping[str, Callable[[Table, Setting], Outcome]] = {
    "items": read_items,
    "records": read_records,
    "filings": read_filings,
}
TEXTS: Mapping[str, Collection[str]] = {"items": ITEM_TEXTS, "records": (*RECORD_TEXTS, "findings"), "filings": FILING_TEXTS}
FRAMES = {"items": ITEMS, "records": RECORDS, "filings": FILINGS, "directory": UNITS}
EXPLAINS = re.compile("说明|封面|目录|须知|指引|readme|instruction|cover", re.IGNORECASE)
NO_HEADER = (
    "没有找到表头，整表没有读；请检查是否有一行写着检查对象、检查时间、牵头单位等列名，或用 --heading 含义=列名 指明",
    "no header was found and the sheet was not read; see that one row names its columns, or use --heading MEANING=COLUMN",
)
NOTES = re.compile(r"按 ?(.+?) ?编码读取|([0-9]+)个公式没有存下结果")
WORDS_ONLY = ("这张表是文字说明，没有当作数据", "the sheet is text and not a table; it was set aside")


@dataclass
class Reading:
    """What a run has read so far."""

    sheets: list[Sheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    columns: dict[str, list[tuple[int | list[int], Outcome]]] = field(default_factory=lambda: {kind: [] for kind in FRAMES})

    def add(self, read: Table, outcome: Outcome) -> None:
        """Take in a table and what became of its rows."""
        at, sheet = len(self.sheets), _sheet(read, outcome)
        origins = put_together(read, outcome.columns.get("row", ())) if read.returned else ()
        places = {origin: at + number for number, origin in enumerate(dict.fromkeys(origins))}
        self.sheets += [sheet, *[replace(sheet, rows=0, read=0, unread=0, aside=0, left=(), within=at)] * (len(places) - 1)]
        self.columns[read.head.kind].append(([places[each] for each in origins] or at, outcome))
        self.problems += [*notices(read), *unknown_columns(read), *outcome.problems]

    def frame(self, kind: str) -> pd.DataFrame:
        """All rows of one kind, in the order of sheets and rows."""
        parts = [(sheet, outcome.columns) for sheet, outcome in self.columns[kind] if outcome.columns]
        if not parts:
            return table((), FRAMES[kind])
        data = {name: [value for _, columns in parts for value in columns[name]] for name in FRAMES[kind] if name != "sheet"}
        data["sheet"] = [
            each for sheet, columns in parts for each in (sheet if isinstance(sheet, list) else [sheet] * len(columns["row"]))
        ]
        return pd.DataFrame({name: pd.Series(data[name], dtype=dtype) for name, dtype in FRAMES[kind].items()})


def plan_of(
    grids: Iterable[Grid], *, year: int | None = None, headings: Mapping[str, Sequence[str]], blanks: Mapping[str, Sequence[str]],
    names: Sequence[str] = (), events: Events | None = None,
) -> tuple[Plan, tuple[Problem, ...]]:  # fmt: skip
    """The plan that grids hold, and what of them could not be read; `names` may tell the year.

    `events` says when named times are. The order of `grids` does not matter. Refusal: an unknown meaning, or no year to be found.
    """
    given, none = given_headings(headings), {meaning_named(name): tuple(texts) for name, texts in blanks.items()}
    ordered = sorted(map(unannotated, grids), key=lambda grid: (grid.file, grid.sheet))
    found = {index: _tables(grid, given) for index, grid in enumerate(ordered)}
    elsewhere = counted_elsewhere(ordered, found)
    alive = [index for index in found if index not in elsewhere]
    whole, said = resolve([each for index in alive for each in found[index]])
    following = iter(whole)
    found |= {index: [next(following) for _ in found[index]] for index in alive}
    directory = [each for each in whole if each.head.kind == "directory"]
    units = dict(zip(map(id, directory), read_units(directory, none), strict=True))
    setting = Setting(year or (plan_year(whole, names) if whole else 0), _directory(units.values()), none, events)
    read = Reading(problems=[*(_note(grid, note) for grid in ordered for note in grid.notes), *said])
    for index, grid in enumerate(ordered):
        if index in elsewhere:
            _set_aside(read, grid, found[index], *elsewhere[index])
        elif not found[index]:
            _headless(read, grid)
        for each in found[index] if index in alive else ():
            if id(each) in units:
                read.add(each, units[id(each)])
            else:
                _read(read, each, grid, setting)
    return _plan(read, setting)


def _tables(grid: Grid, given: Mapping[str, str]) -> list[Table]:
    """The tables of a sheet: its own where this program wrote it, else those its headers tell."""
    own = returned(grid)
    if own:
        return [own]
    found = [told_by_days(each, given) for each in tables_of(grid, given)]
    return [signed_by_columns(each) if each.head.kind == "filings" else each for each in found]


def _read(read: Reading, given: Table, grid: Grid, setting: Setting) -> None:
    """Take in a table that is no directory, its cells as they are meant."""
    living, said = strike(given, grid)
    each, more = in_year(living if given.head.kind == "items" else living.living(), grid, setting.year)
    read.problems += [*said, *more]
    read.add(each, READERS[each.head.kind](each, setting))


def _note(grid: Grid, note: str) -> Problem:
    """What the reader of a file noted."""
    english = NOTES.sub(
        lambda found: f"read as {found[1]}" if found[1] else f"{Fact(found[2]):formula has|formulas have} no stored result", note
    )
    return Problem("notice", Place(grid.file, grid.sheet), note, NOTE_EN if note == NOTE else english)


def _plan(read: Reading, setting: Setting) -> tuple[Plan, tuple[Problem, ...]]:
    """The frames and sheets as a plan; parents by the names the directory has for them."""
    units = read.frame("directory")
    parents = [setting.directory.name(parent) or parent for parent in units["parent"]]
    units["parent"] = pd.Series(parents, dtype=units["parent"].dtype)
    items, records, filings = (read.frame(kind) for kind in ("items", "records", "filings"))
    plan = Plan(setting.year, items, records, filings, units, tuple(read.sheets))
    found = [*read.problems, *loose_ties(plan, setting.directory), *near_names(plan, setting.directory)]
    problems = sorted(dict.fromkeys(found), key=lambda problem: (problem.place, problem.kind, problem.zh))
    return plan, tuple(problems)


def _directory(outcomes: Iterable[Outcome]) -> Directory:
    read = Reading()
    read.columns["directory"] = [(0, outcome) for outcome in outcomes]
    return Directory(read.frame("directory"))


def _sheet(read: Table, outcome: Outcome) -> Sheet:
    """How the rows of a table ended."""
    head = read.head
    aside = len(read.aside)
    columns = {name: letter(column) for name, column in sorted(head.columns.items(), key=lambda pair: pair[1])}
    return Sheet(
        read.file, read.sheet, head.kind, columns, read.unread((*TEXTS.get(head.kind, head.columns), *signers(read))), len(read.rows) + aside,
        len(read.rows) - outcome.unread - outcome.aside, outcome.unread, aside + outcome.aside, head.last + 1,
        tuple((row + 1, tuple((name, said) for name, said in cells.items() if said)) for row, cells in outcome.left),
    )  # fmt: skip


def _set_aside(read: Reading, grid: Grid, tables: Sequence[Table], kind: str, said: tuple[str, str]) -> None:
    """All rows of a sheet are set aside, with a word why."""
    read.problems.append(Problem(kind, Place(grid.file, grid.sheet), *said))
    for each in tables:
        sheet = _sheet(replace(each, file=grid.file, sheet=grid.sheet), Outcome({}))
        read.sheets.append(replace(sheet, read=0, aside=sheet.rows))


def _headless(read: Reading, grid: Grid) -> None:
    """A sheet without a header: words to set aside, or a table that could not be read."""
    filled = [len({cell for cell in row if cell is not None}) for row in grid.cells]
    count = sum(map(bool, filled))
    words = EXPLAINS.search(grid.sheet) or max(filled, default=0) <= 1
    if count:
        read.sheets.append(
            Sheet(grid.file, grid.sheet, "", rows=count, unread=0 if words else count, aside=count if words else 0)
        )
        kind, said = ("notice", WORDS_ONLY) if words else ("unreadable", NO_HEADER)
        read.problems.append(Problem(kind, Place(grid.file, grid.sheet), *said))
