"""`python -m tests.incremental 1000000` measures what an index of a plan takes: to build, in memory, and to answer.

Visits are those of `tests.scale.make`, at two of them to a target, skewed; the policy is tests/scale/policy.yaml. Changes are
drawn at random: a visit dropped, one moved by up to three weeks, one added at the target of another.
"""

from __future__ import annotations

import argparse
import sys
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

import numpy as np
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

    def __init__(self, index: Index, table: pd.DataFrame, seed: int = 2026) -> None:
        """Draw from the rows of a table."""
        self.index, self.table, self.dice = index, table, np.random.default_rng(seed)

    def row(self) -> int:
        """Any row."""
        return int(self.dice.integers(len(self.table)))

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
        row, other = self.row(), self.row()
        named = str(self.table["target"].iat[row]), *(str(self.table[name].iat[other]) for name in ("organiser", "item"))
        window = self.window(other)
        return lambda: self.index.changes(added=[self.index.visit(*named, window)])


def measured(change: Callable[[], Callable[[], object]], times: int) -> str:
    """Median and 95th percentile of some changes, in milliseconds: by the clock, and of computing alone."""
    clock, computing = [], []
    for _ in range(times):
        asked = change()
        begin, worked = perf_counter(), thread_time()
        asked()
        clock.append(perf_counter() - begin)
        computing.append(thread_time() - worked)
    figures = (np.percentile(each, q) * 1000 for each in (clock, computing) for q in (50, 95))
    return "median {:.2f} ms, 95th percentile {:.2f} ms; computing {:.2f} and {:.2f} ms".format(*figures)


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
    largest = int(table["target"].value_counts().iloc[0])
    print(
        f"{len(table)} visits at {table['target'].nunique()} targets, at most {largest} at one; Python {sys.version.split()[0]}"
    )
    print(
        f"built in {took:.2f} s, {held / len(table):.1f} bytes a visit; rules: {', '.join(each.rule.name for each in index.rules)}"
    )
    changes = Changes(index, table)
    for change in (changes.drop, changes.move, changes.add):
        change()()
        print(f"{change.__name__:5} {measured(change, given.changes)}", flush=True)


if __name__ == "__main__":
    main()
