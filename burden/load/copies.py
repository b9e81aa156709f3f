"""Files that are byte for byte the same: one of them is read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from burden.load.files import Source, opened
from burden.load.grid import Unreadable


def copies(sources: Sequence[Source], largest: int) -> dict[Source, Source]:
    """Each file whose bytes are those of one before it -> the first such one; a file over `largest` bytes is none."""
    sizes: dict[int, list[Source]] = {}
    for source in sources:
        sizes.setdefault(_size(source), []).append(source)
    found: dict[Source, Source] = {}
    for size, alike in sizes.items():
        if 0 < size <= largest and len(alike) > 1:
            found |= _same(alike, largest)
    return found


def _size(source: Source) -> int:
    try:
        return os.lstat(source.path).st_size
    except OSError:
        return 0


def _sum(stream: BinaryIO) -> bytes:
    sum_ = hashlib.sha256()
    while piece := stream.read(1 << 20):
        sum_.update(piece)
    return sum_.digest()


def _same(sources: Iterable[Source], largest: int) -> dict[Source, Source]:
    first: dict[bytes, Source] = {}
    found: dict[Source, Source] = {}
    for source in sources:
        try:
            with opened(source.path, largest) as stream:
                sum_ = _sum(stream)
        except (Unreadable, OSError):
            continue  # which is told when it is read
        if first.setdefault(sum_, source) != source:
            found[source] = first[sum_]
    return found
