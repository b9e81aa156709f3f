"""Requests beyond the plan: which filings are one, under which limits they fall, and how many items each holds."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from burden.naming import level, system
from burden.rulebook import SCOPED
from burden.visits.filed import ABOUT, AND

Filing = dict[Any, Any]  # a row of the register
NOT_GRANTED = ("refused", "pending")
URGENT = re.compile(
    r"抢险|应急处置|突发|事故(?:调查|处置|核查|救援|应急)|投诉|举报|险情|救灾|灾情|疫情处置|紧急|emergency|complaint",
    re.IGNORECASE,
)
STATED = re.compile(r"(\d+)\s*(?:项|个事项|个检查)")
PARTS = re.compile(r"[；;\n]")
NAMED = re.compile(r"(?:[检督抽核巡复]查|考核|调研|督[导办]|评估|测评|验收)\s*$")  # a name of its own, and no part of one


def requests(
    filings: pd.DataFrame, unplanned: pd.DataFrame, pairs: pd.DataFrame, visits: pd.DataFrame, year: int
) -> pd.DataFrame:
    """The granted requests beyond the plan, indexed by their position, with the columns limits look at; case checks aside."""
    first = pairs.drop_duplicates("filing").set_index("filing")["visit"].to_dict()
    whose = (
        visits.drop_duplicates("organiser")
        .set_index(visits["organiser"].drop_duplicates().astype(str))["organiser_level"]
        .to_dict()
    )
    found = {}
    for row, filing in enumerate(filings.to_dict("records")):
        visit = unplanned.loc[first[row]] if row in first else None
        case = URGENT.search(f"{filing['item']} {filing['note']}") or (visit is not None and visit["type"] == "case")
        if case or filing["status"] in NOT_GRANTED or not (filing["subject"] == "temporary" or visit is not None):
            continue
        own = dict.fromkeys(SCOPED, "") if visit is None else {name: str(visit[name]) for name in SCOPED}
        own |= {"organiser_system": system(filing["organiser"])}
        own |= {"organiser_level": str(whose.get(filing["organiser"], "")) or level(filing["organiser"])}
        day = acted(filing["filed"], filing["approved"], year)
        found[row] = own | {"begin": day, "start": day}
    return pd.DataFrame.from_dict(found, orient="index", columns=[*SCOPED, "begin", "start"])


def acted(filed: float, approved: float, year: int) -> int:
    """The day a request was granted or filed, else the last day of the year."""
    known = [day for day in (approved, filed) if not np.isnan(day)]
    return int(known[0]) if known else int(np.datetime64(f"{year}-12-31").astype(int))


def held(filing: Filing, items: pd.DataFrame) -> int:
    """How many items beyond the plan a request holds, by its numbers, its names and the count it states (等3项)."""
    planned = set(items["number"]) if filing["subject"] != "temporary" else set()
    stated = STATED.search(filing["item"])
    names = [part for part in PARTS.split(filing["item"]) if part.strip()]
    listed = [part for part in re.split(f"{PARTS.pattern}|、|{AND}", ABOUT.sub("", filing["item"])) if NAMED.search(part)]
    return max(
        len([number for number in filing["numbers"] if number not in planned]),
        len(names),
        len(listed),
        int(stated[1]) if stated else 0,
    )
