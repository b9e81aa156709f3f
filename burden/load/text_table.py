"""A text table (csv, also gzipped) becomes a grid: its delimiter and its records, none guessed in silence."""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from burden.load.encoding import MOST_BYTES, decoded, too_large, undamaged
from burden.load.grid import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_USED,
    Cell,
    Grid,
    Row,
    Unreadable,
    rectangle,
    tidy,
    told,
    too_many_cells,
    within_budget,
)
from burden.place import Place, Problem

_DELIMITERS = ",\t;"
_LOOKED_AT = 30  # lines that settle the delimiter
_QUOTED = re.compile('"(?:[^"]|"")*"')  # what stands in quotes, line breaks too, tells no delimiter
_MOST_BAD = 100  # records; a file with more of them is no table
_MOST_RECORD = 2_000_000  # characters
_LINES_A_ROW = 2  # line ends, counted before the records are read: a row ends in two, or holds some in its quotes
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_RARE = 50  # a control character in fewer characters than this is a binary file
_MARKUP = re.compile(r"\s*<[a-z!?]|mime-version:", re.IGNORECASE)
_DOCUMENT = re.compile(r"%PDF|\{\\rtf")
_SAID = re.compile(r"sep=(.)[\r\n]")


def read_gzip(stream: BinaryIO, file: str, encoding: str | None) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The grid of a gzipped text table, and its bad lines; as `read_text`."""
    try:
        with gzip.GzipFile(fileobj=stream) as packed:
            content = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("gzip 已损坏，请重新压缩", "the gzip is damaged; pack it again") from error
    return read_text(content, file, encoding)


def read_text(content: bytes, file: str, encoding: str | None) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The one grid of a text table, and its bad lines; Unreadable where it is no table, Refusal for an unknown encoding."""
    if len(content) > MOST_BYTES:
        raise too_large()
    text = decoded(content, encoding)
    _check_table(text.words)
    rows = _without_end(_records(text.words))
    sound = [row for row in rows if row is not None]
    within_budget(len(rows), max(map(len, sound), default=0), sum(len(row) - row.count(None) for row in sound))
    problems = [_bad_line(file, number) for number, row in enumerate(rows, 1) if row is None]
    grid = Grid(file, "", rectangle([row or () for row in rows]), notes=(text.note,) if text.note else ())
    if text.damaged:
        grid, bad = undamaged(grid)
        problems += bad
    return (grid,), told(sorted(problems, key=lambda problem: problem.place))


def _without_end(records: Iterator[Row | None]) -> list[Row | None]:
    """All records but the blank ones after the last that holds something, often a great many."""
    rows = list(records)
    while rows and rows[-1] == ():
        rows.pop()
    return rows


def _check_table(words: str) -> None:
    if not words.strip("\ufeff\x1a \t\r\n"):
        raise Unreadable("文件是空的", "the file is empty")
    if _MARKUP.match(words.lstrip("\ufeff")):
        raise Unreadable(
            "内容是网页或 XML 而不是表格，请用 Excel 或 WPS 打开，另存为 xlsx 再导入",
            "it holds a web page or XML, no spreadsheet; open it in a spreadsheet program and save it as xlsx",
        )
    head = words[:100_000]
    if _DOCUMENT.match(head) or "\0" in words or len(_CONTROL.findall(head)) * _RARE > len(head):
        raise Unreadable("内容不是表格，请导入 xlsx、xls、ods 或 csv", "it is no table; load xlsx, xls, ods or csv")
    if words.count("\n") + words.count("\r") > _LINES_A_ROW * MOST_ROWS:
        raise Unreadable("行太多，请分成几个文件", "too many lines; split it into several files")


class _Lines:
    """The lines of a text, whichever way they end (U+2028 ends none); it knows where the second of a record begins."""

    def __init__(self, words: str, at: int) -> None:
        self._found = _LINE.finditer(words, at)
        self.begin()
        self.second = at

    def begin(self) -> None:
        """The next line is the first of a record."""
        self._first, self._length = True, 0

    def __iter__(self) -> Iterator[str]:
        for line in self._found:
            if self._first:
                self._first, self.second = False, line.end()
            self._length += line.end() - line.start()
            if self._length > _MOST_RECORD:
                raise csv.Error
            yield line[0]


def _records(words: str) -> Iterator[Row | None]:
    """The records in order, None for a bad one: it costs its first line, and the next line is read afresh."""
    words = words.removeprefix("\ufeff").rstrip("\x1a")
    delimiter = _delimiter(words)
    at = bad = rows = cells = 0
    tidied = _Tidied()
    while at < len(words):
        lines = _Lines(words, at)
        try:
            for record in csv.reader(lines, delimiter=delimiter, strict=True):
                rows, cells = rows + 1, cells + _counted(record)
                if cells > MOST_USED or rows > MOST_ROWS:
                    raise too_many_cells()
                yield tuple(map(tidied.__getitem__, record))
                lines.begin()
        except csv.Error:
            bad, at = bad + 1, lines.second
            yield None
        else:
            return
        if bad > _MOST_BAD:
            raise Unreadable("引号不成对的行太多，请另存为 xlsx", "too many lines with unbalanced quotes; save it as xlsx")


class _Tidied(dict[str, Cell]):
    """Every different text once: most cells of a long table say what others say."""

    def __missing__(self, text: str) -> Cell:
        cell = self[text] = tidy(text)
        return cell


def _counted(record: list[str]) -> int:
    while record and not record[-1]:
        record.pop()
    if len(record) > MOST_COLUMNS:
        raise csv.Error
    return len(record)


def _delimiter(words: str) -> str:
    """The delimiter that gives the most cells in rows of one width; the comma where none does, or where Excel's `sep=` says."""
    if said := _SAID.match(words):
        return said[1]
    lines: list[str] = []
    for found in _LINE.finditer(_QUOTED.sub('""', words[:_MOST_RECORD])):
        lines += [found[0]] if found[0].strip() else []
        if len(lines) == _LOOKED_AT:
            break
    return max(_DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def _fit(lines: list[str], delimiter: str) -> int:
    widths = Counter(_width(line, delimiter) for line in lines)
    return max(((width - 1) * times for width, times in widths.items()), default=0)


def _width(line: str, delimiter: str) -> int:
    """The cells of one line; a line whose quotes do not fit the delimiter speaks for no cell."""
    try:
        return len(next(csv.reader([line], delimiter=delimiter, strict=True)))
    except csv.Error:
        return 1


def _bad_line(file: str, row: int) -> Problem:
    return Problem(
        "unreadable",
        Place(file, "", row),
        "这一行引号不成对或过长，没有读；请改正后再导入",
        "this line has unbalanced quotes or is too long and was not read; mend it and load again",
    )
