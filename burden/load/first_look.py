"""The first look through one sheet of an xlsx: how far it reaches, and what the reader behind it does not tell."""

from __future__ import annotations

import codecs
import re
import string
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from burden.load.container import Attributes, Container, local, xml_parser
from burden.load.grid import MOST_COLUMNS, Box, Unreadable, letter, position, within_budget
from burden.load.rich import Rich, rich_cells
from burden.load.styles import PLAIN, Styles

ERROR = re.compile(r"#[A-Z/_0-9]{2,20}[!?]?|Err:[0-9]{3}")  # what spreadsheet programs show where a formula failed
MOST_BYTES = 300_000_000  # of a sheet's XML
MOST_MERGED = 200_000
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # the reader behind takes such a sheet for an empty one
WIDE_SHEET = Unreadable(
    "工作表的内容以 UTF-16 存储，读不出，请用 Excel 或 WPS 打开后另存为 xlsx",
    "the sheet is stored as UTF-16 and cannot be read; open it in a spreadsheet program and save it as xlsx",
)
_CELL, _VALUE, _FORMULA, _ROW, _MERGED, _COLUMN, _STRIKE = range(1, 8)
_KINDS = {
    "c": _CELL, "v": _VALUE, "is": _VALUE, "f": _FORMULA, "row": _ROW, "mergeCell": _MERGED, "col": _COLUMN, "strike": _STRIKE,
}  # fmt: skip
_NO_STRINGS: Mapping[str, Rich] = {}
_REFERENCES = re.compile(r"(?:[A-Za-z]{1,3}[0-9]{1,7}(?:\0|$))+")
_NO_LETTERS, _NO_DIGITS = (str.maketrans("", "", signs) for signs in (string.ascii_letters, string.digits))
_NOWHERE = ["r", ""]  # before the first cell of a row


@dataclass
class Look:
    """What was seen in one sheet; rows and columns from 0."""

    errors: list[tuple[int, int, str]] = field(default_factory=list)  # cells that hold #REF! and the like
    unstored: list[tuple[int, int]] = field(default_factory=list)  # formulas without a stored result
    merged: list[Box] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)  # cells struck out by their style
    formats: dict[tuple[int, int], str] = field(default_factory=dict)  # of cells that show something else than their value
    rich: dict[tuple[int, int], Rich] = field(default_factory=dict)  # cells with a struck part


def look(container: Container, member: str, styles: Styles = PLAIN, strings: Mapping[str, Rich] = _NO_STRINGS) -> Look:
    """Look through one sheet; Unreadable where it is damaged, endless or far wider than what it holds.

    `styles` are those of the workbook, `strings` its shared texts with a struck part.
    """
    looker = _Looker(styles.marked)
    if member in container and container.size(member) > MOST_BYTES:
        raise Unreadable("工作表过大，请分成几个文件", "the sheet is too large; split it into several files")
    if member in container and next(iter(container.chunks(member)), b"").startswith(WIDE):
        raise WIDE_SHEET
    container.parse(member, looker.parser, after=looker.measure)
    within_budget(looker.rows, looker.columns, looker.count)
    seen = looker.seen
    for reference, style in looker.styled:
        at = position(reference)
        if style in styles.struck:
            seen.struck.add(at)
        if style in styles.formats:
            seen.formats[at] = styles.formats[style]
    if strings or looker.strikes:
        seen.rich = rich_cells(container, member, strings)
    return seen


class _Kinds(dict[str, int]):
    """The kind of each element by its name as written; the prefix does not matter."""

    def __missing__(self, name: str) -> int:
        kind = self[name] = _KINDS.get(local(name), 0)
        return kind


