"""Visits in a row without findings, against every row of days counted one by one."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.made import NAN, records, run

NEW_YEAR = 20454  # 2026-01-01
ROWS = records(
    first=st.sampled_from([NEW_YEAR - 1, NEW_YEAR, NEW_YEAR, NEW_YEAR + 1, NEW_YEAR + 1, NEW_YEAR + 2]), findings=st.sampled_from([0.0, 0.0, 0.0, 1.0, NAN]), organiser=st.sampled_from(["甲局", "甲局", "甲局", "乙局"]),
    officers=st.sampled_from([("张三",), ("张三", "李四"), ("李四",), ()]), target=st.sampled_from(["甲厂", "甲厂", "甲厂", "乙厂"]),
)  # fmt: skip


def slow(rows, most):
    """For each set of records in a row without findings the officers who made them."""
    found: dict[tuple[int, ...], set[str]] = {}
    for party in {(row["organiser"], row["target"], name) for row in rows for name in row["officers"]}:
        organiser, target, name = party
        own = [
            (row["first"], row["findings"] == 0 if name in row["officers"] else False, at)
            for at, row in enumerate(rows)
            if (row["organiser"], row["target"]) == (organiser, target)
            and (name in row["officers"] or (not row["officers"] and row["findings"] != 0))
        ]
        for year in (False, True):
            days = [
                list(group)
                for _, group in groupby(sorted(each for each in own if (each[0] >= NEW_YEAR) is year), lambda each: each[0])
            ]
            for idle, run_ in groupby(days, lambda day: all(each[1] for each in day)):
                together = list(run_)
                if idle and len(together) >= most:
                    found.setdefault(tuple(sorted(each[2] for day in together for each in day)), set()).add(name)
    return found


@settings(max_examples=50, deadline=None)
@given(ROWS, st.integers(2, 3))
def test_barren_finds_what_counting_one_by_one_does(rows, most):
    findings, _ = run("barren", rows, f"barren_visits = {most}")
    assert {each.rows: set(each.facts["names"]) for each in findings} == slow(rows, most)


def row(day, findings, *officers):
    return {"first": NEW_YEAR + day, "findings": findings, "officers": officers, "row": day}


def test_day_on_which_one_of_two_visits_found_something_breaks_the_row():
    rows = [row(0, 0.0, "张三"), row(1, 0.0, "张三"), row(1, 2.0, "张三"), row(2, 0.0, "张三")]
    assert run("barren", rows, "barren_visits = 3") == ([], 0)


def test_visit_of_nobody_named_breaks_the_row_unless_it_found_nothing():
    told = [[row(0, 0.0, "张三"), row(1, found), row(2, 0.0, "张三")] for found in (0.0, 1.0, NAN)]
    assert [len(run("barren", rows, "barren_visits = 2")[0]) for rows in told] == [1, 0, 0]


def test_days_are_counted_not_visits():
    rows = [{"first": NEW_YEAR + at // 2, "findings": 0.0, "officers": ("张三",), "row": at} for at in range(4)]
    assert run("barren", rows, "barren_visits = 3") == ([], 0)


def test_limit_that_begins_with_the_third_visit_counts_those_before_only_if_one_was_in_force():
    rows = [{"first": NEW_YEAR + 30 * at, "findings": 0.0, "officers": ("张三",), "row": at} for at in range(3)]
    assert [len(run("barren", rows, f"barren_visits = 3 since {since}")[0]) for since in ("2026-03-01", "2025-01-01")] == [0, 1]


def test_organiser_whose_officers_nobody_kept_is_only_possible():
    rows = [{"first": NEW_YEAR + 30 * at, "findings": 0.0, "row": at} for at in range(3)]
    assert run("barren", rows, "barren_visits = 3") == ([], 1)
