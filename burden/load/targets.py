"""Target texts as units: lists, groups, classes (各县区), exceptions, samples and places inside places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from burden.load.classes import all_of, one_form
from burden.load.directory import Directory
from burden.load.rows import NOTHING
from burden.load.samples import DRAWN, MAYBE_DRAWN, Sample, sample
from burden.plan import Target

CHINESE = re.compile(r"[㐀-鿿]")
PLAIN = re.compile(r"[^、,，;；/\n等除抽各全所部每%％共和及与()（）有相选本若随重]+")
EXCEPT = re.compile(r"\(?除(?P<who>[^()]+?)(?:以外|之外|外)的?\)?[,、]?")
AND_OTHERS = re.compile(
    r"(?P<named>.+?)(?<![高中初同平均优上下特劣一二三四])等(?P<count>\d+|[一二两三四五六七八九十]+)?个?"
    r"(?P<what>$|(?:县|区|乡|镇|街|市直|市级|部门|单位|企业|学校|地|相关|有关|多).*)"
)
NUMERALS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
SIGNS = re.compile("[等除抽从共%]")
LONGEST, MOST = 400, 8  # characters and such signs in a text that says how its targets are chosen
BOTH = re.compile("以及|和|与|及")
NOTE = re.compile(r"\([^()]*\)$")
INSIDE = re.compile("^(?:的|下辖|所辖|辖区内?|境内|范围内)")


def parts(text: str) -> list[str]:
    """A list cut at 、 , ; / and line breaks, but not inside brackets; a text without Chinese at ; and line breaks only."""
    signs = "、,;/\n" if CHINESE.search(text) else ";\n"
    found, depth = [""], 0
    for sign in normalize("NFKC", text):
        depth += (sign == "(") - (sign == ")")
        if sign in signs and depth <= 0:
            found.append("")
        else:
            found[-1] += sign
    return [stripped for part in found if (stripped := part.strip()) and stripped not in NOTHING]


class Targets:
    """Expands target texts through a directory; every text is expanded once."""

    def __init__(self, directory: Directory) -> None:
        """Begin with nothing expanded."""
        self.directory = directory
        self._found: dict[tuple[str, str], tuple[Target, ...]] = {}

    def expand(self, text: str, home: str = "") -> tuple[Target, ...]:
        """The targets of a text, each once; `home` is the county whose 各乡镇 are meant, "" for the whole directory.

        What the directory does not know is a target by its own text, with `known` False; its share is 0.0 where it is
        drawn and nothing says from how many.
        """
        key = (text, home)
        if key not in self._found:
            self._found[key] = self._plainly(text) or _once(self._expand(text, home))
        return self._found[key]

    def _plainly(self, text: str) -> tuple[Target, ...]:
        """A name and nothing else: known to the directory, or without any sign of a list or a group."""
        if unit := self.directory.name(text):
            return (Target(unit),)
        return (Target(text, known=False),) if not self.directory.units and PLAIN.fullmatch(text) else ()

    def _expand(self, text: str, home: str) -> list[Target]:
        """The targets of a text that is no plain name."""
        said = "".join(one_form(normalize("NFKC", text)).split(" ")) if CHINESE.search(text) else text
        if (known := self._whole(said, home)) or PLAIN.fullmatch(said):
            return known or [Target(text, known=False)]
        readings = (self._without, self._drawn, self._and_others) if _is_readable(said) else ()
        for reading in readings:
            if (found := reading(said, text, home)) is not None:
                return found
        pieces = parts(said)
        if len(pieces) > 1 and (CHINESE.search(said) or any(self.directory.name(piece) for piece in pieces)):
            return [target for piece in pieces for target in self.expand(piece, home)]
        return self._known(said, home) or self._both(said, home) or [Target(text, known=False)]

    def _known(self, said: str, home: str) -> list[Target]:
        """The units a text means as a whole, without the remark in brackets behind it where need be."""
        bare = NOTE.sub("", said)
        return self._whole(said, home) or (self._whole(bare, home) if bare and bare != said else [])

    def _whole(self, said: str, home: str) -> list[Target]:
        """The units a text names: one unit, a group, a class, what lies inside a place, or an office by its system."""
        directory = self.directory
        if not directory.units:
            return []
        unit = directory.name(said)
        if unit or len(said) > LONGEST:
            return [Target(unit)] if unit else []
        names = self._group("".join(said.casefold().split())) or all_of(said, directory, home) or self._nested(said)
        meant = "" if names else directory.meant(said)
        return [Target(name) for name in names or ((meant,) if meant else ())]

    def _group(self, key: str) -> tuple[str, ...]:
        """A group, named as it is or with 各, 全部 or 全市 before it."""
        groups = self.directory.groups
        return groups.get(key) or groups.get(re.sub(r"^(?:全市|全县|全区)?(?:各|所有|全部)?(?=.)", "", key), ())

    def _nested(self, said: str) -> tuple[str, ...]:
        """甲县乙镇 and 甲县各乡镇: what stands behind the name of a place lies inside it."""
        if "".join(said[:2].casefold().split()) not in self.directory.openings:
            return ()
        for end in range(len(said) - 1, 1, -1):
            place = self.directory.name(said[:end])
            if place and self.directory.units[place].is_place:
                rest = INSIDE.sub("", said[end:])
                inner = self.directory.inside(place, rest)
                return (inner,) if inner else all_of(rest, self.directory, place)
        return ()

    def _without(self, said: str, text: str, home: str) -> list[Target] | None:
        """除甲县外的各县区."""
        found = EXCEPT.search(said) if "除" in said else None
        if not found:
            return None
        rest = self.expand(said[: found.start()] + said[found.end() :], home) if found[0] != said else ()
        out = {target.name for target in self.expand(found["who"], home)}
        kept = [target for target in rest if target.name not in out]
        return kept if kept and all(target.known for target in rest) else [Target(text, known=False)]

    def _drawn(self, said: str, text: str, home: str) -> list[Target] | None:
        """从100家中随机抽取10家, 各县区的20%, 部分乡镇."""
        if not MAYBE_DRAWN.search(said):
            return None
        if not (drawing := sample(said)):
            return [Target(text, 0.0, False)] if DRAWN.search(said) and len(parts(said)) == 1 else None
        if len(parts(said)) > 1 and DRAWN.search(drawing.base):
            return None  # 甲县抽取2家、乙县抽取3家: each of them is drawn on its own
        members = [target.name for target in self.expand(drawing.base, home) if target.known] if drawing.base else []
        share = self._share(drawing, members)
        if members and share:
            return [Target(name, share) for name in members]
        return [Target(text, share, False)]

    def _share(self, drawing: Sample, members: list[str]) -> float:
        """The chance to be drawn, 0.0 where nothing says from how many."""
        if drawing.share or not members:
            return drawing.share
        pools = len(all_of(f"各{drawing.outer}", self.directory)) if drawing.outer else 1
        return min(drawing.drawn * pools / len(members), 1.0)

    def _and_others(self, said: str, text: str, home: str) -> list[Target] | None:
        """甲县、乙县等5个县区: those named, and a share of the others of their class."""
        found = AND_OTHERS.fullmatch(said) if "等" in said else None
        if not found:
            return None
        named = [target for part in parts(found["named"]) for target in self.expand(part, home)]
        count = int(found["count"]) if (found["count"] or "").isdigit() else NUMERALS.get(found["count"] or "", 0)
        if count == len(named):
            return named
        taken = {target.name for target in named}
        others = [name for name in all_of(found["what"], self.directory, home) if name not in taken] if count else []
        share = (count - len(named)) / len(others) if others else 0.0
        return named + ([Target(name, share) for name in others] if 0 < share <= 1 else [Target(text, 0.0, False)])

    def _both(self, said: str, home: str) -> list[Target]:
        """甲县和乙县, where the directory knows what stands on either side; else nothing."""
        pieces = [piece for piece in BOTH.split(said) if piece]
        found = [target for piece in pieces for target in self._known(piece, home)] if len(pieces) > 1 else []
        return found if len(pieces) > 1 and all(self._known(piece, home) for piece in pieces) else []


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
