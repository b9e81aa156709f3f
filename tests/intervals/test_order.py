"""Keys in order with their rows, in words and where they do not fit one."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.intervals import order
from burden.intervals.order import arranged


@pytest.mark.parametrize("few", [0, 4, 1 << 16])
@given(st.lists(st.sampled_from([0, 1, 2**31, 2**62, 2**63, 2**64 - 2, 2**64 - 1])))
def test_keys_of_64_bits_are_put_in_order_with_their_rows(few, keys):
    with patch.object(order, "FEW", few):
        key, row = arranged(np.array(keys, dtype=np.uint64))
    assert row.tolist() == sorted(range(len(keys)), key=lambda at: (keys[at], at))
    assert key.tolist() == sorted(keys)
