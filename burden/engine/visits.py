"""`burden.check` of a visits table by workers: all at once, or in the form in which it is written, and the same to the last row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from burden.check import Checked, check, chosen_of, given_of, run
from burden.days import FIRST, LAST, Calendar
from burden.engine.form import LINE, Form
from burden.engine.kept import Kept
from burden.engine.seen import Seen
from burden.engine.shuffle import looked, outcomes
from burden.engine.table import TOGETHER, Outcome, Told
from burden.found import Found
from burden.load.visits_chunks import Chunk
from burden.load.visits_rows import KNOWN, problem, strangers
from burden.load.visits_table import KIND
from burden.plan import Plan, Problem, Sheet
from burden.rule import Rule
from burden.rulebook import Rulebook
from burden.rules import rules
from burden.visits.table import named, visits_of
from burden.warning import BurdenWarning

if TYPE_CHECKING:
    import pyarrow as pa
    from distributed import Client, Future


@dataclass(frozen=True)
class Table:
    """A visits table in the hands of workers: what one pass saw of it, and by what it is checked."""

    client: Client
    chunks: Sequence[Chunk]
    seen: Seen
    names: Future
    plan: Plan
    problems: tuple[Problem, ...]
    rulebook: Rulebook
    calendar: Calendar
    today: int
    only: tuple[str, ...] = ()

    def outcomes(self, form: Form | None) -> Iterator[Outcome]:
        """What the rules that look at visits find in its parts."""
        given = given_of(self.plan, nobody(self.calendar), self.rulebook, self.calendar, self.today, self.problems)
        asked = [rule for rule in chosen_of(self.only, given, self.rulebook)[0] if "visits" in rule.asks()]
        first = tuple(rule.name for rule in asked if rule.by in TOGETHER)
        then = tuple(rule.name for rule in asked if rule.by not in TOGETHER)
        told = Told(self.plan, self.rulebook, self.calendar, self.today, first, then, form)
        return outcomes(self.client, self.chunks, self.names, told)


class Ready(NamedTuple):
    """Warnings of one rule in their order: how many there are, and in tables of a form."""

    rule: str
    warnings: int
    tables: Callable[[], Iterator[pa.Table]]

    def lines(self) -> Iterator[str]:
        """Those of a form of lines."""
        return (line for table in self.tables() for line in table[LINE].to_pylist())


def looked_through(
    client: Client, chunks: Sequence[Chunk], rulebook: Rulebook, calendar: Calendar, today: int, year: int | None = None,
    only: tuple[str, ...] = (),
) -> Table:  # fmt: skip
    """The table in these chunks, and what cannot be read in it."""
    seen, names = looked(client, chunks)
    plan = Plan(year or commonest(seen.years), sheets=sheets_of(chunks, seen))
    unread = tuple(
        problem(plan.sheets[sheet].file, reason, *told, (FIRST.isoformat(), LAST.isoformat()))
        for (sheet, reason), told in sorted(seen.unread.items())
    )
    words = {name: seen.names[name].to_pylist() for name in KNOWN if name in seen.names}
    problems = (*unread, *strangers(words, plan.sheets[0].file))
    return Table(client, chunks, seen, names, plan, problems, rulebook, calendar, today, only)


def commonest(years: Mapping[int, int]) -> int:
    """The year in which most visits begin, the earlier of two."""
    return min(years, key=lambda year: (-years[year], year), default=1970)


def sheets_of(chunks: Sequence[Chunk], seen: Seen) -> tuple[Sheet, ...]:
    """The files that were read, and how many rows of each."""
    names = {chunk.sheet: chunk.name for chunk in chunks}
    rows = {sheet: sum(chunk.rows for chunk in chunks if chunk.sheet == sheet) for sheet in names}
    unread = {sheet: sum(count for (at, _), (count, _) in seen.unread.items() if at == sheet) for sheet in names}
    return tuple(
        Sheet(names[sheet], "", KIND, rows=rows[sheet], read=rows[sheet] - unread[sheet], unread=unread[sheet])
        for sheet in sorted(names)
    )


def nobody(calendar: Calendar) -> pd.DataFrame:
    """A table of no visits."""
    none = np.empty(0, dtype=np.int32)
    columns = dict.fromkeys(("first", "last", "sheet", "row"), none) | dict.fromkeys(("target", "organiser"), named(none, [""]))
    return visits_of(columns, calendar)


def check_apart(table: Table) -> Checked:
    """`burden.check.check` over the table: the same warnings in the same order; `visits` holds those alone that they tell of."""
    found: list[BurdenWarning] = []
    possible: dict[str, int] = {}
    concerned, before, number = [nobody(table.calendar)], 0, 0
    for outcome in table.outcomes(None):
        found += [replace(each, rows=tuple(row + before for row in each.rows)) for each in outcome.warnings]
        for name, count in outcome.possible.items():
            possible[name] = possible.get(name, 0) + count
        concerned.append(outcome.visits)
        before, number = before + len(outcome.visits), number + outcome.number

    def running(
        chosen: Iterable[Rule], given: Mapping[str, Any], plan: Plan, rulebook: Rulebook
    ) -> tuple[list[BurdenWarning], dict[str, int]]:
        own, may = run([rule for rule in chosen if "visits" not in rule.asks()], given, plan, rulebook)
        return [*own, *found], {**may, **possible}

    visits = pd.concat(concerned, ignore_index=True)
    checked = check(
        table.plan, table.rulebook, table.calendar, table.today, table.problems, table.only, visits=visits, running=running
    )
    return replace(checked, counted=number)


def found_apart(table: Table, form: Form, folder: Path) -> tuple[Found, list[Ready]]:
    """`burden.found.Found` over the table, gone through already, and what it handed on, in a form; kept in a folder on the way."""
    kept = Kept(folder)
    for outcome in table.outcomes(form):
        kept.add(outcome.packed)
    own = Found(
        table.plan, nobody(table.calendar), table.rulebook, table.calendar, table.today, table.problems, table.only,
        kept.counts, kept.possible, kept.waived, kept.uses,
    )  # fmt: skip
    told = [(batch.rule.name, Ready(batch.rule.name, len(batch), partial(form.tables, batch))) for batch in own]
    told += [(each.rule, Ready(each.rule, each.count, each.tables)) for each in kept.streams()]
    turn = {name: ("waivers" in rule.asks(), at) for at, (name, rule) in enumerate(rules().items())}
    return own, [ready for name, ready in sorted(told, key=lambda each: turn[each[0]])]
