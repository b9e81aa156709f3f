"""Rows of a view in groups, each a view again; what else the groups of a frame can do is left to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals.keys import heads
from burden.intervals.sorting import order_of

if TYPE_CHECKING:
    from burden.visits.view import View

Names = str | Sequence[str]


class Grouped:
    """Rows in groups, one by one as views; asked for whatever else the groups of a frame can do it makes these."""

    def __init__(self, view: View, by: Any, how: Mapping[str, Any]) -> None:
        """Keep what is grouped."""
        self._view, self._by, self._how = view, by, how

    def __getattr__(self, name: str) -> Any:
        """Whatever else the groups of a frame are asked for by name."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._view.frame.groupby(self._by, **self._how), name)

    def __getitem__(self, names: Any) -> Any:
        """Some columns, grouped as those of a frame are."""
        needed = list(dict.fromkeys((*listed(self._by), *listed(names))))
        return self._view[needed].groupby(self._by, **self._how)[names]

    def __iter__(self) -> Iterator[tuple[Any, View]]:
        """Each group with its key, in the order of the keys."""
        arrays = [self._view.array(name) for name in listed(self._by)]
        keys = [ranks(array) for array in arrays]
        order = order_of(keys)
        begin = heads(*(key[order] for key in keys))
        for rows in np.split(order, begin[1:]) if len(order) else ():
            first = tuple(array[rows[0]] for array in arrays)
            if not any(pd.isna(value) for value in first):
                yield first[0] if isinstance(self._by, str) else first, self._view.take(rows)


def listed(names: Names) -> Sequence[str]:
    """One name or several as several."""
    return (names,) if isinstance(names, str) else names


def ranks(values: Any, ascending: bool = True) -> npt.NDArray[Any]:
    """Values as whole numbers in their order or against it, what is missing last either way."""
    turn = 1 if ascending else -1
    if not hasattr(values, "codes") and np.asarray(values).dtype.kind in "biu":
        return np.asarray(values) if ascending else -np.asarray(values).astype(np.int64)
    codes = values.codes if hasattr(values, "codes") else pd.factorize(np.asarray(values), sort=True)[0]
    found = np.asarray(codes).astype(np.int64)
    return np.where(found < 0, found.max(initial=0) + 1, turn * found)
