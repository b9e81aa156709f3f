"""The fast countings against slow obvious ones."""

import tracemalloc
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from burden.intervals import (
    Load,
    crowded_windows,
    meetings,
    overlapping_pairs,
    period_first,
    periods,
    tightest,
)

DAYS = st.integers(20_000, 20_025)
ROWS = st.lists(st.tuples(st.integers(0, 3), DAYS, DAYS), max_size=14)  # target, first, last; may be reversed
ORDERED = ROWS.map(lambda rows: [(target, min(a, b), max(a, b)) for target, a, b in rows])
PROPER = ROWS.map(lambda rows: [row for row in rows if row[1] <= row[2] or row[1] - row[2] < 4])


def columns(rows):
    return [np.array([row[i] for row in rows], dtype=np.int64) for i in range(3)]


def meet(a, b):
    return a[0] == b[0] and a[1] <= b[2] and b[1] <= a[2]


@given(ROWS)
def test_pairs_are_those_a_double_loop_finds(rows):
    left, right = overlapping_pairs(*columns(rows))
    assert sorted(tuple(sorted(pair)) for pair in zip(left.tolist(), right.tolist(), strict=True)) == [
        (i, j) for i, j in combinations(range(len(rows)), 2) if meet(rows[i], rows[j])
    ]


@given(ROWS)
def test_a_pair_begins_with_the_one_that_begins_first(rows):
    left, right = overlapping_pairs(*columns(rows))
    assert all(rows[a][1] <= rows[b][1] for a, b in zip(left, right, strict=True))


def test_pairs_hold_where_target_and_row_do_not_fit_one_word():
    target = np.array([0, 2**45, 2**45, 5])
    left, right = overlapping_pairs(target, [1, 1, 2, 1], [3, 3, 2, 3])
    assert (left.tolist(), right.tolist()) == ([1], [2])


def test_pairs_of_nothing_are_nothing():
    assert [side.tolist() for side in overlapping_pairs([], [], [])] == [[], []]
    assert [side.tolist() for side in overlapping_pairs([0], [1], [1])] == [[], []]


def test_a_window_at_the_end_of_time_does_not_reach_the_next_target():
    left, _ = overlapping_pairs([0, 1], [84_000, -32_000], [84_000, -32_000])
    assert left.tolist() == []


@given(ORDERED)
def test_meetings_are_the_largest_groups_that_all_meet(rows):
    count = range(len(rows))
    cliques = [
        set(group) for size in count for group in combinations(count, size + 2)
        if all(meet(rows[i], rows[j]) for i, j in combinations(group, 2))
    ] if len(rows) <= 8 else None  # fmt: skip
    found = [set(group) for group in meetings(*columns(rows))]
    if cliques is not None:
        largest = [group for group in cliques if not any(group < other for other in cliques)]
        assert sorted(map(sorted, found)) == sorted(map(sorted, largest))
    assert all(meet(rows[i], rows[j]) for group in found for i, j in combinations(group, 2))


@given(PROPER)
def test_every_pair_that_meets_is_in_some_meeting(rows):
    found = [set(group) for group in meetings(*columns(rows))]
    assert all(any({i, j} <= group for group in found) for i, j in combinations(range(len(rows)), 2) if meet(rows[i], rows[j]))


@given(ORDERED, st.integers(1, 3), st.integers(1, 12))
def test_crowded_windows_end_with_each_row_that_is_one_too_many(rows, most, window):
    found = crowded_windows(*columns(rows), most, window)
    order = sorted(range(len(rows)), key=lambda i: (rows[i][0], rows[i][2], i))
    expected = []
    for at, i in enumerate(order):
        target, _, last = rows[i]
        group = [j for j in order[: at + 1] if rows[j][0] == target and rows[j][1] > last - window]
        if len(group) > most and i in group:
            expected.append(tuple(group))
    assert sorted(found) == sorted(expected)


def slow_loads(rows, mine, cap):
    """Every overloaded span over the rows `mine` of one target: how tight it is, its days, its rows."""
    spans = {(a, b) for a in {rows[i][1] for i in mine} for b in {rows[i][2] for i in mine} if a <= b}
    loads = []
    for a, b in spans:
        inside = tuple(i for i in mine if a <= rows[i][1] and rows[i][2] <= b)
        room = (b - a + 1) * cap / 4
        if len(inside) > room:
            loads.append((-len(inside) / max(room, 0.5), b - a, a, inside))
    return sorted(loads)


@given(ORDERED, st.integers(1, 3), st.sets(st.integers(0, 13)), st.sets(st.integers(0, 13), min_size=2, max_size=2))
def test_tightest_is_the_first_overload_of_each_target_then_the_first_of_the_rest(rows, cap, judged, pair):
    def room(first, last):
        return (last - first + 1) * float(cap) / 4

    known = [tuple(pair)] if all(i < len(rows) for i in pair) and len({rows[i][0] for i in pair if i < len(rows)}) == 1 else []
    flags = [i in judged for i in range(len(rows))]
    found = [(load.first, load.rows) for load in tightest(*columns(rows), np.ones(len(rows)), room, None, known, flags)]
    expected = []
    for target in sorted({row[0] for row in rows}):
        mine = [i for i, row in enumerate(rows) if row[0] == target]
        while len(mine) > 1 and any(row[0] == target and row[1] < row[2] for row in rows):
            loads = [load for load in slow_loads(rows, mine, cap) if judged & set(load[3]) and not pair_in(known, load, rows)]
            if not loads:
                break
            expected.append((loads[0][2], loads[0][3]))
            mine = [i for i in mine if i not in loads[0][3]]
    assert found == expected


def pair_in(known, load, rows):
    """Whether a span holds a known group, by its days."""
    _, length, first, _ = load
    return any(all(first <= rows[i][1] and rows[i][2] <= first + length for i in group) for group in known)


def test_of_one_party_only_the_largest_need_counts():
    loads = tightest([0, 0, 0], [1, 1, 1], [3, 3, 3], [2, 3, 1], lambda a, b: (b - a + 1) * 1.0, [7, 7, 8])
    assert loads == [Load(1, 3, (0, 1, 2), 4.0, 3.0)]


def test_overloads_of_many_rows_take_memory_by_days_not_by_rows():
    first = np.arange(3000, dtype=np.int64) % 300
    tracemalloc.start()
    loads = tightest(np.zeros(3000), first, first + 60, np.ones(3000), lambda a, b: (b - a + 1) * 20.0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert loads == []
    assert peak < 50_000_000


def test_weeks_begin_on_monday_and_periods_follow_each_other():
    monday = int(np.datetime64("2026-03-02").astype(int))
    assert periods([monday - 1, monday, monday + 6, monday + 7], "week").tolist() == [2930, 2931, 2931, 2932]
    for unit in ("week", "month", "year"):
        number = int(periods([monday], unit)[0])
        assert period_first(number, unit) <= monday < period_first(number + 1, unit)
        assert periods([period_first(number, unit)], unit).tolist() == [number]
