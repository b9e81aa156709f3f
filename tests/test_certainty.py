"""Certain and forced against every placement of small plans: neither is said where some placement keeps to the limit."""

from itertools import combinations, product

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.intervals import periods
from burden.load.holidays import packaged
from burden.rule import Finding
from burden.rulebook import Limit, Limits
from burden.rules import rules
from tests.example_plans import LONG_AGO, TEXT, placed

MONDAY = int(np.datetime64("2026-03-02").astype(int))
CALENDAR = packaged()
VISIT = st.tuples(st.integers(0, 11), st.integers(0, 6), st.integers(1, 3), st.sampled_from("ABC"))  # from, more, days, who
VISITS = st.lists(VISIT, min_size=1, max_size=4)
TEXTS = ("item", "target", "organiser", "type", "target_level", "target_kind", "target_grade")


def frame(given):
    rows = [
        {"first": MONDAY + begin, "last": MONDAY + begin + more, "days": days, "organiser": who, "target": "甲县", "made": False}
        for begin, more, days, who in given
    ]
    visits = placed(pd.DataFrame(rows), CALENDAR).assign(firm=True, joint=range(len(rows)), sheet=0, row=range(len(rows)))
    visits = visits.assign(**{name: "" for name in TEXTS if name not in visits})
    return visits.assign(**{name: visits[name].astype("category") for name in TEXTS})


def placements(visits):
    """Every way to place the visits: a tuple of (first, last) each."""
    options = []
    for row in visits.itertuples():
        starts = [row.first] if row.fixed else [day for day in range(row.first, row.start + 1) if CALENDAR.is_workday(day)]
        ends = [row.last if row.fixed else CALENDAR.nth_workday(day, row.days) for day in starts]
        options.append(list(zip(starts, ends, strict=True)))
    return product(*options)


def found(name, visits, **limits):
    made = tuple(Limit(limit, float(value), LONG_AGO, TEXT, days=days) for limit, (value, days) in limits.items())
    each = rules()[name].run({"visits": visits, "calendar": CALENDAR, "limits": Limits(made)})
    return [finding for finding in each if isinstance(finding, Finding)]


def meet(a, b):
    return a[0] <= b[1] and b[0] <= a[1]


@settings(max_examples=150, deadline=None)
@given(VISITS)
def test_two_organisers_meet_for_certain_where_every_placement_makes_them(rows):
    visits = frame(rows)
    pairs = [pair for pair in combinations(range(len(visits)), 2) if visits["organiser"][pair[0]] != visits["organiser"][pair[1]]]
    always, avoidable = set(pairs), False
    for placement in placements(visits):
        meeting = {(i, j) for i, j in pairs if meet(placement[i], placement[j])}
        always &= meeting
        avoidable |= not meeting
    findings = found("same-days", visits, organisers_per_day=(1, 0))
    certain = {pair for pair in pairs for f in findings if f.certainty == "certain" and set(pair) <= set(f.rows)}
    assert certain == always
    assert not (findings and avoidable)


@settings(max_examples=150, deadline=None)
@given(VISITS, st.integers(1, 2))
def test_a_week_is_crowded_for_certain_where_every_placement_makes_it(rows, cap):
    visits = frame(rows)
    over, avoidable = None, False
    for placement in placements(visits):
        weeks = periods([first for first, _ in placement], "week").tolist()
        crowded = {week for week in weeks if weeks.count(week) > cap}
        over = crowded if over is None else over & crowded
        avoidable |= not crowded
    findings = found("crowded", visits, visits_per_week=(cap, 0))
    certain = {int(periods(f.span.first, "week")) for f in findings if f.certainty == "certain"}
    assert certain == over
    assert not (findings and avoidable)


@settings(max_examples=150, deadline=None)
@given(VISITS, st.integers(1, 2))
def test_a_day_is_crowded_only_where_no_placement_avoids_it(rows, cap):
    visits = frame(rows)
    findings = found("crowded", visits, visits_per_day=(cap, 0))
    avoidable = any(
        all(sum(a <= day <= b for a, b in placement) <= cap for day in range(MONDAY, MONDAY + 25))
        for placement in placements(visits)
    )
    assert not (findings and avoidable)


@settings(max_examples=150, deadline=None)
@given(VISITS, st.integers(1, 2), st.integers(2, 8))
def test_visits_are_too_soon_only_where_no_placement_avoids_it(rows, cap, window):
    visits = frame(rows)
    findings = found("too-soon", visits, visits_in_days=(cap, window))
    avoidable = any(
        all(sum(day <= first < day + window for first, _ in placement) <= cap for day in range(MONDAY - 8, MONDAY + 25))
        for placement in placements(visits)
    )
    assert not (findings and avoidable)


@settings(max_examples=150, deadline=None)
@given(VISITS, st.integers(1, 9))
def test_a_gap_is_too_short_for_certain_where_every_placement_makes_it(rows, gap):
    visits = frame([(begin, more, days, "A") for begin, more, days, _ in rows])
    avoidable = any(
        all(max(b[0] - a[1], a[0] - b[1]) - 1 >= gap for a, b in combinations(placement, 2)) for placement in placements(visits)
    )
    assert not (found("too-soon", visits, days_between_visits=(gap, 0)) and avoidable)
