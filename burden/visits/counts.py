"""Visits counted in groups: how many there are of each, and how many of them have a flag set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from burden.intervals.keys import heads
from burden.intervals.sorting import order_of
from burden.visits.columns import codes


def counts(
    visits: pd.DataFrame, keys: Sequence[str], flags: Sequence[str] = ()
) -> Iterator[tuple[tuple[Any, ...], tuple[int, ...]]]:
    """For each group of visits alike in `keys`, in order of these: the keys, how many have each of the flags, and how many there are."""
    columns = [codes(visits, key) for key in keys]
    order = order_of(columns)
    begin = heads(*(column[order] for column in columns))
    if not len(begin):
        return
    each = visits.take(order[begin])
    sums = [np.add.reduceat(visits[flag].to_numpy()[order].astype(np.int64), begin) for flag in flags]
    sums.append(np.diff(begin, append=len(order)))
    told = zip(*(each[key].tolist() for key in keys), strict=True)
    yield from zip(told, zip(*(column.tolist() for column in sums), strict=True), strict=True)
