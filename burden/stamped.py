"""Findings become warnings: name, level, places, target, organiser and days are the engine's to give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from burden.naming import level
from burden.plan import LEVELS, Place, Plan
from burden.rule import Finding, Rule
from burden.rulebook import Rulebook
from burden.visits.columns import Rows
from burden.warning import BurdenWarning, Level, Span, Wording

PLACED = ("problems", "waivers")  # what rules may be handed that is no table and knows its place
NAMED = ("target", "organiser", "item")
OBEYED = ("off-plan", "unreported")  # families of what a plan and its register ask, which do not bind the level above
ASK = Wording(
    "向这家上级单位核实，在计划或登记表中注明",
    "ask this office of the level above, and note its answer in the plan or the register",
)


class Stamp:
    """Stamps the findings of one run over a plan."""

    def __init__(self, plan: Plan, rulebook: Rulebook, given: Mapping[str, Any]) -> None:
        """Keep what is stamped with; `given` is what rules were handed."""
        self.plan, self.rulebook, self.given = plan, rulebook, given
        self._tables: dict[str, Rows] = {}

    @cached_property
    def _places(self) -> dict[tuple[int, str], tuple[str, str, str]]:
        """File, sheet and column by sheet and the meaning of the cell, as they were asked for."""
        return {}

    def rows(self, table: str) -> Rows:
        """A table of those that rules were handed."""
        if table not in self._tables:
            self._tables[table] = Rows(self.given[table])
        return self._tables[table]

    def warning(self, each: Rule, finding: Finding, at: Level) -> BurdenWarning:
        """The finding as a warning, at a level; a note where it asks of the level above what binds the level of the plan."""
        places = tuple(dict.fromkeys(self.place(finding.table, row, each.cell) for row in finding.rows))
        told = finding.table not in PLACED
        head, span = finding.rows[0], finding.span
        named = {name: self.rows(finding.table).value(name, head) if told else "" for name in NAMED}
        if told and span is None and "first" in self.given[finding.table]:
            span = Span(*(int(self.rows(finding.table).value(name, head)) for name in ("first", "last")))
        target = str(named["target"]) if finding.target is None else finding.target
        organiser = str(named["organiser"]) if finding.organiser is None else finding.organiser
        law = {"limit": finding.limit, "cap": finding.limit.value} if finding.limit else {}
        wording = finding.wording or each.wording
        cited = {name: self.rulebook.texts.get(name, name) for name in wording.texts}
        facts = {**named, "target": target, "organiser": organiser, "span": span or "", **law, **cited, **finding.facts}
        first, last = span or (None, None)
        above = each.family in OBEYED and self.above(organiser)
        return BurdenWarning(
            each.name, each.family, "note" if above else at, finding.certainty, wording, facts, places[0], places[1:], target, organiser,
            first, last, finding.rows if finding.table == "visits" else (), ASK if above else self.advice(each, finding),
        )  # fmt: skip

    def advice(self, each: Rule, finding: Finding) -> Wording | None:
        """The first thing to do: another one where nothing that the finding speaks of is still to come."""
        if finding.table == "problems":
            return None
        return finding.do or (each.past if finding.table == "visits" and self.past(finding.rows) else each.do)

    def above(self, organiser: str) -> bool:
        """Whether an organiser stands above the level whose plan this is: that of most of its items."""
        rank = self._rank(organiser)
        return self._own is not None and rank is not None and rank < self._own

    def _rank(self, organiser: str) -> int | None:
        """The rank of an organiser's level, the highest 0; None where neither the directory nor its name says it."""
        said = self._levels.get(organiser) or level(organiser)
        return LEVELS.index(said) if said in LEVELS else None

    @cached_property
    def _levels(self) -> dict[str, str]:
        """The level of each unit of the directory."""
        units = self.plan.units
        return dict(zip(units["unit"].tolist(), units["level"].tolist(), strict=True))

    @cached_property
    def _own(self) -> int | None:
        """The rank of the level of most items, the highest where several are most; None where no item says it."""
        ranks = Counter(map(self._rank, self.plan.items["organiser"].tolist()))
        return min((rank for rank in ranks if rank is not None), key=lambda rank: (-ranks[rank], rank), default=None)

    def past(self, visits: tuple[int, ...]) -> bool:
        """Whether all of these visits were made, or their last day has gone by."""
        made, last = (self.rows("visits").column(name)[0][list(visits)] for name in ("made", "last"))
        return bool((made | (last < self.given["today"])).all())

    def place(self, table: str, row: int, cell: str) -> Place:
        """Where row `row` of a table stands in the files."""
        if table in PLACED:
            return self.given[table][row].place  # type: ignore[no-any-return]
        sheet, number = int(self.rows(table).value("sheet", row)), int(self.rows(table).value("row", row))
        if (sheet, cell) not in self._places:
            place = self.plan.place(sheet, number, cell)
            self._places[sheet, cell] = (place.file, place.sheet, place.column)
        file, name, column = self._places[sheet, cell]
        return Place(file, name, number, column)
