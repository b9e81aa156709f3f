"""Shares drawn against a look at each item."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from burden.days import day
from burden.rule import Finding
from burden.rules.sample_too_wide import sample_too_wide
from tests import slow
from tests.example_plans import given_of
from tests.examples import example
from tests.random_plans import directory, limits, plans, visits_of


def at_targets(plan, visits):
    """Each item that is not cancelled at each target, as a visit that begins when its visits can."""
    units = {row["unit"]: row for row in directory().to_dict("records")}
    for row, item in enumerate(plan.items.to_dict("records")):
        own = visits[visits["item_row"] == row]
        begin = day(date(2026, 1, 1)) if own.empty else int(own["begin"].min())
        start = day(date(2026, 12, 31)) if own.empty else int(own["start"].max())
        for target in () if item["cancelled"] else item["targets"]:
            unit, office = units[target.name], units[item["organiser"]]
            yield item | {
                "row": row, "share": target.share, "target": target.name, "begin": begin, "start": start,
                "target_level": unit["level"], "target_kind": unit["kind"], "target_grade": unit["grade"],
                "organiser_level": office["level"], "organiser_system": "应急管理局" if "应急" in item["organiser"] else "卫生健康委员会",
            }  # fmt: skip


def expected(plan, visits, law):
    """The items that draw too much, under which limit, and how many do not say how much."""
    found, unsaid = set(), set()
    for each in at_targets(plan, visits):
        limit = slow.law(law, "sample_percent", each, 0)
        if limit is None or slow.reason(limit, each) or (each["share"] == 1 and each["ratio"] != "100%"):
            continue
        if each["share"] == 0:
            unsaid.add((limit, each["row"]))
        elif each["share"] * 100 > limit.value:
            found.add((limit, each["row"]))
    return found, len(unsaid)


@settings(max_examples=20, deadline=None)
@given(plans(), limits("sample_percent", most=40))
def test_sample_is_too_wide_where_a_look_says_so(plan, law):
    visits = visits_of(plan)
    findings = list(sample_too_wide.check(plan.items, visits, directory(), law, 2026))
    found = {(each.limit, each.rows[0]) for each in findings if isinstance(each, Finding)}
    assert (found, slow.possible(findings)) == expected(plan, visits, law)


@pytest.mark.parametrize(("target", "found"), [("全市汽车销售企业", 1), ("全市小学", 0)])
def test_target_the_directory_does_not_have_is_of_the_kind_it_names(target, found):
    shown = example(
        f"limits: sample_percent = 20 kind 企业\n\nitems\nitem | organiser | targets | share | when\n抽查 | 市监局 | {target} | 0.5 | 3月"
    )
    plan, rulebook, tables = given_of(shown, "sample-too-wide")
    asked = rulebook.about(("sample_percent",))
    findings = list(sample_too_wide.check(plan.items, tables["visits"], plan.units, asked, 2026))
    assert sum(isinstance(each, Finding) for each in findings) == found
