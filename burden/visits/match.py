"""Records against the plan: which visit that was made is which visit that was planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.visits.identify import Identity, Windows, identify
from burden.visits.parts import is_follow_up

Key = tuple[int, str]  # item and target
NOWHERE: Mapping[str, str] = MappingProxyType({})


class Claim(NamedTuple):
    """The items a record is of, of which any will do, and its target."""

    rows: tuple[int, ...]
    target: str


class Match(NamedTuple):
    """What became of one record: its item (-1: in no plan), the planned visit it took (-1: none), and how it fits."""

    item: int
    planned: int
    how: str  # kept, moved, extra, none, or unsure where two items are in reach
    score: float = 0.0  # how sure the item is, 0 to 1
    rivals: tuple[int, ...] = ()  # the items in reach of an unsure one


def one_visit_each(records: pd.DataFrame) -> pd.DataFrame:
    """Records with one row a visit: rows that share a visit's number at one target are one, from its first day to its last."""
    told = [each for each in zip(records["visit"].tolist(), records["target"].tolist(), strict=True) if each[0]]
    if len(set(told)) == len(told):
        return records
    numbered = records["visit"].ne("")
    spans = records[numbered].groupby(["visit", "target"], sort=False)
    merged = records.copy()
    merged.loc[numbered, "first"] = spans["first"].transform("min")
    merged.loc[numbered, "last"] = spans["last"].transform("max")
    return merged[~(numbered & records.duplicated(["visit", "target"]))]


def match(items: pd.DataFrame, planned: pd.DataFrame, records: pd.DataFrame, home: Mapping[str, str] = NOWHERE) -> list[Match]:
    """For each record, in order, what it is in the plan.

    `identify` says which item each is of. Of the item's planned visits at that target a record takes the first one free
    whose window holds its first day (kept), else the nearest one free (moved); a record for which none is left is `extra`.
    """
    if items.empty:
        return [Match(-1, -1, "none")] * len(records)
    free: dict[Key, list[int]] = defaultdict(list)
    windows: dict[Key, list[tuple[int, int]]] = defaultdict(list)
    columns = (planned[name].tolist() for name in ("item_row", "target", "first", "last"))
    for index, (item, target, first, last) in enumerate(zip(*columns, strict=True)):
        free[item, target].append(index)
        windows[item, target].append((first, last))
    found = identify(items, records, windows)
    claims = [claimed(each, target, windows, home) for each, target in zip(found, records["target"].tolist(), strict=True)]
    names = items["item"].tolist()
    after = [
        is_follow_up(name, names[each.item]) if each.item >= 0 else False
        for name, each in zip(records["item"].tolist(), found, strict=True)
    ]
    # What is known outright goes before, and a look-back takes what is left over.
    late = np.array([2 * back + (each.score < 1) for back, each in zip(after, found, strict=True)], dtype=int)
    order = np.lexsort(
        (records["visit"], records["organiser"], records["item"], records["target"], records["last"], records["first"], late)
    )
    taken = claim([(index, at) for index in order.tolist() if (at := claims[index])], free, planned, records)
    return [outcome(taken.get(index), each) for index, each in enumerate(found)]


def claimed(found: Identity, target: str, windows: Windows, home: Mapping[str, str]) -> Claim | None:
    """What a record asks for: a visit of its items at its target, or, where they name only its county, at that."""
    here = any((row, target) in windows for row in found.alike)
    return Claim(found.alike, target if here else home.get(target, target)) if found.alike else None


def outcome(taken: Match | None, found: Identity) -> Match:
    """What a record is: the planned visit it took, else one beyond its item, of an item unsure, or of none."""
    if taken:
        return taken._replace(score=found.score)
    if found.item >= 0:
        return Match(found.item, -1, "extra", found.score)
    return Match(-1, -1, "unsure", found.score, found.rivals) if found.rivals else Match(-1, -1, "none")


def claim(
    claims: list[tuple[int, Claim]], free: dict[Key, list[int]], planned: pd.DataFrame, records: pd.DataFrame
) -> dict[int, Match]:
    """Give planned visits to records: first those made in their windows, then the others to the nearest one left.

    A record whose days meet those of one that took a planned visit of the same item is the same visit, told twice (by the
    leading organiser and by a partner), and takes the same planned visit; so is one of the same organiser on the next day.
    """
    first, last = planned["first"].to_numpy(), planned["last"].to_numpy()
    item: list[int] = planned["item_row"].tolist()
    begun, ended = records["first"].to_numpy(), records["last"].to_numpy()
    who: list[str] = records["organiser"].tolist()
    taken: dict[int, Match] = {}
    told: dict[Key, list[int]] = defaultdict(list)
    for how in ("kept", "moved"):
        for index, (rows, target) in claims:
            if index in taken:
                continue
            on, until = begun[index], ended[index]
            same = [
                other
                for row in rows
                for other in told[row, target]
                if begun[other] <= until + (who[other] == who[index]) and on <= ended[other] + (who[other] == who[index])
            ]
            options = [p for row in rows for p in free[row, target] if how == "moved" or first[p] <= on <= last[p]]
            if same:
                taken[index] = taken[same[0]]
                told[taken[index].item, target].append(index)
            elif options:
                best = min(
                    options, key=lambda p: (max(first[p] - on, on - last[p], 0), last[p], first[p], rows.index(item[p]), p)
                )
                key = (item[best], target)
                free[key].remove(best)
                taken[index] = Match(item[best], best, how)
                told[key].append(index)
    return taken


def joint_numbers(items: pd.DataFrame, filings: pd.DataFrame) -> list[str]:
    """For each item the number of its joint visit: its own, else that of a joint filing that lists it, else ""."""
    filed: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    columns = (filings[name].tolist() for name in ("filing", "numbers", "joint", "organiser", "partners"))
    for number, numbers, joint, lead, partners in zip(*columns, strict=True):
        for item in numbers if joint else ():
            filed[item].append((number, {lead, *partners} - {""}))
    return [
        own or next((doc for doc, who in filed.get(number, ()) if not who or lead in who), "")
        for own, number, lead in zip(*(items[name].tolist() for name in ("joint", "number", "organiser")), strict=True)
    ]
