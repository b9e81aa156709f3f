"""Visits against the day their filing was made: which filings came too late in every placement, and how many only in some."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.naming import some
from burden.rulebook import said
from burden.visits.filed import allowing, requested
from burden.warning import Span

Rows = npt.NDArray[np.int64]
Days = npt.NDArray[np.float64]
NO_FILING = -1


class Late(NamedTuple):
    """A visit whose filing came too late, ordered so that the one due first of each filing and organiser stands first."""

    filing: int
    organiser: str
    due: int
    first: int
    target: str
    item: str
    start: int
    last: int
    acted: int
    filing_text: str

    def facts(self, others: list[Late]) -> Mapping[str, object]:
        """What a message needs, `others` being all late visits of the same filing and organiser."""
        names = {row.item for row in others}
        return {
            "item": self.item, "target": self.target, "n": len(names), "few": some(names, counted=True), "filing": self.filing_text or "—",
            "filed": Span(self.acted, self.acted), "due": Span(self.due, self.due), "begun": Span(self.first, self.start),
        }  # fmt: skip


def filed(visits: pd.DataFrame, items: pd.DataFrame, filings: pd.DataFrame, subjects: tuple[str, ...] = ()) -> pd.DataFrame:
    """Visits that have a filing (of one of `subjects`, any where none is named), the earliest one not refused.

    Adds its position `filing`, the day it was `filed` and the day it was `complete` (approved too), and `vague`: whether the
    visit's time is only tentative.
    """
    order, filed_on, complete = in_time(filings, subjects)
    of_items = earliest(allowing(items, filings), order, len(items), len(filings))
    of_visits = earliest(requested(visits, filings), order, len(visits), len(filings))
    item_row = visits["item_row"].to_numpy()
    filing = np.where(item_row >= 0, np.append(of_items, NO_FILING)[item_row], of_visits)
    at = np.flatnonzero(filing >= 0)
    vague = np.array([*(reading.tentative for reading in items["when"].tolist()), False])[item_row] & ~visits["made"].to_numpy()
    days = {name: day[filing[at]].astype(np.int64) for name, day in (("filed", filed_on), ("complete", complete))}
    return visits.take(at).assign(filing=filing[at], vague=vague[at], **days)


def in_time(filings: pd.DataFrame, subjects: tuple[str, ...]) -> tuple[list[int], Days, Days]:
    """The positions of the filings that count, the one that was complete first before the others, and the days of all.

    Those are the day each was filed, else approved, and the day both were done.
    """
    approved = filings["approved"].to_numpy()
    filed_on = np.where(np.isnan(filings["filed"].to_numpy()), approved, filings["filed"].to_numpy())
    complete = np.fmax(filed_on, approved)
    counts = ~np.isnan(filed_on) & ~said(filings["status"], ("refused",))
    if subjects:
        counts &= said(filings["subject"], subjects)
    keys = list(zip(complete.tolist(), filed_on.tolist(), filings["filing"].tolist(), strict=True))
    return sorted(np.flatnonzero(counts).tolist(), key=keys.__getitem__), filed_on, complete


def earliest(pairs: pd.DataFrame, order: list[int], rows: int, filings: int) -> Rows:
    """For each of so many rows the first in `order` of its filings, -1 where it has none."""
    rank = np.full(filings, len(order))
    rank[order] = np.arange(len(order))
    best = np.full(rows, len(order))
    np.minimum.at(best, pairs["row"].to_numpy(), rank[pairs["filing"].to_numpy()])
    return np.asarray(np.array([*order, NO_FILING])[best])


def late(under: pd.DataFrame, filings: pd.DataFrame, acted: Rows, due: Rows, hoped: Rows) -> tuple[list[list[Late]], int]:
    """The visits whose filing was `acted` on after `due`, which no placement avoids, for each filing and organiser.

    Then how many filings, organisers and items are late only in some placement: `acted` after `hoped`.
    """
    certain = (acted > due) & ~under["vague"].to_numpy()
    maybe = under[(acted > hoped) & ~certain].drop_duplicates(["filing", "organiser", "item"])
    told, texts = under[certain], filings["filing"].tolist()
    given = {"due": due[certain], "acted": acted[certain], "filing_text": [texts[at] for at in told["filing"].tolist()]}
    listed = zip(*(given[name] if name in given else told[name].array for name in Late._fields), strict=True)
    groups = groupby(sorted(map(Late._make, listed)), key=lambda row: (row.filing, row.organiser))
    return [list(rows) for _, rows in groups], len(maybe)
