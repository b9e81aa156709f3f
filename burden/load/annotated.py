"""A department's own file that came back with the warnings this program wrote into it: they are taken out before anything is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from burden.forms import ANNOTATED
from burden.load.grid import Box, Grid, Row, rectangle

NOTE = f"“{ANNOTATED['zh']}”一列是本程序写的预警，没有读"
NOTE_EN = f"the column “{ANNOTATED['en']}” holds warnings that this program wrote; it was not read"
_HEADS = frozenset(ANNOTATED.values())


def unannotated(grid: Grid) -> Grid:
    """The sheet without the columns of our warnings, from their heads down, and with a note that says so; mostly the sheet itself."""
    tops = _tops(grid)
    if not tops:
        return grid
    lines = [list(row) for row in grid.cells]
    for column, top in tops.items():
        for line in lines[top:]:
            line[column] = None
    cells = rectangle(lines)
    width = len(cells[0]) if cells else 0
    hidden = frozenset(row for row in grid.hidden if row < len(cells))
    columns = frozenset(column for column in grid.hidden_columns if column < width and column not in tops)
    struck, yearless, spoilt = (_left(marked, tops) for marked in (grid.struck, grid.yearless, grid.spoilt))
    return replace(
        grid, cells=cells, merged=_cut(grid.merged, cells), hidden=hidden, hidden_columns=columns, notes=(*grid.notes, NOTE),
        struck=struck, yearless=yearless, spoilt=spoilt,
    )  # fmt: skip


def _tops(grid: Grid) -> dict[int, int]:
    """The columns of our warnings, each with the row of its first head."""
    found: dict[int, int] = {}
    for row, line in enumerate(grid.cells):
        if not _HEADS.isdisjoint(line):
            for column, cell in enumerate(line):
                if cell in _HEADS:
                    found.setdefault(column, row)
    return found


def _left(marked: Collection[tuple[int, int]], tops: dict[int, int]) -> frozenset[tuple[int, int]]:
    """The marked cells that do not stand in those columns."""
    return frozenset((row, column) for row, column in marked if column not in tops or row < tops[column])


def _cut(merged: Iterable[Box], cells: tuple[Row, ...]) -> tuple[Box, ...]:
    """The merged ranges as far as there are cells left."""
    rows, columns = len(cells), len(cells[0]) if cells else 0
    boxes = [(a, b, min(c, rows - 1), min(d, columns - 1)) for a, b, c, d in merged if a < rows and b < columns]
    return tuple(box for box in boxes if box[:2] != box[2:])
