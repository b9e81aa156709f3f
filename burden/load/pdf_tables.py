"""The ruled tables of a PDF: each is a sheet, one that goes on over pages is one sheet, words above it are its titles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO

import pdfplumber
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.text import extract_words

from burden.load.container import locked
from burden.load.grid import NoTable, Unreadable, tidy
from burden.load.loose import Loose
from burden.load.workbook import Found, read_loose

MOST_PAGES = 500
_NO_TABLE = (
    "PDF 里没有带框线的表格（扫描件和没有框线的表读不了），请用原来的表格文件",
    "the PDF holds no ruled table (scans and tables without lines cannot be read); load the spreadsheet it was made from",
)
_NEAR = 3.0  # points: lines nearer than this are one line
_MOST_TITLES = 6
_LONGEST_TITLE = 200
_FOOT = re.compile(r"[-—–\s]*(?:第\s*)?\d+\s*(?:页)?(?:[/／,，\s]*共?\s*\d+\s*页?)?[-—–\s]*|page \d+.*", re.IGNORECASE)

Box = tuple[float, float, float, float]  # left, top, right, bottom
Cells = dict[tuple[int, int], str]


@dataclass
class _Ruled:
    """One table of one page: the text of its cells by row and column, and how far each cell reaches."""

    rows: int
    columns: int
    said: Cells
    spans: list[tuple[int, int, int, int]]
    titles: list[str] = field(default_factory=list)
    is_first: bool = False  # and last on its page: nothing else stands between it and the page's edge
    is_last: bool = False

    def line(self, row: int) -> list[str]:
        return [self.said.get((row, column), "") for column in range(self.columns)]


def read(stream: BinaryIO, file: str) -> Found:
    """The grids of a PDF; NoTable where it holds none, Unreadable where it is damaged or has a password."""
    try:
        with pdfplumber.open(BytesIO(stream.read())) as document:
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(
                    "PDF 页数太多，请用原来的表格文件", "the PDF has too many pages; load the spreadsheet it was made from"
                )
            tables = [table for page in document.pages for table in _tables(page)]
    except PdfminerException as error:
        if "Password" in repr(error.args):
            raise locked() from error
        raise _damaged() from error
    except (MalformedPDFException, ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError) as error:
        raise _damaged() from error  # the library trusts what it reads
    if not tables:
        raise NoTable(*_NO_TABLE)
    return read_loose((_sheet(parts, f"表{number}") for number, parts in enumerate(_joined(tables), 1)), file)


def _damaged() -> Unreadable:
    return Unreadable("PDF 已损坏，请用原来的表格文件", "the PDF is damaged; load the spreadsheet it was made from")


def _tables(page: Any) -> list[_Ruled]:
    """The ruled tables of a page from top to bottom, with the words above each."""
    found = sorted(page.find_tables(), key=lambda table: (table.bbox[1], table.bbox[0]))
    ruled = [(table.bbox, _ruled(table.cells, page.chars)) for table in found]
    kept = [(box, table) for box, table in ruled if table.rows > 1 and table.columns > 1 and table.said]
    outside = [char for char in page.chars if not any(_within(char, box) for box, _ in kept)]
    top = 0.0
    for box, table in kept:
        table.titles = _lines([char for char in outside if top <= _middle(char)[1] < box[1]])
        top = box[3]
        page.flush_cache()
    if kept:
        kept[0][1].is_first = kept[-1][1].is_last = True
    return [table for _, table in kept]


def _ruled(boxes: Sequence[Box], chars: Sequence[Any]) -> _Ruled:
    """Cells by their boxes, as rows and columns."""
    lefts, tops = _edges([x for box in boxes for x in (box[0], box[2])]), _edges([y for box in boxes for y in (box[1], box[3])])
    owner: dict[tuple[int, int], int] = {}
    spans = []
    for number, box in enumerate(boxes):
        top, bottom = _slot(tops, box[1]), _slot(tops, box[3]) - 1
        left, right = _slot(lefts, box[0]), _slot(lefts, box[2]) - 1
        spans.append((top, left, bottom, right))
        owner.update({(row, column): number for row in range(top, bottom + 1) for column in range(left, right + 1)})
    held: dict[int, list[Any]] = {}
    for char in chars:
        x, y = _middle(char)
        number = owner.get((bisect_right(tops, y) - 1, bisect_right(lefts, x) - 1), -1)
        if number >= 0:
            held.setdefault(number, []).append(char)
    said = {spans[number][:2]: _unwrapped(inside, boxes[number][2]) for number, inside in held.items()}
    return _Ruled(len(tops) - 1, len(lefts) - 1, said, spans)


def _edges(places: list[float]) -> list[float]:
    """Lines in order, those that are nearly one as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _slot(edges: list[float], place: float) -> int:
    return bisect_right(edges, place) - 1


def _middle(char: Any) -> tuple[float, float]:
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


def _within(char: Any, box: Box) -> bool:
    x, y = _middle(char)
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _rows_of(chars: Sequence[Any]) -> Iterator[list[Any]]:
    """Words in lines from top to bottom, each from left to right."""
    line: list[Any] = []
    for word in sorted(extract_words(list(chars), keep_blank_chars=False), key=lambda word: (word["top"], word["x0"])):
        if line and word["top"] > (line[0]["top"] + line[0]["bottom"]) / 2:
            yield sorted(line, key=lambda each: each["x0"])
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda each: each["x0"])


def _lines(chars: Sequence[Any]) -> list[str]:
    """The lines of text among these characters, without page numbers."""
    texts = [" ".join(word["text"] for word in line) for line in _rows_of(chars)]
    return [text for text in texts if not _FOOT.fullmatch(text) and len(text) <= _LONGEST_TITLE]


def _unwrapped(chars: Sequence[Any], right: float) -> str:
    """The text of a cell; a line that is broken only because the cell is full goes on without a break."""
    text, full = "", False
    for line in _rows_of(chars):
        words = " ".join(word["text"] for word in line)
        gap = " " if text[-1:].isascii() and text[-1:].isalnum() and words[0].isascii() and words[0].isalnum() else ""
        text += (gap if full else "\n" if text else "") + words
        full = right - line[-1]["x1"] < 2 * (line[-1]["bottom"] - line[-1]["top"])
    return text


def _joined(tables: Sequence[_Ruled]) -> list[list[_Ruled]]:
    """Tables, each with those that go on with it on the pages behind it."""
    found: list[list[_Ruled]] = []
    for table in tables:
        if found and _goes_on(found[-1], table):
            found[-1].append(table)
        else:
            found.append([table])
    return found


def _goes_on(parts: list[_Ruled], table: _Ruled) -> bool:
    """Whether a table at the top of a page goes on with the last one of the page before."""
    last, head = parts[-1], parts[0]
    if not (last.is_last and table.is_first and table.columns == last.columns):
        return False
    return table.line(0) == head.line(0) or not table.titles or table.titles == head.titles


def _sheet(parts: Sequence[_Ruled], name: str) -> Loose:
    """The parts of one table below its titles."""
    sheet = Loose(name)
    titles = parts[0].titles[-_MOST_TITLES:]
    for row, title in enumerate(titles):
        sheet.put(row, 0, title)
    at = len(titles)
    for part in parts:
        for (row, column), text in part.said.items():
            sheet.put(at + row, column, tidy(text))
        for top, left, bottom, right in part.spans:
            sheet.merge(at + top, left, bottom - top, right - left)
        at += part.rows
    return sheet
