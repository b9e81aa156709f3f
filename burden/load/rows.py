"""The tables of a sheet: merged cells filled, and for every meaning the text of each row, with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from burden.load.body import ASIDE, Sorter, lone_rows_above, quoted, text
from burden.load.columns import Head, looked
from burden.load.grid import Box, Grid, Row, letter
from burden.load.header import Line, find_heads
from burden.load.questions import questions
from burden.load.side_by_side import beside
from burden.place import Place, Problem

NOTHING = frozenset(
    ("-", "--", "—", "——", "–", "－", "/", "／", "\\", "无", "暂无", "none", "None", "nil", "(空)", "（空）", "空")
)
SHOWN = 5  # rows named in a notice
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
    hidden: tuple[int, ...] = ()  # of the rows, those a program does not show
    unseen: tuple[int, ...] = ()  # the columns with a heading that it does not show
    struck: frozenset[int] = frozenset()  # of the rows, those struck out
    lost: frozenset[tuple[int, int]] = frozenset()  # cells that look blank and are not: errors, and single cells struck out
    sections: Mapping[int, str] = field(default_factory=dict)
    over: tuple[str, ...] = ()  # the titles of the sheet's first table
    merges: bool = False  # whether cells are merged downwards: where none are, merges may have been lost

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
        taken |= self.spared
        columns = [
            (column, name.text or f"{letter(column)}列", NOTHING)
            for column, name in enumerate(self.head.names)
            if column not in taken
        ]
        labels = {column for name in read if name not in ("time", "target") for column, _ in self.head.ticks.get(name, ())}
        columns += [
            (column, name.text, NOTHING | TICKS | {"否"}) for column, name in enumerate(self.head.names) if column in labels
        ]
        if not columns:
            return [()] * len(self.rows)
        return [
            tuple((name, said) for column, name, none in columns if (said := self._beside(row, column)) and said not in none)
            for row in self.rows
        ]

    def _beside(self, row: int, column: int) -> str:
        """The text of a cell, without a heading only what it holds itself."""
        return text((self.lines if self.head.names[column].own else self.raw)[row][column])

    @property
    def spared(self) -> set[int]:
        """Columns that say again what another one says: a further column of numbers."""
        again = {column for column, name in enumerate(self.head.names) if name.own and name.text not in self.head.ignored}
        ticked = {column for listed in self.head.ticks.values() for column, _ in listed}
        return again - set(self.head.columns.values()) - ticked

    def unread(self, read: Collection[str]) -> tuple[str, ...]:
        """The headings of columns that are not `read`."""
        columns = {column: name for name, column in self.head.columns.items() if name not in read}
        return tuple(
            name.text
            for column, name in enumerate(self.head.names)
            if column in columns or (name.own and name.text in self.head.ignored)
        )

    def notices(self) -> Iterator[Problem]:
        """What was set aside, and what is asked about its columns."""
        yield from questions(self.file, self.sheet, self.head)
        for row, reason in self.aside.items():
            yield Problem("notice", Place(self.file, self.sheet, row + 1), *ASIDE[reason])
        if self.hidden:
            which = f"第{listed(str(row + 1) for row in self.hidden)}行"
            place, count = Place(self.file, self.sheet, self.hidden[0] + 1), len(self.hidden)
            zh = f"隐藏的{count}行也读入了（{which}），不要的请删去"
            en = f"{count} hidden rows were read too (rows {listed(str(row + 1) for row in self.hidden)}); delete those not meant"
            yield Problem("notice", place, zh, en)
        yield from self._beyond()
        if self.unseen:
            which = listed(letter(column) for column in self.unseen)
            place = Place(self.file, self.sheet, self.head.last + 1, letter(self.unseen[0]))
            zh, en = (
                f"隐藏的列也读入了（{which}列），不要的请删去",
                f"hidden columns were read too ({which}); delete those not meant",
            )
            yield Problem("notice", place, zh, en)
        if self.struck:
            yield self._cancelled(sorted(self.struck))

    def _beyond(self) -> Iterator[Problem]:
        """A notice for each column without a heading that holds something."""
        for column in [column for column, name in enumerate(self.head.names) if not name.own]:
            rows = [row for row in self.rows if text(self.raw[row][column])]
            if rows:
                place, which = Place(self.file, self.sheet, rows[0] + 1, letter(column)), listed(str(row + 1) for row in rows)
                zh = f"{letter(column)}列没有列名，有{len(rows)}格没有读（第{which}行，如“{quoted(text(self.raw[rows[0]][column]))}”）"
                en = f"column {letter(column)} has no heading: {len(rows)} cells were not read (rows {which})"
                yield Problem("notice", place, zh, en)

    def _cancelled(self, rows: Sequence[int]) -> Problem:
        which = listed(str(row + 1) for row in rows)
        zh, en = (
            f"划去的{len(rows)}行当作已取消（第{which}行）",
            f"{len(rows)} rows struck out were taken as cancelled (rows {which})",
        )
        return Problem("notice", Place(self.file, self.sheet, rows[0] + 1), zh, en)

    def living(self) -> Table:
        """The table without the rows struck out, which are set aside."""
        if not self.struck:
            return self
        rows = tuple(row for row in self.rows if row not in self.struck)
        aside = dict(sorted({**self.aside, **dict.fromkeys(self.struck, "struck")}.items()))
        hidden = tuple(row for row in self.hidden if row not in self.struck)
        return replace(self, rows=rows, aside=aside, hidden=hidden, struck=frozenset())


def listed(names: Iterable[str]) -> str:
    """The first few names of a list."""
    shown = [*names]
    return "、".join(shown[:SHOWN]) + ("…" if len(shown) > SHOWN else "")


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
    """The labels of the ticked columns; a cell that says more than a tick adds its days to its label (3月 and 5日-7日)."""
    said = [(label, text(line[column])) for column, label in columns]
    return "、".join(
        f"{label}{cell}" if joins and cell[0].isdigit() and "日" in cell else label
        for label, cell in said
        if cell and cell not in NOTHING and cell != "否"
    )


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
    if len(parts := beside(grid, heads)) > 1:
        return [table for part in parts for table in tables_of(part, given)]
    again = {row for head in repeated for row in range(head.first, head.last + 1)}
    titles = [_titles(grid, before, head) for before, head in zip([None, *heads], heads, strict=False)]
    taken = again.union(*titles)
    ends = [*[head.first for head in heads[1:]], len(lines)][: len(heads)]
    heads = [looked(head, head.kind, lines[head.last + 1 : end], given) for head, end in zip(heads, ends, strict=True)]
    return [
        _table(grid, lines, head, end, Sorter(grid, lines, head, again, taken), above, titles[0])
        for head, end, above in zip(heads, ends, titles, strict=True)
    ]


def _titles(grid: Grid, before: Head | None, head: Head) -> list[int]:
    """The rows that say what a table is: all above the first header, the lone ones right above a further one."""
    if before is None:
        return [row for row in range(head.first) if any(map(text, grid.cells[row]))]
    return sorted(lone_rows_above(grid.cells, head.first, before.last + 1))


def _said(grid: Grid, rows: Iterable[int]) -> tuple[str, ...]:
    """What stands in the rows of titles."""
    return tuple(text(cell) for row in rows for cell in dict.fromkeys(grid.cells[row]) if text(cell))


def _table(
    grid: Grid, lines: Sequence[Line], head: Head, end: int, sorter: Sorter, titles: Sequence[int], over: Sequence[int]
) -> Table:
    """The rows below one header, sorted into data and what is set aside."""
    rows = tuple(row for row in range(head.last + 1, end) if sorter.is_data(row))
    unseen = tuple(column for column in sorted(grid.hidden_columns) if head.names[column].own)
    return Table(
        grid.file, grid.sheet, head, lines, grid.cells, _said(grid, titles), rows, sorter.aside, tuple(sorter.hidden), unseen,
        lost=grid.spoilt, sections=sorter.sections, over=_said(grid, over), merges=any(top < bottom and bottom > head.last for top, _, bottom, _ in grid.merged),
    )  # fmt: skip
