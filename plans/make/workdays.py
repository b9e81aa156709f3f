"""The workdays of 2026 as the example city keeps them: weekends, holidays and make-up days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

OFF = ("01-01/01-03", "02-15/02-23", "04-04/04-06", "05-01/05-05", "06-19/06-21", "09-25/09-27", "10-01/10-07")
WORKED = ("01-04", "02-14", "02-28", "05-09", "09-20", "10-10")
SATURDAY = 5


def on(text: str) -> date:
    """A day of 2026 written MM-DD."""
    return date.fromisoformat(f"2026-{text}")


def span(text: str) -> tuple[date, date]:
    """A day, or first and last day written MM-DD/MM-DD."""
    first, _, last = text.partition("/")
    return on(first), on(last or first)


def days(first: date, last: date) -> Iterator[date]:
    """Every day from first to last."""
    return (first + timedelta(n) for n in range((last - first).days + 1))


HOLIDAYS = frozenset(day for text in OFF for day in days(*span(text)))
MADE_UP = frozenset(map(on, WORKED))


def is_workday(day: date) -> bool:
    """Whether the offices are open."""
    return day in MADE_UP or (day.weekday() < SATURDAY and day not in HOLIDAYS)


def workdays(first: date, last: date) -> list[date]:
    """The workdays from first to last."""
    return [day for day in days(first, last) if is_workday(day)]
