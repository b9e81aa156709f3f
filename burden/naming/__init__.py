"""Names of items and units: what is generic in them, what tells them apart, and which of them mean the same."""

from __future__ import annotations

from collections.abc import Iterable

from burden.naming.offices import cities, level, office, only_city, seat, system
from burden.naming.subjects import (
    RELATED,
    alike,
    apart,
    bare,
    called,
    compared,
    core,
    likeness,
    opposed,
    plain,
    related,
    slots,
    subject,
)
from burden.warning import Some

__all__ = [
    "RELATED",
    "alike",
    "apart",
    "bare",
    "called",
    "cities",
    "compared",
    "core",
    "level",
    "likeness",
    "office",
    "only_city",
    "opposed",
    "plain",
    "related",
    "seat",
    "slots",
    "some",
    "subject",
    "system",
]


def some(names: Iterable[str], most: int = 3, counted: bool = False) -> Some:
    """Different names in order, the first few where there are many; `counted` where the sentence says how many."""
    every = sorted(set(names))
    return Some(tuple(every[:most]), len(every), counted)
