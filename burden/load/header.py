"""The header of a table: found under title rows, one row or two, and what each of its columns means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from burden.load.grid import Box, Cell
from burden.load.headings import EXACT, KNOWN, LONGEST, Meaning, meaning, plain

Line = Sequence[Cell]
KINDS = ("items", "records", "filings", "directory")
LEAST = 2  # meanings that make a header
LATER = 3  # meanings that make a further header in the same sheet
SHARE = 0.6  # of its cells, known, for a further header
# Headings that are values themselves: a tick below one of them says so.
LABELS = {
    **dict.fromkeys(("督查", "检查", "考核", "调研"), "kind"), **dict.fromkeys(("日常", "个案", "专项", "日常检查", "专项检查"), "type"),
    **dict.fromkeys(("国家级", "中央级", "省级", "市级", "县级", "区级", "乡级", "乡镇级"), "level"),
    **dict.fromkeys(("一般事项", "重点事项", "一般检查事项", "重点检查事项"), "area"),
    **dict.fromkeys(("上级部署", "自选", "本级自选"), "source"),
}  # fmt: skip
MONTH = re.compile(r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度|q[1-4]")
GROUPED = ("time", "kind", "type", "level", "source", "target", "partner", "organiser", "method", "area")
START, END = re.compile(r"开始(?:时间|日期)?|起|自|从|起始(?:时间|日期)?|start|from|first"), re.compile(r"结束(?:时间|日期)?|止|至|到|终止(?:时间|日期)?|end|to|until|last")
PLANNED = {"time", "start", "end", "frequency", "target", "item", "content", "basis", "method", "partner", "organiser"}


class Name(NamedTuple):
    """A column's heading: the group above it ("" where there is none) and its own words, as they stand in the file."""

    group: str
    own: str

    @property
    def text(self) -> str:
        """Both, without line breaks."""
        return " ".join(f"{self.group} {self.own}".split()) if self.group != self.own else " ".join(self.own.split())


@dataclass(frozen=True)
class Head:
    """A header: the rows it stands on (from 0), the kind of its table, and the column of each meaning (from 0).

    `ticks` holds, for a meaning, the columns that stand for one value of it each; `ignored` what was not understood.
    """

    first: int
    last: int
    names: tuple[Name, ...]
    kind: str
    columns: Mapping[str, int] = field(default_factory=dict)
    ticks: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()

    def heading(self, name: str) -> str:
        """The heading of the column that holds a meaning, "" where there is none."""
        return self.names[self.columns[name]].text if name in self.columns else ""

    @property
    def size(self) -> int:
        """How many meanings it has."""
        return len(self.columns) + len(self.ticks)


def find_heads(lines: Sequence[Line], boxes: Sequence[Box], given: Mapping[str, str]) -> list[Head]:
    """The headers of a sheet from top to bottom; `lines` has merged cells filled, `given` maps plain headings to meanings."""
    found: list[Head] = []
    for row in _candidates(lines, given):
        if found and row <= found[-1].last:
            continue
        above = row - 1 if row and (not found or row - 1 > found[-1].last) else row
        pairs = [(first, first + 1) for first in {above, row} if _stacked(lines, boxes, first)]
        options = [_head(lines, *span, given) for span in [*sorted(pairs), (row, row)]]
        best = max(options, key=lambda head: head.size)
        if best.size >= LEAST and (not found or _is_further(lines, best)):
            found.append(best)
    return found


def _candidates(lines: Sequence[Line], given: Mapping[str, str]) -> list[int]:
    """Rows in which two cells or more are known headings, or labels and months that ticks stand under."""
    counts: Counter[int] = Counter()
    for cells in zip(*lines, strict=True):
        known = {cell for cell in set(cells) if isinstance(cell, str) and _is_heading(cell, given)}
        if known:
            counts.update(row for row, cell in enumerate(cells) if cell in known)
    return sorted(row for row, count in counts.items() if count >= LEAST and not any(isinstance(cell, date) for cell in lines[row]))


def _is_heading(cell: str, given: Mapping[str, str]) -> bool:
    """Whether a cell's text is a heading of any kind of sheet; "单位:" with its value beside it is none."""
    if len(cell) > LONGEST * 2 or cell.rstrip().endswith((":", "：")):
        return False
    return bool(MONTH.fullmatch(plain(cell))) or any(meaning(cell, kind, given) for kind in KINDS)


def _is_further(lines: Sequence[Line], head: Head) -> bool:
    """Whether a header below another one is meant as such: a row of data may hold a heading's word or two."""
    known = set(head.columns.values()) | {column for ticked in head.ticks.values() for column, _ in ticked}
    used = {column for row in range(head.first, head.last + 1) for column, cell in enumerate(lines[row]) if cell is not None}
    return head.size >= LATER and len(known) >= SHARE * len(used)


