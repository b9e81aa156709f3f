"""Requests beyond the plan: which filings are one, under which limits they fall, how many items each holds, and what became of it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.naming import level, system
from burden.rulebook import SCOPED
from burden.visits.columns import Rows
from burden.visits.filed import ABOUT, AND, requested
from burden.visits.made import Flags
from burden.visits.view import view

NOT_GRANTED = ("refused", "pending")
STATES = ("granted", "late", "undated", "pending", "refused")  # the best first
URGENT = re.compile(
    r"抢险|应急处置|突发|事故(?:调查|处置|核查|救援|应急)|投诉|举报|险情|救灾|灾情|疫情处置|紧急|emergency|complaint",
    re.IGNORECASE,
)
STATED = re.compile(r"(\d+)\s*(?:项|个事项|个检查)")
PARTS = re.compile(r"[；;\n]")
NAMED = re.compile(r"(?:[检督抽核巡复]查|考核|调研|督[导办]|评估|测评|验收)\s*$")  # a name of its own, and no part of one


class Filing(NamedTuple):
    """A row of the register."""

    sheet: int
    filing: str
    numbers: tuple[str, ...]
    item: str
    organiser: str
    filed: float
    approved: float
    approver: str
    status: str
    subject: str
    note: str


def register(filings: pd.DataFrame) -> list[Filing]:
    """The rows of the register, one by one."""
    return [*map(Filing, *(filings[name].tolist() for name in Filing._fields))]


def requests(told: list[Filing], pairs: pd.DataFrame, visits: pd.DataFrame, year: int) -> pd.DataFrame:
    """The granted requests beyond the plan, indexed by their position, with the columns limits look at; case checks aside.

    `pairs` are the visits in no plan and the filings that may allow them, as `requested` gives them.
    """
    first = dict(zip(pairs["filing"].tolist()[::-1], pairs["row"].tolist()[::-1], strict=True))
    each, known = Rows(visits), visits.drop_duplicates("organiser")
    levels = dict(zip(known["organiser"].tolist(), known["organiser_level"].tolist(), strict=True))
    found: dict[int, dict[str, str]] = {}
    for at, filing in enumerate(told):
        visit = first.get(at)
        meant = filing.subject == "temporary" if visit is None else each.value("type", visit) != "case"
        if meant and filing.status not in NOT_GRANTED and not URGENT.search(f"{filing.item} {filing.note}"):
            said = {name: "" if visit is None else str(each.value(name, visit)) for name in SCOPED}
            whose = {"system": system(filing.organiser), "level": levels.get(filing.organiser) or level(filing.organiser)}
            found[at] = said | {f"organiser_{name}": text for name, text in whose.items()}
    columns = {name: np.array([said[name] for said in found.values()], dtype=object) for name in SCOPED}
    days = np.array([acted(told[at], year) for at in found], dtype=np.int64)
    return view(pd.DataFrame({**columns, "begin": days, "start": days}, index=[*found], copy=False))


def acted(filing: Filing, year: int) -> int:
    """The day a request was granted or filed, else the last day of the year."""
    known = [day for day in (filing.approved, filing.filed) if not np.isnan(day)]
    return int(known[0]) if known else int(np.datetime64(f"{year}-12-31").astype(int))


def held(filing: Filing, items: pd.DataFrame) -> int:
    """How many items beyond the plan a request holds, by its numbers, its names and the count it states (等3项)."""
    planned = set(items["number"]) if filing.subject != "temporary" else set()
    stated = STATED.search(filing.item)
    names = [part for part in PARTS.split(filing.item) if part.strip()]
    listed = [part for part in re.split(f"{PARTS.pattern}|、|{AND}", ABOUT.sub("", filing.item)) if NAMED.search(part)]
    return max(
        len([number for number in filing.numbers if number not in planned]),
        len(names),
        len(listed),
        int(stated[1]) if stated else 0,
    )


def answered(visits: pd.DataFrame, made: Flags, filings: pd.DataFrame) -> dict[int, tuple[str, str, int]]:
    """For each position of a visit made that some request names the state of the best one, its text, and the day it was acted on."""
    pairs, first = requested(visits, filings), visits["first"].to_numpy()
    approved, filed = (filings[name].to_numpy() for name in ("approved", "filed"))
    acted = np.where(np.isnan(approved), filed, approved).tolist()
    told, texts = filings["status"].tolist(), filings["filing"].tolist()
    found: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for row, filing in zip(pairs["row"].tolist(), pairs["filing"].tolist(), strict=True):
        if made[row]:
            rank = STATES.index(state_of(told[filing], acted[filing], first[row]))
            found[row].append((rank, texts[filing], int(np.nan_to_num(acted[filing]))))
    best = {row: min(every) for row, every in found.items()}
    return {row: (STATES[rank], text, day) for row, (rank, text, day) in best.items()}


def state_of(status: str, acted: float, first: int) -> str:
    """What became of a request for a visit: pending or refused, granted before it began, too late, or nobody says when."""
    if status in NOT_GRANTED:
        return status
    return "undated" if np.isnan(acted) else "granted" if acted <= first else "late"
