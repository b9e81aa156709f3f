import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from burden.visits.sorting import in_order

NUMBERS = st.integers(-(2**40), 2**40)


@given(st.lists(st.tuples(st.integers(-3, 3), NUMBERS, st.integers(-2, 2)), max_size=30))
def test_rows_stand_in_order_of_their_columns(rows):
    columns = [np.array([row[at] for row in rows], dtype=np.int64) for at in range(3)]
    order = in_order(columns)
    places = range(len(rows)) if order is None else order.tolist()
    assert [(rows[at], at) for at in places] == sorted((row, at) for at, row in enumerate(rows))
    assert (order is None) == (rows == sorted(rows))
