"""The directory of units: who is meant by a name, an alias, a group, or a place and a system (市应急局)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

import pandas as pd

from burden import naming

TERRITORY = re.compile(
    r"县|区|市|旗|县区|区县|县市区|市县区|县级市|乡镇|镇|乡|街道|镇街|镇办|乡镇街道|乡镇\(街道\)|街道办事处|county|district|township|town",
    re.I,
)
PLACE_NAME = re.compile(r".+(?:县|区|市|旗|镇|乡|街道|街道办事处)(?:人民政府)?")
LONGEST = 30  # characters of an office's name
OFFICE = re.compile("[局委办室厅院队会部所站处]$|中心$")


class Unit(NamedTuple):
    """One unit as the directory has it."""

    name: str
    level: str
    parent: str
    kind: str

    @property
    def is_place(self) -> bool:
        """Whether it is a county, township or the like, not an office in one."""
        return bool(TERRITORY.fullmatch(self.kind) if self.kind else PLACE_NAME.fullmatch(self.name))


@lru_cache(1 << 16)
def spelled(name: str) -> str:
    """A name in one spelling: one width, one kind of brackets, no spaces."""
    return "".join(normalize("NFKC", name).casefold().split())


class Directory:
    """The units of a directory; one without units knows nobody."""

    def __init__(self, units: pd.DataFrame) -> None:
        """Take a frame with the columns of UNITS."""
        columns = (units[name] for name in ("unit", "level", "parent", "kind"))
        self.units = {unit[0]: Unit(*unit) for unit in zip(*columns, strict=True)}
        self.kinds = frozenset(spelled(unit.kind) for unit in self.units.values() if unit.kind)
        self.claims = _claims(units)
        self._names = {key: owners[0] if len(owners) == 1 else "" for key, owners in self.claims.items()}
        self._exact = {*self.units, *(alias for aliases in units["aliases"] for alias in aliases)}
        self.groups = _groups(units)
        self._order = {name: index for index, name in enumerate(self.units)}
        self._children: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units.values():
            self._children[self.name(unit.parent) or unit.parent].append(unit)
        self._under: dict[str, list[Unit]] = {}
        self._inside: dict[str, Mapping[str, str]] = {}
        self._openings = self._by_opening()
        self._seats = Counter(name[-1:] for name, unit in self.units.items() if unit.is_place)
        self._systems = self._by_system()

    def name(self, text: str) -> str:
        """The unit a name or alias stands for, "" where it is unknown or more than one has it."""
        return self._names.get(spelled(text), "") if self._names else ""

    def has(self, text: str) -> bool:
        """Whether a unit has this name or alias letter by letter."""
        return text in self._exact

    def leading(self, text: str) -> str:
        """The longest name of a place, as it is written, that a text without spaces begins with; "" where there is none."""
        for length in self._openings.get(spelled(text[:2]), ()):
            if length <= len(text) and (place := self.name(text[:length])) and self.units[place].is_place:
                return text[:length]
        return ""

    def meant(self, text: str) -> str:
        """The one unit a text can mean by its place and system (市应急局), "" where none or more than one.

        A bare 县 or 区 is no place where the directory has several of them.
        """
        if not self.units or len(text) > LONGEST or not OFFICE.search(text):
            return ""
        place, rest = naming.seat(text)
        if not place or not rest or (len(place) == 1 and self._seats[place] > 1):
            return ""
        fits = [unit for unit in self._systems.get((naming.system(text), place[-1:]), []) if self._sits(unit, place)]
        return fits[0] if len(fits) == 1 else ""

    def _sits(self, unit: str, place: str) -> bool:
        """Whether an office is one of a place, as far as the names of both tell: 市教育局 under 云岭市 is of 云岭市."""
        seat, parent = naming.seat(unit)[0], self.units[unit].parent
        return seat.endswith(place) or (place.endswith(seat) and bool(parent) and self.name(place) == self.name(parent))

    def _by_opening(self) -> Mapping[str, list[int]]:
        """The first two letters of the names of places -> how long such names are, the longest first."""
        found: dict[str, set[int]] = defaultdict(set)
        for key, name in self._names.items():
            if name and self.units[name].is_place:
                found[key[:2]].add(len(key))
        return {opening: sorted(lengths, reverse=True) for opening, lengths in found.items()}

    def _by_system(self) -> Mapping[tuple[str, str], list[str]]:
        """Units that are offices, by their system and the last letter of their place."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for unit in self.units.values():
            place, rest = naming.seat(unit.name) if not unit.is_place else ("", "")
            if place and rest:
                found[naming.system(unit.name), place[-1:]].append(unit.name)
        return found

    def below(self, parent: str) -> list[Unit]:
        """All units under one, at any depth, in the directory's order."""
        if parent not in self._under:
            found, seen = list(self._children.get(parent, ())), {parent}
            seen.update(unit.name for unit in found)
            for above in found:  # grows while it is walked
                new = [unit for unit in self._children.get(above.name, ()) if unit.name not in seen]
                seen.update(unit.name for unit in new)
                found += new
            self._under[parent] = sorted(found, key=lambda unit: self._order[unit.name])
        return self._under[parent]

    def inside(self, parent: str, name: str) -> str:
        """The unit of that name or alias under `parent`, "" where there is none or more than one."""
        if parent not in self._inside:
            self._inside[parent] = self._names_inside(parent)
        inner, known = self._inside[parent], self.name(name)
        return self.name(parent + name) or inner.get(spelled(name), "") or (known if inner.get(spelled(known)) == known else "")

    def _names_inside(self, parent: str) -> Mapping[str, str]:
        """What the units under one are called there, with and without the name of what they lie in; "" where two share it."""
        found: dict[str, str] = {}
        for unit in self.below(parent):
            above = self.name(unit.parent) or unit.parent
            for key in {spelled(name) for name in (unit.name, unit.name.removeprefix(parent), unit.name.removeprefix(above))}:
                found[key] = unit.name if found.get(key, unit.name) == unit.name else ""
        return found

    def mentioned(self, texts: Iterable[str]) -> str:
        """The office with the longest name or alias that stands in one of the texts, "" where none does."""
        found = {(len(key), key): name for text in texts for key, name in self._names.items() if key in spelled(text)}
        offices = {key: name for key, name in found.items() if name and not self.units[name].is_place}
        return offices[max(offices)] if offices else ""


def _claims(units: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Names and aliases -> the units that have them; a name goes before an alias."""
    found: dict[str, tuple[str, ...]] = {}
    for unit, aliases in zip(units["unit"], units["aliases"], strict=True):
        for alias in map(spelled, aliases):
            found[alias] = tuple(dict.fromkeys((*found.get(alias, ()), unit)))
    return found | {spelled(unit): (unit,) for unit in units["unit"]}


def _groups(units: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Groups -> their members, in the directory's order."""
    found: dict[str, list[str]] = defaultdict(list)
    for unit, groups in zip(units["unit"], units["groups"], strict=True):
        for group in dict.fromkeys(map(spelled, groups)):
            found[group].append(unit)
    return {group: tuple(members) for group, members in found.items()}
