"""Names for the rules that read names: pairs judged by hand, kept in tests/pairs."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from tests.measured.town import Row, Town

PAIRS = Path(__file__).parent.parent / "pairs"


@cache
def labelled(rule: str, label: str) -> list[Row]:
    """The pairs of a rule that were judged so."""
    with (PAIRS / f"{rule.replace('-', '_')}.csv").open(encoding="utf-8", newline="") as rows:
        return [row for row in csv.DictReader(rows) if row["label"] == label]


def pair(town: Town, rule: str, label: str, but: tuple[str, ...] = ()) -> tuple[Row, Row]:
    """One such pair by chance, none that was judged for a reason of `but`; twice: for its left and for its right name."""
    chosen = town.dice.choice([row for row in labelled(rule, label) if row["why"] not in but])
    return chosen, chosen
