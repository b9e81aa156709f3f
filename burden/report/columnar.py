"""Warnings as Parquet: the columns of the JSON, written some thousands at a time; words only where they are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from burden.found import Batch
from burden.intervals.groups import Groups, flat
from burden.intervals.sorting import ranked
from burden.report.data import warning_json
from burden.rule import Findings
from burden.warning import BurdenWarning, Lang

if TYPE_CHECKING:
    import pyarrow as pa

TOGETHER, PLACES = 1 << 16, 1 << 20  # warnings written at a time, and places they are related to
RELATED = "related"


def write_warnings(
    file: BinaryIO, found: Iterable[Batch | Sequence[BurdenWarning]], lang: Lang = "zh", words: bool = True
) -> None:
    """Write warnings to an open file; without `words` the message of each is null, and none is made."""
    write_tables(file, (table for batch in found for table in tables_of(batch, lang, words)))


def write_tables(file: BinaryIO, tables: Iterable[pa.Table]) -> None:
    """Write warnings that are tables already, each as one group of rows."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - behind the extra burden[parquet]

    with pq.ParquetWriter(file, schema(), compression="zstd") as writer:
        for table in tables:
            writer.write_table(table)


def tables_of(batch: Batch | Sequence[BurdenWarning], lang: Lang, words: bool) -> Iterator[pa.Table]:
    """Warnings as tables, some thousands in each."""
    if isinstance(batch, Batch) and isinstance(batch.found, Findings) and not words:
        return bare(batch, batch.found)
    return spoken(batch, lang, words)


def schema() -> pa.Schema:
    """The columns; `place` and `related` are as in the JSON."""
    import pyarrow as pa  # noqa: PLC0415

    names = ("rule", "family", "level", "certainty", "message", "target", "organiser")
    columns = [pa.field(name, pa.string()) for name in names]
    days = [pa.field(name, pa.date32()) for name in ("first", "last")]
    return pa.schema([*columns, *days, pa.field("place", place_type()), pa.field("related", pa.list_(place_type()))])


def place_type() -> pa.DataType:
    """A place."""
    import pyarrow as pa  # noqa: PLC0415

    return pa.struct([("file", pa.string()), ("sheet", pa.string()), ("row", pa.int32()), ("column", pa.string())])


def spoken(warnings: Iterable[BurdenWarning], lang: Lang, words: bool) -> Iterator[pa.Table]:
    """Warnings one by one, with their messages."""
    import pyarrow as pa  # noqa: PLC0415

    every = iter(warnings)
    while some := list(islice(every, TOGETHER)):
        told = [warning_json(each, lang) if words else {**warning_json(each, lang), "message": None} for each in some]
        for shown, each in zip(told, some, strict=True):
            shown |= {"first": each.first, "last": each.last}
        columns = {name: [shown[name] for shown in told] for name in schema().names}
        days = {name: pa.array(columns[name], pa.int32()).cast(pa.date32()) for name in ("first", "last")}
        yield pa.table({**columns, **days}, schema=schema())


def bare(batch: Batch, found: Findings) -> Iterator[pa.Table]:
    """Findings in visits as they are, numbers all the way."""
    import pyarrow as pa  # noqa: PLC0415

    for begin, stop in pairwise(cuts(found.groups.size - 1)):
        some = slice(begin, stop)
        groups = Groups(found.groups.rows, found.groups.begin[some], found.groups.stop[some])
        rows, size = flat(groups), groups.size
        heads = np.cumsum(size) - size
        first = rows[heads]
        places = places_of(batch, np.delete(rows, heads))
        offsets = np.append(0, np.cumsum(size - 1)).astype(np.int32)
        same = {
            "rule": batch.rule.name, "family": batch.rule.family, "level": batch.level, "certainty": found.certainty, "message": None,
        }  # fmt: skip
        columns = {
            name: pa.nulls(len(first), pa.string()) if value is None else pa.repeat(value, len(first))
            for name, value in same.items()
        }
        target = found.target[some] if found.target is not None else batch.stamp.given["visits"]["target"].array.take(first)
        columns |= {"target": names_of(target), "organiser": names_of(batch.stamp.given["visits"]["organiser"].array.take(first))}
        columns |= {
            name: pa.array(day[some].astype(np.int32)).cast(pa.date32())
            for name, day in (("first", found.first), ("last", found.last))
        }
        columns |= {"place": places_of(batch, first), "related": pa.ListArray.from_arrays(offsets, places)}
        yield pa.table(columns, schema=schema())


def cuts(related: Any) -> list[int]:
    """Where tables of warnings begin and end, by how many places each is related to: so that none holds too many of either."""
    until = np.append(0, np.cumsum(related, dtype=np.int64))
    found = [0]
    while found[-1] < len(related):
        full = int(np.searchsorted(until, until[found[-1]] + PLACES, side="right")) - 1
        found.append(min(max(full, found[-1] + 1), found[-1] + TOGETHER))
    return found


def names_of(column: Any) -> pa.Array:
    """A categorical of names as texts."""
    import pyarrow as pa  # noqa: PLC0415

    used, place = ranked(column.codes)
    return pa.array(column.categories[used].tolist(), pa.string()).take(pa.array(place))


def places_of(batch: Batch, rows: Any) -> pa.Array:
    """Where rows of the visits stand."""
    import pyarrow as pa  # noqa: PLC0415

    visits, sheets, cell = batch.stamp.given["visits"], batch.stamp.plan.sheets, batch.rule.cell
    at = pa.array(visits["sheet"].to_numpy()[rows].astype(np.int32))
    told = (
        [each.file for each in sheets], [each.sheet for each in sheets], [each.columns.get(cell, "") for each in sheets]
    )  # fmt: skip
    file, sheet, column = (pa.array(names, pa.string()).take(at) for names in told)
    number = pa.array(visits["row"].to_numpy()[rows].astype(np.int32))
    return pa.StructArray.from_arrays([file, sheet, number, column], fields=list(place_type()))
