"""Rows and cells that somebody struck out: such a row is cancelled, such a cell says nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from burden.load.body import quoted, text
from burden.load.grid import Cell, Grid, letter
from burden.load.header import Line
from burden.load.rows import Table
from burden.place import Place, Problem

BESIDE = ("number", "note", "status")  # cells that may stand in a row struck out

At = set[tuple[int, int]]


def strike(table: Table, grid: Grid) -> tuple[Table, list[Problem]]:
    """The table with its struck rows named and its struck cells blank, and what to say of them."""
    if not grid.struck:
        return table, []
    struck = _spread(grid.struck, grid)
    rows, named, crossed = set[int](), list[int](), set[tuple[int, int]]()
    item, beside = table.head.columns.get("item", -1), {table.head.columns.get(name, -1) for name in BESIDE}
    for row in table.rows:
        filled = {column for column, cell in enumerate(table.raw[row]) if text(cell)}
        out = {column for column in filled if (row, column) in struck}
        if (out - beside and not filled - out - beside) or (row, item) in struck:
            rows.add(row)
            named += [row] if filled - out - beside else []
        else:
            crossed |= {(row, column) for column in out}
    problems = [*_asked(table, named, item), *_crossed(table, crossed)]
    blank = _blanked(table, grid, crossed) if crossed else table
    return replace(blank, struck=frozenset(rows)), problems


def _spread(cells: Collection[tuple[int, int]], grid: Grid) -> At:
    """The cells, a merged one in all its places."""
    found = set(cells)
    for top, left, bottom, right in grid.merged:
        if (top, left) in cells:
            found |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    return found


def _asked(table: Table, rows: list[int], item: int) -> Iterator[Problem]:
    """A question for each row of which only a part is struck out, its name among it."""
    for row in rows:
        name = quoted(text(table.lines[row][item]))
        zh = f"“{name}”的名称已划去，其余各格没有划；当作已取消，请确认"
        en = f"the name “{name}” is struck out and other cells are not: taken as cancelled, please confirm"
        yield Problem("question", Place(table.file, table.sheet, row + 1, letter(item)), zh, en)


def _crossed(table: Table, cells: At) -> Iterator[Problem]:
    """A notice for each single cell struck out in a row that stands."""
    for row, column in sorted(cells):
        said, place = quoted(text(table.raw[row][column])), Place(table.file, table.sheet, row + 1, letter(column))
        yield Problem("notice", place, f"“{said}”已划去，这一格没有读", f"“{said}” is struck out; the cell was not read")


def _blanked(table: Table, grid: Grid, cells: At) -> Table:
    """The table with these cells empty."""
    return replace(
        table, raw=without(table.raw, cells), lines=without(table.lines, _spread(cells, grid)), lost=table.lost | cells
    )


def without(lines: Iterable[Line], cells: At) -> list[Line]:
    """Lines with some of their cells empty."""
    return changed(lines, dict.fromkeys(cells))


def changed(lines: Iterable[Line], cells: Mapping[tuple[int, int], Cell]) -> list[Line]:
    """Lines with some of their cells changed."""
    result: list[Line] = list(lines)
    for (row, column), value in cells.items():
        line = list(result[row])
        line[column] = value
        result[row] = line
    return result
