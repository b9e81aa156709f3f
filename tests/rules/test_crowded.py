"""Days, weeks and months against a count visit by visit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from burden.rules.crowded import crowded
from tests import slow
from tests.random_plans import limits, plans, visits_of


@pytest.mark.parametrize("unit", ["week", "month"])
@settings(max_examples=12, deadline=None)
@given(plans(), limits("visits_per_week", "visits_per_month", most=2))
def test_periods_are_crowded_where_a_count_says_so(unit, plan, law):
    visits = visits_of(plan)
    name = f"visits_per_{unit}"
    own = type(law)(tuple(limit for limit in law.all if limit.name == name))
    findings = list(crowded.each(visits, own))
    found, possible = slow.full(own, name, visits, unit)
    assert slow.said(findings) == found
    assert slow.possible(findings) == possible


@settings(max_examples=12, deadline=None)
@given(plans(most=4), limits("visits_per_day", most=2))
def test_days_are_crowded_where_visits_meet_in_every_placement(plan, law):
    visits = visits_of(plan)
    assert slow.said(list(crowded.each(visits, law))) == slow.met(law, "visits_per_day", visits, False)
