"""Two states of the same groups checked by the same rules, and what of their warnings differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeVar

from burden.check import stamp
from burden.faults import Fault, Matched, faults, matched
from burden.index.columns import Part
from burden.index.covered import Covered
from burden.plan import Plan
from burden.rule import Finding, Possible
from burden.rulebook import Limits, Rulebook
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

    part: Part
    warnings: list[BurdenWarning]

    def faults(self) -> tuple[Fault, ...]:
        """The warnings by content."""
        return faults(self.warnings, self.part.visits)

    def placed(self) -> list[BurdenWarning]:
        """The warnings by their rows in the whole table."""
        return [replace(each, rows=tuple(self.part.rows[row] for row in each.rows)) for each in self.warnings]


Asked = Sequence[tuple[Covered, Limits]]


def sides(asked: Asked, before: Part, after: Part, setting: Setting) -> tuple[Side, Side, Counter[str]]:
    """What only one of two states has, warnings of each and how many more breaches are possible after."""
    (old, fewer), (new, more) = (found(asked, part, setting.given) for part in (before, after))
    gone, came = only(old, new, lambda told: told.rows, Told.content)
    old_said, new_said = (warned(told, part, setting) for told, part in ((gone, before), (came, after)))
    kept_old, kept_new = only(old_said, new_said, lambda each: (each.rule, each.place, each.first, each.last))
    more.subtract(fewer)
    return Side(before, kept_old), Side(after, kept_new), more


def found(asked: Asked, part: Part, given: Mapping[str, Any]) -> tuple[list[Told], Counter[str]]:
    """What the rules find in one state, and how many breaches they count as possible."""
    told: list[Told] = []
    possible: Counter[str] = Counter()
    for covered, limits in asked:
        for each in covered.rule.run({**given, "visits": part.visits, "limits": limits}):
            if isinstance(each, Possible):
                possible[covered.rule.name] += each.count
            else:
                told.append(Told(covered, each, tuple(part.rows[row] for row in each.rows)))
    return told, possible


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


def warned(told: Sequence[Told], part: Part, setting: Setting) -> list[BurdenWarning]:
    """Findings as warnings that no waiver lets stand; their rows are those of the part."""
    given = {**setting.given, "visits": part.visits}
    stamped = [stamp(each.rule.rule, each.finding, each.rule.level, setting.plan, setting.rulebook, given) for each in told]
    return let_stand(stamped, setting.rulebook.waivers, part.visits, setting.today)[0]


def changed(old: Sequence[Side], new: Sequence[Side], possible: Mapping[str, int]) -> Changed:
    """The differing warnings of all sides, those of one fault told as a pair."""
    before, after = ([each for side in some for each in side.placed()] for some in (old, new))
    met = Matched(new=tuple(range(len(after))), gone=tuple(range(len(before))))
    if before and after:
        met = matched(*([each for side in some for each in side.faults()] for some in (old, new)))
    came, gone = ([some[at] for at in places] for some, places in ((after, met.new), (before, met.gone)))
    pairs = (tuple((before[a], after[b]) for a, b in both) for both in (met.worse, met.better, met.same))
    counts = {name: count for name, count in sorted(possible.items()) if count}
    return Changed(tuple(sorted(came, key=BurdenWarning.order)), tuple(sorted(gone, key=BurdenWarning.order)), *pairs, counts)
