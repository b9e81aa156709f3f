"""Visits a month against a count visit by visit."""

from __future__ import annotations

from hypothesis import given, settings

from burden.rules.target_month import target_month
from tests import slow
from tests.random_plans import limits, plans, visits_of


@settings(max_examples=20, deadline=None)
@given(plans(), limits("target_visits_per_month"))
def test_months_are_over_the_number_where_a_count_says_so(plan, law):
    visits = visits_of(plan)
    findings = list(target_month.each(visits, law))
    found, possible = slow.full(law, "target_visits_per_month", visits, "month")
    assert slow.said(findings) == found
    assert slow.possible(findings) == possible
