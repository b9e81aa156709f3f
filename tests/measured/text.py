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


def pair(town: Town, rule: str, label: str) -> tuple[Row, Row]:
    """One such pair by chance, given twice: once for its left and once for its right name."""
    chosen = town.dice.choice(labelled(rule, label))
    return chosen, chosen
