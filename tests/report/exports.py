"""Two exports of one plan, the second after it changed, and what a client must hold after importing both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import icalendar

from burden.plan import Plan
from burden.report.earlier import Earlier
from burden.report.ics import calendars
from burden.when import read
from tests.report.town import CALENDAR, checked, town

LONG = "督查检查考核" * 50  # 300 characters
RARE = "🏫校园👨‍👩‍👧安全，𠮷野家；𪚥\\路"  # a school, a family joined of three, and two characters beyond the usual plane
FOOD, BUILDING = 1, 4  # rows of the town's plan


def plan(**food: object) -> Plan:
    """The town with a long and a rare name, and other values for its food check."""
    given = town()
    items = given.items.copy()
    items.at[BUILDING, "item"], items.at[BUILDING, "basis"] = RARE, LONG
    for name, value in food.items():
        items.at[FOOD, name] = value
    return replace(given, items=items)


def export(given: Plan, day: int, earlier: Mapping[str, bytes] | None = None) -> bytes:
    """`calendar.ics` of a plan on a day of November, after an earlier export."""
    return calendars(checked(given), CALENDAR, dt.datetime(2026, 11, day), earlier=Earlier(earlier))["calendar.ics"]


FIRST = export(plan(), 15)
SECOND = export(plan(when=read("3月9日", 2026)), 16, {"calendar.ics": FIRST})


def told(data: bytes) -> list[list[str]]:
    """Every event as UID, name, first day, the day after the last, and description."""
    return sorted(
        [str(each["UID"]), str(each["SUMMARY"]), f"{each.start:%Y%m%d}", f"{each.end:%Y%m%d}", str(each["DESCRIPTION"])]
        for each in icalendar.Calendar.from_ical(data).walk("VEVENT")
    )
