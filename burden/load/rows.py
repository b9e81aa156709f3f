"""The rows of a table: merged cells filled, and totals, notes, repeated headers and hidden rows set aside by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from burden.load.columns import Head
from burden.load.grid import Box, Cell, Grid, Row, letter
from burden.load.header import Line, find_heads
from burden.plan import Place, Problem

NOTHING = frozenset(("-", "--", "—", "——", "–", "－", "/", "／", "\\", "无", "暂无", "none", "None", "nil", "(空)", "（空）", "空"))
DITTO = frozenset(("同上", "(同)", "（同）", "(同上)", "（同上）", "同前", "〃", "″", '"', "”", "ditto", "Ditto"))
TICKS = frozenset(("√", "✓", "✔", "☑", "v", "V", "y", "Y", "x", "X", "1", "是", "有", "●", "○", "▲", "★", "*", "yes", "Yes"))
WIDE = 3  # columns: a single cell merged over so many is a title
ASIDE = {
    "total": ("合计行，没有当作数据", "a row of totals, set aside"),
    "note": ("表注或填表信息，没有当作数据", "a note or signature, set aside"),
    "section": ("小标题，没有当作数据", "a heading of a section, set aside"),
    "header": ("重复的表头，没有当作数据", "a repeated header, set aside"),
    "columns": ("列号行，没有当作数据", "a row of column numbers, set aside"),
    "sample": ("填写示例，没有当作数据", "a sample row, set aside"),
    "number": ("只有序号，没有内容", "a number and nothing else, set aside"),
}
TOTAL = re.compile(r"(?:本[页表])?(?:合\s*计|总\s*计|小\s*计|共\s*计)(?:\s*[:：(（\d].*)?|(?:grand |sub)?total\s*:?", re.IGNORECASE)
NOTE = re.compile(
    r"(?:注|备注|说明|附注|填表说明|填报说明)\s*\d*\s*(?:[:：.、].*)?$|注[1-9１-９]?[:：]|"
    r"(?:填[表报]|制表|审核|审批|联系|经办|单位负责|分管领导|复核|主管领导|负责)(?:人|单位|电话|日期|时间|领导)?\s*(?:\(签[字章]\)|（签[字章]）)?\s*[:：]|"
    r"(?:notes?|remarks?|prepared by|approved by|source)\s*:",
    re.IGNORECASE,
)
SECTION = re.compile(r"[（(]?[一二三四五六七八九十]+[)）、.．]")
SAMPLE = re.compile(r"[（(]?(?:填写|填报)?(?:示例|样例|例|example)\s*\d*[)）]?[:：]?", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """One table of a sheet: `rows` (from 0) hold its data, `aside` are those set aside, each with a reason in `ASIDE`.

    `lines` are all cells of the sheet with merged ones filled, `raw` as they stand; `titles` what is said above the
    header; `sections` maps a row to the heading of the section it lies in.
    """

    file: str
    sheet: str
    head: Head
    lines: Sequence[Line]
    raw: Sequence[Line]
    titles: tuple[str, ...]
    rows: tuple[int, ...]
    aside: Mapping[int, str] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()
    sections: Mapping[int, str] = field(default_factory=dict)

    def place(self, row: int, name: str = "") -> Place:
        """The place of a row (from 0), or of the cell in it that holds a meaning."""
        column = self.head.columns.get(name)
        return Place(self.file, self.sheet, row + 1, "" if column is None else letter(column))

    def has(self, name: str) -> bool:
        """Whether a meaning has a column, or columns to tick."""
        return name in self.head.columns or name in self.head.ticks

    def own(self, name: str) -> list[bool]:
        """For each row whether its cell holds something itself, not by a merge from above."""
        column = self.head.columns.get(name)
        return [False] * len(self.rows) if column is None else [bool(text(self.raw[row][column])) for row in self.rows]

    def texts(self, name: str, blanks: Sequence[str] = (), nothing: frozenset[str] = NOTHING) -> list[str]:
        """For each row the text of a meaning: (同) takes the one above, "-" and `blanks` are none."""
        column = self.head.columns.get(name)
        found = [""] * len(self.rows) if column is None else [text(self.lines[row][column]) for row in self.rows]
        if column is not None:
            found = _resolved(found, nothing.union(blanks), frozenset(blanks))
        return self._ticked(name, found) if name in self.head.ticks else found

    def _ticked(self, name: str, found: list[str]) -> list[str]:
        """The values of the columns ticked, where the meaning has no text of its own."""
        columns = self.head.ticks[name]
        return [said or _ticks(self.lines[row], columns, joins=name == "time") for said, row in zip(found, self.rows, strict=True)]

    def notices(self) -> Iterator[Problem]:
        """What was set aside."""
        for row, reason in self.aside.items():
            yield Problem("notice", Place(self.file, self.sheet, row + 1), *ASIDE[reason])
        if self.hidden:
            which = "、".join(str(row + 1) for row in self.hidden[:WIDE]) + ("…" if len(self.hidden) > WIDE else "")
            yield Problem(
                "notice", Place(self.file, self.sheet, self.hidden[0] + 1),
                f"隐藏的{len(self.hidden)}行没有读（第{which}行），要读请取消隐藏或筛选",
                f"{len(self.hidden)} hidden rows were not read (rows {which}); unhide or unfilter them to have them read",
            )  # fmt: skip


def text(cell: Cell) -> str:
    """A cell as text: a day as 2026-03-05, a yes as 是, blanks at the ends cut off."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _resolved(found: list[str], nothing: frozenset[str], blanks: frozenset[str]) -> list[str]:
    """Texts with (同) put in full and those that say nothing emptied."""
    values = set(found)
    if values.isdisjoint(nothing) and values.isdisjoint(DITTO):
        return found
    result: list[str] = []
    for said in found:
        same = said in DITTO and said not in blanks
        result.append((result[-1] if result else "") if same else "" if said in nothing else said)
    return result


