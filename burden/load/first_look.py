"""The first look through one sheet of an xlsx: how far it reaches, and what the reader behind it does not tell."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from dataclasses import dataclass, field

from burden.load.container import Attributes, Container, local, xml_parser
from burden.load.grid import Box, Unreadable, letter, position, within_budget

ERROR = re.compile(r"#[A-Z/_0-9]{2,20}[!?]?|Err:[0-9]{3}")  # what spreadsheet programs show where a formula failed
MOST_BYTES = 300_000_000  # of a sheet's XML
MOST_MERGED = 200_000
_CELL, _VALUE, _FORMULA, _ROW, _MERGED = range(1, 6)
_KINDS = {"c": _CELL, "v": _VALUE, "is": _VALUE, "f": _FORMULA, "row": _ROW, "mergeCell": _MERGED}
_NOWHERE = ["r", ""]  # before the first cell of a row


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
    if member in container and container.size(member) > MOST_BYTES:
        raise Unreadable("工作表过大，请分成几个文件", "the sheet is too large; split it into several files")
    container.parse(member, looker.parser, after=looker.measure)
    within_budget(looker.rows, looker.columns, looker.count)
    return looker.seen


class _Kinds(dict[str, int]):
    """The kind of each element by its name as written; the prefix does not matter."""

    def __missing__(self, name: str) -> int:
        kind = self[name] = _KINDS.get(local(name), 0)
        return kind


class _Looker:
    """Listens to no more than it must: a sheet has millions of elements, and few of them are formulas or errors."""

    def __init__(self) -> None:
        self.seen = Look()
        self.rows = self.columns = self.count = 0  # of the used range, and of the cells in it with a value
        self.parser = xml_parser()
        self._kinds = _Kinds()
        self._used: list[str] = []  # references of the cells not yet measured
        self._row = -1
        self._cell: Attributes = []  # the one listened to
        self._formula = False
        self._value: str | None = None
        self._text: list[str] = []
        self.parser.StartElementHandler = self._start()

    def _start(self) -> Callable[[str, Attributes], None]:
        """The one function called for every element: a closure, as that is twice as fast as a method."""
        kinds, use, cell = self._kinds, self._used.append, _NOWHERE

        def start(name: str, given: Attributes) -> None:
            nonlocal cell
            kind = kinds[name]
            if kind == _CELL:
                cell = given if given and given[0] == "r" else self._placed(given, cell[1])
            elif kind == _VALUE:
                use(cell[1])
                if self._formula or "e" in cell:
                    self._listen(cell)
            elif kind == _FORMULA:
                self._start_formula(cell)
            elif kind == _ROW:
                cell = _NOWHERE
                self._start_row(dict(zip(given[::2], given[1::2], strict=True)))
            elif kind == _MERGED:
                self._merge(dict(zip(given[::2], given[1::2], strict=True)))

        return start

    def measure(self) -> None:
        """Count the cells used since the last time."""
        if not self._used:
            return
        try:
            last = max(int(row) for row in {used.lstrip(string.ascii_letters) for used in self._used})
        except ValueError:
            last = max(position(used)[0] + 1 for used in self._used)  # which stops at the one that is no reference
        for name in {used.rstrip(string.digits) for used in self._used}:
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
