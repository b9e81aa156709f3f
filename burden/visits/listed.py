"""Items as a limit on items counts them: each at each of its targets, and each once, in whatever files it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import day
from burden.naming import system
from burden.plan import Target
from burden.visits.asked_again import kept_for_last
from burden.visits.columns import categorical, chosen, texts, told_of
from burden.visits.described import facts
from burden.visits.repeated import identities
from burden.visits.view import table

NOBODY = (Target("", 0.0, False),)  # of an item that names no target
OF_ITEM = ("item", "organiser", "type", "source", "level")
NEVER = 1 << 40  # later than any day


@kept_for_last(asks=2)
def once_each(items: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A number for each item: items of one joint visit share it, and so do rows that tell one item (see `repeated`)."""
    keys = [joint or row for joint, row in zip(items["joint"].tolist(), identities(items).tolist(), strict=True)]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return np.array([numbers[key] for key in keys], dtype=np.int64)


def at_targets(
    items: pd.DataFrame, directory: pd.DataFrame, year: int, visits: pd.DataFrame | None = None, kinds: Iterable[str] = ()
) -> pd.DataFrame:
    """One row for each item that is not cancelled and each of its targets, with what a scope looks at.

    Columns: item_row, key (`once_each`), target, share, begin and start (the days between which its `visits` can begin, else
    the year's), target_level, target_kind, target_grade, organiser_system, organiser_level, and what the item says. A target
    that the directory does not have is of that one of `kinds` which its name contains.
    """
    listed = places(items)
    said = {name: listed[name].array for name in ("target", "organiser", "level")}
    of_kind, words = facts(directory, "kind"), tuple(kinds)
    levels = facts(directory, "level")
    level = told_of(said["organiser"], levels)
    return listed.assign(
        target_level=told_of(said["target"], levels),
        target_kind=told_of(said["target"], lambda name: of_kind.get(name) or kind_in(name, words)),
        target_grade=told_of(said["target"], facts(directory, "grade")),
        organiser_level=chosen(level != "", level, said["level"]),
        organiser_system=told_of(said["organiser"], system),
        **days_of(listed["item_row"].to_numpy(), visits, year),
    )


@kept_for_last(asks=2)
def places(items: pd.DataFrame) -> pd.DataFrame:
    """The items that are not cancelled at each of their targets: item_row, key, target, share, and what the item says."""
    targets = items["targets"].tolist()
    rows = np.flatnonzero(~items["cancelled"].to_numpy(dtype=bool)).tolist()
    told: list[tuple[int, Target]] = [(row, target) for row in rows for target in targets[row] or NOBODY]
    at = np.array([row for row, _ in told], dtype=np.int64)
    names = np.array([target.name for _, target in told], dtype=object)
    return table({
        "item_row": at, "key": once_each(items)[at], "target": categorical(names),
        "share": np.array([target.share for _, target in told], dtype=np.float64),
        **{name: categorical(texts(items, name)[at]) for name in OF_ITEM},
    })  # fmt: skip


def kind_in(name: str, kinds: tuple[str, ...]) -> str:
    """The longest of some kinds that a name contains, "" for none."""
    return max((kind for kind in kinds if kind in name), key=len, default="")


def days_of(rows: npt.NDArray[np.int64], visits: pd.DataFrame | None, year: int) -> dict[str, npt.NDArray[Any]]:
    """The first and the last day on which a visit of each item can begin; the year's where it has no visits."""
    ends = day(dt.date(year, 1, 1)), day(dt.date(year, 12, 31))
    first, last = (np.full(len(rows), end) for end in ends)
    if visits is None or visits.empty or not len(rows):
        return {"begin": first, "start": last}
    items = visits["item_row"].to_numpy()
    count = max(int(items.max()), int(rows.max())) + 1
    earliest, latest = np.full(count, NEVER), np.full(count, -NEVER)
    np.minimum.at(earliest, items[items >= 0], visits["begin"].to_numpy()[items >= 0])
    np.maximum.at(latest, items[items >= 0], visits["start"].to_numpy()[items >= 0])
    known = earliest[rows] < NEVER
    return {"begin": np.where(known, earliest[rows], first), "start": np.where(known, latest[rows], last)}
