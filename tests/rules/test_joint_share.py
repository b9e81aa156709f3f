"""The share of joint visits against every way the undecided visits may turn out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.plan import ITEMS, table
from burden.rule import Finding, Possible
from burden.rulebook import Limits
from burden.rules.joint_share import joint_share
from tests.example_plans import given_of, limits_of
from tests.examples import example

HEADER = "target | target_kind | organiser | item | first | joint | match | type | firm\n"
DRAWN = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=6)  # joint, firm


def outcome(rows: Iterable[str], limits: str = "joint_share_percent = 60 kind 企业") -> list[Finding | Possible]:
    visits = given_of(example(HEADER + "\n".join(rows)), "joint-share")[2]["visits"]
    return list(joint_share.check(visits, table((), ITEMS), Limits(limits_of(limits))))


def told(found: list[Finding | Possible]) -> list[tuple[object, ...]]:
    names = ("year", "n", "joint", "share", "more", "most")
    return [tuple(each.facts[name] for name in names) for each in found if isinstance(each, Finding)]


def single(organiser: str, day: int, firm: str = "yes", rest: str = "| |") -> str:
    kind, match, case = ["企业", *rest.split("|")[1:]]
    return f"甲厂 | {kind} | {organiser} | {organiser}检查 | 2026-03-{day:02} | | {match} | {case} | {firm}"


def both(day: int, firm: str = "yes") -> list[str]:
    return [f"甲厂 | 企业 | {who} | 联合检查 | 2026-03-{day:02} | 联{day} | | | {firm}" for who in ("市环保局", "市税务局")]


def test_share_counts_a_joint_visit_once_and_names_who_goes_alone() -> None:
    found = outcome([*both(2), single("市应急局", 3), single("市应急局", 4), single("市住建局", 5)])
    assert told(found) == [(2026, 4, 1, 25.0, 2, ("市应急局 2", "市住建局 1"))]


def test_share_at_the_limit_is_enough() -> None:
    assert told(outcome([*both(2), *both(3), *both(4), single("市应急局", 5), single("市住建局", 6)])) == []


def test_share_is_not_known_where_nobody_says_anything_of_joint_visits() -> None:
    assert outcome([single("市应急局", 3), single("市住建局", 5)]) == [Possible(1)]


def test_visits_in_no_plan_and_at_others_are_not_counted() -> None:
    assert told(outcome([*both(2), single("市应急局", 3, rest="| none |")])) == []
    assert told(outcome([*both(2), single("市应急局", 3).replace("企业", "学校")])) == []


def test_case_checks_are_not_blamed_where_the_text_exempts_them() -> None:
    rows = [*both(2), single("市应急局", 3, rest="| | case")]
    assert len(told(outcome(rows))) == 1
    assert told(outcome(rows, "joint_share_percent = 60 kind 企业 exempt case")) == []


def test_each_level_is_counted_apart() -> None:
    rows = [*both(2), *(row.replace("市", "甲县") for row in both(3)), single("甲县应急局", 4)]
    assert told(outcome(rows)) == [(2026, 2, 1, 50.0, 1, ("甲县应急局 1",))]


@pytest.mark.parametrize("limit", [50, 60])
@settings(max_examples=40, deadline=None)
@given(drawn=DRAWN)
def test_certain_is_what_no_outcome_of_the_undecided_visits_avoids(limit: int, drawn: list[tuple[bool, bool]]) -> None:
    rows = [
        row
        for at, (joint, firm) in enumerate(drawn, 2)
        for row in (both(at, "yes" if firm else "no") if joint else [single("市应急局", at, "yes" if firm else "no")])
    ]
    sure = [joint for joint, firm in drawn if firm]
    open_ = [joint for joint, firm in drawn if not firm]
    ways = [[*sure, *more] for size in range(len(open_) + 1) for more in combinations(open_, size)]
    broken = [bool(way) and 100 * sum(way) < limit * len(way) for way in ways]
    known = any(joint for joint, _ in drawn)
    found = outcome(rows, f"joint_share_percent = {limit} kind 企业")
    assert len(told(found)) == (known and all(broken))
    assert found.count(Possible(1)) == (any(broken) and not (known and all(broken)))
