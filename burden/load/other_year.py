"""Sheets and rows of another year than the plan: a sheet of last year left among this year's is told once, as a sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from burden.days import date_of
from burden.load.rows import Table, in_rows, numbers_of
from burden.load.years import YEAR
from burden.place import Place, Problem
from burden.warning import Fact
from burden.when import Reading

RULE = "year-mismatch"
SEVERAL = 3  # visits from which a table is one of another year, and not of the last days of the year before
DATE = re.compile(
    r"20\d\d\s*(?:年\s*\d{1,2}\s*月|[-./]\d{1,2}(?!\d)|\d{4}(?!\d)|学年)|[〔\[(（]20\d\d[〕\])）](?!年)"
)  # a day, a month or a document is no year
FILLED = re.compile(
    "填[表报]|制表|印发|报送|日期|时间[:：]|总结|完成情况|落实情况"
)  # titles that do not say which year is planned


def other_years(table: Table, rows: Sequence[int], times: Sequence[Reading], year: int) -> Iterator[Problem]:
    """What is said of a table whose title or whose times name another year than the plan's: times are kept as written."""
    found = [(row, began) for row, reading in zip(rows, times, strict=True) if (began := _other(reading, year))]
    dated = sum(bool(reading.windows) for reading in times)
    counted = Counter(began for _, began in found)
    said = titled(table, year)
    if said and rows:
        yield _sheet(table, *_titled(said, len(rows), year))
    elif len(counted) == 1 and len(found) == dated:
        yield _sheet(table, *_timed(next(iter(counted)), dated, year))
    else:
        yield from (_rows(table, other, [row for row, began in found if began == other], year) for other in sorted(counted))


def other_days(table: Table, firsts: Sequence[int], year: int) -> Iterator[Problem]:
    """What is said of a table of visits made (on days since 1970-01-01) which all lie in one other year than the plan's."""
    years = {date_of(first).year for first in firsts}
    if len(firsts) >= SEVERAL and len(years) == 1 and year not in years:
        yield _sheet(table, *_timed(years.pop(), len(firsts), year))


def titled(table: Table, year: int) -> int:
    """The year that the titles of a table, else its sheet's or its file's name say it is for, 0 where that is the plan's or none.

    Where a time of it names the plan's year, the title speaks of something else, such as the year assessed.
    """
    if table.returned or any(str(year) in text for name in ("time", "start") for text in table.texts(name)):
        return 0
    name = table.file.rpartition("/")[2].rpartition("\\")[2]
    for texts in (table.titles, (table.sheet,), (name,)):
        years = {int(found) for text in texts if not FILLED.search(text) for found in YEAR.findall(DATE.sub(" ", text))}
        if years:
            return 0 if year in years or len(years) > 1 else years.pop()
    return 0


def _other(reading: Reading, year: int) -> int:
    """The year in which a time begins that no window of it shares with the plan's, 0 for any other time."""
    known = [(first or last, last or first) for first, last in reading.windows if first or last]
    if not known or not all(last.year < year or first.year > year for first, last in known if first and last):
        return 0
    return next(day.year for window in reading.windows for day in window if day)


def _titled(said: int, count: int, year: int) -> tuple[str, str]:
    return (
        f"标题或名称写的是{said}年，计划是{year}年，这张表{count}项没有写年份的时间都按{year}年读；若是旧表请移走，若是笔误请改正标题",
        f"its title or name says {said} and the plan is for {year}; all {Fact(count):time} without a year were read as of {year}. Move an old sheet away, or correct the title",
    )


def _timed(other: int, count: int, year: int) -> tuple[str, str]:
    return (
        f"这张表{count}项的时间全在{other}年，计划是{year}年，按所写的年份读；若是旧表请移走，若是笔误请改正年份",
        f"all {Fact(count):time} of this sheet are in {other} and the plan is for {year}; read as written. Move an old sheet away, or correct the year",
    )


def _sheet(table: Table, zh: str, en: str) -> Problem:
    """What is said of a whole sheet: its place has no row."""
    return Problem("question", Place(table.file, table.sheet), zh, en, RULE)


def _rows(table: Table, other: int, rows: Sequence[int], year: int) -> Problem:
    """What is said of some rows of a sheet."""
    mine = list(dict.fromkeys(rows))
    place = table.place(mine[0], "time" if "time" in table.head.columns else "start")
    zh = f"{len(mine)}行的时间写的是{other}年（第{numbers_of(mine)}行），计划是{year}年的；按所写的年份读，请核对"
    en = f"the time of {Fact(len(mine)):row} is in {other} ({in_rows(numbers_of(mine))}) and the plan is for {year}; read as written, please check"
    return Problem("question", place, zh, en, RULE)
