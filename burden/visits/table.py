"""A visits table given as it stands, without a plan: which columns it may have, and how it becomes the visits every rule asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import Calendar
from burden.intervals.blocks import together
from burden.intervals.sorting import in_order
from burden.naming import system
from burden.visits.columns import told_of

NEEDED = ("target", "organiser", "first", "last")
NAMES = (
    "target", "organiser", "item", "kind", "type", "source", "level", "method", "county", "county_kind", "target_kind",
    "target_level", "target_grade", "organiser_level", "match", "code",
)  # fmt: skip
DAYS = ("first", "last")
NUMBERS = ("days", "occurrence")
FLAGS = ("made", "firm")
JOINT = "joint"
COLUMNS = (*NAMES, *DAYS, *NUMBERS, *FLAGS, JOINT)

Columns = Mapping[str, Any]  # arrays, and categoricals of names


def visits_of(given: Columns, calendar: Calendar, one_visit: int = 10) -> pd.DataFrame:
    """The visits of a table as `burden.visits.build` gives those of a plan, ordered by content.

    `given` has `NEEDED`, `sheet` and `row`, and any of `COLUMNS`: names (and `joint`, "" where alone) as categoricals without
    nulls, days as int32 since 1970-01-01 with first <= last and inside the calendar, `days` in workdays (0: not said). What
    is not given is blank; a visit is firm and not made. The rows of one `joint` text at one target are one joint visit.
    """
    count = len(given["first"])
    tidied = together([partial(tidy, given.get(name), count) for name in NAMES], count)
    names = dict(zip(NAMES, tidied, strict=True))
    first, last = (np.asarray(given[name], dtype=np.int32) for name in DAYS)
    made, firm = flag(given.get("made"), count, False), flag(given.get("firm"), count, True)
    if "match" not in given:
        names["match"] = named(made.view(np.int8), ["", "kept"])
    occurrence = given.get("occurrence", np.zeros(count, dtype=np.int8))
    columns: dict[str, Any] = {
        **names, "first": first, "last": last, "made": made, "firm": firm, "occurrence": occurrence,
        "organiser_system": told_of(names["organiser"], system), "joint": joined(given.get(JOINT), names["target"].codes),
        "sheet": given["sheet"], "row": given["row"], **nobodys(count),
        **lengths(first, last, given.get("days"), made, calendar, one_visit),
    }  # fmt: skip
    keys = (*(columns[name] for name in ("target", "first", "last", "organiser", "item", "occurrence", "sheet", "row")),)
    order = in_order([getattr(key, "codes", key) for key in keys])
    taken = together([partial(take, column, order) for column in columns.values()], count)
    return pd.DataFrame(dict(zip(columns, taken, strict=True)), copy=False)


def take(column: Any, order: npt.NDArray[np.int64] | None) -> Any:
    """A column in another order; as it is where it is in order already, or says the same of all."""
    values = getattr(column, "codes", column)
    return column if order is None or (values == values[0]).all() else column.take(order)


def named(codes: npt.NDArray[Any], names: Any) -> Any:
    """A categorical of names by their codes."""
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype=object))


def tidy(column: Any, count: int) -> Any:
    """Names with their categories in order and none to spare; blanks where no column is given."""
    if column is None:
        return named(np.zeros(count, dtype=np.int8), [""])
    names = np.asarray(column.categories, dtype=object)
    used = np.flatnonzero(np.bincount(column.codes, minlength=len(names)))
    ordered = used[np.argsort(names[used], kind="stable")]
    if np.array_equal(ordered, np.arange(len(names))):
        return column
    rank = np.full(len(names), -1, dtype=np.int32)
    rank[ordered] = np.arange(len(ordered), dtype=np.int32)
    return named(rank[column.codes], names[ordered])


def flag(column: Any, count: int, otherwise: bool) -> npt.NDArray[np.bool_]:
    """A column of yes and no, the same for all where it is not given."""
    return np.full(count, otherwise) if column is None else np.asarray(column, dtype=bool)


def joined(joint: Any, target: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    """A number for each joint visit: rows of one text at one target share it, and a row without a text has its own."""
    number = np.arange(len(target), dtype=np.int32)
    if joint is None:
        return number
    texts = np.array([str(name) != "" for name in joint.categories], dtype=bool)
    rows = np.flatnonzero(texts[joint.codes])
    key = joint.codes[rows].astype(np.int64) << 32 | target[rows]
    _, head, which = np.unique(key, return_index=True, return_inverse=True)
    number[rows] = rows[head][which]
    return number


def nobodys(count: int) -> dict[str, npt.NDArray[Any]]:
    """The columns that only a plan or records could fill, in as little memory as they take."""
    nowhere = np.full(count, -1, dtype=np.int8)
    return dict.fromkeys(("item_row", "record_row"), nowhere)


def lengths(
    first: npt.NDArray[np.int32],
    last: npt.NDArray[np.int32],
    days: Any,
    made: npt.NDArray[np.bool_],
    calendar: Calendar,
    one_visit: int,
) -> dict[str, npt.NDArray[Any]]:
    """`days`, `fixed`, `begin`, `start` and `end`: how long each visit is and between which days it can lie.

    Fixed is a visit that was made, one whose days fill its window, and one without `days` in a window of at most
    `one_visit` workdays; any other takes its days, or one, somewhere inside.
    """
    span = calendar.workdays(first, last)
    said = np.zeros(1, dtype=np.int32) if days is None else np.asarray(days, dtype=np.int32)
    length = np.maximum(said, 1)
    fixed = made | (span <= length) | ((said == 0) & (span <= one_visit))
    loose = np.flatnonzero(~fixed)
    lasts = span.astype(np.int32)
    begin, start, end = first, first, last
    if len(loose):
        begin, start, end = first.copy(), first.copy(), last.copy()
        need = np.broadcast_to(length, len(first))[loose]
        begin[loose] = calendar.nth_workday(first[loose], 1)
        start[loose], end[loose] = calendar.nth_workday_back(last[loose], need), calendar.nth_workday(first[loose], need)
        lasts[loose] = need
    return {"days": lasts, "fixed": fixed, "begin": begin, "start": start, "end": end}


def year_of(first: npt.NDArray[np.int32]) -> int:
    """The year in which most visits begin, the earlier of two."""
    years = first.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    return int(years.min(initial=9999) + np.argmax(np.bincount(years - years.min()))) if len(years) else 1970


def missing(names: Sequence[str]) -> tuple[str, ...]:
    """The columns a visits table must have and these names do not."""
    return tuple(name for name in NEEDED if name not in names)
