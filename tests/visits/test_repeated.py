"""Items told twice: which rows are one item, what differs, compared with a slow obvious version."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.plan import ITEMS, Target, table
from burden.visits.repeated import Repeat, identities, repeats
from burden.when import read

TIMES = {
    "3月": {3},
    "第一季度": {1, 2, 3},
    "9月": {9},
    "全年": set(range(1, 13)),
    "": set(range(1, 13)),
}  # months, all where none is said


def items(*rows: dict[str, object]) -> pd.DataFrame:
    """Items of one name, organiser and target unless a row says otherwise; one sheet unless it says another."""
    usual = {"item": "防汛督查", "organiser": "水务局", "targets": (Target("甲县"),), "when": read("4月", 2026), "sheet": 0}
    told = [
        usual | {"row": at} | row | {name: read(str(row[name]), 2026) for name in row if name == "when"}
        for at, row in enumerate(rows, 2)
    ]
    return table(told, ITEMS)


@pytest.mark.parametrize(
    ("rows", "differ"),
    [
        (({}, {}), ()), (({}, {"sheet": 1}), ()), (({"when": "4月"}, {"when": "2026年4月"}), ()), (({"when": "4月"}, {"when": "第二季度"}), ("when",)),
        (({"frequency": "每年1次"}, {"frequency": "每年2次"}), ("frequency",)), (({"basis": "防洪法"}, {}), ("basis",)),
        (({"filing": "甲督〔2026〕3号"}, {"filing": "甲督 [2026] 3 号"}), ()), (({"filing": "1号"}, {"filing": "2号"}), ("filing",)),
        (({"item": "防汛 督查"}, {"item": "防汛督查"}), ()), (({"content": "堤防"}, {"content": "水库", "sheet": 1, "number": "SW-001"}, ), None),
        (({"number": "SW-001", "content": "堤防"}, {"number": "SW-001", "content": "水库", "sheet": 1}), ()),
        (({"number": "SW-001", "when": "3月", "frequency": "每年1次"}, {"number": "SW-001", "when": "9月", "sheet": 1}), ("when", "frequency")),
        (({"when": "3月"}, {"when": "9月"}), None), (({"item": "防汛检查"}, {}), None), (({"organiser": "应急局"}, {}), None),
        (({"targets": (Target("乙县"),)}, {}), None), (({"cancelled": True}, {}), None), (({"content": "堤防"}, {"content": "水库"}), None),
        (({"number": "1", "when": "3月", "frequency": "每年1次"}, {"number": "1", "when": "9月", "sheet": 1}), None),
        (({"organiser": ""}, {"organiser": ""}), None), (({"targets": ()}, {"targets": ()}), None),
    ],
)  # fmt: skip
def test_two_rows_are_one_item_or_not(rows, differ):
    assert repeats(items(*rows)) == ([] if differ is None else [Repeat((0, 1), differ)], 0)


def test_same_number_in_two_files_at_other_times_is_only_possible():
    assert repeats(items({"number": "SW-001", "when": "3月"}, {"number": "SW-001", "when": "9月", "sheet": 1})) == ([], 1)


def test_identity_is_the_first_row_that_tells_the_item():
    frame = items({}, {"item": "别的督查"}, {"sheet": 1}, {"when": "9月"})
    assert identities(frame).tolist() == [0, 1, 0, 3]


ROW = st.tuples(
    st.sampled_from(["防汛督查", "校车检查"]), st.sampled_from(["水务局", "教育局"]), st.sampled_from([*TIMES]), st.integers(0, 1)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, max_size=5))
def test_repeated_items_are_those_a_walk_from_row_to_row_reaches(rows):
    frame = items(*({"item": name, "organiser": who, "when": when, "sheet": sheet} for name, who, when, sheet in rows))
    pairs = [
        (a, b)
        for a, b in combinations(range(len(rows)), 2)
        if rows[a][:2] == rows[b][:2] and TIMES[rows[a][2]] & TIMES[rows[b][2]]
    ]
    reached = {at: {at} for at in range(len(rows))}
    for _ in rows:
        for a, b in pairs:
            reached[a] = reached[b] = reached[a] | reached[b]
    assert {frozenset(each.rows) for each in repeats(frame)[0]} == {
        frozenset(group) for group in reached.values() if len(group) > 1
    }
    assert identities(frame).tolist() == [min(reached[at]) for at in range(len(rows))]


def test_rows_sent_many_times_over_are_one_item():
    assert repeats(items(*[{}] * 3000)) == ([Repeat(tuple(range(3000)), ())], 0)
