"""Columns of Parquet and CSV files as numbers: names as codes, days as whole numbers, and what is neither marked as such."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import day
from burden.load.files import opened
from burden.load.grid import Unreadable
from burden.load.refusal import Refusal
from burden.visits.table import COLUMNS, DAYS, FLAGS, JOINT, NUMBERS

if TYPE_CHECKING:
    import pyarrow as pa

NULL, BAD = -(2**31), -(2**31) + 1  # in a column of numbers: nothing there, and no such number
LARGEST = 1 << 36  # octets of one file
UNPACKED = 1 << 36  # octets of one column of one file, as the file says
BEIJING = 8 * 3600  # seconds ahead of UTC
BLOCK = 1 << 24  # octets of CSV read at a time; no line is longer
YES, NO = ("true", "1", "yes", "是"), ("false", "0", "no", "否")
WORDS = dict.fromkeys(YES, 1) | dict.fromkeys(NO, 0)

Numbers = npt.NDArray[np.int32]


class Texts(NamedTuple):
    """A column of texts: for each row the place of its text in `names`; the first of these is "", for none."""

    codes: Numbers
    names: npt.NDArray[Any]


@dataclass(frozen=True)
class Part:
    """One file of a visits table: its name, how many rows it has, its columns, and how one of them is read."""

    name: str
    rows: int
    columns: tuple[str, ...]
    read: Callable[[str], pa.ChunkedArray]


def regular(path: Path, name: str) -> None:
    """Refuse what is no regular file: a pipe would never end."""
    with damage_told(name):
        opened(path, LARGEST).close()


def opened_part(path: Path, name: str) -> Part:
    """A Parquet or CSV file, looked into; Refusal where it is damaged, none, or pyarrow is not there."""
    with damage_told(name):
        return csv_part(path, name) if path.suffix.lower() == ".csv" else parquet_part(path, name)


def needs_pyarrow(name: str) -> None:
    """Refuse what needs pyarrow where it is not there."""
    try:
        import_module("pyarrow")
    except ImportError:
        english = "this needs pyarrow", "install it with: pip install 'burden[parquet]'"
        raise Refusal(name, "要用 pyarrow，这里没有装", "请安装：pip install 'burden[parquet]'", english) from None


@contextmanager
def damage_told(name: str) -> Generator[None]:
    """Let what a reader stumbles over become one line about the file."""
    needs_pyarrow(name)
    import pyarrow as pa  # noqa: PLC0415

    try:
        yield
    except Unreadable as error:
        raise Refusal(name, error.zh, "请检查文件", (error.en, "check the file")) from None
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        said = " ".join(str(error).split())[:200]
        english = f"damaged, or no such file as its name says ({said})", "have it written anew"
        raise Refusal(name, f"文件损坏，或者不是所说的格式（{said}）", "请重新导出", english) from None


def parquet_part(path: Path, name: str) -> Part:
    """A Parquet file: its footer is read now, each column when it is asked for."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    def read(column: str) -> pa.ChunkedArray:
        at = next((leaf for leaf in range(footer.num_columns) if footer.schema.column(leaf).path == column), None)
        if at is None:  # columns in columns: the type alone says that it is not what is asked for
            return pa.chunked_array([pa.nulls(footer.num_rows, schema.field(column).type)])
        size = sum(footer.row_group(group).column(at).total_uncompressed_size for group in range(footer.num_row_groups))
        if size > UNPACKED:
            raise ValueError(f"{column}: {size} bytes")
        with pq.ParquetFile(path, metadata=footer, read_dictionary=[column]) as file:
            found = file.read([column]).column(0)
        found.validate(full=True)  # a place in a dictionary beyond its end is damage too
        return found

    with pq.ParquetFile(path) as file:
        footer, schema = file.metadata, file.schema_arrow
    columns = tuple(column for column in COLUMNS if schema.names.count(column))
    if double := [column for column in columns if schema.names.count(column) > 1]:
        raise ValueError(f"two columns {double[0]}")
    return Part(name, footer.num_rows, columns, read)


