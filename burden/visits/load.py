"""Whom a visit burdens beside its target, and which visits a limit counts without blaming them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals.sorting import alike, ranked
from burden.rulebook import Limit, Quiet, said
from burden.visits.columns import chosen, codes, in_one
from burden.warning import Lang


@dataclass(frozen=True)
class Spared:
    """How many visits of a count are not blamed, by why: a fact that speaks as the end of a sentence, or not at all."""

    case: int = 0
    above: int = 0

    def cite(self, lang: Lang) -> str:
        """`；另有2次（个案1次、上级部署1次）不计`; "" where there are none."""
        said = [(self.case, "个案", "case checks"), (self.above, "上级部署", "ordered from above")]
        total = sum(count for count, *_ in said)
        zh = "、".join(f"{name}{count}次" for count, name, _ in said if count)
        en = ", ".join(f"{count} {name}" for count, _, name in said if count)
        if not total:
            return ""
        return f"；另有{total}次（{zh}）不计" if lang == "zh" else f"; {total} more ({en}) not counted"


def exempt(visits: pd.DataFrame, limit: Limit | Quiet) -> dict[str, npt.NDArray[np.bool_]]:
    """Which visits the text of a limit does not blame, by why: each visit under one reason at most."""
    none = np.zeros(len(visits), dtype=bool)
    case = said(visits["type"], ("case",)) if "case" in limit.exempt else none
    above = said(visits["source"], ("above",)) & ~case if "above" in limit.exempt else none
    return {"case": case, "above": above}


def blamed(visits: pd.DataFrame, limit: Limit | Quiet) -> pd.DataFrame:
    """The visits without those that the text of the limit exempts."""
    if not limit.exempt:
        return visits
    spare = exempt(visits, limit)
    return visits[~(spare["case"] | spare["above"])]


def spared(visits: pd.DataFrame, limit: Limit) -> Spared:
    """How many of these visits the text of the limit exempts."""
    return Spared(**{why: int(rows.sum()) for why, rows in exempt(visits, limit).items()})


def loaded(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits and, for each at a unit inside a county, one more row at the county (`below`), which receives it too.

    The index stays that of the visit. What one party may do on one journey (an item at several townships, or at the
    county and its townships, in the same days) loads the county once: its rows share a `joint` number.
    """
    names, (here, above) = in_one(visits["target"].array, visits["county"].array)
    lower = np.flatnonzero((above != here) & (names != "")[above])
    every = visits.take(np.append(np.arange(len(visits)), lower))
    below = np.arange(len(every)) >= len(visits)
    up = {
        "target": every["county"].array, "target_level": pd.Categorical(["county"]).take(np.zeros(len(every), dtype=np.int64)),
        "target_kind": every["county_kind"].array, "target_grade": pd.Categorical([""]).take(np.zeros(len(every), dtype=np.int64)),
    }  # fmt: skip
    named = {name: chosen(below, values, every[name].array) for name, values in up.items()}
    joint = np.where(np.append(here == above, below[len(visits) :]), -1 - journey(every), codes(every, "joint"))
    return every.assign(below=below, joint=joint, **named)


def journey(visits: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A number for what one party may do on one journey to a county: joint visits count as their first item and organiser."""
    _, joint = ranked(codes(visits, "joint"))
    lead = []
    for name in ("organiser", "item"):
        first = np.full(len(visits), len(visits[name].array.categories))
        np.minimum.at(first, joint, codes(visits, name))
        lead.append(first[joint])
    return alike(*(codes(visits, name) for name in ("first", "last", "occurrence", "county")), *lead)
