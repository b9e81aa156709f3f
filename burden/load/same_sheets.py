"""Sheets that are there twice: copies of each other, and those that a workbook of ours was made from; each counts once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from burden.load.grid import Grid, Row
from burden.load.returned import sources
from burden.load.rows import Table


def counted_elsewhere(grids: Sequence[Grid], tables: Mapping[int, Sequence[Table]]) -> dict[int, tuple[str, tuple[str, str]]]:
    """The sheets that are not read, by index: the workbook made from them counts, or a sheet of the same cells; with what is said."""
    books = {file: each.file for listed in tables.values() for each in listed if each.returned for file in sources(each)}
    first = _first_of_each(grids)
    found: dict[int, tuple[str, tuple[str, str]]] = {}
    for index, grid in enumerate(grids):
        book = books.get(grid.file, grid.file)
        if book != grid.file:
            found[index] = "question", _corrected(book)
        elif first[index] != index:
            found[index] = "notice", _copied(grid, grids[first[index]])
    return found


def _first_of_each(grids: Sequence[Grid]) -> list[int]:
    """For each grid the index of the first one with the same cells: its own, unless it is a copy."""
    seen: dict[tuple[Row, ...], int] = {}
    return [seen.setdefault(grid.cells, index) if grid.cells else index for index, grid in enumerate(grids)]


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
