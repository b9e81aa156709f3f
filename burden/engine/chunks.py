"""The chunks of a visits table on their way to the workers: the names in them known to all as numbers, and rows as numbers alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import FIRST, LAST, day
from burden.intervals.sorting import once
from burden.load.arrow import Numbers, Texts
from burden.load.visits_chunks import Chunk, read_chunk
from burden.load.visits_rows import SHOWN, WHY, judged, readable
from burden.visits.table import FLAGS

SPAN = day(FIRST), day(LAST)
KEY = "key"  # a number for the county of a target, or for the target where it is in none: rows of one key stay together
Names = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Seen:
    """What one pass over some chunks saw: the names used in each column, rows by year, and rows that cannot be read."""

    names: Names
    places: pd.DataFrame  # target and county, each pair once
    years: Mapping[int, int]
    unread: Mapping[tuple[int, int], tuple[int, tuple[int, ...]]]  # number of file and reason -> how many, and the first of them

    @classmethod
    def together(cls, seen: Iterable[Seen]) -> Seen:
        """What several passes saw, those of earlier rows first."""
        every = list(seen)
        columns = sorted({name for each in every for name in each.names})
        names = {name: distinct([each.names[name] for each in every if name in each.names]) for name in columns}
        places = pd.concat([each.places for each in every], ignore_index=True).drop_duplicates(ignore_index=True)
        years: dict[int, int] = {}
        unread: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {}
        for each in every:
            for year, count in each.years.items():
                years[year] = years.get(year, 0) + count
            for key, (count, rows) in each.unread.items():
                before, first = unread.get(key, (0, ()))
                unread[key] = (before + count, (*first, *rows)[:SHOWN])
        return cls(names, places, years, unread)


def distinct(names: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    """Each name once, in order."""
    found = pd.unique(np.concatenate(names))
    found.sort()
    return np.asarray(found)


def look(chunk: Chunk) -> Seen:
    """One pass over a chunk."""
    columns = read_chunk(chunk)
    why = judged(columns, SPAN)
    kept = why == 0
    names = {name: used(column, kept) for name, column in columns.items() if isinstance(column, Texts)}
    first = columns["first"]
    assert not isinstance(first, Texts)
    years, counts = np.unique(first[kept].astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970, return_counts=True)
    unread = {}
    for reason in range(1, len(WHY)):
        if len(bad := np.flatnonzero(why == reason)):
            unread[chunk.sheet, reason] = len(bad), tuple((bad[:SHOWN] + chunk.before + 1).tolist())
    return Seen(names, places_of(columns, kept), dict(zip(years.tolist(), counts.tolist(), strict=True)), unread)


def places_of(columns: Mapping[str, Texts | Numbers], kept: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """The targets of some rows with their counties, "" where there is none, each pair once."""
    target, county = columns["target"], columns.get("county")
    assert isinstance(target, Texts)
    both = pd.DataFrame(
        {"target": target.codes[kept], "county": county.codes[kept] if isinstance(county, Texts) else 0}
    ).drop_duplicates()
    counties = county.names if isinstance(county, Texts) else np.array([""], dtype=object)
    return pd.DataFrame({"target": target.names[both["target"]], "county": counties[both["county"]]}, dtype=object)


def used(column: Texts, kept: npt.NDArray[np.bool_]) -> npt.NDArray[Any]:
    """The names some rows use, and ""."""
    codes = once(column.codes[kept])
    return np.append(column.names[codes], "")


def rows_of(chunk: Chunk, names: Names, key: npt.NDArray[np.int64]) -> pd.DataFrame:
    """The rows of a chunk that can be read: each column of `names` as the places of its names, the others as numbers.

    `key` is that of each target.
    """
    columns = read_chunk(chunk)
    kept = np.flatnonzero(judged(columns, SPAN) == 0)
    given = readable(
        {name: placed(column, names[name]) if isinstance(column, Texts) else column for name, column in columns.items()}, kept
    )
    found: dict[str, Any] = {
        "sheet": np.full(len(kept), chunk.sheet, dtype=np.int16), "row": (kept + chunk.before + 1).astype(np.int32),
        **{name: as_number(given.get(name), len(kept), names.get(name)) for name in (*names, "first", "last", "days", "occurrence")},
        **{name: given.get(name, np.full(len(kept), name == "firm")) for name in FLAGS},
    }  # fmt: skip
    return pd.DataFrame({**found, KEY: key[found["target"]]})


def placed(column: Texts, names: npt.NDArray[Any]) -> Texts:
    """A column by the places of its names among all; what only rows use that cannot be read is anywhere."""
    place = np.searchsorted(names, column.names).clip(max=len(names) - 1)
    return Texts(place.astype(np.int32)[column.codes], names)


def as_number(column: Any, count: int, names: npt.NDArray[Any] | None) -> Numbers:
    """A column as whole numbers: names by their place, a blank one where the chunk does not have the column."""
    if column is None:
        return np.full(count, 0 if names is None else np.searchsorted(names, ""), dtype=np.int32)
    return np.asarray(getattr(column, "codes", column), dtype=np.int32)


def keys(seen: Seen) -> npt.NDArray[np.int64]:
    """A number for each target, in the order of their names: the same for all of one county, and for the county itself."""
    named = seen.places[seen.places["county"] != ""]
    group: dict[str, str] = {}

    def top(name: str) -> str:
        while (above := group.get(name, name)) != name:
            name = above
        return name

    for target, county in zip(named["target"], named["county"], strict=True):
        low, high = sorted((top(target), top(county)))
        group[high] = low
    return np.asarray(pd.factorize(np.array([top(name) for name in seen.names["target"]], dtype=object))[0], dtype=np.int64)


def columns_of(rows: pd.DataFrame, names: Names) -> dict[str, Any]:
    """The rows as `burden.visits.table.visits_of` takes them."""
    given: dict[str, Any] = {str(name): rows[name].to_numpy() for name in rows if name != KEY}
    return given | {name: pd.Categorical.from_codes(given[name], pd.Index(every, dtype=object)) for name, every in names.items()}
