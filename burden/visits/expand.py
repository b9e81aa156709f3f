"""Planned visits: every item at every target in every occurrence its time names."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import date_of, day
from burden.when import Reading, period

Rows = npt.NDArray[np.int64]
ALIGNED = (1, 2, 3, 4, 6, 12)  # months that divide a year


class Slot(NamedTuple):
    """One occurrence: the days it must fall in, its length in workdays (0: not said), whether both ends are exact days.

    `share` is under 1 where the occurrence need not fall in this year (每三年至少一次).
    """

    first: int
    last: int
    length: int
    exact: bool
    share: float = 1.0


def slots(reading: Reading, year: int) -> tuple[Slot, ...]:
    """The occurrences a time phrase asks for in plan year `year`; none where it names no time at all."""
    if reading.kind in ("unscheduled", "unreadable"):
        return ()
    length, exact = reading.days or 0, reading.kind == "dates" and reading.per is None
    least = max(reading.times[0], 1) if reading.times else 1
    opened = [closed(window, year) for window in reading.windows or ((None, None),)]
    if reading.per is None:
        return tuple(Slot(first, last, length, exact) for first, last in opened for _ in range(least))
    found = [Slot(*span, length, False, share(reading.per)) for window in opened for span in periods(*window, reading.per)]
    return tuple(slot for slot in found for _ in range(least))


def closed(window: tuple[dt.date | None, dt.date | None], year: int) -> tuple[int, int]:
    """A window with its open end put at the end of the plan year: a deadline begins with it, an open one ends with it."""
    first, last = window
    begin = first or dt.date(min(year, last.year if last else year), 1, 1)
    end = last or dt.date(max(year, begin.year), 12, 31)
    return day(begin), day(end)


def share(per: str) -> float:
    """The chance that an occurrence falls in one given year: 1 / 3 for `3years`."""
    count = per.removesuffix("years")
    return 1.0 / int(count) if count.isdigit() else 1.0


def periods(first: int, last: int, per: str) -> Iterator[tuple[int, int]]:
    """The calendar weeks, months, quarters ... inside [first, last], or runs of so many days; else it is one period."""
    if per == "week":
        monday = first - (date_of(first).weekday())
        yield from ((max(start, first), min(start + 6, last)) for start in range(monday, last + 1, 7))
    elif (length := period(per))[0] in ALIGNED:
        yield from calendar_periods(first, last, length[0])
    elif length[1] > 1:
        yield from ((start, min(start + length[1] - 1, last)) for start in range(first, last + 1, length[1]))
    else:
        yield first, last


def calendar_periods(first: int, last: int, size: int) -> Iterator[tuple[int, int]]:
    """Runs of `size` months, aligned with January, cut to [first, last]."""
    begin = date_of(first)
    index = (begin.year * 12 + begin.month - 1) // size * size
    while (start := day(dt.date(index // 12, index % 12 + 1, 1))) <= last:
        year, month = divmod(index + size - 1, 12)
        end = day(dt.date(year, month + 1, months.monthrange(year, month + 1)[1]))
        yield max(start, first), min(end, last)
        index += size


def expand(items: pd.DataFrame, year: int) -> pd.DataFrame:
    """One row for each item, target and occurrence, in that order; cancelled items have none.

    Columns: item_row, target, occurrence, first, last, length, exact, share, tentative.
    """
    readings, off, targets = (items[name].tolist() for name in ("when", "cancelled", "targets"))
    times = [
        () if no or not isinstance(reading, Reading) else slots(reading, year) for reading, no in zip(readings, off, strict=True)
    ]
    item, place, at, occurrence = crossed([len(each) for each in targets], [len(each) for each in times])
    spots = [target for each in targets for target in each]
    told = np.array([slot for each in times for slot in each], dtype=np.float64).reshape(-1, len(Slot._fields))[at]
    first, last, length, exact, share = told.T
    tentative = np.array([bool(getattr(reading, "tentative", False)) for reading in readings], dtype=bool)
    drawn = np.array([target.share for target in spots], dtype=np.float64)
    columns = {"first": first, "last": last, "length": length}
    return pd.DataFrame({
        "item_row": items.index.to_numpy(dtype=np.int32)[item], "target": np.array([target.name for target in spots], dtype=object)[place],
        "occurrence": occurrence.astype(np.int32), **{name: days.astype(np.int32) for name, days in columns.items()},
        "exact": exact.astype(bool), "share": drawn[place] * share, "tentative": tentative[item],
    })  # fmt: skip


def crossed(places: Sequence[int], times: Sequence[int]) -> tuple[Rows, Rows, Rows, Rows]:
    """Every time at every place, for items with so many of each: the item, the number among all places and all times, and among its times."""
    n, k = np.array(places, dtype=np.int64), np.array(times, dtype=np.int64)
    item = np.repeat(np.arange(len(n)), n * k)
    within = np.arange(len(item)) - (np.cumsum(n * k) - n * k)[item]
    place, occurrence = np.divmod(within, k[item])
    return item, (np.cumsum(n) - n)[item] + place, (np.cumsum(k) - k)[item] + occurrence, occurrence
