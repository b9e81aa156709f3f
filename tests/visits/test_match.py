"""Records against a plan of several items: who gets which planned visit, and that no order of rows matters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.load.holidays import packaged
from burden.rulebook import Limits
from burden.rules import rules
from burden.visits import build
from tests.example_plans import plan_of
from tests.examples import example

HEAD = (
    "items\nnumber | item | organiser | partners | targets | when\n{}\n\nrecords\nnumber | item | organiser | target | first\n{}"
)
CALENDAR = packaged()


def visits_of(items, records):
    plan = plan_of(example(HEAD.format("\n".join(items), "\n".join(records))))
    return plan, build(plan, CALENDAR)


def matched(items, records):
    """For each visit made, by its day: how it fits, the number of its item, and the first day planned."""
    plan, visits = visits_of(items, records)
    numbers = [*plan.items["number"].tolist(), ""]
    made = visits[visits["made"]].sort_values(["first", "item"])
    return [(how, numbers[row]) for how, row in zip(made["match"], made["item_row"], strict=True)]


def test_items_of_one_name_each_take_the_record_of_their_window():
    items = ["1 | 消防检查 | 应急局 | | 甲县 | 3月", "2 | 消防检查 | 应急局 | | 甲县 | 6月"]
    records = [" | 消防检查 | 应急局 | 甲县 | 2026-03-25", " | 消防检查 | 应急局 | 甲县 | 2026-03-10"]
    assert matched(items, records) == [("kept", "1"), ("moved", "2")]
    assert matched(items[::-1], records[::-1]) == [("kept", "1"), ("moved", "2")]


def test_part_of_an_item_is_matched_to_the_part_of_its_name():
    items = ["1 | 消防检查（一） | 应急局 | | 甲县 | 3月", "2 | 消防检查（二） | 应急局 | | 甲县 | 6月"]
    assert matched(items, [" | 消防检查（二） | 应急局 | 甲县 | 2026-03-25"]) == [("moved", "2")]


def test_look_back_takes_no_planned_visit_from_the_item():
    items = ["1 | 消防检查 | 应急局 | | 甲县 | 3月"]
    records = ["1 | 消防检查回头看 | 应急局 | 甲县 | 2026-03-05", "1 | 消防检查 | 应急局 | 甲县 | 2026-03-25"]
    assert matched(items, records) == [("extra", "1"), ("kept", "1")]


@pytest.mark.parametrize(
    ("organiser", "said"),
    [
        ("应急局", [("kept", "1")]),
        ("市应急局", [("kept", "1")]),
        ("云岭市应急管理局", [("kept", "1")]),
        ("住建局", [("kept", "1")]),
        ("乙县应急局", [("none", "")]),
        ("水务局", [("none", "")]),
        ("", [("kept", "1")]),
    ],
)
def test_item_is_found_by_its_office_however_it_is_spelt(organiser, said):
    items = ["1 | 消防安全检查 | 云岭市应急局 | 住建局 | 甲县 | 3月"]
    assert matched(items, [f" | 消防安全督查 | {organiser} | 甲县 | 2026-03-25"]) == said


def test_record_without_an_organiser_is_unsure_between_two_organisers():
    items = ["1 | 消防检查 | 应急局 | | 甲县 | 3月", "2 | 消防检查 | 住建局 | | 甲县 | 3月"]
    plan, visits = visits_of(items, [" | 消防检查 | | 甲县 | 2026-03-25"])
    assert visits.loc[visits["made"], "match"].tolist() == ["unsure"]
    given_all = {"visits": visits, "items": plan.items, "records": plan.records, "filings": plan.filings, "today": 20_800}
    given_all["limits"] = Limits()
    found = {name: len([each for each in rules()[name].run(given_all) if hasattr(each, "rows")]) for name in TOGETHER}
    assert found == {"unplanned": 0, "renamed": 0, "widened": 0, "split": 0, "ambiguous": 1, "not-run": 0}


TOGETHER = ("unplanned", "renamed", "widened", "split", "ambiguous", "not-run")
NAMES = (
    "消防检查",
    "消防安全督查",
    "消防检查（二）",
    "校车检查",
    "校车安全督查",
    "校园食堂检查",
    "食品检查",
    "药品检查",
    "消防检查回头看",
)
ITEM = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(("应急局", "教育局")), st.sampled_from(("甲县", "甲县、乙县")), st.integers(1, 9)
)
RECORD = st.tuples(
    st.sampled_from(("", "1", "2")), st.sampled_from(NAMES), st.sampled_from(("应急局", "教育局", "")), st.sampled_from("甲乙丙"),
    st.integers(1, 9), st.integers(1, 3),
)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.lists(ITEM, min_size=1, max_size=4), st.lists(RECORD, min_size=1, max_size=5, unique=True))
def test_matching_is_the_same_whatever_the_order_of_rows(planned, made):
    items = [f"{at} | {name} | {who} | | {targets} | {month}月" for at, (name, who, targets, month) in enumerate(planned, 1)]
    records = [f"{number} | {name} | {who} | {at}县 | 2026-{month:02d}-0{day}" for number, name, who, at, month, day in made]
    assert by_content(items, records) == by_content(items[::-1], records[::-1])


def by_content(items, records):
    plan, visits = visits_of(items, records)
    numbers = [*plan.items["number"].tolist(), ""]
    own = plan.records["number"].tolist()
    told = visits[visits["made"]]
    columns = (told[name].tolist() for name in ("item", "organiser", "target", "first", "match", "score"))
    return sorted(
        zip(*columns, (numbers[row] for row in told["item_row"]), (own[row] for row in told["record_row"]), strict=True)
    )
