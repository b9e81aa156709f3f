"""How well each rule that reads names judges the labelled pairs beside this file: every table has a judge of its name.

`<name>.csv` has a column `label` (yes or no); `<name>.py` has `judge(pair) -> bool`, which is given a row as it is written.
"""

from __future__ import annotations

import csv
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.csv"))
Pair = dict[str, str]


class Measured(NamedTuple):
    """The pairs of one table by how they were judged."""

    name: str
    found: list[Pair]  # labelled yes, judged yes
    missed: list[Pair]
    wrong: list[Pair]  # labelled no, judged yes
    left: list[Pair]

    @property
    def precision(self) -> float:
        """The share of what was judged yes that is."""
        return len(self.found) / max(len(self.found) + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        """The share of what is yes that was judged so."""
        return len(self.found) / max(len(self.found) + len(self.missed), 1)


def read(name: str) -> list[Pair]:
    """The rows of one table."""
    with (HERE / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def measure(name: str) -> Measured:
    """Judge every pair of one table."""
    judge = import_module(f"tests.pairs.{name}").judge
    pairs = read(name)
    judged = [(pair, pair["label"], "yes" if judge(pair) else "no") for pair in pairs]
    kinds = (("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no"))
    return Measured(name, *([pair for pair, *said in judged if tuple(said) == kind] for kind in kinds))
