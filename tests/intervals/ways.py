"""The ways a counting may go: plainly, in small blocks by two threads, and in words too narrow for all they should hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import strategies as st

from burden.intervals import blocks, keys, order

DAYS = st.integers(20_000, 20_025)
ROWS = st.lists(st.tuples(st.integers(0, 3), DAYS, DAYS, st.integers(-1, 2)), max_size=14)  # target, first, last, party
ORDERED = ROWS.map(lambda rows: [(target, min(a, b), max(a, b), party) for target, a, b, party in rows])
WINDOWS = st.integers(1, 12)


@contextmanager
def plain() -> Iterator[None]:
    yield


@contextmanager
def threads() -> Iterator[None]:
    with patch.object(blocks, "BLOCK", 3), patch.object(blocks, "MANY", 1):
        yield


@contextmanager
def narrow() -> Iterator[None]:
    with patch.object(keys, "WORD", 8), patch.object(order, "FEW", 2):
        yield


every_way = pytest.mark.parametrize("way", [plain, threads, narrow])


def columns(rows):
    """Target, first, last and party as arrays."""
    return [np.array([row[i] for row in rows], dtype=np.int32) for i in range(4)]


def meet(a, b):
    """Whether two rows meet in every placement."""
    return a[0] == b[0] and a[1] <= b[2] and b[1] <= a[2]
