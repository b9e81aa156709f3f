from __future__ import annotations

import io
import struct

import pytest

from burden.load.compound import MAGIC, Compound
from burden.load.grid import Unreadable

END, TABLE = 0xFFFFFFFE, 0xFFFFFFFD


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    return words.ljust(64, b"\0") + struct.pack("<HB49xII4x", len(words) + 2, kind, start, size)


def made(table: list[int], small: list[int], sectors: list[bytes]) -> io.BytesIO:
    """A compound file: sector 0 the table, 1 the directory, 2 the table of small sectors, then what is given."""
    head = MAGIC + b"\0" * 16 + struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 2, 1, END, 0, 0)
    whole = head.ljust(512, b"\xff")
    whole += struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    names = entry("Root Entry", 5, 3, 512) + entry("Small", 2, 1, 70) + entry("Large", 2, 4, 5000)
    whole += names.ljust(512, b"\0") + struct.pack(f"<{len(small)}I", *small).ljust(512, b"\xff")
    return io.BytesIO(whole + b"".join(sector.ljust(512, b"\0") for sector in sectors))


LARGE = bytes(range(250)) * 20
SECTORS = [b"-" * 64 + b"a" * 64 + b"-" * 64 + b"b" * 64, *(LARGE[at : at + 512] for at in range(0, 5000, 512))]
CHAIN = [TABLE, END, END, END, *range(5, 14), END]


def test_streams_are_joined_from_their_sectors() -> None:
    compound = Compound(made(CHAIN, [END, 3, END, END], SECTORS))
    assert compound.stream("Large") == LARGE
    assert compound.stream("Small") == b"a" * 64 + b"b" * 6
    assert ("Small" in compound, "Workbook" in compound) == (True, False)


@pytest.mark.parametrize("chain", [[TABLE, END, END, END, 5, 4], [TABLE, END, END, END, 900], [TABLE, 1]])
def test_chain_in_circles_or_out_of_the_file_is_damaged(chain: list[int]) -> None:
    with pytest.raises(Unreadable):
        Compound(made(chain, [], SECTORS)).stream("Large")
