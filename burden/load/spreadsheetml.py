"""SpreadsheetML of 2003, the XML that passes for an xls: values, merges, hidden rows and sheets, as they stream by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from burden.load.container import Attributes, feed, local, xml_parser
from burden.load.first_look import ERROR
from burden.load.grid import Cell, tidy
from burden.load.loose import Loose

MARK = "urn:schemas-microsoft-com:office:spreadsheet"
_DAY = re.compile(r"(?<![a-z])(?:[yd]+|(?:short|medium|long|general) date)(?![a-z])", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.')  # what a number format shows as it is
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_CLOCKS = {datetime(1899, 12, 31).date(), datetime(1899, 12, 30).date(), datetime(1904, 1, 1).date()}  # a time of day alone
_SERIALS = (1, 2_958_465)  # of the days up to 9999-12-31


def sheets(pieces: Iterable[str | bytes]) -> list[Loose]:
    """The sheets of a workbook whose text comes in pieces; Unreadable where it is damaged or reaches too far."""
    listener = _Listener()
    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = listener.start, listener.end
    parser.CharacterDataHandler = listener.hear
    feed(parser, pieces, "XML")
    return listener.sheets


class _Listener:
    """The state between two elements; rows and columns from 0."""

    def __init__(self) -> None:
        self.sheets: list[Loose] = []
        self._row = self._column = -1
        self._across = 0
        self._row_style = ""
        self._type = ""
        self._words: list[str] = []
        self._hearing = self._formula = self._valued = False
        self._comment = 0
        self._style = ""
        self._styles: set[str] = set()  # those that show a number as a day
        self._struck: dict[str, bool] = {"": False}  # style -> whether it strikes out
        self._parts: list[str] = []  # the words of a cell that are struck out
        self._out = False  # the open cell is struck out by its style
        self._crossed = 0  # open marks of struck words
        self._dated = False
        self._since_1904 = False

    def start(self, name: str, pairs: Attributes) -> None:
        given = {local(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=True)}
        match local(name):
            case "Worksheet":
                self.sheets.append(Loose(given.get("Name", "")))
                self._row = -1
            case "Row" if self.sheets:
                self._start_row(given)
            case "Cell" if self.sheets:
                self._start_cell(given)
            case "Comment":
                self._comment += 1
            case "Data" if not self._comment:
                self._type, self._words, self._hearing, self._valued = given.get("Type", "String"), [], True, True
                self._parts, self._crossed = [], 0
            case "Visible":
                self._words, self._parts, self._hearing = [], [], True
            case "Style":
                self._style = given.get("ID", "")
                self._struck[self._style] = self._struck.get(given.get("Parent", "Default"), False)
            case "Font" if self._hearing:
                pass  # of some words of a cell, whose struck ones have a mark of their own
            case "Font":
                self._struck[self._style] = given.get("StrikeThrough", "0") not in ("0", "false", "False")
            case "S" if self._hearing:
                self._crossed += 1
            case "NumberFormat" if _DAY.search(_QUOTED.sub(" ", given.get("Format", ""))):
                self._styles.add(self._style)
            case "Date1904":
                self._since_1904 = True

    def _is_struck(self, given: dict[str, str]) -> bool:
        """Whether the style of a cell, its own or that of its row, strikes it out."""
        return self._struck.get(given.get("StyleID", self._row_style), False)

    def _start_row(self, given: dict[str, str]) -> None:
        self._row = _index(given, self._row)
        self._column, self._row_style = -1, given.get("StyleID", "Default")
        if given.get("Hidden") == "1":
            self.sheets[-1].look.hidden.add(self._row)

    def _start_cell(self, given: dict[str, str]) -> None:
        self._column = _index(given, self._column)
        self._formula, self._valued, self._words, self._type = "Formula" in given, False, [], ""
        self._parts, self._out = [], self._is_struck(given)
        self._dated = given.get("StyleID", "") in self._styles
        self._across = _number(given, "MergeAcross")
        self.sheets[-1].merge(self._row, self._column, _number(given, "MergeDown"), self._across)

    def hear(self, text: str) -> None:
        if self._hearing:
            self._words.append(text)
            self._parts.append(text if self._crossed else "")

    def end(self, name: str) -> None:
        match local(name):
            case "Data" if not self._comment:
                self._hearing = False
            case "S" if self._crossed:
                self._crossed -= 1
            case "Comment":
                self._comment -= 1
            case "Visible":
                self._hearing = False
                self.sheets[-1].shown = "".join(self._words).strip() not in ("SheetHidden", "SheetVeryHidden")
            case "Cell" if self.sheets:
                self._end_cell()

    def _end_cell(self) -> None:
        sheet, text = self.sheets[-1], "".join(self._words)
        if self._type == "Error" or (self._formula and ERROR.fullmatch(text)):
            sheet.look.errors.append((self._row, self._column, text[:20]))
        elif self._formula and not self._valued:
            sheet.look.unstored.append((self._row, self._column))
        elif any(self._parts):
            standing = "".join(word for word, out in zip(self._words, self._parts, strict=True) if not out)
            sheet.put_parts(self._row, self._column, text, standing, "".join(self._parts))
        else:
            sheet.put(self._row, self._column, self._value(text))
        if self._out and text:
            sheet.look.struck.add((self._row, self._column))
        self._column += self._across

    def _value(self, text: str) -> Cell:
        """What fits no type stays the text it is."""
        try:
            if self._type == "Number":
                return self._numeric(float(text))
            if self._type == "DateTime":
                return _day(datetime.fromisoformat(text))
            return {"1": True, "0": False}[text] if self._type == "Boolean" else tidy(text)
        except (ValueError, KeyError, OverflowError):
            return tidy(text)

    def _numeric(self, number: float) -> Cell:
        if self._dated and _SERIALS[0] <= number <= _SERIALS[1]:
            return _day(_EPOCHS[self._since_1904] + timedelta(days=number))
        return tidy(number)


def _day(moment: datetime) -> Cell:
    """A moment of the first day of all is a time of day."""
    return tidy(moment.time()) if moment.date() in _CLOCKS else tidy(moment)


def _index(given: dict[str, str], before: int) -> int:
    """Where a row or cell stands: where it says, else behind the one before it."""
    return _number(given, "Index") - 1 if _number(given, "Index") else before + 1


def _number(given: dict[str, str], name: str) -> int:
    text = given.get(name, "0")
    return int(text[:9]) if text.isdecimal() and text.isascii() else 0
