"""Of every two items that could be one: the visits they meet in, which of them joins the other, and why."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.intervals import Groups, Ints
from burden.intervals.sorting import once, order_of
from burden.visits.columns import codes, firsts
from burden.visits.subjects import Bools

TOLD = ("first", "item", "organiser", "target", "days", "row")  # in this order the visits of two items stand
WHY = ("level", "often", "long", "late")


class Pairs(NamedTuple):
    """Every two items: their visits and the pairs of them (`a`, `b`), all as places in a table, in order.

    Those of the one at i are visits.rows[visits.begin[i]:visits.stop[i]] and a[begin[i]:stop[i]].
    """

    visits: Groups
    a: Ints
    b: Ints
    begin: Ints
    stop: Ints


class Joins(NamedTuple):
    """Of every two items the first visits of the one that joins and of the one that is joined, as places among `Pairs.visits`.

    `why` counts in `WHY`; `less` and `more` are the two numbers that say so.
    """

    joining: Ints
    joined: Ints
    why: Ints
    less: Ints
    more: Ints


def paired(apart: pd.DataFrame, pairs: pd.DataFrame) -> Pairs:
    """The pairs (`a`, `b`, `items`) put together by the two items they are of."""
    a, b = (pairs[side].to_numpy() for side in ("a", "b"))
    items, number = np.unique(pairs["items"].to_numpy(), return_inverse=True)
    met = np.flatnonzero(np.bincount(np.append(a, b), minlength=len(apart)))
    columns = (apart.index.to_numpy() if name == "row" else codes(apart, name) for name in TOLD)
    met = met[order_of([column[met] for column in columns])]
    place = np.zeros(len(apart), dtype=np.int64)
    place[met] = np.arange(len(met))
    words = once(np.append(number << 32 | place[a], number << 32 | place[b]))
    turn = order_of([number, place[a], place[b]])
    begin, stop = stretches(words >> 32, len(items))
    return Pairs(Groups(met[words & 0xFFFFFFFF], begin, stop), a[turn], b[turn], *stretches(number[turn], len(items)))


def stretches(numbers: Ints, count: int) -> tuple[Ints, Ints]:
    """Where each number below `count` begins and ends in ascending numbers."""
    every = np.arange(count)
    return np.searchsorted(numbers, every, side="left"), np.searchsorted(numbers, every, side="right")


def joins(taken: pd.DataFrame, apart: pd.DataFrame, visits: Groups) -> Joins:
    """Which of two items joins the other: that of the lower level, else what comes less often, else the shorter, else the later.

    How often an item comes is the most visits it makes to one of these targets, of all that were `taken`.
    """
    if not len(visits):
        return Joins(*(np.empty(0, dtype=np.int64) for _ in Joins._fields))
    which, rank, days = (codes(apart, name)[visits.rows] for name in ("which", "rank", "days"))
    theirs = which != np.repeat(which[visits.begin], visits.size)
    one, other = visits.begin, np.minimum.reduceat(np.where(theirs, np.arange(len(theirs)), len(theirs)), visits.begin)
    times, length = (most(numbers, theirs, visits) for numbers in (how_often(taken, apart, visits.rows), days))
    levels = (np.minimum(rank[one], rank[other]) >= 0) & (rank[one] != rank[other])
    clauses = [levels, times[0] != times[1], length[0] != length[1]]
    first = np.select(clauses, [rank[one] > rank[other], times[0] < times[1], length[0] < length[1]], False)
    none = np.zeros_like(one)
    less, more = (np.select(clauses, [none, edge(*times), edge(*length)], 0) for edge in (np.minimum, np.maximum))
    return Joins(np.where(first, one, other), np.where(first, other, one), np.select(clauses, [0, 1, 2], 3), less, more)


def most(numbers: Ints, theirs: Bools, visits: Groups) -> tuple[Ints, Ints]:
    """The greatest of some numbers (none is negative) over the visits of the first item, and over those of the other."""
    own, other = (np.maximum.reduceat(np.where(side, -1, numbers), visits.begin) for side in (theirs, ~theirs))
    return own, other


def how_often(taken: pd.DataFrame, apart: pd.DataFrame, rows: Ints) -> Ints:
    """For each row how many of the visits taken are of its item at its target, a joint one counted once."""
    which, target = codes(taken, "which"), codes(taken, "target")
    once = firsts(np.arange(len(taken)), codes(taken, "joint"), (which, target))
    every = which[once].astype(np.int64) << 32 | target[once]
    every.sort()
    asked, number = np.unique(
        codes(apart, "which")[rows].astype(np.int64) << 32 | codes(apart, "target")[rows], return_inverse=True
    )
    return (np.searchsorted(every, asked, side="right") - np.searchsorted(every, asked, side="left"))[number]
