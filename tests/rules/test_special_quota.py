"""Special checks against a count item by item, and the words that say a check covers everybody."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given, settings

from burden.plan import Target
from burden.rules.special_quota import coverage, special_quota
from burden.visits.repeated import same
from tests import slow
from tests.random_plans import directory, limits, plans, visits_of
from tests.rules.test_sample_too_wide import at_targets


def keys(plan):
    """For each item what it counts as: its joint visit, else the first row that tells the same item, pair by pair."""
    rows = plan.items.to_dict("records")
    first = list(range(len(rows)))
    for a, b in combinations(range(len(rows)), 2):
        one, other = rows[a], rows[b]
        alike = one["organiser"] and one["item"] == other["item"] and one["organiser"] == other["organiser"]
        alike = (
            alike
            and one["targets"]
            and {target.name for target in one["targets"]} == {target.name for target in other["targets"]}
            and not (one["cancelled"] or other["cancelled"])
        )
        if alike and same(one, other) == "sure":
            low, high = sorted((first[a], first[b]))
            first = [low if at == high else at for at in first]
    return [row["joint"] or at for row, at in zip(rows, first, strict=True)]


def expected(plan, visits, law):
    """For each limit the organisers over it, and how many special checks they plan."""
    found, key = set(), keys(plan)
    special = [each for each in at_targets(plan, visits) if each["type"] == "special"]
    for limit in law.all:
        own, judged = defaultdict(set), set()
        for each in special:
            under = slow.law(law, limit.name, each, 0)
            if under and under.kind() == limit.kind() and under.since <= limit.since and not slow.reason(limit, each):
                own[each["organiser"]].add(key[each["row"]])
                judged |= {each["organiser"]} if under == limit else set()
        found |= {(limit, name, len(items)) for name, items in own.items() if len(items) > limit.value and name in judged}
    return found


@settings(max_examples=20, deadline=None)
@given(plans(), limits("special_items_per_year", most=2))
def test_organisers_are_over_the_number_where_a_count_says_so(plan, law):
    visits = visits_of(plan)
    findings = special_quota.check(plan.items, visits, directory(), law, 2026)
    assert {(each.limit, each.organiser, each.facts["n"]) for each in findings} == expected(plan, visits, law)


@pytest.mark.parametrize(
    ("method", "target", "ratio", "share", "said"),
    [
        ("全覆盖检查", "甲厂", "", 1.0, "全覆盖"), ("不搞全覆盖", "甲厂", "", 1.0, ""), ("拉网式排查", "甲厂", "", 1.0, "拉网式"),
        ("", "全市所有加油站", "", 1.0, "所有加油站"), ("", "甲县、乙县", "", 1.0, ""), ("", "甲厂", "100%", 1.0, "100%"),
        ("", "甲厂", "20%", 0.2, ""), ("避免全覆盖", "甲厂", "", 1.0, ""), ("", "甲厂", "", 0.5, ""),
    ],
)  # fmt: skip
def test_special_check_covers_everybody_where_it_says_so(method, target, ratio, share, said):
    item = {
        "item": "燃气检查",
        "target_text": target,
        "method": method,
        "content": "",
        "ratio": ratio,
        "targets": (Target(target, share),),
    }
    assert coverage(item, 100) == said