def _stacked(lines: Sequence[Line], boxes: Sequence[Box], row: int) -> bool:
    """Whether the row and the one below are one header: cells merged downwards, or groups with their parts below."""
    if row + 1 >= len(lines):
        return False
    low = [cell for cell in lines[row + 1] if cell is not None]
    if not low or not all(isinstance(cell, str) and len(cell) <= LONGEST for cell in low):
        return False
    merged = [box for box in boxes if box[0] == row]
    if any(box[2] == row + 1 for box in merged):
        return True
    if any(len(set(lines[row + 1][b : d + 1]) - {None}) >= LEAST for _, b, c, d in merged if c == row):
        return True
    return not merged and _is_complement(lines[row], lines[row + 1])


def _is_complement(up: Line, low: Line) -> bool:
    """Where merges were lost: parts stand under the blanks of the row above, or where such a run of blanks begins."""
    under = [column for column, cell in enumerate(low) if cell is not None]
    fits = [up[c] is None or (c + 1 < len(up) and up[c + 1] is None and low[c + 1] is not None) for c in under]
    return all(fits) and any(up[c] is None for c in under) and any(low[c] is None for c, cell in enumerate(up) if cell is not None)


def _head(lines: Sequence[Line], first: int, last: int, given: Mapping[str, str]) -> Head:
    """The header on these rows, with the kind of table it tells."""
    names = tuple(_names(lines[first], lines[last]) if last > first else (Name("", _text(cell)) for cell in lines[first]))
    return lay_out(first, last, names, kind_of(names, given), given)


def _names(up: Line, low: Line) -> Iterator[Name]:
    """Two rows as names: a group goes on over the blanks to its right."""
    group = ""
    for above, below in zip(up, low, strict=True):
        if above is not None or below is None:
            group = _text(above)
        own = _text(below)
        yield Name("" if not own or own == group else group, own or group)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()


def lay_out(first: int, last: int, names: tuple[Name, ...], kind: str, given: Mapping[str, str]) -> Head:
    """Give each meaning its column: the surest heading, of two alike the one further left."""
    ticks = _ticks(names, kind, given)
    ticked = {column for listed in ticks.values() for column, _ in listed}
    columns: dict[str, tuple[int, int]] = {}
    lost: list[tuple[str, int]] = []
    for column, name in enumerate(names):
        read = None if column in ticked or not name.own else understand(name, kind, given)
        if read is None:
            continue
        rank, place = columns.get(read.name, (99, -1))
        lost.append((read.name, place if read.rank < rank else column))
        if read.rank < rank:
            columns[read.name] = (read.rank, column)
    placed = {name: column for name, (_, column) in columns.items()}
    spare = next((column for name, column in lost if name == "item" and column >= 0), None)
    if spare is not None and kind != "directory":
        placed.setdefault("content", spare)  # two names of the item: the weaker one says what is done
    used = ticked | set(placed.values())
    ignored = tuple(name.text for column, name in enumerate(names) if name.own and column not in used)
    return Head(first, last, names, kind, placed, ticks, ignored)


def understand(name: Name, kind: str, given: Mapping[str, str]) -> Meaning | None:
    """What a column's heading means, read with the group it stands under."""
    alone = meaning(name.own, kind, given)
    if not name.group:
        return alone
    group, own = meaning(name.group, kind, given), plain(name.own)
    for pattern, begun in ((START, "start"), (END, "end")):
        if group and group.name in ("time", "actual_start", "start") and pattern.fullmatch(own):
            done = "实际" in name.group and kind == "records"
            return Meaning(f"actual_{begun}" if done else begun, EXACT)
    return meaning(name.group + name.own, kind, given) or alone or group


def _ticks(names: Sequence[Name], kind: str, given: Mapping[str, str]) -> dict[str, tuple[tuple[int, str], ...]]:
    """Columns that stand for one value each: the months of a year, or the parts of a group such as 类型."""
    found: dict[str, list[tuple[int, str]]] = {}
    for column, name in enumerate(names):
        if label := _label(name, kind, given):
            found.setdefault(label, []).append((column, " ".join(name.own.split())))
    return {label: tuple(listed) for label, listed in found.items() if len(listed) >= LEAST}


def _label(name: Name, kind: str, given: Mapping[str, str]) -> str:
    """The meaning a column is one value of, "" where it is a column of its own."""
    if not name.own or kind == "directory":
        return ""
    own, group = plain(name.own), meaning(name.group, kind, given) if name.group else None
    if MONTH.fullmatch(own):
        return "time"
    if own in LABELS:
        return LABELS[own] if own not in given else ""
    alone = meaning(name.own, kind, given)
    return group.name if group and group.name in GROUPED and alone is None and not _is_edge(own) else ""


def _is_edge(own: str) -> bool:
    return bool(START.fullmatch(own) or END.fullmatch(own))


def kind_of(names: Sequence[Name], given: Mapping[str, str]) -> str:
    """The kind of table these headings tell: items, records, filings or directory."""
    told = {kind: [read.name if (read := understand(name, kind, given)) else "" for name in names] for kind in KNOWN}
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
    return bool(strong & {"filed", "approved"}) and ("filing" in told or len(strong) >= LEAST)
