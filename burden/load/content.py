"""What a file holds, told by its content and never by its name, becomes grids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import BinaryIO

from burden.load.compound import MAGIC as COMPOUND
from burden.load.container import Container
from burden.load.encoding import MOST_BYTES
from burden.load.grid import NoTable, Unreadable
from burden.load.markup import is_markup, read_markup
from burden.load.text_table import read_gzip, read_text
from burden.load.workbook import Found, read_xls, read_zip

PDF = b"%PDF-"
CALENDAR = b"BEGIN:VCALENDAR"
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
LOOKED_AT = 1024  # bytes that tell what a file is


def read_content(stream: BinaryIO, name: str, encoding: str | None = None, year: int | None = None) -> Found:
    """The grids of one open file, and what of it could not be read; `encoding` is for text tables only, `year` for calendars.

    A file that cannot be read at all gives no grid and one problem, one without any table a notice. Refusal for an unknown `encoding`.
    """
    try:
        return _read(stream, name, encoding, year)
    except NoTable as nothing:
        return (), (replace(nothing.problem(name), kind="notice"),)
    except Unreadable as error:
        return (), (error.problem(name),)
    except RecursionError:
        return (), (Unreadable("内部嵌套太深，请另存为 xlsx 再导入", "it is nested too deep; save it as xlsx").problem(name),)


def _read(stream: BinaryIO, name: str, encoding: str | None, year: int | None) -> Found:
    head = stream.read(LOOKED_AT)
    stream.seek(0)
    if head.startswith(_ZIP):
        return _zip(stream, name)
    if head.startswith(COMPOUND):
        return read_xls(stream, name)
    if head.startswith(PDF):
        return _attachment("pdf_tables")(stream, name)
    if head.startswith(_GZIP):
        return read_gzip(stream, name, encoding)
    content = _limited(stream)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[: len(CALENDAR)].upper() == CALENDAR:
        return _calendar()(content, name, year)
    return read_markup(content, name, encoding) if is_markup(head) else read_text(content, name, encoding)


def _limited(stream: BinaryIO) -> bytes:
    return stream.read(MOST_BYTES + 1)  # one more is refused as too many


def _zip(stream: BinaryIO, name: str) -> Found:
    if "word/document.xml" in Container(stream):
        return _attachment("docx_tables")(stream, name)
    return read_zip(stream, name)


def _calendar() -> Callable[[bytes, str, int | None], Found]:
    """The reader of calendars, whose libraries are brought in for them alone."""
    read: Callable[[bytes, str, int | None], Found] = import_module("burden.load.ics").read_calendar
    return read


def _attachment(module: str) -> Callable[[BinaryIO, str], Found]:
    """The reader of documents, which needs libraries that not every office has."""
    try:
        read: Callable[[BinaryIO, str], Found] = import_module(f"burden.load.{module}").read
    except ImportError as error:
        raise Unreadable(
            '读 docx 和 pdf 要先安装附加组件：pip install "burden[attachments]"；或在 Word 或 WPS 里把表格另存为 xlsx',
            'reading docx and pdf needs more: pip install "burden[attachments]"; or save the table as xlsx',
        ) from error
    return read
