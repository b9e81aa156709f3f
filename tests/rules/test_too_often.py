"""Yearly caps against a count visit by visit, and whom a message says it does not count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from burden.rule import Finding
from burden.rules.too_often import LEVELS, too_often
from tests import slow
from tests.example_plans import given_of
from tests.examples import example
from tests.random_plans import limits, plans, visits_of


@settings(max_examples=20, deadline=None)
@given(plans(), limits("visits_per_year", most=2))
def test_cap_of_one_organiser_is_broken_where_a_count_says_so(plan, law):
    visits = visits_of(plan)
    findings = list(too_often.each(visits, law))
    found, possible = slow.full(law, "visits_per_year", visits, "year", "organiser")
    assert slow.said(findings) == found
    assert slow.possible(findings) == possible


@settings(max_examples=20, deadline=None)
@given(plans(), limits("level_visits_per_year", most=2))
def test_cap_of_a_level_is_broken_where_a_count_says_so(plan, law):
    visits = visits_of(plan)
    findings = list(too_often.each(visits, law))
    parts = [
        slow.full(law, "level_visits_per_year", visits[visits["organiser_level"] == level], "year") for level in LEVELS if level
    ]
    assert slow.said(findings) == set().union(*(found for found, _ in parts))
    assert slow.possible(findings) == sum(possible for _, possible in parts)


@settings(max_examples=20, deadline=None)
@given(plans(), limits("city_county_visits_per_year", most=3))
def test_cap_of_city_and_county_is_broken_where_a_count_says_so(plan, law):
    visits = visits_of(plan)
    findings = list(too_often.each(visits, law))
    both = visits[visits["organiser_level"].isin(("city", "county"))]
    found, possible = slow.full(law, "city_county_visits_per_year", both, "year")
    assert slow.said(findings) == found
    assert slow.possible(findings) == possible


def findings(rows: str, law: str) -> list[Finding]:
    _, rulebook, tables = given_of(example(f"limits: {law}\n\n{rows}"), "too-often")
    found = too_often.each(tables["visits"], rulebook.about(too_often.limits))
    return [each for each in found if isinstance(each, Finding)]


def test_routine_cap_does_not_count_special_checks():
    rows = "target | organiser | first | type\n" + "\n".join(
        f"甲厂 | 应急局 | 2026-0{month}-02 | {kind}" for month, kind in enumerate(("routine", "routine", "special"), 3)
    )
    assert findings(rows, "visits_per_year = 2 type routine") == []
    assert [each.facts["n"] for each in findings(rows, "visits_per_year = 1 type routine")] == [2]


@pytest.mark.parametrize(
    ("exempt", "n", "words"), [("", 4, ""), ("exempt case above", 2, "；另有2次（个案1次、上级部署1次）不计")]
)
def test_message_says_how_many_are_not_counted(exempt, n, words):
    rows = (
        "target | organiser | first | type | source\n甲厂 | 应急局 | 2026-03-02 | |\n甲厂 | 应急局 | 2026-04-02 | |\n"
        "甲厂 | 应急局 | 2026-05-06 | case |\n甲厂 | 应急局 | 2026-06-02 | | above"
    )
    (found,) = findings(rows, f"visits_per_year = 1 {exempt}")
    assert (found.facts["n"], found.facts["spared"].cite("zh")) == (n, words)


def test_spared_visits_of_another_organiser_or_year_are_not_said():
    rows = (
        "target | organiser | first | type\n甲厂 | 应急局 | 2026-03-02 |\n甲厂 | 应急局 | 2026-04-02 |\n"
        "甲厂 | 水务局 | 2026-05-06 | case\n甲厂 | 应急局 | 2027-06-02 | case"
    )
    (found,) = findings(rows, "visits_per_year = 1 exempt case")
    assert found.facts["spared"].cite("zh") == ""
