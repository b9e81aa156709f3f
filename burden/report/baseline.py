"""Baseline files as they are written: an entry a line, so that a change of one warning is a change of one line."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from burden.baseline import Baseline, Tally
from burden.faults import Fault
from burden.report.data import content_json, dump
from burden.report.words import word
from burden.warning import Lang, iso

SCHEMA = "burden-baseline/1"


def baseline_file(baseline: Baseline) -> bytes:
    """The bytes of a baseline: the same for the same warnings, whatever their order, and the day."""
    times = Counter((kept.fault, kept.fault.amount, kept.gone) for kept in baseline.kept)
    entries = [_entry(fault, amount, gone, n) for (fault, amount, gone), n in times.items()]
    return dump({"schema": SCHEMA, "sheets": baseline.sheets, "warnings": sorted(entries, key=_order)})


def _entry(fault: Fault, amount: float | None, gone: int | None, times: int) -> dict[str, Any]:
    """One known warning, and how often it stands."""
    head = {"rule": fault.rule, "target": fault.target, "organiser": fault.organiser}
    rest = content_json(replace(fault, amount=amount))
    return {**head, **rest, "times": times, "gone": None if gone is None else iso(gone)}


def _order(entry: dict[str, Any]) -> tuple[object, ...]:
    """By rule, target, organiser and the rest."""
    return tuple(str(value) for value in entry.values())


def tally_line(tally: Tally, lang: Lang) -> str:
    """How the warnings stand to the baseline."""
    unseen = word("baseline_unseen", lang, n=tally.unseen) if tally.unseen else ""
    return word("baseline_tally", lang, **tally._asdict()) + unseen
