"""An ods read as it streams by: values, spans, repeats, hidden rows; its text keeps the line breaks inside a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from xml.parsers.expat import XMLParserType

from burden.load.container import Attributes, Container, feed, locked, xml_parser
from burden.load.first_look import ERROR, MOST_MERGED, Look
from burden.load.grid import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Unreadable
from burden.load.ods_sheet import OdsSheet
from burden.load.ods_styles import OdsStyles
from burden.load.ods_value import YEARLESS, Given, value_of
from burden.load.rich import Rich
from burden.load.shown import MONTH_AND_DAY

_CELL, _PARAGRAPH, _OTHER, _SILENT = range(4)
_KINDS = {
    "table:table-cell": _CELL,
    "table:covered-table-cell": _CELL,
    "text:p": _PARAGRAPH,
    "text:h": _PARAGRAPH,
    **dict.fromkeys(("office:annotation", "table:shapes", "table:dde-links", "text:ruby-text", "text:note"), _SILENT),
}
_BREAKS = {"text:tab": "\t", "text:line-break": "\n"}
_DOWN, _RIGHT, _ACROSS = "table:number-rows-spanned", "table:number-columns-spanned", "table:number-columns-repeated"
_LAYOUT = re.compile(r"[ \t]*\n[ \t\n]*")  # line breaks of the XML, not of the text
_MOST_SPACES = 1000


def sheets(container: Container) -> list[OdsSheet]:
    """The sheets of an ods in their order; Unreadable where it is damaged, has a password or repeats itself endlessly."""
    if "META-INF/manifest.xml" in container:
        manifest = b"".join(container.chunks("META-INF/manifest.xml"))
        if b"encryption-data" in manifest:
            raise locked()
    return _heard(lambda parser: container.parse("content.xml", parser))


def flat_sheets(pieces: Iterable[str | bytes]) -> list[OdsSheet]:
    """The sheets of a flat ods, one XML text that comes in pieces; Unreadable as above."""
    return _heard(lambda parser: feed(parser, pieces, "XML"))


def _heard(parse: Callable[[XMLParserType], None]) -> list[OdsSheet]:
    listener = _Listener()
    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = listener.start, listener.end
    parser.CharacterDataHandler = listener.hear
    parse(parser)
    return listener.sheets


class _Kinds(dict[str, int]):
    def __missing__(self, name: str) -> int:
        kind = self[name] = _SILENT if name.startswith("draw:") else _OTHER
        return kind


class _Listener:
    """The state between two elements: the sheet, its next row and column, the cell and the words heard in it.

    A sheet has millions of elements: what most of them need stands in `start`, `hear` and `end` themselves.
    """

    def __init__(self) -> None:
        self.sheets: list[OdsSheet] = []
        self._kinds = _Kinds(_KINDS)
        self._styles = OdsStyles()
        self._spans: list[bool] = []  # whether each span around the words strikes them out
        self._striking = False
        self._out: list[str] = []  # the words of a cell that are struck out
        self._columns = 0
        self._depth = self._silent = 0  # of tables (one inside a cell is no sheet); of elements no cell says
        self._plain = False  # in a table, and not silent
        self._row: list[Cell] = []
        self._row_given: Given = {}
        self._at = self._column = 0
        self._seen = Look()  # of this row, which is row 0 there
        self._cell: Attributes | None = None
        self._words: list[str] = []
        self._paragraphs = 0
        self._hearing = False  # in a paragraph of a cell
        self._budget = MOST_CELLS

    def start(self, name: str, pairs: Attributes) -> None:
        kind = self._kinds[name]
        if not self._plain or kind >= _OTHER:
            self._start_other(name, kind, pairs)
        elif kind == _CELL:
            self._cell, self._words, self._out, self._paragraphs = pairs, [], [], 0
        elif self._cell is not None:
            if self._paragraphs:
                self._words.append("\n")
            self._paragraphs += 1
            self._hearing = True

    def hear(self, text: str) -> None:
        if self._hearing and self._plain:
            (self._out if self._striking else self._words).append(_LAYOUT.sub(" ", text) if "\n" in text else text)

    def end(self, name: str) -> None:
        kind = self._kinds[name]
        if not self._plain or kind >= _OTHER:
            self._end_other(name)
        elif kind == _CELL:
            self._end_cell(self._cell or [])
        else:
            self._hearing = False

    def _start_other(self, name: str, kind: int, pairs: Attributes) -> None:
        if self._silent or kind == _SILENT:
            self._silent, self._plain = self._silent + 1, False
            return
        given = dict(zip(pairs[::2], pairs[1::2], strict=True))
        if name == "table:table":
            self._start_table(given)
        elif name == "text:span":
            self._spans.append(given.get("text:style-name", "") in self._styles.struck)
            self._striking = any(self._spans)
        elif self._cell is not None:
            if name == "text:s":
                self._words.append(" " * min(_whole(given, "text:c"), _MOST_SPACES))
            self._words += _BREAKS.get(name, "")
        elif name == "table:table-row":
            self._row, self._row_given, self._seen, self._column = [], given, Look(), 0
        elif name == "table:table-column" and self._depth == 1:
            self._start_column(given)
        elif name.startswith("style:"):
            self._styles.start(name, given)

    def _end_other(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
            self._plain = self._depth == 1 and not self._silent
        elif name == "table:table":
            self._nest(-1)
        elif name == "text:span" and self._spans:
            self._spans.pop()
            self._striking = any(self._spans)
        elif name == "table:table-row" and self._depth == 1:
            self._end_row()

    def _start_table(self, given: Given) -> None:
        self._nest(+1)
        if self._depth == 1:
            self._at = self._columns = 0
            shown = given.get("table:style-name", "") not in self._styles.hidden
            self.sheets.append(OdsSheet(given.get("table:name", ""), shown))

    def _start_column(self, given: Given) -> None:
        """Columns of one look, shown or not."""
        times = min(_whole(given, _ACROSS), MOST_COLUMNS - self._columns)
        if given.get("table:visibility", "visible") != "visible":
            self.sheets[-1].look.hidden_columns.update(range(self._columns, self._columns + times))
        self._columns += times

    def _nest(self, step: int) -> None:
        self._depth += step
        self._plain = self._depth == 1

    def _end_cell(self, pairs: Attributes) -> None:
        column, self._cell, self._hearing = self._column, None, False
        if not pairs and not self._words and not self._out:
            self._column += 1
            return
        given = dict(zip(pairs[::2], pairs[1::2], strict=True))
        value = self._value(given, self._standing(given, column), column)
        times = min(_whole(given, _ACROSS) if _ACROSS in given else 1, MOST_COLUMNS - column)
        self._column += times
        if value is not None:  # the blanks behind the last value, often thousands, are never written down
            self._row += [None] * (column - len(self._row)) + [value] * times
        if _DOWN in given or _RIGHT in given:
            self._seen.merged.append((0, column, _whole(given, _DOWN) - 1, column + _whole(given, _RIGHT) - 1))

    def _standing(self, given: Given, column: int) -> str:
        """The words of a cell that are not struck out; all of them where none is left."""
        words, out = "".join(self._words), "".join(self._out).strip()
        whole = not words.strip() and bool(out)
        if whole or given.get("table:style-name", "") in self._styles.struck:
            self._seen.struck.add((0, column))
        elif out:
            self._seen.rich[0, column] = Rich(out, words.strip())
        return out if whole else words

    def _value(self, given: Given, text: str, column: int) -> Cell:
        formula = "table:formula" in given
        if given.get("calcext:value-type") == "error" or (formula and ERROR.fullmatch(text)):
            self._seen.errors.append((0, column, text[:20]))
            return None
        if formula and "office:value-type" not in given and not text:
            self._seen.unstored.append((0, column))
        if YEARLESS.fullmatch(text):
            self._seen.formats[0, column] = MONTH_AND_DAY
        return value_of(given, text)

    def _end_row(self) -> None:
        times = min(_whole(self._row_given, "table:number-rows-repeated"), MOST_ROWS - self._at)
        sheet, seen = self.sheets[-1], self._seen
        if self._row or seen.errors or seen.unstored:
            self._spend(times * max(1, len(self._row)))
            for row in range(self._at, self._at + times):
                sheet.place(row, tuple(self._row), seen)
            if self._row_given.get("table:visibility", "visible") != "visible":
                sheet.look.hidden.update(range(self._at, self._at + times))
        self._at += times

    def _spend(self, cells: int) -> None:
        self._budget -= cells
        if self._budget < 0 or len(self.sheets[-1].look.merged) > MOST_MERGED:
            raise Unreadable(
                "内容重复太多次，展开后过大，请删去无用的行列后另存",
                "it repeats its rows too often; delete what is not needed and save again",
            )


def _whole(given: Given, name: str) -> int:
    text = given.get(name, "1")
    return int(text[:9]) if text.isdecimal() else 1
