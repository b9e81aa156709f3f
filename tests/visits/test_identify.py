"""Which item a record is of: by number, by name, by all that speaks for one; two in reach are said and none is taken."""

import pytest

from burden.load.holidays import packaged
from burden.visits import build
from burden.visits.identify import Record, nearness, score
from burden.visits.names import likenesses
from tests.example_plans import plan_of
from tests.examples import example

PLAN = """
items
number | item             | organiser | partners | targets    | when
1      | 校园食堂安全检查 | 教育局    | 市监局   | 甲县、乙县 | 4月
2      | 校园设施安全检查 | 教育局    |          | 甲县       | 4月
3      | 校车检查         | 教育局    |          | 甲县       | 5月
4      | 防汛检查         | 应急管理局 |          | 甲县       | 6月

records
number | item | organiser | target | first | type
{}
"""


def matched(row, backwards=False):
    plan = plan_of(example(PLAN.format(row)), backwards)
    visits = build(plan, packaged())
    made = visits[visits["made"]].iloc[0]
    names = plan.items["item"].tolist()
    rivals = sorted(names[at] for at in made["rivals"])
    return made["match"], names[made["item_row"]] if made["item_row"] >= 0 else "", round(float(made["score"]), 2), rivals


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1 | 别的名称 | 教育局 | 甲县 | 2026-04-08 |", ("kept", "校园食堂安全检查", 1.0, [])),
        ("1 | 校园食堂安全检查 | 市监局 | 甲县 | 2026-04-08 |", ("kept", "校园食堂安全检查", 1.0, [])),
        ("1 | 别的名称 | 水务局 | 甲县 | 2026-04-08 |", ("none", "", 0.0, [])),
        (" | 校车检查 | 教育局 | 甲县 | 2026-05-06 |", ("kept", "校车检查", 1.0, [])),
        (" | 校车检查（二） | 教育局 | 甲县 | 2026-05-06 |", ("kept", "校车检查", 1.0, [])),
        (" | 校车安全督查 | 教育局 | 甲县 | 2026-05-06 |", ("kept", "校车检查", 0.99, [])),
        (" | 校车安全督查 | 教育局 | 甲县 | 2026-07-06 |", ("moved", "校车检查", 0.88, [])),
        (" | 防汛督查 | 应急局 | 甲县 | 2026-06-03 |", ("kept", "防汛检查", 0.99, [])),
        (" | 校园安全专项督查 | 教育局 | 甲县 | 2026-04-08 |", ("unsure", "", 0.91, ["校园设施安全检查", "校园食堂安全检查"])),
        (" | 校车安全督查 | 教育局 | 甲县 | 2026-05-06 | case", ("none", "", 0.0, [])),
        (" | 校车检查 | 水务局 | 甲县 | 2026-05-06 |", ("none", "", 0.0, [])),
    ],
)  # fmt: skip
@pytest.mark.parametrize("backwards", [False, True])
def test_record_is_matched_with_its_score(row, said, backwards):
    assert matched(row, backwards) == said


def test_record_by_number_goes_before_one_by_likeness():
    plan = plan_of(
        example(PLAN.format(" | 校车安全督查 | 教育局 | 甲县 | 2026-05-06 |\n3 | 校车检查 | 教育局 | 甲县 | 2026-05-20 |"))
    )
    visits = build(plan, packaged())
    made = visits[visits["made"]]
    assert dict(zip(made["item"], made["match"], strict=True)) == {"校车检查": "kept", "校车安全督查": "extra"}


@pytest.mark.parametrize(
    ("day", "first", "last", "near"),
    [(10, 10, 20, 1.0), (9, 10, 20, 59 / 60), (80, 10, 20, 0.0), (50, 0, 364, 0.5), (20, 10, 20, 1.0)],
)
def test_nearness_of_a_day_to_a_window(day, first, last, near):
    assert nearness(day, first, last) == pytest.approx(near)


def test_names_that_slots_forbid_are_not_alike():
    assert likenesses([("食品检查", "药品检查"), ("上半年督查", "下半年督查")]) == {
        ("食品检查", "药品检查"): 0.0, ("上半年督查", "下半年督查"): 0.0,
    }  # fmt: skip


def test_score_needs_a_name_and_all_that_stands_beside_it():
    record, windows = Record("", "检查", "局", "甲县", 100, ""), {(0, "甲县"): [(90, 110)], (1, "乙县"): [(90, 110)]}
    assert score(record, 0, 0.49, windows) == 0.0
    assert score(record, 0, 0.5, windows) == pytest.approx(0.7)
    assert score(record, 1, 0.9, windows) == 0.0
    assert score(record, 1, 0.96, windows) == pytest.approx(0.576)
