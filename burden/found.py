"""A check as it goes: what each rule finds is handed on at once and stays numbers until somebody asks for its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from burden.check import NotRun, chosen_of, findings, given_of
from burden.days import Calendar
from burden.plan import Plan, Problem
from burden.rule import Finding, Findings, Possible, Rule
from burden.rulebook import Rulebook, Waiver
from burden.stamped import Stamp
from burden.waived import Use, speaks_of
from burden.warning import LEVELS, BurdenWarning, Level


@dataclass(frozen=True)
class Batch:
    """Findings of one rule, and what they are stamped with."""

    rule: Rule
    level: Level
    found: Findings | tuple[Finding, ...]
    stamp: Stamp

    def __len__(self) -> int:
        """How many warnings."""
        return len(self.found)

    def __iter__(self) -> Iterator[BurdenWarning]:
        """Each as a warning, made when its turn comes."""
        return (self.stamp.warning(self.rule, each, self.level) for each in self.found)


@dataclass
class Found:
    """What a check of a visits table finds, rule by rule, in an order that the order of its rows does not change.

    To be gone through once; `counts` (by rule and level), `possible` and `waived` are whole when that is done.
    """

    plan: Plan
    visits: pd.DataFrame
    rulebook: Rulebook
    calendar: Calendar
    today: int
    problems: tuple[Problem, ...] = ()
    only: tuple[str, ...] = ()
    counts: Counter[tuple[str, Level]] = field(default_factory=Counter)
    possible: Counter[str] = field(default_factory=Counter)
    waived: int = 0

    def __post_init__(self) -> None:
        """Which rules run is known before they do."""
        self._given: dict[str, Any] = given_of(self.plan, self.visits, self.rulebook, self.calendar, self.today, self.problems)
        self._rules, self.not_run = chosen_of(self.only, self._given, self.rulebook)
        self._uses: Counter[Waiver] = Counter()

    not_run: tuple[NotRun, ...] = ()

    def __iter__(self) -> Iterator[Batch]:
        """The findings of the rules about visits, then of those about waivers."""
        yield from self._batches([each for each in self._rules if "waivers" not in each.asks()])
        names = {each.name for each in self._rules}
        told = (Use(waiver, self._uses[waiver], waiver.rule in names) for waiver in self.rulebook.waivers)
        self._given["waivers"] = tuple(told)
        yield from self._batches([each for each in self._rules if "waivers" in each.asks()])

    def _batches(self, chosen: Iterable[Rule]) -> Iterator[Batch]:
        """What these rules find, without what a waiver lets stand."""
        stamp = Stamp(self.plan, self.rulebook, self._given)
        for each, level, found in findings(chosen, self._given, self.rulebook):
            if isinstance(found, Possible):
                self.possible[each.name] += found.count
                continue
            batch = Batch(each, level, found if isinstance(found, Findings) else (found,), stamp)
            if waivers := [waiver for waiver in self.rulebook.waivers if waiver.rule == each.name]:
                batch = self._kept(batch, waivers)
            if len(batch):
                self.counts[each.name, level] += len(batch)
                yield batch

    def _kept(self, batch: Batch, waivers: list[Waiver]) -> Batch:
        """A batch without the warnings that a waiver in force speaks of; what each waiver does is counted."""
        kept = []
        for finding in batch.found:
            warning = batch.stamp.warning(batch.rule, finding, batch.level)
            about = [waiver for waiver in waivers if speaks_of(waiver, warning, self.visits)]
            self._uses.update(about)
            if any(waiver.since <= self.today <= waiver.until for waiver in about):
                self.waived += 1
            else:
                kept.append(finding)
        return Batch(batch.rule, batch.level, tuple(kept), batch.stamp)

    def reaches(self, level: str) -> bool:
        """Whether a warning so far is at or above a level; `never` none is."""
        names = [str(each) for each in LEVELS]
        return level in names and any(
            names.index(each) >= names.index(level) for (_, each), count in self.counts.items() if count
        )
