"""Which visits are checked together: the rows of each target, county or row of a file, found by its key."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.index.columns import Columns, Rows, Visit
from burden.intervals.sorting import in_order, once

Numbers = npt.NDArray[np.int64]


class Groups:
    """The rows of a visits table by a key: `of` gives those that are checked together with some visits."""

    def __init__(self, columns: Columns, key: str) -> None:
        """Sort the rows by `key`: target, organiser, county or row."""
        self.columns, self.key = columns, key
        self.home = homes(columns) if key == "county" else None
        numbers = self.numbers()
        self.order = in_order([numbers])
        self.sorted = numbers if self.order is None else numbers[self.order]
        if self.order is not None:
            self.order = self.order.astype(np.int32)

    def numbers(self) -> npt.NDArray[np.integer]:
        """The key of each row as a number."""
        if self.key == "row":
            sheet, row = (self.columns.values[name].astype(np.int64) for name in ("sheet", "row"))
            return sheet << 32 | row
        if self.home is None:
            return self.columns.names[self.key].codes
        county, target = (self.columns.names[name] for name in ("county", "target"))
        blank = county.find("")
        return np.where(county.codes == blank, self.home[target.codes], county.codes)

    def number(self, visit: Visit) -> int:
        """The key of a visit as a number, -1 where no visit of the table has it."""
        if self.key == "row":
            return int(visit["sheet"]) << 32 | int(visit["row"])
        if self.home is None:
            return self.columns.names[self.key].find(str(visit[self.key]))
        county, target = (self.columns.names[name] for name in ("county", "target"))
        name = str(visit["county"] or visit["target"])
        at, code = county.find(name), target.find(name)
        return at if at >= 0 or code < 0 else int(self.home[code])

    def of(self, visits: Iterable[Visit]) -> Rows:
        """The rows that are checked together with any of these visits, in order."""
        found = [self.rows(number) for number in {self.number(visit) for visit in visits}]
        return found[0] if len(found) == 1 else once(np.concatenate([np.empty(0, dtype=np.int64), *found]))

    def rows(self, number: int) -> Rows:
        """The rows of one key."""
        sought = np.array(number, dtype=self.sorted.dtype)  # of another type it would have the whole column cast
        begin, stop = (int(np.searchsorted(self.sorted, sought, side)) for side in ("left", "right"))
        return np.arange(begin, stop) if self.order is None else self.order[begin:stop].astype(np.int64)


def homes(columns: Columns) -> Numbers:
    """For each target the key it has where no county is said: the county it is itself, else one of its own."""
    counties, targets = columns.names["county"].names, columns.names["target"].names
    known = pd.Index(counties, dtype=object).get_indexer(pd.Index(targets, dtype=object))
    return np.where(known >= 0, known, len(counties) + np.arange(len(targets)))
