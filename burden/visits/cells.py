"""Visits of several levels of one system by cells: those of one organiser and item at one place in one year."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import Groups, Ints, periods
from burden.intervals.groups import flat
from burden.intervals.keys import heads
from burden.intervals.sorting import order_of
from burden.rulebook import said
from burden.visits.columns import codes, names
from burden.visits.pairs import numbered
from burden.visits.subjects import Bools, kin


class Cells(NamedTuple):
    """Visits, cell by cell, the firm ones first; the first visit of each cell, and the cell of each visit.

    Of a cell visits[begin : begin + firms] are the firm ones. `group` is the same for all that may meet: of one system, year and
    kin; `county` is the code of the county among the targets, -1 where it is none or the target itself; `label` numbers items
    with their organisers in order of names; `row` is the place among all visits.
    """

    visits: pd.DataFrame
    each: pd.DataFrame
    of: Ints

    def firm(self, cells: Ints) -> tuple[Ints, Ints]:
        """The places of the firm visits of some cells, and which of these each is in."""
        begin, firms = codes(self.each, "begin")[cells], codes(self.each, "firms")[cells]
        groups = Groups(np.arange(len(self.visits)), begin, begin + firms)
        return flat(groups), np.repeat(np.arange(len(cells)), firms)


def cells_of(visits: pd.DataFrame) -> Cells:
    """The visits that take part: no case checks, of a known level, in one year."""
    ordered = ranked(visits)
    begin = heads(*(codes(ordered, name) for name in ("target", "group", "county", "kind")))
    firms = np.add.reduceat(codes(ordered, "firm").astype(np.int64), begin) if len(begin) else begin
    each = ordered.take(begin)
    label = pd.factorize(codes(each, "item").astype(np.int64) << 32 | codes(each, "organiser"), sort=True)[0]
    of = np.repeat(np.arange(len(begin)), np.diff(np.append(begin, len(ordered))))
    return Cells(ordered, each.assign(begin=begin, firms=firms, label=label), of)


def ranked(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits that take part, in order of target, group, county and kind, the firm ones first and these by day."""
    known = numbered(visits)
    subject, year = kin(known, two_levels, across=True), periods(codes(visits, "first"), "year")
    taken = ~said(visits["type"], ("case",)) & (year == periods(codes(visits, "last"), "year")) & (subject >= 0)
    rows = np.flatnonzero(taken & (codes(known, "rank") >= 0))
    group = codes(known, "system")[rows].astype(np.int64)
    for more in (subject[rows], year[rows]):
        group = group * (int(more.max(initial=0)) + 1) + more
    target, county = codes(visits, "target")[rows], counties(visits)[rows]
    county[county == target] = -1
    kind, firm, first = (codes(known, name)[rows] for name in ("kind", "firm", "first"))
    order = order_of([target, group, county, kind, ~firm, first])
    at = rows[order]
    return known.take(at).assign(row=at, group=group[order], county=county[order], year=year[at] + 1970)


def two_levels(each: pd.DataFrame, left: Ints, right: Ints) -> Bools:
    """Which pairs of visits are of two offices of one system at two levels."""
    system, office, rank = (codes(each, name) for name in ("system", "office", "rank"))
    return np.asarray((system[left] == system[right]) & (office[left] != office[right]) & (rank[left] != rank[right]))


def counties(visits: pd.DataFrame) -> npt.NDArray[np.int64]:
    """For each visit the code of its county among the targets, -1 where it is none."""
    place = pd.Index(names(visits, "target")).get_indexer(pd.Index(names(visits, "county")))
    return np.asarray(np.append(place, -1)[codes(visits, "county")])
