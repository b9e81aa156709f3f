"""Loads that no placement avoids: spans of days in which windows need more than there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Capacity = Callable[[Ints, Ints], npt.NDArray[Any]]  # room in each span [a, b]


class Load(NamedTuple):
    """A span of days (or periods) in which a target's visits need more than there is: the rows inside, and both numbers."""

    first: int
    last: int
    rows: tuple[int, ...]
    need: float
    room: float


def tightest(
    target: npt.ArrayLike,
    first: npt.ArrayLike,
    last: npt.ArrayLike,
    need: npt.ArrayLike,
    room: Capacity,
    party: npt.ArrayLike | None = None,
    certain: Iterable[tuple[int, ...]] = (),
    judged: npt.ArrayLike | None = None,
) -> list[Load]:
    """For each target the tightest span [a, b] whose windows need more than its room, then the tightest without those rows.

    A span runs from some window's first to some window's last day; its need is the sum of `need` over the windows inside,
    where of rows that share a `party` only the largest counts (they may stand at once). Spans that hold a `certain` group,
    or none of the `judged` rows, are left out. `room` must not shrink when a span grows.
    """
    codes, opening, closing = (np.asarray(column, dtype=np.int64) for column in (target, first, last))
    weight = np.asarray(need, dtype=np.float64)
    parties = np.arange(len(codes)) if party is None else np.asarray(party)
    asked = np.ones(len(codes), dtype=bool) if judged is None else np.asarray(judged, dtype=bool)
    likely = {int(codes[rows[0]]): rows for rows in tight(codes, opening, closing, weight, room)}
    known: dict[int, list[tuple[int, ...]]] = {target: [] for target in likely}
    for group in certain if likely else ():
        if (at := int(codes[group[0]])) in known:
            known[at].append(group)
    found = []
    for at, left in likely.items():
        while load := overload(left, opening, closing, weight, parties, room, known[at], asked):
            found.append(load)
            left = np.setdiff1d(left, load.rows)  # noqa: PLW2901
    return found


def tight(codes: Ints, first: Ints, last: Ints, need: npt.NDArray[np.float64], room: Capacity) -> Iterator[Ints]:
    """The rows of each target that could be overloaded: some are loose, and all need more than the narrowest window holds."""
    order = np.argsort(codes, kind="stable")
    if not len(order):
        return
    bounds = np.flatnonzero(np.diff(codes[order])) + 1
    heads = np.r_[0, bounds]
    needed = np.add.reduceat(need[order], heads)
    least = np.minimum.reduceat(np.asarray(room(first[order], last[order]), dtype=np.float64), heads)
    loose = np.logical_or.reduceat((first < last)[order], heads)
    for rows, likely in zip(np.split(order, bounds), loose & (needed > least), strict=True):
        if likely and len(rows) > 1:
            yield rows


def overload(
    rows: Ints,
    first: Ints,
    last: Ints,
    need: npt.NDArray[np.float64],
    party: npt.NDArray[Any],
    room: Capacity,
    known: Iterable[tuple[int, ...]],
    judged: npt.NDArray[np.bool_],
) -> Load | None:
    """The tightest overloaded span over the rows of one target: by need over room, then the shortest, then the earliest."""
    begins, at = np.unique(first[rows], return_inverse=True)
    ends, to = np.unique(last[rows], return_inverse=True)
    shape = len(begins), len(ends)
    if not all(shape):
        return None
    needed = needs(shape, at, to, need[rows], party[rows])
    a, b = np.meshgrid(begins, ends, indexing="ij")
    there = np.where(a <= b, room(a, np.maximum(a, b)), np.inf)
    over = (needed > there) & (summed(shape, at, to, judged[rows].astype(np.float64)) > 0)
    for group in known:
        over &= (a > min(first[list(group)])) | (b < max(last[list(group)]))
    i, j = np.nonzero(over)
    if not len(i):
        return None
    best = np.lexsort((begins[i], ends[j] - begins[i], -needed[i, j] / np.maximum(there[i, j], 0.5)))[0]
    span = int(begins[i[best]]), int(ends[j[best]])
    inside = rows[(first[rows] >= span[0]) & (last[rows] <= span[1])]
    return Load(*span, tuple(inside.tolist()), float(needed[i[best], j[best]]), float(there[i[best], j[best]]))


def needs(
    shape: tuple[int, int], at: Ints, to: Ints, need: npt.NDArray[np.float64], party: npt.NDArray[Any]
) -> npt.NDArray[np.float64]:
    """For each span [i, j] the need of the windows from `at` to `to` inside it, of each party the largest."""
    _, which, many = np.unique(party, return_inverse=True, return_counts=True)
    alone = many[which] == 1
    needed = summed(shape, at[alone], to[alone], need[alone])
    for each in np.flatnonzero(many > 1):
        largest = np.zeros(shape)
        np.maximum.at(largest, (at[which == each], to[which == each]), need[which == each])
        needed += np.maximum.accumulate(np.maximum.accumulate(largest[::-1], axis=0)[::-1], axis=1)
    return needed


def summed(shape: tuple[int, int], at: Ints, to: Ints, value: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """For each span [i, j] the sum over the windows from `at` to `to` inside it."""
    total = np.zeros(shape)
    np.add.at(total, (at, to), value)
    return np.cumsum(np.cumsum(total[::-1], axis=0)[::-1], axis=1)
