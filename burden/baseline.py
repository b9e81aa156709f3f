"""A baseline: the warnings of one day, kept by content, against which later ones are held; what is gone from it stays gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from burden.faults import Fault, matched
from burden.warning import BurdenWarning, Span, Wording


class Kept(NamedTuple):
    """A warning a baseline holds; `gone` is the day it was first missed, None while it stands."""

    fault: Fault
    gone: int | None = None


@dataclass(frozen=True)
class Baseline:
    """Known warnings, each as often as it stood when they were frozen."""

    kept: tuple[Kept, ...] = ()
    sheets: int = 0  # how many were read on that day: of fewer nothing can be said to be gone


class Tally(NamedTuple):
    """How warnings stand to a baseline: of those found, how many are known, worse, back again or new; of the known, how many are gone."""

    known: int
    worse: int
    returned: int
    new: int
    gone: int  # in all, with those gone before
    unseen: int  # of rules that did not run now


class Held(NamedTuple):
    """Warnings held against a baseline: those to show, the counts, and the baseline as a ratchet leaves it."""

    shown: tuple[BurdenWarning, ...]
    tally: Tally
    turned: Baseline


WORSE = Wording("比基线加重（原为{baseline_before}）：", "Worse than the baseline (was {baseline_before}): ")
RETURNED = Wording(
    "基线中此条已于{baseline_gone}消除，现又出现（只减不增）：",
    "Gone since {baseline_gone} and back again, which the ratchet forbids: ",
)


def frozen(found: Iterable[Fault], sheets: int = 0) -> Baseline:
    """A baseline that knows these, found in so many sheets."""
    return Baseline(tuple(Kept(fault) for fault in ordered(found)), sheets)


def ordered(found: Iterable[Fault]) -> list[Fault]:
    """By content alone."""
    return sorted(found, key=lambda fault: (fault, fault.size()))


def held(
    baseline: Baseline, warnings: Sequence[BurdenWarning], found: Sequence[Fault], ran: Collection[str], today: int,
    waived: Sequence[Fault] = (),
) -> Held:  # fmt: skip
    """Hold the warnings, `found` by content in the same order, against a baseline; `ran` names the rules that were looked at.

    Shown is what is new, what is worse than it was, and, as errors, what had gone and is back. The baseline turned by the ratchet
    marks as gone what is missing today, takes the lower of two amounts, and learns nothing new. What is `waived` still stands.
    """
    standing = [at for at, kept in enumerate(baseline.kept) if kept.gone is None and kept.fault.rule in ran]
    past = [at for at, kept in enumerate(baseline.kept) if kept.gone is not None]
    every = [*found, *waived]
    met = matched([baseline.kept[at].fault for at in standing], every)
    left = [at for at in met.new if at < len(found)]
    back = matched([baseline.kept[at].fault for at in past], [found[at] for at in left])
    returned = {left[new]: baseline.kept[past[old]] for old, new in back.held()}
    worse = {new: baseline.kept[standing[old]].fault for old, new in met.worse if new < len(found)}
    shown = [_shown(warnings[at], returned.get(at), worse.get(at)) for at in (*left, *worse)]
    unseen = sum(kept.gone is None for kept in baseline.kept) - len(standing)
    known, gone = len(met.held()) - len(worse), len(met.gone) + len(past) - len(returned)
    missing, lower = {standing[at] for at in met.gone}, {standing[old]: every[new] for old, new in met.better}
    tally = Tally(known, len(worse), len(returned), len(back.new), gone, unseen)
    return Held(tuple(sorted(shown, key=BurdenWarning.order)), tally, _turned(baseline, missing, lower, today))


def _shown(warning: BurdenWarning, returned: Kept | None, worse: Fault | None) -> BurdenWarning:
    """The warning as it is, or saying that it is back, or that it was less."""
    return _returned(warning, returned) if returned else _worse(warning, worse) if worse else warning


def _turned(baseline: Baseline, missing: Collection[int], lower: dict[int, Fault], today: int) -> Baseline:
    """The baseline with what is missing marked as gone today, and what is better kept as it is now."""
    kept = [
        each._replace(gone=today) if at in missing else each._replace(fault=lower[at]) if at in lower else each
        for at, each in enumerate(baseline.kept)
    ]
    order = sorted(kept, key=lambda each: (each.fault, each.fault.size(), each.gone is not None, each.gone or 0))
    return replace(baseline, kept=tuple(order))


def _worse(warning: BurdenWarning, before: Fault) -> BurdenWarning:
    """The warning, saying that it was less."""
    return _said(warning, WORSE, {"baseline_before": before.amount})


def _returned(warning: BurdenWarning, kept: Kept) -> BurdenWarning:
    """The warning as an error, saying since when it had been gone."""
    gone = kept.gone or 0
    return replace(_said(warning, RETURNED, {"baseline_gone": Span(gone, gone)}), level="error")


def _said(warning: BurdenWarning, before: Wording, facts: dict[str, object]) -> BurdenWarning:
    """The warning with something said before it."""
    wording = Wording(before.zh + warning.wording.zh, before.en + warning.wording.en)
    return replace(warning, wording=wording, facts={**warning.facts, **facts})
