"""Names that the directory has nearly: one sign wrong, missing or too many, or the place before them left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from burden import naming
from burden.load.directory import OFFICE, Directory, spelled
from burden.plan import LEVELS

SHORTEST, LONGEST = 2, 30  # characters of a name that is looked at
MOST = 3  # names proposed for one
ENDING = re.compile(
    r"(?<=.)(?:人民政府|街道办事处|有限责任公司|股份有限公司|有限公司|集团公司|委员会|办公室|公司|街道|中心|中学|小学|学校|幼儿园|医院|"
    r"[县区市旗镇乡局委厅办厂院所站店部])$"
)
COMPANY = re.compile("(?:集团)?(?:有限责任|股份有限|有限)?公司$")
LEVEL = {letter: rank for rank, letters in enumerate(("省", "市", "县区旗", "镇乡道")) for letter in letters}
NUMBER = re.compile(r"[0-9一二三四五六七八九十]+")
OPPOSED = (
    "东南西北中",
    "上中下",
    "前后",
    "左右",
    "大中小",
    "新老旧古",
    "内外里",
    "高低",
    "初高中小",
    "公私民",
    "正副",
    "甲乙丙丁戊己庚辛",
    "城乡",
)


class Entry(NamedTuple):
    """A name or alias of the directory, cut into the place it begins with and the rest; `stem` letters of it tell it apart."""

    unit: str
    place: str
    rest: str
    stem: int


class Near:
    """Finds the units whose names are close to a name the directory does not have."""

    def __init__(self, directory: Directory) -> None:
        """Cut all names once."""
        self.directory = directory
        self._by_part: dict[str, list[Entry]] = defaultdict(list)
        self._by_system: dict[str, list[Entry]] = defaultdict(list)
        self._shared: dict[str, tuple[str, ...]] = {key: units for key, units in directory.claims.items() if len(units) > 1}
        for entry in dict.fromkeys(self._entries()):
            for part in _parts(entry.rest):
                self._by_part[part].append(entry)
            if OFFICE.search(entry.rest):
                self._by_system[naming.system(entry.rest)].append(entry)

    def _entries(self) -> Iterator[Entry]:
        for key, units in self.directory.claims.items():
            if SHORTEST <= len(key) <= LONGEST:
                place, rest = self._cut(key)
                for unit in units:
                    yield Entry(unit, place, rest, len(ENDING.sub("", rest)))
        for group in self.directory.groups:
            yield Entry(group, "", group, len(group))

    def _cut(self, key: str) -> tuple[str, str]:
        """A name as its place and the rest: a place of the directory, else what naming sees."""
        place = self.directory.leading(key[:-1]) or (naming.seat(key)[0] if ENDING.search(key) else "")
        rest = key.removeprefix(place)
        if rest == key or ENDING.sub("", f"一{rest}") == "一":
            place, rest = "", key
        return place, COMPANY.sub("公司", rest)

    def meant(self, name: str) -> tuple[str, ...]:
        """The units that share a name (城关镇 of two counties), so that it may mean any of them."""
        key = spelled(name)
        if key in self._shared:
            return self._shared[key]
        same = tuple(dict.fromkeys(entry.unit for entry in self._by_part.get(key, ()) if entry.rest == key))
        return same if len(same) > 1 else ()

    def like(self, name: str) -> tuple[str, ...]:
        """The few units whose names are close to a name, the directory's order; none where it is close to none or to many."""
        key = spelled(name)
        if not SHORTEST <= len(key) <= LONGEST:
            return ()
        place, rest = self._cut(key)
        found: dict[bool, dict[str, None]] = {True: {}, False: {}}
        for entry in self._candidates(rest):
            if strength := self._strength(place, rest, entry):
                found[strength > 1][entry.unit] = None
        return self._few(tuple(found[True])) if found[True] else tuple(found[False]) if len(found[False]) < MOST else ()

    def _candidates(self, rest: str) -> dict[Entry, None]:
        """The names that differ from a rest in one sign at most, or are of its system."""
        found = {entry: None for part in _parts(rest) for entry in self._by_part.get(part, ())}
        if OFFICE.search(rest):
            found |= dict.fromkeys(self._by_system.get(naming.system(rest), ()))
        return found

    def _strength(self, place: str, rest: str, entry: Entry) -> int:
        """How much speaks for one unit: 2 much, 1 little, 0 nothing or something against it."""
        apart = self._places_apart(place, entry)
        if rest == entry.rest or (OFFICE.search(rest) and naming.system(rest) == naming.system(entry.rest)):
            return 2 if apart < 2 else 0  # noqa: PLR2004 - one sign may be wrong
        return _likeness(rest, entry) if apart == 0 else 0

    def _places_apart(self, place: str, entry: Entry) -> int:
        """How many signs the places of two names differ in, 2 where they are different places."""
        if not place or place == entry.place or (entry.place and entry.place.endswith(place)):
            return 0
        if known := self.directory.name(place):
            theirs = self.directory.name(entry.place)
            lies = not theirs and place.endswith(entry.place) and known in self._above(entry.unit)
            return 0 if known == theirs or lies else 2
        one = entry.place and min(len(place), len(entry.place)) > 2 and place[-1] == entry.place[-1]  # noqa: PLR2004
        return 1 if one and OSA.distance(place, entry.place) == 1 and not _opposed(place, entry.place) else 2

    def _above(self, unit: str) -> set[str]:
        """The units a unit lies in."""
        found: set[str] = set()
        while unit in self.directory.units and unit not in found:
            found.add(unit)
            parent = self.directory.units[unit].parent
            unit = self.directory.name(parent) or parent
        return found

    def _few(self, units: tuple[str, ...]) -> tuple[str, ...]:
        """The units if they are few, else those of the highest level if these are."""
        if len(units) <= MOST:
            return units
        ranks = {unit: self._rank(unit) for unit in units}
        first = tuple(unit for unit in units if ranks[unit] == min(ranks.values()))
        return first if len(first) <= MOST else ()

    def _rank(self, unit: str) -> int:
        level = self.directory.units[unit].level if unit in self.directory.units else ""
        return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _parts(rest: str) -> set[str]:
    """A name, and what is left of it without any one sign: two names that differ in one sign share one of these."""
    return {rest, *(rest[:at] + rest[at + 1 :] for at in range(len(rest)))}


