import math

import pytest

from burden.visits import followed
from burden.visits.follow import together
from burden.visits.parts import is_follow_up
from tests.example_plans import given_of
from tests.examples import example

NAN = float("nan")


@pytest.mark.parametrize(
    ("name", "values", "whole"),
    [
        ("officers", [("李四",), (), ("张三", "李四")], ("张三", "李四")), ("method", ["", "暗访", "明查"], "暗访"), ("findings", [0.0, 3.0], 3.0), ("findings", [NAN, 3.0], 3.0),
        ("findings", [0.0, 0.0], 0.0), ("result", [NAN, 20.0, 10.0], 10.0), ("rectify_by", [20.0, 10.0, NAN], 20.0), ("attendance", [31.0, 5.0], 31.0),
    ],
)  # fmt: skip
def test_rows_of_one_visit_speak_together(name, values, whole):
    assert together(name, values) == whole


def test_findings_that_one_row_does_not_count_are_not_none():
    assert math.isnan(together("findings", [0.0, NAN]))


def test_visit_told_in_two_rows_has_what_both_say():
    rows = (
        "V1 | 甲局 | 甲厂 | 2026-03-02 | 0 | 张三\nV1 | 甲局 | 甲厂 | 2026-03-03 | 2 | 李四\nV2 | 甲局 | 甲厂 | 2026-04-02 | 1 |"
    )
    _, _, tables = given_of(example(f"records\nvisit | organiser | target | first | findings | officers\n{rows}"), "barren")
    made = followed(tables["visits"], tables["records"], "findings", "officers", "result")
    assert made[["findings", "officers", "kept_officers", "kept_result"]].values.tolist() == [
        [2.0, ("张三", "李四"), True, False], [1.0, (), True, False]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "planned", "looks_back"),
    [
        ("A级景区质量复核", "", False),
        ("A级景区质量复核", "A级景区质量检查", True),
        ("低保复核", "低保复核", False),
        ("整改情况复核", "", True),
        ("问题整改复核", "", True),
        ("安全生产“回头看”", "", True),
    ],
)
def test_review_is_a_look_back_only_beside_the_name_of_its_item(made, planned, looks_back):
    assert is_follow_up(made, planned) is looks_back
