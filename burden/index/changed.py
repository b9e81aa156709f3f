"""Two states of the same groups checked by the same rules, and what of their warnings differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeVar

from burden.faults import Fault, Matched, faults, matched
from burden.index.columns import Columns
from burden.index.covered import Covered
from burden.index.part import Part
from burden.index.touched import Look
from burden.plan import Plan
from burden.rule import Finding, Possible
from burden.rulebook import Rulebook
from burden.stamped import Stamp
from burden.waived import let_stand
from burden.warning import BurdenWarning

Thing = TypeVar("Thing")
Pair = tuple[BurdenWarning, BurdenWarning]


@dataclass(frozen=True)
class Changed:
    """What differs: warnings only one state has, and pairs (before, after) of one fault that is worse, better, or told anew.

    `possible` has how many breaches more (or fewer) are only possible, by rule, where it differs.
    """

    new: tuple[BurdenWarning, ...] = ()
    gone: tuple[BurdenWarning, ...] = ()
    worse: tuple[Pair, ...] = ()
    better: tuple[Pair, ...] = ()
    anew: tuple[Pair, ...] = ()
    possible: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Setting:
    """What the rules are given beside visits, and what their findings are stamped by."""

    given: Mapping[str, Any]
    plan: Plan
    rulebook: Rulebook
    today: int


class Told(NamedTuple):
    """What a rule found in one state: the finding, and the rows of the whole table it concerns."""

    rule: Covered
    finding: Finding
    rows: tuple[int, ...]

    def content(self) -> tuple[object, ...]:
        """All that it says, where the rows say the same."""
        return self.rule.rule.name, self.rows, replace(self.finding, rows=())


class Side(NamedTuple):
    """What one state has and the other has not: warnings by their rows in `part`."""

    part: Part | None
    warnings: list[BurdenWarning]

    def faults(self) -> tuple[Fault, ...]:
        """The warnings by content."""
        return faults(self.warnings, self.part.visits) if self.part else ()

    def placed(self) -> list[BurdenWarning]:
        """The warnings by their rows in the whole table."""
        rows = self.part.numbers if self.part else []
        return [replace(each, rows=tuple(rows[row] for row in each.rows)) for each in self.warnings]


class State:
    """Some visits in one state, and what the rules that may speak of them find."""

    def __init__(self, columns: Columns, look: Look) -> None:
        """What is looked at in a table and beside it."""
        self.asked = look.asked
        self.part = Part(columns, look.rows, look.beside)

    def found(self) -> tuple[list[Told], Counter[str]]:
        """What the rules find, and how many breaches they count as possible."""
        told: list[Told] = []
        possible: Counter[str] = Counter()
        for covered, given in self.asked:
            for each in covered.rule.run({**given, "visits": self.part.visits}):
                if isinstance(each, Possible):
                    possible[covered.rule.name] += each.count
                else:
                    told.append(Told(covered, each, self.numbered(each)))
        return told, possible

    def numbered(self, finding: Finding) -> tuple[int, ...]:
        """The rows a finding concerns: of visits by their numbers in the whole table."""
        return tuple(self.part.numbers[row] for row in finding.rows) if finding.table == "visits" else finding.rows

    def warned(self, told: Sequence[Told], setting: Setting) -> Side:
        """Findings as warnings that no waiver lets stand."""
        if not told:
            return Side(None, [])
        stamp = Stamp(setting.plan, setting.rulebook, {**setting.given, "visits": self.part.visits})
        stamped = [stamp.warning(each.rule.rule, each.finding, each.rule.level) for each in told]
        return Side(self.part, let_stand(stamped, setting.rulebook.waivers, self.part.visits, setting.today)[0])


def sides(before: State, after: State, setting: Setting) -> tuple[Side, Side, Counter[str]]:
    """What only one of two states has, warnings of each and how many more breaches are possible after."""
    (old, fewer), (new, more) = before.found(), after.found()
    gone, came = only(old, new, lambda told: told.rows, Told.content)
    was, now = before.warned(gone, setting), after.warned(came, setting)
    kept = only(was.warnings, now.warnings, lambda each: (each.rule, each.place, each.first, each.last))
    more.subtract(fewer)
    return was._replace(warnings=kept[0]), now._replace(warnings=kept[1]), more


def only(
    before: Iterable[Thing],
    after: Iterable[Thing],
    near: Callable[[Thing], Hashable],
    content: Callable[[Thing], object] = lambda each: each,
) -> tuple[list[Thing], list[Thing]]:
    """What is left of two lists when what both have is struck out, one for one; only things that are `near` are compared."""
    left: dict[Hashable, list[Thing]] = defaultdict(list)
    for each in before:
        left[near(each)].append(each)
    new = []
    for each in after:
        same = next((old for old in left.get(near(each), ()) if content(old) == content(each)), None)
        if same is None:
            new.append(each)
        else:
            left[near(each)].remove(same)
    return [each for some in left.values() for each in some], new


def changed(old: Sequence[Side], new: Sequence[Side], possible: Mapping[str, int]) -> Changed:
    """The differing warnings of all sides, those of one fault told as a pair."""
    before, after = ([each for side in some for each in side.placed()] for some in (old, new))
    met = Matched(new=tuple(range(len(after))), gone=tuple(range(len(before))))
    if before and after:
        met = matched(*([each for side in some for each in side.faults()] for some in (old, new)))
    came, gone = ([some[at] for at in places] for some, places in ((after, met.new), (before, met.gone)))
    worse, better, anew = (tuple((before[a], after[b]) for a, b in both) for both in (met.worse, met.better, met.same))
    counts = {name: count for name, count in sorted(possible.items()) if count}
    return Changed(
        tuple(sorted(came, key=BurdenWarning.order)), tuple(sorted(gone, key=BurdenWarning.order)), worse, better, anew, counts
    )
