"""Whose items are whose: departments by place, system and level, as their names tell."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

from burden.naming.words import LEVELS, MARKS, PLACE, SYSTEM_OF, TOWNSHIP, TOWNSHIPS

REMEMBERED = 1 << 16
SHORTEST_CITY = 3  # characters: 全市 and 本市 name none

_SEAT = re.compile(f"(?:{PLACE}|{TOWNSHIP})(?=.)")
_PARTY = re.compile(r"^委(?:员会)?(?=(办|督)|[^办督员])")


@functools.lru_cache(REMEMBERED)
def seat(organiser: str) -> tuple[str, str]:
    """A department's name cut in two: the last place it begins with (云岭市, 甲县, 市 ...; "" for none), and the rest."""
    text = MARKS.sub("", unicodedata.normalize("NFKC", organiser))
    text, place = re.sub(r"^中(?:国)?共(?:产党)?|^国家\w+总局(?=.+局)", "", text), ""
    while found := _SEAT.match(text):
        place, text = found[0], text[found.end() :]
    return place, text


@functools.lru_cache(REMEMBERED)
def system(organiser: str) -> str:
    """The system a department belongs to, by its full name without place or level: 甲县应急局 is of 应急管理局."""
    place, text = seat(organiser)
    if place:
        text = _PARTY.sub(lambda found: "党委" if found[1] else "", text)
    stem = re.sub(r"(?:厅|分?局|委员会|委)$", "", text)
    return SYSTEM_OF.get(stem, f"{stem}局" if text.endswith(("厅", "分局")) else text)


@functools.lru_cache(REMEMBERED)
def level(organiser: str) -> str:
    """The level a department's name gives away by the place it begins with: 甲县应急局 is `county`; "" where it does not."""
    place = seat(organiser)[0]
    return next((name for ending, name in (LEVELS | TOWNSHIPS).items() if place.endswith(ending)), "")


def only_city(names: Iterable[str]) -> str:
    """The one city by name (云岭市) that names of departments and units begin with; "" where there is none or several."""
    found = cities(names)
    return next(iter(found)) if len(found) == 1 else ""


def cities(names: Iterable[str]) -> dict[str, str]:
    """The first two cities by name that names begin with, or the only one, and for each the first name that does."""
    found: dict[str, str] = {}
    for name in names:
        at = _SEAT.match(name + " ")
        if at and at[0].endswith("市") and len(at[0]) >= SHORTEST_CITY:
            found.setdefault(at[0], name)
        if len(found) > 1:
            break
    return found


def office(organiser: str, city: str = "") -> tuple[str, str]:
    """Which office a name means: its place and system. 市应急局 is of `city` where that is the only one a plan names."""
    place = seat(organiser)[0]
    return city if city and place == "市" else place, system(organiser)
