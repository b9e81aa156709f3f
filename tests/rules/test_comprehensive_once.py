"""Comprehensive items against a count item by item."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from hypothesis import given, settings

from burden.days import day
from burden.rules.comprehensive_once import comprehensive_once
from tests import slow
from tests.example_plans import given_of
from tests.examples import example
from tests.random_plans import limits, plans, visits_of

LOWER = {"甲县", "红旗镇", "东风镇"}


def expected(plan, visits, limit):
    """For each organiser over the limit how often it comes, and with which items."""
    times, rows = defaultdict(dict), defaultdict(set)
    seen = defaultdict(int)
    for row, item in enumerate(plan.items.to_dict("records")):
        names = tuple(sorted(target.name for target in item["targets"]))
        copy = (item["organiser"], item["item"], names, item["when"].windows or item["when"].text)
        seen[copy, item["sheet"]] += 1
        key = item["joint"] or (copy, seen[copy, item["sheet"]])
        counts = item["comprehensive"] and not item["cancelled"] and LOWER & set(names) and not slow.reason(limit, item)
        if counts:
            own = visits[(visits["item_row"] == row) & (visits["first"] >= limit.since) & (visits["match"] != "extra")]
            often = max(own.groupby("target", observed=True).size(), default=1)
            times[item["organiser"]][key] = max(often, times[item["organiser"]].get(key, 0))
            rows[item["organiser"]].add(row)
    return {(name, sum(own.values()), frozenset(rows[name])) for name, own in times.items() if sum(own.values()) > limit.value}


@settings(max_examples=20, deadline=None)
@given(plans(), limits("comprehensive_per_year", most=2))
def test_departments_are_over_the_limit_where_a_count_says_so(plan, law):
    visits = visits_of(plan)
    limit = law.one("comprehensive_per_year", day(date(2026, 12, 31)))
    found = {
        (each.organiser, each.facts["n"], frozenset(each.rows))
        for each in comprehensive_once.check(plan.items, visits, law, 2026)
    }
    assert found == (expected(plan, visits, limit) if limit else set())


def test_item_that_stands_in_two_files_is_counted_once():
    shown = example(
        """
        limits: comprehensive_per_year = 1

        items
        item     | organiser | targets | when | comprehensive
        综合督查 | 农业局    | 甲县    | 4月  | yes
        """
    )
    plan, rulebook, tables = given_of(shown, "comprehensive-once")
    twice = plan.items.loc[[0, 0]].reset_index(drop=True).assign(sheet=[0, 1])
    assert list(comprehensive_once.check(twice, tables["visits"], rulebook.about(("comprehensive_per_year",)), 2026)) == []
