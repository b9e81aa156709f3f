"""Organisers on one day against every placement."""

from __future__ import annotations

from hypothesis import given, settings

from burden.rules.same_days import same_days
from tests import slow
from tests.random_plans import limits, plans, visits_of


@settings(max_examples=20, deadline=None)
@given(plans(most=4), limits("organisers_per_day", most=2))
def test_organisers_meet_where_they_do_in_every_placement(plan, law):
    visits = visits_of(plan)
    assert slow.said(list(same_days.each(visits, law))) == slow.met(law, "organisers_per_day", visits, True)