def csv_part(path: Path, name: str) -> Part:
    """A CSV file, read at once: every column as texts."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import csv  # noqa: PLC0415

    texts = dict.fromkeys(COLUMNS, pa.dictionary(pa.int32(), pa.string()))
    table = csv.read_csv(
        path, read_options=csv.ReadOptions(block_size=BLOCK),
        convert_options=csv.ConvertOptions(column_types=texts, strings_can_be_null=False),
        parse_options=csv.ParseOptions(newlines_in_values=False),
    )  # fmt: skip
    names = [column.strip() for column in table.column_names]
    if double := [column for column in names if names.count(column) > 1]:
        raise ValueError(f"two columns {double[0]}")
    return Part(name, table.num_rows, tuple(names), lambda column: table.column(names.index(column)))


def columns_of(name: str, parts: Sequence[Part]) -> Texts | Numbers:
    """One column of all parts: `Texts` for names, else whole numbers with `NULL` and `BAD`; Refusal for a wrong type."""
    read = numbers_of if name in (*DAYS, *NUMBERS, *FLAGS) else texts_of
    return read(name, parts)


def texts_of(name: str, parts: Sequence[Part]) -> Texts:
    """A column of names, each text once and without blanks around it."""
    import pyarrow as pa  # noqa: PLC0415

    kind = pa.dictionary(pa.int32(), pa.string())
    chunks: list[pa.Array] = []
    for part in parts:
        with damage_told(part.name):
            chunks += encoded(part, name, kind).chunks if name in part.columns else [pa.nulls(part.rows, kind)]
    whole = pa.chunked_array(chunks, kind).unify_dictionaries()
    codes = [chunk.indices.fill_null(-1).to_numpy(zero_copy_only=False) for chunk in whole.chunks]
    with damage_told(parts[0].name):
        words = [(word or "").strip() for word in whole.chunk(0).dictionary.to_pylist()]
    places, names = pd.factorize(np.array(["", *words], dtype=object))
    told = np.concatenate(codes)
    told += 1  # "" comes first, and stands for nothing too
    return Texts(told if len(names) == len(places) else places.astype(np.int32)[told], names)


def encoded(part: Part, name: str, kind: pa.DataType) -> pa.ChunkedArray:
    """A column of one part as texts told once; Refusal where it holds anything else."""
    import pyarrow as pa  # noqa: PLC0415

    column = part.read(name)
    type_ = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if name == JOINT and (pa.types.is_integer(type_) or pa.types.is_floating(type_)):
        column = numbered(column, part)
    elif not (pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_null(type_)):
        meant = ("文字或者整数", "text or whole numbers") if name == JOINT else ("文字", "text")
        raise _wrong_type(part, name, column.type, *meant)
    if pa.types.is_dictionary(column.type):
        return column.cast(kind)
    return column.cast(pa.string()).dictionary_encode()


def numbered(column: pa.ChunkedArray, part: Part) -> pa.ChunkedArray:
    """Whole numbers as texts; those of a column with gaps may be floats (1.0)."""
    import pyarrow as pa  # noqa: PLC0415

    try:
        return column.cast(pa.int64()).cast(pa.string())
    except pa.ArrowInvalid as error:
        raise _wrong_type(part, JOINT, column.type, "文字或者整数", "text or whole numbers") from error


def numbers_of(name: str, parts: Sequence[Part]) -> Numbers:
    """A column of days, counts or yes and no (1 and 0)."""
    found: list[Numbers] = []
    for part in parts:
        if name not in part.columns:
            found.append(np.full(part.rows, NULL, dtype=np.int32))
            continue
        with damage_told(part.name):
            found += [whole(chunk, name, part) for chunk in part.read(name).chunks]
    return np.concatenate(found)


def whole(chunk: pa.Array, name: str, part: Part) -> Numbers:
    """A piece of such a column as 32-bit numbers; Refusal where its type is none of those known."""
    import pyarrow as pa  # noqa: PLC0415

    kind = chunk.type
    if pa.types.is_dictionary(kind):
        values = np.append(worded(chunk.dictionary, name, part), np.int32(NULL))
        places = chunk.indices.cast(pa.int64()).fill_null(len(values) - 1).to_numpy(zero_copy_only=False)
        return np.asarray(values[places], dtype=np.int32)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return whole(chunk.dictionary_encode(), name, part)
    if pa.types.is_null(kind):
        return np.full(len(chunk), NULL, dtype=np.int32)
    if name in DAYS and (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
        return dated(chunk)
    if name in FLAGS and pa.types.is_boolean(kind):
        return bounded(chunk.cast(pa.int8()), 1)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return bounded(chunk, 1)
    if name in FLAGS:
        raise _wrong_type(part, name, kind, "是或否", "yes or no")
    raise _wrong_type(part, name, kind, *(("日期", "a day") if name in DAYS else ("整数", "a whole number")))


def dated(chunk: pa.Array) -> Numbers:
    """Dates and moments as days; a moment with a zone as its day in Beijing."""
    import pyarrow as pa  # noqa: PLC0415

    if pa.types.is_date32(chunk.type):
        return bounded(chunk.cast(pa.int32()), 1)
    zone = chunk.type.tz if pa.types.is_timestamp(chunk.type) else None
    seconds = chunk.cast(pa.timestamp("s", zone), safe=False).cast(pa.int64())  # kept in UTC, whatever the zone
    return bounded(seconds, 86_400, BEIJING if zone else 0)


def bounded(chunk: pa.Array, unit: int, ahead: int = 0) -> Numbers:
    """Numbers, `ahead` of what they say, in whole units; what is nothing, no whole number or beyond 32 bits is marked."""
    empty = chunk.is_null().to_numpy(zero_copy_only=False)
    values = chunk.to_numpy(zero_copy_only=False) if not chunk.null_count else chunk.fill_null(0).to_numpy(zero_copy_only=False)
    if values.dtype.kind == "f":
        empty |= np.isnan(values)
        wrong = ~empty & ~((values == np.floor(values)) & (np.abs(values) < -NULL))
        values = np.where(empty | wrong, 0, values).astype(np.int64)
    else:
        values = values if unit == 1 and values.dtype == np.int32 else (values.astype(np.int64) + ahead) // unit
        wrong = (values < BAD) | (values > -BAD)
    if empty.any() or wrong.any():
        values = np.where(empty, NULL, np.where(wrong, BAD, values))
    return np.asarray(values, dtype=np.int32)


def worded(texts: pa.Array, name: str, part: Part) -> Numbers:
    """The number of each text: a day as 2026-03-02 or since 1970-01-01, a count, yes or no; `NULL` for a blank one."""
    import pyarrow as pa  # noqa: PLC0415

    if not (pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type) or pa.types.is_null(texts.type)):
        raise _wrong_type(part, name, texts.type, "文字", "text")
    return np.array([number(str(text or "").strip(), name) for text in texts.to_pylist()], dtype=np.int32)


def number(text: str, name: str) -> int:
    """The number a text stands for in a column."""
    if not text:
        return NULL
    if name in FLAGS:
        return WORDS.get(text.lower(), BAD)
    try:
        value = int(text) if text.lstrip("-").isdecimal() else day(dt.date.fromisoformat(text[:10])) if name in DAYS else BAD
    except ValueError:
        return BAD
    return value if BAD < value <= -BAD else BAD


def _wrong_type(part: Part, name: str, kind: pa.DataType, zh: str, en: str) -> Refusal:
    """The refusal of a column of another type than it must have."""
    english = f"the column {name} is of type {kind}, not {en}", "see docs/visits.md for the types of the columns"
    return Refusal(part.name, f"{name} 列的类型是 {kind}，不是{zh}", "各列的类型见 docs/visits.md", english)
