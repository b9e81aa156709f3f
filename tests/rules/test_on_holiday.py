"""Days of rest against a look at each day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from burden.days import date_of, day
from burden.rule import Finding
from burden.rules.on_holiday import on_holiday
from tests import slow
from tests.example_plans import given_of
from tests.examples import example
from tests.random_plans import CALENDAR, plans, visits_of


def rests(visit):
    """Whether the fixed days of a visit are days of rest, by the rule's page."""
    days = range(visit["first"], visit["last"] + 1)
    off = [each for each in days if not CALENDAR.is_workday(each)]
    holiday = any(CALENDAR.name(each) for each in off)
    edge = len(days) <= 5 and (visit["first"] in off or visit["last"] in off)
    return len(off) == len(days) or holiday or edge


@settings(max_examples=20, deadline=None)
@given(plans())
def test_visits_are_on_days_of_rest_where_a_look_says_so(plan):
    visits = visits_of(plan)
    findings = list(on_holiday.each(visits, CALENDAR))
    found = {row for each in findings if isinstance(each, Finding) for row in each.rows}
    resting = [visit for visit in slow.rows(visits) if visit["fixed"] and visit["type"] != "case" and rests(visit)]
    sure = {visit["index"] for visit in resting if visit["firm"] and date_of(visit["last"]).year <= 2026}
    assert (found, slow.possible(findings)) == (sure, len(resting) - len(sure))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-04-28", "2026-05-06", "2026-05-01至2026-05-05（劳动节）"), ("2026-03-07", "2026-03-08", "2026-03-07至2026-03-08（周末）"),
        ("2026-03-06", "2026-03-07", "2026-03-07（周末）"), ("2026-02-14", "2026-02-14", ""), ("2026-03-06", "2026-03-09", ""),
        ("2026-03-02", "2026-03-08", ""), ("2026-09-25", "2026-09-25", "2026-09-25（中秋节）"),
    ],
)  # fmt: skip
def test_message_names_the_days_of_rest(first, last, said):
    visits = given_of(example(f"target | organiser | first | last\n甲县 | 应急局 | {first} | {last}"), "on-holiday")[2]["visits"]
    found = [each.facts["rest"].cite("zh") for each in on_holiday.each(visits, CALENDAR) if isinstance(each, Finding)]
    assert found == ([said] if said else [])


def test_window_without_a_workday_is_found():
    visits = given_of(
        example("target | organiser | first | last | days\n甲县 | 应急局 | 2026-05-02 | 2026-05-05 | 1"), "on-holiday"
    )[2]["visits"]
    (found,) = [each for each in on_holiday.each(visits, CALENDAR) if isinstance(each, Finding)]
    assert tuple(found.span) == (day(date(2026, 5, 2)), day(date(2026, 5, 5)))
