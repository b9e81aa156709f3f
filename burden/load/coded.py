"""Cells that should say one of a few words, and say something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from burden.load import codes
from burden.load.rows import Table
from burden.load.subjects import said_plainly

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


# The same for other tables, where these words are fewer.
RECORD_READS = {name: READS[name] for name in ("kind", "type", "level", "joint")}
FILING_READS: Mapping[str, Callable[[str], object]] = {
    "status": codes.status,
    "subject": said_plainly,
    "joint": lambda said: codes.flag(said) is not None,
}
UNIT_READS: Mapping[str, Callable[[str], object]] = {"unit_level": codes.level}


class Unread:
    """The texts of a table's columns of few words of which nothing is understood."""

    def __init__(
        self, table: Table, said: Mapping[str, Sequence[str]], reads: Mapping[str, Callable[[str], object]] = READS
    ) -> None:
        """Look at every text once."""
        found = {name: {text for text in set(said[name]) if text and not knows(text)} for name, knows in reads.items()}
        self._texts = {name: texts for name, texts in found.items() if texts}
        self._table = table

    def of(self, said: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """The cells of a row that are not understood: heading and text."""
        if not self._texts:
            return ()
        return tuple((self._table.head.heading(name), said[name]) for name, texts in self._texts.items() if said[name] in texts)


def not_understood(
    table: Table, said: Mapping[str, Sequence[str]], reads: Mapping[str, Callable[[str], object]], read: Collection[str]
) -> list[tuple[tuple[str, str], ...]]:
    """For each row what was not understood in it, under its headings: columns that are not `read`, and unknown words."""
    unread = Unread(table, said, reads)
    rows = table.ignored(read)
    return [pairs + unread.of({name: said[name][at] for name in reads}) for at, pairs in enumerate(rows)]
