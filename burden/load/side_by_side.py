"""Two tables beside each other under one header row that repeats itself: each is read by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from burden.load.columns import Head
from burden.load.grid import Grid

LEAST = 2  # headings that a part has at least


def beside(grid: Grid, heads: Sequence[Head]) -> list[Grid]:
    """The sheet once for each of its parts, all else blank and every cell at its own place; itself where it has one part."""
    starts = _starts([name.text for name in heads[0].names]) if heads else []
    if len(starts) < LEAST:
        return [grid]
    ends = [*starts[1:], len(heads[0].names)]
    return [
        _only(grid, start if number else 0, end, heads[0].first)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _starts(names: Sequence[str]) -> list[int]:
    """The columns at which the same headings begin again, [] where they do not all repeat."""
    first = next((column for column, name in enumerate(names) if name), 0)
    starts = [column for column, name in enumerate(names) if name and name == names[first]]
    parts = [[name for name in names[start:end] if name] for start, end in zip(starts, [*starts[1:], len(names)], strict=True)]
    return starts if len(parts) > 1 and len(parts[0]) >= LEAST and all(part == parts[0] for part in parts) else []


def _only(grid: Grid, start: int, end: int, top: int) -> Grid:
    """The sheet with these columns alone from the header on; what stands above belongs to all."""
    blank: list[None] = [None]
    cells = tuple(
        row if at < top else (*blank * start, *row[start:end], *blank * (len(row) - end)) for at, row in enumerate(grid.cells)
    )
    return replace(grid, cells=cells, merged=tuple(box for box in grid.merged if box[0] < top or start <= box[1] < end))
