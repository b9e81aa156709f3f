"""Which of the visits of some groups what changes can matter to, rule by rule, and under which limits: others are not looked at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from burden.index.columns import Columns, Rows, Visit
from burden.index.covered import Covered, Needed
from burden.rule import Rule, parameters
from burden.rulebook import Limits, Scope

Flags = npt.NDArray[np.bool_]
Asked = list[tuple[Covered, Mapping[str, Any]]]  # rules, and what each is given
Speaking = Callable[..., Any]
ALL = Limits()  # of a rule without limits
EXEMPT = {"case": "type", "above": "source"}  # the column that says so


class Look(NamedTuple):
    """What is looked at in one state: rows of the table, visits beside it, and the rules that may speak of them."""

    rows: Rows
    beside: Sequence[Visit]
    asked: Asked


class Touched:
    """The visits of some groups before and after a change: `rows` of a table, of which some are `out`, and those `put` beside them."""

    def __init__(self, columns: Columns, rows: Rows, out: Sequence[int], put: Sequence[Visit], given: Mapping[str, Any]) -> None:
        """Visits that are joint with one that changes may change with it: they are counted once."""
        self.columns, self.rows, self.put, self.given = columns, rows, put, given
        self.windows = columns.windows(rows, put)
        leaves = np.isin(rows, out)
        self.before = np.arange(len(rows) + len(put)) < len(rows)
        self.after = np.append(~leaves, np.ones(len(put), dtype=bool))
        self.changed = self.jointly(~(self.before & self.after))
        self.known: dict[Hashable, Any] = {}

    def looks(self, asked: Sequence[tuple[Covered, Needed]]) -> tuple[Look, Look]:
        """What is looked at before and after: the same visits, but for those that change.

        A rule sees visits that other rules need, and must then speak of them in both states or in none.
        """
        reached = self.changed
        told = []
        for covered, needed in asked:
            for limits in needed.limits or (ALL,):
                reach = self.reach(covered.rule, limits, needed)
                if reach.any() and any(
                    self.may(covered.rule.may, limits, needed, reach & state) for state in (self.before, self.after)
                ):
                    told.append((covered, needed, limits))
                    reached = reached | reach
        kept = self.jointly(reached)
        old, new = (self.look(told, kept & state) for state in (self.before, self.after))
        return old, new._replace(beside=self.put)

    def look(self, told: Sequence[tuple[Covered, Needed, Limits]], among: Flags) -> Look:
        """What is looked at in one state: some visits, and by each rule the limits that may speak of these."""
        asked: Asked = []
        for _, some in groupby(told, lambda each: each[0].rule.name):
            speaking = [each for each in some if self.may(each[0].rule.may, each[2], each[1], among)]
            if speaking:
                covered, needed, _ = speaking[0]
                limits = Limits(tuple(one for _, _, same in speaking for one in same.all))
                asked.append((covered, {**self.given, "quiet": needed.quiet, "limits": limits}))
        return Look(self.rows[among[: len(self.rows)]], (), asked)

    def reach(self, rule: Rule, limits: Limits, needed: Needed) -> Flags:
        """The visits a rule must see under limits of one name; none where it says nothing of any."""
        every = np.ones(len(self.before), dtype=bool)
        if not self.may(rule.may, limits, needed, every):
            return np.zeros(len(every), dtype=bool)
        if rule.reach is None:
            return every
        reached = np.zeros(len(every), dtype=bool)
        inside = every if rule.may is None else np.logical_or.reduce([self.inside(each) for each in limits.each])
        reached[inside] = self.answer(rule.reach, limits, needed, inside)
        return reached

    def may(self, speak: Speaking | None, limits: Limits, needed: Needed, among: Flags) -> bool:
        """Whether a rule may speak of some of the visits, by any limit of those that it is inside of and that do not exempt it."""
        if speak is None:
            return True
        if not limits.all:
            return bool(self.answer(speak, limits, needed, among))
        blamed = ((each, among & self.inside(each) & ~self.exempt(each)) for each in limits.each)
        return any(some.any() and self.answer(speak, each, needed, some) for each, some in blamed)

    def answer(self, ask: Speaking, limits: Limits, needed: Needed, among: Flags) -> Any:
        """What is said of the windows of some visits; what several rules ask is answered once."""
        key = ask, limits, needed.quiet, among.tobytes()
        if key not in self.known:
            given = {**self.given, "limits": limits, "quiet": needed.quiet, "changed": self.changed[among]}
            windows = {name: column[among] for name, column in self.windows.items()}
            self.known[key] = ask(**{name: windows.get(name, given.get(name)) for name in parameters(ask)})
        return self.known[key]

    def inside(self, limits: Limits) -> Flags:
        """The visits inside the scope of a limit; all where it is on what lies below, which is inside it at its county."""
        (limit,) = limits.all
        scope = Scope() if limit.below else limit.scope
        if scope not in self.known:
            self.known[scope] = self.columns.inside(scope, self.rows, self.put)
        return self.known[scope]  # type: ignore[no-any-return]

    def exempt(self, limits: Limits) -> Flags:
        """The visits that a limit counts without blaming them."""
        (limit,) = limits.all
        if limit.exempt not in self.known:
            said = [self.columns.says(EXEMPT[word], (word,), self.rows, self.put) for word in limit.exempt]
            self.known[limit.exempt] = np.logical_or.reduce([np.zeros(len(self.before), dtype=bool), *said])
        return self.known[limit.exempt]  # type: ignore[no-any-return]

    def jointly(self, some: Flags) -> Flags:
        """Some visits and all that are joint with one of them."""
        joint = self.windows["joint"]
        return some if some.all() else np.isin(joint, joint[some])
