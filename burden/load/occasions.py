"""When named times are: festivals from the calendar of days off, the rest from the office's own periods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from burden.days import Calendar, date_of, day, festivals
from burden.when import Events


def occasions(calendar: Callable[[], Calendar], periods: Mapping[str, tuple[tuple[str, str], ...]]) -> Events:
    """What `when.read` is to know of named times; the calendar is asked for when a festival first stands in a phrase."""

    @lru_cache
    def off(year: int) -> dict[str, tuple[date, date]] | None:
        return festivals(calendar(), year)

    def workday(first: date, n: int) -> date | None:
        last = date_of(calendar().nth_workday(day(first), n))
        return None if calendar().provisional(day(first), day(last)) else last

    return Events(off, periods, workday)
