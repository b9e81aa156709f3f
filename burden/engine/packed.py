"""What one part of a visits table gives, packed by the worker that found it: few bytes, whatever is in it, and a list of contents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from burden.engine.form import Form
from burden.found import Batch, Found
from burden.warning import Level

if TYPE_CHECKING:
    import pyarrow as pa

PIECE = 1 << 12  # warnings unpacked at a time


class Entry(NamedTuple):
    """Warnings of one rule and turn: how many there are, and in which pieces they stand (in a form of first lines not all of them)."""

    rule: str
    turn: tuple[int, ...]
    warnings: int
    begin: int
    stop: int


class Packed(NamedTuple):
    """Warnings in a form, in the pieces of an Arrow file; and what is counted."""

    data: bytes
    entries: tuple[Entry, ...]
    counts: Counter[tuple[str, Level]]
    possible: Counter[str]
    waived: int
    uses: Counter[int]


NOTHING = Packed(b"", (), Counter(), Counter(), 0, Counter())


def packed(found: Found, form: Form) -> Packed:
    """All that is found, in a form."""
    box = Box()
    entries = tuple([box.entry(batch, form) for batch in found])
    return Packed(box.closed(), entries, found.counts, found.possible, found.waived, found.uses)


class Box:
    """An Arrow file in memory that is being filled; it is opened by the first table, which says its columns."""

    def __init__(self) -> None:
        """Nothing is in it."""
        import pyarrow as pa  # noqa: PLC0415

        self._sink, self._pieces = pa.BufferOutputStream(), 0
        self._writer: pa.ipc.RecordBatchFileWriter | None = None

    def entry(self, batch: Batch, form: Form) -> Entry:
        """Put a batch in."""
        begin = self._pieces
        for table in form.keyed(batch):
            for piece in table.to_batches(max_chunksize=PIECE):
                self._put(piece)
        return Entry(batch.rule.name, batch.turn, len(batch), begin, self._pieces)

    def _put(self, piece: pa.RecordBatch) -> None:
        """Put a piece in."""
        import pyarrow as pa  # noqa: PLC0415

        if self._writer is None:
            options = pa.ipc.IpcWriteOptions(compression="zstd", use_threads=False)
            self._writer = pa.ipc.new_file(self._sink, piece.schema, options=options)
        self._writer.write_batch(piece)
        self._pieces += 1

    def closed(self) -> bytes:
        """The file; nothing where nothing was put in."""
        if self._writer is None:
            return b""
        self._writer.close()
        return bytes(self._sink.getvalue())
