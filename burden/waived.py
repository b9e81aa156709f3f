"""What a waiver lets stand: warnings taken off the list and kept beside it, and what each waiver still does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from burden.place import Place
from burden.rulebook import Waiver
from burden.warning import BurdenWarning, Span, Wording


@dataclass(frozen=True)
class Waived:
    """A warning that a waiver lets stand."""

    warning: BurdenWarning
    waiver: Waiver


@dataclass(frozen=True)
class Use:
    """A waiver and how many warnings of this run it speaks of; `ran` says whether its rule ran at all."""

    waiver: Waiver
    count: int
    ran: bool

    @property
    def place(self) -> Place:
        """Where the waiver stands in the policy file."""
        return self.waiver.place

    def facts(self, titles: Mapping[str, Wording]) -> dict[str, object]:
        """What a message says of the waiver; `titles` name the rules."""
        given = self.waiver
        told = {"waived": given.rule, "named": titles[given.rule], "whom": given.whom, "reason": given.reason, "who": given.by}
        return {**told, "until": Span(given.until, given.until)}


def let_stand(
    warnings: Iterable[BurdenWarning], waivers: tuple[Waiver, ...], visits: pd.DataFrame, today: int
) -> tuple[list[BurdenWarning], list[Waived]]:
    """The warnings that no waiver in force today speaks of, and the others, each with the first waiver that does."""
    in_force = defaultdict(list)
    for waiver in waivers:
        if waiver.since <= today <= waiver.until:
            in_force[waiver.rule].append(waiver)
    kept: list[BurdenWarning] = []
    waived: list[Waived] = []
    for warning in warnings:
        given = next((waiver for waiver in in_force[warning.rule] if speaks_of(waiver, warning, visits)), None)
        if given is None:
            kept.append(warning)
        else:
            waived.append(Waived(warning, given))
    return kept, waived


def uses(
    waivers: tuple[Waiver, ...], warnings: Iterable[BurdenWarning], visits: pd.DataFrame, ran: Iterable[str]
) -> tuple[Use, ...]:
    """For each waiver how many of all warnings found it speaks of, whether it is in force or not."""
    found, names = defaultdict(list), set(ran)
    for warning in warnings:
        found[warning.rule].append(warning)
    return tuple(
        Use(waiver, sum(speaks_of(waiver, each, visits) for each in found[waiver.rule]), waiver.rule in names)
        for waiver in waivers
    )


def speaks_of(waiver: Waiver, warning: BurdenWarning, visits: pd.DataFrame) -> bool:
    """Whether a waiver is about a warning: its rule, and each part of its match.

    A file or an item is about it where one of what it concerns is named. An organiser only where no two others are left to
    clash, and a target only where it is the warning's own or no other is left.
    """
    if warning.rule != waiver.rule:
        return False
    return all(_named(part, set(words), warning, visits) for part, words in waiver.match.items())


def _named(part: str, words: set[str], warning: BurdenWarning, visits: pd.DataFrame) -> bool:
    """Whether the words of one part of a match name what a warning concerns."""
    concerned = _concerned(part, warning, visits)
    others = len(concerned - words)
    if part == "organiser":
        return others < len(concerned) and others <= 1
    if part == "target":
        return others < len(concerned) and (warning.target in words or not others)
    return others < len(concerned)


def _concerned(part: str, warning: BurdenWarning, visits: pd.DataFrame) -> set[str]:
    """The targets, organisers, items or files a warning concerns; a file by its path and by its name alone."""
    if part == "file":
        files = {place.file for place in (warning.place, *warning.related)}
        return files | {file.rpartition("/")[2] for file in files}
    named = {str(warning.facts.get(part, ""))} | ({warning.target} if part == "target" else set())
    return named | set(visits[part].array.take(list(warning.rows)).tolist()) - {""}
