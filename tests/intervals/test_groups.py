"""Groups against all subsets."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from burden.intervals import Groups, crowded_windows, meetings
from tests.intervals.ways import ORDERED, ROWS, WINDOWS, columns, every_way, meet

FEW = ROWS.map(lambda rows: rows[:9])


def cliques(rows):
    """The largest sets of two or more rows that all meet."""
    known = [
        set(group)
        for size in range(2, len(rows) + 1)
        for group in combinations(range(len(rows)), size)
        if all(meet(rows[i], rows[j]) for i, j in combinations(group, 2))
    ]
    return sorted(sorted(group) for group in known if not any(group < other for other in known))


@every_way
@given(FEW, st.integers(1, 3))
def test_meetings_are_the_largest_groups_that_all_meet(way, rows, most):
    with way():
        found = list(meetings(*columns(rows)[:3], most))
    assert sorted(map(sorted, found)) == [group for group in cliques(rows) if len(group) > most]
    assert [sorted(group, key=lambda row: (rows[row][1], row)) for group in found] == [list(group) for group in found]


@every_way
@given(ORDERED, st.integers(0, 3), WINDOWS)
def test_crowded_windows_end_with_each_row_that_is_one_too_many(way, rows, most, window):
    with way():
        found = list(crowded_windows(*columns(rows)[:3], most, window))
    order = sorted(range(len(rows)), key=lambda i: (rows[i][0], rows[i][2], i))
    expected = []
    for at, i in enumerate(order):
        target, _, last, _ = rows[i]
        group = [j for j in order[: at + 1] if rows[j][0] == target and rows[j][1] > last - window]
        if len(group) > most and i in group:
            expected.append(tuple(group))
    assert found == expected


def test_groups_of_nothing_are_none():
    assert list(meetings([], [], [])) == []
    assert list(meetings([1], [1], [1])) == []
    assert list(crowded_windows([], [], [], 1, 7)) == []


def test_groups_can_be_kept_by_their_size_and_by_what_they_hold():
    groups = Groups(np.array([4, 2, 9, 7]), np.array([0, 1, 3]), np.array([2, 4, 4]))
    flags = np.arange(10) == 9
    assert (list(groups), len(groups), groups.size.tolist()) == ([(4, 2), (2, 9, 7), (7,)], 3, [2, 3, 1])
    assert groups.touching(flags).tolist() == [False, True, False]
    assert list(groups.where(groups.size > 1)) == [(4, 2), (2, 9, 7)]
