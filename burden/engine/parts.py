"""Which rows go together: rules look at groups of one key, and groups are dealt out whole, by a hash of the key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.visits.view import view

Numbers = npt.NDArray[np.int64]


class Part(NamedTuple):
    """Some groups of the tables: what rules are given of them, and where their visits stand among all."""

    tables: Mapping[str, pd.DataFrame]
    visits: Numbers


def dealt(by: str, visits: pd.DataFrame, items: pd.DataFrame, parts: int) -> tuple[Numbers, Numbers]:
    """The part, from 0, of each visit and of each item; -1 is in every part.

    A unit's county stands for the unit. An item goes with its visits, under whatever name they were made; where `by` is
    another key, all items are known in every part.
    """
    if by == "item":
        of = numbered(items["item"], parts)
        planned = visits["item_row"].to_numpy()
        return np.where(planned >= 0, np.append(of, 0)[planned], numbered(visits["item"], parts)), of
    everywhere = np.full(len(items), -1, dtype=np.int64)
    if by == "row":
        return (visits["row"].to_numpy(dtype=np.int64) + visits["sheet"].to_numpy(dtype=np.int64)) % parts, everywhere
    if by != "county":
        return numbered(visits[by], parts), everywhere
    alone = (visits["county"] == "").to_numpy()
    return np.where(alone, numbered(visits["target"], parts), numbered(visits["county"], parts)), everywhere


def numbered(names: pd.Series[Any], parts: int) -> Numbers:
    """The part of each name: the same on every machine, whatever other names there are."""
    column = names.astype("category")
    hashed = pd.util.hash_array(column.cat.categories.to_numpy(dtype=object), categorize=False) % parts
    return np.append(hashed.astype(np.int64), -1)[column.cat.codes.to_numpy()]


def part_of(given: Mapping[str, Any], dealing: tuple[Numbers, Numbers], number: int) -> Part:
    """The visits and items of one part, numbered anew; the other tables are whole."""
    visits, items = given["visits"], given["items"]
    mine, kept = np.flatnonzero(dealing[0] == number), np.flatnonzero((dealing[1] == number) | (dealing[1] < 0))
    place = np.full(len(items) + 1, -1, dtype=np.int32)
    place[kept] = np.arange(len(kept), dtype=np.int32)
    some = visits.iloc[mine].reset_index(drop=True)
    rows = place[some["item_row"].to_numpy()]
    tables = {"visits": some.assign(item_row=rows), "items": items.iloc[kept].reset_index(drop=True)}
    return Part({name: view(table) for name, table in tables.items()}, mine)
