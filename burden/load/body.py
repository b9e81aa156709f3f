"""Which rows below a header are data, and why the others are set aside: totals, notes, repeated headers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from burden.forms import clean
from burden.load.columns import Head
from burden.load.grid import Cell, Grid
from burden.load.header import Line

_BREAK = re.compile("[\x85\u2028\u2029]")  # line breaks of other systems
SHOWN = 40  # characters of a cell quoted
WIDE = 3  # columns: a single cell merged over so many is a title
ASIDE = {
    "total": ("合计行，没有当作数据", "a row of totals, set aside"),
    "note": ("表注或填表信息，没有当作数据", "a note or signature, set aside"),
    "page": ("页码，没有当作数据", "the number of a page, set aside"),
    "section": ("小标题，没有当作数据", "a heading of a section, set aside"),
    "header": ("重复的表头，没有当作数据", "a repeated header, set aside"),
    "columns": ("列号行，没有当作数据", "a row of column numbers, set aside"),
    "sample": ("填写示例，没有当作数据", "a sample row, set aside"),
    "struck": ("划去的行，没有读", "a row that is struck out, not read"),
    "joined": ("内容已并入指向这里的事项", "taken up by the items that point here"),
    "number": ("只有序号，没有内容", "a number and nothing else, set aside"),
    "cleared": ("内容已清空，只剩说明栏，没有当作数据", "cleared but for the columns that explain, set aside"),
}
TOTAL = re.compile(
    r"(?:本[页表])?(?:合\s*计|总\s*计|小\s*计|共\s*计)(?:\s*[:：(（\d].*)?|(?:grand |sub)?total\s*:?", re.IGNORECASE
)
NOTE = re.compile(
    r"(?:注|备注|说明|附注|填表说明|填报说明)\s*\d*\s*(?:[:：.、].*)?$|注[1-9１-９]?[:：]|"
    r"(?:填[表报]|制表|审核|审批|联系|经办|单位负责|分管领导|复核|主管领导|负责)(?:人|单位|电话|日期|时间|领导)?\s*(?:\(签[字章]\)|（签[字章]）)?\s*[:：]|"
    r"(?:notes?|remarks?|prepared by|approved by|source)\s*:",
    re.IGNORECASE,
)
# What any of the three begins with, so that most rows are passed at a glance.
HINT = re.compile(
    "[合总小共本注备说附填制审批联经单分复主负例示样(（]|grand|sub|total|note|remark|prep|appr|source|ex", re.IGNORECASE
)
PAGE = re.compile(
    r"第\s*\d+\s*页(?:\s*[,，/(（]?\s*共\s*\d+\s*页[)）]?)?|[-—–]+\s*\d+\s*[-—–]+|page\s*\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE
)
SECTION = re.compile(r"[（(]?[一二三四五六七八九十]+[)）、.．]")
SAMPLE = re.compile(r"[（(]?(?:填写|填报)?(?:示例|样例|例|example)\s*\d*[)）]?[:：]?", re.IGNORECASE)


def text(cell: Cell) -> str:
    """A cell as text: a day as 2026-03-05, a yes as 是; without control characters and blanks at the ends."""
    if isinstance(cell, str):
        return (cell if cell.isprintable() else clean(_BREAK.sub("\n", cell))).strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def quoted(text: str) -> str:
    """A cell's text as one short line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


class Sorter:
    """Tells the data of one table from the rest, row by row from top to bottom."""

    def __init__(self, grid: Grid, lines: Sequence[Line], head: Head, again: Collection[int], titles: Collection[int]) -> None:
        """Begin below the header."""
        self.raw, self.lines, self.head = grid.cells, lines, head
        self._again, self._titles = again, titles
        self._hides = grid.hidden
        self.wide = {(box[0], box[1]) for box in grid.merged if box[3] - box[1] + 1 >= WIDE}
        self.aside: dict[int, str] = {}
        self.hidden: list[int] = []
        self.sections: dict[int, str] = {}
        self._section = ""
        self._noting = False

    def is_data(self, row: int) -> bool:
        """Whether a row holds data; if not, and it is not blank, it is noted why."""
        columns = [*islice(self._filled(row), 2)]  # mostly all that is asked
        if not columns:
            return False
        reason = self._reason(row, columns)
        if reason:
            self.aside[row] = reason
        self._noting = reason == "note" or (self._noting and reason == "page")
        self._section = text(self.raw[row][columns[0]]) if reason == "section" else self._section
        if self._section and not reason:
            self.sections[row] = self._section
        if row in self._hides and not reason:
            self.hidden.append(row)
        return not reason

    def _filled(self, row: int) -> Iterator[int]:
        """The columns in which a row holds something."""
        return (
            column for column, cell in enumerate(self.raw[row]) if cell is not None and (type(cell) is not str or cell.strip())
        )

    def _reason(self, row: int, columns: list[int]) -> str:
        """Why a row is no data, "" where it is; `columns` are the first two in which it holds something."""
        cells = [text(self.raw[row][column]) for column in columns]
        if row in self._again or self._is_header(row, cells[0], columns[0]):
            return "header"
        if row in self._titles:
            return "section"
        worded = self._worded(cells) if self._noting or any(map(HINT.match, cells)) else ""
        if len(columns) == 1 and PAGE.fullmatch(cells[0]):
            return "page"
        if worded or len(columns) == 1:
            return worded or self._alone(row, columns[0], cells[0])
        return "columns" if cells == ["1", "2"] and self._counts(row, [*self._filled(row)]) else ""

    def _worded(self, cells: list[str]) -> str:
        """Why the words a row begins with make it no data, "" where they do not."""
        if any(map(TOTAL.fullmatch, cells)):
            return "total"
        if NOTE.match(cells[0]) or (self._noting and len(cells) == 1):
            return "note"
        return "sample" if SAMPLE.fullmatch(cells[0]) else ""

    def _is_header(self, row: int, first: str, column: int) -> bool:
        names = self.head.names
        return first == names[column].own and all(
            text(cell) == name.own for cell, name in zip(self.lines[row], names, strict=True)
        )

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


def lone_rows_above(raw: Sequence[Line], row: int, top: int) -> Iterator[int]:
    """The rows directly above a header, down from `top`, that hold one text each: its titles."""
    for above in range(row - 1, top - 1, -1):
        said = {cell for cell in raw[above] if cell is not None}
        if len(said) > 1:
            return
        if said:
            yield above
