"""Columns of records, filings and directories whose heading is understood as nothing: named, with how much stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from burden.load.body import quoted, text
from burden.load.grid import letter
from burden.load.rows import NOTHING, Table
from burden.load.set_aside import MOST_BARE
from burden.place import Place, Problem
from burden.warning import Fact


def unknown_columns(table: Table) -> Iterator[Problem]:
    """A notice for each such column that holds something; an item shows what stands in its own."""
    if table.head.kind == "items" or table.returned or not table.head.ignored:
        return
    used = {*table.head.columns.values(), *(column for listed in table.head.ticks.values() for column, _ in listed)}
    names = [(column, name.text) for column, name in enumerate(table.head.names) if name.own and column not in used]
    ignored = set(table.head.ignored)
    unknown = [(column, name) for column, name in names if name in ignored]
    found = {each: count for each in unknown if (count := _filled(table, each[0]))}
    for (column, name), count in list(found.items())[:MOST_BARE]:
        zh = f"不认识列名“{quoted(name)}”，这一列的{count}格没有读，原样保留在“未采用”里"
        en = f"the heading “{quoted(name)}” is not known: {Fact(count):cell was|cells were} not read; they are kept as they are under “未采用”"
        yield Problem("notice", _place(table, column), zh, en)
    if len(found) > MOST_BARE:
        zh = f"还有{len(found) - MOST_BARE}列的列名不认识，其中的内容没有读，原样保留在“未采用”里"
        en = f"{Fact(len(found) - MOST_BARE):more heading is|more headings are} not known; what stands below them was not read and is kept as it is"
        yield Problem("notice", _place(table, list(found)[MOST_BARE][0]), zh, en)


def _place(table: Table, column: int) -> Place:
    return Place(table.file, table.sheet, table.head.last + 1, letter(column))


def _filled(table: Table, column: int) -> int:
    """How many cells of a column say something."""
    cells = (text(table.lines[row][column]) for row in table.rows)
    return sum(bool(cell) and cell not in NOTHING for cell in cells)
