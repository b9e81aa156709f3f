"""Working days between asking for forms and their being due, counted one by one."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from burden.check import why_not
from burden.rules import rules
from burden.rules.short_notice import moment
from burden.warning import Some
from tests.example_plans import given_of
from tests.examples import example
from tests.rules.made import CALENDAR, NAN, START, records, run

MINUTES = 1440
MOMENT = st.one_of(
    st.just(NAN), st.builds(lambda day, minute: START + day + minute / MINUTES, st.integers(0, 9), st.sampled_from([0, 540, 900]))
)
ROWS = records(
    first=st.just(START + 20),
    asked=MOMENT,
    due=MOMENT,
    target=st.sampled_from("甲乙丙丁"),
    item=st.sampled_from(["检查", "督查"]),
)


@settings(max_examples=50, deadline=None)
@given(ROWS, st.integers(1, 3))
def test_forms_are_due_too_soon_where_too_few_workdays_lie_between(rows, least):
    short = {
        at
        for at, row in enumerate(rows)
        if not math.isnan(row["asked"] + row["due"])
        and sum(CALENDAR.is_workday(day) for day in range(int(row["asked"]) + 1, int(row["due"]))) < least
    }
    findings, _ = run("short-notice", rows, f"form_workdays = {least}")
    assert {row for each in findings for row in each.rows} == short


def test_moment_is_told_to_the_minute():
    assert [moment(START + minute / MINUTES) for minute in (0, 1, 900, 1439)] == [
        "2026-02-02", "2026-02-02 00:01", "2026-02-02 15:00", "2026-02-02 23:59"
    ]  # fmt: skip


def test_targets_asked_in_one_go_are_one_finding():
    rows = [
        {"first": START, "asked": START - 3.0, "due": START - 2.0, "target": name, "row": at}
        for at, name in enumerate("丁甲丙乙")
    ]
    findings, _ = run("short-notice", rows, "form_workdays = 1")
    assert [(each.rows, each.facts["targets"]) for each in findings] == [((0, 1, 2, 3), Some(("丁", "丙", "乙"), 4))]


def test_rule_does_without_the_tables_and_limits_it_says():
    shown = example("limits: form_workdays = 1\n\nitems\nitem | organiser | targets | when\n检查 | 甲局 | 甲县 | 4月")
    _, rulebook, tables = given_of(shown, "short-notice")
    ran = {
        name: why_not(rules()[name], tables, rulebook) is None for name in ("short-notice", "paper-heavy", "disguised", "barren")
    }
    assert ran == {"short-notice": True, "paper-heavy": True, "disguised": True, "barren": False}
