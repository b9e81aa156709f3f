"""The names of those who inspected, as one cell lists them."""

from __future__ import annotations

import re

from burden.forms import apart
from burden.load.lists import parts

COUNT = re.compile(r"[约共]?[0-9]+(?:\.[0-9]+)?[名人个]?")
BLANKS = re.compile(r"[㐀-鿿]{2,4}(?:\s+[㐀-鿿]{2,4})+")  # 张小三 李小四
OTHERS = re.compile(r"(?<=.)等\s*(?:[0-9]+\s*)?[名人位]?人?$")


def officers(text: str) -> tuple[str, ...]:
    """The names in a cell, each once, in order; none where it only counts heads (3人)."""
    if not text or COUNT.fullmatch(text):
        return ()
    names = (name for row in apart(text) for part in parts(row) for name in _names(part))
    return tuple(dict.fromkeys(filter(None, names)))


def heads(text: str) -> str:
    """A cell of names that only counts heads, "" for any other."""
    return text if COUNT.fullmatch(text) else ""


def _names(part: str) -> list[str]:
    known = OTHERS.sub("", part).strip()
    return known.split() if BLANKS.fullmatch(known) else [known]
