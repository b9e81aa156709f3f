"""Writing workbooks: text stays text whoever edits the cell later, and the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import xlsxwriter

from burden.report.inert import cell_text, is_active, is_too_long
from burden.report.long_sheet import Kept, LongSheet
from burden.report.words import word
from burden.warning import Lang

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
A4 = 9
_READABLE = 150  # characters on one page across
Value = str | float | dt.date
Kind = Literal["plain", "active", "day"]  # of what stands in a cell; an active text might be taken for a formula
_TOP = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D0D5DD"}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 15},
    "loud": {"bold": True, "font_color": "#8A4B00", "bg_color": "#FFF4CE"},
    "plain": {},
    "wrap": {"text_wrap": True, "valign": "top"},
    "head": {"bold": True, "bg_color": "#E8ECF3", **_TOP},
    "cell": _TOP,
    "reply": {"bg_color": "#FFFDF0", **_TOP},
    "error": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": "#B42318",
        **_TOP,
    },  # dark on any printer, the next one grey, the last white
    "warning": {"bold": True, "font_color": "#8A4B00", "bg_color": "#FCEBD6", **_TOP},
    "note": {"font_color": "#2F4B6B", **_TOP},
    "need": {"bold": True, "bg_color": "#FBE3C8", **_TOP},
    "grey": {"italic": True, "font_color": "#5B6472", "bg_color": "#EEF0F3", **_TOP},
    "grey_head": {"bold": True, "italic": True, "font_color": "#5B6472", "bg_color": "#DFE3E8", **_TOP},
    "bad": {"bg_color": "#FBE4E2", **_TOP},
    "doubt": {"bg_color": "#FFF4CE", **_TOP},
    "text": {"num_format": "@", **_TOP},
}
_KINDS: Mapping[Kind, Mapping[str, object]] = {
    "plain": {"quote_prefix": False}, "active": {"quote_prefix": True}, "day": {"num_format": "yyyy-mm-dd"},
}  # fmt: skip
LINE, TALLEST = 15, 409  # points of a line, and of the tallest row there can be
_NARROW, _SPARE = re.compile("[^\u1100-\U0010ffff]+"), 1.06  # characters one unit wide; all others take two, and a little more


def lines_of(text: str, width: int) -> int:
    """How many lines a wrapped text takes in a column so many units wide; not every program finds out itself."""
    if len(text) * 2 <= width and "\n" not in text:
        return 1
    units = (len(line) + len(_NARROW.sub("", line)) for line in text.split("\n"))
    return sum(1 + int(each * _SPARE / width) for each in units)


def written(fill: Callable[[Any], None], made: dt.date) -> bytes:
    """The bytes of a workbook that `fill` puts its sheets into; `made` is the day it names as its own."""
    buffer = io.BytesIO()
    with _Book(buffer, OPTIONS) as book:
        book.set_properties({"created": dt.datetime.combine(made, dt.time())})
        fill(book)
    return buffer.getvalue()


def print_wide(sheet: Any, head: int, width: int = 0) -> None:
    """Print on A4 across with the rows down to `head` (from 0) on every page; `width` is that of all columns, in characters.

    What is too wide to be read on one page goes over several, each with the first two columns again.
    """
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.set_footer("&L&A&R&P / &N")
    across = max(1, round(width / _READABLE))
    sheet.fit_to_pages(across, 0)
    sheet.repeat_rows(0, head)
    if across > 1:
        sheet.repeat_columns(0, 1)


class _Book(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook whose sheets may be long."""

    worksheet_class = LongSheet


class Pen:
    """Writes values into cells so that text stays text, whoever edits the cell later."""

    def __init__(self, book: Any, lang: Lang) -> None:
        """Make the looks once; of each a second one that marks its cell as text for good, and one for days."""
        self.lang = lang
        self.cut: set[str] = set()  # the texts of rows that were too long for a cell
        self._mark = word("cut", lang)
        self._looks: dict[tuple[str, Kind], Any] = {
            (name, kind): book.add_format({**look, **_KINDS[kind]})
            for name, look in _LOOKS.items()
            for kind in ("plain", "active")
        }
        self._looks |= {(name, "day"): book.add_format({**look, **_KINDS["day"]}) for name, look in _LOOKS.items()}
        self._known: dict[tuple[Value, int], tuple[Kept, Kind, int]] = {}  # tables say the same names and places in many rows
        self._rows: dict[tuple[tuple[str, ...], tuple[Kind, ...]], tuple[Any, ...]] = {}

    def text(self, sheet: Any, row: int, column: int, text: str, look: str = "cell") -> None:
        """Text, whatever it begins with; no text is a blank cell."""
        said, kind = self._safe(text)
        write = sheet.write_string if said else sheet.write_blank
        write(row, column, said, self._looks[look, kind])

    def row(self, sheet: LongSheet, row: int, values: Sequence[Value], looks: tuple[str, ...], widths: Sequence[int]) -> None:
        """The cells of a table's row with their looks, as tall as its texts need in columns so many characters wide.

        A width of 0 is that of a column whose texts make no row taller.
        """
        known = [self._known.get(each) or self._learnt(sheet, *each) for each in zip(values, widths, strict=True)]
        kept, kinds, lines = zip(*known, strict=True)
        sheet.put_row(row, kept, self._looked(looks, kinds))
        most = max(lines)
        if most > 1:
            sheet.set_row(row, min(LINE * most, TALLEST))

    def _learnt(self, sheet: LongSheet, value: Value, width: int) -> tuple[Kept, Kind, int]:
        """A value as rows hold it, what kind of look it takes, and how many lines."""
        if not isinstance(value, str):
            return sheet.kept(value), "day" if isinstance(value, dt.date) else "plain", 1
        if is_too_long(value):
            self.cut.add(value)
        said, kind = self._safe(value)
        return self._known.setdefault((value, width), (sheet.kept(said), kind, lines_of(value, width) if width else 1))

    def _safe(self, text: str) -> tuple[str, Kind]:
        """A text as a cell can hold it, and whether a spreadsheet might take it for a formula."""
        said = cell_text(text, self._mark)
        return said, "active" if is_active(said) else "plain"

    def _looked(self, looks: tuple[str, ...], kinds: tuple[Kind, ...]) -> tuple[Any, ...]:
        """The looks of a row, hardly ever other ones than of many rows before."""
        found = self._rows.get((looks, kinds))
        if found is None:
            found = self._rows[looks, kinds] = tuple(self._looks[each] for each in zip(looks, kinds, strict=True))
        return found

    def number(self, sheet: Any, row: int, column: int, number: int, look: str = "cell") -> None:
        """A whole number of our own."""
        sheet.write_number(row, column, number, self._looks[look, "plain"])

    def word(self, sheet: Any, row: int, column: int, key: str, look: str = "head") -> None:
        """A word of the report."""
        self.text(sheet, row, column, word(key, self.lang), look)

    def blank(self, look: str, day: bool = False) -> Any:
        """How the cells of a column look before anybody fills them in."""
        return self._looks[look, "day" if day else "plain"]
