"""Small tables of visits, of which each column is made when a rule asks for it: of most no rule does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.index.columns import Columns, Rows, Visit, joined
from burden.intervals.sorting import in_order, ranked
from burden.visits import ORDER
from burden.visits.view import View


class Part:
    """Some rows of a visits table and others beside them, in the order of all visits tables: the source of a view."""

    def __init__(self, columns: Columns, rows: Rows, beside: Sequence[Visit] = ()) -> None:
        """`rows` ascend; those beside them are numbered from the length of the table on."""
        self._source, self._rows, self._beside = columns, rows, beside
        self.header, self.index = columns.header, pd.RangeIndex(len(rows) + len(beside))
        self._known: dict[str, Any] = {}

    @cached_property
    def visits(self) -> pd.DataFrame:
        """Itself, as what rules take it for."""
        return View(self).table

    @cached_property
    def frame(self) -> pd.DataFrame:
        """All columns at once."""
        return pd.DataFrame({name: self.array(name) for name in self.header}, copy=False)

    @cached_property
    def numbers(self) -> list[int]:
        """The number of each visit."""
        every = np.append(self._rows, np.arange(self._source.count, self._source.count + len(self._beside)))
        return self._ordered(every).tolist()  # type: ignore[no-any-return]

    def array(self, name: str) -> Any:
        """The values of a column, made once: of names a categorical of those that stand in it."""
        if name not in self._known:
            self._known[name] = self._made(name)
        return self._known[name]

    def _made(self, name: str) -> Any:
        """The values of a column."""
        if name not in self._source.names:
            return self._ordered(self._values(name))
        codes, dtype = self._source.names[name].taken(self._rows, [str(each[name]) for each in self._beside])
        return pd.Categorical.from_codes(self._ordered(codes), dtype=dtype, validate=False)

    def _values(self, name: str) -> npt.NDArray[Any]:
        """A column that is not of names, not in order yet; joint visits are numbered anew, so that counting them takes no room."""
        values = joined(self._source.values[name][self._rows], [each[name] for each in self._beside])
        return ranked(values)[1] if name == "joint" else values

    def _ordered(self, column: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """A column in the order of the table."""
        return column if self._order is None else column[self._order]

    @cached_property
    def _order(self) -> Rows | None:
        """Where the visits beside the others belong; None where all stand so."""
        if not self._beside or len(self.index) == 1:
            return None
        named = {name: self._source.names[name] for name in ORDER if name in self._source.names}
        codes = {name: column.taken(self._rows, [str(each[name]) for each in self._beside])[0] for name, column in named.items()}
        return in_order([codes[name] if name in codes else self._values(name) for name in ORDER])
