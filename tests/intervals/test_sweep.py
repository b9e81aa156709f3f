"""Counts of what is there, or begins, at once against counting row by row."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.intervals import crowded_starts, density, peaks, window_counts
from tests.intervals.ways import ORDERED, WINDOWS, columns, every_way


@every_way
@given(ORDERED, WINDOWS)
def test_window_counts_hold_all_rows_of_the_days_up_to_each(way, rows, window):
    target, first, _, _ = columns(rows)
    with way():
        found = window_counts(target, first, window)
    assert found.tolist() == [sum(b[0] == a[0] and 0 <= a[1] - b[1] < window for b in rows) for a in rows]


@every_way
@given(ORDERED, st.integers(0, 3), WINDOWS)
def test_crowded_starts_are_those_that_can_be_one_too_many(way, rows, most, window):
    target, first, last, _ = columns(rows)
    order = sorted(range(len(rows)), key=lambda i: (*rows[i][:2], i))
    expected = []
    for at, i in enumerate(order):
        reach = [j for j in order[:at] if rows[j][0] == rows[i][0] and rows[j][2] > rows[i][1] - window]
        expected += [rows[i][:2]] if len(reach) >= most else []
    with way():
        found = crowded_starts(target, first, most, window, last)
    assert list(zip(*(side.tolist() for side in found), strict=True)) == expected


@every_way
@given(ORDERED, st.integers(0, 3), WINDOWS)
def test_fixed_starts_are_crowded_as_windows_of_one_day_are(way, rows, most, window):
    target, first, _, _ = columns(rows)
    with way():
        found = crowded_starts(target, first, most, window)
    assert [side.tolist() for side in found] == [side.tolist() for side in crowded_starts(target, first, most, window, first)]


@every_way
@given(ORDERED)
def test_peaks_are_the_busiest_day_and_the_runs_of_rows_that_share_days(way, rows):
    with way():
        found = peaks(*columns(rows)[:3])
    expected = []
    for target in sorted({row[0] for row in rows}):
        spans, until, clusters = sorted(row[1:3] for row in rows if row[0] == target), -1, 0
        for first, last in spans:
            clusters, until = clusters + (first > until), max(until, last)
        expected.append((target, clusters, max(sum(a <= day <= b for a, b in spans) for day, _ in spans)))
    assert list(zip(*(column.tolist() for column in found), strict=True)) == expected


@every_way
@given(ORDERED)
def test_density_counts_every_day_on_which_somebody_is_there(way, rows):
    with way():
        found = density(*columns(rows)[:3])
    days = [(target, day) for target, first, last, _ in rows for day in range(first, last + 1)]
    assert list(zip(*(column.tolist() for column in found), strict=True)) == [
        (*day, days.count(day)) for day in sorted(set(days))
    ]


def test_counts_of_nothing_are_nothing():
    empty = [peaks([], [], []), density([], [], []), crowded_starts([], [], 1, 7), [window_counts([], [], 7)]]
    assert [[column.tolist() for column in found] for found in empty] == [[[]] * 3, [[]] * 3, [[]] * 2, [[]]]


def test_counts_of_one_visit():
    assert [column.tolist() for column in peaks([4], [9], [11])] == [[4], [1], [1]]
    assert [column.tolist() for column in density([4], [9], [11])] == [[4, 4, 4], [9, 10, 11], [1, 1, 1]]
    assert window_counts([4], [9], 1).tolist() == [1]


def test_counts_hold_for_many_rows_of_one_day():
    day = np.zeros(300, dtype=np.int64)
    assert window_counts(day, day, 1).tolist() == [300] * 300
    assert [column.tolist() for column in peaks(day, day, day)] == [[0], [1], [300]]
    assert [column.tolist() for column in density(day, day, day)] == [[0], [0], [300]]
    assert len(crowded_starts(day, day, 299, 1)[0]) == 1


def test_counts_hold_for_targets_of_63_bits_and_far_days():
    target, day = np.array([-(2**63), 2**63 - 1, 2**63 - 1]), np.array([2**62, 2**62, 2**62 + 2**30])
    assert window_counts(target, day, 2**30).tolist() == [1, 1, 1]
    assert window_counts(target, day, 2**30 + 1).tolist() == [1, 1, 2]
    assert [side.tolist() for side in crowded_starts(target, day, 1, 2**30 + 1)] == [[2**63 - 1], [2**62 + 2**30]]


def test_a_long_cluster_reaches_over_blocks():
    first = np.arange(200_000, dtype=np.int64) // 2
    found = density(np.zeros(200_000, np.int64), first, first + 1)
    assert found.visits.tolist() == [2, *[4] * 99_999, 2]


@pytest.mark.parametrize(("most", "window"), [(-1, 7), (3, 0)])
def test_a_limit_that_is_none_is_refused(most, window):
    with pytest.raises(ValueError, match=f"^at most {most} in {window} days is no limit: it takes 0 or more in 1 day or more$"):
        crowded_starts([0], [1], most, window)
