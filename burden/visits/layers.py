"""Items of several levels of one system about one subject, at one target or at a unit and its county, within one year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import Groups, Ints
from burden.intervals.keys import heads
from burden.intervals.sorting import among, once, order_of, ranked
from burden.visits.beside import beside
from burden.visits.cells import Cells
from burden.visits.columns import codes, names
from burden.visits.joining import stretches
from burden.visits.subjects import Bools, Subjects

SAME, DOWN, UP = range(3)  # both at one target; the lower level's below the county the other visits; the other way round
IN_TURN = ("first", "target", "row")


class Meetings(NamedTuple):
    """Cells of a lower and an upper level that meet: of which two items in which year (`key`, in order of names), and `where`."""

    key: npt.NDArray[np.int64]
    lower: Ints
    upper: Ints
    where: Ints

    def kept(self, kept: Bools) -> Meetings:
        """Those that are kept."""
        return Meetings(*(column[kept] for column in self))


class Layers(NamedTuple):
    """For every two items and year the places of their visits, up to `split` those of the lower level; `same`: at one target."""

    groups: Groups
    split: Ints
    same: Bools


def meetings(cells: Cells) -> Meetings:
    """All meetings of cells about one subject that no joint visit makes one; a level named in items (市级, 县级) does not matter."""
    item, known = codes(cells.each, "item"), joined(cells)
    subjects = Subjects(names(cells.each, "item").tolist(), across=True)
    found = [Meetings(*(np.empty(0, dtype=np.int64) for _ in Meetings._fields))]
    for a, b, where in beside_each_other(cells.each):
        pairs = np.stack([a, b])[:, above(cells.each, a, b)]
        lower, upper = pairs[:, subjects.same(*item[pairs])]
        met = Meetings(keys(cells.each, lower, upper), lower, upper, np.full(len(lower), where, dtype=np.int64))
        found.append(met.kept(~among(met.key, known)))
    return Meetings(*map(np.concatenate, zip(*found, strict=True)))


def beside_each_other(each: pd.DataFrame) -> Iterator[tuple[Ints, Ints, int]]:
    """Pairs of cells of one group at one target, or at a target and its county."""
    group, county = codes(each, "group"), codes(each, "county")
    wide = int(group.max(initial=0)) + 1
    at = codes(each, "target").astype(np.int64) * wide + group
    below = np.flatnonzero(county >= 0)
    over = county[below] * wide + group[below]
    yield from ((a, b, SAME) for a, b in beside(at, at))
    yield from ((below[a], b, DOWN) for a, b in beside(over, at))
    yield from ((a, below[b], UP) for a, b in beside(at, over))


def above(each: pd.DataFrame, lower: Ints, upper: Ints) -> Bools:
    """Where the upper is of a higher level than the lower, and of another office."""
    rank, office = codes(each, "rank"), codes(each, "office")
    return np.asarray((rank[upper] < rank[lower]) & (office[upper] != office[lower]))


def keys(each: pd.DataFrame, lower: Ints, upper: Ints) -> npt.NDArray[np.int64]:
    """A number for two items and a year, in order of the names of the lower one, of the upper one, and of the year."""
    label, year = codes(each, "label"), codes(each, "year")
    both = label[lower] * (int(label.max(initial=0)) + 1) + label[upper]
    return np.asarray(both * (int(year.max(initial=0)) + 1) + year[lower])


def joined(cells: Cells) -> npt.NDArray[np.int64]:
    """The items and years (as `keys`) of which two levels make one joint visit."""
    joint = codes(cells.visits, "joint")
    many = np.flatnonzero(np.bincount(joint)[joint] > 1)
    target, county, group = (codes(cells.each, name) for name in ("target", "county", "group"))
    found = [np.empty(0, dtype=np.int64)]
    for a, b in beside(joint[many], joint[many]):
        lower, upper = cells.of[many[a]], cells.of[many[b]]
        near = (target[lower] == target[upper]) | (county[lower] == target[upper]) | (target[lower] == county[upper])
        met = near & (group[lower] == group[upper]) & above(cells.each, lower, upper)
        found.append(once(keys(cells.each, lower[met], upper[met])))
    return once(np.concatenate(found))


def layers(cells: Cells, sure: Meetings) -> Layers:
    """Sure meetings put together by items and year: at the targets both visit if there are any, else at a unit and its county."""
    different, number = ranked(sure.key)
    same = np.bincount(number[sure.where == SAME], minlength=len(different)) > 0
    shared = (sure.where == SAME) | ~same[number]
    number, (_, lower, upper, where) = number[shared], sure.kept(shared)
    turn = np.empty(len(cells.each), dtype=np.int64)
    turn[order_of([codes(cells.each, name) for name in IN_TURN])] = np.arange(len(cells.each))
    below, of_below = lower_visits(cells, number, lower)
    over, of_over = upper_visits(cells, number, upper, turn[lower] * (UP + 1) + where)
    of = np.append(of_below, of_over)
    order = order_of([of])
    begin, stop = stretches(of[order], len(different))
    groups = Groups(np.append(below, over)[order], begin, stop)
    return Layers(groups, begin + np.bincount(of_below, minlength=len(different)), same)


def lower_visits(cells: Cells, number: Ints, lower: Ints) -> tuple[Ints, Ints]:
    """The visits of the lower level in turn, and the number each is of."""
    met = once(number << 32 | lower)
    place, at = cells.firm(met & 0xFFFFFFFF)
    of = (met >> 32)[at]
    order = order_of([of, *(codes(cells.visits, name)[place] for name in IN_TURN)])
    return place[order], of[order]


def upper_visits(cells: Cells, number: Ints, upper: Ints, when: Ints) -> tuple[Ints, Ints]:
    """The visits of the upper level, in the order in which they meet those of the lower, and the number each is of."""
    order = order_of([number, upper, when])
    met = order[heads(number[order], upper[order])]
    place, at = cells.firm(upper[met])
    of = number[met][at]
    order = order_of([of, when[met][at], codes(cells.visits, "row")[place]])
    return place[order], of[order]
