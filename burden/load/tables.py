"""Grids become a plan: each table read as what it is, all of them in one order, every row accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from burden.load import codes
from burden.load.columns import SAMPLE, looked
from burden.load.directory import Directory
from burden.load.filings import TEXTS as FILING_TEXTS
from burden.load.filings import read_filings
from burden.load.grid import Grid, Row, letter
from burden.load.headings import given_headings, meaning_named
from burden.load.items import TEXTS as ITEM_TEXTS
from burden.load.items import read_items
from burden.load.records import TEXTS as RECORD_TEXTS
from burden.load.records import read_records
from burden.load.references import resolve
from burden.load.returned import returned, sources
from burden.load.rows import Table, tables_of
from burden.load.setting import Outcome, Setting
from burden.load.strangers import near_names
from burden.load.struck import strike
from burden.load.ties import loose_ties
from burden.load.units import read_units
from burden.load.unknown_columns import unknown_columns
from burden.load.yearless import in_year
from burden.load.years import plan_year
from burden.plan import FILINGS, ITEMS, RECORDS, UNITS, Place, Plan, Problem, Sheet, table
from burden.when import Events

READERS: Mapping[str, Callable[[Table, Setting], Outcome]] = {
    "items": read_items,
    "records": read_records,
    "filings": read_filings,
}
TEXTS: Mapping[str, Collection[str]] = {"items": ITEM_TEXTS, "records": (*RECORD_TEXTS, "findings"), "filings": FILING_TEXTS}
FRAMES = {"items": ITEMS, "records": RECORDS, "filings": FILINGS, "directory": UNITS}
PLANNED = {"frequency", "basis", "method", "source", "ratio", "filing", "content", "status", "comprehensive", "days"}
DAY = re.compile("日期|date", re.IGNORECASE)
MADE = re.compile("记录|台账|台帐|(?:实施|执行|完成|开展|落实)情况|已开展|到访|records?|visits?|log", re.IGNORECASE)
AHEAD = re.compile("计划|安排|事项|任务|拟|预计|plan|schedule|deadline", re.IGNORECASE)
EXPLAINS = re.compile("说明|封面|目录|须知|指引|readme|instruction|cover", re.IGNORECASE)
MOST = 0.9  # of the day cells, real days, for a table of visits that does not say it is one
HALF = 0.5  # the same where its title says so
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
    columns: dict[str, list[tuple[int, Outcome]]] = field(default_factory=lambda: {kind: [] for kind in FRAMES})

    def add(self, read: Table, outcome: Outcome) -> None:
        """Take in a table and what became of its rows."""
        self.columns[read.head.kind].append((len(self.sheets), outcome))
        self.sheets.append(_sheet(read, outcome))
        self.problems += [*read.notices(), *unknown_columns(read), *outcome.problems]

    def frame(self, kind: str) -> pd.DataFrame:
        """All rows of one kind, in the order of sheets and rows."""
        parts = [(sheet, outcome.columns) for sheet, outcome in self.columns[kind] if outcome.columns]
        if not parts:
            return table((), FRAMES[kind])
        data = {name: [value for _, columns in parts for value in columns[name]] for name in FRAMES[kind] if name != "sheet"}
        data["sheet"] = [sheet for sheet, columns in parts for _ in columns["row"]]
        return pd.DataFrame({name: pd.Series(data[name], dtype=dtype) for name, dtype in FRAMES[kind].items()})


def plan_of(
    grids: Iterable[Grid], *, year: int | None = None, headings: Mapping[str, Sequence[str]], blanks: Mapping[str, Sequence[str]],
    names: Sequence[str] = (), events: Events | None = None,
) -> tuple[Plan, tuple[Problem, ...]]:  # fmt: skip
    """The plan that grids hold, and what of them could not be read; `names` may tell the year.

    `events` says when named times are. The order of `grids` does not matter. Refusal: an unknown meaning, or no year to be found.
    """
    given, none = given_headings(headings), {meaning_named(name): tuple(texts) for name, texts in blanks.items()}
    ordered = sorted(grids, key=lambda grid: (grid.file, grid.sheet))
    found = {index: _tables(grid, given) for index, grid in enumerate(ordered)}
    first = _first_of_each(ordered)
    read = Reading(problems=[_note(grid, note) for grid in ordered for note in grid.notes])
    books = {file: each.file for index in found for each in found[index] if each.returned for file in sources(each)}
    stale = {index for index, grid in enumerate(ordered) if books.get(grid.file, grid.file) != grid.file}
    alive = [index for index in found if first[index] == index and index not in stale]
    whole, said = resolve([each for index in alive for each in found[index]])
    read.problems += said
    following = iter(whole)
    found |= {index: [next(following) for _ in found[index]] for index in alive}
    own = [each for index in alive for each in found[index]]
    setting = Setting(year or (plan_year(own, names) if own else 0), Directory(table((), UNITS)), none, events)
    directory = [each for each in own if each.head.kind == "directory"]
    units = dict(zip(map(id, directory), read_units(directory, none), strict=True))
    setting = replace(setting, directory=_directory(units.values()))
    for index, grid in enumerate(ordered):
        if index in stale:
            _set_aside(read, grid, found[index], "question", _corrected(books[grid.file]))
        elif first[index] != index:
            _set_aside(read, grid, found[index], "notice", _copied(grid, ordered[first[index]]))
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
    return [own] if own else [_told(each, given) for each in tables_of(grid, given)]


def _read(read: Reading, given: Table, grid: Grid, setting: Setting) -> None:
    """Take in a table that is no directory, its cells as they are meant."""
    living, said = strike(given, grid)
    each, more = in_year(living if given.head.kind == "items" else living.living(), grid, setting.year)
    read.problems += [*said, *more]
    read.add(each, READERS[each.head.kind](each, setting))


def _note(grid: Grid, note: str) -> Problem:
    """What the reader of a file noted."""
    english = NOTES.sub(lambda found: f"read as {found[1]}" if found[1] else f"{found[2]} formulas have no stored result", note)
    return Problem("notice", Place(grid.file, grid.sheet), note, english)


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


def _first_of_each(grids: Sequence[Grid]) -> list[int]:
    """For each grid the index of the first one with the same cells: its own, unless it is a copy."""
    seen: dict[tuple[Row, ...], int] = {}
    return [seen.setdefault(grid.cells, index) if grid.cells else index for index, grid in enumerate(grids)]


def _told(read: Table, given: Mapping[str, str]) -> Table:
    """The table as what it is: one of visits is told by its days, where its headings leave that open."""
    head = read.head
    if head.kind != "items" or not _holds_visits(read):
        return read
    return replace(read, head=looked(head, "records", [read.lines[row] for row in read.rows[:SAMPLE]], given))


def _holds_visits(read: Table) -> bool:
    """Whether a table names targets and real days and nothing that only a plan has, or says that it holds records."""
    head = read.head
    day = "time" if "time" in head.columns else "start"
    if "target" not in head.columns or day not in head.columns:
        return False
    said = " ".join((*read.titles, read.sheet, read.file))
    if MADE.search(said):
        return _dated(read, day) >= HALF
    ahead = AHEAD.search(f"{said} {head.heading('time')} {head.heading('start')}")
    told = DAY.search(head.heading(day)) and not ahead  # a plan may give exact days under 检查时间; a visit has a 日期
    return bool(told) and not PLANNED & head.columns.keys() and not head.ticks and _dated(read, day) >= MOST


def _dated(read: Table, name: str) -> float:
    """The part of the filled day cells that hold one full date."""
    texts = [text for text in read.texts(name) if text]
    return sum(codes.DATED.fullmatch(text) is not None for text in texts) / len(texts) if texts else 0.0


def _sheet(read: Table, outcome: Outcome) -> Sheet:
    """How the rows of a table ended."""
    head = read.head
    aside = len(read.aside)
    columns = {name: letter(column) for name, column in sorted(head.columns.items(), key=lambda pair: pair[1])}
    return Sheet(
        read.file, read.sheet, head.kind, columns, read.unread(TEXTS.get(head.kind, head.columns)), len(read.rows) + aside,
        len(read.rows) - outcome.unread - outcome.aside, outcome.unread, aside + outcome.aside,
        tuple((row + 1, tuple((name, said) for name, said in cells.items() if said)) for row, cells in outcome.left),
    )  # fmt: skip


def _copied(grid: Grid, original: Grid) -> tuple[str, str]:
    """A copy of another sheet counts once."""
    where = original.file if original.file != grid.file else original.sheet
    return f"内容与{where}完全相同，没有再读", f"its content is that of {where}; it was set aside"


def _corrected(book: str) -> tuple[str, str]:
    """A sheet and the workbook that was made from it count once."""
    return (
        f"这张表已收进{book}，以那个工作簿为准，没有再读；如果这张表更新，请把那个工作簿移到别处",
        f"this sheet went into {book}, which counts; it was set aside. If this sheet is newer, move that workbook elsewhere",
    )


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