def _ticks(line: Line, columns: Sequence[tuple[int, str]], joins: bool) -> str:
    """The labels of the ticked columns; a cell that says more than a tick adds it to its label (3月 and 5日-7日)."""
    said = [(label, text(line[column])) for column, label in columns]
    return "、".join(_tick(label, cell, joins) for label, cell in said if cell and cell not in NOTHING and cell != "否")


def _tick(label: str, cell: str, joins: bool) -> str:
    if cell in TICKS:
        return label
    return f"{label}{cell}" if joins and cell[0].isdigit() and "日" in cell else label if joins else cell


def filled(cells: Sequence[Row], boxes: Sequence[Box]) -> list[Line]:
    """The cells with every merged range holding the value of its first cell throughout."""
    lines: list[Line] = list(cells)
    for top, left, bottom, right in boxes:
        value = cells[top][left]
        for row in range(top, bottom + 1) if value is not None else ():
            line = lines[row] if isinstance(lines[row], list) else list(lines[row])
            line[left : right + 1] = [value] * (right - left + 1)  # type: ignore[index]
            lines[row] = line
    return lines


def tables_of(grid: Grid, given: Mapping[str, str]) -> list[Table]:
    """The tables of a sheet, each with its own header; none where no header was found."""
    lines = filled(grid.cells, grid.merged)
    heads: list[Head] = []
    repeated: list[Head] = []
    for head in find_heads(lines, grid.merged, given):
        (repeated if heads and head.names == heads[-1].names else heads).append(head)
    again = {row for head in repeated for row in range(head.first, head.last + 1)}
    ends = [head.first for head in heads[1:]] + [len(lines)]
    begins = [0] + [head.last + 1 for head in heads[:-1]]
    return [_table(grid, lines, head, (begin, end), again) for head, begin, end in zip(heads, begins, ends, strict=True)]


def _table(grid: Grid, lines: Sequence[Line], head: Head, span: tuple[int, int], again: set[int]) -> Table:
    """The rows below one header, sorted into data and what is set aside."""
    sorter = _Sorter(grid, lines, head, again)
    body = range(head.last + 1, span[1])
    titles = [text(cell) for row in range(span[0], head.first) for cell in dict.fromkeys(grid.cells[row]) if text(cell)]
    rows = tuple(row for row in body if sorter.is_data(row))
    return Table(
        grid.file, grid.sheet, head, lines, grid.cells, tuple(titles), rows, sorter.aside, tuple(sorter.hidden), sorter.sections
    )  # fmt: skip


class _Sorter:
    """Tells the data of one table from the rest, row by row from top to bottom."""

    def __init__(self, grid: Grid, lines: Sequence[Line], head: Head, again: set[int]) -> None:
        """Begin below the header."""
        self.raw, self.lines, self.head, self.again = grid.cells, lines, head, again
        self._hides = grid.hidden
        self.wide = {(box[0], box[1]) for box in grid.merged if box[3] - box[1] + 1 >= WIDE}
        self.aside: dict[int, str] = {}
        self.hidden: list[int] = []
        self.sections: dict[int, str] = {}
        self._section = ""
        self._noting = False

    def is_data(self, row: int) -> bool:
        """Whether a row holds data; if not, and it is not blank, it is noted why."""
        columns = [column for column, cell in enumerate(self.raw[row]) if cell is not None and (type(cell) is not str or cell.strip())]
        if not columns:
            return False
        if row in self._hides:
            self.hidden.append(row)
            return False
        reason = self._reason(row, columns)
        if reason:
            self.aside[row] = reason
        self._noting = reason == "note"
        self._section = text(self.raw[row][columns[0]]) if reason == "section" else self._section
        if self._section and not reason:
            self.sections[row] = self._section
        return not reason

    def _reason(self, row: int, columns: list[int]) -> str:
        """Why a row is no data, "" where it is."""
        cells = [text(self.raw[row][column]) for column in columns[:2]]
        if row in self.again or self._is_header(row, cells[0], columns[0]):
            return "header"
        if any(map(TOTAL.fullmatch, cells)):
            return "total"
        if NOTE.match(cells[0]) or (self._noting and len(columns) == 1):
            return "note"
        if SAMPLE.fullmatch(cells[0]):
            return "sample"
        if len(columns) > 1:
            return "columns" if cells == ["1", "2"] and self._counts(row, columns) else ""
        return self._alone(row, columns[0], cells[0])

    def _is_header(self, row: int, first: str, column: int) -> bool:
        names = self.head.names
        return first == names[column].own and all(text(cell) == name.own for cell, name in zip(self.lines[row], names, strict=True))

    def _counts(self, row: int, columns: list[int]) -> bool:
        """Whether a row numbers the columns: 1, 2, 3 ..."""
        return len(columns) >= WIDE and [text(self.raw[row][c]) for c in columns] == [str(n) for n in range(1, len(columns) + 1)]

    def _alone(self, row: int, column: int, said: str) -> str:
        """What a row is that has one cell: data where merged cells or its own meaning make it so."""
        around = {cell for other, cell in enumerate(self.lines[row]) if cell is not None and cell != self.raw[row][column]}
        if around or len(self.head.names) == 1:
            return ""
        number = self.head.columns.get("number")
        if column == number and said.isdigit():
            return "number"
        if (row, column) in self.wide or SECTION.match(said) or column == number:
            return "section"
        return ""
