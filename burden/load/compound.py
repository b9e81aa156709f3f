"""The compound file of old office programs: the names of its streams, and the bytes of one."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, NamedTuple

from burden.load.grid import damaged

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_ENTRY = 128  # bytes of a directory entry
_SHIFTS = (9, 12)
_SMALL_SHIFT = 6  # small sectors have 64 bytes
_IN_HEADER = 109  # table sectors named by the header itself


class _Header(NamedTuple):
    shift: int
    small_shift: int
    tables: int  # sectors of the table, said
    directory: int
    cutoff: int
    small_table: int
    small_tables: int
    more: int


class Compound:
    """An open compound file; Unreadable where it is damaged."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read its tables and its directory."""
        stream.seek(0)
        self._bytes = stream.read()
        try:
            self._read_tables()
        except struct.error as error:
            raise damaged() from error

    def _read_tables(self) -> None:
        shifts = struct.unpack_from("<HH", self._bytes, 30)
        self._head = _Header(*shifts, *struct.unpack_from("<II4xIIII", self._bytes, 44))
        self._check_header()
        self._table = b"".join(self._sector(number) for number in self._table_sectors())
        self._small = b"".join(self._chain(self._head.small_table))
        directory = b"".join(self._chain(self._head.directory))
        self._streams: dict[str, tuple[int, int]] = {}
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if kind:
                self._streams.setdefault(name, struct.unpack_from("<II", directory, at + 116))

    def _check_header(self) -> None:
        """Other readers trust these numbers with their memory: what cannot be true is damaged."""
        head = self._head
        if head.shift not in _SHIFTS or head.small_shift != _SMALL_SHIFT:
            raise damaged()
        if max(head.tables, head.small_tables) > len(self._bytes) >> head.shift:
            raise damaged()

    def __contains__(self, name: str) -> bool:
        """Whether there is a stream of that name."""
        return name in self._streams

    def stream(self, name: str) -> bytes:
        """The bytes of a stream."""
        start, size = self._streams[name]
        try:
            if size >= self._head.cutoff:
                return b"".join(self._chain(start))[:size]
            root, _ = self._streams["Root Entry"]
            store = b"".join(self._chain(root))
            pieces = (store[number << _SMALL_SHIFT : number + 1 << _SMALL_SHIFT] for number in _linked(self._small, start))
            return b"".join(pieces)[:size]
        except (KeyError, struct.error) as error:
            raise damaged() from error

    def _sector(self, number: int) -> bytes:
        at = number + 1 << self._head.shift
        return self._bytes[at : at + (1 << self._head.shift)]

    def _chain(self, first: int) -> Iterator[bytes]:
        return (self._sector(number) for number in _linked(self._table, first))

    def _table_sectors(self) -> Iterator[int]:
        """The sectors that hold the table: the header names the first, a chain of sectors the rest."""
        yield from self._real(struct.unpack_from(f"<{_IN_HEADER}I", self._bytes, 76))
        number, per_sector = self._head.more, (1 << self._head.shift) // 4
        for _ in range(len(self._bytes) >> self._head.shift):
            if number >= _END:
                return
            *named, number = struct.unpack(f"<{per_sector}I", self._sector(number))
            yield from self._real(named)
        raise damaged()

    def _real(self, numbers: tuple[int, ...] | list[int]) -> Iterator[int]:
        most = len(self._bytes) >> self._head.shift
        return islice((number for number in numbers if number < _END), most)


def _linked(table: bytes, first: int) -> Iterator[int]:
    """Follow a chain of sectors to its end; one that runs in circles or out of the table is damaged."""
    number = first
    for _ in range(len(table) // 4 + 1):
        if number >= _END:
            return
        yield number
        (number,) = struct.unpack_from("<I", table, 4 * number)
    raise damaged()
