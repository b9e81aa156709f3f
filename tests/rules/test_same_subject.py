"""Which items of two organisers have one subject in one year, against comparing every two visits."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.days import date_of
from burden.naming import RELATED, related
from burden.rule import Finding, Possible
from burden.rules.same_subject import same_subject
from burden.visits.pairs import comparable, mergeable_pairs
from tests.example_plans import given_of
from tests.examples import example

HEADER = "target | organiser | item | first | last | joint | match | type | firm\n"
FIRST = "甲校 | 教育局 | 校车检查 | 2026-03-02 | 2026-03-03 | 联1 | | | yes"
JANUARY = 20454  # 2026-01-01
VISIT = st.tuples(
    st.sampled_from(["甲校", "乙校"]), st.sampled_from(["教育局", "公安局", "交通局"]), st.sampled_from(["校车检查", "校车督查", "食堂检查"]),
    st.integers(0, 360), st.integers(0, 40), st.sampled_from(["", "联1"]), st.sampled_from(["yes", "no"]),
)  # fmt: skip


def visits(*rows: str) -> pd.DataFrame:
    return given_of(example(HEADER + "\n".join(rows)), "same-subject")[2]["visits"]


def findings(*rows: str) -> list[Finding]:
    return [each for each in same_subject.each(visits(*rows)) if isinstance(each, Finding)]


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("甲校 | 公安局 | 校车督查 | 2026-09-07 | 2026-09-08 | | | | yes", 1),
        ("甲校 | 公安局 | 校车督查 | 2026-01-01 | 2026-12-31 | | | | yes", 1),
        ("甲校 | 公安局 | 校车督查 | 2026-03-04 | 2026-03-05 | | | | yes", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-03-04 | 2026-03-12 | | | | yes", 1),
        ("甲校 | 公安局 | 校车督查 | 2027-03-04 | 2027-03-05 | | | | yes", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-12-15 | 2027-01-15 | | | | yes", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-09-07 | 2026-09-08 | | | | no", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-09-07 | 2026-09-08 | | none | | yes", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-09-07 | 2026-09-08 | | | case | yes", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-03-02 | 2026-03-03 | 联1 | | | yes", 0),
        ("甲校 | 公安局 | 食堂检查 | 2026-09-07 | 2026-09-08 | | | | yes", 0),
        ("乙校 | 公安局 | 校车督查 | 2026-09-07 | 2026-09-08 | | | | yes", 0),
        ("甲校 | 教育局 | 校车督查 | 2026-09-07 | 2026-09-08 | | | | yes", 0),
        ("甲校 | 市教育局 | 校车督查 | 2026-09-07 | 2026-09-08 | | | | yes", 0),
    ],
)
def test_same_subject_names_what_another_organiser_looks_at_again(other: str, count: int) -> None:
    assert len(findings(FIRST, other)) == count


def test_pair_at_many_targets_is_one_finding_at_the_later_item() -> None:
    rows = [
        f"{target} | {organiser} | {item} | 2026-{month}-02 | | | | | yes"
        for target in ("甲校", "乙校", "丙校", "丁校")
        for organiser, item, month in (("教育局", "校车检查", "03"), ("公安局", "2026年校车督查", "09"))
    ]
    table = visits(*rows)
    (found,) = [each for each in same_subject.each(table) if isinstance(each, Finding)]
    facts = {name: found.facts[name] for name in ("other", "partner", "year", "n")}
    assert facts == {"other": "校车检查", "partner": "教育局", "year": 2026, "n": 4}
    assert (table["item"].iat[found.rows[0]], len(found.rows)) == ("2026年校车督查", 8)


@settings(max_examples=40, deadline=None)
@given(st.lists(VISIT, min_size=1, max_size=8))
def test_same_subject_is_every_pair_of_visits_that_no_other_rule_tells(
    drawn: list[tuple[str, str, str, int, int, str, str]],
) -> None:
    rows = [
        f"{target} | {who} | {item} | {date_of(JANUARY + first)} | {date_of(JANUARY + first + more)} | {joint} | | | {firm}"
        for target, who, item, first, more, joint, firm in drawn
    ]
    table = visits(*rows)
    apart, near = mergeable_pairs(comparable(table))
    named = list(zip(table["organiser"].astype(str), table["item"].astype(str), strict=True))
    told = {frozenset(named[apart.index[at]] for at in pair) for pair in near.loc[near["sure"], ["a", "b"]].to_numpy()}
    joint = {
        frozenset((named[a], named[b])) for a, b in combinations(range(len(table)), 2) if table["joint"][a] == table["joint"][b]
    }
    sure, every = set(), set()
    for a, b in combinations(range(len(table)), 2):
        one, other = table.loc[a], table.loc[b]
        years = {date_of(int(day)).year for visit in (one, other) for day in (visit["begin"], visit["start"])}
        pair = frozenset((named[a], named[b]))
        if one["target"] != other["target"] or one["organiser"] == other["organiser"] or len(years) > 1:
            continue
        if related(one["item"], other["item"]) < RELATED or pair in told or pair in joint:
            continue
        every.add(pair)
        if one["firm"] and other["firm"]:
            sure.add(pair)
    outcome = list(same_subject.each(table))
    assert {frozenset(named[row] for row in each.rows) for each in outcome if isinstance(each, Finding)} == joined(sure)
    assert sum(each.count for each in outcome if isinstance(each, Possible)) == len(every) - len(sure)


def joined(pairs):
    """Pairs that share an item are one group."""
    groups = set()
    for pair in pairs:
        met = {group for group in groups if group & pair}
        groups = groups - met | {pair.union(*met)}
    return groups


def test_many_offices_of_one_subject_are_one_finding():
    offices = ("教育局", "公安局", "商务局", "民政局", "财政局")
    rows = [f"甲校 | {who} | 校车检查 | 2026-01-01 | 2026-12-31 |  | | | yes" for who in offices]
    (found,) = [each for each in same_subject.each(visits(*rows)) if isinstance(each, Finding)]
    assert (found.facts["count"], found.facts["n"], len(found.rows)) == (5, 1, 5)
