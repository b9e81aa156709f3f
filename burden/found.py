"""A check as it goes: what each rule finds is handed on at once and stays numbers until somebody asks for its words."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import pandas as pd

from burden.check import NotRun, chosen_of, findings, given_of
from burden.days import Calendar
from burden.intervals.blocks import THREADS
from burden.plan import Plan, Problem
from burden.rule import Finding, Findings, Possible, Rule
from burden.rule import Found as Anything
from burden.rulebook import Rulebook
from burden.stamped import Stamp
from burden.waived import Use, speaks_of
from burden.warning import LEVELS, BurdenWarning, Level

MANY = 1 << 18  # visits from which two rules at a time gain more than threads cost
AHEAD = 2 * THREADS  # rules at work or done whose findings wait for their turn


@dataclass(frozen=True)
class Batch:
    """Findings of one rule, and what they are stamped with."""

    rule: Rule
    level: Level
    found: Findings | tuple[Finding, ...]
    stamp: Stamp
    turn: tuple[int, ...] = ()  # of `Findings`, and which it is of those of one turn

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
    uses: Counter[int] = field(default_factory=Counter)  # how many warnings each waiver speaks of

    def __post_init__(self) -> None:
        """Which rules run is known before they do."""
        self._given: dict[str, Any] = given_of(self.plan, self.visits, self.rulebook, self.calendar, self.today, self.problems)
        self._rules, self.not_run = chosen_of(self.only, self._given, self.rulebook)

    not_run: tuple[NotRun, ...] = ()

    def __iter__(self) -> Iterator[Batch]:
        """The findings of the rules about visits, then of those about waivers."""
        yield from self._batches([each for each in self._rules if "waivers" not in each.asks()])
        names = {each.name for each in self._rules}
        told = (Use(each, self.uses[at], each.rule in names) for at, each in enumerate(self.rulebook.waivers))
        self._given["waivers"] = tuple(told)
        yield from self._batches([each for each in self._rules if "waivers" in each.asks()])

    def _batches(self, chosen: Iterable[Rule]) -> Iterator[Batch]:
        """What these rules find, without what a waiver lets stand."""
        stamp = Stamp(self.plan, self.rulebook, self._given)
        turns: Counter[tuple[object, ...]] = Counter()
        for each, level, found in self._found(chosen):
            if isinstance(found, Possible):
                self.possible[each.name] += found.count
                continue
            if isinstance(found, Findings):
                turn = each.name, *found.turn
                batch = Batch(each, level, found, stamp, (*found.turn, turns[turn]))
                turns[turn] += 1
            else:
                batch = Batch(each, level, (found,), stamp)
            if any(waiver.rule == each.name for waiver in self.rulebook.waivers):
                batch = self._kept(batch)
            if len(batch):
                self.counts[each.name, level] += len(batch)
                yield batch

    def _found(self, chosen: Iterable[Rule]) -> Iterator[tuple[Rule, Level, Anything]]:
        """What each rule finds, in their order; where visits are many, the next rule is at work while one is handed on."""
        if len(self.visits) < MANY:
            yield from findings(chosen, self._given, self.rulebook)
            return
        with ThreadPoolExecutor(THREADS) as pool:
            left = iter(chosen)
            begun = deque(pool.submit(self._of_one, each) for each in islice(left, AHEAD))
            while begun:
                found = begun.popleft().result()
                begun.extend(pool.submit(self._of_one, each) for each in islice(left, 1))
                yield from found

    def _of_one(self, rule: Rule) -> list[tuple[Rule, Level, Anything]]:
        """All that one rule finds."""
        return list(findings([rule], self._given, self.rulebook))

    def _kept(self, batch: Batch) -> Batch:
        """A batch without the warnings that a waiver in force speaks of; what each waiver does is counted."""
        kept = []
        for finding in batch.found:
            warning = batch.stamp.warning(batch.rule, finding, batch.level)
            about = [at for at, waiver in enumerate(self.rulebook.waivers) if speaks_of(waiver, warning, self.visits)]
            for at in about:
                self.uses[at] += 1
            if any(self.rulebook.waivers[at].since <= self.today <= self.rulebook.waivers[at].until for at in about):
                self.waived += 1
            else:
                kept.append(finding)
        return replace(batch, found=tuple(kept))

    def reaches(self, level: str) -> bool:
        """Whether a warning so far is at or above a level; `never` none is."""
        names = [str(each) for each in LEVELS]
        return level in names and any(
            names.index(each) >= names.index(level) for (_, each), count in self.counts.items() if count
        )
