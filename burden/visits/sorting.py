"""Rows in order of several columns of whole numbers: the columns share one 64-bit word where they fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

BITS = 63


def in_order(columns: Sequence[npt.NDArray[Any]]) -> npt.NDArray[np.int64] | None:
    """The positions of rows sorted by the first column, then the next ...; None where they stand so already."""
    words = packed(columns)
    if ordered(words):
        return None
    if len(words) == 1:
        return np.argsort(words[0], kind="stable")
    return np.lexsort(words[::-1])


def order_of(columns: Sequence[npt.NDArray[Any]]) -> npt.NDArray[np.int64]:
    """The positions of rows sorted by the first column, then the next ..."""
    order = in_order(columns)
    return np.arange(len(columns[0])) if order is None else order


def packed(columns: Sequence[npt.NDArray[Any]]) -> list[npt.NDArray[np.int64]]:
    """The columns put together into as few words as hold them, the weightiest first; a column of one value takes no room."""
    words: list[npt.NDArray[np.int64]] = []
    room = 0
    for column in columns:
        low, high = (int(column.min()), int(column.max())) if len(column) else (0, 0)
        bits = (high - low).bit_length()
        if not words or bits > room:
            words.append(np.zeros(len(column), dtype=np.int64))
            room = BITS
        if bits:
            words[-1] <<= bits
            words[-1] |= column.astype(np.int64) - low
            room -= bits
    return words


def ordered(words: Sequence[npt.NDArray[np.int64]]) -> bool:
    """Whether rows stand in order of these words."""
    equal = np.ones(max(len(words[0]) - 1, 0), dtype=bool)
    for word in words:
        if (equal & (word[1:] < word[:-1])).any():
            return False
        equal &= word[1:] == word[:-1]
    return True
