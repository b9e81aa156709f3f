"""What followed the visits that were made: what their records say of findings, of feedback, of putting right and looking again."""

from __future__ import annotations

from typing import Any

import numpy.typing as npt
import pandas as pd


def followed(visits: pd.DataFrame, records: pd.DataFrame, *names: str) -> pd.DataFrame:
    """The visits made, with `names` as their records have them, and for each of those a column `kept_<name>`.

    Kept is what at least one record of the same sheet says: a column nobody filled in tells nothing of anybody.
    """
    made = visits[visits["made"] & (visits["record_row"] >= 0)]
    rows = made["record_row"].to_numpy()
    said = {name: records[name].to_numpy()[rows] for name in names}
    kept = {f"kept_{name}": known(records, name).to_numpy()[rows] for name in names}
    return made.assign(**said, **kept)


def known(records: pd.DataFrame, name: str) -> pd.Series[bool]:
    """For each record whether its sheet says at least once what stands in a column."""
    values = records[name]
    filled = values.notna() if values.dtype.kind == "f" else values.map(len) > 0
    return filled.groupby(records["sheet"]).transform("any").astype(bool)


def overdue(visits: pd.DataFrame, done: str, due: pd.Series[Any] | npt.NDArray[Any], today: int) -> pd.DataFrame:
    """The visits, with the day they were `due`, whose day `done` came after it or had not come by `today`; due on no day is never late."""
    told = visits.assign(due=due)
    return told[told[done].fillna(today) > told["due"]]
