"""Rows that have one key, pair by pair, some at a time: however many pairs there are, few are in memory at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from burden.intervals import Ints
from burden.intervals.sorting import order_of

PAIRS = 1 << 21  # looked at together, where no single row has more


def beside(left: Ints, right: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of places (a, b) with left[a] == right[b], by a and then b."""
    order = order_of([right])
    keys = right[order]
    begin, stop = np.searchsorted(keys, left, side="left"), np.searchsorted(keys, left, side="right")
    size = stop - begin
    until = np.append(0, np.cumsum(size))
    at = 0
    while at < len(left):
        end = max(at + 1, int(np.searchsorted(until, until[at] + PAIRS, side="right")) - 1)
        here = slice(at, end)
        shift = np.repeat(begin[here] - (until[at:end] - until[at]), size[here])
        yield np.repeat(np.arange(at, end), size[here]), order[shift + np.arange(len(shift))]
        at = end
