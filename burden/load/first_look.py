"""The first look through one sheet of an xlsx: how far it reaches, and what the reader behind it does not tell."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field

from burden.load.container import Attributes, Container, local, xml_parser
from burden.load.grid import Box, Unreadable, letter, position, within_budget

ERROR = re.compile(r"#[A-Z/_0-9]{2,20}[!?]?|Err:[0-9]{3}")  # what spreadsheet programs show where a formula failed
MOST_ELEMENTS = 25_000_000  # XML elements of a sheet
MOST_MERGED = 200_000
_BATCH = 4096
_CELL, _VALUE, _FORMULA, _ROW, _MERGED = range(1, 6)
_KINDS = {"c": _CELL, "v": _VALUE, "is": _VALUE, "f": _FORMULA, "row": _ROW, "mergeCell": _MERGED}


@dataclass
class Look:
    """What was seen in one sheet; rows and columns from 0."""

    errors: list[tuple[int, int, str]] = field(default_factory=list)  # cells that hold #REF! and the like
    unstored: list[tuple[int, int]] = field(default_factory=list)  # formulas without a stored result
    merged: list[Box] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)


def look(container: Container, member: str) -> Look:
    """Look through one sheet; Unreadable where it is damaged, endless or far wider than what it holds."""
    looker = _Looker()
    container.parse(member, looker.parser)
    return looker.seen_all()


class _Kinds(dict[str, int]):
    """The kind of each element by its name as written; the prefix does not matter."""

    def __missing__(self, name: str) -> int:
        kind = self[name] = _KINDS.get(local(name), 0)
        return kind


class _Looker:
    """Listens to no more than it must: a sheet has millions of elements, and few of them are formulas or errors."""

    def __init__(self) -> None:
        self.seen = Look()
        self.parser = xml_parser()
        self.parser.StartElementHandler = self.start
        self._kinds = _Kinds()
        self._left = MOST_ELEMENTS
        self._used: list[str] = []  # references of cells with a value, not yet counted
        self._count = self._rows = self._columns = 0
        self._row = -1
        self._cell: Attributes = ["r", ""]
        self._formula = False
        self._value: str | None = None
        self._text: list[str] = []

    def start(self, name: str, given: Attributes) -> None:
        kind = self._kinds[name]
        if kind == _CELL:
            self._cell = given if given and given[0] == "r" else self._placed(given)
        elif kind == _VALUE:
            self._used.append(self._cell[1])
            if self._formula or "e" in self._cell:
                self._listen()
        elif kind:
            self._start_other(kind, given)
        self._left -= 1
        if self._left < 0 or len(self._used) >= _BATCH:
            self.settle()

    def seen_all(self) -> Look:
        """What was seen, once the whole sheet was fed."""
        self.settle()
        within_budget(self._rows, self._columns, self._count)
        return self.seen

    def settle(self) -> None:
        """Count the cells used since the last time."""
        if self._left < 0:
            raise Unreadable("工作表过大，请分成几个文件", "the sheet is too large; split it into several files")
        used, self._used = self._used, []
        try:
            rows = [int(row) for row in {reference.lstrip(string.ascii_letters) for reference in used}]
        except ValueError:
            rows = [0]
        letters = {reference.rstrip(string.digits) for reference in used}
        columns = [position(f"{name}{max(rows)}")[1] for name in letters]
        self._count += len(used)
        self._rows = max([self._rows, *rows])
        self._columns = max([self._columns, *(column + 1 for column in columns)])

    def _placed(self, given: Attributes) -> Attributes:
        """A cell whose reference is not written first, or not at all: then it follows the one before it."""
        names = given[::2]
        if "r" in names:
            return ["r", given[2 * names.index("r") + 1], *given]
        before = self._cell[1].rstrip(string.digits)
        column = position(f"{before}1")[1] + 1 if before else 0
        return ["r", f"{letter(column)}{self._row + 1}", *given]

    def _start_other(self, kind: int, given: Attributes) -> None:
        if kind == _FORMULA:
            self._formula = True
            self.parser.EndElementHandler = self._end
        elif kind == _ROW:
            self._start_row(dict(zip(given[::2], given[1::2], strict=True)))
        elif kind == _MERGED:
            self._merge(given)

    def _start_row(self, given: dict[str, str]) -> None:
        self._row = position(f"A{given['r']}")[0] if "r" in given else self._row + 1
        self._cell = ["r", ""]
        if given.get("hidden") in ("1", "true"):
            self.seen.hidden.add(self._row)

    def _merge(self, given: Attributes) -> None:
        corners = dict(zip(given[::2], given[1::2], strict=True)).get("ref", "").split(":")
        first, last = position(corners[0]), position(corners[-1])
        self.seen.merged.append((*first, *last))
        if len(self.seen.merged) > MOST_MERGED:
            raise Unreadable("合并单元格太多，请取消合并后另存", "too many merged ranges; unmerge them and save again")

    def _listen(self) -> None:
        """Hear the text of this one value."""
        self._text = []
        self.parser.CharacterDataHandler = self._text.append
        self.parser.EndElementHandler = self._end

    def _end(self, name: str) -> None:
        kind = self._kinds[name]
        if kind == _VALUE:
            self._value = "".join(self._text)
            self.parser.CharacterDataHandler = None
        elif kind == _CELL:
            self._judge(dict(zip(self._cell[::2], self._cell[1::2], strict=True)).get("t", "n"), self._value)
            self._formula, self._value = False, None
            self.parser.EndElementHandler = None

    def _judge(self, kind: str, value: str | None) -> None:
        """A formula may store the empty text (t="str" and an empty value); no value at all is another thing."""
        if kind == "e" or (self._formula and kind == "str" and ERROR.fullmatch(value or "")):
            self.seen.errors.append((*position(self._cell[1]), value or "#"))
        elif self._formula and (value is None or (value == "" and kind != "str")):
            self.seen.unstored.append(position(self._cell[1]))
