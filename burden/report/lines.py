"""Warnings as lines of JSON, one after the other: what is written need never be in memory at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from burden.check import Checked
from burden.faults import fault_of, faulty
from burden.found import Batch
from burden.report.data import told_json
from burden.visits.columns import Rows
from burden.warning import Lang


def checked_lines(checked: Checked, lang: Lang = "zh") -> Iterator[bytes]:
    """The warnings of a plan, in their order."""
    for warning, fault in faulty(checked.warnings, checked.visits):
        yield line(told_json(warning, fault, lang))


def found_lines(found: Iterable[Batch], visits: Rows, lang: Lang = "zh") -> Iterator[bytes]:
    """The warnings of a visits table, as they are found."""
    return (told for batch in found for told in batch_lines(batch, visits, lang))


def batch_lines(batch: Batch, visits: Rows, lang: Lang) -> Iterator[bytes]:
    """The warnings of one batch."""
    for warning in batch:
        parties = ((str(visits.value("organiser", row)), str(visits.value("item", row))) for row in warning.rows)
        yield line(told_json(warning, fault_of(warning, parties), lang))


def line(value: object) -> bytes:
    """A value on one line; what UTF-8 cannot spell as a question mark."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace") + b"\n"
