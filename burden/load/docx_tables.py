"""The tables of a Word document: each is a sheet, the paragraphs before it stand above it as titles."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import docx
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from burden.load.container import Container, xml_parser
from burden.load.grid import MOST_COLUMNS, NoTable, Unreadable
from burden.load.loose import Loose
from burden.load.workbook import Found, read_loose

_MOST_TITLES = 8
_LONGEST_TITLE = 200
_NO_TABLE = ("Word 文档里没有表格", "the Word document holds no table")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TABLE, _ROW, _CELL = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc"))
_SIGNS = {qn("w:t"): "", qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:smartTag")))
_GONE = frozenset((*map(qn, ("w:del", "w:moveFrom", "w:pPr")), _FALLBACK))  # a fallback says again what was said
_VALUE = qn("w:val")
_RUN, _RUN_LOOK = qn("w:r"), qn("w:rPr")
_STRIKES = (qn("w:strike"), qn("w:dstrike"))


@dataclass
class _Span:
    """The rows and columns one cell takes, from 0."""

    top: int
    column: int
    last: int
    width: int


def read(stream: BinaryIO, file: str) -> Found:
    """The grids of a docx; NoTable where it holds none, Unreadable where it is damaged."""
    container = Container(stream)
    for name in _parts(stream):
        container.parse(name, xml_parser())
    stream.seek(0)
    try:
        body = docx.Document(stream).element.body
    except (KeyError, ValueError, TypeError, AttributeError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise Unreadable(
            "Word 文档已损坏或过大，请把表格另存为 xlsx", "the Word document is damaged or too large; save its table as xlsx"
        ) from error
    sheets = list(_sheets(body))
    if not sheets:
        raise NoTable(*_NO_TABLE)
    return read_loose(sheets, file)


def _parts(stream: BinaryIO) -> list[str]:
    """The parts that will be parsed: none of them may play tricks."""
    with zipfile.ZipFile(stream) as package:
        return [name for name in package.namelist() if name.lower().endswith((".xml", ".rels"))]


def _sheets(body: Any) -> Iterator[Loose]:
    titles: list[str] = []
    number = 0
    for part in _flat(body, (_PARAGRAPH, _TABLE)):
        if part.tag == _PARAGRAPH:
            titles += filter(None, [_words(part).strip()])
            continue
        number += 1
        sheet = _sheet(part, f"表{number}", [title for title in titles[-_MOST_TITLES:] if len(title) <= _LONGEST_TITLE])
        titles = []
        if sheet.cells:
            yield sheet


def _sheet(table: Any, name: str, titles: list[str]) -> Loose:
    """One table below its titles."""
    sheet = Loose(name)
    for row, title in enumerate(titles):
        sheet.put(row, 0, title)
    begun: dict[int, _Span] = {}  # by column, the last that began there
    spans: list[_Span] = []
    for row, line in enumerate(_flat(table, (_ROW,)), len(titles)):
        column = _number(line, "w:trPr/w:gridBefore", 0)
        for cell in _flat(line, (_CELL,)):
            if _goes_on(cell) and column in begun:
                begun[column].last = row
            else:
                begun[column] = _Span(row, column, row, _number(cell, "w:tcPr/w:gridSpan", 1))
                spans.append(begun[column])
                sheet.put_parts(row, column, *(_said(cell, which) for which in (None, False, True)))
            column += _number(cell, "w:tcPr/w:gridSpan", 1)
    for span in spans:
        sheet.merge(span.top, span.column, span.last - span.top, span.width - 1)
    return sheet


def _flat(parent: Any, tags: tuple[str, ...]) -> Iterator[Any]:
    """The elements of these kinds directly below one, through what only wraps them."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _flat(child, tags)


def _said(cell: Any, struck: bool | None = None) -> str:
    """The text of a cell, a line a paragraph; only what is struck out, or is not, where `struck` says so."""
    return "\n".join(filter(None, (_words(paragraph, struck).strip() for paragraph in cell.iter(_PARAGRAPH))))


def _words(part: Any, struck: bool | None = None) -> str:
    """The text of a paragraph as it is read: nothing deleted, nothing twice."""
    if part.tag in _SIGNS:
        return _SIGNS[part.tag] or part.text or ""
    if struck is not None and part.tag == _RUN and _is_struck(part) is not struck:
        return ""
    return "".join(_words(child, struck) for child in part if child.tag not in _GONE)


def _is_struck(run: Any) -> bool:
    """Whether a run of words is struck out, by one line or two."""
    marks = (mark for name in _STRIKES for mark in run.findall(f"{_RUN_LOOK}/{name}"))
    return any(mark.get(_VALUE, "true") not in ("0", "false", "off") for mark in marks)


def _goes_on(cell: Any) -> bool:
    """Whether a cell is the lower part of one merged downwards."""
    merge = cell.find("w:tcPr/w:vMerge", cell.nsmap)
    return merge is not None and merge.get(_VALUE, "continue") == "continue"


def _number(part: Any, path: str, otherwise: int) -> int:
    found = part.find(path, part.nsmap)
    text = "" if found is None else found.get(_VALUE, "")
    return min(int(text[:6]), MOST_COLUMNS) if text.isdecimal() and text.isascii() else otherwise
