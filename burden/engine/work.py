"""What is done with one part, on whatever machine: the rules of its key run over it, and their findings are stamped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from burden.check import run, why_not
from burden.engine.parts import Numbers, Part, part_of
from burden.plan import Plan
from burden.rulebook import Rulebook
from burden.rules import rules
from burden.warning import BurdenWarning


@dataclass(frozen=True)
class Shared:
    """What every worker is sent once: the plan and its tables, the policy, and the part of each row for each key."""

    given: Mapping[str, Any]
    plan: Plan
    rulebook: Rulebook
    dealings: Mapping[str, tuple[Numbers, Numbers]]


class Outcome(NamedTuple):
    """What rules found in one part."""

    found: list[BurdenWarning]
    possible: dict[str, int]


def checked(shared: Shared, names: tuple[str, ...], by: str, number: int) -> Outcome:
    """The named rules over part `number` by the key `by`, or over everything where there is no such dealing."""
    if by not in shared.dealings:
        return told(shared, names, shared.given, None)
    part = part_of(shared.given, shared.dealings[by], number)
    return told(shared, names, {**shared.given, **part.tables}, part)


def told(shared: Shared, names: tuple[str, ...], given: Mapping[str, Any], part: Part | None) -> Outcome:
    """Run the rules that can run over these tables; the rows of visits are told by their place among all."""
    chosen = [rule for name in names if why_not(rule := rules()[name], given, shared.rulebook) is None]
    found, possible = run(chosen, given, shared.plan, shared.rulebook)
    if part is None:
        return Outcome(found, possible)
    return Outcome([replace(each, rows=tuple(part.visits[list(each.rows)].tolist())) for each in found], possible)
