"""What a file holds, told by its content and never by its name, becomes grids."""

from __future__ import annotations

from typing import BinaryIO

from burden.load.compound import MAGIC as COMPOUND
from burden.load.grid import Grid, Unreadable
from burden.load.text_table import read_gzip, read_text
from burden.load.workbook import read_xls, read_zip
from burden.place import Problem

_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"

Found = tuple[tuple[Grid, ...], tuple[Problem, ...]]


def read_content(stream: BinaryIO, name: str, encoding: str | None = None) -> Found:
    """The grids of one open file, and what of it could not be read; `encoding` is for text tables only.

    A file that cannot be read at all gives no grid and one problem. Refusal for an unknown `encoding`.
    """
    try:
        return _read(stream, name, encoding)
    except Unreadable as error:
        return (), (error.problem(name),)


def _read(stream: BinaryIO, name: str, encoding: str | None) -> Found:
    head = stream.read(len(COMPOUND))
    stream.seek(0)
    if head.startswith(_ZIP):
        return read_zip(stream, name)
    if head == COMPOUND:
        return read_xls(stream, name)
    if head.startswith(_GZIP):
        return read_gzip(stream, name, encoding)
    return read_text(stream.read(), name, encoding)
