"""Records against the plan: which visit that was made is which visit that was planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.naming import plain

Key = tuple[int, str]  # item and target


class Match(NamedTuple):
    """What became of one record: its item (-1: in no plan), the planned visit it took (-1: none), and how it fits."""

    item: int
    planned: int
    how: str  # kept, moved, extra or none


def one_visit_each(records: pd.DataFrame) -> pd.DataFrame:
    """Records with one row a visit: rows that share a visit's number at one target are one, from its first day to its last."""
    numbered = records["visit"].ne("")
    if not (numbered & records.duplicated(["visit", "target"])).any():
        return records
    spans = records[numbered].groupby(["visit", "target"], sort=False)
    merged = records.copy()
    merged.loc[numbered, "first"] = spans["first"].transform("min")
    merged.loc[numbered, "last"] = spans["last"].transform("max")
    return merged[~(numbered & records.duplicated(["visit", "target"]))]


def match(items: pd.DataFrame, planned: pd.DataFrame, records: pd.DataFrame) -> list[Match]:
    """For each record, in order, what it is in the plan.

    By the item's number first, else by organiser and name. Of the item's planned visits at that target a record takes
    the first one free whose window holds its first day (kept), else the nearest one free (moved); a record for which
    none is left is `extra`.
    """
    if items.empty:
        return [Match(-1, -1, "none")] * len(records)
    free: dict[Key, list[int]] = defaultdict(list)
    for index, key in enumerate(zip(planned["item_row"], planned["target"], strict=True)):
        free[key].append(index)
    found = items_of(items, planned, records, free)
    order = np.lexsort((records["visit"], records["target"], records["last"], records["first"]))
    claims = [(index, (found[index], str(records["target"].iat[index]))) for index in order if found[index] >= 0]
    taken = claim(claims, free, planned, records)
    unmatched = Match(-1, -1, "none")
    return [
        taken.get(index, Match(found[index], -1, "extra") if found[index] >= 0 else unmatched) for index in range(len(records))
    ]


def items_of(items: pd.DataFrame, planned: pd.DataFrame, records: pd.DataFrame, visits: Mapping[Key, list[int]]) -> list[int]:
    """For each record the row of its item, -1 where the plan has none that fits."""
    by_number, by_name = defaultdict(list), defaultdict(list)
    for index, (number, name, lead, partners) in enumerate(
        zip(items["number"], items["item"], items["organiser"], items["partners"], strict=True)
    ):
        if number:
            by_number[number].append(index)
        for organiser in (lead, *partners):
            by_name[organiser, plain(name)].append(index)
    joined = [{lead, *partners} for lead, partners in zip(items["organiser"], items["partners"], strict=True)]
    windows = list(zip(planned["first"], planned["last"], strict=True))
    found = []
    for number, name, organiser, target, first in zip(
        *(records[column] for column in ("number", "item", "organiser", "target", "first")), strict=True
    ):
        own = [index for index in by_number.get(number, ()) if not organiser or organiser in joined[index]]
        fits = own or by_name.get((organiser, plain(name)), [])
        spans = {index: [windows[p] for p in visits.get((index, target), ())] for index in fits}
        found.append(nearest(spans, first))
    return found


def nearest(fits: Mapping[int, list[tuple[int, int]]], on: int) -> int:
    """Of items that all fit by number or name the one planned at that target nearest to the day; -1 where none fits."""
    far = 1 << 30
    away = {index: min((max(a - on, on - b, 0) for a, b in spans), default=far) for index, spans in fits.items()}
    return min(away, key=lambda index: (away[index], index), default=-1)


def claim(
    claims: list[tuple[int, Key]], free: dict[Key, list[int]], planned: pd.DataFrame, records: pd.DataFrame
) -> dict[int, Match]:
    """Give planned visits to records: first those made in their windows, then the others to the nearest one left.

    A record whose days meet those of one that took a planned visit of the same item is the same visit, told twice (by the
    leading organiser and by a partner), and takes the same planned visit.
    """
    first, last = planned["first"].to_numpy(), planned["last"].to_numpy()
    begun, ended = records["first"].to_numpy(), records["last"].to_numpy()
    taken: dict[int, Match] = {}
    told: dict[Key, list[int]] = defaultdict(list)
    for how in ("kept", "moved"):
        for index, key in claims:
            if index in taken:
                continue
            same = [other for other in told[key] if begun[other] <= ended[index] and begun[index] <= ended[other]]
            on = begun[index]
            options = [p for p in free[key] if how == "moved" or first[p] <= on <= last[p]]
            if same:
                taken[index] = taken[same[0]]
            elif options:
                best = min(options, key=lambda p: (max(first[p] - on, on - last[p], 0), last[p], first[p], p))
                free[key].remove(best)
                taken[index] = Match(key[0], best, how)
                told[key].append(index)
    return taken


def joint_numbers(items: pd.DataFrame, filings: pd.DataFrame) -> list[str]:
    """For each item the number of its joint visit: its own, else that of a joint filing that lists it, else ""."""
    filed: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for number, numbers, joint, lead, partners in zip(
        filings["filing"], filings["numbers"], filings["joint"], filings["organiser"], filings["partners"], strict=True
    ):
        for item in numbers if joint else ():
            filed[item].append((number, {lead, *partners} - {""}))
    return [
        own or next((doc for doc, who in filed.get(number, ()) if not who or lead in who), "")
        for own, number, lead in zip(items["joint"], items["number"], items["organiser"], strict=True)
    ]
