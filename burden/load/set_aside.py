"""What is said of a table as it was read: rows set aside, hidden or struck out, columns hidden or without a heading."""

from __future__ import annotations

from collections.abc import Iterator

from burden.load.body import ASIDE, quoted, text
from burden.load.grid import letter
from burden.load.questions import questions
from burden.load.rows import Table, in_rows, listed, numbers_of
from burden.place import Place, Problem
from burden.warning import Fact

MOST_BARE = 20  # columns without a heading that are told one by one


def notices(table: Table) -> Iterator[Problem]:
    """What was set aside, and what is asked about its columns."""
    yield from questions(table.file, table.sheet, table.head)
    for row, reason in table.aside.items():
        yield Problem("notice", table.place(row), *ASIDE[reason])
    if table.hidden:
        which = numbers_of(table.hidden)
        zh = f"隐藏的{len(table.hidden)}行也读入了（第{which}行），不要的请删去"
        en = f"{Fact(len(table.hidden)):hidden row was|hidden rows were} read too ({in_rows(which)}); delete those not meant"
        yield Problem("notice", table.place(table.hidden[0]), zh, en)
    yield from _beyond(table)
    if table.unseen:
        which = listed(letter(column) for column in table.unseen)
        place = Place(table.file, table.sheet, table.head.last + 1, letter(table.unseen[0]))
        zh = f"隐藏的列也读入了（{which}列），不要的请删去"
        yield Problem("notice", place, zh, f"hidden columns were read too ({which}); delete those not meant")
    if table.struck:
        rows = sorted(table.struck)
        zh = f"划去的{len(rows)}行当作已取消（第{numbers_of(rows)}行）"
        en = f"{Fact(len(rows)):row struck out was|rows struck out were} taken as cancelled ({in_rows(numbers_of(rows))})"
        yield Problem("notice", table.place(rows[0]), zh, en)


def _beyond(table: Table) -> Iterator[Problem]:
    """A notice for each column without a heading that holds something."""
    bare = [column for column, name in enumerate(table.head.names) if not name.own]
    found = {column: rows for column in bare if (rows := [row for row in table.rows if text(table.raw[row][column])])}
    for column, rows in list(found.items())[:MOST_BARE]:
        name, which, first = letter(column), numbers_of(rows), quoted(text(table.raw[rows[0]][column]))
        zh = f"{name}列没有列名，有{len(rows)}格没有读（第{which}行，如“{first}”）"
        en = f"column {name} has no heading: {Fact(len(rows)):cell was|cells were} not read ({in_rows(which)})"
        yield Problem("notice", Place(table.file, table.sheet, rows[0] + 1, name), zh, en)
    if len(found) > MOST_BARE:
        zh = f"还有{len(found) - MOST_BARE}列没有列名，其中的内容没有读"
        en = f"{Fact(len(found) - MOST_BARE):more column} without a heading; what stands in them was not read"
        yield Problem("notice", table.place(table.head.last), zh, en)
