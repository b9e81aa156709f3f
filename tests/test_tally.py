"""What a limit counts: loads from below, changes of law, one organiser's visits, and how a message names them."""

from __future__ import annotations

import numpy as np
import pytest

from burden.load.holidays import packaged
from burden.rule import Finding
from burden.rulebook import Limits
from burden.rules import rules
from burden.tally import beside, linked, tight
from tests.example_plans import given_of, limits_of
from tests.examples import example


def findings(rule, law, *rows):
    _, rulebook, tables = given_of(example("\n".join((f"limits: {law}\n", *rows))), rule)
    run = rules()[rule].run(tables | {"limits": rulebook.about(rules()[rule].limits)})
    return [each for each in run if isinstance(each, Finding)]


COUNTY = (
    "target | county | target_level | organiser | item     | first",
    "甲县   | 甲县   | county       | 应急局    | 安全检查 | 2026-03-02",
    "红旗镇 | 甲县   | township     | 水务局    | 防汛检查 | 2026-03-03",
)


def test_limit_that_does_not_say_so_counts_no_visits_below_beside_one_that_does():
    law = "target_visits_per_month = 1, target_visits_per_month = 9 level township below"
    assert findings("target-month", law, *COUNTY) == []
    assert [each.target for each in findings("target-month", "target_visits_per_month = 1 below", *COUNTY)] == ["甲县"]


def test_message_about_a_county_names_the_unit_below():
    (found,) = findings("target-month", "target_visits_per_month = 1 below", *COUNTY)
    assert found.facts["visits"].cite("zh") == "应急局“安全检查”（2026-03-02）、水务局到红旗镇“防汛检查”（2026-03-03）"
    assert found.facts["below"].cite("zh") == "（含到下辖单位1次）"


def test_message_names_the_first_visits_and_how_many_there_are():
    rows = [f"甲厂 | 应急局 | 2026-0{month}-02" for month in range(1, 10)]
    (found,) = findings("too-often", "visits_per_year = 2", "target | organiser | first", *rows)
    assert found.facts["visits"].cite("zh") == "、".join(f"2026-0{month}-02" for month in range(1, 9)) + "等"


def test_message_names_the_days_of_one_item_together():
    rows = (
        "甲厂 | 应急局 | 用电检查 | 2026-03-02",
        "甲厂 | 水务局 | 用水检查 | 2026-03-03",
        "甲厂 | 应急局 | 用电检查 | 2026-03-04",
    )
    (found,) = findings("target-month", "target_visits_per_month = 2", "target | organiser | item | first", *rows)
    assert [found.facts["visits"].cite(lang) for lang in ("zh", "en")] == [
        "应急局“用电检查”（2026-03-02、2026-03-04）、水务局“用水检查”（2026-03-03）",
        "“用电检查” of 应急局 (2026-03-02, 2026-03-04), “用水检查” of 水务局 (2026-03-03)",
    ]


def test_new_law_speaks_only_where_a_visit_is_under_it():
    law = "organiser_visits_in_days = 5/60, organiser_visits_in_days = 1/60 since 2026-07-01"
    head = "target | organiser | first"
    before, after = [f"甲镇 | 应急局 | 2026-{on}" for on in ("06-01", "06-20")], "甲镇 | 应急局 | 2026-07-02"
    assert findings("too-soon", law, head, *before) == []
    assert [(each.limit.value, each.facts["n"]) for each in findings("too-soon", law, head, *before, after)] == [(1.0, 3)]


def test_visits_of_one_organiser_may_stand_at_once():
    rows = [
        f"甲县 | {who} | {item} | 2026-03-02 | 2026-03-03 | 1"
        for who, item in (("应急局", "甲"), ("应急局", "乙"), ("水务局", "丙"))
    ]
    head = "target | organiser | item | first | last | days"
    assert findings("forced-crowding", "organisers_per_day = 1", head, *rows) == []
    assert [each.facts["need"] for each in findings("forced-crowding", "visits_per_day = 1", head, *rows)] == [3.0]


def test_two_spans_that_share_no_visit_are_both_named():
    rows = [
        f"甲县 | {who} | 检查 | 2026-{month}-02 | 2026-{month}-03 | 1"
        for month in ("03", "06")
        for who in ("应急局", "水务局", "人社局")
    ]
    found = findings("forced-crowding", "organisers_per_day = 1", "target | organiser | item | first | last | days", *rows)
    assert len(found) == 2


MONDAY = 20514  # 2026-03-02


def reached(reach, law, *spans, changed=0, **more):
    """The places of the visits of one organiser at one target that a rule must see when one changes."""
    first, last = (np.array([MONDAY + span[end] for span in spans]) for end in (0, 1))
    same, limits = np.zeros(len(spans), dtype=np.int64), Limits(limits_of(law))
    return np.flatnonzero(reach(limits, first, last, same, same, changed=np.arange(len(spans)) == changed, **more)).tolist()


def test_beside_a_visit_are_those_that_touch_it_and_those_that_touch_these():
    assert reached(beside, "visits_per_day = 1", (0, 1), (1, 3), (3, 4), (4, 4)) == [0, 1, 2]


def test_beside_a_visit_in_weeks_is_the_whole_week():
    assert reached(beside, "visits_per_week = 1", (0, 0), (4, 4), (7, 7)) == [0, 1]


def test_beside_a_visit_counted_by_its_organiser_are_no_others():
    first, target, limits = np.array([MONDAY] * 2), np.zeros(2, dtype=np.int64), Limits(limits_of("visits_per_year = 1"))
    assert beside(limits, first, first, target, np.array([0, 1]), np.array([True, False])).tolist() == [True, False]


def test_linked_to_a_visit_is_the_whole_chain():
    spans = (0, 1), (1, 3), (3, 4), (4, 4), (8, 8)
    assert reached(linked, "visits_per_day = 1", *spans, calendar=packaged()) == [0, 1, 2, 3]


def test_linked_over_a_weekend_are_visits_with_no_workday_between_them():
    assert reached(linked, "visits_per_day = 1", (0, 4), (7, 8), (10, 10), calendar=packaged()) == [0, 1]


@pytest.mark.parametrize("law", ["visits_per_day = 0", "visits_per_day = 1, visits_per_day = 2 since 2026-07-01"])
def test_linked_is_everything_where_nothing_is_allowed_or_the_law_changes(law):
    assert reached(linked, law, (0, 0), (90, 90), calendar=packaged()) == [0, 1]


@pytest.mark.parametrize(("count", "fixed", "may"), [(2, True, False), (2, False, True), (3, True, True), (1, False, False)])
def test_a_span_may_be_too_full_where_a_window_has_room_or_a_group_is_two_over(count, fixed, may):
    days, same = np.full(count, MONDAY), np.zeros(count, dtype=np.int64)
    limits = Limits(limits_of("visits_per_day = 1"))
    assert tight(limits, days, days + 1, same, same, np.full(count, fixed), packaged()) is may
