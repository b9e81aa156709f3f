"""The first look into an xls: cells that hold errors, hidden rows, and how far each sheet reaches."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from burden.load.compound import Compound
from burden.load.container import locked
from burden.load.first_look import Look
from burden.load.grid import Unreadable, damaged, within_budget
from burden.load.styles import Styles
from burden.load.xls_styles import read_styles, records

_BEGIN, _END, _SHEET, _PASSWORD = 0x0809, 0x000A, 0x0085, 0x002F
_FORMULA, _MULRK, _ROW, _TRUTH, _DIMENSIONS, _COLUMNS_SHOWN = 0x0006, 0x00BD, 0x0208, 0x0205, 0x0200, 0x007D
_VALUES = (_FORMULA, _MULRK, _TRUTH, 0x0203, 0x0204, 0x00D6, 0x00FD, 0x027E)  # and number, label, rich, shared, rk
_ROWS, _COLUMNS = 65_536, 256
_HIDDEN = 0x20
_FAILED = 2  # the kind of a formula's result that is an error
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_WITH_PASSWORD = ("EncryptedPackage", "EncryptionInfo")


@dataclass
class XlsSheet:
    """What was seen of one sheet; `shown` is False where it is hidden, `trouble` says why it must not be read."""

    shown: bool
    look: Look = field(default_factory=Look)
    trouble: Unreadable | None = None


def sheets(stream: BinaryIO) -> list[XlsSheet]:
    """A look through all sheets in the order of the workbook, charts and macro sheets too.

    Unreadable where the file is damaged, has a password or holds no spreadsheet.
    """
    compound = Compound(stream)
    if any(name in compound for name in _WITH_PASSWORD):
        raise locked()
    name = next((name for name in _STREAMS if name in compound), None)
    if name is None:
        raise Unreadable(
            "内容不是表格，请用 Excel 或 WPS 打开后另存为 xlsx", "it holds no spreadsheet; open it and save it as xlsx"
        )
    content = compound.stream(name)
    try:
        styles = read_styles(content)
        return [_sheet(content, at, state, styles) for at, state in _listed(content)]
    except (struct.error, IndexError) as error:
        raise damaged() from error


def _listed(content: bytes) -> list[tuple[int, int]]:
    """Where each sheet begins, and how it is shown (0 is visible)."""
    found: list[tuple[int, int]] = []
    for kind, at, _ in records(content, 0):
        if kind == _PASSWORD:
            raise locked()
        if kind == _END:
            break
        if kind == _SHEET:
            found.append(struct.unpack_from("<IB", content, at))
    return found


def _own(content: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """The records of one sheet, without those of the charts inside it."""
    depth = -1
    for kind, start, length in records(content, at):
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            if depth <= 0:
                return
            depth -= 1
        elif depth <= 0:
            yield kind, start, length


def _sheet(content: bytes, at: int, state: int, styles: Styles) -> XlsSheet:
    look = Look()
    rows = columns = count = 0
    for kind, start, length in _own(content, at):
        if kind in _VALUES:
            row, column = struct.unpack_from("<HH", content, start)
            last = struct.unpack_from("<H", content, start + length - 2)[0] if kind == _MULRK else column
            rows, columns, count = max(rows, row + 1), max(columns, last + 1), count + 1 + max(0, last - column)
            if error := _error(content, kind, start):
                look.errors.append((row, column, error))
            if styles.marked:
                _mark(content, (row, column, last), kind == _MULRK, start, styles, look)
        elif kind == _ROW and struct.unpack_from("<H", content, start + 12)[0] & _HIDDEN:
            look.hidden.add(struct.unpack_from("<H", content, start)[0])
        elif kind == _COLUMNS_SHOWN and struct.unpack_from("<H", content, start + 8)[0] & 1:
            left, right = struct.unpack_from("<HH", content, start)
            look.hidden_columns.update(range(left, min(right, _COLUMNS - 1) + 1))
        elif kind == _DIMENSIONS and not _possible(content, start, length):
            return XlsSheet(not state & 3, look, damaged())
    return XlsSheet(not state & 3, look, _trouble(rows, columns, count))


def _mark(content: bytes, at: tuple[int, int, int], several: bool, start: int, styles: Styles, look: Look) -> None:
    """Note which of the cells of a record are struck out, and which show something else than their value."""
    row, first, last = at
    for column in range(first, last + 1):
        place = start + 4 + (column - first) * 6 if several else start + 4
        style = str(struct.unpack_from("<H", content, place)[0])
        if style in styles.struck:
            look.struck.add((row, column))
        if style in styles.formats:
            look.formats[row, column] = styles.formats[style]


def _trouble(rows: int, columns: int, count: int) -> Unreadable | None:
    try:
        within_budget(rows, columns, count)
    except Unreadable as trouble:
        return trouble
    return damaged() if columns > _COLUMNS else None


def _possible(content: bytes, start: int, length: int) -> bool:
    """The reader makes room for as many cells as this record says: false numbers would kill the process."""
    shape = "<IIHH" if length == struct.calcsize("<IIHHH") else "<HHHH"
    top, bottom, left, right = struct.unpack_from(shape, content, start)
    return bool(top <= bottom <= _ROWS and left <= right <= _COLUMNS)


def _error(content: bytes, kind: int, start: int) -> str:
    """The error a cell holds, "" for none; 6 bytes of position and format stand before the value."""
    value = content[start + 6 : start + 14]
    if kind == _TRUTH and value[1:2] == b"\x01":
        return _ERRORS.get(value[0], "#?")
    if kind == _FORMULA and value[6:] == b"\xff\xff" and value[0] == _FAILED:
        return _ERRORS.get(value[2], "#?")
    return ""
