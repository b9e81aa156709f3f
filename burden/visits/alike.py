"""Visits that one row of the plan, of the records or of a table tells in the same days: a finding about them is made once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from burden.intervals import Groups, Ints
from burden.intervals.keys import heads
from burden.intervals.sorting import in_order
from burden.visits.columns import coded, codes

TOLD = ("sheet", "row", "first", "last")  # visits alike in these are told at once


def told_at_once(visits: pd.DataFrame, rows: Ints, more: Sequence[Ints] = ()) -> Groups:
    """The rows in groups of those that are told at once and are alike in `more` (columns of these rows), in order of that."""
    columns = [*(codes(visits, name)[rows] for name in TOLD), *more]
    order = in_order(columns)
    if order is not None:
        rows, columns = rows[order], [column[order] for column in columns]
    begin = heads(*columns)
    return Groups(rows, begin, np.append(begin[1:], len(rows))[: len(begin)])


def leading(groups: Groups) -> Ints:
    """The first row of each group."""
    return groups.rows[groups.begin]


def targets_of(visits: pd.DataFrame, groups: Groups) -> Any:
    """The target that stands for each group, the first by name."""
    at = codes(visits, "target")[groups.rows]
    least = np.minimum.reduceat(at, groups.begin) if len(groups) else at
    return coded(least, visits["target"])
