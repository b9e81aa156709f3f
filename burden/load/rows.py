"""The rows of a table: for every meaning the text of each, with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from burden.forms import DITTO, QUOTE, ignored_pairs
from burden.load.body import text
from burden.load.columns import Head
from burden.load.grid import letter
from burden.load.header import Line
from burden.place import Place

NOTHING = frozenset(
    (
        "-",
        "--",
        "—",
        "——",
        "–",
        "－",
        "/",
        "／",
        "\\",
        "无",
        "暂无",
        "none",
        "None",
        "nil",
        "(空)",
        "（空）",
        "空",
        "×",
        "✗",
        "✘",
        "╳",
    )
)
SHOWN = 5  # rows named in a notice
TICKS = frozenset(("√", "✓", "✔", "☑", "v", "V", "y", "Y", "x", "X", "1", "是", "有", "●", "○", "▲", "★", "*", "yes", "Yes"))


@dataclass(frozen=True)
class Table:
    """One table of a sheet: `rows` (from 0) hold its data, `aside` are those set aside, each with a reason in `ASIDE`.

    `lines` are all cells of the sheet with merged ones filled, `raw` as they stand; `titles` what is said above the
    header; `sections` maps a row to the heading of the section it lies in.
    """

    file: str
    sheet: str
    head: Head
    lines: Sequence[Line]
    raw: Sequence[Line]
    titles: tuple[str, ...]
    rows: tuple[int, ...]
    aside: Mapping[int, str] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()  # of the rows, those a program does not show
    unseen: tuple[int, ...] = ()  # the columns with a heading that it does not show
    struck: frozenset[int] = frozenset()  # of the rows, those struck out
    lost: frozenset[tuple[int, int]] = frozenset()  # cells that look blank and are not: errors, and single cells struck out
    sections: Mapping[int, str] = field(default_factory=dict)
    over: tuple[str, ...] = ()  # the titles of the sheet's first table
    merges: bool = False  # whether cells are merged downwards: where none are, merges may have been lost
    apart: bool = False  # each row stands alone: none goes on with the one above
    returned: bool = False  # written by this program: a row is a row, and a blank cell is blank

    def place(self, row: int, name: str = "") -> Place:
        """The place of a row (from 0), or of the cell in it that holds a meaning."""
        column = self.head.columns.get(name)
        return Place(self.file, self.sheet, row + 1, "" if column is None else letter(column))

    def has(self, name: str) -> bool:
        """Whether a meaning has a column, or columns to tick."""
        return name in self.head.columns or name in self.head.ticks

    def own(self, name: str) -> list[bool]:
        """For each row whether its cell holds something itself, not by a merge from above, or held it and was lost."""
        column = self.head.columns.get(name)
        if column is None:
            return [False] * len(self.rows)
        found = [bool(text(self.raw[row][column])) for row in self.rows]
        return [mine or (row, column) in self.lost for mine, row in zip(found, self.rows, strict=True)] if self.lost else found

    def texts(self, name: str, blanks: Sequence[str] = (), nothing: frozenset[str] = NOTHING) -> list[str]:
        """For each row the text of a meaning: (同) takes the one above, "-" and `blanks` are none."""
        column = self.head.columns.get(name)
        found = [""] * len(self.rows) if column is None else [text(self.lines[row][column]) for row in self.rows]
        if column is not None:
            found = _resolved(found, nothing.union(blanks), frozenset(blanks))
        return self._ticked(name, found) if name in self.head.ticks else found

    def _ticked(self, name: str, found: list[str]) -> list[str]:
        """The values of the columns ticked, where the meaning has no text of its own."""
        columns = self.head.ticks[name]
        return [
            said or _ticks(self.lines[row], columns, joins=name == "time") for said, row in zip(found, self.rows, strict=True)
        ]

    def ignored(self, read: Collection[str]) -> list[tuple[tuple[str, str], ...]]:
        """For each row what stands in columns that are not `read`: heading and text, the column's letter where it has no heading."""
        taken = {column for name, column in self.head.columns.items() if name in read}
        taken |= {column for name, ticked in self.head.ticks.items() if name in read for column, _ in ticked}
        taken |= self.spared | {self.head.columns.get("ignored", -1)}
        columns = [
            (column, text(name.text) or f"{letter(column)}列", NOTHING)
            for column, name in enumerate(self.head.names)
            if column not in taken
        ]
        labels = {column for name in read if name not in ("time", "target") for column, _ in self.head.ticks.get(name, ())}
        columns += [
            (column, text(name.text), NOTHING | TICKS | {"否"}) for column, name in enumerate(self.head.names) if column in labels
        ]
        kept = [ignored_pairs(cell) if cell else () for cell in self.texts("ignored", nothing=frozenset())]
        if not columns:
            return kept
        return [
            (
                *pairs,
                *((name, said) for column, name, none in columns if (said := self._beside(row, column)) and said not in none),
            )
            for pairs, row in zip(kept, self.rows, strict=True)
        ]

    def _beside(self, row: int, column: int) -> str:
        """The text of a cell, without a heading only what it holds itself."""
        return text((self.lines if self.head.names[column].own else self.raw)[row][column])

    @property
    def spared(self) -> set[int]:
        """Columns that say again what another one says: a further column of numbers."""
        ignored = set(self.head.ignored)
        again = {column for column, name in enumerate(self.head.names) if name.own and name.text not in ignored}
        ticked = {column for listed in self.head.ticks.values() for column, _ in listed}
        return again - set(self.head.columns.values()) - ticked

    def unread(self, read: Collection[str]) -> tuple[str, ...]:
        """The headings of columns that are not `read`."""
        columns = {column for name, column in self.head.columns.items() if name not in (*read, "ignored")}
        ignored = set(self.head.ignored)
        return tuple(
            name.text for column, name in enumerate(self.head.names) if column in columns or (name.own and name.text in ignored)
        )

    def living(self) -> Table:
        """The table without the rows struck out, which are set aside."""
        if not self.struck:
            return self
        rows = tuple(row for row in self.rows if row not in self.struck)
        aside = dict(sorted({**self.aside, **dict.fromkeys(self.struck, "struck")}.items()))
        hidden = tuple(row for row in self.hidden if row not in self.struck)
        return replace(self, rows=rows, aside=aside, hidden=hidden, struck=frozenset())


