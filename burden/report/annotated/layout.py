"""One pass over a worksheet's XML: where its rows and cells lie, how far it reaches, and whether our column stands in it already."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from xlsxwriter.utility import xl_cell_to_rowcol

from burden.report.annotated.splice import Element, walk

Spot = tuple[int, int]  # row and column, from 0
_LATER = frozenset(
    (
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    )
)  # what stands behind a worksheet's legacyDrawing
_WANTED = ("worksheet", "dimension", "cols", "col", "sheetData", "row", "c", "f", "v", "is", "t", "mergeCell", "drawing", "legacyDrawing", *_LATER)  # fmt: skip
_FILLED = frozenset(("f", "v", "is"))
_LONGEST = 10  # signs of a reference, XFD1048576
_DIGITS = 7  # of a row's number


def spot(reference: str) -> Spot:
    """The row and column (from 0) of a cell's reference; those of A1 for what is none."""
    found: Spot = xl_cell_to_rowcol(reference.upper()[:_LONGEST])
    return found


class Cell(NamedTuple):
    """One cell: the bytes it takes, its style as written, whether it holds a formula, or anything."""

    start: int
    end: int
    style: str
    formula: bool
    filled: bool


class Layout:
    """A worksheet as it lies in its bytes.

    `heads` are the texts that head a column of ours, `shared` their numbers among the shared strings; the cells of the
    `wanted` rows (from 0) are kept, and all of our column.
    """

    def __init__(self, data: bytes, wanted: Collection[int], heads: Collection[str], shared: Collection[str]) -> None:
        """Pass over the sheet."""
        self.rows: list[tuple[int, Element]] = []  # in their order, each with its number from 0
        self.cells: dict[int, dict[int, Cell]] = {}
        self.ours: int | None = None  # our column
        self.tops: list[int] = []  # the rows of its heads
        self.width = 0  # columns in use
        self.merged: list[tuple[Spot, Spot]] = []
        self.root: Element
        self.one: dict[str, Element] = {}  # elements that a sheet has once
        self.columns: list[Element] = []
        self.later: int | None = None  # where what stands behind a legacyDrawing begins
        self._wanted, self._heads, self._shared = frozenset(wanted), frozenset(heads), frozenset(shared)
        self._row, self._column = -1, -1
        self._cell: Mapping[str, str] = {}
        self._formula = self._filled = False
        self._text = ""
        walk(data, _WANTED, self._ended, self._begun)

    @property
    def is_whole(self) -> bool:
        """Whether it is a worksheet with its cells at all."""
        return hasattr(self, "root") and "sheetData" in self.one

    def anchors(self, spots: Collection[Spot]) -> dict[Spot, Spot]:
        """For each of some cells the one that shows it: the first one of the merged range it lies in, or itself."""
        ordered = sorted(spots)
        found = {each: each for each in spots}
        for first, last in self.merged:
            for each in ordered[bisect_left(ordered, (first[0], 0)) : bisect_right(ordered, last)]:
                if first[1] <= each[1] <= last[1]:
                    found[each] = first
        return found

    def row(self, number: int) -> Element | None:
        """The row of a number."""
        at = bisect_left(self.rows, number, key=lambda each: each[0])
        return self.rows[at][1] if at < len(self.rows) and self.rows[at][0] == number else None

    def place(self, number: int) -> int | None:
        """Where a row of that number would have to stand; None at the end."""
        at = bisect_left(self.rows, number, key=lambda each: each[0])
        return self.rows[at][1].start if at < len(self.rows) else None

    def styles(self, number: int, before: int) -> Iterator[tuple[int, str]]:
        """The columns of a row that hold something, from the last one before a column backwards, with their styles."""
        for column, cell in sorted(self.cells.get(number, {}).items(), reverse=True):
            if column < before and cell.filled:
                yield column, cell.style

    def _begun(self, name: str, given: Mapping[str, str]) -> None:
        if name == "row":
            self._row = int(given["r"][:_DIGITS]) - 1 if given.get("r", "").isdecimal() else self._row + 1
            self._column = -1
        elif name == "c":
            self._column = spot(given["r"])[1] if "r" in given else self._column + 1
            self._cell, self._formula, self._filled, self._text = given, False, False, ""
        elif name in _FILLED:
            self._formula, self._filled = self._formula or name == "f", True

    def _ended(self, name: str, element: Element) -> None:
        if name == "c":
            self._end_cell(element)
        elif name in ("v", "t"):
            self._text += element.text
        elif name == "row":
            self.rows.append((self._row, element))
        elif name == "col":
            self.columns.append(element)
        elif name == "mergeCell":
            self._merge(element.given.get("ref", "A1"))
        elif name in _LATER:
            self._note_later(element)
        elif name == "worksheet":
            self.root = element
        elif element.depth == 1:
            self.one[name] = element

    def _end_cell(self, element: Element) -> None:
        if self._filled and self._is_head():
            self.ours = self._column
            self.tops.append(self._row)
        elif self._filled and self._column != self.ours:
            self.width = max(self.width, self._column + 1)
        if self._row in self._wanted or self._column == self.ours:
            cell = Cell(element.start, element.end, self._cell.get("s", ""), self._formula, self._filled)
            self.cells.setdefault(self._row, {})[self._column] = cell

    def _is_head(self) -> bool:
        """Whether the cell heads a column of ours: one sheet has one."""
        said = self._text in (self._shared if self._cell.get("t") == "s" else self._heads)
        return said and self.ours in (None, self._column)

    def _merge(self, reference: str) -> None:
        first, last = (spot(corner) for corner in (reference.partition(":")[0], reference.rpartition(":")[2]))
        self.merged.append((first, last))
        self.width = max(self.width, last[1] + 1) if last[1] != self.ours else self.width

    def _note_later(self, element: Element) -> None:
        if element.depth == 1 and "sheetData" in self.one:
            self.later = element.start if self.later is None else min(self.later, element.start)
