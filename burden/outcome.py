"""The outcome of a check as values that outlive it, and what differs between two: quotas first, then warnings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from burden.faults import Fault, matched
from burden.quota import Change, Quota, changes
from burden.warning import LEVELS


class Told(NamedTuple):
    """A warning by content, and as the published JSON shows it."""

    fault: Fault
    shown: Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What a check found: its warnings in their order, its quotas, the rules that did not run, how many items and visits."""

    told: tuple[Told, ...] = ()
    quotas: tuple[Quota, ...] = ()
    idle: frozenset[str] = frozenset()
    items: int = 0
    visits: int = 0
    lost: tuple[str, ...] = ()  # the files of which nothing could be read
    directory: bool = False  # whether a directory of units expanded its groups: else each group is one target
    lent: tuple[str, ...] = ()  # the files of another plan whose directory it was


@dataclass(frozen=True)
class Difference:
    """What differs between two outcomes: warnings only one has, pairs that are worse or better, how many are the same.

    Rules that did not run on both sides (`uncompared`) are left out of all lists.
    """

    new: tuple[Told, ...] = ()
    worse: tuple[tuple[Told, Told], ...] = ()
    better: tuple[tuple[Told, Told], ...] = ()
    gone: tuple[Told, ...] = ()
    same: int = 0
    quotas: tuple[Change, ...] = ()
    uncompared: tuple[str, ...] = ()
    items: int = 0  # how many more there are
    visits: int | None = 0  # None where one side alone has a directory, and the numbers do not compare
    lent: tuple[str, ...] = ()  # the files whose directory both sides were read with
    limited: bool = True  # whether any quota is known at all

    def reaches(self, level: str) -> bool:
        """Whether something new or worse is at or above the level; `never` nothing is."""
        now = [each.shown["level"] for each in (*self.new, *(after for _, after in self.worse))]
        ranks = {name: rank for rank, name in enumerate(LEVELS)}
        return level in ranks and any(ranks[each] >= ranks[level] for each in now)


def difference(old: Outcome, new: Outcome) -> Difference:
    """Two outcomes compared by content."""
    apart = old.idle ^ new.idle
    before, after = ([each for each in side.told if each.fault.rule not in apart] for side in (old, new))
    visits = new.visits - old.visits if old.directory == new.directory else None
    met = matched([each.fault for each in before], [each.fault for each in after])
    return Difference(
        tuple(after[at] for at in met.new), tuple((before[a], after[b]) for a, b in met.worse),
        tuple((before[a], after[b]) for a, b in met.better), tuple(before[at] for at in met.gone), len(met.same),
        changes(old.quotas, new.quotas), tuple(sorted(apart)), new.items - old.items, visits, old.lent,
        bool(old.quotas or new.quotas),
    )  # fmt: skip
