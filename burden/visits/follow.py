"""What followed the visits that were made: what their records say of findings, of feedback, of putting right and looking again."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.visits.asked_again import kept_for_last

EARLIEST = ("result", "published", "rectified", "look_back", "asked")  # of a visit that several rows tell, what is milder


def followed(visits: pd.DataFrame, records: pd.DataFrame, *names: str) -> pd.DataFrame:
    """The visits made, with `names` as their records have them, and for each of those a column `kept_<name>`.

    Kept is what at least one record of the same sheet says: a column nobody filled in tells nothing of anybody.
    """
    made = visits[visits["made"] & (visits["record_row"] >= 0)]
    rows = made["record_row"].to_numpy()
    again = told_again(records)
    said = {name: whole(records, name, again).to_numpy()[rows] for name in names}
    kept = {f"kept_{name}": known(records, name).to_numpy()[rows] for name in names}
    return made.assign(**said, **kept)


def known(records: pd.DataFrame, name: str) -> pd.Series[bool]:
    """For each record whether its sheet says at least once what stands in a column."""
    values = records[name]
    filled = values.notna() if values.dtype.kind == "f" else values.map(len) > 0
    return filled.groupby(records["sheet"]).transform("any").astype(bool)


@kept_for_last()
def told_again(records: pd.DataFrame) -> list[list[int]]:
    """The positions of records that tell one visit at one target, where they are several."""
    again = records["visit"].ne("") & records.duplicated(["visit", "target"], keep=False)
    positions = np.flatnonzero(again)
    groups = records.loc[again, ["visit", "target"]].groupby(["visit", "target"], sort=False).indices.values()
    return [positions[rows].tolist() for rows in groups]


def whole(records: pd.DataFrame, name: str, again: list[list[int]]) -> pd.Series[Any]:
    """A column of the records in which rows of one visit at one target (`told_again`) all say what they say together."""
    if not again:
        return records[name]
    values = records[name].tolist()
    for at in again:
        value = together(name, [values[row] for row in at])
        for row in at:
            values[row] = value
    return pd.Series(values, index=records.index, dtype=records[name].dtype)


def together(name: str, values: list[Any]) -> Any:
    """What several rows say of one visit: all officers; findings only if each row counts them or one has some; days at their mildest."""
    if name == "officers":
        return tuple(sorted({each for names in values for each in names}))
    if isinstance(values[0], str):
        return next(filter(None, values), "")
    numbers = [value for value in values if value == value]  # noqa: PLR0124
    if name == "findings" and len(numbers) < len(values) and not any(numbers):
        return float("nan")
    return (min if name in EARLIEST else max)(numbers, default=float("nan"))


def overdue(visits: pd.DataFrame, done: str, due: pd.Series[Any] | npt.NDArray[Any], today: int) -> pd.DataFrame:
    """The visits, with the day they were `due`, whose day `done` came after it or had not come by `today`; due on no day is never late."""
    told = visits.assign(due=due)
    return told[told[done].fillna(today) > told["due"]]
