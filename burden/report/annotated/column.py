"""Our column in a worksheet: its head, a text beside each row warned about, and its width; nothing else of the sheet changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from burden.report.annotated.layout import Cell, Layout
from burden.report.annotated.splice import Edit, Element, inserted, shown

WIDTH = 60
LAST = 16_384  # columns of a sheet
_BOUND = re.compile(rb"""(\s(min|max)\s*=\s*["'])\d+""")
_SPANS = re.compile(rb"""(\sspans\s*=\s*["']\d+:)(\d+)(?=["'])""")
_SIGNS = 7  # of a number of columns


class Beside(NamedTuple):
    """What is written: our column (from 0), for each row (from 0) its text, and for each the column whose look it takes."""

    column: int
    texts: Mapping[int, str]
    like: Mapping[int, int]
    cut: str  # the mark of a text that is too long


def column_edits(data: bytes, sheet: Layout, beside: Beside) -> Iterator[Edit]:
    """The edits that put our column into a worksheet, and take out what stood in it before."""
    stale = [row for row, cells in sheet.cells.items() if beside.column == sheet.ours and beside.column in cells]
    missing = []
    for number in sorted({*beside.texts, *stale}):
        row = sheet.row(number)
        if row is None:
            missing.append(number)
        else:
            yield from _in_row(data, sheet, row, number, beside)
    yield from _new_rows(data, sheet, missing, beside)
    yield from _dimension(sheet, beside)
    if beside.column != sheet.ours:
        yield from _wide(data, sheet, beside.column)


def _in_row(data: bytes, sheet: Layout, row: Element, number: int, beside: Beside) -> Iterator[Edit]:
    """The text of one row, in the place of what our column held there."""
    cells = sheet.cells.get(number, {})
    before = cells.get(beside.column)
    if before and before.formula:
        return  # somebody's own, and counted on elsewhere
    said = _cell(sheet, number, beside).encode() if number in beside.texts else b""
    if row.close < row.end:
        yield _tag(data, row, beside)
    if before:
        yield Edit(before.start, before.end, said)
        return
    behind = [cell.start for column, cell in cells.items() if column > beside.column]
    yield Edit(min(behind), min(behind), said) if behind else inserted(data, row, said)


def _tag(data: bytes, row: Element, beside: Beside) -> Edit:
    """A row's first tag: it may say which columns the row spans. Its height stays: a note says all, and the sheet prints on as many pages."""
    tag = data[row.start : row.inner]
    found = _SPANS.search(tag)
    if found and int(found[2][:_SIGNS]) <= beside.column:
        tag = tag[: found.start(2)] + str(beside.column + 1).encode() + tag[found.end(2) :]
    return Edit(row.start, row.inner, tag)


def _new_rows(data: bytes, sheet: Layout, missing: list[int], beside: Beside) -> Iterator[Edit]:
    """Rows that the sheet does not write down."""
    for number in missing:
        row = f'<{sheet.root.prefix}row r="{number + 1}">{_cell(sheet, number, beside)}</{sheet.root.prefix}row>'.encode()
        at = sheet.place(number)
        yield inserted(data, sheet.one["sheetData"], row) if at is None else Edit(at, at, row)


def _cell(sheet: Layout, number: int, beside: Beside) -> str:
    """A cell with its text inside it, in a look that the row has already."""
    prefix, reference = sheet.root.prefix, xl_rowcol_to_cell(number, beside.column)
    cells: Mapping[int, Cell] = sheet.cells.get(number, {})
    looks = [cells[beside.like[number]].style] if beside.like.get(number) in cells else []
    looks += [style for _, style in sheet.styles(number, beside.column)]
    look = f' s="{looks[0]}"' if looks and looks[0].isdecimal() else ""
    text = f'<{prefix}t xml:space="preserve">{shown(beside.texts[number], beside.cut)}</{prefix}t>'
    return f'<{prefix}c r="{reference}"{look} t="inlineStr"><{prefix}is>{text}</{prefix}is></{prefix}c>'


def _dimension(sheet: Layout, beside: Beside) -> Iterator[Edit]:
    """The range in use reaches as far as our column."""
    said = sheet.one.get("dimension")
    found = re.fullmatch(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?", said.given.get("ref", "")) if said else None
    if said is None or found is None:
        return
    last = found[3] or found[1]
    ours = xl_col_to_name(beside.column)
    right = ours if (len(ours), ours) > (len(last), last) else last
    bottom = max(int(found[4] or found[2]), *(number + 1 for number in beside.texts), 1)
    yield Edit(said.start, said.end, f'<{said.name} ref="{found[1]}{found[2]}:{right}{bottom}"/>'.encode())


def _wide(data: bytes, sheet: Layout, column: int) -> Iterator[Edit]:
    """The width of our column, cut out of the range of columns it lies in."""
    ours = f'<{sheet.root.prefix}col min="{column + 1}" max="{column + 1}" width="{WIDTH}" customWidth="1"/>'.encode()
    for each in sheet.columns:
        first, last = (int(said[:5]) - 1 if (said := each.given.get(end, "")).isdecimal() else -1 for end in ("min", "max"))
        if column < first:
            yield Edit(each.start, each.start, ours)
            return
        if column <= last:
            tag = data[each.start : each.end]
            left = _bounded(tag, first, column - 1) if first < column else b""
            right = _bounded(tag, column + 1, last) if column < last else b""
            yield Edit(each.start, each.end, left + ours + right)
            return
    yield _behind(data, sheet, ours)


def _behind(data: bytes, sheet: Layout, ours: bytes) -> Edit:
    """Our width behind all others, or as the first one."""
    if "cols" in sheet.one:
        return inserted(data, sheet.one["cols"], ours)
    name = f"{sheet.root.prefix}cols".encode()
    at = sheet.one["sheetData"].start
    return Edit(at, at, b"<" + name + b">" + ours + b"</" + name + b">")


def _bounded(tag: bytes, first: int, last: int) -> bytes:
    """The tag of a range of columns with other ends (from 0)."""
    ends = {b"min": first + 1, b"max": last + 1}
    return _BOUND.sub(lambda found: found[1] + str(ends[found[2]]).encode(), tag)
