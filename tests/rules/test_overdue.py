"""What is to follow a visit, and by when, against counting day by day."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.example_plans import given_of
from tests.examples import example
from tests.rules.made import CALENDAR, NAN, START, days, records, run

TODAY = START + 30
ROWS = records(
    first=st.integers(START, START + 28), findings=st.sampled_from([0.0, 2.0, 2.0, NAN]), result=days(), published=days(), rectify_by=days(),
    rectified=days(), look_back_by=days(), look_back=days(),
)  # fmt: skip


def workday_after(day, count):
    """The `count`-th workday after a day."""
    while count:
        day += 1
        count -= CALENDAR.is_workday(int(day))
    return day


def late(rows, done, due):
    """The records whose day `done` lies after `due` or, today, is missing; apart those whose sheet keeps no such day at all."""
    kept = {row["sheet"] for row in rows if not math.isnan(row[done])}
    dues = [due(row) for row in rows]
    over = [
        at for at, by in enumerate(dues) if by is not None and (by < TODAY if math.isnan(rows[at][done]) else rows[at][done] > by)
    ]
    return {at for at in over if rows[at]["sheet"] in kept}, sum(rows[at]["sheet"] not in kept for at in over)


def found(name, rows, *limits):
    findings, possible = run(name, rows, *limits, today=TODAY)
    return {row for each in findings for row in each.rows}, possible


@settings(max_examples=30, deadline=None)
@given(ROWS, st.integers(0, 6))
def test_result_is_overdue_by_workdays(rows, count):
    assert found("result-overdue", rows, f"record_workdays_after = {count}") == late(
        rows, "result", lambda row: workday_after(row["first"], count)
    )


@settings(max_examples=30, deadline=None)
@given(ROWS, st.integers(0, 6))
def test_result_is_made_public_by_days(rows, count):
    assert found("result-overdue", rows, f"public_days_after = {count}") == late(
        rows, "published", lambda row: row["first"] + count
    )


@settings(max_examples=30, deadline=None)
@given(ROWS, st.integers(0, 8))
def test_findings_are_put_right_by_their_own_day_or_by_workdays(rows, count):
    def due(row):
        if not math.isnan(row["rectify_by"]):
            return None if row["findings"] == 0 else row["rectify_by"]
        since = row["first"] if math.isnan(row["result"]) else max(row["first"], row["result"])
        return workday_after(since, count) if row["findings"] > 0 else None

    assert found("rectify-overdue", rows, f"rectify_workdays = {count}") == late(rows, "rectified", due)


@settings(max_examples=30, deadline=None)
@given(ROWS, st.integers(0, 12))
def test_somebody_looks_again_by_their_own_day_or_by_days(rows, count):
    def due(row):
        own, mended = row["look_back_by"], row["rectified"]
        return own if not math.isnan(own) else None if math.isnan(mended) else mended + count

    assert found("look-back-overdue", rows, f"look_back_days = {count}") == late(rows, "look_back", due)


def test_own_day_is_asked_where_no_limit_is_given():
    rows = [{"first": START, "findings": 1.0, "rectify_by": START + 5.0, "rectified": START + 6.0, "row": 1}]
    assert found("rectify-overdue", rows) == ({0}, 0)


def test_what_is_due_today_is_not_late_yet():
    rows = [
        {"first": START, "findings": 1.0, "rectify_by": float(TODAY), "row": 1},
        {"first": START, "findings": 1.0, "rectified": float(START), "row": 2},
    ]
    assert found("rectify-overdue", rows) == (set(), 0)


def test_record_says_its_own_method_before_that_of_its_item():
    items = "items\nnumber | item | organiser | targets | when | method\n1 | 检查 | 甲局 | 甲县、乙县 | 4月 | 实地查看\n\n"
    shown = "records\nnumber | item | organiser | target | first | method\n1 | 检查 | 甲局 | 甲县 | 2026-04-08 | 暗访\n1 | 检查 | 甲局 | 乙县 | 2026-04-09 |"
    _, _, tables = given_of(example(items + shown), "no-look")
    made = tables["visits"]
    assert dict(zip(made["target"], made["method"], strict=True)) == {"甲县": "暗访", "乙县": "实地查看"}
