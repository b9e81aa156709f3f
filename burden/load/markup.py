"""Files that are one marked-up text: SpreadsheetML of 2003, flat ods, web pages, by whatever name they come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from burden.load import html_tables, spreadsheetml
from burden.load.encoding import MOST_BYTES, Text, decoded, too_large, undamaged
from burden.load.grid import NoTable, told
from burden.load.loose import Loose
from burden.load.workbook import Found, read_flat, read_loose
from burden.place import Place, Problem

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[a-z!?]|mime-version:|from: <saved by)", re.IGNORECASE)
_WIDE = re.compile(rb"\xff\xfe(?:\s\x00)*<\x00|\xfe\xff(?:\x00\s)*\x00<")
_CHARSET = re.compile(r"""<\?xml[^>]*\bencoding=["']([\w.-]+)|<meta[^>]*\bcharset=["']?\s*([\w.-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_PAGE = re.compile(r"<(?:html|table|body|head|div|meta|!doctype html)\b", re.IGNORECASE)
_MAIL = re.compile(rb"\s*(?:mime-version|from):", re.IGNORECASE)
_LOOKED_AT = 8192
_PIECE = 1 << 16
_CHINESE = ("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936")  # all of them are read as the largest of them


def is_markup(head: bytes) -> bool:
    """Whether a file that begins so is a text with marks."""
    return bool(_BEGINS.match(head) or _WIDE.match(head))


def read_markup(content: bytes, file: str, encoding: str | None) -> Found:
    """The grids of such a file, and what of them could not be read; NoTable where it holds none."""
    if len(content) > MOST_BYTES:
        raise too_large()
    if _MAIL.match(content):
        return _whole(_saved_page(content, file), Text("", damaged=True))
    text = _text(content, encoding)
    return _whole(_read(text.words, file), text)


def _read(words: str, file: str) -> Found:
    head = words[:_LOOKED_AT]
    if spreadsheetml.MARK in head:
        return read_loose(spreadsheetml.sheets(_pieces(words)), file)
    if "opendocument:xmlns:office" in head and "office:document" in head:
        return read_flat(_pieces(words), file)
    if _PAGE.search(head) or not head.lstrip().startswith("<?xml"):
        grids, problems = read_loose(html_tables.sheets(words), file)
        return grids, (*problems, *_cut(words, file))
    raise NoTable("XML 里没有表格，请用 Excel 或 WPS 打开后另存为 xlsx", "the XML holds no table; save it as xlsx")


def _cut(words: str, file: str) -> tuple[Problem, ...]:
    """A question where a page stops within a table, as one does that was not saved or sent whole."""
    lower = words.lower()
    if lower.rfind("<table") <= lower.rfind("</table"):
        return ()
    zh, en = "网页在表格中间断了，后面可能还有行，请核对", "the page stops within a table: rows may be missing; please check"
    return (Problem("question", Place(file), zh, en),)


def _whole(found: Found, text: Text) -> Found:
    """The same with a note of how the text was read, and without cells whose bytes are damaged."""
    grids, problems = found
    if not text.damaged:
        noted = (replace(grid, notes=(*grid.notes, text.note)) for grid in grids) if text.note else grids
        return tuple(noted), problems
    mended = [undamaged(grid) for grid in grids]
    return tuple(grid for grid, _ in mended), told([*problems, *(each for _, bad in mended for each in bad)])


def _text(content: bytes, encoding: str | None, named: str = "") -> Text:
    """The text of a file in the encoding given, else the one that it or its part names, else as any text."""
    said = named or _named(content[:_LOOKED_AT].decode("latin-1"))
    if said and not encoding:
        try:
            return Text(content.decode("gb18030" if said.lower() in _CHINESE else said))
        except (LookupError, UnicodeError):
            pass  # it says what it is not
    text = decoded(content, encoding)
    return text._replace(words=text.words.removeprefix("\ufeff"))


def _named(head: str) -> str:
    """The encoding a text names; UTF-8 is tried in any case, and as wide as it says it is, nobody could read it so."""
    found = _CHARSET.search(head)
    name = found[1] or found[2] if found else ""
    return "" if name.lower().startswith("utf") else name


def _pieces(words: str) -> Iterator[str]:
    """An XML text without the encoding it was in."""
    found = _DECLARATION.match(words)
    for at in range(found.end() if found else 0, len(words), _PIECE):
        yield words[at : at + _PIECE]


def _saved_page(content: bytes, file: str) -> Found:
    """The grids of a page saved as one file."""
    found: list[Loose] = []
    for page, named in import_module("burden.load.mht").pages(content):
        try:
            found += html_tables.sheets(_text(page, None, named).words)
        except NoTable:
            continue  # the frame around the others
    if not found:
        raise NoTable(
            "网页里没有表格，请用 Excel 或 WPS 打开后另存为 xlsx", "the page holds no table; open it and save it as xlsx"
        )
    for number, sheet in enumerate(found, 1):
        sheet.name = f"表{number}"
    return read_loose(found, file)
