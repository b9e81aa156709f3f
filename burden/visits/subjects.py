"""Which items are about one subject: their names compared before their visits are, and every two names once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import Ints
from burden.intervals.sorting import among, once
from burden.naming import alike
from burden.visits.columns import codes, names

MANY, FEW = 100_000, 1_000  # visits from which, and kinds of visits or names up to which, every two of these are compared first
Bools = npt.NDArray[np.bool_]
May = Callable[[pd.DataFrame, Ints, Ints], Bools]


class Subjects:
    """Names of items, told by their codes; `across` is as in `alike`."""

    def __init__(self, named: Sequence[str], across: bool = False) -> None:
        """Nothing is compared yet."""
        self._names, self._across = named, across
        self._pairs, self._same = np.empty(0, dtype=np.int64), np.empty(0, dtype=bool)

    def same(self, left: Ints, right: Ints) -> Bools:
        """For each i whether names left[i] and right[i] are about one subject."""
        pairs = np.minimum(left, right).astype(np.int64) * len(self._names) + np.maximum(left, right)
        number, different = pd.factorize(pairs)
        self._compare(different[~among(different, self._pairs)])
        return np.asarray(self._same[np.searchsorted(self._pairs, different)][number])

    def _compare(self, pairs: npt.NDArray[np.int64]) -> None:
        """Compare pairs that are new."""
        if not len(pairs):
            return
        same = alike(self._names, *np.divmod(pairs, len(self._names)), self._across)
        every = np.append(self._pairs, pairs)
        order = np.argsort(every)
        self._pairs, self._same = every[order], np.append(self._same, same)[order]


def kin(visits: pd.DataFrame, may: May, across: bool = False) -> npt.NDArray[np.int32]:
    """A number for each of some numbered visits: two that can make a pair share it, and one that can make none has -1.

    `may` says of rows of a table with one visit of each kind which of them can make a pair, their names aside. Worth its while
    where visits are many and kinds or names few; else all share one number.
    """
    if len(visits) < MANY:
        return np.zeros(len(visits), dtype=np.int32)
    each = of_each_kind(visits)
    item, subjects = codes(each, "item"), Subjects(names(each, "item").tolist(), across)
    if len(each) <= FEW:
        left, right = np.triu_indices(len(each), 1)
        left, right = (side[may(each, left, right)] for side in (left, right))
        group = joined_by(len(each), item, left, right, subjects)
        group[np.bincount(group, minlength=len(group))[group] == 1] = -1
    elif len(used := once(item)) <= FEW:
        group = joined_by(len(used), used, *np.triu_indices(len(used), 1), subjects)[np.searchsorted(used, item)]
    else:
        group = np.zeros(len(each), dtype=np.int64)
    return np.asarray(group.astype(np.int32)[codes(visits, "kind")])


def joined_by(count: int, item: Ints, left: Ints, right: Ints, subjects: Subjects) -> npt.NDArray[np.int64]:
    """The groups of `count` things that pairs of them about one subject make; `item` is the name of each."""
    same = subjects.same(item[left], item[right])
    return grouped(count, left[same], right[same])


def of_each_kind(visits: pd.DataFrame) -> pd.DataFrame:
    """The first visit of each kind, in order of their numbers."""
    kind = codes(visits, "kind")
    first = np.zeros(int(kind.max(initial=-1)) + 1, dtype=np.int64)
    first[kind[::-1]] = np.arange(len(kind))[::-1]  # of several the last one stays, which is the first
    return visits.take(first)


def grouped(count: int, left: Ints, right: Ints) -> npt.NDArray[np.int64]:
    """For each of `count` things the least that pairs of them join it to, directly or through others."""
    group = np.arange(count)
    while True:
        low = np.minimum(group[left], group[right])
        nearer = group.copy()
        for side in (left, right):
            np.minimum.at(nearer, side, low)
            np.minimum.at(nearer, group[side], low)
        nearer = nearer[nearer]
        if np.array_equal(nearer, group):
            return group
        group = nearer
