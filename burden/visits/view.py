"""Rows chosen of a table, as a frame of which each column is made when it is asked for: rules choose often and look at few columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals.keys import heads
from burden.intervals.sorting import order_of
from burden.visits.grouped import Grouped, Names, listed, ranks

Rows = npt.NDArray[np.integer[Any]]


class Source(Protocol):
    """What has columns by name."""

    @property
    def header(self) -> Sequence[str]:
        """The names of the columns."""

    @property
    def index(self) -> pd.Index[Any]:
        """The label of each row."""

    @property
    def frame(self) -> pd.DataFrame:
        """All columns at once."""

    def array(self, name: str) -> Any:
        """The values of a column."""


class Whole:
    """A frame that nobody changes; a column is taken out of it once."""

    def __init__(self, table: pd.DataFrame) -> None:
        """Keep the frame."""
        self.header, self.index, self.frame = tuple(table.columns), table.index, table
        self._known: dict[str, Any] = {}

    def array(self, name: str) -> Any:
        """The values of a column."""
        if name not in self._known:
            self._known[name] = plain(self.frame[name].array)
        return self._known[name]


class View:
    """Rows of a table and columns laid beside it.

    It chooses, sorts, groups and adds to rows as frames do, by looking at the columns named; asked for whatever else frames
    can do it makes one of all columns. Nothing in it is ever changed.
    """

    def __init__(self, source: Source, rows: Rows | None = None, own: Mapping[str, Any] | None = None) -> None:
        """`rows` are places in the source, all where None; `own` columns are of these rows and go before those of the source."""
        self._source, self._rows, self._own = source, rows, own or {}
        self._known: dict[str, pd.Series[Any]] = {}

    @property
    def table(self) -> pd.DataFrame:
        """Itself, as what rules take it for."""
        return cast(pd.DataFrame, self)

    @cached_property
    def columns(self) -> pd.Index[str]:
        """The names of its columns."""
        return pd.Index(dict.fromkeys((*self._source.header, *self._own)))

    @cached_property
    def index(self) -> pd.Index[Any]:
        """The label that each row has in the table."""
        return self._source.index if self._rows is None else self._source.index.take(self._rows)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """All columns at once."""
        return self._frame(list(self.columns)) if self._own or self._rows is not None else self._source.frame

    def __reduce__(self) -> tuple[Any, ...]:
        """It travels as a frame."""
        return view, (self.frame,)

    @property
    def empty(self) -> bool:
        """Whether it has no rows."""
        return not len(self)

    def __len__(self) -> int:
        """How many rows."""
        return len(self._source.index) if self._rows is None else len(self._rows)

    def __contains__(self, name: object) -> bool:
        """Whether there is such a column."""
        return name in self._own or name in self._source.header

    def __getattr__(self, name: str) -> Any:
        """Whatever else a frame is asked for by name."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.frame, name)

    def array(self, name: str) -> Any:
        """The values of a column."""
        if name in self._own:
            return self._own[name]
        values = self._source.array(name)
        return values if self._rows is None else values[self._rows]

    def __getitem__(self, asked: Any) -> Any:
        """A column by its name, a frame by a list of names, or the rows where flags are set."""
        if isinstance(asked, str):
            if asked not in self._known:
                values = self.array(asked)
                self._known[asked] = pd.Series(values, index=self.index, dtype=values.dtype, name=asked, copy=False)
            return self._known[asked]
        if isinstance(asked, list) and asked and isinstance(asked[0], str):
            return self._frame(asked)
        return self.take(np.flatnonzero(self._flags(asked)))

    def take(self, places: Rows) -> View:
        """Some of the rows, in the order of their places."""
        rows = places if self._rows is None else self._rows[places]
        return View(self._source, rows, {name: values[places] for name, values in self._own.items()})

    def assign(self, **named: Any) -> View:
        """The same rows with more columns, or others in the place of some."""
        return View(self._source, self._rows, {**self._own, **{name: self._aligned(values) for name, values in named.items()}})

    def drop_duplicates(self, names: Names) -> View:
        """The first of the rows that are alike in these columns."""
        keys = [ranks(self.array(name)) for name in listed(names)]
        order = order_of(keys)
        return self.take(np.sort(order[heads(*(key[order] for key in keys))]))

    def sort_values(self, by: Names, *, ascending: bool = True, kind: str = "stable") -> View:
        """The rows in order of these columns, equal ones as they stand."""
        if kind != "stable":
            raise ValueError(f"rows are sorted in a stable way, not {kind}")
        return self.take(order_of([ranks(self.array(name), ascending) for name in listed(by)]))

    def groupby(self, by: Names, **how: Any) -> Grouped:
        """The rows grouped by these columns, in their order."""
        return Grouped(self, by, how)

    def _frame(self, names: Sequence[str]) -> pd.DataFrame:
        """Some columns at once."""
        return pd.DataFrame({name: self[name] for name in names}, index=self.index, copy=False)

    def _flags(self, asked: Any) -> npt.NDArray[np.bool_]:
        """One flag for each row."""
        if len(asked) != len(self) or (isinstance(asked, pd.Series) and not self._labelled(asked)):
            raise ValueError(f"{len(asked)} flags are not those of these {len(self)} rows")
        return np.asarray(asked, dtype=bool)

    def _labelled(self, column: pd.Series[Any]) -> bool:
        """Whether a column has the labels of these rows, in their order."""
        return column.index is self.index or column.index.equals(self.index)

    def _aligned(self, values: Any) -> Any:
        """What is assigned, as values row by row; a column with labels of its own is laid where these are."""
        if callable(values):
            values = values(self)
        if hasattr(values, "dtype") and not isinstance(values, pd.Series) and values.shape:
            return values
        column = values if isinstance(values, pd.Series) else pd.Series(values, index=self.index)
        return plain((column if self._labelled(column) else column.reindex(self.index)).array)


def plain(values: Any) -> Any:
    """The values of a column, those of numpy as its own."""
    return values.to_numpy() if type(values) is pd.arrays.NumpyExtensionArray else values  # texts are one of its kinds


def view(table: pd.DataFrame) -> pd.DataFrame:
    """A frame as a view of all its rows."""
    return View(Whole(table)).table
