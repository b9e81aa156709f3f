"""Where on the page a thing stands: the anchor of each target, organiser, limit, rule and warning that has a place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from burden.report.figures import Load
from burden.rulebook import Limit
from burden.warning import BurdenWarning


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


def numbered(warnings: Iterable[BurdenWarning]) -> list[tuple[int, BurdenWarning]]:
    """The warnings with their numbers, from 1 in their order."""
    return list(enumerate(warnings, 1))
