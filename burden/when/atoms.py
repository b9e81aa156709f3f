"""One written time (3月, 5日, 第二季度, 下旬) and the days it spans in a given year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from burden.when import remarks
from burden.when.reading import UnreadError

YEARS = (2000, 2100)
NEAR = 3  # years from the plan's that a two-figure year may mean
EARLY, MIDDLE, LATE = 1, 2, 3
DECEMBER = 12
NO_MONTH = 9999  # 0月: written, so nothing to inherit, and no month of the year
_EDGES = {EARLY: (1, 10), MIDDLE: (11, 20), LATE: (21, 31)}
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEK = "一二三四五六日"

Days = tuple[date, date]


class Named(NamedTuple):
    """A named time and its days; `own` where the office itself has set them."""

    text: str
    days: Days
    own: bool


@dataclass(slots=True)
class Atom:
    """A written time; what was not written is None or 0."""

    year: int | None = None  # as written
    shift: int = 0  # 明年 1: years from the plan's
    follows: bool = False  # 次年: counted from the start of the range
    month: int = 0
    months: int = 1
    first: int = 0  # days of the month; 0 is the whole month
    last: int = 0
    exact: bool = False
    vague: int = 0  # 初 1, 中 2, 底 3, ALWAYS
    whole_year: bool = False
    weekday: int | None = None
    at: int = 0  # the year it was put in
    days: Days | None = None  # where that is
    named: Named | None = None  # 春节 or 汛期, with its days


def days_in(year: int, month: int) -> int:
    """Days of a month."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)  # noqa: PLR2004
    return _LENGTHS[month - 1] + leap


def check_year(year: int, plan: int) -> int:
    """A written year, four figures or two; raises UnreadError where it is none of this plan's time."""
    if year < 100:  # noqa: PLR2004
        year += 2000
        if abs(year - plan) > NEAR:
            raise UnreadError(remarks.WHICH_YEAR, year - 2000)
    if not YEARS[0] <= year <= YEARS[1]:
        raise UnreadError(remarks.FAR_YEAR, year)
    return year


def set_edge(atom: Atom, edge: int) -> None:
    """Narrow a month, quarter, half-year or year to its beginning (初), middle (中) or end (底)."""
    atom.vague = edge
    if atom.months == 1:
        atom.first, atom.last = _EDGES[edge]
        return
    atom.month += {EARLY: 0, MIDDLE: (atom.months - 1) // 2, LATE: atom.months - 1}[edge]
    atom.months, atom.whole_year = 1 + (atom.whole_year and edge == MIDDLE), False  # 年中 is June and July


def bounds(atom: Atom, year: int) -> Days:
    """First and last day of a filled atom put in `year`; raises UnreadError for days that are none."""
    if atom.named:
        atom.at, atom.days = year, atom.named.days
        return atom.named.days
    days = _days(year, atom.month, atom.months, atom.first, atom.last, atom.exact)
    if atom.weekday is not None:
        _check_weekday(atom, days[0])
    atom.at, atom.days = year, days
    return days


@lru_cache(maxsize=8192)
def _days(year: int, month: int, months: int, first: int, last: int, exact: bool) -> Days:
    if not 1 <= month <= DECEMBER:
        raise UnreadError(remarks.NO_MONTH, month % NO_MONTH)
    length = days_in(year, month)
    if first > length or (exact and (not first or last > length)):
        raise UnreadError(remarks.NO_DAY, year, month, first)
    if first:
        return date(year, month, first), date(year, month, min(last, length))
    years, index = divmod(month + months - 2, DECEMBER)
    return date(year, month, 1), date(year + years, index + 1, days_in(year + years, index + 1))


def _check_weekday(atom: Atom, day: date) -> None:
    written = atom.weekday
    if written is None or not atom.exact:
        raise UnreadError(remarks.NO_WEEKDAY_DAY)
    if day.weekday() != written:
        raise UnreadError(remarks.WRONG_WEEKDAY, day, _WEEK[day.weekday()], _WEEK[written])


def is_vague(atom: Atom, *, end: bool) -> bool:
    """Whether the time is only roughly said; 底 at the end of a range or before 前 is not."""
    return atom.vague != 0 and not (end and atom.vague == LATE)
