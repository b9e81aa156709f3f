import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from burden.intervals.sorting import among, in_order, once, ranked

NUMBERS = st.integers(-(2**40), 2**40)


@given(st.lists(st.tuples(st.integers(-3, 3), NUMBERS, st.integers(-2, 2)), max_size=30))
def test_rows_stand_in_order_of_their_columns(rows):
    columns = [np.array([row[at] for row in rows], dtype=np.int64) for at in range(3)]
    order = in_order(columns)
    places = range(len(rows)) if order is None else order.tolist()
    assert [(rows[at], at) for at in places] == sorted((row, at) for at, row in enumerate(rows))
    assert (order is None) == (rows == sorted(rows))


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=30))
def test_columns_that_fill_a_word_stand_in_order(numbers):
    column = np.array(numbers, dtype=np.int64)
    order = in_order([column, -(column // 2)])
    assert list(range(len(numbers)) if order is None else order.tolist()) == sorted(range(len(numbers)), key=numbers.__getitem__)


@given(st.lists(NUMBERS, max_size=30), st.booleans())
def test_values_once_and_the_place_of_each(numbers, sort):
    values = np.array(sorted(numbers) if sort else numbers, dtype=np.int64)
    different, place = ranked(values)
    assert once(values).tolist() == different.tolist() == sorted(set(numbers))
    assert different[place].tolist() == values.tolist()


@given(st.lists(st.integers(-9, 9), max_size=30), st.sets(st.integers(-9, 9)))
def test_values_among_known_ones(numbers, known):
    found = among(np.array(numbers, dtype=np.int64), np.array(sorted(known), dtype=np.int64))
    assert found.tolist() == [each in known for each in numbers]
