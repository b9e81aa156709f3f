"""A visits table in chunks that many machines read: where each one lies, and its columns as texts and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from burden.load.arrow import Numbers, Part, Texts, columns_of, damage_told, opened_part
from burden.load.refusal import Refusal
from burden.load.visits_parts import PARQUET
from burden.visits.table import COLUMNS, missing

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 1 << 20  # of one chunk, unless one group of rows in a file holds more


class Chunk(NamedTuple):
    """Some rows of one file: its path, its number among the files, the row before the first, and the groups of rows (none: all)."""

    path: Path
    name: str
    sheet: int
    before: int
    rows: int
    groups: tuple[int, ...]


def chunks_of(files: Sequence[tuple[Path, str]], parts: Sequence[Part]) -> list[Chunk]:
    """The chunks of the files at these paths, in order; a CSV file is one, however long. Refusal for a part without a needed column."""
    found: list[Chunk] = []
    for sheet, ((path, name), part) in enumerate(zip(files, parts, strict=True)):
        if lacking := missing(part.columns):
            english = f"the column {', '.join(lacking)} is missing", "see docs/visits.md for the columns of a visits table"
            raise Refusal(name, f"没有 {'、'.join(lacking)} 列", "到访表有哪些列见 docs/visits.md", english)
        found += pieces(path, name, sheet) if path.suffix.lower() == PARQUET else [Chunk(path, name, sheet, 0, part.rows, ())]
    return found


def pieces(path: Path, name: str, sheet: int) -> Iterator[Chunk]:
    """The chunks of a Parquet file: groups of rows that follow each other, together at most `ROWS` rows or one group."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    with damage_told(name), pq.ParquetFile(path) as file:
        sizes = [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)]
    before, rows = 0, 0
    groups: tuple[int, ...] = ()
    for group, size in enumerate(sizes):
        if rows and rows + size > ROWS:
            yield Chunk(path, name, sheet, before, rows, groups)
            before, rows, groups = before + rows, 0, ()
        rows, groups = rows + size, (*groups, group)
    if rows:
        yield Chunk(path, name, sheet, before, rows, groups)


def read_chunk(chunk: Chunk) -> Mapping[str, Texts | Numbers]:
    """The columns that a chunk has, as `burden.load.arrow` reads them."""
    part = opened_part(chunk.path, chunk.name)
    if chunk.groups:
        part = replace(part, rows=chunk.rows, read=lambda column: of_groups(chunk, column))
    return {name: columns_of(name, [part]) for name in COLUMNS if name in part.columns}


def of_groups(chunk: Chunk, column: str) -> Any:
    """A column of the groups of rows of a chunk."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    with pq.ParquetFile(chunk.path, read_dictionary=[column]) as file:
        return lean(file.read_row_groups(list(chunk.groups), [column]).column(0))


def lean(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column without the names of other chunks: many writers put those of the whole table into every group of rows."""
    import pyarrow as pa  # noqa: PLC0415

    if pa.types.is_dictionary(column.type) and any(len(piece.dictionary) > len(piece) for piece in column.chunks):
        return column.cast(column.type.value_type)
    return column
