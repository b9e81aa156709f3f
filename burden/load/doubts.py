"""What is asked or said once of a whole table: times that say nothing, rows without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from burden.load.rows import Table, in_rows, numbers_of
from burden.place import Problem
from burden.warning import Fact
from burden.when import Reading

OFTEN, SHARE = 5, 0.9  # rows, and their part of all, from which whole years are the habit of a table


def whole_years(table: Table, rows: Sequence[int], times: Sequence[Reading], year: int) -> Iterator[Problem]:
    """A notice where nearly all rows are 1月-12月 and nothing more: such a window says nothing."""
    whole = ((date(year, 1, 1), date(year, 12, 31)),)
    mine = [row for row, reading in zip(rows, times, strict=True) if reading.windows == whole and reading.per is None]
    if len(mine) >= OFTEN and len(mine) >= SHARE * len(rows):
        place = table.place(mine[0], "time" if "time" in table.head.columns else "start")
        zh = f"{len(rows)}项里有{len(mine)}项的时间是全年，等于没有排时间，不画进日历；请写到月或日"
        en = f"{len(mine)} of {Fact(len(rows)):item} with the whole year as time, which is no schedule and stays off the calendar; name months or days"
        yield Problem("notice", place, zh, en)


def nameless(table: Table, rows: Sequence[int]) -> Iterator[Problem]:
    """A question for the items that have no name."""
    if rows:
        zh = f"{len(rows)}行没有事项名称（第{numbers_of(rows)}行），按单位、对象和时间读入，请补上名称"
        en = f"{Fact(len(rows)):row} without a name of the item ({in_rows(numbers_of(rows))}), read by who, whom and when; please add the names"
        yield Problem("question", table.place(rows[0], "item"), zh, en)


def leaderless(table: Table, rows: Sequence[int]) -> Iterator[Problem]:
    """A question for the items whose first partner was taken for the organiser."""
    if rows and table.has("organiser"):
        zh = f"{len(rows)}行的“{table.head.heading('organiser')}”空着（第{numbers_of(rows)}行），按第一个配合单位牵头读，请确认"
        en = f"{Fact(len(rows)):row} with partners and no organiser ({in_rows(numbers_of(rows))}): the first partner was taken to lead; please confirm"
        yield Problem("question", table.place(rows[0], "organiser"), zh, en)


def parted(table: Table, rows: Sequence[int]) -> Iterator[Problem]:
    """A notice for the cells that hold several items."""
    if rows:
        zh = f"{len(rows)}行的一格里写着几个事项（第{numbers_of(rows)}行），分开读"
        en = f"{Fact(len(rows)):row} with several items in one cell ({in_rows(numbers_of(rows))}), read apart"
        yield Problem("notice", table.place(rows[0], "item"), zh, en)
