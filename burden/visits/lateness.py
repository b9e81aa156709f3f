"""Visits against the day their filing was made: which filings came too late in every placement, and how many only in some."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.naming import some
from burden.visits.filed import allowing
from burden.warning import Span


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

    Adds its position `filing`, its `filing_text` and `subject`, the day it was `filed` and the day it was `complete` (approved
    too), and `vague`: whether the visit's time is only tentative.
    """
    alone = visits[visits["match"] == "none"]
    texts = alone[["item", "organiser"]].astype(str).assign(number="", filing="")
    of_items = earliest(allowing(items, filings), filings, subjects).set_index("row")
    of_visits = earliest(allowing(texts, filings), filings, subjects)
    of_visits.index = alone.index[of_visits.pop("row")]
    planned = visits[visits["item_row"] >= 0].join(of_items, on="item_row", how="inner")
    told = pd.concat([planned, visits.join(of_visits, how="inner")])
    vague = np.array([*(reading.tentative for reading in items["when"]), False])
    return told.assign(vague=vague[told["item_row"]] & ~told["made"])


def earliest(pairs: pd.DataFrame, filings: pd.DataFrame, subjects: tuple[str, ...]) -> pd.DataFrame:
    """Of the filings of each row the one that was complete first: columns row, filing, filed, complete, filing_text, subject."""
    said = filings.iloc[pairs["filing"].to_numpy()].reset_index(drop=True)
    days = said[["filed", "approved"]]
    found = pairs.assign(
        filed=days["filed"].fillna(days["approved"]),
        complete=days.max(axis=1),
        filing_text=said["filing"],
        subject=said["subject"],
    )
    meant = said["subject"].isin(subjects) if subjects else True
    dated = found[found["filed"].notna() & (said["status"] != "refused") & meant]
    ordered = dated.sort_values(["row", "complete", "filed", "filing_text"], kind="stable").drop_duplicates("row")
    return ordered.astype({"filed": int, "complete": int})


def late(under: pd.DataFrame, acted: pd.Series, due: pd.Series, hoped: pd.Series) -> tuple[list[list[Late]], int]:
    """The visits whose filing was `acted` on after `due`, which no placement avoids, for each filing and organiser.

    Then how many filings, organisers and items are late only in some placement: `acted` after `hoped`.
    """
    told = under.assign(acted=acted, due=due)
    certain = ((told["acted"] > told["due"]) & ~told["vague"]).to_numpy()
    maybe = told.loc[(told["acted"] > hoped) & ~certain, ["filing", "organiser", "item"]]
    listed = zip(*(told[name].array[certain].tolist() for name in Late._fields), strict=True)
    groups = groupby(sorted(map(Late._make, listed)), key=lambda row: (row.filing, row.organiser))
    return [list(rows) for _, rows in groups], len(maybe.drop_duplicates())
