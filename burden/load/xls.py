"""The first look into an xls: cells that hold errors, hidden rows and how far each sheet reaches."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from burden.load.compound import Compound, damaged
from burden.load.container import locked
from burden.load.first_look import Look
from burden.load.grid import Unreadable, within_budget

_BEGIN, _END, _SHEET, _PASSWORD = 0x0809, 0x000A, 0x0085, 0x002F
_FORMULA, _MULRK, _ROW, _TRUTH = 0x0006, 0x00BD, 0x0208, 0x0205
_VALUES = (_FORMULA, _MULRK, _TRUTH, 0x0203, 0x0204, 0x00D6, 0x00FD, 0x027E)  # number, label, rich, shared, rk
_HIDDEN = 0x20
_ERROR_RESULT = 2
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_TABLES = ("Workbook", "Book")
_WITH_PASSWORD = ("EncryptedPackage", "EncryptionInfo")


@dataclass
class XlsSheet:
    """What was seen of one sheet; `shown` is False where it is hidden, `trouble` says why it must not be read."""

    shown: bool
    look: Look
    trouble: Unreadable | None = None


def sheets(stream: BinaryIO) -> list[XlsSheet]:
    """A look through all sheets in the order of the workbook, charts and macro sheets too.

    Unreadable where the file is damaged, has a password or holds no spreadsheet.
    """
    compound = Compound(stream)
    if any(name in compound for name in _WITH_PASSWORD):
        raise locked()
    table = next((name for name in _TABLES if name in compound), None)
    if table is None:
        raise Unreadable("内容不是表格，请用 Excel 或 WPS 打开后另存为 xlsx",
                         "it holds no spreadsheet; open it and save it as xlsx")
    content = compound.stream(table)
    try:
        return [_sheet(content, at, state) for at, state in _listed(content)]
    except struct.error as error:
        raise damaged() from error


def _listed(content: bytes) -> list[tuple[int, int]]:
    """Where each sheet begins, and how it is shown (0 is visible)."""
    found = []
    for kind, at, _ in _records(content, 0):
        if kind == _PASSWORD:
            raise locked()
        if kind == _SHEET:
            found.append(struct.unpack_from("<IB", content, at))
    return found


def _records(content: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """The records of one part: kind, where the data begins, its length; parts inside it (charts) are passed over."""
    depth = 0
    while at + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1:
            yield kind, at + 4, length
        elif depth < 1:
            return
        at += 4 + length


def _sheet(content: bytes, at: int, state: int) -> XlsSheet:
    look = Look()
    rows = columns = count = 0
    for kind, start, length in _records(content, at):
        if kind in _VALUES:
            row, column = struct.unpack_from("<HH", content, start)
            last = struct.unpack_from("<H", content, start + length - 2)[0] if kind == _MULRK else column
            rows, columns, count = max(rows, row + 1), max(columns, last + 1), count + last - column + 1
            if error := _error(content, kind, start):
                look.errors.append((row, column, error))
        elif kind == _ROW and struct.unpack_from("<H", content, start + 12)[0] & _HIDDEN:
            look.hidden.add(struct.unpack_from("<H", content, start)[0])
    try:
        within_budget(rows, columns, count)
    except Unreadable as trouble:
        return XlsSheet(not state & 3, look, trouble)
    return XlsSheet(not state & 3, look)


def _error(content: bytes, kind: int, start: int) -> str:
    """The error a cell holds, "" for none; 6 bytes of position and format stand before the value."""
    value = content[start + 6 : start + 14]
    if kind == _TRUTH and value[1:2] == b"\x01":
        return _ERRORS.get(value[0], "#?")
    if kind == _FORMULA and value[6:] == b"\xff\xff" and value[0] == _ERROR_RESULT:
        return _ERRORS.get(value[2], "#?")
    return ""
