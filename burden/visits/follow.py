"""What followed the visits that were made: what their records say of findings, of feedback, of putting right and looking again."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals.sorting import ranked
from burden.visits.asked_again import kept_for_last

EARLIEST = ("result", "published", "rectified", "look_back", "asked")  # of a visit that several rows tell, what is milder


def followed(visits: pd.DataFrame, records: pd.DataFrame, *names: str) -> pd.DataFrame:
    """The visits made, with `names` as their records have them, and for each of those a column `kept_<name>`.

    Kept is what at least one record of the same sheet says: a column nobody filled in tells nothing of anybody.
    """
    made = recorded(visits)
    rows = made["record_row"].to_numpy()
    again = told_again(records)
    said = {name: whole(records, name, again)[rows] for name in names}
    kept = {f"kept_{name}": known(records, name)[rows] for name in names}
    return made.assign(**said, **kept)


@kept_for_last()
def recorded(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits made that a record tells of."""
    return visits[visits["made"].to_numpy() & (visits["record_row"].to_numpy() >= 0)]


def known(records: pd.DataFrame, name: str) -> npt.NDArray[np.bool_]:
    """For each record whether its sheet says at least once what stands in a column."""
    values, sheet = records[name].to_numpy(), sheets(records)
    filled = ~np.isnan(values) if values.dtype.kind == "f" else np.fromiter(map(len, values), dtype=np.int64) > 0
    return np.asarray(np.bincount(sheet, filled)[sheet] > 0)


@kept_for_last()
def sheets(records: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A number for the sheet of each record."""
    return ranked(records["sheet"].to_numpy())[1]


@kept_for_last()
def told_again(records: pd.DataFrame) -> list[list[int]]:
    """The positions of records that tell one visit at one target, where they are several."""
    groups: dict[tuple[str, str], list[int]] = {}
    for at, told in enumerate(zip(records["visit"].tolist(), records["target"].tolist(), strict=True)):
        if told[0]:
            groups.setdefault(told, []).append(at)
    return [positions for positions in groups.values() if len(positions) > 1]


def whole(records: pd.DataFrame, name: str, again: list[list[int]]) -> npt.NDArray[Any]:
    """A column of the records in which rows of one visit at one target (`told_again`) all say what they say together."""
    values = records[name].to_numpy()
    if again:
        values = values.copy()
    for at in again:
        value = together(name, values[at].tolist())
        for row in at:
            values[row] = value
    return values


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
    came, last = visits[done].to_numpy(dtype=np.float64), np.asarray(due)
    late = np.where(np.isnan(came), today, came) > last
    return visits[late].assign(due=last[late])
