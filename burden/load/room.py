"""What a policy says of reading itself: the year of the plan, and what one file may take; known before its rules are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from burden.load.entries import known_only, table_under, whole_under
from burden.load.outline import Mistakes, Outline, outline
from burden.load.refusal import Refusal
from burden.load.small_file import POLICY, read_small
from burden.rulebook import USUAL, Room

YEARS = (1990, 2100)
ROOM = {"seconds": (1, 3600), "megabytes": (100, 100_000), "file_megabytes": (1, 4000)}


def year_from(table: Mapping[str, Outline], mistakes: Mistakes) -> int | None:
    """The year of the plan, where the policy names one."""
    return whole_under(dict(table), "year", YEARS, mistakes)


def room_from(table: Mapping[str, Outline], mistakes: Mistakes) -> Room:
    """What one file may take while it is read."""
    section = table_under(dict(table), "reading", mistakes)
    known = dict(known_only(section, "键", ROOM, mistakes))
    given = {name: whole_under(known, name, ROOM[name], mistakes) for name in known}
    return Room(**{name: number for name, number in given.items() if number is not None})


def told_of_reading(path: Path | None) -> tuple[int | None, Room] | None:
    """The year and the room of a policy file, its other sections left unread; None where it cannot be read or these are wrong."""
    if path is None:
        return None, USUAL
    mistakes = Mistakes()
    try:
        root = outline(read_small(path, POLICY), mistakes)
    except Refusal:
        return None  # which is told when all of it is read
    table = root.value if root and isinstance(root.value, dict) else {}
    told = year_from(table, mistakes), room_from(table, mistakes)
    return None if mistakes else told
