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


def overloads(
    target: npt.ArrayLike,
    first: npt.ArrayLike,
    last: npt.ArrayLike,
    need: npt.ArrayLike,
    room: Capacity,
    party: npt.ArrayLike | None = None,
) -> Iterator[tuple[int, Load]]:
    """For each target every span [a, b] between a window's first and a window's last day that holds more need than room.

    The need of a span is the sum of `need` over the windows inside it; of rows that share a `party` only the largest
    counts (they may stand at once). Yields (target, load), tightest first within a target.
    """
    codes, opening, closing = (np.asarray(column, dtype=np.int64) for column in (target, first, last))
    weight = np.asarray(need, dtype=np.float64)
    parties = np.arange(len(codes)) if party is None else np.asarray(party)
    order = np.argsort(codes, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(codes[order])) + 1):
        if len(rows) > 1 and (opening[rows] < closing[rows]).any():
            loads = spans(rows, opening[rows], closing[rows], weight[rows], parties[rows], room)
            yield from ((int(codes[rows[0]]), load) for load in loads)


def spans(rows: Ints, first: Ints, last: Ints, need: npt.NDArray[np.float64], party: Ints, room: Capacity) -> list[Load]:
    """The overloaded spans of one target: by need over room, then the shortest, then the earliest."""
    begins, ends = np.unique(first), np.unique(last)
    inside = (first >= begins[:, None])[:, None, :] & (last <= ends[:, None])[None, :, :]
    needed = np.zeros(inside.shape[:2])
    for each in np.unique(party):
        mine = party == each
        needed += (inside[:, :, mine] * need[mine]).max(axis=2)
    a, b = np.meshgrid(begins, ends, indexing="ij")
    there = np.where(a <= b, room(a, np.maximum(a, b)), np.inf)
    hits = np.argwhere(needed > there)
    found = [
        Load(int(begins[i]), int(ends[j]), tuple(int(row) for row in rows[inside[i, j]]), float(needed[i, j]), float(there[i, j]))
        for i, j in hits
    ]
    return sorted(found, key=lambda load: (-load.need / max(load.room, 0.5), load.last - load.first, load.first))


def tightest(loads: Iterable[tuple[int, Load]], certain: Iterable[tuple[int, ...]]) -> list[Load]:
    """For each target the tightest load that does not hold a group known to meet for certain."""
    known: dict[int, list[frozenset[int]]] = {}
    for group in certain:
        known.setdefault(group[-1], []).append(frozenset(group))
    best: dict[int, Load] = {}
    for target, load in loads:
        inside = frozenset(load.rows)
        if target not in best and not any(group <= inside for row in inside for group in known.get(row, ())):
            best[target] = load
    return list(best.values())


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
