"""Cells that should say one of a few words, and say something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

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


class Unread:
    """The texts of a table's columns of few words of which nothing is understood."""

    def __init__(self, table: Table, said: Mapping[str, Sequence[str]]) -> None:
        """Look at every text once."""
        found = {name: {text for text in set(said[name]) if text and not reads(text)} for name, reads in READS.items()}
        self._texts = {name: texts for name, texts in found.items() if texts}
        self._table = table

    def of(self, said: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """The cells of a row that are not understood: heading and text."""
        if not self._texts:
            return ()
        return tuple((self._table.head.heading(name), said[name]) for name, texts in self._texts.items() if said[name] in texts)