def _likeness(rest: str, entry: Entry) -> int:
    """How much a rest that differs in one sign speaks for a name: 2, 1 where little is left that both have, or 0."""
    if (
        OSA.distance(rest, entry.rest) > 1
        or _opposed(rest, entry.rest)
        or (len(rest) == len(entry.rest) and naming.apart(rest, entry.rest))
    ):
        return 0
    if rest[: entry.stem] == entry.rest[: entry.stem]:  # what tells it apart is whole: 甲线, 临屏
        return 2 if _level(rest) in (None, _level(entry.rest)) else 0
    if _level(rest) != _level(entry.rest) and _level(rest) is not None:
        return 0
    kept = min(entry.stem, len(ENDING.sub("", rest))) - (len(rest) == len(entry.rest))
    return min(max(kept, 0), 2)


def _level(rest: str) -> int | None:
    """The rank of the places that end like a name, None for what is no place."""
    return LEVEL.get(rest[-1:])


def _opposed(a: str, b: str) -> bool:
    """Whether two names differ in a number, or in one of the signs that tell neighbours apart (东山, 西山)."""
    if NUMBER.findall(a) != NUMBER.findall(b):
        return True
    ours, theirs = _changed(a, b)
    alone = "".join(sign for family in OPPOSED for sign in family)
    if not ours or not theirs:
        return bool(ours + theirs) and (ours + theirs)[0] in alone and not ENDING.fullmatch("一" + (ours + theirs)[0])
    return any(ours[0] in family and theirs[0] in family for family in OPPOSED)


def _changed(a: str, b: str) -> Sequence[str]:
    """What stands between the common beginning and the common end of two names."""
    begin = next((at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))
    room = min(len(a), len(b)) - begin
    tail = zip(reversed(a[begin:]), reversed(b[begin:]), strict=False)
    end = next((at for at, (one, other) in enumerate(tail) if one != other), room)
    return a[begin : len(a) - min(end, room)], b[begin : len(b) - min(end, room)]
