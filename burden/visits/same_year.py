"""Items of two offices about one subject at one target in one year, but for those that are known to belong together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import Groups, Ints, periods
from burden.intervals.keys import heads
from burden.intervals.sorting import among, once, order_of
from burden.visits.beside import beside
from burden.visits.columns import codes, names
from burden.visits.pairs import both
from burden.visits.subjects import Bools, Subjects, grouped, kin

Items = npt.NDArray[np.int64]  # pairs of items as `both` numbers them
IN_TURN = ("last", "first", "item", "organiser", "target")


def joint_items(taken: pd.DataFrame) -> Items:
    """Pairs of items that are made as one visit somewhere."""
    joint, which = codes(taken, "joint"), codes(taken, "which")
    many = np.flatnonzero(np.bincount(joint)[joint] > 1)
    number, which = joint[many], which[many]
    pairs = (both(which[a], which[b])[which[a] < which[b]] for a, b in beside(number, number))
    return once(np.concatenate([np.empty(0, dtype=np.int64), *map(once, pairs)]))


def in_one_year(taken: pd.DataFrame, known: Items) -> pd.DataFrame:
    """Of each item, target and `year` the first visit, one that is firm if there is any; the rows keep their labels.

    Items that are in no pair but a known one are left out.
    """
    year, which = periods(codes(taken, "begin"), "year"), codes(taken, "which")
    subject = kin(taken, lambda each, left, right: new(each, left, right, known))
    paired = np.bincount(which, subject >= 0) > 0
    rows = np.flatnonzero((year == periods(codes(taken, "start"), "year")) & paired[which])
    unsure = ~codes(taken, "firm")
    order = order_of(
        [column[rows] for column in (codes(taken, "target"), year, which, unsure, *(codes(taken, name) for name in IN_TURN))]
    )
    rows = rows[order]
    first = rows[heads(codes(taken, "target")[rows], year[rows], which[rows])]
    return taken.take(first).assign(year=year[first] + 1970, kin=subject[first])


def new(visits: pd.DataFrame, left: Ints, right: Ints, known: Items) -> Bools:
    """Which pairs of visits are of offices of two systems, and of no two items that are known."""
    which, system = codes(visits, "which"), codes(visits, "system")
    return np.asarray((system[left] != system[right]) & ~among(both(which[left], which[right]), known))


def repeated(each: pd.DataFrame, known: Items) -> tuple[Ints, Ints]:
    """Pairs (positions) of new items about one subject at one target in one year."""
    at = np.flatnonzero(codes(each, "kin") >= 0)
    target, year, subject, which = (codes(each, name)[at] for name in ("target", "year", "kin", "which"))
    begin = heads(target, year)
    place = np.repeat(np.arange(len(begin)), np.diff(np.append(begin, len(at))))
    key = place * (int(subject.max(initial=0)) + 1) + subject
    item, subjects = codes(each, "item"), Subjects(names(each, "item").tolist())
    found = [np.empty((2, 0), dtype=np.int64)]
    for a, b in beside(key, key):
        pairs = at[np.stack([a, b])[:, which[a] < which[b]]]
        pairs = pairs[:, new(each, pairs[0], pairs[1], known)]
        found.append(pairs[:, subjects.same(*item[pairs])])
    left, right = np.concatenate(found, axis=1)
    return left, right


def together(each: pd.DataFrame, a: Ints, b: Ints) -> Groups:
    """The visits of items that pairs join to one group, in turn, but in front the first visit of the item that comes last."""
    which = codes(each, "which")
    items, number = np.unique(which[np.append(a, b)], return_inverse=True)
    group = grouped(len(items), number[: len(a)], number[len(a) :])
    met = once(np.append(a, b))
    columns = (group[np.searchsorted(items, which[met])], *(codes(each, name)[met] for name in IN_TURN))
    order = order_of(columns)
    met, begin = met[order], heads(columns[0][order])
    _, first = np.unique(which[met], return_index=True)
    last = np.zeros(len(met), dtype=np.int64)
    last[first] = first
    groups = Groups(met, begin, np.append(begin[1:], len(met))[: len(begin)])
    return groups.led_by(np.maximum.reduceat(last, begin) if len(begin) else begin)
