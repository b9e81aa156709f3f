"""One 64-bit word a visit, [target | day | row | length | party]: one sort in place, and everything about a visit lies side by side.

Nothing is fetched from elsewhere afterwards. The row stands before what is only carried, so that rows of one day stay in their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from burden.intervals import keys
from burden.intervals.blocks import by_block, sort
from burden.intervals.keys import Column, Keys, grid, span_of

FEW = 1 << 16  # keys that are put in order by themselves, without a word
Rows = npt.NDArray[np.int32]


class Block(NamedTuple):
    """Visits in order: where each begins and ends as keys, its party, its row."""

    key: Keys
    end: Keys
    party: Column
    row: Rows


class Order(Protocol):
    """Visits in the order of target, first day and row, to be looked at in blocks."""

    def __len__(self) -> int:
        """How many visits."""

    def block(self, begin: int, stop: int) -> Block:
        """The visits from one place to another."""

    def after(self, key: int) -> int:
        """The place behind the last visit that begins by this key."""


@dataclass(frozen=True)
class Packed:
    """The order as sorted words; a field's width is in bits, `shortest` what is added to each length."""

    words: npt.NDArray[np.uint64]
    dtype: np.dtype[Any]
    length: int
    party: int
    row: int
    shortest: int

    def __len__(self) -> int:
        """One word each."""
        return len(self.words)

    def block(self, begin: int, stop: int) -> Block:
        """Unpacked by shifts and masks, in the narrowest types."""
        word = self.words[begin:stop]
        key = (word >> np.uint64(self.row + self.party + self.length)).astype(self.dtype)
        length = self._field(word, self.party, self.length).astype(self.dtype)
        length += np.array(self.shortest).astype(self.dtype)  # wraps where it is less than nothing, and so does the sum
        party = self._field(word, 0, self.party).astype(np.min_scalar_type((1 << self.party) - 1))
        return Block(key, key + length, party, self._field(word, self.party + self.length, self.row).astype(np.int32))

    def _field(self, word: npt.NDArray[np.uint64], shift: int, width: int) -> npt.NDArray[np.uint64]:
        return (word >> np.uint64(shift)) & np.uint64((1 << width) - 1)

    def after(self, key: int) -> int:
        """Found among the words by halving."""
        low = self.row + self.party + self.length
        above = (key + 1) << low
        return len(self.words) if above >> keys.WORD else int(np.searchsorted(self.words, np.uint64(above)))


@dataclass(frozen=True)
class Arranged:
    """The order as columns, where its fields do not fit one word."""

    columns: Block

    def __len__(self) -> int:
        """One key each."""
        return len(self.columns.key)

    def block(self, begin: int, stop: int) -> Block:
        """A part of each column."""
        key, end, party, row = self.columns
        return Block(key[begin:stop], end[begin:stop], party[begin:stop], row[begin:stop])

    def after(self, key: int) -> int:
        """Found among the keys by halving."""
        return int(np.searchsorted(self.columns.key, self.columns.key.dtype.type(key), side="right"))


def row_bits(rows: int) -> int:
    """The bits that number so many rows."""
    return max(rows - 1, 0).bit_length()


def ordered(target: Column, first: Column, last: Column, party: Column | None = None) -> Order:
    """The visits in order; a reversed one (last before first) keeps its end."""
    mine = np.zeros(len(target), np.uint8) if party is None else party
    rows = row_bits(len(target))
    where, codes = grid(target, first, last, room=keys.WORD - rows)
    (shortest, longest), (low, high) = lengths(first, last), span_of(mine)
    length, parties = (longest - shortest).bit_length(), (high - low).bit_length()
    if where.wide + length + parties + rows > keys.WORD:
        key, row = arranged(where.keys(codes, first))
        return Arranged(Block(key, where.keys(codes, last)[row], mine[row], row))
    words = packed((codes, first, last, mine), (where.bits, rows, length, parties), (where.target, where.day, 0, shortest, low))
    sort(words)
    return Packed(words, where.dtype, length, parties, rows, shortest)


def lengths(first: Column, last: Column) -> tuple[int, int]:
    """The least and the greatest of last minus first."""
    found = by_block(lambda a, b: span_of(last[a:b].astype(np.int64) - first[a:b].astype(np.int64)), len(first))
    return min((least for least, _ in found), default=0), max((most for _, most in found), default=0)


def packed(
    columns: tuple[Column, Column, Column, Column], widths: tuple[int, int, int, int], lows: tuple[int, int, int, int, int]
) -> npt.NDArray[np.uint64]:
    """The word of each row. Fields are stacked as they come; what each has too much is taken off the whole word at once."""
    target, first, last, party = columns
    words = np.empty(len(target), np.uint64)
    offset = lows[0]
    for low, width in zip(lows[1:], widths, strict=True):
        offset = (offset << width) + low

    def fill(begin: int, stop: int) -> None:
        word, start, end, mine = (column[begin:stop].astype(np.uint64) for column in (target, first, last, party))
        row = np.arange(begin, stop, dtype=np.uint64)
        for width, field in zip(widths, (start, row, end - start, mine), strict=True):
            word <<= np.uint64(width)
            word += field
        np.subtract(word, np.uint64(offset % (1 << 64)), out=words[begin:stop])

    by_block(fill, len(target))
    return words


def arranged(key: Keys) -> tuple[Keys, Rows]:
    """The keys in order and the row of each, equal keys by row.

    Key and row share a word; where they do not fit, each half of the keys' range is put in order by itself.
    """
    low, high = span_of(key)
    bits = row_bits(len(key))
    if (high - low).bit_length() + bits <= keys.WORD:
        return _in_words(key, low, np.uint64(bits))
    if len(key) <= FEW:
        row = np.argsort(key, kind="stable").astype(np.int32)
        return key[row], row
    upper = key >= key.dtype.type(low + (high - low + 1) // 2)
    halves = []
    for rows in (np.flatnonzero(~upper), np.flatnonzero(upper)):
        part, row = arranged(key[rows])
        halves.append((part, rows[row].astype(np.int32)))
    return np.concatenate([part for part, _ in halves]), np.concatenate([row for _, row in halves])


def _in_words(key: Keys, low: int, bits: np.uint64) -> tuple[Keys, Rows]:
    """The keys and rows in order, by words of both."""
    words, row, found = np.empty(len(key), np.uint64), np.empty(len(key), np.int32), np.empty_like(key)

    def fill(begin: int, stop: int) -> None:
        word = (key[begin:stop].astype(np.uint64) - np.uint64(low)) << bits
        words[begin:stop] = word | np.arange(begin, stop, dtype=np.uint64)

    def unpack(begin: int, stop: int) -> None:
        word = words[begin:stop]
        row[begin:stop] = word & ((np.uint64(1) << bits) - np.uint64(1))
        found[begin:stop] = (word >> bits) + np.uint64(low)

    by_block(fill, len(key))
    sort(words)
    by_block(unpack, len(key))
    return found, row
