"""The rules of a check handed out part by part, and what they found put together again: the same, row for row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from burden.check import Running
from burden.engine.parts import dealt
from burden.engine.work import Outcome, Shared
from burden.plan import Plan
from burden.rule import Rule
from burden.rulebook import Rulebook
from burden.warning import BurdenWarning

APART = ("target", "county", "organiser", "item", "row")


class Task(NamedTuple):
    """Some rules over one part by their key; over everything where `by` is none of the keys."""

    names: tuple[str, ...]
    by: str
    number: int


Workers = Callable[[Shared, Sequence[Task]], Iterable[Outcome]]  # outcomes in the order of the tasks


def over_parts(workers: Workers, parts: int) -> Running:
    """A way to run rules as `burden.check.run` does, by `workers` and in so many parts for each key."""

    def run(
        chosen: Iterable[Rule], given: Mapping[str, Any], plan: Plan, rulebook: Rulebook
    ) -> tuple[list[BurdenWarning], dict[str, int]]:
        together = grouped(chosen)
        keys = sorted({by for by, _ in together} & set(APART))
        dealings = {by: dealt(by, given["visits"], given["items"], parts) for by in keys}
        outcomes = workers(Shared(given, plan, rulebook, dealings), list(tasks(together, parts)))
        return summed(outcomes)

    return run


def grouped(chosen: Iterable[Rule]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The rules that go over the same parts; a rule over everything goes alone."""
    together: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for rule in chosen:
        apart = rule.by in APART and ("visits" in rule.asks() or rule.by == "item")
        together[(rule.by, "") if apart else ("plan", rule.name)].append(rule.name)
    return {key: tuple(names) for key, names in together.items()}


def tasks(together: Mapping[tuple[str, str], tuple[str, ...]], parts: int) -> Iterator[Task]:
    """A task for each part of each key, and one for each rule over everything: those first, as they take longest."""
    for (by, _), names in sorted(together.items(), key=lambda each: (each[0][0] != "plan", each)):
        yield from (Task(names, by, number) for number in range(parts if by != "plan" else 1))


def summed(outcomes: Iterable[Outcome]) -> tuple[list[BurdenWarning], dict[str, int]]:
    """All that was found, and how many breaches are possible of each rule."""
    found: list[BurdenWarning] = []
    possible: dict[str, int] = {}
    for outcome in outcomes:
        found += outcome.found
        for name, count in outcome.possible.items():
            possible[name] = possible.get(name, 0) + count
    return found, possible
