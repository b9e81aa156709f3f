"""A visits table as arrays: from it visits are told one by one, and columns of any rows with others beside them taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.rulebook import Scope

FEW = 1000  # names: a column of no more keeps all of them in every small table
Rows = npt.NDArray[np.int64]
Visit = Mapping[str, Any]  # a value for each column of a visits table


class Names:
    """A column of names: codes in the order of the names."""

    def __init__(self, column: Any, few: int = FEW) -> None:
        """Keep the codes and the names of a categorical."""
        self.codes: npt.NDArray[Any] = np.asarray(column.codes)
        self.names: npt.NDArray[np.object_] = np.asarray(column.categories, dtype=object)
        self.shared = dtype_of(tuple(self.names)) if len(self.names) <= few else None

    def find(self, name: str) -> int:
        """The code of a name, -1 where no visit has it."""
        at = int(np.searchsorted(self.names, name))
        return at if at < len(self.names) and self.names[at] == name else -1

    @cached_property
    def heads(self) -> Rows:
        """The first row of each name."""
        found = np.zeros(len(self.names), dtype=np.int64)
        found[self.codes[::-1]] = np.arange(len(self.codes))[::-1]
        return found

    def numbers(self, names: Sequence[str]) -> list[int]:
        """The codes of names; names that no visit has are numbered on."""
        new = {name: at for at, name in enumerate(dict.fromkeys(names), len(self.names))}
        return [code if (code := self.find(name)) >= 0 else new[name] for name in names]

    def taken(self, rows: Rows, more: Sequence[str]) -> tuple[npt.NDArray[Any], pd.CategoricalDtype]:
        """The codes of some rows and of more names behind them, among the names that these have."""
        codes = [self.find(name) for name in more]
        if self.shared is not None and min(codes, default=0) >= 0:
            return joined(self.codes[rows], codes), self.shared
        used, local = np.unique(self.codes[rows], return_inverse=True)
        known = tuple(self.names[used])
        names = tuple(sorted({*known, *more})) if more else known
        place = {name: at for at, name in enumerate(names)}
        if len(names) > len(known):
            local = np.array([place[name] for name in known], dtype=np.int64)[local]
        return np.append(local, [place[name] for name in more]).astype(np.int32), dtype_of(names)


@lru_cache(64)
def dtype_of(names: tuple[str, ...]) -> pd.CategoricalDtype:
    """The dtype of a column of these names; those of one change ask for the same again and again."""
    return pd.CategoricalDtype(pd.Index(names, dtype=object))


class Columns:
    """The columns of a visits table, of names and of other values; rows from `count` on are those laid beside it."""

    def __init__(self, visits: pd.DataFrame, few: int = FEW) -> None:
        """Take the columns of a table as they stand, without a copy where there is none to make."""
        self.count = len(visits)
        arrays: dict[str, Any] = {str(name): visits[name].array for name in visits.columns}
        self.names = {name: Names(column, few) for name, column in arrays.items() if hasattr(column, "codes")}
        self.values = {name: visits[name].to_numpy() for name in arrays if name not in self.names}
        self.header = tuple(arrays)

    def visit(self, row: int) -> dict[str, Any]:
        """One row as it stands."""
        named = {name: column.names[column.codes[row]] for name, column in self.names.items()}
        return named | {name: column[row] for name, column in self.values.items()}

    def inside(self, scope: Scope, rows: Rows, beside: Sequence[Visit] = ()) -> npt.NDArray[np.bool_]:
        """Which of some visits and others beside them are inside a scope."""
        found = np.ones(len(rows) + len(beside), dtype=bool)
        for name, words in scope.named().items():
            found &= self.says(name, words, rows, beside)
        return found

    def says(self, name: str, words: Sequence[str], rows: Rows, beside: Sequence[Visit] = ()) -> npt.NDArray[np.bool_]:
        """Of which of some visits and others beside them a column says one of some words."""
        column = self.names[name]
        codes = np.array([column.find(word) for word in words])
        return np.append(np.isin(column.codes[rows], codes), np.array([str(each[name]) in words for each in beside], dtype=bool))

    def windows(self, rows: Rows, beside: Sequence[Visit] = ()) -> dict[str, npt.NDArray[Any]]:
        """The days between which some visits and others beside them lie, and numbers for the target, organiser and joint visit of each."""
        days = {
            name: joined(self.values[name][rows], [each[name] for each in beside])
            for name in ("first", "last", "fixed", "made", "joint")
        }
        return days | {
            name: joined(self.names[name].codes[rows].astype(np.int64), self.names[name].numbers([each[name] for each in beside]))
            for name in ("target", "organiser")
        }


def joined(column: npt.NDArray[Any], more: Sequence[Any]) -> npt.NDArray[Any]:
    """A column with more values behind it."""
    if not more:
        return column
    found = np.empty(len(column) + len(more), dtype=column.dtype)
    found[: len(column)] = column
    for at, value in enumerate(more, len(column)):
        found[at] = value
    return found
