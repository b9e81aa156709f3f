"""Which visits are near each other, what merging them saves, and who takes no part."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.days import date_of, day
from burden.rule import Finding
from burden.rules.mergeable import Visit, mergeable, saved
from burden.visits.pairs import comparable, near, separate
from burden.warning import Some
from tests.example_plans import given_of
from tests.examples import example

JANUARY = day(date(2026, 1, 1))
HEADER = "target | organiser | item | first | last | joint | match | type\n"
VISIT = st.tuples(
    st.sampled_from(["甲县", "乙县"]), st.sampled_from(["教育局", "水务局"]), st.integers(0, 120), st.integers(0, 100)
)


def visits(rows: list[str]) -> pd.DataFrame:
    return given_of(example(HEADER + "\n".join(rows)), "mergeable")[2]["visits"]


def findings(*rows: str) -> list[Finding]:
    return [each for each in mergeable.each(visits(list(rows))) if isinstance(each, Finding)]


def close(a: tuple[int, int], b: tuple[int, int]) -> bool:
    months = {(date_of(each).year, date_of(each).month) for each in (*a, *b)}
    return len(months) == 1 or (a[0] <= b[1] and b[0] <= a[1])


def alike_long(a: tuple[bool, int], b: tuple[bool, int]) -> bool:
    if (False, 1) in (a, b):
        return True
    short, long = sorted((a[1], b[1]))
    return long <= 2 * short or long - short <= 2


@settings(deadline=None)
@given(st.lists(VISIT, min_size=1, max_size=8))
def test_near_is_every_pair_of_two_items_that_overlaps_or_shares_its_month(given_visits: list[tuple[str, str, int, int]]) -> None:
    texts = [
        f"{target} | {organiser} | 校车检查 | {date_of(JANUARY + first)} | {date_of(JANUARY + first + more)} | | |"
        for target, organiser, first, more in given_visits
    ]
    apart = separate(comparable(visits(texts)))
    spans = list(zip(apart["first"], apart["last"], strict=True))
    lengths = list(zip(apart["fixed"].tolist(), apart["days"].tolist(), strict=True))
    expected = {
        frozenset((a, b))
        for a, b in combinations(range(len(apart)), 2)
        if apart["target"].iat[a] == apart["target"].iat[b]
        and apart["organiser"].iat[a] != apart["organiser"].iat[b]
        and close(spans[a], spans[b])
        and alike_long(lengths[a], lengths[b])
    }
    assert {frozenset(pair) for pair in zip(*near(apart), strict=True)} == expected


def told(first: int, item: str, days: int) -> Visit:
    return Visit(first, item, "教育局", "甲县", days, first, first, 0, -1)


def test_saved_merges_each_visit_once_and_counts_the_shorter() -> None:
    a, b, c, d = told(1, "校车检查", 2), told(2, "校车督查", 3), told(8, "校车检查", 5), told(9, "校车督查", 4)
    assert saved([(a, b), (a, d), (b, c), (c, d)]) == (2, 6)
    assert saved([(a, b), (a, d)]) == (1, 2)


def test_pair_at_many_targets_is_one_finding_with_what_it_saves() -> None:
    rows = [
        f"{target} | {organiser} | {item} | 2026-03-02 | 2026-03-0{last} | | |"
        for target in ("甲校", "乙校", "丙校", "丁校")
        for organiser, item, last in (("教育局", "校车检查", 3), ("公安局", "校车专项督查", 4))
    ]
    (found,) = findings(*rows)
    facts = {name: found.facts[name] for name in ("other", "partner", "n", "targets", "visits", "days")}
    assert facts == {
        "other": "校车专项督查", "partner": "公安局", "n": 4, "targets": Some(("丁校", "丙校", "乙校"), 4), "visits": 4, "days": 8,
    }  # fmt: skip
    assert len(found.rows) == 8


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("甲校 | 公安局 | 校车督查 | 2026-03-05 | 2026-03-06 | | |", 1),
        ("乙校 | 公安局 | 校车督查 | 2026-03-05 | 2026-03-06 | | |", 0),
        ("甲校 | 公安局 | 食堂督查 | 2026-03-05 | 2026-03-06 | | |", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-04-01 | 2026-04-02 | | |", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-01-01 | 2026-04-02 | | |", 1),
        ("甲校 | 公安局 | 校车督查 | 2026-01-01 | 2026-04-03 | | |", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-03-05 | 2026-03-06 | | none |", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-03-05 | 2026-03-06 | | | case", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-03-02 | 2026-03-03 | 联1 | |", 0),
        ("甲校 | 教育局 | 校车检查 | 2026-03-05 | 2026-03-06 | | |", 0),
        ("甲校 | 市教育局 | 校车督查 | 2026-03-05 | 2026-03-06 | | |", 0),
        ("甲校 | 教育局 | 2026年校车检查 | 2026-03-05 | 2026-03-06 | | |", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-03-05 | 2026-03-13 | | |", 0),
        ("甲校 | 公安局 | 校车督查 | 2026-03-05 | 2026-03-10 | | |", 1),
    ],
)
def test_mergeable_names_what_could_be_one(other: str, count: int) -> None:
    assert len(findings("甲校 | 教育局 | 校车检查 | 2026-03-02 | 2026-03-03 | 联1 | |", other)) == count


@pytest.mark.parametrize(
    ("rows", "joining", "why"),
    [
        (["甲县教育局 | 校车检查 | 2026-03-02 | 2026-03-05", "市公安局 | 校车督查 | 2026-03-02 | 2026-03-03"], "校车检查", "级别低的并入级别高的"),
        (
            ["教育局 | 校车检查 | 2026-03-02 | 2026-03-05", "公安局 | 校车督查 | 2026-03-02 | 2026-03-03", "公安局 | 校车督查 | 2026-09-02 | 2026-09-03"],
            "校车检查", "次数少的并入次数多的，1次并入2次",
        ),
        (["教育局 | 校车检查 | 2026-03-02 | 2026-03-05", "公安局 | 校车督查 | 2026-03-02 | 2026-03-03"], "校车督查", "时间短的并入时间长的，2天并入4天"),
        (["教育局 | 校车检查 | 2026-03-04 | 2026-03-05", "公安局 | 校车督查 | 2026-03-02 | 2026-03-03"], "校车检查", "在后的并入在前的"),
    ],
)  # fmt: skip
def test_lower_rarer_shorter_or_later_item_joins_the_other(rows: list[str], joining: str, why: str) -> None:
    table = visits([f"甲校 | {row} | | |" for row in rows])
    (found,) = [each for each in mergeable.each(table) if isinstance(each, Finding)]
    joins: Any = found.facts["joins"]
    assert (table["item"].iat[found.rows[0]], joins.cite("zh")) == (joining, why)


def test_one_office_in_two_spellings_is_one_where_the_plan_names_one_city() -> None:
    assert (
        len(
            findings("甲校 | 市教育局 | 校车检查 | 2026-03-02 | | | |", "甲校 | 澜江市教育局 | 校车专项督查 | 2026-03-03 | | | |")
        )
        == 1
    )
    twice = ("甲校 | 市教育局 | 校车检查 | 2026-03-02 | | | |", "甲校 | 澜江市教育局 | 校车检查 | 2026-03-03 | | | |")
    assert findings(*twice) == []
