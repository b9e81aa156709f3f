"""Where on the page a thing stands: the anchor of each target, organiser, limit, rule and warning that has a place of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from burden.report.figures import Load
from burden.rulebook import Limit
from burden.warning import LEVELS, BurdenWarning


class Anchors(NamedTuple):
    """Anchors by what they lead to; a warning's is `w` and its number, a rule's `rule-` and its name."""

    targets: Mapping[str, str]
    organisers: Mapping[str, str]
    limits: Mapping[Limit, str]


def anchors(targets: Sequence[Load], organisers: Sequence[Load], limits: Sequence[Limit]) -> Anchors:
    """Numbered as they stand on the page."""
    return Anchors(
        {load.name: f"t{at}" for at, load in enumerate(targets, 1)}, {load.name: f"o{at}" for at, load in enumerate(organisers, 1)},
        {limit: f"l{at}" for at, limit in enumerate(limits, 1)},
    )  # fmt: skip


def rule_ranks(warnings: Iterable[BurdenWarning]) -> dict[str, tuple[object, ...]]:
    """For each rule a key that puts first what has the most errors, then warnings, then notes."""
    counted = Counter((warning.rule, warning.level) for warning in warnings)
    return {rule: (*(-counted[rule, level] for level in reversed(LEVELS)), rule) for rule in {rule for rule, _ in counted}}


def numbered(warnings: Sequence[BurdenWarning]) -> list[tuple[int, BurdenWarning]]:
    """The warnings in their order with their numbers, from 1 in the order of the page: rule by rule, the gravest first."""
    ranks = rule_ranks(warnings)
    order = sorted(range(len(warnings)), key=lambda at: (ranks[warnings[at].rule], at))
    number = {at: turn for turn, at in enumerate(order, 1)}
    return [(number[at], warning) for at, warning in enumerate(warnings)]
