"""Where a thing stands in the files, and what is said of it: known to the readers, which must not pay for tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where a thing stands: `row` counts from 1, `column` is a letter or "" for the whole row."""

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True)
class Problem:
    """What could not be read (`unreadable`), was read in one of two ways (`question`) or was set aside (`notice`), in both languages."""

    kind: str
    place: Place
    zh: str
    en: str
    about: str = ""  # the rule that tells it, "" for the one that tells its kind
