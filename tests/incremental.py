"""`python -m tests.incremental 1000000` measures what an index of a plan takes: to build, in memory, and to answer.

Visits are those of `tests.scale.make`, at two of them to a target, skewed; the policy is tests/scale/policy.yaml. Changes are
drawn at random: a visit dropped, one moved by up to three weeks, one added at the target of another. First
of all visits, so that a target is drawn the more often the more visits it has, then of those at the largest targets alone.
"""

from __future__ import annotations

import argparse
import sys
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import Calendar, day
from burden.index import Index
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.plan import Plan, Sheet
from burden.rulebook import Rulebook
from burden.visits.table import visits_of
from burden.warning import Span
from tests.scale import make

POLICY = Path(__file__).parent / "scale" / "policy.yaml"
TODAY = day(date(2026, 11, 15))
NEAR = 21  # days a visit is moved by at most
MOST = 100
SHOWN = (50, 95, 99, MOST)  # percentiles
LARGEST = 20  # targets


def visits(rows: int, per_target: int, calendar: Calendar) -> pd.DataFrame:
    """A visits table as it is after reading."""
    dice = np.random.default_rng(2026)
    table: dict[str, Any] = make.columns(make.World.drawn(max(rows // per_target, 1), dice), rows, dice)
    names = {name: table[name].to_pandas() for name in table if name not in ("first", "last", "days")}
    days = {name: table[name].cast("int32").to_numpy() for name in ("first", "last")}
    place = {"sheet": np.zeros(rows, dtype=np.int16), "row": np.arange(1, rows + 1, dtype=np.int32)}
    given = {name: column.array for name, column in names.items()} | days | {"days": table["days"].to_numpy()} | place
    return visits_of(given, calendar)


class Changes:
    """Random changes of a plan."""

    def __init__(self, index: Index, table: pd.DataFrame, rows: npt.NDArray[np.int64], seed: int = 2026) -> None:
        """Of the visits in some rows of a table."""
        self.index, self.table, self.rows, self.dice = index, table, rows, np.random.default_rng(seed)

    def row(self) -> int:
        """Any of the rows."""
        return int(self.dice.choice(self.rows))

    def window(self, row: int) -> Span:
        """The window of a row, some days earlier or later."""
        first, last = (int(self.table[name].iat[row]) for name in ("first", "last"))
        by = int(self.dice.integers(-NEAR, NEAR + 1))
        return Span(first + by, last + by)

    def drop(self) -> Callable[[], object]:
        """One visit dropped."""
        row = self.row()
        return lambda: self.index.changes(dropped=[row])

    def move(self) -> Callable[[], object]:
        """One visit moved."""
        row = self.row()
        moved = {row: self.window(row)}
        return lambda: self.index.changes(moved=moved)

    def add(self) -> Callable[[], object]:
        """One visit added: to a target that has some, by an organiser that makes some."""
        row, other = self.row(), int(self.dice.integers(len(self.table)))
        named = str(self.table["target"].iat[row]), *(str(self.table[name].iat[other]) for name in ("organiser", "item"))
        window = self.window(other)
        return lambda: self.index.changes(added=[self.index.visit(*named, window)])


def measured(change: Callable[[], Callable[[], object]], times: int) -> str:
    """Milliseconds of some changes as cells of a row: of processor time, and by the clock, see `SHOWN`."""
    clock, computing = [], []
    for _ in range(times):
        asked = change()
        begin, worked = perf_counter(), process_time()
        asked()
        clock.append(perf_counter() - begin)
        computing.append(process_time() - worked)
    figures = [np.percentile(each, q) * 1000 for each in (computing, clock) for q in SHOWN]
    return " | ".join(f"{each:.1f}" for each in figures)


def at_largest(table: pd.DataFrame) -> npt.NDArray[np.int64]:
    """The rows of the targets that are visited most."""
    target = table["target"].array.codes
    return np.flatnonzero(np.isin(target, np.argsort(-np.bincount(target), kind="stable")[:LARGEST]))


def built(plan: Plan, table: pd.DataFrame, rulebook: Rulebook, calendar: Calendar) -> tuple[Index, float, int]:
    """An index, the seconds it took to build, and the bytes it holds beside the table."""
    begin = perf_counter()
    index = Index(plan, table, rulebook, calendar, TODAY)
    took = perf_counter() - begin
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    held = Index(plan, table, rulebook, calendar, TODAY)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del held
    return index, took, after - before


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("rows", type=int, nargs="?", default=1_000_000)
    asked.add_argument("--per-target", type=int, default=2)
    asked.add_argument("--changes", type=int, default=1000)
    given = asked.parse_args()
    calendar = packaged()
    table = visits(given.rows, given.per_target, calendar)
    plan = Plan(2026, sheets=(Sheet("visits.parquet", "", "visits"),))
    index, took, held = built(plan, table, read_policy(POLICY), calendar)
    sizes = table["target"].value_counts()
    print(f"{len(table)} visits at {(sizes > 0).sum()} targets, at most {sizes.iloc[0]} at one; Python {sys.version.split()[0]}")
    print(f"built in {took:.2f} s, {held / len(table):.1f} bytes a visit")
    print(f"rules: {', '.join(each.rule.name for each in index.rules)}\n")
    heads = [f"{kind} {q}%" if q < MOST else f"{kind} most" for kind in ("processor", "clock") for q in SHOWN]
    print(f"| change | {' | '.join(heads)} |\n|{'---|' * (len(heads) + 1)}")
    for where, rows in (("any visit", np.arange(len(table))), (f"the {LARGEST} largest targets", at_largest(table))):
        changes = Changes(index, table, rows)
        for change in (changes.drop, changes.move, changes.add):
            change()()
            print(f"| {change.__name__}, {where} | {measured(change, given.changes)} |", flush=True)


if __name__ == "__main__":
    main()
