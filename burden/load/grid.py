"""A grid: the cells of one sheet as they stand in the file, every one at its own place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import TypeAlias

from burden.place import Place, Problem
from burden.warning import Fact

Cell: TypeAlias = "str | int | float | bool | date | datetime | None"
Row: TypeAlias = tuple[Cell, ...]
Box: TypeAlias = tuple[int, int, int, int]  # first row, first column, last row, last column; from 0, inclusive

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CELLS = 20_000_000  # of the used range, however full
MOST_USED = 5_000_000  # of them that hold something
FREE_CELLS = 500_000  # a used range up to this size may be as empty as it likes
MOST_FULL = 140_000  # rows that hold something: more of them fill the memory when they become a plan
EMPTINESS = 8  # above it, at least one cell in so many must hold something
MOST_PROBLEMS = 10_000  # a sheet tells so many bad cells one by one, the rest as one number

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
_LETTERS = 26
_EXACT = 2**53  # beyond it a float no longer tells one integer from the next
_HOUR = 3600
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"  # joins the parts of a picture sign
)


@dataclass(frozen=True)
class Grid:
    """One sheet: `cells` is rectangular, row 0 is the spreadsheet's row 1, column 0 its column A, never shifted.

    Blank is None, never "". Rows and columns after the last cell that holds something are cut off, so an
    empty sheet has no rows. `merged` lies inside `cells`; `hidden` are rows, from 0, `hidden_columns` columns.
    `struck` are cells struck out, by row and column, `yearless` days of which the sheet does not show the year, `spoilt`
    cells that look blank and are not: their formula failed or kept no result.
    """

    file: str
    sheet: str
    cells: tuple[Row, ...]
    merged: tuple[Box, ...] = ()
    hidden: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    struck: frozenset[tuple[int, int]] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    yearless: frozenset[tuple[int, int]] = frozenset()
    spoilt: frozenset[tuple[int, int]] = frozenset()
    apart: bool = False  # each row stands alone: none goes on with the one above


class Unreadable(Exception):  # noqa: N818 - what the file is, and no bug
    """A file or a sheet that cannot become a grid: why and what to do, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        """Keep both wordings."""
        super().__init__(zh, en)
        self.zh = zh
        self.en = en

    def problem(self, file: str, sheet: str = "", row: int = 0) -> Problem:
        """The same as a problem with its place."""
        return Problem("unreadable", Place(file, sheet, row), self.zh, self.en)


class NoTable(Unreadable):
    """A sound file that holds no table: a notice where a folder holds it, unreadable where it was named."""


def tidy(value: object) -> Cell:
    """A value as a library gave it -> a cell: blank None, midnight a date, a time of day text, 3.0 the integer 3."""
    if isinstance(value, str):
        return (value or None) if value.isprintable() else _visible(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return _day(value.replace(tzinfo=None))
    if isinstance(value, time):
        return value.isoformat("seconds").removesuffix(":00")
    if isinstance(value, timedelta):
        return _length(value)
    return value if isinstance(value, bool | int | date) else None


def _visible(text: str) -> str | None:
    """A text without the signs that nobody sees: marks of order and width zero, byte order and control; CR LF is one break."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")) or None


def _number(value: float) -> Cell:
    """Nan and the infinities are words, not numbers: no later sum may meet them."""
    if not isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def _day(value: datetime) -> Cell:
    return value.date() if value.time() == time() else value


def _length(value: timedelta) -> str:
    sign, seconds = ("-" if value < timedelta() else ""), abs(int(value.total_seconds()))
    return f"{sign}{seconds // _HOUR}:{seconds % _HOUR // 60:02}"


def rectangle(rows: Iterable[Sequence[Cell]]) -> tuple[Row, ...]:
    """Rows of any length -> rows of one length, without the blank rows and columns at the far ends."""
    cut = [_without_tail(row) for row in rows]
    while cut and not cut[-1]:
        cut.pop()
    width = max(map(len, cut), default=0)
    return tuple(row if len(row) == width else row + (None,) * (width - len(row)) for row in cut)


def _without_tail(row: Sequence[Cell]) -> Row:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])


def inside(merged: Iterable[Box], cells: tuple[Row, ...]) -> tuple[Box, ...]:
    """The merged ranges cut to the grid, in order; more of them than the grid has cells is Unreadable."""
    rows, columns = len(cells), len(cells[0]) if cells else 0
    boxes = sorted((a, b, min(c, rows - 1), min(d, columns - 1)) for a, b, c, d in set(merged) if a < rows and b < columns)
    if sum((c - a + 1) * (d - b + 1) for a, b, c, d in boxes) > rows * columns:
        raise Unreadable("合并单元格互相重叠，请取消合并后另存", "merged ranges overlap; unmerge them and save again")
    return tuple(box for box in boxes if box[:2] != box[2:])


def letter(column: int) -> str:
    """The letters of a column, from 0: 0 is A, 26 is AA."""
    name = ""
    while column >= 0:
        name, column = chr(ord("A") + column % _LETTERS) + name, column // _LETTERS - 1
    return name


def position(reference: str) -> tuple[int, int]:
    """A reference such as B3 -> row and column from 0; anything else, or beyond XFD1048576, is Unreadable."""
    read = _REFERENCE.fullmatch(reference)
    if read:
        column = 0
        for sign in read[1].upper():
            column = column * _LETTERS + ord(sign) - ord("A") + 1
        if 1 <= int(read[2]) <= MOST_ROWS and column <= MOST_COLUMNS:
            return int(read[2]) - 1, column - 1
    shown = reference[:20]
    raise Unreadable(
        f"单元格位置{shown!r}不存在，文件已损坏，请另存后再导入",
        f"there is no cell {shown!r}: the file is damaged; save it again",
    )


def damaged() -> Unreadable:
    """What is said of a file whose parts cannot be followed."""
    return Unreadable(
        "文件已损坏，请用 Excel 或 WPS 打开后另存为 xlsx",
        "the file is damaged; open it in a spreadsheet program and save it as xlsx",
    )


def too_many_cells() -> Unreadable:
    """What is said of a sheet with more cells in use than are read."""
    return Unreadable("格子太多，请分成几个文件", "too many cells; split it into several files")


def within_budget(rows: int, columns: int, used: int) -> None:
    """Unreadable where a used range of rows x columns is too large, or too large for `used` cells that hold something."""
    if min(rows, used) > MOST_FULL:
        raise Unreadable(
            f"超过{MOST_FULL}行，请分成几个文件，分几次导入", f"over {MOST_FULL} rows: split it and load the parts in turn"
        )
    if used > MOST_USED:
        raise too_many_cells()
    area = rows * columns
    if area > MOST_CELLS or (area > FREE_CELLS and area > used * EMPTINESS) or rows > MOST_ROWS:
        corner = f"{letter(columns - 1)}{rows}"
        raise Unreadable(
            f"内容远到{corner}，有内容的只有{used}格：请删去远处零星的单元格，或分成几个文件",
            f"it reaches to {corner} with {Fact(used):cell} in use: delete the stray far cells, or split the file",
        )


def told(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of one sheet, from a certain number on only counted."""
    rest = len(problems) - MOST_PROBLEMS
    if rest <= 0:
        return tuple(problems)
    place = problems[0].place._replace(row=0, column="")
    more = Problem("unreadable", place, f"还有{rest}格读不出", f"{Fact(rest):more cell} could not be read")
    return (*problems[:MOST_PROBLEMS], more)
