"""A target and a day as one number: sorted, each target's days stand together, and no span of days reaches the next target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from burden.intervals.blocks import by_block

Ints = npt.NDArray[np.signedinteger[Any]]
Keys = npt.NDArray[np.unsignedinteger[Any]]
Column = npt.NDArray[np.integer[Any]]
WORD = 64  # bits
DAY_BITS = 32
SMALL = 1 << 31  # what int32 holds is less, and rows are numbered in int32


def columns(**named: npt.ArrayLike) -> list[Column]:
    """The columns as arrays of whole numbers; ValueError where one is not, or they differ in length, or are too long."""
    arrays = {name: _column(name, values) for name, values in named.items()}
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1:
        raise ValueError(f"columns differ in length: {', '.join(f'{name} {length}' for name, length in lengths.items())}")
    if max(lengths.values()) >= SMALL:
        raise ValueError(f"{max(lengths.values())} rows are too many to count at once: at most {SMALL - 1}")
    return list(arrays.values())


def _column(name: str, values: npt.ArrayLike) -> Column:
    """One column, checked."""
    array = np.asarray(values)
    if not array.size:
        array = array.astype(np.int64)
    if array.ndim != 1 or array.dtype.kind not in "iu":
        raise ValueError(f"{name} must be a column of whole numbers, not {array.ndim} dimensions of {array.dtype}")
    if array.dtype == np.uint64 and array.size and int(array.max()) >= 1 << 63:
        raise ValueError(f"{name} holds a number of more than 63 bits")
    return array if array.dtype.kind == "i" else array.astype(np.int64)


def limited(most: int, window: int) -> None:
    """ValueError for numbers that are no limit."""
    if most < 0 or window < 1:
        raise ValueError(f"at most {most} in {window} days is no limit: it takes 0 or more in 1 day or more")


def span_of(*numbers: Column) -> tuple[int, int]:
    """The least and the greatest number in these columns; 0 and 0 of none."""
    once = {id(column): column for column in numbers}.values()
    found = [span for column in once for span in by_block(partial(_ends, column), len(column))]
    return min((least for least, _ in found), default=0), max((most for _, most in found), default=0)


def _ends(numbers: Column, begin: int, stop: int) -> tuple[int, int]:
    """The least and the greatest number of a block."""
    return int(numbers[begin:stop].min()), int(numbers[begin:stop].max())


@dataclass(frozen=True)
class Grid:
    """Days since `day` in the low `bits`, targets since `target` above them; `codes` where targets had to be numbered anew."""

    target: int
    day: int
    bits: int
    wide: int  # bits of a whole key
    codes: Column | None = None

    @property
    def dtype(self) -> np.dtype[Any]:
        """The narrowest unsigned type that holds a key."""
        return np.dtype(np.uint32 if self.wide <= np.iinfo(np.uint32).bits else np.uint64)

    @property
    def whole(self) -> np.dtype[np.signedinteger[Any]]:
        """The narrowest signed type that holds all targets and all days."""
        codes = self.codes if self.codes is not None else [self.target, self.target + (1 << self.wide - self.bits) - 1]
        ends = int(codes[0]), int(codes[-1]), self.day, self.day + (1 << self.bits) - 1
        return np.dtype(np.int32 if min(ends) >= -SMALL and max(ends) < SMALL else np.int64)

    def keys(self, target: Column, day: Column) -> Keys:
        """The key of each row at its day; wrapping arithmetic takes both offsets off at once."""
        found, width = np.empty(len(target), self.dtype), self.dtype.itemsize * 8
        offset = self.dtype.type(((self.target << self.bits) + self.day) % (1 << width))

        def fill(begin: int, stop: int) -> None:
            word = target[begin:stop].astype(self.dtype)
            word <<= self.dtype.type(self.bits)
            word += day[begin:stop].astype(self.dtype)
            np.subtract(word, offset, out=found[begin:stop])

        by_block(fill, len(target))
        return found

    def tell(self, key: Keys, target: Ints, day: Ints) -> None:
        """Write the target and the day of each key into columns of type `whole`."""
        np.right_shift(key, self.dtype.type(self.bits), out=target, casting="unsafe")
        target += self.whole.type(self.target)
        if self.codes is not None:
            target[:] = self.codes[target]
        np.bitwise_and(key, self.dtype.type((1 << self.bits) - 1), out=day, casting="unsafe")
        day += self.whole.type(self.day)

    def columns(self, rows: int) -> tuple[Ints, Ints]:
        """Room for the targets and days of so many keys."""
        return np.empty(rows, self.whole), np.empty(rows, self.whole)


def days_between(*days: Column, reach: int = 0) -> tuple[int, int]:
    """The first and the last day of all; ValueError where they and `reach` days more are too many for a key."""
    first, last = span_of(*days)
    if (last - first + reach).bit_length() > DAY_BITS:
        raise ValueError(f"days from {first} to {last}{f' and {reach} more' if reach else ''} are too far apart to be counted")
    return first, last


def grid(target: Column, *days: Column, reach: int = 0, room: int = WORD) -> tuple[Grid, Column]:
    """How the targets and days become keys of at most `room` bits with `reach` free days behind each target, and the targets in it.

    Targets whose numbers leave too little room are numbered anew, in their order: then 31 bits and the days' 32 always fit a word.
    ValueError where the days are too far apart.
    """
    first, last = days_between(*days, reach=reach)
    low, high = span_of(target)
    bits = (last - first + reach).bit_length()
    if (high - low).bit_length() + bits <= room:
        return Grid(low, first, bits, (high - low).bit_length() + bits), target
    codes, numbers = np.unique(target, return_inverse=True)
    return Grid(0, first, bits, (len(codes) - 1).bit_length() + bits, codes), numbers


def heads(*columns: Sequence[Any] | Column) -> Ints:
    """Where a new value begins in sorted columns."""
    changed = np.zeros(max(len(columns[0]), 1), dtype=bool)
    changed[0] = len(columns[0]) > 0
    for column in columns:
        changed[1:] |= np.asarray(column)[1:] != np.asarray(column)[:-1]
    return np.flatnonzero(changed)
