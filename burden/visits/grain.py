"""From a plan to its visits: what is planned and what was made, each once, with its days and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import Calendar
from burden.intervals.sorting import order_of
from burden.plan import Plan
from burden.visits.columns import ORDER, categorical, texts
from burden.visits.described import county_of, described
from burden.visits.expand import expand
from burden.visits.match import Match, joint_numbers, match, one_visit_each

FROM_ITEM = ("item", "organiser", "kind", "type", "source", "level", "method")
NAMED = (*FROM_ITEM, "target", "match")
LEFT = ("score", "rivals", "made", "firm", "share")  # as they come
WHOLE = ("item_row", "record_row", "occurrence", "planned_first", "planned_last", "sheet", "row")

Columns = dict[str, npt.NDArray[Any]]


def build(plan: Plan, calendar: Calendar, one_visit: int = 10) -> pd.DataFrame:
    """All visits of a plan, one row each, ordered by content.

    A visit that was made takes its made days and replaces the planned one it kept or moved; a planned visit without a
    record keeps its window. `one_visit` is the most workdays exact days may span and still be one visit that takes
    them all. Columns: see ARCHITECTURE.md, "the visits table".
    """
    planned = expand(plan.items, plan.year)
    records = one_visit_each(plan.records)
    matches = match(plan.items, planned, records, county_of(plan.units))
    numbers = np.array([*joint_numbers(plan.items, plan.filings), ""], dtype=object)
    still = np.setdiff1d(np.arange(len(planned)), [each.planned for each in matches])
    parts = of_plan(plan.items, planned.take(still), numbers), of_records(plan.items, planned, records, matches, numbers)
    told = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    names = {name: categorical(told[name]) for name in NAMED}
    columns: dict[str, Any] = {**names, **{name: told[name] for name in LEFT}, "code": pd.array(told["code"], dtype="str")}
    columns |= (
        placed(told, calendar, one_visit) | {name: told[name].astype(np.int32) for name in WHOLE} | described(names, plan.units)
    )
    order = order_of([getattr(columns[name], "codes", columns[name]) for name in ORDER])
    return pd.DataFrame({name: column[order] for name, column in columns.items()}, copy=False)


def of_plan(items: pd.DataFrame, planned: pd.DataFrame, numbers: npt.NDArray[np.object_]) -> Columns:
    """Planned visits with what their items say; `numbers` are those of the items' joint visits."""
    part = {name: planned[name].to_numpy() for name in planned.columns}
    rows, count, tentative = part["item_row"], len(planned), part.pop("tentative")
    joint = numbers[rows]
    keys = zip(joint.tolist(), part["target"].tolist(), part["occurrence"].tolist(), strict=True)
    return part | {name: texts(items, name)[rows] for name in FROM_ITEM} | {
        "sheet": items["sheet"].to_numpy()[rows], "row": items["row"].to_numpy()[rows], "record_row": np.full(count, -1),
        "made": np.zeros(count, dtype=bool), "match": blank(count), "code": blank(count), "score": np.ones(count), "rivals": tuples([()] * count),
        "planned_first": part["first"], "planned_last": part["last"], "firm": (part["share"] >= 1) & ~tentative,
        "joint": np.array([f"{number}|{target}|{at}" if number else "" for number, target, at in keys], dtype=object),
    }  # fmt: skip


def of_records(
    items: pd.DataFrame, planned: pd.DataFrame, records: pd.DataFrame, matches: Sequence[Match], numbers: npt.NDArray[np.object_]
) -> Columns:
    """Visits that were made, with what the record says and, where it says nothing, what its item does."""
    count = len(records)
    rows, took = (np.array([each[at] for each in matches], dtype=np.int64) for at in range(2))
    window = {name: np.append(planned[name].to_numpy(), -1)[took] for name in ("first", "last", "occurrence")}
    own = {name: texts(records, name) if name in records else blank(count) for name in FROM_ITEM}
    first, joint = records["first"].to_numpy(), texts(records, "joint")
    joint = np.where(joint != "", joint, numbers[rows])
    keys = zip(
        joint.tolist(), records["target"].tolist(), took.tolist(), window["occurrence"].tolist(), first.tolist(), strict=True
    )
    return {name: np.where(said != "", said, np.append(texts(items, name), "")[rows]) for name, said in own.items()} | {
        "target": texts(records, "target"), "item_row": rows, "record_row": records.index.to_numpy(), "occurrence": window["occurrence"],
        "first": first, "last": records["last"].to_numpy(), "planned_first": window["first"], "planned_last": window["last"],
        "sheet": records["sheet"].to_numpy(), "row": records["row"].to_numpy(), "code": texts(records, "code"),
        "match": np.array([each.how for each in matches], dtype=object), "score": np.array([each.score for each in matches], dtype=float),
        "rivals": tuples([each.rivals for each in matches]), "made": np.ones(count, dtype=bool), "firm": np.ones(count, dtype=bool),
        "share": np.ones(count), "length": np.zeros(count, dtype=np.int32), "exact": np.ones(count, dtype=bool),
        "joint": np.array([joint_text(*key) for key in keys], dtype=object),
    }  # fmt: skip


def joint_text(number: str, target: str, planned: int, occurrence: int, first: int) -> str:
    """What the records of one joint visit share: their number at a target in one occurrence, else the planned visit they took."""
    if number:
        return f"{number}|{target}|{occurrence if planned >= 0 else f'd{first}'}"
    return f"planned {planned}" if planned >= 0 else ""


def placed(told: Columns, calendar: Calendar, one_visit: int) -> Columns:
    """`fixed`, `first`, `last`, `days`, `begin`, `start`, `end` and `joint`: how long a visit is and between which days it can lie."""
    first, last = told["first"].astype(np.int32), told["last"].astype(np.int32)
    span = np.asarray(calendar.workdays(first, last))
    length = np.maximum(told["length"], 1)
    exact = told["exact"] & (span <= one_visit) & ((told["length"] <= 0) | (span <= length))
    fixed = told["made"] | exact | (span <= length)
    need = np.where(fixed, 1, length)
    days = {
        "first": first, "last": last, "days": np.where(fixed, span, length), "begin": np.where(fixed, first, calendar.nth_workday(first, 1)),
        "start": np.where(fixed, first, calendar.nth_workday_back(last, need)), "end": np.where(fixed, last, calendar.nth_workday(first, need)),
    }  # fmt: skip
    known: dict[str | int, int] = {}
    joint = [known.setdefault(text or at, len(known)) for at, text in enumerate(told["joint"].tolist())]
    return {
        "fixed": fixed,
        **{name: values.astype(np.int32) for name, values in days.items()},
        "joint": np.array(joint, dtype=np.int32),
    }


def blank(count: int) -> npt.NDArray[np.object_]:
    """A column of which nothing is said."""
    return np.full(count, "", dtype=object)


def tuples(values: Sequence[tuple[int, ...]]) -> npt.NDArray[np.object_]:
    """A column of tuples."""
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column
