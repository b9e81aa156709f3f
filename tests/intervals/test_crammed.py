import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from burden.intervals import crammed

ROWS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=9)


def overloaded(rows, most):
    """The targets of several with a span that holds a window with room to spare and needs more than `most` a unit."""
    found = set()
    for target, begin, length, need in rows:
        mine = [(b, b + n, k) for t, b, n, k in rows if t == target]
        if need < length and len(mine) > 1:
            for a in {b for b, _, _ in mine if b <= begin}:
                for z in {e for _, e, _ in mine if e >= begin + length}:
                    if sum(k for b, e, k in mine if a <= b and e <= z) > most * (z - a):
                        found.add(target)
    return found


@given(ROWS, st.sampled_from([0.5, 1.0, 2.0]))
def test_no_target_that_is_overloaded_is_passed_over(rows, most):
    target, begin, length, need = (np.array(column) for column in zip(*rows, strict=True))
    likely = crammed(target, begin, begin + length, need, most)
    assert overloaded(rows, most) <= set(target[likely].tolist())


def test_a_target_with_much_room_is_passed_over():
    assert crammed([0, 0, 1, 1], [0, 5, 0, 0], [10, 6, 2, 2], [2, 1, 1, 2], 1.0).tolist() == [False, False, True, True]


def test_a_window_alone_at_its_target_is_passed_over():
    assert crammed([0, 1, 1], [0, 0, 0], [3, 3, 3], [2, 2, 1], 0.5).tolist() == [False, True, True]


def test_a_window_without_a_unit_is_not_passed_over():
    assert crammed([0, 1], [3, 3], [3, 4], [1, 1], 1.0).tolist() == [True, False]


def test_no_rows_are_no_targets():
    assert crammed([], [], [], [], 1.0).tolist() == []
