"""Loads that no placement avoids against every span."""

import tracemalloc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from burden.intervals import Load, tightest
from tests.intervals.ways import ORDERED, columns


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
    found = [(load.first, load.rows) for load in tightest(*columns(rows)[:3], np.ones(len(rows)), room, None, known, flags)]
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
