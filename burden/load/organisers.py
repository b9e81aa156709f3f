"""Organiser texts as offices: several in one cell, who leads and who joins, each as the directory spells it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from burden import naming
from burden.load.directory import OFFICE, Directory
from burden.load.lists import CHINESE, numbered, parts
from burden.load.named import Named

LEAD, JOIN = "牵头|主办|主责|发起|lead", "配合|协办|参与|参加|协助|联合"
ROLE = re.compile(rf"\((?P<said>[^()]*?)(?P<role>{LEAD}|{JOIN})[^()]*\)", re.IGNORECASE)
LABEL = re.compile(rf"^(?P<role>{LEAD}|责任|实施|组织|{JOIN})(?:单位|部门)?:")
ACTS = re.compile(
    rf"(?:为|是|共同|分别|具体)*(?P<role>{LEAD}|负责|{JOIN})(?:组织)?(?:实施|开展|单位|部门)?$|(?:按照?)?(?:各自)?职责(?:分工)?(?:负责)?$"
)
ENDS = "局委办室厅院队会部所站处府心"
SEATED = "[一-鿿]{0,7}?[省市县区旗镇乡][一-鿿]{2}"
JOINT = re.compile(
    rf"(?<=[{ENDS}])(?:(?P<leads>牵头)?会同|(?P<joins>配合)|(?<=...)(?:以及|和|与|及|联合)(?={SEATED}))(?=[一-鿿]{{3}})"
)
OTHERS = re.compile(
    r"(?<=[局委办室厅院队会部所站])等(?P<count>\d+|[一二三四五六七八九十]+)?(?:个|家)?(?:有关|相关|成员)?(?:部门|单位)?$"
)
GROUP = re.compile(r"^(?:全?[市县区]直?)?(?:各|有关|相关|所有|全部)")


class Offices(NamedTuple):
    """The offices a text names, the leading one first, and what should be said of how it was read, in both languages."""

    names: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


class Part(NamedTuple):
    """One office as it is written, and its part: 0 it leads, 1 nothing is said, 2 it joins."""

    text: str
    part: int = 1


class Organisers:
    """Reads texts of organisers through a directory; every text is read once."""

    def __init__(self, directory: Directory) -> None:
        """Begin with nothing read."""
        self.directory = directory
        self._found: dict[tuple[str, str], Offices] = {}

    @cached_property
    def _named(self) -> Named:
        return Named(self.directory)

    def read(self, text: str, county: str = "") -> Offices:
        """The offices of a text, as the directory spells them or as they are written; 县教育局 is the one of `county`."""
        key = (text, county)
        if key not in self._found:
            self._found[key] = self._read(text, county) if text else Offices()
        return self._found[key]

    def _read(self, text: str, county: str) -> Offices:
        if unit := self.directory.name(text):
            return Offices((unit,), () if self.directory.has(text) else (read_as(text, unit),))
        names: list[str] = []
        notes: list[tuple[str, str]] = []
        place = ""
        for part in sorted(cut(text), key=lambda part: part.part):
            said = part.text
            if others := OTHERS.search(said):
                notes.append(_unnamed(said))
                said = said[: others.start()]
            name = self._of_county(said, county) or self.name(said)
            if name == said and place and name not in self.directory.units and not naming.seat(name)[0]:
                name = self._named.inside(place, name) or name
            place = self._named.place(said) or place
            names.append(name)
            notes += self._notes(said, name)
        return Offices(tuple(dict.fromkeys(filter(None, names))), tuple(notes))

    def _of_county(self, said: str, county: str) -> str:
        """The office of a county that 县教育局 means in its own sheet, "" for any other name."""
        bare = county and said[:1] == county[-1:] and naming.seat(said)[0] == said[:1]
        return self._named.inside(county, said[1:]) if bare else ""

    def name(self, said: str) -> str:
        """One office as the directory spells it, or as it is written."""
        plain = "".join(said.split()) if CHINESE.search(said) else " ".join(said.split())
        bare = re.sub(r"(?<=.)\([^()]*\)$", "", plain)
        for name in dict.fromkeys((plain, bare)):
            if unit := self.directory.name(name) or self.directory.meant(name):
                return unit
        return plain

    def _notes(self, said: str, name: str) -> list[tuple[str, str]]:
        """What is said of an office that stands otherwise in the directory, or that is a whole group."""
        if name in self.directory.units:
            return [] if self.directory.has(said) else [read_as(said, name)]
        if GROUP.match(name):
            return [(f"“{name}”是统称，当作一个单位", f"“{name}” is a group and is taken as one organiser")]
        return []


def cut(text: str) -> list[Part]:
    """The offices in a text in their order; a blank parts two only where an office ends on both sides of it."""
    found: list[Part] = []
    for entry in numbered(text) or [text]:
        for part in _spaced(ROLE.sub(_spelled_out, normalize("NFKC", entry))):
            found += _joined(part)
    return [part for part in found if part.text]


def _spelled_out(role: re.Match[str]) -> str:
    """(配合) stands behind its office; (市水务局配合) is an office of its own; of (共同牵头) nobody is the first."""
    if "共同" in role["said"]:
        return ""
    return f"、{role['said']}{role['role']}" if len(role["said"]) > 2 and OFFICE.search(role["said"]) else role["role"]  # noqa: PLR2004


def _spaced(text: str) -> list[str]:
    found = []
    for part in parts(text):
        pieces = part.split()
        found += pieces if len(pieces) > 1 and all(OFFICE.search(ACTS.sub("", piece)) for piece in pieces) else [part]
    return found


def _joined(text: str) -> list[Part]:
    """市应急局会同市水务局 and 市水务局配合市应急局 as two offices, with the part of each."""
    label = LABEL.match(text)
    text, rank = (text[label.end() :], _part(label["role"])) if label else (text, 1)
    found, begin = [], 0
    for joint in JOINT.finditer(text):
        found.append(Part(text[begin : joint.start()].strip(), 2 if joint["joins"] else 0 if joint["leads"] else rank))
        begin = joint.end()
    return [_acting(part) for part in (*found, Part(text[begin:].strip(), rank))]


def _acting(part: Part) -> Part:
    """市应急局牵头: the office, and its part."""
    text = re.sub(f"^(?:由|会同|联合)(?={SEATED})", "", part.text)
    acts = ACTS.search(text)
    rest = text[: acts.start()].strip() if acts else ""
    if not acts or not rest or (CHINESE.search(rest) and rest[-1] not in ENDS):  # 市政协办 is an office
        return part._replace(text=text)
    return Part(rest, _part(acts["role"]) if acts["role"] else part.part)


def _part(role: str) -> int:
    return 2 if re.fullmatch(JOIN, role) else 0


def read_as(written: str, unit: str) -> tuple[str, str]:
    """That a name was read as a unit which is written otherwise."""
    return f"“{written}”按名录读作“{unit}”", f"“{written}” was read as “{unit}” of the directory"


def _unnamed(said: str) -> tuple[str, str]:
    return f"“{said}”没有写全，只计写明的单位", f"“{said}” names only some of the offices; these are counted"
