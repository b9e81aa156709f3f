"""What the styles of an xls tell; its file is a row of records."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from burden.load.styles import Styles, styles_of

_BEGIN, _END, _FONT, _FORMAT, _CELL = 0x0809, 0x000A, 0x0031, 0x041E, 0x00E0
_UNICODE, _SHORTEST = 0x0600, 5
_STRIKE = 0x08
_MISSING = 4  # no font has this number


def records(content: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """The records from a place on: kind, where the data begins, its length."""
    while at + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, at)
        yield kind, at + 4, length
        at += 4 + length


def read_styles(content: bytes) -> Styles:
    """The styles of a workbook; struct.error where they are damaged."""
    fonts: list[bool] = []
    formats: dict[int, str] = {}
    cells: list[tuple[int, int]] = []
    wide = False  # an older file writes its formats another way
    for kind, at, length in records(content, 0):
        if kind == _END:
            break
        if kind == _FONT:
            if len(fonts) == _MISSING:
                fonts.append(False)
            fonts.append(bool(struct.unpack_from("<H", content, at + 2)[0] & _STRIKE))
        elif kind == _BEGIN:
            wide = struct.unpack_from("<H", content, at)[0] >= _UNICODE
        elif kind == _FORMAT and wide and length > _SHORTEST:
            formats[struct.unpack_from("<H", content, at)[0]] = _format(content[at + 2 : at + length])
        elif kind == _CELL:
            cells.append(struct.unpack_from("<HH", content, at))
    return styles_of(fonts, formats, cells)


def _format(data: bytes) -> str:
    """A format's code: a count of signs, whether each has two bytes, the signs."""
    wide = data[2] & 1
    return data[3:].decode("utf-16-le" if wide else "latin-1", "replace")
