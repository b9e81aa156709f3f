"""The header of a table: found under title rows, on one row or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from burden.load.columns import Head, kind_of, lay_out
from burden.load.grid import Box, Cell
from burden.load.grouped import Name
from burden.load.headings import KNOWN, LONGEST, LOOSE, meaning, plain
from burden.load.labels import MONTH

Line = Sequence[Cell]
KINDS = ("items", "records", "filings", "directory")
LEAST = 2  # meanings that make a header
LATER = 3  # meanings that make a further header in the same sheet
TITLE = 0.7  # of all columns: a cell merged over more of them is a title and no group
TOP = 60  # rows looked at closely; further down a header has to have some well-known headings
WORDS = frozenset(word for words in KNOWN.values() for word in words)
SHARE = 0.6  # of its cells, known, for a further header


def find_heads(lines: Sequence[Line], boxes: Sequence[Box], given: Mapping[str, str]) -> list[Head]:
    """The headers of a sheet from top to bottom; `lines` has merged cells filled, `given` maps plain headings to meanings."""
    found: list[Head] = []
    for row in _candidates(lines, given):
        if found and (row <= found[-1].last or not _is_full(lines[row], given)):
            continue
        options = [_head(lines, *span, given) for span in _spans(lines, boxes, row, found[-1].last + 1 if found else 0)]
        best = max(options, key=lambda head: head.size)
        if best.size >= LEAST and (not found or _is_further(lines, best)):
            found.append(best)
    return found


def _spans(lines: Sequence[Line], boxes: Sequence[Box], row: int, top: int) -> list[tuple[int, int]]:
    """The rows a header with `row` in it may stand on, none above `top`: three, two or one."""
    pairs = [first for first in range(max(row - 2, top), row + 2) if _stacked(lines, boxes, first)]
    triples = [(first, first + 2) for first in pairs if first + 1 in pairs]
    spans = [*triples, *((first, first + 1) for first in pairs), (row, row)]
    return [(first, last) for first, last in spans if first <= row <= last]


def _candidates(lines: Sequence[Line], given: Mapping[str, str]) -> list[int]:
    """Rows in which two cells or more are headings, or months that ticks stand under; below the top, well-known ones."""
    counts: Counter[int] = Counter()
    for cells in zip(*lines, strict=True):
        top = {cell for cell in cells[:TOP] if isinstance(cell, str) and _is_heading(cell, given)}
        low = {cell for cell in set(cells[TOP:]) if isinstance(cell, str) and "".join(cell.split()).casefold() in WORDS} | top
        for first, part, known in ((0, cells[:TOP], top), (TOP, cells[TOP:], low)):
            if known:
                counts.update(row for row, cell in enumerate(part, first) if cell in known)
    return sorted(row for row, count in counts.items() if count >= LEAST and _may_be(lines[row]))


def _may_be(line: Line) -> bool:
    """Whether a row can be a header: several texts, and no day among them."""
    return len(set(line) - {None}) >= LEAST and not any(isinstance(cell, date) for cell in line)


def _is_heading(cell: str, given: Mapping[str, str]) -> bool:
    """Whether a cell's text is a heading of any kind of sheet; "单位:" with its value beside it is none."""
    if len(cell) > LONGEST * 2 or cell.rstrip().endswith((":", "：")):
        return False
    return bool(MONTH.fullmatch(plain(cell))) or any((read := meaning(cell, kind, given)) and read.rank < LOOSE for kind in KINDS)


def _is_full(line: Line, given: Mapping[str, str]) -> bool:
    """Whether most of a row's cells are headings."""
    cells = [cell for cell in line if cell is not None]
    return sum(isinstance(cell, str) and _is_heading(cell, given) for cell in cells) >= SHARE * len(cells)


def _is_further(lines: Sequence[Line], head: Head) -> bool:
    """Whether a header below another one is meant as such: a row of data may hold a heading's word or two."""
    known = set(head.columns.values()) | {column for ticked in head.ticks.values() for column, _ in ticked}
    used = {column for row in range(head.first, head.last + 1) for column, cell in enumerate(lines[row]) if cell is not None}
    return head.size >= LATER and len(known) >= SHARE * len(used)


def _stacked(lines: Sequence[Line], boxes: Sequence[Box], row: int) -> bool:
    """Whether the row and the one below are one header: cells merged downwards, or groups with their parts below."""
    if row + 1 >= len(lines):
        return False
    low = [cell for cell in lines[row + 1] if cell is not None]
    if not low or not all(isinstance(cell, str) and len(cell) <= LONGEST for cell in low):
        return False
    several = len(set(lines[row]) - {None}) > LEAST  # headings beside it: no title is among them, however wide
    merged = [box for box in boxes if box[0] == row and (several or box[3] - box[1] + 1 <= TITLE * len(lines[row]))]
    if any(box[2] == row + 1 for box in merged):
        return True
    if any(len(set(lines[row + 1][b : d + 1]) - {None}) >= LEAST for _, b, c, d in merged if c == row):
        return True
    return not merged and _is_complement(lines[row], lines[row + 1])


def _is_complement(up: Line, low: Line) -> bool:
    """Where merges were lost: parts stand under the blanks of the row above, or where such a run of blanks begins."""
    under = [column for column, cell in enumerate(low) if cell is not None]
    fits = [up[c] is None or (c + 1 < len(up) and up[c + 1] is None and low[c + 1] is not None) for c in under]
    return (
        all(fits) and any(up[c] is None for c in under) and any(low[c] is None for c, cell in enumerate(up) if cell is not None)
    )


def _head(lines: Sequence[Line], first: int, last: int, given: Mapping[str, str]) -> Head:
    """The header on these rows, with the kind of table it tells."""
    names = tuple(_names(lines[first : last + 1]))
    return lay_out(first, last, names, kind_of(names, given), given)


def _names(rows: Sequence[Line]) -> Iterator[Name]:
    """The rows of a header as names: a group goes on over the blanks to its right, as far as the group above it does."""
    groups = [""] * (len(rows) - 1)
    for cells in zip(*rows, strict=True):
        for level, cell in enumerate(cells[:-1]):
            if cell is not None or all(below is None for below in cells[level + 1 :]):
                groups[level:] = [_text(cell), *[""] * (len(groups) - level - 1)]
        *above, own = list(dict.fromkeys(filter(None, (*groups, _text(cells[-1]))))) or [""]
        yield Name(" ".join(above), own)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()
