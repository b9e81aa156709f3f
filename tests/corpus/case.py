"""A case of the corpus: how its files are made, and what a good importer makes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from burden.plan import Plan, Problem

Make = Callable[[Path], object]
CASES: dict[str, Case] = {}


@dataclass(frozen=True)
class Case:
    """`make` fills an empty folder; the paths in `given` are then read from inside it.

    `reads` are the items as `line` says them, `says` the problems as `told` does; where `refused` is given nothing can be
    read, and the one line names `file` and has `refused` in it. A `hostile` case is read by the command only, under limits.
    """

    name: str
    category: str
    make: Make
    reads: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    refused: str = ""
    file: str = ""
    hostile: bool = False
    given: tuple[str, ...] = (".",)
    options: tuple[str, ...] = ()
    powerless: bool = False  # read by a user to whom permissions apply

    @property
    def outcome(self) -> str:
        """The kind of end a case must have, in a word or two."""
        if self.refused:
            return "refused"
        return "loads, problems told" if any(said.startswith(("unreadable", "question")) for said in self.says) else "loads"

    @property
    def policy(self) -> bool:
        """Whether the case is about the policy file."""
        return self.category == "rules.yaml"


def case(category: str, name: str, make: Make, *, reads: str | Sequence[str] = (), **expected: Any) -> None:
    """Take a case into the corpus; names are unique."""
    assert name not in CASES, name
    written = reads.strip().split("\n") if isinstance(reads, str) else reads
    says = expected.pop("says", "")
    CASES[name] = Case(
        name, category, make, tuple(each.strip() for each in written if each), tuple(says.split(", ")) if says else (), **expected
    )


def line(plan: Plan, row: dict[Any, Any]) -> str:
    """An item as `name | organisers | targets | time`, with a share, and with × where it is cancelled."""
    targets = "、".join(target.name + (f" ×{target.share:g}" if target.share < 1 else "") for target in row["targets"])
    offices = "、".join(filter(None, (row["organiser"], *row["partners"])))
    cancelled = " ×" if row["cancelled"] else ""
    return " | ".join((row["item"], offices, targets, time(row["when"]))).strip() + cancelled


def time(when: Any) -> str:
    """The windows of a reading, and its kind where it has none or is a recurrence."""
    windows = "、".join("..".join("" if end is None else end.isoformat() for end in window) for window in when.windows)
    return " ".join(filter(None, (windows, when.kind if when.kind == "recurring" or not windows else "")))


def lines(plan: Plan) -> tuple[str, ...]:
    """All items of a plan."""
    return tuple(line(plan, row) for row in plan.items.to_dict("records"))


def told(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Each problem as kind and cell, with the file before it where a cell is not meant."""
    return tuple(f"{each.kind} {_where(each)}" for each in problems)


def _where(problem: Problem) -> str:
    place = problem.place
    return f"{place.column}{place.row}" if place.row else place.sheet or place.file
