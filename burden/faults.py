"""Warnings by content: what stays of one when rows move, files are renamed, the wording or the day changes; and two sets compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from numbers import Real
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.rulebook import AT_LEAST, Limit
from burden.warning import BurdenWarning

Party = tuple[str, str]  # organiser and item
# Facts that say how bad it is, the first one a warning has: more is worse, or less where its limit asks for so much at least.
MEASURES = ("share", "n", "missing", "stay", "late", "days")
SINCE_TODAY = ("late", "days")  # of these a warning that names today says how long it has been: they grow by themselves
# Facts that tell one fault from another of the same organiser, item and target; other texts are for the reader.
TELLING = ("filing", "other", "partner", "phrase", "quiet", "upper", "waived", "whom")
_QUOTED = re.compile(r"[“「]([^”」]*)[”」]")
_NUMBERS = re.compile(r"\d+|[A-Z]+(?=列)")


@dataclass(frozen=True, order=True)
class Fault:
    """A warning by content; `words` are the telling texts among its facts, `parties` the organisers and items whose visits it counts.

    `limit` is the name of the limit it breaks, with its window (`visits_in_days/61`); `amount` is how much there is of
    `measure`, None where nothing is counted.
    """

    rule: str
    target: str = ""
    organiser: str = ""
    item: str = ""
    limit: str = ""
    words: tuple[tuple[str, str], ...] = ()
    parties: tuple[Party, ...] = ()
    measure: str = ""
    amount: float | None = field(default=None, compare=False)

    def key(self) -> tuple[object, ...]:
        """What it is known by."""
        return self.rule, self.target, self.organiser, self.item, self.limit, self.words, self.met()

    def about(self) -> tuple[object, ...]:
        """What stays the same when it grows; of what breaks no limit the target may be another one of several."""
        return self.rule, self.limit, self.words, self.target if self.limit else ""

    def met(self) -> tuple[Party, ...]:
        """The parties whose visits it is about; names a warning only lists are not among them, since they come and go."""
        return tuple(party for party in self.parties if party[0])

    def size(self) -> float:
        """How bad it is: more is worse, also where a limit asks for so much at least."""
        amount = 0.0 if self.amount is None else self.amount
        return -amount if self.limit.partition("/")[0] in AT_LEAST else amount

    def grown(self, other: Fault) -> bool:
        """Whether the other may be this one with visits more or fewer, or in a year with others of the same organisers."""
        mine, theirs = set(self.met()), set(other.met())
        if self.measure != other.measure or self.measure not in ("n", "share"):
            return False
        if self.measure == "share":
            return bool(mine & theirs)
        if mine and theirs and (mine <= theirs or theirs <= mine):
            return True
        return self.limit.endswith("_per_year") and self.organisers() == other.organisers()

    def organisers(self) -> set[str]:
        """Whose visits it counts."""
        return {name for name, _ in self.met()} or {self.organiser}


class Matched(NamedTuple):
    """Two sets of faults compared: pairs of places in the old and the new one, and the places only one of them has."""

    worse: tuple[tuple[int, int], ...] = ()
    better: tuple[tuple[int, int], ...] = ()
    same: tuple[tuple[int, int], ...] = ()
    new: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def held(self) -> tuple[tuple[int, int], ...]:
        """All pairs."""
        return (*self.worse, *self.better, *self.same)


def faults(warnings: Iterable[BurdenWarning], visits: pd.DataFrame) -> tuple[Fault, ...]:
    """The warnings by content, in their order; `visits` is the table their rows stand in."""
    told = list(warnings)
    rows = sorted({row for each in told for row in each.rows})
    organisers, items = (
        map(str, visits[name].array.take(np.array(rows, dtype=np.int64)).tolist()) for name in ("organiser", "item")
    )
    parties = dict(zip(rows, zip(organisers, items, strict=True), strict=True))
    return tuple(fault_of(each, [parties[row] for row in each.rows]) for each in told)


def fault_of(warning: BurdenWarning, parties: Iterable[Party]) -> Fault:
    """One warning by content; `parties` are those whose visits it is about."""
    facts = warning.facts
    limit = facts.get("limit")
    named = f"{limit.name}/{limit.days}" if isinstance(limit, Limit) and limit.days else getattr(limit, "name", "")
    measure, amount = _measure(facts)
    listed = {("", str(name)) for value in facts.values() if isinstance(value, tuple) for name in value if isinstance(name, str)}
    return Fault(
        warning.rule, warning.target, warning.organiser, str(facts.get("item", "")), named, _words(warning),
        tuple(sorted(set(parties) or listed)), measure, amount,
    )  # fmt: skip


def _measure(facts: Mapping[str, object]) -> tuple[str, float | None]:
    """The fact that says how bad it is, and how much it is; "" and None where there is none."""
    waits = SINCE_TODAY if "today" in facts else ()
    for name in MEASURES:
        value = facts.get(name)
        if name not in waits and (isinstance(value, Real) or (isinstance(value, str) and value.isdecimal())):
            return name, float(value)
    return "", None


def _words(warning: BurdenWarning) -> tuple[tuple[str, str], ...]:
    """The telling texts among the facts; of what could not be read, the cells it quotes, or what it says without its place."""
    said = {name: text for name, text in warning.facts.items() if isinstance(text, str) and name in TELLING}
    if isinstance(text := warning.facts.get("zh"), str):
        bare = _NUMBERS.sub("", text.replace(warning.place.file, "").replace(warning.place.sheet or "\0", ""))
        said["text"] = "”".join(_QUOTED.findall(text)) or bare
    return tuple(sorted(said.items()))


def matched(old: Sequence[Fault], new: Sequence[Fault]) -> Matched:
    """Two sets compared, each fault told once: first those of one key, the worst with the worst, then those that grew or shrank."""
    pairs = [*_equal(old, new)]
    left, right = (set(range(len(side))) - {pair[at] for pair in pairs} for at, side in enumerate((old, new)))
    pairs += _grown(old, new, left, right)
    told = dict(pairs)
    sizes = [(pair, new[pair[1]].size() - old[pair[0]].size()) for pair in sorted(told.items())]
    return Matched(
        tuple(pair for pair, more in sizes if more > 0), tuple(pair for pair, more in sizes if more < 0),
        tuple(pair for pair, more in sizes if not more), tuple(sorted(set(range(len(new))) - set(told.values()))),
        tuple(sorted(set(range(len(old))) - set(told))),
    )  # fmt: skip


def _equal(old: Sequence[Fault], new: Sequence[Fault]) -> Iterator[tuple[int, int]]:
    """Pairs of one key, the worst with the worst."""
    before, after = _grouped(old), _grouped(new)
    for key in sorted(before.keys() & after.keys()):
        yield from zip(before[key], after[key], strict=False)


def _grouped(faults: Sequence[Fault]) -> dict[tuple[object, ...], list[int]]:
    """The places by key, the worst first."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at in sorted(range(len(faults)), key=lambda at: (-faults[at].size(), at)):
        groups[faults[at].key()].append(at)
    return groups


def _grown(old: Sequence[Fault], new: Sequence[Fault], left: set[int], right: set[int]) -> Iterator[tuple[int, int]]:
    """Pairs about one thing, those that share the more parties first; each fault in one pair."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at in left:
        groups[old[at].about()].append(at)
    near = [
        (-len({*old[before].parties} & {*new[after].parties}), old[before], new[after], before, after)
        for after in right
        for before in groups.get(new[after].about(), ())
        if old[before].grown(new[after])
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    for *_, before, after in sorted(near):
        if before not in taken[0] and after not in taken[1]:
            taken[0].add(before)
            taken[1].add(after)
            yield before, after
