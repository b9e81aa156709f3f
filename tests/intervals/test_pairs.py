"""Pairs against a double loop."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given

from burden.intervals import overlapping_pairs, pair_count
from tests.intervals.ways import ORDERED, ROWS, columns, every_way, meet


def sorted_pairs(left, right):
    return sorted(tuple(sorted(pair)) for pair in zip(left.tolist(), right.tolist(), strict=True))


@every_way
@given(ROWS)
def test_pairs_are_those_a_double_loop_finds(way, rows):
    with way():
        left, right = overlapping_pairs(*columns(rows)[:3])
    assert sorted_pairs(left, right) == [(i, j) for i, j in combinations(range(len(rows)), 2) if meet(rows[i], rows[j])]
    assert [rows[a][1] <= rows[b][1] for a, b in zip(left, right, strict=True)] == [True] * len(left)


@every_way
@given(ROWS)
def test_pairs_of_different_parties_are_those_a_double_loop_finds(way, rows):
    with way():
        left, right = overlapping_pairs(*columns(rows))
    apart = [(i, j) for i, j in combinations(range(len(rows)), 2) if meet(rows[i], rows[j]) and rows[i][3] != rows[j][3]]
    assert sorted_pairs(left, right) == apart


@every_way
@given(ORDERED)
def test_pair_count_is_the_number_of_pairs(way, rows):
    with way():
        count = pair_count(*columns(rows)[:3])
    assert count == sum(meet(a, b) for a, b in combinations(rows, 2))


def test_pairs_of_nothing_and_of_one_are_nothing():
    assert [side.tolist() for side in overlapping_pairs([], [], [])] == [[], []]
    assert [side.tolist() for side in overlapping_pairs([0], [1], [1])] == [[], []]
    assert (pair_count([], [], []), pair_count([3], [1], [2])) == (0, 0)


def test_pairs_hold_for_targets_and_parties_of_63_bits():
    target, party = np.array([-(2**63), 2**63 - 1, 2**63 - 1, 5]), np.array([0, 2**63 - 1, -(2**63), 1])
    left, right = overlapping_pairs(target, [1, 1, 2, 1], [3, 3, 2, 3], party)
    assert (left.tolist(), right.tolist()) == ([1], [2])


def test_pairs_hold_for_days_that_lie_2_to_the_31_apart():
    low, high = -(2**30), 2**30
    left, right = overlapping_pairs([7, 7, 7, 8], [low, high, low, high], [low, high, high, high])
    assert sorted_pairs(left, right) == [(0, 2), (1, 2)]


def test_pairs_of_one_busy_target_are_all_found():
    day = np.zeros(700, dtype=np.int64)
    left, right = overlapping_pairs(day, day, day)
    assert (len(left), pair_count(day, day, day)) == (700 * 699 // 2, 700 * 699 // 2)
    assert sorted_pairs(left, right) == list(combinations(range(700), 2))


def test_the_last_day_of_a_target_does_not_reach_the_next():
    left, _ = overlapping_pairs([0, 1], [84_000, -32_000], [84_000, -32_000])
    assert left.tolist() == []


def test_a_count_of_reversed_intervals_is_refused():
    with pytest.raises(ValueError, match=r"^an interval ends before it begins$"):
        pair_count([0], [2], [1])
