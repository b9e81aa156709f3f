"""Plant faults in calm towns, check them, and count for every rule what was found, missed, and cried for nothing."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

from burden.check import check
from burden.days import day
from burden.load.holidays import packaged
from burden.load.policy import policy_in
from burden.rulebook import Rulebook
from burden.rules import rules
from burden.warning import BurdenWarning
from tests.measured.calm import calm
from tests.measured.town import TODAY, Town

HERE = Path(__file__).parent
MOST = 4  # faults and twins planted in one town, each
LAST = ("joint-share", "plan-growth")  # seeders that look at the whole town
PAGE = """# How well each rule finds what is wrong

Measured on {head}: calm towns (42 items with their records, filings and a directory) in which up to four
faults and four twins are planted by chance. A twin looks like a fault and is none: one short of the limit, exempt, or avoidable. What
must be found is known from the planting, not from the rules. *False* are warnings that nothing planted explains; the whole
town counts, so that a rule that cries at another rule's fault is counted too. Names for the rules that read names come from the pairs
judged by hand in tests/pairs. Made by `python -m tests.measured --plans 1000`.

| rule | planted | found | false | precision | recall |
|---|---|---|---|---|---|"""


class Label(NamedTuple):
    """What must be found: the rule, and words that its message holds."""

    rule: str
    words: tuple[str, ...]
    certainty: str = "certain"
    asked: bool = True  # False where the warning may be there, and is not counted


Seeder = Callable[[Town], "Iterable[Label] | None"]
FAULTS: dict[str, list[Seeder]] = {}
TWINS: dict[str, list[Seeder]] = {}


def fault(rule: str) -> Callable[[Seeder], Seeder]:
    """A seeder that plants a fault `rule` must find, and returns the labels."""
    return lambda seeder: FAULTS.setdefault(rule, []).append(seeder) or seeder


def twin(rule: str) -> Callable[[Seeder], Seeder]:
    """A seeder of what looks like a fault of `rule` and is none: one short of the limit, exempt, or avoidable."""
    return lambda seeder: TWINS.setdefault(rule, []).append(seeder) or seeder


@dataclass
class Tally:
    """For each rule how many faults were planted and found, and how many warnings nothing explains."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)  # what was missed or cried for nothing

    def __iadd__(self, other: Tally) -> Tally:
        """With the counts of another."""
        for name in ("planted", "found", "wrong"):
            getattr(self, name).update(getattr(other, name))
        self.examples += other.examples
        return self

    def precision(self, rule: str) -> float:
        """The share of its warnings that something explains."""
        warned = self.found[rule] + self.wrong[rule]
        return self.found[rule] / warned if warned else 1.0

    def recall(self, rule: str) -> float:
        """The share of planted faults it found."""
        return self.found[rule] / self.planted[rule] if self.planted[rule] else 1.0


@cache
def seeders() -> None:
    """Bring in every family of seeders."""
    for module in iter_modules([str(HERE / "faults")]):
        import_module(f"tests.measured.faults.{module.name}")


def planted(seed: int) -> tuple[Town, list[Label]]:
    """A calm town with a few faults and twins, chosen by its seed, no two of one rule."""
    seeders()
    dice = random.Random(seed)
    faulty = dice.sample(sorted(FAULTS), dice.randint(0, MOST))
    chosen = {rule: dice.choice(FAULTS[rule]) for rule in faulty}
    near = dice.sample(sorted(set(TWINS) - set(faulty)), dice.randint(0, MOST))
    chosen |= {rule: dice.choice(TWINS[rule]) for rule in near}
    return sown(seed, list(chosen.items()))


def every() -> list[list[tuple[str, Seeder]]]:
    """Each seeder once, MOST faults and MOST twins to a town; the twins backwards, so that few meet their own fault."""
    seeders()
    faults, twins = ([(rule, each) for rule in sorted(kind) for each in kind[rule]] for kind in (FAULTS, TWINS))
    count = -(-max(len(faults), len(twins)) // MOST)
    return [faults[at::count] + twins[::-1][at::count] for at in range(count)]


def sown(seed: int, chosen: Iterable[tuple[str, Seeder]]) -> tuple[Town, list[Label]]:
    """A calm town with what these seeders plant, and the labels of it."""
    town = calm(seed, packaged())
    labels = [seeder(town) or () for _, seeder in sorted(chosen, key=lambda each: (each[0] in LAST, each[0]))]
    return town, [label for each in labels for label in each]


@cache
def policy() -> Rulebook:
    """The policy of all towns."""
    return policy_in((HERE / "policy.yaml").read_text(encoding="utf-8"), "policy.yaml")


def warnings(town: Town) -> tuple[BurdenWarning, ...]:
    """What the check says of a town."""
    rulebook = replace(policy(), waivers=tuple(town.waivers))
    problems = tuple(town.problems)
    return check(town.plan(), rulebook, packaged(), day(TODAY), problems, previous=town.last_year()).warnings


def judge(seed: int, labels: Iterable[Label], found: Iterable[BurdenWarning], tally: Tally) -> None:
    """Count what was found of the labels, each warning for one label at most."""
    left = list(found)
    for label in labels:
        tally.planted[label.rule] += label.asked
        match = next((each for each in left if explains(label, each)), None)
        if match:
            left.remove(match)
            tally.found[label.rule] += label.asked
        elif label.asked:
            tally.examples.append(f"seed {seed}: missed {label}")
    for each in left:
        tally.wrong[each.rule] += 1
        tally.examples.append(f"seed {seed}: nothing explains {each.rule} {each.message()}")


def explains(label: Label, warning: BurdenWarning) -> bool:
    """Whether a warning is what a label asks for."""
    message = f"{warning.message()} {warning.target} {warning.organiser}"
    return (label.rule, label.certainty) == (warning.rule, warning.certainty) and all(word in message for word in label.words)


def measure(seeds: Iterable[int]) -> Tally:
    """The tally over towns of these seeds."""
    return tallied((seed, *planted(seed)) for seed in seeds)


def tallied(towns: Iterable[tuple[int, Town, list[Label]]]) -> Tally:
    """The tally over towns, each with its number and its labels."""
    tally = Tally()
    for seed, town, labels in towns:
        judge(seed, labels, warnings(town), tally)
    return tally


def table(tally: Tally, head: str) -> str:
    """The tally as a page."""
    rows = [
        f"| `{rule}` | {tally.planted[rule]} | {tally.found[rule]} | {tally.wrong[rule]} | {tally.precision(rule):.3f} | {tally.recall(rule):.3f} |"
        for rule in sorted({*rules(), *tally.planted, *tally.wrong})
    ]
    return "\n".join([PAGE.format(head=head), *rows, ""])
