"""Which of the visits of some groups what changes can matter to, rule by rule, and under which limits: others are not looked at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from burden.index.columns import Columns, Rows, Visit
from burden.index.covered import Covered, Needed
from burden.rule import Rule, parameters
from burden.rulebook import Limits

Flags = npt.NDArray[np.bool_]
Asked = list[tuple[Covered, Mapping[str, Any]]]  # rules, and what each is given
Speaking = Callable[..., Any]
ALL = Limits()  # of a rule without limits


class Look(NamedTuple):
    """What is looked at in one state: rows of the table, visits beside it, and the rules that may speak of them."""

    rows: Rows
    beside: Sequence[Visit]
    asked: Asked


class Touched:
    """The visits of some groups before and after a change: `rows` of a table, of which some are `out`, and those `put` beside them."""

    def __init__(self, columns: Columns, rows: Rows, out: Sequence[int], put: Sequence[Visit], given: Mapping[str, Any]) -> None:
        """Visits that are joint with one that changes may change with it: they are counted once."""
        self.rows, self.put, self.given = rows, put, given
        self.windows = columns.windows(rows, put)
        leaves = np.isin(rows, out)
        self.before = np.arange(len(rows) + len(put)) < len(rows)
        self.after = np.append(~leaves, np.ones(len(put), dtype=bool))
        self.changed = self.jointly(~(self.before & self.after))
        self.known: dict[Hashable, Any] = {}

    def looks(self, asked: Sequence[tuple[Covered, Needed]]) -> tuple[Look, Look]:
        """What is looked at before and after: of both the same visits, but for those that change."""
        reached = np.zeros(len(self.before), dtype=bool)
        sides: tuple[Asked, Asked] = [], []
        for covered, needed in asked:
            for side, limits, needs in self.speaking(covered.rule, needed):
                reached |= needs
                sides[side].append((covered, {**self.given, "quiet": needed.quiet, "limits": limits}))
        kept = self.jointly(reached)
        count = len(self.rows)
        old, new = (Look(self.rows[(kept & state)[:count]], (), each) for state, each in zip((self.before, self.after), sides, strict=True))
        return old, new._replace(beside=self.put)

    def speaking(self, rule: Rule, needed: Needed) -> Iterator[tuple[int, Limits, Flags]]:
        """For each state (0, 1) in which a rule may speak: the limits it needs, and the visits it must see."""
        for side, state in enumerate((self.before, self.after)):
            told = [(limits, reach) for limits in needed.limits or (ALL,) if (reach := self.reach(rule, limits, needed)) is not None]
            kept = [(limits, reach) for limits, reach in told if self.may(rule.may, limits, needed, reach & state)]
            if kept:
                limits = Limits(tuple(limit for each, _ in kept for limit in each.all))
                yield side, limits, np.logical_or.reduce([reach for _, reach in kept])

    def reach(self, rule: Rule, limits: Limits, needed: Needed) -> Flags | None:
        """The visits a rule must see under limits of one name; None where it says nothing of any of them."""
        every = self.before | self.after
        if not self.may(rule.may, limits, needed, every):
            return None
        return every if rule.reach is None else self.answer(rule.reach, limits, needed, every)

    def may(self, speak: Speaking | None, limits: Limits, needed: Needed, among: Flags) -> bool:
        """Whether a rule may speak of some of the visits."""
        return speak is None or bool(self.answer(speak, limits, needed, among))

    def answer(self, ask: Speaking, limits: Limits, needed: Needed, among: Flags) -> Any:
        """What is said of windows of visits; what several rules ask is answered once."""
        key = ask, limits, needed.quiet, among.tobytes()
        if key not in self.known:
            given = {**self.given, "limits": limits, "quiet": needed.quiet, "changed": self.changed}
            windows = {name: column[among] for name, column in self.windows.items()}
            self.known[key] = ask(**{name: windows.get(name, given.get(name)) for name in parameters(ask)})
        return self.known[key]

    def jointly(self, some: Flags) -> Flags:
        """Some visits and all that are joint with one of them."""
        joint = self.windows["joint"]
        return some if some.all() else np.isin(joint, joint[some])
