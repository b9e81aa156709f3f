"""Quiet periods against every placement, and where they hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.days import date_of, day
from burden.load.holidays import packaged
from burden.plan import Plan
from burden.rule import Finding, Possible
from burden.rulebook import Quiet, Scope
from burden.rules.quiet_period import quiet_period, quiet_spans
from burden.warning import Span
from tests import slow
from tests.example_plans import TEXT, given_of
from tests.examples import example
from tests.random_plans import plans, visits_of

CALENDAR = packaged()
MARCH = day(date(2026, 3, 1))
SPAN = st.tuples(st.integers(1, 31), st.integers(0, 9)).map(lambda at: (at[0], min(at[0] + at[1], 31)))


def outcome(rows: str, *quiet: Quiet) -> tuple[int, int]:
    """How many findings, and how many possible ones."""
    visits = given_of(example(rows), "quiet-period")[2]["visits"]
    found = list(quiet_period.each(visits, CALENDAR, quiet))
    possible = sum(each.count for each in found if isinstance(each, Possible))
    return sum(not isinstance(each, Possible) for each in found), possible


def placements(first: int, last: int, days: int) -> list[tuple[int, int]]:
    """Every run of so many workdays in the window; the whole window where it has no more of them."""
    worked = [each for each in range(first, last + 1) if CALENDAR.is_workday(each)]
    runs = [(worked[at], worked[at + days - 1]) for at in range(len(worked) - days + 1)]
    return runs if len(worked) > days else [(first, last)]


@settings(max_examples=80, deadline=None)
@given(SPAN, st.integers(1, 6), st.lists(SPAN, min_size=1, max_size=1))
def test_quiet_period_is_broken_for_certain_where_every_placement_touches_it(
    window: tuple[int, int], days: int, quiet: list[tuple[int, int]]
) -> None:
    begin, end = quiet[0]
    touched = [
        first <= MARCH + end - 1 and last >= MARCH + begin - 1
        for first, last in placements(MARCH + window[0] - 1, MARCH + window[1] - 1, days)
    ]
    rows = f"target | organiser | first | last | days\n甲厂 | 应急局 | 2026-03-{window[0]:02} | 2026-03-{window[1]:02} | {days}"
    found, possible = outcome(rows, Quiet("静默期", TEXT, month_days=(begin, end)))
    assert found == all(touched)
    assert found + possible >= any(touched)


def test_quiet_period_speaks_of_the_targets_in_its_scope() -> None:
    rows = "target | organiser | first | target_kind\n甲厂 | 应急局 | 2026-03-02 | 企业\n甲校 | 应急局 | 2026-03-02 | 学校"
    assert outcome(rows, Quiet("静默期", TEXT, month_days=(1, 25), scope=Scope(kinds=("企业",)))) == (1, 0)


def test_quiet_period_holds_from_its_day_on() -> None:
    rows = "target | organiser | first\n甲厂 | 应急局 | 2026-03-02\n甲厂 | 应急局 | 2026-03-10"
    assert outcome(rows, Quiet("静默期", TEXT, month_days=(1, 25), since=MARCH + 8)) == (1, 0)


def test_sampled_visit_in_a_quiet_period_is_possible() -> None:
    rows = "target | organiser | first | firm\n甲厂 | 应急局 | 2026-03-02 | no"
    assert outcome(rows, Quiet("静默期", TEXT, month_days=(1, 25))) == (0, 1)


@pytest.mark.parametrize(
    ("month_days", "spans"),
    [((1, 25), [(32, 56), (60, 84)]), ((28, 31), [(59, 59), (87, 90)]), ((30, 31), [(89, 90)])],
)
def test_quiet_days_of_every_month_end_with_the_month(month_days: tuple[int, int], spans: list[tuple[int, int]]) -> None:
    year = day(date(2026, 1, 1)) - 1
    found = quiet_spans(Quiet("静默期", TEXT, month_days=month_days), year + 32, year + 90)
    assert found == [Span(year + first, year + last) for first, last in spans]


@settings(max_examples=20, deadline=None)
@given(
    plans(), SPAN, st.sampled_from([(), ("case",), ("case", "above")]), st.sampled_from([Scope(), Scope(kinds=("企业", "煤矿"))])
)
def test_quiet_period_of_a_plan_is_broken_where_every_placement_touches_it(
    plan: Plan, span: tuple[int, int], exempt: tuple[str, ...], scope: Scope
) -> None:
    visits, each = visits_of(plan), Quiet("静默期", TEXT, month_days=span, scope=scope, exempt=exempt)
    certain, possible = set(), 0
    for visit in slow.rows(visits):
        inside = not scope.kinds or visit["target_kind"] in scope.kinds
        spared = (visit["type"] == "case" and "case" in exempt) or (visit["source"] == "above" and "above" in exempt)
        if inside and not spared:
            touched = [any(span[0] <= date_of(day).day <= span[1] for day in range(a, b + 1)) for a, b in slow.stays(visit)]
            window = any(span[0] <= date_of(day).day <= span[1] for day in range(visit["first"], visit["last"] + 1))
            certain |= {visit["index"]} if all(touched) and visit["firm"] else set()
            possible += window and not (all(touched) and visit["firm"])
    findings = list(quiet_period.each(visits, CALENDAR, (each,)))
    assert {row for one in findings if isinstance(one, Finding) for row in one.rows} == certain
    assert slow.possible(findings) == possible
