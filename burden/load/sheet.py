"""A sheet cut into its tables: merged cells filled, each table below its own header, its rows told from what is no data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from burden.load.body import Sorter, lone_rows_above, text
from burden.load.columns import Head, looked
from burden.load.grid import Box, Grid, Row
from burden.load.header import Line, find_heads
from burden.load.rows import Table
from burden.load.side_by_side import beside


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
    if len(parts := beside(grid, heads)) > 1:
        return [table for part in parts for table in tables_of(part, given)]
    again = {row for head in repeated for row in range(head.first, head.last + 1)}
    titles = [_titles(grid, before, head) for before, head in zip([None, *heads], heads, strict=False)]
    taken = again.union(*titles, *(_parted(lines, head) for head in repeated))
    ends = [*[head.first for head in heads[1:]], len(lines)][: len(heads)]
    heads = [looked(head, head.kind, lines[head.last + 1 : end], given) for head, end in zip(heads, ends, strict=True)]
    return [
        _table(grid, lines, head, end, Sorter(grid, lines, head, again, taken), above, titles[0])
        for head, end, above in zip(heads, ends, titles, strict=True)
    ]


def _titles(grid: Grid, before: Head | None, head: Head) -> list[int]:
    """The rows that say what a table is: all above the first header, the lone ones right above a further one."""
    if before is None:
        return [row for row in range(head.first) if any(map(text, grid.cells[row]))]
    return sorted(lone_rows_above(grid.cells, head.first, before.last + 1))


def _parted(lines: Sequence[Line], head: Head) -> set[int]:
    """The lone rows right above a repeated header that a blank row parts from the data above: the name of what follows."""
    return {row for row in lone_rows_above(lines, head.first, 1) if not any(map(text, lines[row - 1]))}


def _said(grid: Grid, rows: Iterable[int]) -> tuple[str, ...]:
    """What stands in the rows of titles."""
    return tuple(text(cell) for row in rows for cell in dict.fromkeys(grid.cells[row]) if text(cell))


def _table(
    grid: Grid, lines: Sequence[Line], head: Head, end: int, sorter: Sorter, titles: Sequence[int], over: Sequence[int]
) -> Table:
    """The rows below one header, sorted into data and what is set aside."""
    rows = tuple(row for row in range(head.last + 1, end) if sorter.is_data(row))
    unseen = tuple(column for column in sorted(grid.hidden_columns) if head.names[column].own)
    return Table(
        grid.file, grid.sheet, head, lines, grid.cells, _said(grid, titles), rows, sorter.aside, tuple(sorter.hidden), unseen,
        lost=grid.spoilt, sections=sorter.sections, over=_said(grid, over), merges=any(top < bottom and bottom > head.last for top, _, bottom, _ in grid.merged),
        apart=grid.apart,
    )  # fmt: skip
