"""A planted fault, as data."""

from __future__ import annotations

from typing import NamedTuple


class Seed(NamedTuple):
    """One planted fault: the rule that finds it, words of its message or place, how certain it is, how many such warnings."""

    rule: str
    words: tuple[str, ...]
    certainty: str = "certain"
    times: int = 1
