"""Floors against a count unit by unit."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from burden.rule import Finding
from burden.rulebook import Limits, Scope
from burden.rules.too_seldom import too_seldom
from tests import slow
from tests.example_plans import given_of
from tests.examples import example
from tests.random_plans import directory, limits, plans, visits_of


def expected(visits, limit, units):
    """The units below a floor, and how many may be."""
    meant = replace(
        limit, scope=Scope(types=limit.scope.types, systems=limit.scope.systems, organiser_levels=limit.scope.organiser_levels)
    )
    first, last = slow.year_span(2026)
    sure, may = {}, {}
    for visit in slow.rows(visits):
        days = [first <= each <= last for each in slow.starts(visit)]
        if slow.covered(meant, visit) and any(days):
            may.setdefault(visit["target"], set()).add(visit["joint"])
            if visit["firm"] and all(days):
                sure.setdefault(visit["target"], set()).add(visit["joint"])
    inside = [
        unit["unit"] for unit in units.to_dict("records")
        if all(not words or unit[column] in words for column, words in
               (("level", limit.scope.levels), ("kind", limit.scope.kinds), ("grade", limit.scope.grades)))
    ]  # fmt: skip
    short = {unit for unit in inside if len(sure.get(unit, ())) < limit.value}
    certain = {unit for unit in short if may and len(may.get(unit, ())) < limit.value}
    return certain, len(short - certain)


@settings(max_examples=20, deadline=None)
@given(plans(), limits("visits_per_year_at_least", most=3))
def test_units_are_below_the_floor_where_a_count_says_so(plan, law):
    visits, limit = visits_of(plan), replace(law.all[0], below=False)
    findings = list(too_seldom.check(visits, directory(), Limits((limit,)), 2026))
    found = {each.target for each in findings if isinstance(each, Finding)}
    assert (found, slow.possible(findings)) == expected(visits, limit, directory())


UNITS = "units\nunit | kind | level | parent\n甲县 | 县区 | county |\n红旗镇 | 乡镇 | township | 甲县\n甲矿 | 煤矿 | |\n"


def outcome(law, visits):
    _, rulebook, tables = given_of(example(f"limits: {law}\n\n{UNITS}\nvisits\n{visits}"), "too-seldom")
    findings = list(too_seldom.check(tables["visits"], tables["units"], rulebook.about(("visits_per_year_at_least",)), 2026))
    return [each.target for each in findings if isinstance(each, Finding)], slow.possible(findings)


def test_visits_below_count_where_the_limit_says_so():
    visits = "target | county | organiser | first\n红旗镇 | 甲县 | 应急局 | 2026-03-02"
    assert outcome("visits_per_year_at_least = 1 level county", visits) == (["甲县"], 0)
    assert outcome("visits_per_year_at_least = 1 level county below", visits) == ([], 0)


def test_visit_to_a_group_the_directory_does_not_have_may_be_one_to_its_members():
    visits = "target | organiser | first\n全市煤矿 | 应急局 | 2026-03-02"
    assert outcome("visits_per_year_at_least = 1 kind 煤矿", visits) == ([], 1)


def test_plan_without_the_organisers_meant_accuses_nobody():
    visits = "target | organiser | first\n红旗镇 | 水利局 | 2026-03-02"
    assert outcome("visits_per_year_at_least = 1 kind 煤矿 system 应急管理局", visits) == ([], 1)


def test_narrower_floor_goes_before_a_wider_one():
    visits = "target | organiser | first\n甲矿 | 应急局 | 2026-03-02\n红旗镇 | 应急局 | 2026-03-02\n甲县 | 应急局 | 2026-03-02"
    assert outcome("visits_per_year_at_least = 1, visits_per_year_at_least = 2 kind 煤矿", visits) == (["甲矿"], 0)
