"""How long a visit is on site, against every placement."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from burden.days import day
from burden.load.holidays import packaged
from burden.plan import Plan
from burden.rule import Finding, Possible
from burden.rulebook import Limits
from burden.rules.too_long import placements, too_long
from burden.warning import Some
from tests import slow
from tests.example_plans import given_of
from tests.examples import example
from tests.random_plans import limits, plans, visits_of

CALENDAR = packaged()
SEPTEMBER = day(date(2026, 9, 1))  # with a make-up Sunday, and the holidays of October behind it


@given(st.integers(0, 40), st.integers(0, 25), st.integers(1, 8))
def test_placements_are_the_shortest_and_the_longest_stay(begin: int, more: int, days: int) -> None:
    first, last = SEPTEMBER + begin, SEPTEMBER + begin + more
    stays = [
        end - start + 1
        for start in range(first, last + 1)
        for end in range(start, last + 1)
        if CALENDAR.is_workday(start) and CALENDAR.is_workday(end) and CALENDAR.workdays(start, end) == days
    ]
    assume(stays)
    assert placements(first, last, days, CALENDAR) == (min(stays), max(stays))


def test_visits_of_one_row_are_one_finding() -> None:
    shown = example(
        """
        limits: days_on_site = 7

        items
        item     | organiser | targets                | when
        防汛督查 | 水务局    | 甲县、乙县、丙县、丁县 | 3月2日-3月10日
        """
    )
    _, rulebook, tables = given_of(shown, "too-long")
    found = list(too_long.check(tables["visits"], tables["calendar"], rulebook.about(("days_on_site",))))
    findings = [each for each in found if not isinstance(each, Possible)]
    assert [(each.facts["targets"], each.facts["stay"], len(each.rows)) for each in findings] == [
        (Some(("丁县", "丙县", "乙县"), 4), 9, 4)
    ]


@settings(max_examples=20, deadline=None)
@given(plans(), limits("days_on_site", most=9))
def test_visits_of_a_plan_are_too_long_where_every_placement_is(plan: Plan, law: Limits) -> None:
    visits = visits_of(plan)
    certain, possible = set(), 0
    for visit in slow.rows(visits):
        limit = slow.law(law, "days_on_site", visit, 0)
        if limit is not None and not slow.reason(limit, visit):
            over = [last - first + 1 > limit.value for first, last in slow.stays(visit)]
            sure = all(over) and visit["firm"]
            certain |= {(limit, visit["index"])} if sure else set()
            possible += any(over) and not sure
    findings = list(too_long.check(visits, CALENDAR, law))
    assert {(each.limit, row) for each in findings if isinstance(each, Finding) for row in each.rows} == certain
    assert slow.possible(findings) == possible
