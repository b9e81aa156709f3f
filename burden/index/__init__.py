"""What changes in the warnings if visits are added, moved or dropped, found by looking only at the groups they touch.

The rules are those of every check; both states of each group are checked, and what both find is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from burden.check import given_of
from burden.days import Calendar
from burden.index.changed import Changed, Setting, Side, State, changed, sides
from burden.index.columns import Columns, Visit
from burden.index.covered import Covered, Needed, covered
from burden.index.groups import Groups
from burden.index.proposed import moved_to, placing, proposed
from burden.index.touched import Touched
from burden.plan import Plan, Sheet
from burden.rulebook import Rulebook
from burden.warning import Span

__all__ = ["Changed", "Index"]

PROPOSED = Sheet("", "", "visits")  # where an added visit stands


class Index:
    """A plan's visits as one table, and where the visits of each group stand in it; it stays as it is, whatever is asked.

    `untold` names the rules in force whose warnings it cannot tell, each with the reason.
    """

    def __init__(self, plan: Plan, visits: pd.DataFrame, rulebook: Rulebook, calendar: Calendar, today: int) -> None:
        """Sort the rows of `visits` (see ARCHITECTURE.md, "the visits table") by every key that a rule in force is checked by."""
        with_proposed = replace(plan, sheets=(*plan.sheets, PROPOSED))
        given = given_of(plan, visits, rulebook, calendar, today)
        self.columns = Columns(visits)
        self.setting = Setting(given, with_proposed, rulebook, today)
        self.rules, self.untold = covered(given, rulebook)
        self.groups = {key: Groups(self.columns, key) for key in dict.fromkeys(rule.key for rule in self.rules)}
        self.placed = placing(calendar, rulebook.one_visit)
        self.joint = int(visits["joint"].max()) + 1 if len(visits) else 0  # the next number

    def visit(self, target: str, organiser: str, item: str, window: Span, **said: Any) -> Visit:
        """A visit that could be added: what the table knows of its target and organiser is filled in, other columns as `said`.

        `days` among them are the workdays it takes; without them it takes its window, where that is no longer than one visit.
        """
        return proposed(self.columns, {"target": target, "organiser": organiser, "item": item, **said}, window, self.placed)

    def changes(
        self, added: Sequence[Visit] = (), moved: Mapping[int, Span] | None = None, dropped: Iterable[int] = ()
    ) -> Changed:
        """What differs in the warnings of the rules it tells if visits are added, moved (row: new window) and dropped (rows).

        An added visit (see `visit`) has the facts of its target that the table has; it is joint with no other one. In the
        warnings its row is numbered on from the last one of the table, and so is that of a moved visit, before the added ones.
        """
        windows = dict(sorted((moved or {}).items()))
        out = sorted({*windows, *dropped})
        was = [self.columns.visit(row) for row in out]
        shifted = [moved_to(self.columns.visit(row), window, self.placed) for row, window in windows.items()]
        put = [*shifted, *(self.numbered(each, at) for at, each in enumerate(added))]
        old: list[Side] = []
        new: list[Side] = []
        possible: Counter[str] = Counter()
        for key, asked in self.asked([*was, *put]).items():
            touched = Touched(self.columns, self.groups[key].of([*was, *put]), out, put, self.setting.given)
            before, after = (State(self.columns, look) for look in touched.looks(asked))
            gone, came, more = sides(before, after, self.setting)
            old, new = [*old, gone], [*new, came]
            possible.update(more)
        return changed(old, new, possible)

    def asked(self, visits: Sequence[Visit]) -> dict[str, list[tuple[Covered, Needed]]]:
        """By key the rules that can speak of such visits, with the limits and quiet periods they need."""
        found: dict[str, list[tuple[Covered, Needed]]] = {}
        for each in self.rules:
            if (needed := each.speaking(visits, self.setting.rulebook.quiet)) is not None:
                found.setdefault(each.key, []).append((each, needed))
        return found

    def numbered(self, visit: Visit, at: int) -> Visit:
        """An added visit with its place and a number as a joint visit of its own."""
        place = {"sheet": len(self.setting.plan.sheets) - 1, "row": at + 1}
        return {**place, **visit, "joint": self.joint + at}
