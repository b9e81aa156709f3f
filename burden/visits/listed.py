"""Items as a limit on items counts them: each at each of its targets, and each once, in whatever files it stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import day
from burden.intervals.sorting import among
from burden.naming import system
from burden.plan import Target
from burden.visits.asked_again import kept_for_last
from burden.visits.described import facts
from burden.visits.repeated import identities

NOBODY = (Target("", 0.0, False),)  # of an item that names no target
NEVER = 1 << 30  # days


@kept_for_last(asks=2)
def once_each(items: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A number for each item: items of one joint visit share it, and so do rows that tell one item (see `repeated`)."""
    keys = [joint or row for joint, row in zip(items["joint"].tolist(), identities(items).tolist(), strict=True)]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return np.array([numbers[key] for key in keys], dtype=np.int64)


def silent_sheets(items: pd.DataFrame, speak: Sequence[bool]) -> dict[int, list[int]]:
    """The sheets, in order, with several items that are not cancelled of which none speaks, and the rows of these, the first one first."""
    found: dict[int, list[int]] = defaultdict(list)
    sheets, places = items["sheet"].tolist(), items["row"].tolist()
    for row in np.flatnonzero(~items["cancelled"].to_numpy(dtype=bool)).tolist():
        found[sheets[row]].append(row)
    silent = {sheet: rows for sheet, rows in found.items() if len(rows) > 1 and not any(speak[row] for row in rows)}
    return {sheet: sorted(silent[sheet], key=places.__getitem__) for sheet in sorted(silent)}


def at_targets(
    items: pd.DataFrame,
    directory: pd.DataFrame,
    year: int,
    visits: pd.DataFrame | None = None,
    kinds: Iterable[str] = (),
    among: npt.NDArray[np.bool_] | None = None,
) -> pd.DataFrame:
    """One row for each item that is not cancelled (`among` some) and each of its targets, with what a scope looks at.

    Columns: those of items, item_row, key (`once_each`), target, share, begin and start (the days between which its `visits`
    can begin, else the year's), target_level, target_kind, target_grade, organiser_system, organiser_level. A target that the
    directory does not have is of that one of `kinds` which its name contains.
    """
    living = ~items["cancelled"].to_numpy(dtype=bool)
    rows = np.flatnonzero(living if among is None else living & among)
    targets = items["targets"].tolist()
    own: list[Sequence[Target]] = [targets[row] or NOBODY for row in rows.tolist()]
    at = np.repeat(np.arange(len(rows)), np.array([len(each) for each in own], dtype=np.int64))
    told = [target for each in own for target in each]
    told_of = {
        **of_targets(told, directory, tuple(kinds)),
        **{name: values[at] for name, values in of_organisers(items.take(rows), directory).items()},
        **days_of(rows[at], len(items), visits, year),
    }
    return items.take(rows[at]).assign(item_row=rows[at], key=once_each(items)[rows[at]], **told_of)


def of_targets(told: Sequence[Target], directory: pd.DataFrame, kinds: tuple[str, ...]) -> dict[str, npt.NDArray[Any]]:
    """What a scope looks at of each target."""
    names = [target.name for target in told]
    levels, of_kind, grades = (facts(directory, name) for name in ("level", "kind", "grade"))
    return {
        "target": np.array(names, dtype=object),
        "share": np.array([target.share for target in told], dtype=np.float64),
        "target_level": np.array([levels.get(name, "") for name in names], dtype=object),
        "target_kind": np.array([of_kind.get(name) or kind_in(name, kinds) for name in names], dtype=object),
        "target_grade": np.array([grades.get(name, "") for name in names], dtype=object),
    }


def of_organisers(items: pd.DataFrame, directory: pd.DataFrame) -> dict[str, npt.NDArray[Any]]:
    """What a scope looks at of the organiser of each item; its level is the one the item gives, where the directory gives none."""
    names, levels = items["organiser"].tolist(), facts(directory, "level")
    pairs = zip(names, items["level"].tolist(), strict=True)
    return {
        "organiser_level": np.array([levels.get(name) or level for name, level in pairs], dtype=object),
        "organiser_system": np.array([system(name) for name in names], dtype=object),
    }


def kind_in(name: str, kinds: tuple[str, ...]) -> str:
    """The longest of some kinds that a name contains, "" for none."""
    return max((kind for kind in kinds if kind in name), key=len, default="")


def days_of(rows: npt.NDArray[np.int64], items: int, visits: pd.DataFrame | None, year: int) -> dict[str, npt.NDArray[np.int64]]:
    """The first and the last day on which a visit of the item in each of some rows, in order, can begin; the year's where it has no visits."""
    begin, start = np.full(items, NEVER), np.full(items, -NEVER)
    if visits is not None:
        held = np.flatnonzero(among(visits["item_row"].to_numpy(), rows))
        row = visits["item_row"].to_numpy()[held]
        np.minimum.at(begin, row, visits["begin"].to_numpy()[held])
        np.maximum.at(start, row, visits["start"].to_numpy()[held])
    planned = begin[rows] < NEVER
    first, last = day(dt.date(year, 1, 1)), day(dt.date(year, 12, 31))
    return {"begin": np.where(planned, begin[rows], first), "start": np.where(planned, start[rows], last)}
