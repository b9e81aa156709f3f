"""Visits, the grain of all burden: what is planned and what was made, each once, with its days and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from burden.days import Calendar
from burden.naming import system
from burden.plan import Plan
from burden.visits.expand import expand
from burden.visits.follow import followed, overdue
from burden.visits.listed import at_targets, once_each
from burden.visits.load import blamed, exempt, loaded, spared
from burden.visits.match import joint_numbers, match, one_visit_each
from burden.visits.sure import sure

__all__ = [
    "CATEGORIES", "ORDER", "at_targets", "blamed", "build", "exempt", "followed", "loaded", "once", "once_each", "overdue", "spared", "sure",
]  # fmt: skip

FROM_ITEM = ("item", "organiser", "kind", "type", "source", "level", "method")
CATEGORIES = (
    *FROM_ITEM,
    "target",
    "county",
    "target_kind",
    "target_level",
    "target_grade",
    "organiser_level",
    "match",
    "county_kind",
    "organiser_system",
)
SITE = "企业|公司|学校|[中小]学|幼儿园|医院|厂|矿|店|宾馆|商户|场所|加油站"  # kinds of targets that are no authorities
ORDER = ["target", "first", "last", "organiser", "item", "occurrence", "sheet", "row"]


def build(plan: Plan, calendar: Calendar, one_visit: int = 10) -> pd.DataFrame:
    """All visits of a plan, one row each, ordered by content.

    A visit that was made takes its made days and replaces the planned one it kept or moved; a planned visit without a
    record keeps its window. `one_visit` is the most workdays exact days may span and still be one visit that takes
    them all. Columns: see ARCHITECTURE.md, "the visits table".
    """
    planned = expand(plan.items, plan.year)
    records = one_visit_each(plan.records)
    home = county_of(plan.units)
    matches = pd.DataFrame(match(plan.items, planned, records, home), columns=["item_row", "planned", "match", "score", "rivals"])
    open_rows = np.setdiff1d(np.arange(len(planned)), matches["planned"].to_numpy(dtype=int))
    both = [of_plan(plan, planned.iloc[open_rows]), of_records(plan, planned, records, matches)]
    visits = pd.concat([part for part in both if not part.empty] or both, ignore_index=True)
    placed = describe(place(visits, calendar, one_visit), plan.units)
    ordered = placed.sort_values(ORDER, kind="stable", ignore_index=True)
    return ordered.assign(**{name: ordered[name].astype("category") for name in CATEGORIES}).drop(columns=["joint_text"])


def of_plan(plan: Plan, planned: pd.DataFrame) -> pd.DataFrame:
    """Planned visits with what their items say."""
    said = plan.items.iloc[planned["item_row"].to_numpy()].reset_index(drop=True)
    part = planned.reset_index(drop=True)
    numbers = np.array([*joint_numbers(plan.items, plan.filings), ""], dtype=object)[part["item_row"]]
    keys = numbers + "|" + part["target"].astype(str) + "|" + part["occurrence"].astype(str)
    return part.assign(
        **{name: said[name] for name in FROM_ITEM}, sheet=said["sheet"], row=said["row"], record_row=-1, made=False, match="", code="",
        score=1.0, rivals=pd.Series([()] * len(part), dtype=object), planned_first=part["first"], planned_last=part["last"], firm=(part["share"] >= 1) & ~part["tentative"],
        joint_text=np.where(numbers == "", "", keys),
    )  # fmt: skip


def of_records(plan: Plan, planned: pd.DataFrame, records: pd.DataFrame, matches: pd.DataFrame) -> pd.DataFrame:
    """Visits that were made, with what the record says and, where it says nothing, what its item does."""
    rows, took = matches["item_row"].to_numpy(dtype=int), matches["planned"].to_numpy(dtype=int)
    blank = pd.Series([""] * len(records), dtype=object)
    part = records.reset_index(names="record_row").assign(
        source="", item_row=rows, match=matches["match"], score=matches["score"], rivals=matches["rivals"], made=True
    )
    for name in FROM_ITEM:
        said = pd.Series([*plan.items[name], ""], dtype=object).iloc[rows].reset_index(drop=True) if len(rows) else blank
        part[name] = part[name].astype(object).where(part[name] != "", said)
    window = pd.DataFrame(
        {"first": [*planned["first"], -1], "last": [*planned["last"], -1], "occurrence": [*planned["occurrence"], -1]}
    )
    taken = window.iloc[took].reset_index(drop=True) if len(took) else window.iloc[:0]
    numbers = np.array([*joint_numbers(plan.items, plan.filings), ""], dtype=object)[rows] if len(rows) else blank.to_numpy()
    numbers = np.where(part["joint"] != "", part["joint"], numbers)
    when = np.where(took >= 0, taken["occurrence"].astype(str), "d" + part["first"].astype(str))
    own = np.where(took >= 0, "planned " + pd.Series(took).astype(str), "")
    return part.assign(
        occurrence=taken["occurrence"], planned_first=taken["first"], planned_last=taken["last"], firm=True, share=1.0, length=0,
        exact=True, tentative=False, joint_text=np.where(numbers == "", own, numbers + "|" + part["target"] + "|" + when),
    )  # fmt: skip


def place(visits: pd.DataFrame, calendar: Calendar, one_visit: int) -> pd.DataFrame:
    """Add `days`, `fixed`, `begin`, `start`, `end` and `joint`: how long a visit is and between which days it can lie."""
    first, last = visits["first"].to_numpy(dtype=np.int32), visits["last"].to_numpy(dtype=np.int32)
    span = np.asarray(calendar.workdays(first, last))
    length = np.maximum(visits["length"].to_numpy(dtype=int), 1)
    stated = visits["length"].to_numpy(dtype=int) > 0
    exact = visits["exact"].to_numpy(dtype=bool) & (span <= one_visit) & (~stated | (span <= length))
    fixed = visits["made"].to_numpy(dtype=bool) | exact | (span <= length)
    end = np.where(fixed, last, calendar.nth_workday(first, np.where(fixed, 1, length)))
    start = np.where(fixed, first, calendar.nth_workday_back(last, np.where(fixed, 1, length)))
    begin = np.where(fixed, first, calendar.nth_workday(first, 1))
    text = visits["joint_text"].astype(str)
    alone = pd.Series([f"#{index}" for index in range(len(visits))], dtype=object)
    joint = pd.factorize(text.where(text != "", alone))[0]
    columns = {"first": first, "last": last, "days": np.where(fixed, span, length), "begin": begin, "start": start, "end": end}
    whole = ("item_row", "record_row", "occurrence", "planned_first", "planned_last", "sheet", "row")
    columns |= {"joint": joint, **{name: visits[name].to_numpy() for name in whole}}
    kept = visits[[*FROM_ITEM, "target", "match", "score", "rivals", "made", "firm", "share", "code", "joint_text"]]
    return kept.assign(fixed=fixed, **{name: np.asarray(values, dtype=np.int32) for name, values in columns.items()})


def describe(visits: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Add what is known of the names: the target's county, kind, level and grade, the organiser's system and level."""
    known = units.drop_duplicates("unit").set_index("unit")
    county = county_of(units)
    target, organiser = visits["target"].astype(object), visits["organiser"].astype(object)

    def of(names: pd.Series[Any], facts: Mapping[Any, str]) -> pd.Series[Any]:
        return pd.Series([facts.get(name, "") for name in names], dtype=object)

    columns = {f"target_{name}": of(target, known[name].to_dict()) for name in ("kind", "level", "grade")}
    # An enterprise of the county is no county: a limit on counties does not speak of it.
    columns["target_level"] = columns["target_level"].where(~columns["target_kind"].str.contains(SITE), "")
    levels = of(organiser, known["level"].to_dict())
    counties_of = of(target, county)
    columns |= {"county": counties_of, "county_kind": of(counties_of, known["kind"].to_dict())}
    systems = of(organiser, {name: system(name) for name in set(organiser)})
    return visits.assign(organiser_level=levels.where(levels != "", visits["level"]), organiser_system=systems, **columns)


def county_of(units: pd.DataFrame) -> dict[str, str]:
    """For each unit of the directory the county it is or lies in."""
    known = units.drop_duplicates("unit").set_index("unit")
    return counties(dict(zip(known.index, known["parent"], strict=True)), dict(zip(known.index, known["level"], strict=True)))


def counties(parent: Mapping[str, str], level: Mapping[str, str]) -> dict[str, str]:
    """For each unit the county it is or lies in; units that lie in none are left out."""
    found: dict[str, str] = {}
    for unit in parent:
        path: dict[str, None] = {}
        above = unit
        while above and above not in found and above not in path and level.get(above) != "county":
            path[above] = None
            above = parent.get(above, "")
        county = above if level.get(above) == "county" else found.get(above, "")
        found.update(dict.fromkeys((*path, unit), county))
    return {unit: county for unit, county in found.items() if county and unit in parent}


def once(visits: pd.DataFrame, *keys: str) -> pd.DataFrame:
    """Firm visits with each joint visit counted once (once for each of `keys`, where given)."""
    return visits[visits["firm"]].drop_duplicates(["joint", "target", *keys])
