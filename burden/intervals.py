"""The fast counting every rule stands on: overlapping pairs, more than k starts in W days, and loads no placement avoids.

Targets are category codes, days are int32 since 1970-01-01. An interval may be *reversed* (first after last): the
compulsory part of a loose visit runs from its latest start to its earliest end, and two visits meet in every placement
exactly if each one's latest start is no later than the other's earliest end. The same test serves fixed visits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Capacity = Callable[[Ints, Ints], npt.NDArray[Any]]  # room in each span [a, b]
GUARD = 1 << 17  # days a target's field is wide: 1870 to 2228, so that no window reaches the next target
SHIFT = 1 << 15  # added to days so that they are positive


class Load(NamedTuple):
    """A span of days (or periods) in which a target's visits need more than there is: the rows inside, and both numbers."""

    first: int
    last: int
    rows: tuple[int, ...]
    need: float
    room: float


def packed(target: npt.ArrayLike, day: npt.ArrayLike) -> Ints:
    """One word for target and day that sorts by target, then day."""
    return np.asarray(target, dtype=np.int64) * GUARD + (np.asarray(day, dtype=np.int64) + SHIFT)


def sorted_rows(key: Ints) -> tuple[Ints, Ints]:
    """The keys in order and the row of each: key and row share one word, sorted in place, where they fit."""
    bits = max(len(key) - 1, 1).bit_length()
    if len(key) and int(key.max()) >> (63 - bits):
        order = np.argsort(key, kind="stable")
        return key[order], order
    words = (key << bits) | np.arange(len(key), dtype=np.int64)
    words.sort()
    return words >> bits, words & ((1 << bits) - 1)


def overlapping_pairs(target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike) -> tuple[Ints, Ints]:
    """Rows (a, b) at one target with first[a] <= last[b] and first[b] <= last[a]; a begins no later than b.

    Sorted by target and first, the partners of a row stand right behind it until one begins after it has ended.
    """
    key, row = sorted_rows(packed(target, first))
    ends = packed(target, last)[row]
    alive, found = np.arange(len(key) - 1), []
    step = 1
    while len(alive):
        alive = alive[key[alive + step] <= ends[alive]]
        meets = key[alive] <= ends[alive + step]
        found.append((row[alive[meets]], row[alive[meets] + step]))
        step += 1
        alive = alive[alive + step < len(key)]
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    left, right = (np.concatenate(side) for side in zip(*found, strict=True))
    order = np.lexsort((left, right))
    return left[order], right[order]


def meetings(target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike, most: int = 1) -> list[tuple[int, ...]]:
    """The largest groups of more than `most` rows that all meet each other: none is part of another one.

    A group is ordered by beginning; the row that begins last, when all the others are still there, stands last.
    """
    left, right = overlapping_pairs(target, first, last)
    if not len(right):
        return []
    enders, begin = np.unique(right, return_index=True)
    groups = {int(end): left[at:to] for end, at, to in zip(enders, begin, [*begin[1:], len(right)], strict=True)}
    later: dict[int, list[int]] = {}
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        later.setdefault(a, []).append(b)
    opening = np.asarray(first)
    found = []
    for end, others in groups.items():
        members = {end, *others.tolist()}
        if len(members) > most and not any(members <= {b, *groups[b].tolist()} for b in later.get(end, ())):
            found.append((*sorted(others.tolist(), key=lambda row: (int(opening[row]), row)), end))
    return found


def crowded_windows(
    target: npt.ArrayLike, first: npt.ArrayLike, last: npt.ArrayLike, most: int, window: int
) -> list[tuple[int, ...]]:
    """Each row that ends a group of more than `most` rows which lie, with [first, last], inside `window` days: the group.

    The row itself stands last in its group, which is ordered by day; fixed starts have first == last.
    """
    opening, closing = np.asarray(first, dtype=np.int64), np.asarray(last, dtype=np.int64)
    narrow = np.flatnonzero(closing - opening < window)
    key, order = sorted_rows(packed(np.asarray(target)[narrow], closing[narrow]))
    rows = narrow[order]
    back = np.maximum(np.arange(len(key)) - most, 0)
    hits = np.flatnonzero((np.arange(len(key)) >= most) & (key - key[back] < window))
    begin = np.searchsorted(key, key - (window - 1))
    groups = []
    for hit in hits:
        group = rows[begin[hit] : hit + 1]
        inside = group[opening[group] > closing[rows[hit]] - window]
        if len(inside) > most:
            groups.append(tuple(int(row) for row in inside))
    return groups


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
    known: dict[int, list[tuple[int, ...]]] = {}
    for group in certain:
        known.setdefault(int(codes[group[0]]), []).append(group)
    found = []
    for rows in tight(codes, opening, closing, weight, room):
        left = rows
        while load := overload(left, opening, closing, weight, parties, room, known.get(int(codes[rows[0]]), ()), asked):
            found.append(load)
            left = np.setdiff1d(left, load.rows)
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


def periods(day: npt.ArrayLike, unit: str) -> Ints:
    """The number of the calendar week (from Monday), month or year each day lies in; neighbours differ by one."""
    days = np.asarray(day, dtype=np.int64)
    if unit == "week":
        return (days + 3) // 7
    code = {"month": "M", "year": "Y"}[unit]
    return days.astype("datetime64[D]").astype(f"datetime64[{code}]").astype(np.int64)


def period_first(period: int, unit: str) -> int:
    """The first day of a week, month or year numbered as `periods` does."""
    if unit == "week":
        return period * 7 - 3
    code = {"month": "M", "year": "Y"}[unit]
    return int(np.asarray(period, dtype=np.int64).astype(f"datetime64[{code}]").astype("datetime64[D]").astype(np.int64))
