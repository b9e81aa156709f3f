"""The tables of a sheet: merged cells filled, and for every meaning the text of each row, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from burden.forms import ignored_pairs
from burden.load.body import ASIDE, WIDE, Sorter, lone_rows_above, text
from burden.load.columns import Head
from burden.load.grid import Box, Grid, Row, letter
from burden.load.header import Line, find_heads
from burden.plan import Place, Problem

NOTHING = frozenset(
    ("-", "--", "—", "——", "–", "－", "/", "／", "\\", "无", "暂无", "none", "None", "nil", "(空)", "（空）", "空")
)
DITTO = frozenset(("同上", "(同)", "（同）", "(同上)", "（同上）", "同前", "〃", "″", '"', "”", "ditto", "Ditto"))
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
    hidden: tuple[int, ...] = ()
    sections: Mapping[int, str] = field(default_factory=dict)
    merges: bool = False  # whether the sheet has merged cells: where it has none, they may have been lost
    returned: bool = False  # written by this program: a row is a row, and a blank cell is blank

    def place(self, row: int, name: str = "") -> Place:
        """The place of a row (from 0), or of the cell in it that holds a meaning."""
        column = self.head.columns.get(name)
        return Place(self.file, self.sheet, row + 1, "" if column is None else letter(column))

    def has(self, name: str) -> bool:
        """Whether a meaning has a column, or columns to tick."""
        return name in self.head.columns or name in self.head.ticks

    def own(self, name: str) -> list[bool]:
        """For each row whether its cell holds something itself, not by a merge from above."""
        column = self.head.columns.get(name)
        return [False] * len(self.rows) if column is None else [bool(text(self.raw[row][column])) for row in self.rows]

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

    def ignored(self) -> list[tuple[tuple[str, str], ...]]:
        """For each row what stands under headings that were understood as nothing: heading and text."""
        kept = [ignored_pairs(cell) if cell else () for cell in self.texts("ignored", nothing=frozenset())]
        taken = set(self.head.columns.values())
        columns = [
            (column, text(name.text))
            for column, name in enumerate(self.head.names)
            if name.text in self.head.ignored and column not in taken
        ]
        return [
            (*pairs, *((name, said) for column, name in columns if (said := text(self.lines[row][column]))))
            for pairs, row in zip(kept, self.rows, strict=True)
        ]

    def notices(self) -> Iterator[Problem]:
        """What was set aside."""
        for row, reason in self.aside.items():
            yield Problem("notice", Place(self.file, self.sheet, row + 1), *ASIDE[reason])
        if self.hidden:
            which = "、".join(str(row + 1) for row in self.hidden[:WIDE]) + ("…" if len(self.hidden) > WIDE else "")
            yield Problem(
                "notice", Place(self.file, self.sheet, self.hidden[0] + 1),
                f"隐藏的{len(self.hidden)}行没有读（第{which}行），要读请取消隐藏或筛选",
                f"{len(self.hidden)} hidden rows were not read (rows {which}); unhide or unfilter them to have them read",
            )  # fmt: skip


def _resolved(found: list[str], nothing: frozenset[str], blanks: frozenset[str]) -> list[str]:
    """Texts with (同) put in full and those that say nothing emptied."""
    values = set(found)
    if values.isdisjoint(nothing) and values.isdisjoint(DITTO):
        return found
    result: list[str] = []
    for said in found:
        same = said in DITTO and said not in blanks
        result.append((result[-1] if result else "") if same else "" if said in nothing else said)
    return result


def _ticks(line: Line, columns: Sequence[tuple[int, str]], joins: bool) -> str:
    """The labels of the ticked columns; a cell that says more than a tick adds it to its label (3月 and 5日-7日)."""
    said = [(label, text(line[column])) for column, label in columns]
    return "、".join(_tick(label, cell, joins) for label, cell in said if cell and cell not in NOTHING and cell != "否")


def _tick(label: str, cell: str, joins: bool) -> str:
    if cell in TICKS:
        return label
    return f"{label}{cell}" if joins and cell[0].isdigit() and "日" in cell else label if joins else cell


def filled(cells: Sequence[Row], boxes: Sequence[Box]) -> list[Line]:
    """The cells with every merged range holding the value of its first cell throughout."""
    lines: list[Line] = list(cells)
    for top, left, bottom, right in boxes:
        value = cells[top][left]
        for row in range(top, bottom + 1) if value is not None else ():
            line = lines[row] if isinstance(lines[row], list) else list(lines[row])
            line[left : right + 1] = [value] * (right - left + 1)  # type: ignore[index]
            lines[row] = line
    return lines


def tables_of(grid: Grid, given: Mapping[str, str]) -> list[Table]:
    """The tables of a sheet, each with its own header; none where no header was found."""
    lines = filled(grid.cells, grid.merged)
    heads: list[Head] = []
    repeated: list[Head] = []
    for head in find_heads(lines, grid.merged, given):
        (repeated if heads and head.names == heads[-1].names else heads).append(head)
    again = {row for head in repeated for row in range(head.first, head.last + 1)}
    titles = [_titles(grid, before, head) for before, head in zip([None, *heads], heads, strict=False)]
    taken = again.union(*titles)
    ends = [*[head.first for head in heads[1:]], len(lines)][: len(heads)]
    return [
        _table(grid, lines, head, end, Sorter(grid, lines, head, again, taken), above)
        for head, end, above in zip(heads, ends, titles, strict=True)
    ]


def _titles(grid: Grid, before: Head | None, head: Head) -> list[int]:
    """The rows that say what a table is: all above the first header, the lone ones right above a further one."""
    if before is None:
        return [row for row in range(head.first) if any(map(text, grid.cells[row]))]
    return sorted(lone_rows_above(grid.cells, head.first, before.last + 1))


def _table(grid: Grid, lines: Sequence[Line], head: Head, end: int, sorter: Sorter, titles: Sequence[int]) -> Table:
    """The rows below one header, sorted into data and what is set aside."""
    rows = tuple(row for row in range(head.last + 1, end) if sorter.is_data(row))
    said = tuple(text(cell) for row in titles for cell in dict.fromkeys(grid.cells[row]) if text(cell))
    hidden, sections = tuple(sorter.hidden), sorter.sections
    return Table(grid.file, grid.sheet, head, lines, grid.cells, said, rows, sorter.aside, hidden, sections, bool(grid.merged)
    )  # fmt: skip
