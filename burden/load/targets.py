"""Target texts as units: lists, groups, classes (各县区), exceptions, samples and places inside places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import normalize

from burden import naming
from burden.load.chosen import Chosen
from burden.load.classes import one_form
from burden.load.directory import Directory
from burden.load.exceptions import LEFT_OUT, WORDS
from burden.load.lists import CHINESE, numbered, parts, rarely_parted
from burden.load.named import Named, Places
from burden.plan import Target

PLAIN = re.compile(  # no list, no group, no count
    r"(?:[^、,，;；/\n等除抽各全所部每%％共和及与()（）有相选本若随重:：|｜.·。\s\d①-⒛㈠-㈩两不以个]++|\d++(?![多余家个户所名处座辆]))++"
)
SAME_KIND = re.compile(  # 甲县 乙县; but 甲县 东山镇 is one place
    r"(?<=[县区])[ \u3000]+(?=[㐀-鿿]{1,8}[县区](?:[\s、,，;；/]|$))|(?<=[镇乡])[ \u3000]+(?=[㐀-鿿]{1,8}[镇乡](?:[\s、,，;；/]|$))"
)
SHARED = re.compile(
    r"(?P<names>[^\W各县区市镇乡局委办校部全等和及两三四五六七八九十]{1,2}(?:、[^\W各县区市镇乡局委办校部全等和及两三四五六七八九十]{1,2})+)(?P<kind>[县区镇乡])"
)
BLANK = re.compile(r"\S\s+\S|[㐀-鿿](?:and|[-—–])[㐀-鿿]")
CHOICE = re.compile(  # without any of these nothing is chosen
    r"[除抽%等每从外]|不含|不包|部分|若干|有关|相关|重点|主要|随机|选取|扣除|剔除|各.*检查|[\d一二两三四五六七八九十][多余家个户所名处座辆人批村校项县区乡镇部街单学企]"
)
SIGNS = re.compile("[等除抽从共%每外]|不含|不包|重点|主要")
LONGEST, MOST = 400, 8  # characters and such signs in a text that says how its targets are chosen
BOTH = re.compile(r"以及|和|与|及|and|&|\+")
JOINED = re.compile(r"^(?:以及|及|和|与|并)?(?:\d{1,2}月份?)?(?:(?:重点|随机)?(?:抽查|检查|督查|巡查|抽取|走访))?(?=.)")
STOPS = '。.;,、?“”"‘’《》「」'
RANGE = re.compile(r"(\d+)[-~至到]\d+(?=[家个户所名])")
NOTE = re.compile(r"\((?P<said>[^()]*)\)$")
CHOOSES = re.compile("[除抽%]|不含|不包|部分|随机|选取|扣除|剔除")
LABEL = re.compile("(?:被?检查|督查|考核|抽查|受检)?(?:重点)?(?:对象|单位|范围)|重点|其中|包括|具体为|分别为")
LOCAL = re.compile("(?:本县|本区|县|区)(?:直|级|属)")
ITS = re.compile("^(?:其|所[辖属]|下[辖属]|辖区内?)(?:的)?")


class Expansion(NamedTuple):
    """The targets of a text, and the names in it that were read as a unit that is written otherwise."""

    targets: tuple[Target, ...]
    read: tuple[tuple[str, str], ...] = ()


class Targets:
    """Expands target texts through a directory; every text is expanded once."""

    def __init__(self, directory: Directory) -> None:
        """Begin with nothing expanded."""
        self.directory = directory
        self._named = Named(directory)
        self._chosen = Chosen(directory, self._inner)
        self._found: dict[tuple[str, str], Expansion] = {}
        self._read: list[tuple[str, str]] = []

    def expand(self, text: str, home: str = "") -> tuple[Target, ...]:
        """The targets of a text, each once; `home` is the county whose 各乡镇 are meant, "" for the whole directory.

        What the directory does not know is a target by its own text, with `known` False; its share is 0.0 where it is
        drawn and nothing says from how many.
        """
        return self._expansion(text, home).targets

    def read_as(self, text: str, home: str = "") -> tuple[tuple[str, str], ...]:
        """The names in a text that stand otherwise in the directory: as written, and the unit they were read as."""
        return self._expansion(text, home).read

    def _expansion(self, text: str, home: str) -> Expansion:
        key = (text, home)
        found = self._found.get(key)
        if found is None:
            outer, self._read = self._read, []
            targets = self._plainly(text) or _once(self._expand(text, home))
            found = self._found[key] = Expansion(targets, tuple(dict.fromkeys(self._read)) if self._read else ())
            self._read = outer
        return found

    def _inner(self, text: str, home: str) -> tuple[Target, ...]:
        """The targets of a part of a text."""
        found = self._expansion(text, home)
        self._read += found.read
        return found.targets

    def _plainly(self, text: str) -> tuple[Target, ...]:
        """A name and nothing else: known to the directory, or without any sign of a list or a group."""
        if not self.directory.units:
            return (Target(text, known=False),) if PLAIN.fullmatch(text) else ()
        unit = self.directory.name(text)
        return self._as(text, unit) if unit else ()

    def _as(self, text: str, unit: str) -> tuple[Target, ...]:
        """A unit, noted where it is written otherwise."""
        if not self.directory.has(text):
            self._read.append((text, unit))
        return (Target(unit),)

    def _expand(self, text: str, home: str) -> list[Target]:
        """The targets of a text that is no plain name."""
        chinese = bool(CHINESE.search(text))
        text = SAME_KIND.sub("、", text) if chinese else text
        if chinese and (shared := self._shared(text)):
            return self._list(shared, home)
        if chinese and (entries := numbered(text)):
            return self._list(entries, home)
        said = "".join(one_form(normalize("NFKC", text)).split(" ")).strip(STOPS) if chinese else text
        known = (self._whole(said, home) or self._joined(said)) if self.directory.units else []
        if known or (PLAIN.fullmatch(said) and not BLANK.search(text)):
            return known or [Target(text, known=False)]
        if CHOICE.search(said) and _is_readable(said):
            chosen = self._chosen.read(RANGE.sub(r"\1", said), text, home)  # of 2-3 two are sure
            if chosen is not None:
                return chosen
        pieces = parts(said)
        if len(pieces) > 1 and (chinese or any(self.directory.name(piece) for piece in pieces)):
            unread = WORDS.search(said) and any(map(LEFT_OUT.search, pieces))  # an exception in too long a text
            return [Target(text, known=False)] if unread else self._list(pieces, home)
        return self._known(said, home) or self._both(said, home) or self._parted(text, home) or [Target(text, known=False)]

    def _shared(self, text: str) -> list[str]:
        """The names of 甲、乙、丙县 in full, none where the directory does not have them all."""
        found = SHARED.fullmatch(text)
        names = [f"{name}{found['kind']}" for name in parts(found["names"])] if found else []
        return names if not self.directory.units or all(map(self.directory.name, names)) else []

    def _joined(self, said: str) -> list[Target]:
        """及甲县, 抽查甲县: the unit behind a word that says no more than what is done there."""
        found = JOINED.match(said)
        unit = self.directory.name(said[found.end() :]) if found and found.end() else ""
        return [Target(unit)] if unit else []

    def _list(self, pieces: list[str], home: str) -> list[Target]:
        """Each of a list; a name nobody knows may lie in the place that stands before it (甲县东山镇、城关镇)."""
        if not self.directory.units:
            return [target for piece in pieces for target in self._inner(piece, home)]
        found: list[Target] = []
        places = Places(self._named, pieces)
        for at, piece in enumerate(pieces):
            near = self.directory.name(places.before(at)) if LOCAL.match(piece) else ""
            targets = self._inner(piece, near or home)
            if not any(target.known for target in targets):
                targets = self._inherited(places.before(at), piece) or targets
            found += targets
        return found

    def _inherited(self, place: str, piece: str) -> tuple[Target, ...]:
        """A name without its place, by the place of the one before it."""
        if not place or naming.seat(piece)[0]:
            return ()
        unit = self._named.inside(place, piece)
        self._read += [(piece, unit)] if unit else []
        return (Target(unit),) if unit else ()

    def _known(self, said: str, home: str) -> list[Target]:
        """The units a text means as a whole, behind a label or before a remark in brackets where need be."""
        if known := self._whole(said, home):
            return known
        head, _, tail = said.partition(":")
        if tail and ":" not in tail:
            place = self.directory.name(head)
            labelled = LABEL.fullmatch(head) or (head[-1:] not in "县区市镇乡" and self.directory.name(tail))
            inner = self._inner(tail, place or home) if place or labelled else ()
            return list(inner) if all(target.known for target in inner) else []
        remark = NOTE.search(said)
        if not remark or not remark.start() or CHOOSES.search(remark[0]):
            return []
        bare, place = self._whole(said[: remark.start()], home), self.directory.name(remark["said"])
        those = self._remarked(bare[0].name, remark["said"]) if len(bare) == 1 else []
        if place and not those and self.directory.units[place].is_place and not any(target.name == place for target in bare):
            return self._placed(said[: remark.start()], place, bare)
        return those or bare

    def _placed(self, name: str, place: str, bare: list[Target]) -> list[Target]:
        """城关镇(甲县): the one in that place; a unit that lies elsewhere is none."""
        if inner := self.directory.inside(place, name):
            return [Target(inner)]
        return bare if len(bare) == 1 and not self.directory.units[bare[0].name].parent else []

    def _remarked(self, place: str, remark: str) -> list[Target]:
        """甲县(东山镇、西山乡): those in brackets, where all of them lie in the place before."""
        stressed = JOINED.match(remark)
        if not remark or not self.directory.units[place].is_place or (stressed and stressed.end()):
            return []
        targets = self._inner(remark, place)
        inside = {unit.name for unit in self.directory.below(place)} if targets else set()
        return [*targets] if all(target.known and target.name in inside for target in targets) else []

    def _whole(self, said: str, home: str) -> list[Target]:
        """The units a text names: one unit, a group, a class, what lies inside a place, or an office by its system."""
        if not self.directory.units:
            return []
        if unit := self.directory.name(said):
            return [*self._as(said, unit)]
        if len(said) > LONGEST:
            return []
        names, guessed = self._named.read(said, home)
        self._read += [(said, names[0])] if guessed else []
        return [Target(name) for name in names]

    def _both(self, said: str, home: str) -> list[Target]:
        """甲县和乙县, 甲县及所辖乡镇, where the directory knows what stands on either side; else nothing."""
        pieces = [piece for piece in BOTH.split(said) if piece] if self.directory.units and len(said) <= LONGEST else []
        if len(pieces) < 2:  # noqa: PLR2004 - one is no list
            return []
        found: list[Target] = []
        place = ""
        for piece in pieces:
            known = self._known(ITS.sub("各", piece), place) if place and ITS.match(piece) else self._known(piece, home)
            if not known:
                return []
            found += known
            place = self.directory.name(self.directory.leading(piece)) or place
        return found

    def _parted(self, text: str, home: str) -> list[Target]:
        """甲县 乙县, 甲县|乙县: names that blanks, dots or bars part, where the directory knows them all."""
        pieces = rarely_parted(text) if self.directory.units else []
        found = [self._known("".join(normalize("NFKC", piece).split()), home) for piece in pieces] if len(pieces) > 1 else []
        whole = self._whole("".join(pieces), home) if all(found) else []  # 甲县·东山镇
        return whole or [target for known in found for target in known if all(found)]


def _is_readable(said: str) -> bool:
    """Whether a text is short and plain enough to say how its targets are chosen."""
    return len(said) <= LONGEST and len(SIGNS.findall(said)) <= MOST


def _once(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Each target once, with its highest share, in the order first named."""
    best: dict[str, Target] = {}
    for target in targets:
        if target.name not in best or target.share > best[target.name].share:
            best[target.name] = target
    return tuple(best.values())
