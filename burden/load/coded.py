"""Cells that should say one of a few words, and say something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from burden.load import codes
from burden.load.rows import Table

CANCELLED = re.compile("取消|撤销|作废|cancel", re.IGNORECASE)


def _what(said: str) -> object:
    return codes.kind(said, "") or codes.type_(said) or "综合" in said


READS: Mapping[str, Callable[[str], object]] = {
    "kind": _what,
    "type": _what,
    "source": lambda said: codes.source(said) or codes.flag(said) is not None,
    "level": lambda said: codes.level(said) or "部署" in said,
    "comprehensive": lambda said: codes.flag(said) is not None,
    "joint": lambda said: codes.flag(said) is not False,
    "status": CANCELLED.search,
    "ratio": lambda said: codes.share(said) < 1 or said == "100%",
    "days": codes.length,
}


def unread(table: Table, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The cells of a row of which nothing was understood: heading and text."""
    for name, reads in READS.items():
        if said[name] and not reads(said[name]):
            yield table.head.heading(name), said[name]
