"""An ods read as it streams by: values, spans, repeats, hidden rows; its text keeps the line breaks inside a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from burden.load.container import Container, locked, xml_parser
from burden.load.first_look import ERROR, MOST_MERGED, Look
from burden.load.grid import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Row, Unreadable, tidy

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SHORT = {f"{_ODF}{name}:1.0": name for name in ("table", "office", "text", "style")}
_SHORT[f"{_ODF}drawing:1.0"] = "draw"
_SHORT["urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"] = "calcext"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_SILENT = ("office:annotation", "table:shapes", "table:dde-links", "text:ruby-text", "text:note")  # no cell says these
_PARAGRAPHS = ("text:p", "text:h")
_BREAKS = {"text:tab": "\t", "text:line-break": "\n"}
_DOWN, _RIGHT, _ACROSS = "table:number-rows-spanned", "table:number-columns-spanned", "table:number-columns-repeated"
_MOST_SPACES = 1000
_LAYOUT = re.compile(r"[ \t]*\n[ \t\n]*")  # line breaks of the XML, not of the text
_TRUTH = {"TRUE": True, "FALSE": False}
_TIME = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d*)?S", re.ASCII)
Given = dict[str, str]


@dataclass
class OdsSheet:
    """One sheet: its rows (those without any value are left out), and what was seen beside the values."""

    name: str
    shown: bool
    rows: dict[int, Row] = field(default_factory=dict)
    look: Look = field(default_factory=Look)

    def listed(self) -> list[Row]:
        """All rows up to the last with a value."""
        return [self.rows.get(row, ()) for row in range(max(self.rows, default=-1) + 1)]


def sheets(container: Container) -> list[OdsSheet]:
    """The sheets of an ods in their order; Unreadable where it is damaged, has a password or repeats itself endlessly."""
    if "META-INF/manifest.xml" in container:
        manifest = b"".join(container.chunks("META-INF/manifest.xml"))
        if b"encryption-data" in manifest:
            raise locked()
    listener = _Listener()
    parser = xml_parser(" ")
    parser.StartElementHandler, parser.EndElementHandler = listener.start, listener.end
    parser.CharacterDataHandler = listener.hear
    container.parse("content.xml", parser)
    return listener.sheets


class _Names(dict[str, str]):
    """`namespace local` of the parser -> the usual short name, whatever prefix the file uses."""

    def __missing__(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        short = self[name] = f"{_SHORT.get(space, '?')}:{local}"
        return short


class _Listener:
    """The state between two elements: the sheet, its next row and column, the cell and the words heard in it."""

    def __init__(self) -> None:
        self.sheets: list[OdsSheet] = []
        self._names = _Names()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0  # of tables: one inside a cell is not a sheet
        self._silent = 0
        self._row: list[Cell] = []
        self._row_given: Given = {}
        self._at = self._column = 0
        self._seen = Look()  # of this row; the row itself is 0
        self._cell: Given | None = None
        self._words: list[str] = []
        self._paragraphs = 0
        self._hearing = False  # inside a paragraph of a cell
        self._budget = MOST_CELLS

    def start(self, written: str, pairs: list[str]) -> None:
        name = self._names[written]
        if self._silent or name in _SILENT or name.startswith("draw:"):
            self._silent += 1
            return
        given = {self._names[key]: value for key, value in zip(pairs[::2], pairs[1::2], strict=True)} if pairs else {}
        if name in _CELLS and self._depth == 1:
            self._cell, self._words, self._paragraphs, self._hearing = given, [], 0, False
        elif self._cell is not None:
            self._start_inside(name, given)
        elif name == "table:table-row":
            self._row, self._row_given, self._seen, self._column = [], given, Look(), 0
        else:
            self._start_outside(name, given)

    def _start_inside(self, name: str, given: Given) -> None:
        if name in _PARAGRAPHS:
            self._words += ["\n"] if self._paragraphs else []
            self._paragraphs, self._hearing = self._paragraphs + 1, True
        elif name == "text:s":
            self._words.append(" " * min(_whole(given, "text:c"), _MOST_SPACES))
        elif name in _BREAKS:
            self._words.append(_BREAKS[name])
        elif name == "table:table":
            self._depth += 1

    def _start_outside(self, name: str, given: Given) -> None:
        if name == "table:table":
            self._depth, self._at = self._depth + 1, 0
            shown = given.get("table:style-name", "") not in self._hidden_styles
            self.sheets.append(OdsSheet(given.get("table:name", ""), shown))
        elif name == "style:style":
            self._style = given.get("style:name", "")
        elif name == "style:table-properties" and given.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def hear(self, text: str) -> None:
        if self._hearing and not self._silent:
            self._words.append(_LAYOUT.sub(" ", text) if "\n" in text else text)

    def end(self, written: str) -> None:
        name = self._names[written]
        if self._silent:
            self._silent -= 1
        elif name in _PARAGRAPHS:
            self._hearing = False
        elif name in _CELLS and self._depth == 1:
            self._end_cell()
        elif name == "table:table-row" and self._depth == 1:
            self._end_row()
        elif name == "table:table":
            self._depth -= 1

    def _end_cell(self) -> None:
        given, column = self._cell or {}, self._column
        self._cell = None
        value = self._value(given, "".join(self._words), column)
        times = min(_whole(given, _ACROSS) if _ACROSS in given else 1, MOST_COLUMNS - column)
        self._column += times
        if value is not None:  # the blanks behind the last value, often thousands, are never written down
            self._row += [None] * (column - len(self._row)) + [value] * times
        if _DOWN in given or _RIGHT in given:
            self._seen.merged.append((0, column, _whole(given, _DOWN) - 1, column + _whole(given, _RIGHT) - 1))

    def _value(self, given: Given, text: str, column: int) -> Cell:
        formula = "table:formula" in given
        if given.get("calcext:value-type") == "error" or (formula and ERROR.fullmatch(text)):
            self._seen.errors.append((0, column, text[:20]))
            return None
        if formula and "office:value-type" not in given and not text:
            self._seen.unstored.append((0, column))
        return value_of(given, text)

    def _end_row(self) -> None:
        times = min(_whole(self._row_given, "table:number-rows-repeated"), MOST_ROWS - self._at)
        sheet, seen = self.sheets[-1], self._seen
        if self._row or seen.errors or seen.unstored:
            self._spend(times * max(1, len(self._row)))
            for row in range(self._at, self._at + times):
                _place(sheet, row, tuple(self._row), seen)
            if self._row_given.get("table:visibility", "visible") != "visible":
                sheet.look.hidden.update(range(self._at, self._at + times))
        self._at += times

    def _spend(self, cells: int) -> None:
        self._budget -= cells
        if self._budget < 0 or len(self.sheets[-1].look.merged) > MOST_MERGED:
            raise Unreadable("内容重复太多次，展开后过大，请删去无用的行列后另存",
                             "it repeats its rows too often; delete what is not needed and save again")


def _place(sheet: OdsSheet, row: int, cells: Row, seen: Look) -> None:
    sheet.rows[row] = cells
    look = sheet.look
    look.errors += [(row, column, text) for _, column, text in seen.errors]
    look.unstored += [(row, column) for _, column in seen.unstored]
    look.merged += [(row, left, row + below, right) for _, left, below, right in seen.merged]


def _whole(given: Given, name: str) -> int:
    text = given.get(name, "1")
    return int(text[:9]) if text.isdecimal() else 1


def value_of(given: Given, text: str) -> Cell:
    """The value of an ods cell by its attributes, `text` being what it shows; what fits no type stays that text.

    LibreOffice writes a truth as the number 1 or 0 that shows TRUE or FALSE.
    """
    kind = given.get("office:value-type", "string")
    try:
        if kind in ("float", "percentage", "currency"):
            return _TRUTH.get(text, tidy(float(given["office:value"])))
        if kind == "boolean":
            said = given.get("office:boolean-value") or given["office:value"]
            return said.lower() in ("true", "1", "1.0")
        if kind == "date":
            return tidy(datetime.fromisoformat(given["office:date-value"]))
    except (KeyError, ValueError):
        return tidy(text)
    if kind == "time" and (read := _TIME.fullmatch(given.get("office:time-value", ""))):
        return f"{read[1]}:{read[2]}" + (f":{read[3]}" if int(read[3]) else "")
    return tidy(given.get("office:string-value", text))