class _Looker:
    """Listens to no more than it must: a sheet has millions of elements, and few of them are formulas or errors."""

    def __init__(self, marked: frozenset[str]) -> None:
        self.seen = Look()
        self.styled: list[tuple[str, str]] = []  # the cells with a style that is marked: reference and style
        self.strikes = False  # a text in the sheet itself has a struck part
        self.rows = self.columns = self.count = 0  # of the used range, and of the cells in it with a value
        self.parser = xml_parser()
        self._kinds = _Kinds()
        self._used: list[str] = []  # references of the cells not yet measured
        self._row = -1
        self._cell: Attributes = []  # the one listened to
        self._formula = False
        self._value: str | None = None
        self._text: list[str] = []
        self.parser.StartElementHandler = self._start(marked)

    def _start(self, marked: frozenset[str]) -> Callable[[str, Attributes], None]:
        """The one function called for every element: a closure, as that is twice as fast as a method."""
        kinds, use, cell = self._kinds, self._used.append, _NOWHERE

        def start(name: str, given: Attributes) -> None:
            nonlocal cell
            kind = kinds[name]
            if kind == _CELL:
                cell = given if given and given[0] == "r" else self._placed(given, cell[1])
            elif kind == _VALUE:
                use(cell[1])
                if marked and not marked.isdisjoint(cell):
                    self._mark(cell, marked)
                if self._formula or "e" in cell:
                    self._listen(cell)
            elif kind == _FORMULA:
                self._start_formula(cell)
            elif kind == _ROW:
                cell = _NOWHERE
                self._start_row(dict(zip(given[::2], given[1::2], strict=True)))
            elif kind == _MERGED:
                self._merge(dict(zip(given[::2], given[1::2], strict=True)))
            elif kind:
                self._note(kind, dict(zip(given[::2], given[1::2], strict=True)))

        return start

    def _mark(self, cell: Attributes, marked: frozenset[str]) -> None:
        style = dict(zip(cell[::2], cell[1::2], strict=True)).get("s", "")
        if style in marked:
            self.styled.append((cell[1], style))

    def _note(self, kind: int, given: dict[str, str]) -> None:
        """A struck part of a text, or columns that may be hidden."""
        self.strikes = self.strikes or kind == _STRIKE
        if kind == _COLUMN and given.get("hidden") in ("1", "true"):
            first, last = (int(text[:6]) if (text := given.get(end, "")).isdecimal() else 0 for end in ("min", "max"))
            self.seen.hidden_columns.update(range(max(first, 1) - 1, min(last, MOST_COLUMNS)))

    def measure(self) -> None:
        """Count the cells used since the last time."""
        if not self._used:
            return
        joined = "\0".join(self._used)  # no XML holds this sign
        if not _REFERENCES.fullmatch(joined):
            deque(map(position, self._used), 0)  # which stops at the one that is no reference
        last = max(map(int, set(joined.translate(_NO_LETTERS).split("\0"))))
        for name in set(joined.translate(_NO_DIGITS).split("\0")):
            self.columns = max(self.columns, position(f"{name}{last}")[1] + 1)
        self.rows = max(self.rows, last)
        self.count += len(self._used)
        self._used.clear()
        within_budget(0, 0, self.count)

    def _placed(self, given: Attributes, before: str) -> Attributes:
        """A cell whose reference is not written first, or not at all: then it follows the one before it."""
        names = given[::2]
        if "r" in names:
            return ["r", given[2 * names.index("r") + 1], *given]
        column = position(before)[1] + 1 if before else 0
        return ["r", f"{letter(column)}{self._row + 1}", *given]

    def _start_row(self, given: dict[str, str]) -> None:
        self._row = position(f"A{given['r']}")[0] if "r" in given else self._row + 1
        if given.get("hidden") in ("1", "true"):
            self.seen.hidden.add(self._row)

    def _merge(self, given: dict[str, str]) -> None:
        corners = given.get("ref", "").split(":")
        self.seen.merged.append((*position(corners[0]), *position(corners[-1])))
        if len(self.seen.merged) > MOST_MERGED:
            raise Unreadable("合并单元格太多，请取消合并后另存", "too many merged ranges; unmerge them and save again")

    def _start_formula(self, cell: Attributes) -> None:
        self._cell, self._formula = cell, True
        self.parser.EndElementHandler = self._end

    def _listen(self, cell: Attributes) -> None:
        """Hear the text of this one value."""
        self._cell, self._text = cell, []
        self.parser.CharacterDataHandler = self._text.append
        self.parser.EndElementHandler = self._end

    def _end(self, name: str) -> None:
        kind = self._kinds[name]
        if kind == _VALUE:
            self._value = "".join(self._text)
            self.parser.CharacterDataHandler = None
        elif kind == _CELL:
            given = dict(zip(self._cell[::2], self._cell[1::2], strict=True))
            self._judge(given["r"], given.get("t", "n"))
            self._formula, self._value = False, None
            self.parser.EndElementHandler = None

    def _judge(self, reference: str, kind: str) -> None:
        """A formula may store the empty text (t="str" and an empty value); no value at all is another thing."""
        value = self._value or ""
        if kind == "e" or (self._formula and kind == "str" and ERROR.fullmatch(value)):
            self.seen.errors.append((*position(reference), value[:20]))
        elif self._formula and not value and (kind != "str" or self._value is None):
            self.seen.unstored.append(position(reference))
