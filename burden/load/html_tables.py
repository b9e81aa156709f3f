"""Web pages, which often pass for an xls: each table is a sheet, what is said before it stands above it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from burden.load.grid import MOST_COLUMNS, MOST_ROWS, NoTable, Unreadable, tidy
from burden.load.loose import Loose

MOST_CHARACTERS = 6_000_000
MOST_DEPTH = 50  # of tables in tables
_MOST_TITLES = 8  # lines before a table that are taken as its titles
_LONGEST_TITLE = 200
_SILENT = ("script", "style", "template", "noscript", "svg", "select", "title")
_BREAKS = ("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "caption", "tr", "table")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAME = re.compile(r"<x:Name>([^<]{1,100})</x:Name>", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v\n]*|[ \t\r\f\v]+")

Given = dict[str, str]


def sheets(words: str) -> list[Loose]:
    """The tables of a page in the order in which they begin, without empty ones; NoTable where there is none."""
    if len(words) > MOST_CHARACTERS:
        raise Unreadable("网页过大，请用 Excel 或 WPS 打开后另存为 xlsx", "the page is too large; open it and save it as xlsx")
    listener = _Listener()
    listener.feed(words)
    listener.close()
    listener.finish()
    found = [table.sheet for table in listener.tables if table.sheet.cells]
    if not found:
        raise NoTable(
            "网页里没有表格；请导入表格所在的网页，或在 Excel 或 WPS 里另存为 xlsx",
            "the page holds no table; load the page that does, or save it as xlsx",
        )
    names = _NAME.findall(words)
    for number, sheet in enumerate(found, 1):
        sheet.name = tidied(names[number - 1]) if len(names) == len(found) else f"表{number}"
    return found


def tidied(text: str) -> str:
    """Text without the blanks that a page does not show."""
    return _BLANKS.sub(" ", text.replace("\xa0", " ")).strip()


class _Table:
    """A table while it is read: where its next cell comes, and which cells are taken by those that reach down."""

    def __init__(self, titles: list[str]) -> None:
        self.sheet = Loose("")
        for row, title in enumerate(titles):
            self.sheet.put(row, 0, title)
        self._top = len(titles)
        self.row, self.column = self._top - 1, 0
        self.words: list[str] | None = None  # of the open cell
        self._span = (1, 1)
        self._taken: dict[int, int] = {}  # column -> the last row that is taken in it

    def begin_row(self, hidden: bool) -> None:
        self.row, self.column = self.row + 1, 0
        if hidden:
            self.sheet.look.hidden.add(self.row)

    def begin_cell(self, given: Given) -> None:
        if self.row < self._top:
            self.begin_row(hidden=False)  # a cell before any row
        self.words = []
        self._span = (_span(given, "rowspan", MOST_ROWS), _span(given, "colspan", MOST_COLUMNS))
        while self._taken.get(self.column, -1) >= self.row:
            self.column += 1

    def end_cell(self) -> None:
        if self.words is None:
            return
        text, self.words = "".join(self.words), None
        lines = [tidied(line) for line in text.split("\n")]
        down, across = self._span
        self.sheet.put(self.row, self.column, tidy("\n".join(filter(None, lines))))
        self.sheet.merge(self.row, self.column, down - 1, across - 1)
        if down > 1:
            self._taken.update(dict.fromkeys(range(self.column, self.column + across), self.row + down - 1))
        self.column += across


class _Listener(HTMLParser):
    """The tables open, one inside the other, and the lines heard outside of all since the last."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._silent = 0
        self._before: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BREAKS:
            self._say("\n")
        given = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._begin_table()
        elif self._open and tag == "tr":
            self._open[-1].end_cell()
            self._open[-1].begin_row("hidden" in given or bool(_HIDDEN.search(given.get("style", ""))))
        elif self._open and tag in ("td", "th"):
            self._open[-1].end_cell()
            self._open[-1].begin_cell(given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr") and self._open:
            self._open[-1].end_cell()
        elif tag == "table" and self._open:
            self._open.pop().end_cell()
        if tag in _BREAKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._say(data.replace("\r", " ").replace("\n", " "))

    def _say(self, text: str) -> None:
        if not self._open:
            self._before.append(text)
        elif (words := self._open[-1].words) is not None:
            words.append(text)

    def _begin_table(self) -> None:
        if len(self._open) >= MOST_DEPTH:
            raise Unreadable("表格套表格太多层，请另存为 xlsx", "too many tables inside tables; save it as xlsx")
        lines = [] if self._open else [line for text in "".join(self._before).split("\n") if (line := tidied(text))]
        if not self._open:
            self._before = []
        table = _Table([line for line in lines[-_MOST_TITLES:] if len(line) <= _LONGEST_TITLE])
        self.tables.append(table)
        self._open.append(table)

    def finish(self) -> None:
        """The page has ended, its tables perhaps not."""
        for table in self._open:
            table.end_cell()


def _span(given: Given, name: str, most: int) -> int:
    text = given.get(name, "1").strip()
    return min(max(int(text[:9]), 1), most) if text.isdecimal() and text.isascii() else 1
