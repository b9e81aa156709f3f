"""Days that show no year: a spreadsheet stores the year in which 3月5日 was typed, not the one that was meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from burden.load.grid import Grid
from burden.load.rows import Table, in_rows, numbers_of
from burden.load.struck import changed
from burden.place import Place, Problem
from burden.warning import Fact

DAYS = ("time", "start", "end")


def in_year(table: Table, grid: Grid, year: int) -> tuple[Table, list[Problem]]:
    """The table with such days of another year than the plan's as they are shown, and a question for each column of them."""
    if not grid.yearless:
        return table, []
    columns = {table.head.columns[name]: name for name in DAYS if name in table.head.columns}
    rows = set(table.rows)
    found = {
        at: day
        for at in sorted(grid.yearless)
        if at[0] in rows and at[1] in columns and isinstance(day := table.raw[at[0]][at[1]], date) and day.year != year
    }
    texts = {at: f"{day.month}月{day.day}日" for at, day in found.items()}
    problems = [
        _asked(table, name, {at: day for at, day in found.items() if at[1] == column}, year) for column, name in columns.items()
    ]
    table = replace(table, raw=changed(table.raw, texts), lines=changed(table.lines, texts)) if texts else table
    return table, [problem for problem in problems if problem]


def _asked(table: Table, name: str, days: dict[tuple[int, int], date], year: int) -> Problem | None:
    if not days:
        return None
    stored = Counter(day.year for day in days.values()).most_common(1)[0][0]
    rows = numbers_of(row for row, _ in days)
    place: Place = table.place(min(days)[0], name)
    zh = f"“{table.head.heading(name)}”栏有{len(days)}格只显示月日（第{rows}行），存的是{stored}年；按{year}年读，请确认"
    en = f"{Fact(len(days)):cell} of “{table.head.heading(name)}” without a year ({in_rows(rows)}), stored as of {stored}; read as {year}, please confirm"
    return Problem("question", place, zh, en)
