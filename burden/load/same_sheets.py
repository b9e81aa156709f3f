"""Sheets that are there twice: copies of each other, and those that a workbook of ours was made from; each counts once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from burden.forms import HELP, SAMPLE_UNIT, SAMPLES, SHEETS
from burden.load.annotated import NOTE
from burden.load.grid import Grid, Row
from burden.load.returned import sources
from burden.load.rows import Table

ONLY_SAMPLES = ("只有模板的示例行，没有采用", "nothing but the example rows of the template; they were set aside")


def counted_elsewhere(grids: Sequence[Grid], tables: Mapping[int, Sequence[Table]]) -> dict[int, tuple[str, tuple[str, str]]]:
    """The sheets that are not read, by index: the workbook made from them counts, or a sheet of the same cells; with what is said."""
    books = {file: each.file for listed in tables.values() for each in listed if each.returned for file in sources(each)}
    first, samples = _first_of_each(grids), _samples(grids)
    found: dict[int, tuple[str, tuple[str, str]]] = {}
    for index, grid in enumerate(grids):
        book = books.get(grid.file, grid.file)
        if book != grid.file:
            found[index] = "question", _corrected(book)
        elif index in samples:
            found[index] = "notice", ONLY_SAMPLES
        elif first[index] != index:
            found[index] = "notice", _copied(grid, grids[first[index]])
    return found


def _samples(grids: Sequence[Grid]) -> set[int]:
    """The sheets of a template that hold its example rows and nothing else, where there is anything else to read."""
    found = {index for index, grid in enumerate(grids) if _is_sample(grid)}
    others = any(grid.cells and grid.sheet != HELP for index, grid in enumerate(grids) if index not in found)
    return found if others else set()


def _is_sample(grid: Grid) -> bool:
    if grid.sheet not in SHEETS.values():
        return False
    rows = [row for row in grid.cells[1:] if any(cell is not None for cell in row)]
    firsts = tuple(str(row[0]) for row in rows)
    return any(SHEETS[kind] == grid.sheet and firsts == said for kind, said in SAMPLES.items()) and any(
        SAMPLE_UNIT in row for row in rows
    )


def _first_of_each(grids: Sequence[Grid]) -> list[int]:
    """For each grid the index of the first one with the same cells: its own, unless it is a copy; one with our warnings comes last."""
    seen: dict[tuple[Row, ...], int] = {}
    for index in sorted(range(len(grids)), key=lambda index: (NOTE in grids[index].notes, index)):
        seen.setdefault(grids[index].cells, index)
    return [seen[grid.cells] if grid.cells else index for index, grid in enumerate(grids)]


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
