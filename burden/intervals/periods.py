"""Calendar weeks, months and years as numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int64]
CODES = {"month": "M", "year": "Y"}  # as numpy has them


def periods(day: npt.ArrayLike, unit: str) -> Days:
    """The number of the calendar week (from Monday), month or year each day lies in; neighbours differ by one."""
    days = np.asarray(day, dtype=np.int64)
    low, high = (int(days.min()), int(days.max())) if days.size else (0, 0)
    if days.size > high - low + 1:  # each day is looked up once
        return periods(np.arange(low, high + 1), unit)[days - low]
    if unit == "week":
        return (days + 3) // 7
    return days.astype("datetime64[D]").astype(f"datetime64[{CODES[unit]}]").astype(np.int64)


def period_first(period: int, unit: str) -> int:
    """The first day of a week, month or year numbered as `periods` does."""
    return int(first_days(period, unit))


def first_days(numbers: npt.ArrayLike, unit: str) -> Days:
    """The first day of each of some weeks, months or years."""
    each = np.asarray(numbers, dtype=np.int64)
    if unit == "week":
        return np.asarray(each * 7 - 3)
    return each.astype(f"datetime64[{CODES[unit]}]").astype("datetime64[D]").astype(np.int64)
