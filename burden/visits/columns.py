"""Columns of a visits table as numbers: names as codes, which stand in the order of the names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals.keys import heads
from burden.intervals.sorting import order_of

ORDER = ["target", "first", "last", "organiser", "item", "occurrence", "sheet", "row"]  # of visits, by content


def codes(visits: pd.DataFrame, name: str) -> npt.NDArray[Any]:
    """A column; of names the codes."""
    column: Any = visits[name].array
    return np.asarray(getattr(column, "codes", column))


def names(visits: pd.DataFrame, name: str) -> npt.NDArray[Any]:
    """The names a column has codes for, in order."""
    return np.asarray(visits[name].array.categories, dtype=object)


class Rows:
    """What is asked of a table row by row; a column is taken out of its frame once."""

    def __init__(self, table: pd.DataFrame) -> None:
        """Keep the table."""
        self.table = table
        self._columns: dict[str, tuple[Any, Any]] = {}

    def value(self, name: str, row: int) -> Any:
        """What stands in a column, "" where the table has none such."""
        values, names = self.column(name)
        return values[row] if names is None else names[values[row]]

    def values(self, name: str, rows: npt.NDArray[Any]) -> list[Any]:
        """What stands in a column, row by row."""
        values, names = self.column(name)
        return list((values[rows] if names is None else names[values[rows]]).tolist())

    def column(self, name: str) -> tuple[Any, Any]:
        """A column as an array; of names the codes, and the names."""
        if name not in self._columns:
            self._columns[name] = self._taken(name)
        return self._columns[name]

    def _taken(self, name: str) -> tuple[Any, Any]:
        """A column out of the frame."""
        if name not in self.table:
            return np.broadcast_to(np.array("", dtype=object), len(self.table)), None
        column: Any = self.table[name].array
        if hasattr(column, "codes"):
            return column.codes, np.asarray(column.categories, dtype=object)
        return column.to_numpy(), None

    def targets(self, rows: npt.NDArray[Any]) -> list[str]:
        """The targets of some visits, in order of name, each once."""
        codes, names = self.column("target")
        return [str(name) for name in names[np.unique(codes[rows])]]


def texts(table: pd.DataFrame, name: str) -> npt.NDArray[np.object_]:
    """A column of texts."""
    return np.asarray(table[name].to_numpy(dtype=object))


def categorical(values: npt.NDArray[np.object_]) -> pd.Categorical:
    """Texts as a categorical, its names in order and none to spare."""
    names = sorted(set(values.tolist()))
    place = {name: at for at, name in enumerate(names)}
    codes = np.array([place[name] for name in values.tolist()], dtype=np.int32)
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype=object))


def told_of(names: Any, say: Mapping[str, str] | Callable[[str], str]) -> pd.Categorical:
    """A categorical of what is said of each name of another one, found once a name; "" where a mapping has none."""
    told = [say(name) if callable(say) else say.get(name, "") for name in map(str, names.categories)]
    of_name = categorical(np.array(told, dtype=object))
    codes = of_name.codes[names.codes] if len(names) else names.codes
    return pd.Categorical.from_codes(codes, of_name.categories)


def coded(codes: npt.NDArray[Any], like: pd.Series[Any]) -> Any:
    """A categorical with the names of another one."""
    dtype: Any = like.dtype
    return pd.Categorical.from_codes(codes, dtype=dtype)


def in_one(*columns: Any) -> tuple[npt.NDArray[np.object_], list[npt.NDArray[Any]]]:
    """The names of some categoricals, in order, and the codes that each of these has among them."""
    known = {name: at for at, name in enumerate(sorted({name for column in columns for name in column.categories}))}
    codes = [np.array([known[name] for name in column.categories], dtype=np.int32)[column.codes] for column in columns]
    return np.array([*known], dtype=object), codes


def chosen(where: npt.NDArray[np.bool_], here: Any, elsewhere: Any) -> pd.Categorical:
    """A categorical with the names of one where flags are set, and those of another one elsewhere."""
    names, codes = in_one(here, elsewhere)
    return pd.Categorical.from_codes(np.where(where, *codes), pd.Index(names, dtype=object))


def by_item(visits: pd.DataFrame, rows: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """The places of some rows in order of their items and organisers, equal ones as they stand."""
    return order_of([codes(visits, name)[rows] for name in ("item", "organiser")])


def firsts(rows: npt.NDArray[np.int64], joint: npt.NDArray[Any], others: Sequence[npt.NDArray[Any]]) -> npt.NDArray[np.int64]:
    """Of some rows the first of each joint visit, apart by the other columns; the columns are those of all rows."""
    number = joint[rows]
    if not len(rows):
        return rows
    number = number - number.min()
    again = np.bincount(number)[number] > 1
    many = rows[again]
    if not len(many):
        return rows
    columns = [column[many] for column in (joint, *others)]
    order = order_of(columns)
    first = np.zeros(len(many), dtype=bool)
    first[order[heads(*(column[order] for column in columns))]] = True
    kept = ~again
    kept[again] = first
    return np.asarray(rows[kept])
