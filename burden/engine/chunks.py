"""The chunks of a visits table on their way to the workers: the names in them known to all as numbers, and rows as numbers alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.engine.names import Known
from burden.engine.seen import SPAN
from burden.intervals.sorting import once
from burden.load.arrow import Texts
from burden.load.visits_chunks import Chunk, read_chunk
from burden.load.visits_rows import judged, readable
from burden.visits.table import FLAGS

KEY = "part"  # in which rows come together
COUNTED = ("first", "last", "days", "occurrence")


def rows_of(chunk: Chunk, known: Known, parts: int) -> pd.DataFrame:
    """The rows of a chunk that can be read, each with its part: columns of names as the places of these, the others as numbers."""
    columns = read_chunk(chunk)
    kept = np.flatnonzero(judged(columns, SPAN) == 0)
    given = readable({name: column for name, column in columns.items() if not isinstance(column, Texts)}, kept)
    found: dict[str, Any] = {
        "sheet": np.full(len(kept), chunk.sheet, dtype=np.int16), "row": (kept + chunk.before + 1).astype(np.int32),
        **{name: placed(columns.get(name), name, known, kept) for name in known.names},
        **{name: given.get(name, np.zeros(len(kept), dtype=np.int32)) for name in COUNTED},
        **{name: given.get(name, np.full(len(kept), name == "firm")) for name in FLAGS},
    }  # fmt: skip
    return pd.DataFrame({**found, KEY: dealt(known.together[found["target"]], parts)})


def dealt(together: npt.NDArray[np.int64], parts: int) -> npt.NDArray[np.int64]:
    """The part of each row, by the number of what must stay together: many to a part, and none split."""
    return np.asarray(together % parts)


def placed(column: Any, name: str, known: Known, kept: npt.NDArray[np.int64]) -> npt.NDArray[Any]:
    """A column of names as their places among all, as narrow as they allow; "" where the chunk does not have the column."""
    names, codes = (
        (np.array([""], dtype=object), np.zeros(len(kept), dtype=np.int8))
        if column is None
        else (column.names, column.codes[kept])
    )
    return known.places(name, names).astype(narrow(known.names[name]))[codes]


def narrow(names: Any) -> np.dtype[Any]:
    """The type that holds the places of so many names."""
    return np.min_scalar_type(-max(len(names), 1))


def no_rows(known: Known) -> pd.DataFrame:
    """No rows, as `rows_of` gives them."""
    places = {name: np.empty(0, narrow(every)) for name, every in known.names.items()}
    numbers = {name: np.empty(0, np.int32) for name in COUNTED}
    flags = {name: np.empty(0, bool) for name in FLAGS}
    return pd.DataFrame(
        {"sheet": np.empty(0, np.int16), "row": np.empty(0, np.int32), **places, **numbers, **flags, KEY: np.empty(0, np.int64)}
    )


def columns_of(rows: pd.DataFrame, known: Known) -> dict[str, Any]:
    """The rows as `burden.visits.table.visits_of` takes them, with those names alone that they use."""
    given: dict[str, Any] = {str(name): rows[name].to_numpy() for name in rows if name != KEY}
    return given | {name: named(given[name], name, known) for name in known.names}


def named(places: npt.NDArray[Any], name: str, known: Known) -> pd.Categorical:
    """A column of the places of names as a categorical."""
    used = once(places)
    number = np.empty(int(used.max(initial=-1)) + 1, dtype=np.int32)
    number[used] = np.arange(len(used), dtype=np.int32)
    return pd.Categorical.from_codes(number[places], pd.Index(known.told(name, used), dtype=object))
