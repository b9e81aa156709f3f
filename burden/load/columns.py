"""What the columns of a table mean: its headings read together, and the kind of table they tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from burden.load.assignment import Doubt, assign, doubts
from burden.load.evidence import look
from burden.load.fitting import MOST, SURE, Reading, readings
from burden.load.grid import Cell
from burden.load.grouped import Name, understand
from burden.load.headings import KNOWN, LOOSE
from burden.load.labels import ticks

MOST_ASKED = 30  # questions about one header
SAMPLE = 200  # rows below a header that are looked at
DONE = re.compile("完成|办结|截止")
NUMBERS, REASON = re.compile("编码"), re.compile(r"^\s*事由\s*$")
AHEAD = re.compile("计划|拟|预计|任务|plan|expected", re.IGNORECASE)
PLANNED = {"time", "start", "end", "frequency", "target", "item", "content", "basis", "method", "partner", "organiser"}


@dataclass(frozen=True)
class Head:
    """A header: the rows it stands on (from 0), the kind of its table, and the column of each meaning (from 0).

    `ticks` holds, for a meaning, the columns that stand for one value of it each; `ignored` what was not understood;
    `doubts` the columns somebody should be asked about.
    """

    first: int
    last: int
    names: tuple[Name, ...]
    kind: str
    columns: Mapping[str, int] = field(default_factory=dict)
    ticks: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    size: int = 0  # how many meanings its words name, whatever stands below them

    def heading(self, name: str) -> str:
        """The heading of the column that holds a meaning, "" where there is none."""
        return self.names[self.columns[name]].text if name in self.columns else ""


def lay_out(
    first: int, last: int, names: tuple[Name, ...], kind: str, given: Mapping[str, str], cells: Sequence[Sequence[Cell]] = ()
) -> Head:
    """Give each meaning the column that says it best, by its heading and the `cells` of each column where they are given."""
    labels = ticks(names, kind, given, cells)
    ticked = {column for listed in labels.values() for column, _ in listed}
    open_ = [column for column, name in enumerate(names) if name.own and column not in ticked]
    known = {name: understand(name, kind, given) for name in set(names)}
    reads = {column: known[names[column]] for column in open_}
    wanted = {
        column: readings(reads[column], names[column].group + names[column].own, kind, look(cells[column] if cells else ()))
        for column in open_
    }
    halves = _halves(names, wanted, cells)
    placed = assign(wanted | halves, labels, kind)
    asked = [*doubts(wanted | halves, placed, _same(cells))]
    asked += [Doubt(max(halves), "end", ("time",), min(halves))] if halves else []
    _move_the_end(names, placed)
    _say_made(names, placed, kind)
    _fall_back(names, placed)
    used = ticked | set(placed.values()) | {column for column, read in reads.items() if read and read.name == "number"}
    ignored = tuple(name.text for column, name in enumerate(names) if name.own and column not in used)
    size = len(labels) + sum(bool(read and read.rank < LOOSE) for read in map(reads.get, set(placed.values())))
    return Head(first, last, names, kind, placed, labels, ignored, tuple(asked[:MOST_ASKED]), size)


def looked(head: Head, kind: str, below: Sequence[Sequence[Cell]], given: Mapping[str, str]) -> Head:
    """The header once more, as one of `kind`, with the first rows below it looked at."""
    cells = tuple(zip(*below[:SAMPLE], strict=True)) or tuple(() for _ in head.names)
    return lay_out(head.first, head.last, head.names, kind, given, cells)


def _halves(
    names: Sequence[Name], wanted: Mapping[int, Sequence[Reading]], cells: Sequence[Sequence[Cell]]
) -> dict[int, list[Reading]]:
    """The two columns that one heading of time stands over, merged or with a blank beside it: the first and the last day."""
    firsts = {
        listed[0].name: column for column, listed in sorted(wanted.items(), reverse=True) if listed and listed[0].weight >= SURE
    }
    left = firsts.get("time", len(names))
    if left + 1 >= len(names) or not cells or "start" in firsts or "end" in firsts:
        return {}
    goes_on = names[left + 1] in (Name("", ""), names[left]) and cells[left] != cells[left + 1]
    if not goes_on or min(look(cells[column]).of(("time",)) for column in (left, left + 1)) < MOST:
        return {}
    return {left: [Reading("start", SURE)], left + 1: [Reading("end", SURE)]}


def _move_the_end(names: Sequence[Name], placed: dict[str, int]) -> None:
    """Beside a column of first days, one of 完成时间 holds the last ones."""
    for begin, end in (("start", "end"), ("actual_start", "actual_end")):
        if begin in placed and "time" in placed and end not in placed and DONE.search(names[placed["time"]].text):
            placed[end] = placed.pop("time")


def _say_made(names: Sequence[Name], placed: dict[str, int], kind: str) -> None:
    """In a table of visits the first and last day are those of the visit, unless their headings speak of a plan."""
    for name in ("start", "end") if kind == "records" else ():
        if name in placed and f"actual_{name}" not in placed and not AHEAD.search(names[placed[name]].text):
            placed[f"actual_{name}"] = placed.pop(name)


def _fall_back(names: Sequence[Name], placed: dict[str, int]) -> None:
    """Where nothing else numbers or names a row, 任务编码 is its number, and no code, and 事由 its name."""
    for weak, name, heading in (("code", "number", NUMBERS), ("subject", "item", REASON)):
        if weak in placed and name not in placed and heading.search(names[placed[weak]].own):
            placed[name] = placed.pop(weak)


def _same(cells: Sequence[Sequence[Cell]]) -> set[frozenset[int]]:
    """The pairs of columns that hold the same cells."""
    first: dict[tuple[Cell, ...], int] = {}
    pairs = ((first.setdefault(tuple(each), column), column) for column, each in enumerate(cells))
    return {frozenset(pair) for pair in pairs if pair[0] != pair[1]}


def kind_of(names: Sequence[Name], given: Mapping[str, str]) -> str:
    """The kind of table these headings tell: items, records, filings or directory."""
    told = {
        kind: [read.name if (read := understand(name, kind, given)) and read.rank < LOOSE else "" for name in names]
        for kind in KNOWN
    }
    planned = {plan for plan, unit in zip(told["items"], told["directory"], strict=True) if not unit or plan in given.values()}
    if _is_directory(set(told["directory"])) and not planned & PLANNED:
        return "directory"
    records, filings = set(told["records"]), set(told["filings"])
    if records & {"actual_start", "actual_end"}:
        return "records"
    if _is_register(filings) and not {"target", "frequency"} <= filings:
        return "filings"
    dated, reported = records & {"time", "start"}, records & {"visit", "findings", "result"}
    return "records" if "target" in records and dated and reported and "frequency" not in records else "items"


def _is_directory(told: set[str]) -> bool:
    return "unit" in told and bool(told & {"unit_level", "parent", "unit_kind", "aliases", "groups"})


def _is_register(told: set[str]) -> bool:
    strong = told & {"filed", "approved", "approver", "status"}
    return bool(strong & {"filed", "approved"}) and ("filing" in told or len(strong) > 1)