def numbers_of(rows: Iterable[int]) -> str:
    """The first few of some rows (from 0), by the numbers a spreadsheet shows."""
    return listed(str(row + 1) for row in rows)


def in_rows(numbers: str) -> str:
    """Such numbers in English: `row 42`, `rows 3, 5`."""
    return f"row{'' if numbers.isdigit() else 's'} {numbers.replace('、', ', ')}"


def listed(names: Iterable[str]) -> str:
    """The first few names of a list."""
    shown = [*names]
    return "、".join(shown[:SHOWN]) + ("…" if len(shown) > SHOWN else "")


def _resolved(found: list[str], nothing: frozenset[str], blanks: frozenset[str]) -> list[str]:
    """Texts with (同) put in full, '(同) as the words themselves, and those that say nothing emptied."""
    values = set(found)
    if values.isdisjoint(nothing) and values.isdisjoint(DITTO) and not any(said.startswith(QUOTE) for said in values):
        return found
    result: list[str] = []
    above = ""  # what the last cell says that is no (同) itself: a sign for nothing counts, a blank does not
    for said in found:
        if said in DITTO and said not in blanks:
            result.append(result[-1] if above else said)
        else:
            above = said
            result.append("" if said in nothing else said[1:] if said[:1] == QUOTE and said[1:] in DITTO else said)
    return result


def _ticks(line: Line, columns: Sequence[tuple[int, str]], joins: bool) -> str:
    """The labels of the ticked columns; a cell that says more than a tick adds its days to its label (3月 and 5日-7日)."""
    said = [(label, text(line[column])) for column, label in columns]
    return "、".join(
        f"{label}{cell}" if joins and cell[0].isdigit() and "日" in cell else label
        for label, cell in said
        if cell and cell not in NOTHING and cell != "否"
    )
