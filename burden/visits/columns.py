"""Columns of a visits table as numbers: names as codes, which stand in the order of the names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd


def codes(visits: pd.DataFrame, name: str) -> npt.NDArray[Any]:
    """A column; of names the codes."""
    column: Any = visits[name].array
    return np.asarray(getattr(column, "codes", column))


def names(visits: pd.DataFrame, name: str) -> npt.NDArray[Any]:
    """The names a column has codes for, in order."""
    return np.asarray(visits[name].array.categories, dtype=object)  # type: ignore[attr-defined]


def firsts(rows: npt.NDArray[np.int64], joint: npt.NDArray[Any], others: Sequence[npt.NDArray[Any]]) -> npt.NDArray[np.int64]:
    """Of some rows the first of each joint visit, apart by the other columns; the columns are those of all rows."""
    number = joint[rows]
    if not len(rows):
        return rows
    number = number - number.min()
    again = np.bincount(number)[number] > 1
    many = rows[again]
    kept = ~again
    kept[again] = ~pd.DataFrame({at: column[many] for at, column in enumerate((joint, *others))}).duplicated().to_numpy()
    return rows[kept]
