"""Items as a limit on items counts them: each at each of its targets, and each once, in whatever files it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import day
from burden.naming import system
from burden.plan import Target
from burden.visits.repeated import identities

NOBODY = (Target("", 0.0, False),)  # of an item that names no target
OF_ITEM = ("item", "organiser", "type", "source", "level")


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
    known = directory.drop_duplicates("unit").set_index("unit")
    keys, rows = once_each(items), np.flatnonzero(~items["cancelled"].to_numpy(dtype=bool))
    targets = items["targets"].tolist()
    told: list[tuple[int, Target]] = [(row, target) for row in rows.tolist() for target in targets[row] or NOBODY]
    at = np.array([row for row, _ in told], dtype=np.int64)
    frame = pd.DataFrame({"item_row": at, "key": keys[at] if len(at) else at})
    frame["target"] = [target.name for _, target in told]
    frame["share"] = np.array([target.share for _, target in told], dtype=np.float64)
    frame = frame.assign(**{name: items[name].to_numpy(dtype=object)[at] for name in OF_ITEM})
    for name in ("level", "kind", "grade"):
        frame[f"target_{name}"] = said_of(frame["target"], known[name].to_dict())
    unsaid = frame["target_kind"] == ""
    frame.loc[unsaid, "target_kind"] = [kind_in(name, tuple(kinds)) for name in frame.loc[unsaid, "target"].tolist()]
    levels = said_of(frame["organiser"], known["level"].to_dict())
    frame["organiser_level"] = levels.where(levels != "", frame["level"])
    frame["organiser_system"] = [system(name) for name in frame["organiser"].tolist()]
    return frame.assign(**days_of(at, visits, year))


def said_of(names: pd.Series[Any], facts: Mapping[Any, str]) -> pd.Series[Any]:
    """What the directory says of each name, "" where it has none."""
    return pd.Series([facts.get(name, "") for name in names.tolist()], index=names.index, dtype=object)


def kind_in(name: str, kinds: tuple[str, ...]) -> str:
    """The longest of some kinds that a name contains, "" for none."""
    return max((kind for kind in kinds if kind in name), key=len, default="")


def days_of(rows: npt.NDArray[np.int64], visits: pd.DataFrame | None, year: int) -> dict[str, npt.NDArray[np.int64]]:
    """The first and the last day on which a visit of each item can begin; the year's where it has no visits."""
    first, last = np.full(len(rows), day(dt.date(year, 1, 1))), np.full(len(rows), day(dt.date(year, 12, 31)))
    if visits is None or visits.empty:
        return {"begin": first, "start": last}
    spans = visits[visits["item_row"] >= 0].groupby("item_row").agg(begin=("begin", "min"), start=("start", "max"))
    said = spans.reindex(rows)
    return {
        "begin": said["begin"].fillna(pd.Series(first, index=said.index)).to_numpy(dtype=np.int64),
        "start": said["start"].fillna(pd.Series(last, index=said.index)).to_numpy(dtype=np.int64),
    }
