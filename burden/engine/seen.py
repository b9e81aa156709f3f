"""The first pass over a visits table: which names it holds, in which years its visits begin, and which rows cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from burden.days import FIRST, LAST, day
from burden.intervals.sorting import once
from burden.load.arrow import Numbers, Texts
from burden.load.visits_chunks import Chunk, read_chunk
from burden.load.visits_rows import SHOWN, WHY, judged
from burden.visits.table import JOINT

if TYPE_CHECKING:
    import pyarrow as pa

SPAN = day(FIRST), day(LAST)
MANY = ("target", "county", JOINT)  # columns of which there may be more names than one process needs to know


@dataclass(frozen=True)
class Seen:
    """What one pass over some chunks saw: the names used in each column, each once and "" among them, and rows that cannot be read."""

    names: Mapping[str, pa.Array]
    places: pa.Table  # target and county, each pair once
    jointly: pa.Array  # items of which some visit is a joint one
    years: Mapping[int, int]
    unread: Mapping[tuple[int, int], tuple[int, tuple[int, ...]]]  # number of file and reason -> how many, and the first of them

    @classmethod
    def together(cls, seen: Iterable[Seen]) -> Seen:
        """What several passes saw, those of earlier rows first."""
        every = list(seen)
        columns = sorted({name for each in every for name in each.names})
        names = {name: distinct(each.names[name] for each in every if name in each.names) for name in columns}
        years: dict[int, int] = {}
        unread: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {}
        for each in every:
            for year, count in each.years.items():
                years[year] = years.get(year, 0) + count
            for key, (count, rows) in each.unread.items():
                before, first = unread.get(key, (0, ()))
                unread[key] = (before + count, (*first, *rows)[:SHOWN])
        return cls(names, pairs(each.places for each in every), distinct(each.jointly for each in every), years, unread)

    def few(self) -> Seen:
        """The same, but of columns there may be millions of names in without these."""
        names = {name: column.slice(0, 0 if name in MANY else None) for name, column in self.names.items()}
        return Seen(names, self.places.slice(0, 0), self.jointly, self.years, self.unread)


def distinct(columns: Iterable[pa.Array]) -> pa.Array:
    """Each name once."""
    import pyarrow as pa  # noqa: PLC0415 - behind the extra burden[parquet]

    return pa.chunked_array(columns, pa.string()).unique()


def pairs(tables: Iterable[pa.Table]) -> pa.Table:
    """Each row once."""
    import pyarrow as pa  # noqa: PLC0415

    whole = pa.concat_tables(tables)
    return whole.group_by(whole.column_names, use_threads=False).aggregate([]).combine_chunks()


def look(chunk: Chunk) -> Seen:
    """One pass over a chunk."""
    columns = read_chunk(chunk)
    why = judged(columns, SPAN)
    kept = why == 0
    texts = {name: column for name, column in columns.items() if isinstance(column, Texts)}
    first = columns["first"]
    assert not isinstance(first, Texts)
    years, counts = np.unique(first[kept].astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970, return_counts=True)
    unread = {}
    for reason in range(1, len(WHY)):
        if len(bad := np.flatnonzero(why == reason)):
            unread[chunk.sheet, reason] = len(bad), tuple((bad[:SHOWN] + chunk.before + 1).tolist())
    told = {name: used(column, kept) for name, column in texts.items() if name != "target"}
    joint = kept & (texts[JOINT].codes > 0) if JOINT in texts and "item" in texts else kept & False
    return Seen(
        told, places_of(texts, kept), used(texts["item"], joint) if joint.any() else words([""]),
        dict(zip(years.tolist(), counts.tolist(), strict=True)), unread,
    )  # fmt: skip


def places_of(columns: Mapping[str, Texts], kept: npt.NDArray[np.bool_]) -> pa.Table:
    """The targets of some rows with their counties, "" where there is none, each pair once."""
    import pyarrow as pa  # noqa: PLC0415

    target = columns["target"]
    county = columns.get("county", Texts(np.zeros(len(kept), dtype=np.int32), np.array([""], dtype=object)))
    target_at, county_at = np.divmod(once(key(target, county)[kept]), len(county.names))
    return pa.table({"target": words(target.names[target_at]), "county": words(county.names[county_at])})


def key(target: Texts, county: Texts) -> npt.NDArray[np.int64]:
    """A number for each target with its county."""
    return np.asarray(target.codes.astype(np.int64) * len(county.names) + county.codes)


def used(column: Texts, kept: npt.NDArray[np.bool_]) -> pa.Array:
    """The names some rows use, and ""."""
    codes: Numbers = once(np.append(column.codes[kept], np.int32(0)))  # the first name is ""
    return words(column.names[codes])


def words(names: Any) -> pa.Array:
    """Names as Arrow keeps them: no object for each."""
    import pyarrow as pa  # noqa: PLC0415

    return pa.array(names, pa.string())
