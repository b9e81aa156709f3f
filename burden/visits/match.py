"""Records against the plan: which visit that was made is which visit that was planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.naming import plain



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
    spans = records[numbered].groupby(["visit", "target"], sort=False)[["first", "last"]]
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
    found = items_of(items, records)
    free: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, key in enumerate(zip(planned["item_row"], planned["target"], strict=True)):
        free[key].append(index)
    order = np.lexsort((records["visit"], records["target"], records["last"], records["first"]))
    claims = [(index, (found[index], str(records["target"].iat[index]))) for index in order if found[index] >= 0]
    taken = claim(claims, free, planned, records)
    unmatched = Match(-1, -1, "none")
    return [taken.get(index, Match(found[index], -1, "extra") if found[index] >= 0 else unmatched) for index in range(len(records))]


def items_of(items: pd.DataFrame, records: pd.DataFrame) -> list[int]:
    """For each record the row of its item, -1 where the plan has none or more than one fits."""
    by_number, by_name = defaultdict(list), defaultdict(list)
    for index, (number, name, lead, partners) in enumerate(
        zip(items["number"], items["item"], items["organiser"], items["partners"], strict=True)
    ):
        if number:
            by_number[number].append(index)
        for organiser in (lead, *partners):
            by_name[organiser, plain(name)].append(index)
    joined = [{lead, *partners} for lead, partners in zip(items["organiser"], items["partners"], strict=True)]
    return [
        chosen(by_number.get(number, ()), by_name.get((organiser, plain(name)), ()), organiser, joined)
        for number, name, organiser in zip(records["number"], records["item"], records["organiser"], strict=True)
    ]


def chosen(numbered: Iterable[int], named: Iterable[int], organiser: str, joined: list[set[str]]) -> int:
    """The one item meant: of those with the number the organiser's own, else the one of that name; -1 where it is not one."""
    own = [index for index in numbered if not organiser or organiser in joined[index]]
    fits = own or list(named)
    return fits[0] if len(fits) == 1 else -1


def claim(
    claims: list[tuple[int, tuple[int, str]]], free: dict[tuple[int, str], list[int]], planned: pd.DataFrame, records: pd.DataFrame
) -> dict[int, Match]:
    """Give planned visits to records: first those made in their windows, then the others to the nearest one left."""
    first, last, begun = planned["first"].to_numpy(), planned["last"].to_numpy(), records["first"].to_numpy()
    taken: dict[int, Match] = {}
    for how in ("kept", "moved"):
        for index, key in claims:
            if index in taken:
                continue
            on = begun[index]
            options = [p for p in free[key] if how == "moved" or first[p] <= on <= last[p]]
            if options:
                best = min(options, key=lambda p: (max(first[p] - on, on - last[p], 0), last[p], first[p], p))
                free[key].remove(best)
                taken[index] = Match(key[0], best, how)
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


