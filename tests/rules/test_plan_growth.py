"""This year's items beside last year's, against a count item by item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from burden.days import day
from burden.rule import Finding
from burden.rulebook import Limits
from burden.rules.plan_growth import plan_growth
from tests import slow
from tests.example_plans import given_of
from tests.examples import example
from tests.random_plans import directory, items, limits
from tests.rules.test_special_quota import keys

END = day(date(2026, 12, 31))


def counted(table, limit):
    """The keys of the items a limit speaks of, by organiser."""
    units = {row["unit"]: row for row in directory().to_dict("records")}
    found = set()
    for item, key in zip(table.to_dict("records"), keys_of(table), strict=True):
        office = {
            "organiser_level": units[item["organiser"]]["level"],
            "organiser_system": "应急管理局" if "应急" in item["organiser"] else "卫生健康委员会",
        }
        for target in item["targets"]:
            unit = units[target.name]
            at = item | office | {f"target_{name}": unit[name] for name in ("level", "kind", "grade")}
            if not item["cancelled"] and not slow.reason(limit, at) and slow.covered(limit, at):
                found.add((item["organiser"], key))
    return found


def keys_of(table):
    return keys(type("Items", (), {"items": table}))


def numbers(found, organiser=None):
    return len({key for name, key in found if organiser in (None, name)})


@settings(max_examples=20, deadline=None)
@given(items(5), items(5), limits("items_growth", most=1))
def test_plan_has_grown_where_a_count_says_so(now, before, law):
    limit = replace(law.all[0], value=law.all[0].value - 1)
    findings = list(plan_growth.check(now, before, directory(), Limits((limit,)), 2026))
    own, earlier = counted(now, limit), counted(before, limit)
    pairs = [("", numbers(own), numbers(earlier))]
    pairs += [(name, numbers(own, name), numbers(earlier, name)) for name in {n for n, _ in own} & {n for n, _ in earlier}]
    expected = {(name, n, last) for name, n, last in pairs if n > last + limit.value}
    assert {(each.organiser, each.facts["n"], each.facts["last"]) for each in findings} == expected


@settings(max_examples=20, deadline=None)
@given(items(5), items(5), limits("items_cut_percent", most=80))
def test_plan_is_cut_too_little_where_a_count_says_so(now, before, law):
    limit = replace(law.all[0], since=day(date(2026, 1, 1)))
    findings = list(plan_growth.check(now, before, directory(), Limits((limit,)), 2026))
    n, last = numbers(counted(now, limit)), numbers(counted(before, limit))
    over = last > 0 and n * 100 > last * (100 - limit.value)
    assert [(each.facts["n"], each.facts["last"]) for each in findings] == ([(n, last)] if over else [])


@pytest.mark.parametrize(("since", "count"), [("2025-01-01", 0), ("2025-10-09", 1), ("2026-01-01", 1), ("2026-02-01", 0)])
def test_cut_is_asked_for_once_in_the_first_whole_year(since, count):
    rows = "item | organiser | targets | when\n安全检查 | 应急局 | 甲县 | 4月\n"
    shown = example(f"limits: items_cut_percent = 50 since {since}\n\nlast_items\n{rows}\nitems\n{rows}")
    plan, rulebook, tables = given_of(shown, "plan-growth")
    asked = rulebook.about(("items_cut_percent",))
    found = list(plan_growth.check(plan.items, tables["last_items"], plan.units, asked, 2026))
    assert sum(isinstance(each, Finding) for each in found) == count
