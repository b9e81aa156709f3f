"""The examples on a rule's page as values: small tables and options become a plan, its visits and what must be found.

An example is one or more tables, parted by blank lines; a line `---` alone starts the next example. A table may be
preceded by its kind (items, records, filings, units, visits, problems, last_items, waivers; visits where none is given). Options stand on
lines of their own and hold for the whole example:

    limits: visits_per_year = 2, visits_in_days = 3/30     the second: 3 visits, counted in 30 days
    limits: visits_per_year = 2 since 2026-07-01 kind 企业 exempt case above below     also: level, grade, type, system,
                                                           organiser-level, each with one word or more
    today: 2026-11-15                                      default: 2026-12-31
    quiet: 2026-06-07..2026-06-10                          or days of every month, 1..25
    words: paper = 打卡、截图; look = 夜查                 the words an office adds to this rule
    possible: 3                                            how many the rule counts as possible, exactly

A row ends with `<- certain`, `<- forced` or `<- possible` (more than one parted by commas) where it is the place of a
warning of that certainty; `possible` says that the rule counts at least one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = ("items", "records", "filings", "units", "visits", "problems", "last_items", "waivers")
OPTIONS = ("limits", "today", "quiet", "words", "possible", "year")
CERTAINTIES = ("certain", "forced", "possible")


@dataclass(frozen=True)
class Table:
    """One table: its kind, its rows as texts by column, and how each row is marked."""

    kind: str
    rows: tuple[Mapping[str, str], ...]
    marks: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Example:
    """One example: its tables and options, as they are written."""

    tables: tuple[Table, ...]
    options: Mapping[str, str] = field(default_factory=dict)

    def row(self, kind: str, number: int) -> tuple[str, ...]:
        """What row `number`, from 1, of a table says, its kind first: rows that say the same may stand for each other."""
        rows = next(table.rows for table in self.tables if table.kind == kind)
        return (kind, *rows[number - 1].values())

    def marked(self) -> list[tuple[tuple[str, ...], str]]:
        """The marks: what the row says, and the certainty; each once, sorted."""
        found = {
            (self.row(table.kind, number), certainty)
            for table in self.tables
            for number, marks in enumerate(table.marks, 1)
            for certainty in marks
        }
        return sorted(found)


def examples(text: str) -> tuple[Example, ...]:
    """The examples in the `Examples:` section of a page; ValueError where one cannot be read."""
    return tuple(example(block) for block in re.split(r"^\s*---\s*$", text, flags=re.MULTILINE) if block.strip())


def example(block: str) -> Example:
    """One example."""
    tables: list[Table] = []
    options: dict[str, str] = {}
    kind = "visits"
    for paragraph in re.split(r"\n\s*\n", block.strip()):
        lines = [line.strip() for line in paragraph.splitlines()]
        for line in (line for line in lines if "|" not in line):
            name, colon, value = line.partition(":")
            if not colon and line in KINDS:
                kind = line
            elif colon and name in OPTIONS and name not in options:
                options[name] = value.strip()
            else:
                raise ValueError(f"neither a kind of table nor an option: {line!r}")
        if grid := [line for line in lines if "|" in line]:
            tables.append(table(kind, grid))
            kind = "visits"
    kinds = [each.kind for each in tables]
    if not tables or len(set(kinds)) < len(kinds):
        raise ValueError(f"an example has at least one table, and one of a kind: {kinds}")
    return Example(tuple(tables), options)


def table(kind: str, grid: list[str]) -> Table:
    """A table from its lines, the header first."""
    header = cells(grid[0])
    bodies, marks = [], []
    for line in grid[1:]:
        body, arrow, mark = line.partition("<-")
        given = cells(body)
        found = tuple(part.strip() for part in mark.split(",")) if arrow else ()
        if len(given) != len(header) or set(found) - set(CERTAINTIES):
            raise ValueError(f"a row of {len(given)} cells under {len(header)} headings, or an unknown mark: {line!r}")
        bodies.append(dict(zip(header, given, strict=True)))
        marks.append(found)
    return Table(kind, tuple(bodies), tuple(marks))


def cells(line: str) -> list[str]:
    """The cells of a line."""
    return [cell.strip() for cell in line.split("|")]
