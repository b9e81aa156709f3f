"""Certain and forced against every placement of small plans: neither is said where some placement keeps to the limit."""

from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.intervals import periods
from burden.load.holidays import packaged
from burden.rule import Finding
from burden.rulebook import Limit, Limits, Quiet
from burden.rules import rules
from tests.example_plans import LONG_AGO, TEXT, placed

MONDAY = int(np.datetime64("2026-03-02").astype(int))
CALENDAR = packaged()
VISIT = st.tuples(st.integers(0, 11), st.integers(0, 6), st.integers(1, 3), st.sampled_from("ABC"))  # from, more, days, who
VISITS = st.lists(VISIT, min_size=1, max_size=4)
TEXTS = (
    "item",
    "target",
    "organiser",
    "type",
    "source",
    "target_level",
    "target_kind",
    "target_grade",
    "organiser_level",
    "organiser_system",
)
YEAR_END = int(np.datetime64("2026-12-24").astype(int))  # so that windows reach over the border of two months and years


def frame(given, origin=MONDAY):
    rows = [
        {"first": origin + begin, "last": origin + begin + more, "days": days, "organiser": who, "target": "甲县", "made": False}
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


def found(name, visits, exempt=(), **limits):
    made = tuple(Limit(limit, float(value), LONG_AGO, TEXT, days=days, exempt=exempt) for limit, (value, days) in limits.items())
    tables = {"visits": visits, "calendar": CALENDAR, "limits": Limits(made)}
    return [finding for finding in rules()[name].run(tables) if isinstance(finding, Finding)]


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
    assert {pair for pair in pairs for f in findings if set(pair) <= set(f.rows)} == always
    assert not (findings and avoidable)
    assert not (found("forced-crowding", visits, organisers_per_day=(1, 0)) and avoidable)


@settings(max_examples=100, deadline=None)
@given(st.lists(VISIT, min_size=3, max_size=5))
def test_two_organisers_a_day_are_exceeded_only_where_every_placement_does(rows):
    visits = frame(rows)
    findings = [f for name in ("same-days", "forced-crowding") for f in found(name, visits, organisers_per_day=(2, 0))]
    assert not (findings and any(within(visits, placement, 2) for placement in placements(visits)))


def within(visits, placement, cap):
    """Whether no day has more organisers than the limit."""
    there = [
        {name for name, (a, b) in zip(visits["organiser"], placement, strict=True) if a <= day <= b}
        for day in range(MONDAY, MONDAY + 30)
    ]
    return all(len(names) <= cap for names in there)


def counts(visits, unit, cap):
    """The periods that hold more starts than the limit in every placement, and whether some placement has none."""
    over, avoidable = None, False
    for placement in placements(visits):
        begun = periods([first for first, _ in placement], unit).tolist()
        full = {period for period in begun if begun.count(period) > cap}
        over = full if over is None else over & full
        avoidable |= not full
    return over, avoidable


PERIODS = [
    ("crowded", "visits_per_week", "week", MONDAY), ("crowded", "visits_per_month", "month", YEAR_END),
    ("target-month", "target_visits_per_month", "month", YEAR_END), ("too-often", "visits_per_year", "year", YEAR_END),
    ("too-often", "level_visits_per_year", "year", YEAR_END), ("too-often", "city_county_visits_per_year", "year", YEAR_END),
]  # fmt: skip


@pytest.mark.parametrize(("name", "limit", "unit", "origin"), PERIODS)
@settings(max_examples=60, deadline=None)
@given(rows=VISITS, cap=st.integers(1, 2))
def test_a_period_is_full_for_certain_where_every_placement_fills_it(name, limit, unit, origin, rows, cap):
    own = [(begin, more, days, "A") for begin, more, days, _ in rows] if limit == "visits_per_year" else rows
    visits = frame(own, origin).assign(organiser_level="city")
    over, avoidable = counts(visits, unit, cap)
    findings = found(name, visits, **{limit: (cap, 0)})
    findings += found("forced-crowding", visits, **{limit: (cap, 0)}) if name == "crowded" else []
    assert {int(periods(f.span.first, unit)) for f in findings if f.certainty == "certain"} == over
    assert not (findings and avoidable)


@settings(max_examples=60, deadline=None)
@given(VISITS, st.lists(st.booleans(), min_size=4, max_size=4))
def test_visits_that_are_exempt_make_no_period_full(rows, case):
    visits = frame(rows)
    types = ["case" if flag else "routine" for flag in case[: len(visits)]]
    visits = visits.assign(type=pd.Categorical(types))
    over, avoidable = counts(visits[visits["type"] != "case"], "week", 1)
    findings = [f for name in ("crowded", "forced-crowding") for f in found(name, visits, ("case",), visits_per_week=(1, 0))]
    assert {int(periods(f.span.first, "week")) for f in findings if f.certainty == "certain"} == over
    assert not (findings and avoidable)


@settings(max_examples=100, deadline=None)
@given(VISITS, st.integers(1, 2))
def test_a_day_is_crowded_only_where_no_placement_avoids_it(rows, cap):
    visits = frame(rows)
    findings = [f for name in ("crowded", "forced-crowding") for f in found(name, visits, visits_per_day=(cap, 0))]
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


@settings(max_examples=100, deadline=None)
@given(VISITS, st.integers(0, 14), st.integers(0, 4), st.integers(1, 6))
def test_single_visits_are_certain_where_every_placement_breaks_the_rule(rows, begin, more, longest):
    visits = frame(rows)
    quiet = Quiet("静默期", TEXT, MONDAY + begin, MONDAY + begin + more)
    options = [{place[at] for place in placements(visits)} for at in range(len(visits))]
    touched = {at for at, own in enumerate(options) if all(a <= MONDAY + begin + more and b >= MONDAY + begin for a, b in own)}
    long = {at for at, own in enumerate(options) if all(b - a + 1 > longest for a, b in own)}
    resting = {at for at, own in enumerate(options) if all(CALENDAR.workdays(a, b) == 0 for a, b in own)}
    run = rules()["quiet-period"].run({"visits": visits, "calendar": CALENDAR, "quiet": (quiet,)})
    holiday = rules()["on-holiday"].run({"visits": visits, "calendar": CALENDAR})
    assert {row for f in run if isinstance(f, Finding) for row in f.rows} == touched
    assert {row for f in found("too-long", visits, days_on_site=(longest, 0)) for row in f.rows} == long
    assert {row for f in holiday if isinstance(f, Finding) for row in f.rows} >= resting
