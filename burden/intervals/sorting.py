"""Rows in order of several columns of whole numbers: as many columns as fit share a 64-bit word with the row, which is sorted in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from burden.intervals.blocks import by_block
from burden.intervals.keys import WORD, heads
from burden.intervals.order import arranged, row_bits

Rows = npt.NDArray[np.int64]


class Field(NamedTuple):
    """A column that shares a word, the least number in it, and the bits it takes."""

    column: npt.NDArray[Any]
    low: np.uint64
    bits: np.uint64


def in_order(columns: Sequence[npt.NDArray[Any]]) -> Rows | None:
    """The positions of rows sorted by the first column, then the next ..., equal ones as they stand; None where all stand so."""
    words = packed(columns)
    if ordered(words):
        return None
    order: Rows | None = None
    for word in reversed(words):  # what weighs most comes last, and leaves the order of equal rows
        row = arranged(word if order is None else word[order])[1]
        order = row.astype(np.int64) if order is None else order[row]
    return order


def order_of(columns: Sequence[npt.NDArray[Any]]) -> Rows:
    """The positions of rows sorted by the first column, then the next ..."""
    order = in_order(columns)
    return np.arange(len(columns[0])) if order is None else order


def packed(columns: Sequence[npt.NDArray[Any]]) -> list[npt.NDArray[np.uint64]]:
    """The columns put together into as few words as hold them beside a row, the weightiest first.

    A column of one value takes no room; one that leaves none for a row has a word of its own.
    """
    shares: list[list[Field]] = []
    room = 0
    for column in columns:
        low, high = (int(column.min()), int(column.max())) if len(column) else (0, 0)
        bits = (high - low).bit_length()
        if not shares or bits > room:
            shares.append([])
            room = WORD - row_bits(len(column))
        if bits:
            shares[-1].append(Field(column, np.uint64(low % (1 << WORD)), np.uint64(bits % WORD)))
            room -= bits
    return [word_of(fields, len(columns[0])) for fields in shares]


def word_of(fields: Sequence[Field], rows: int) -> npt.NDArray[np.uint64]:
    """The fields of each row side by side; one that takes all bits stands alone."""
    words = np.zeros(rows, dtype=np.uint64)

    def fill(begin: int, stop: int) -> None:
        word = words[begin:stop]
        for column, low, bits in fields:
            word <<= bits
            word |= column[begin:stop].astype(np.uint64) - low

    by_block(fill, rows)
    return words


def ordered(words: Sequence[npt.NDArray[np.uint64]]) -> bool:
    """Whether rows stand in order of these words."""
    equal = np.ones(max(len(words[0]) - 1, 0), dtype=bool)
    for word in words:
        if (equal & (word[1:] < word[:-1])).any():
            return False
        equal &= word[1:] == word[:-1]
    return True


def once(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Each value once, in order."""
    found = np.sort(values)
    return found[heads(found)]


def ranked(values: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], Rows]:
    """The different values in order, and for each row the place of its own among them."""
    if (values[1:] < values[:-1]).any():
        return np.unique(values, return_inverse=True)
    begin = heads(values)
    return values[begin], np.repeat(np.arange(len(begin)), np.diff(np.append(begin, len(values))))


def alike(*columns: npt.NDArray[Any]) -> Rows:
    """A number for each row, the same for rows that are alike in all columns, in their order."""
    order = order_of(columns)
    first = np.zeros(len(order), dtype=np.int64)
    first[heads(*(column[order] for column in columns))] = 1
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.cumsum(first) - 1
    return number


def among(values: npt.NDArray[Any], known: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Which values are some of those known, which stand in order."""
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    at = np.searchsorted(known, values)
    return np.asarray(known[np.minimum(at, len(known) - 1)] == values)
