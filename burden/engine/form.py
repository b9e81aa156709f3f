"""In which form workers hand back what they find: the tables that will be written, and by what they stand in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.engine.seen import words
from burden.found import Batch
from burden.report.columnar import names_of, tables_of
from burden.report.found_text import first_lines
from burden.report.lines import batch_lines
from burden.rule import Findings
from burden.visits.columns import codes
from burden.warning import Lang

if TYPE_CHECKING:
    import pyarrow as pa

AT, BY = "at", "by"  # columns put beside those of a form: a number and a name by which warnings stand in order
LINE = "line"


@dataclass(frozen=True)
class Form:
    """A format (`parquet`, `jsonl` or `text`, of which only the first lines are told), its language, and whether it has sentences."""

    kind: str
    lang: Lang = "zh"
    words: bool = True

    def tables(self, batch: Batch) -> Iterator[pa.Table]:
        """A batch in this form, some thousands of warnings in each table."""
        if self.kind == "parquet":
            return tables_of(batch, self.lang, self.words)
        if self.kind == "jsonl":
            return lines(batch_lines(batch, batch.stamp.rows("visits"), self.lang))
        return lines(first_lines(batch, self.lang))

    def keyed(self, batch: Batch) -> Iterator[pa.Table]:
        """The same with the columns by which the warnings of all parts stand in order."""
        at, by, begin = *keys(batch), 0
        for table in self.tables(batch):
            here = slice(begin, begin + len(table))
            yield table.append_column(AT, [at[here]]).append_column(BY, [by[here]])
            begin += len(table)


def lines(told: Iterable[str | bytes]) -> Iterator[pa.Table]:
    """Lines of text as a table."""
    import pyarrow as pa  # noqa: PLC0415 - behind the extra burden[parquet]

    yield pa.table({LINE: pa.array(told, pa.large_string())})


def keys(batch: Batch) -> tuple[pa.Array, pa.Array]:
    """By what the findings of a rule stand in order (see `Findings`): a number for each, and a name."""
    import pyarrow as pa  # noqa: PLC0415

    visits = batch.stamp.given["visits"]
    at = heads(batch)
    if batch.rule.by == "row":
        number = codes(visits, "sheet")[at].astype(np.int64) << 32 | codes(visits, "row")[at]
        return pa.array(number), words([""]).take(pa.array(np.zeros(len(at), dtype=np.int8)))
    names = targets(batch, at) if batch.rule.by in ("target", "county") else kinds(visits, at)
    return pa.array(np.zeros(len(at), dtype=np.int64)), names


def heads(batch: Batch) -> npt.NDArray[Any]:
    """The first visit of each finding."""
    if isinstance(batch.found, Findings):
        return batch.found.groups.rows[batch.found.groups.begin]
    return np.array([found.rows[0] for found in batch.found], dtype=np.int64)


def targets(batch: Batch, at: npt.NDArray[Any]) -> pa.Array:
    """The target of each finding."""
    own = batch.stamp.given["visits"]["target"].array.take(at)
    if isinstance(batch.found, Findings):
        return names_of(own if batch.found.target is None else batch.found.target)
    return words([name if found.target is None else found.target for name, found in zip(own, batch.found, strict=True)])


def kinds(visits: pd.DataFrame, at: npt.NDArray[Any]) -> pa.Array:
    """The item and the organiser of some visits."""
    import pyarrow.compute as pc  # noqa: PLC0415

    item, organiser = (names_of(visits[name].array.take(at)) for name in ("item", "organiser"))
    return pc.binary_join_element_wise(item, organiser, "\0")
