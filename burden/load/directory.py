"""The directory of units: who is meant by a name, an alias, a group, or a place and a system (市应急局)."""

from __future__ import annotations

import re
from collections import defaultdict
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
    return "".join(normalize("NFKC", name).casefold().split()).replace("（", "(").replace("）", ")")


class Directory:
    """The units of a directory; one without units knows nobody."""

    def __init__(self, units: pd.DataFrame) -> None:
        """Take a frame with the columns of UNITS."""
        columns = (units[name] for name in ("unit", "level", "parent", "kind"))
        self.units = {unit[0]: Unit(*unit) for unit in zip(*columns, strict=True)}
        self.kinds = frozenset(spelled(unit.kind) for unit in self.units.values() if unit.kind)
        self._names = _owners(units)
        self.openings = frozenset(key[:2] for key, name in self._names.items() if name and self.units[name].is_place)
        self.groups = _groups(units)
        self._below: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units.values():
            self._below[self.name(unit.parent) or unit.parent].append(unit)
        self._systems = self._by_system()

    def name(self, text: str) -> str:
        """The unit a name or alias stands for, "" where it is unknown or more than one has it."""
        return self._names.get(spelled(text), "") if self._names else ""

    def meant(self, text: str) -> str:
        """The one unit a text can mean by its place and system (市应急局), "" where none or more than one."""
        if not self.units or len(text) > LONGEST or not OFFICE.search(text):
            return ""
        place, rest = naming.seat(text)
        found = self._systems.get((naming.system(text), place[-1:]), []) if place and rest else []
        fits = [unit for unit in found if naming.seat(unit)[0].endswith(place)]
        return fits[0] if len(fits) == 1 else ""

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
        found, at = list(self._below.get(parent, ())), 0
        seen = {parent, *(unit.name for unit in found)}
        while at < len(found):
            new = [unit for unit in self._below.get(found[at].name, ()) if unit.name not in seen]
            seen.update(unit.name for unit in new)
            found, at = found + new, at + 1
        order = {name: index for index, name in enumerate(self.units)}
        return sorted(found, key=lambda unit: order[unit.name])

    def inside(self, parent: str, name: str) -> str:
        """The unit of that name or alias under `parent`, "" where there is none or more than one."""
        key = spelled(name)
        exact = self.name(parent + name)
        fits = [unit.name for unit in self.below(parent) if key in (spelled(unit.name), spelled(unit.name.removeprefix(parent)))]
        known = self.name(name)
        if not fits and known in {unit.name for unit in self.below(parent)}:
            fits = [known]
        return exact or (fits[0] if len(fits) == 1 else "")

    def mentioned(self, texts: Iterable[str]) -> str:
        """The office with the longest name or alias that stands in one of the texts, "" where none does."""
        found = {(len(key), key): name for text in texts for key, name in self._names.items() if key in spelled(text)}
        offices = {key: name for key, name in found.items() if name and not self.units[name].is_place}
        return offices[max(offices)] if offices else ""


def _owners(units: pd.DataFrame) -> dict[str, str]:
    """Names and aliases -> unit; a name goes before an alias, an alias of two units belongs to none."""
    found: dict[str, str] = {}
    for unit, aliases in zip(units["unit"], units["aliases"], strict=True):
        for alias in map(spelled, aliases):
            found[alias] = unit if found.get(alias, unit) == unit else ""
    return found | {spelled(unit): unit for unit in units["unit"]}


def _groups(units: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Groups -> their members, in the directory's order."""
    found: dict[str, list[str]] = defaultdict(list)
    for unit, groups in zip(units["unit"], units["groups"], strict=True):
        for group in dict.fromkeys(map(spelled, groups)):
            found[group].append(unit)
    return {group: tuple(members) for group, members in found.items()}
