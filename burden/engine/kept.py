"""What workers found, kept in a folder part by part until all is there, and told in the order of a run that is not in parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from burden.engine.form import AT, BY
from burden.engine.packed import Entry, Packed
from burden.report.columnar import RELATED, cuts
from burden.warning import Level

if TYPE_CHECKING:
    import pyarrow as pa


class Stretch(NamedTuple):
    """Pieces of one file that hold warnings of one rule and turn, in order."""

    path: Path
    begin: int
    stop: int

    def pieces(self, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """Each as a table, of some columns or all."""
        import pyarrow as pa  # noqa: PLC0415 - behind the extra burden[parquet]

        with pa.OSFile(str(self.path)) as file:
            every = pa.ipc.open_file(file).schema.names
            fields = [every.index(name) for name in columns or every if name in every]
            told = pa.ipc.open_file(file, options=pa.ipc.IpcReadOptions(included_fields=fields, use_threads=False))
            for at in range(self.begin, self.stop):
                yield pa.Table.from_batches([told.get_batch(at)])


@dataclass(frozen=True)
class Stream:
    """The warnings of one rule and turn in all parts: each part has its own in order, and none has a key of another."""

    rule: str
    turn: tuple[int, ...]
    count: int
    stretches: tuple[Stretch, ...]

    def tables(self) -> Iterator[pa.Table]:
        """All of them in order, some thousands in each table."""
        import pyarrow as pa  # noqa: PLC0415

        order, part, sizes = self._order()
        hands = [Hand(stretch.pieces()) for stretch in self.stretches]
        for begin, stop in pairwise(cuts(sizes[order])):
            here = order[begin:stop]
            many = np.bincount(part[here], minlength=len(hands))
            taken = pa.concat_tables([hand.take(int(count)) for hand, count in zip(hands, many, strict=True) if count])
            place = np.empty(len(here), dtype=np.int64)
            place[np.argsort(part[here], kind="stable")] = np.arange(len(here))
            yield taken.drop_columns([AT, BY]).combine_chunks().take(pa.array(place))

    def _order(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The order of the warnings of all parts, of which part each is, and how many places each is related to."""
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.compute as pc  # noqa: PLC0415

        told = [pa.concat_tables(sized(piece) for piece in each.pieces((AT, BY, RELATED))) for each in self.stretches]
        part = np.repeat(np.arange(len(told)), [len(table) for table in told])
        keys = pa.concat_tables(told)
        by = BY if pc.any(pc.not_equal(keys[BY], "")).as_py() else AT
        order = pc.sort_indices(keys, sort_keys=[(by, "ascending")]).to_numpy()
        return order.astype(np.int64), part, keys[RELATED].to_numpy()


def sized(piece: pa.Table) -> pa.Table:
    """The keys of a piece, and how many places each warning in it is related to; none where its form does not say."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    size = pc.list_value_length(piece[RELATED]) if RELATED in piece.column_names else pa.array(np.zeros(len(piece), np.int32))
    return piece.select([AT, BY]).append_column(RELATED, size)


class Hand:
    """What is taken out of pieces one after the other, no more than one of them unpacked beyond what is asked for."""

    def __init__(self, pieces: Iterator[pa.Table]) -> None:
        """Nothing is taken yet."""
        self._pieces = pieces
        self._left: pa.Table | None = None

    def take(self, count: int) -> pa.Table:
        """The next ones."""
        import pyarrow as pa  # noqa: PLC0415

        taken: list[pa.Table] = []
        while count:
            left = self._left if self._left is not None and len(self._left) else next(self._pieces)
            taken.append(left.slice(0, count))
            self._left = left.slice(len(taken[-1]))
            count -= len(taken[-1])
        return pa.concat_tables(taken)


@dataclass
class Kept:
    """The parts as they come, in a folder; what they counted is summed."""

    folder: Path
    counts: Counter[tuple[str, Level]] = field(default_factory=Counter)
    possible: Counter[str] = field(default_factory=Counter)
    uses: Counter[int] = field(default_factory=Counter)
    waived: int = 0
    _parts: list[tuple[Path, tuple[Entry, ...]]] = field(default_factory=list)

    def add(self, packed: Packed) -> None:
        """Keep what one part gave."""
        path = self.folder / f"{len(self._parts)}.arrow"
        path.write_bytes(packed.data)
        self._parts.append((path, packed.entries))
        for mine, theirs in ((self.counts, packed.counts), (self.possible, packed.possible), (self.uses, packed.uses)):
            mine.update(theirs)  # type: ignore[arg-type]
        self.waived += packed.waived

    def streams(self) -> list[Stream]:
        """All that was found, by rule and turn."""
        found: defaultdict[tuple[str, tuple[int, ...]], list[tuple[int, Stretch]]] = defaultdict(list)
        for path, entries in self._parts:
            for each in entries:
                found[each.rule, each.turn].append((each.warnings, Stretch(path, each.begin, each.stop)))
        return [
            Stream(rule, turn, sum(count for count, _ in told), tuple(stretch for _, stretch in told))
            for (rule, turn), told in sorted(found.items())
        ]
