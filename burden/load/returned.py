"""A workbook that this program wrote and somebody corrected: every cell means what its heading says, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from burden.forms import ADDED, HEADINGS, IGNORED, PLACES
from burden.load.body import text
from burden.load.columns import Head
from burden.load.grid import Cell, Grid
from burden.load.grouped import Name
from burden.load.rows import Table
from burden.load.sheet import filled

BETWEEN = " › "  # parts of a place
TOP = 20  # rows in which the header of such a sheet is looked for


def returned(grid: Grid) -> Table | None:
    """The table of a sheet that this program wrote, told by its column of places; None for any other sheet."""
    for row, cells in enumerate(grid.cells[:TOP]):
        said = [text(cell) for cell in cells]
        for kind, mark in PLACES.items():
            if mark in said:
                return _table(grid, _head(row, said, kind))
    return None


def sources(table: Table) -> set[str]:
    """The files that such a table was put together from."""
    column = [name.own for name in table.head.names].index(PLACES[table.head.kind])
    return {text(table.lines[row][column]).split(BETWEEN)[0] for row in table.rows} - {""}


def put_together(table: Table, rows: Iterable[Any]) -> list[str]:
    """For each of these rows (from 1) the file and sheet it was taken from; "" for one that was added."""
    column = [name.own for name in table.head.names].index(PLACES[table.head.kind])
    return [text(table.lines[row - 1][column]).rpartition(BETWEEN)[0] for row in rows]


def _head(row: int, said: Sequence[str], kind: str) -> Head:
    """The header: the first column of each heading; what the program added itself is passed over."""
    columns = {name: said.index(heading) for name, heading in HEADINGS[kind].items() if heading in said}
    columns |= {"ignored": said.index(IGNORED)} if IGNORED in said else {}
    used = set(columns.values())
    other = [each for column, each in enumerate(said) if each and each not in ADDED and column not in used]
    return Head(row, row, tuple(Name("", each) for each in said), kind, columns, {}, tuple(other))


def _table(grid: Grid, head: Head) -> Table:
    """All rows below the header, hidden ones too: who corrects filters. A row with nothing left to read is set aside."""
    lines = filled(grid.cells, grid.merged)
    meant = [column for name, column in head.columns.items() if name != "ignored"]
    below = range(head.last + 1, len(lines))
    rows = [row for row in below if _says(lines[row], meant)]
    cleared = {row for row in below if _says(lines[row])} - set(rows)
    titles = tuple(text(cell) for line in lines[: head.first] for cell in dict.fromkeys(line) if text(cell))
    aside = dict.fromkeys(sorted(cleared), "cleared")
    return Table(grid.file, grid.sheet, head, lines, grid.cells, titles, tuple(rows), aside, returned=True)


def _says(line: Sequence[Cell], columns: Sequence[int] | None = None) -> bool:
    """Whether a row holds anything (in these columns)."""
    return any(text(line[column]) for column in (range(len(line)) if columns is None else columns))
