"""What may be counted: whole numbers, columns of one length, days that lie not too far apart."""

import numpy as np
import pandas as pd
import pytest

from burden.intervals import crowded_windows, overlapping_pairs, window_counts


@pytest.mark.parametrize(
    ("target", "day", "said"),
    [
        ([1.0], [1], "target must be a column of whole numbers, not 1 dimensions of float64"),
        ([None], [1], "target must be a column of whole numbers, not 1 dimensions of object"),
        (pd.Series([1, None], dtype="Int64"), [1, 1], "target must be a column of whole numbers, not 1 dimensions of float64"),
        ([1], [[1]], "day must be a column of whole numbers, not 2 dimensions of int64"),
        ([1], ["2026-01-01"], "day must be a column of whole numbers, not 1 dimensions of <U10"),
        ([1, 2], [1], "columns differ in length: target 2, day 1"),
        (np.array([2**63], np.uint64), [1], "target holds a number of more than 63 bits"),
        ([1, 1], [0, 2**32], "days from 0 to 4294967296 and 7 more are too far apart to be counted"),
        (np.broadcast_to(np.int8(0), 2**31), np.broadcast_to(np.int8(0), 2**31), "2147483648 rows are too many to count at once: at most 2147483647"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused(target, day, said):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the whole text is compared
        window_counts(target, day, 7)
    assert str(refusal.value) == said


def test_windows_from_the_first_to_the_last_number_are_refused():
    with pytest.raises(ValueError, match=r"^days from -9223372036854775808 to 9223372036854775807 and 7 more are too far apart"):
        crowded_windows([1], [-(2**63)], [2**63 - 1], 0, 7)


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.int16, np.uint32, np.uint64, np.int64])
def test_any_whole_numbers_will_do(kind):
    target, day = np.array([3, 3, 0], kind), np.array([100, 101, 100], kind)
    assert [side.tolist() for side in overlapping_pairs(target, day, np.array([101, 101, 101], kind))] == [[0], [1]]


def test_the_order_of_rows_does_not_matter():
    random = np.random.default_rng(1)
    target, day = random.integers(0, 50, 5000), random.integers(0, 365, 5000)
    turned = window_counts(target[::-1], day[::-1], 30)[::-1]
    assert turned.tolist() == window_counts(target, day, 30).tolist()
