"""A view of a table says what a frame of the same rows would, whatever was chosen, sorted or laid beside it."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.visits.view import View, Whole, view

ROW = st.tuples(
    st.sampled_from("丙甲乙"),
    st.integers(-2, 3),
    st.booleans(),
    st.sampled_from([0.5, 1.0, np.nan]),
    st.sampled_from([(), (1,), (1, 2)]),
)
ROWS = st.lists(ROW, max_size=12)


def table(rows):
    frame = pd.DataFrame(rows, columns=["name", "day", "made", "share", "many"])
    kinds = {"day": "int32", "made": bool, "share": float, "many": object}
    return frame.astype(kinds).assign(
        name=pd.Categorical(frame["name"], categories=list("丙乙甲丁")), text=frame["name"].astype(object)
    )


def same(seen, frame):
    pd.testing.assert_frame_equal(seen.frame, frame, check_index_type=False, check_dtype=not frame.empty)
    assert len(seen) == len(frame)
    assert seen.empty == frame.empty
    assert list(seen.columns) == list(frame.columns)
    assert seen.index.tolist() == frame.index.tolist()
    for name in frame.columns:
        pd.testing.assert_series_equal(seen[name], frame[name], check_index_type=False, check_dtype=not frame.empty)


@given(ROWS, st.data())
def test_a_view_is_a_frame_of_the_same_rows(rows, data):
    seen, frame = view(table(rows)), table(rows)
    same(seen, frame)
    for _ in range(3):
        flags = np.array(data.draw(st.lists(st.booleans(), min_size=len(frame), max_size=len(frame))), dtype=bool)
        seen, frame = seen[flags], frame[flags]
        same(seen, frame)
        more = {"double": frame["day"] * 2, "made": ~frame["made"], "word": "x", "rank": np.arange(len(frame))}
        seen, frame = seen.assign(**more), frame.assign(**more)
        same(seen, frame)
        places = np.array(data.draw(st.lists(st.integers(0, len(frame) - 1), max_size=9)) if len(frame) else [], dtype=np.int64)
        seen, frame = seen.take(places), frame.take(places)
        same(seen, frame)


@given(
    ROWS, st.lists(st.sampled_from(["name", "day", "made", "share", "text"]), min_size=1, max_size=3, unique=True), st.booleans()
)
def test_rows_are_sorted_and_told_apart_as_those_of_a_frame(rows, by, ascending):
    seen, frame = view(table(rows)), table(rows)
    same(seen.drop_duplicates(by), frame.drop_duplicates(by))
    same(seen.sort_values(by), frame.sort_values(by, kind="stable"))
    same(seen.sort_values(by, ascending=ascending), frame.sort_values(by, ascending=ascending, kind="stable"))


@given(ROWS, st.lists(st.sampled_from(["name", "day", "share", "text"]), min_size=1, max_size=2, unique=True))
def test_rows_are_grouped_as_those_of_a_frame(rows, by):
    seen, frame = view(table(rows)), table(rows)
    how = {"observed": True, "sort": True}
    groups = list(seen.groupby(by, **how))
    expected = list(frame.groupby(by, **how))
    assert [key for key, _ in groups] == [key for key, _ in expected]
    for (_, mine), (_, theirs) in zip(groups, expected, strict=True):
        same(mine, theirs)
    single = by[0]
    assert [key for key, _ in seen.groupby(single, **how)] == [key for key, _ in frame.groupby(single, **how)]
    pd.testing.assert_series_equal(seen.groupby(by, **how)["made"].sum(), frame.groupby(by, **how)["made"].sum())


def test_a_column_that_nobody_asks_for_is_not_made():
    class Asked(Whole):
        def array(self, name):
            asked.append(name)
            return super().array(name)

    asked: list[str] = []
    seen = View(Asked(table([("甲", 1, True, 1.0, ()), ("乙", 2, False, 1.0, ())])))
    chosen = seen[seen["made"]].assign(last=lambda own: own["day"] + 1).sort_values("last")
    assert chosen["last"].tolist() == [2]
    assert set(asked) == {"made", "day"}


def test_a_column_with_labels_of_its_own_is_laid_where_these_are():
    seen = view(table([("甲", 1, True, 1.0, ()), ("乙", 2, False, 1.0, ())]))
    turned = pd.Series([20, 10], index=[1, 0])
    assert seen.assign(more=turned)["more"].tolist() == [10, 20]


@pytest.mark.parametrize("flags", [[True], pd.Series([True, False], index=[1, 0]), np.array([True, False, True])])
def test_flags_of_other_rows_choose_nothing(flags):
    seen = view(table([("甲", 1, True, 1.0, ()), ("乙", 2, False, 1.0, ())]))
    with pytest.raises(ValueError, match="not those of these 2 rows"):
        seen[flags]


def test_views_are_sorted_in_a_stable_way_alone():
    with pytest.raises(ValueError, match="quicksort"):
        view(table([])).sort_values("day", kind="quicksort")


def test_a_view_travels_as_a_frame():
    seen = view(table([("甲", 1, True, 1.0, (1,)), ("乙", 2, False, 0.5, ())]))
    chosen = seen[~seen["made"]].assign(more=[3])
    same(pickle.loads(pickle.dumps(chosen)), chosen.frame)
