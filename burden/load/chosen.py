"""Texts that say how targets are chosen: with exceptions, by lot, by number, or some by name and the others not."""

from __future__ import annotations

import re
from collections.abc import Callable

from burden.load.classes import all_of
from burden.load.directory import Directory
from burden.load.exceptions import without
from burden.load.lists import as_number, parts
from burden.load.samples import DRAWN, MAYBE_DRAWN, PICKED, Sample, number_of, sample
from burden.plan import Target

Expand = Callable[[str, str], tuple[Target, ...]]
AND_OTHERS = re.compile(
    r"(?P<named>.+?)(?<![高中初同平均优上下特劣一二三四])等(?P<count>\d+|[一二两三四五六七八九十]+)?个?"
    r"(?P<what>$|(?:县|区|乡|镇|街|市直|市级|部门|单位|企业|学校|地|相关|有关|多).*)"
)
SUMMED = re.compile(
    r"(?P<named>.+?)(?P<count>\d+|[两二三四五六七八九十])个?(?P<what>县市区|县区|县|区|乡镇|镇|乡|街道|部门|单位|学校|企业)"
)
STRESSED = re.compile(r"(?P<rest>.+?)[,(;](?:其中)?(?:重点|主要)(?:检查|抽查|督查|关注|是|为)?(?P<who>[^()]+)\)?")
ENDINGS = {"县市区": "县区市", "县区": "县区市", "县": "县", "区": "区", "乡镇": ("镇", "乡", "街道")}
BOTH = re.compile("以及|和|与|及")
WHOLE = re.compile("^(?:全市|全县|全区|本市|本县)")
COUNT = re.compile(r"[\d一二两三四五六七八九十]")


class Chosen:
    """Reads such texts; `expand` gives the targets of the parts they name."""

    def __init__(self, directory: Directory, expand: Expand) -> None:
        """Take the directory and what reads a text and its home."""
        self.directory, self.expand = directory, expand

    def read(self, said: str, text: str, home: str) -> list[Target] | None:
        """The targets of a text that says how they are chosen, by its own text where that leads nowhere; None for any other."""
        for reading in (self._excepted, self._drawn, self._stressed, self._and_others, self._summed, self._counted):
            if (found := reading(said, text, home)) is not None:
                return found
        return None

    def _excepted(self, said: str, text: str, home: str) -> list[Target] | None:
        """除甲县外的各县区: all but those excepted, where the directory knows them all."""
        if not (found := without(said)):
            return None
        rest = self.expand(found[0], home) if found[0] else ()
        out = self.expand(found[1], self.directory.name(self.directory.leading(found[0])) or home)
        names = {target.name for target in out}
        kept = [target for target in rest if target.name not in names]
        sure = kept and all(target.known for target in (*rest, *out))
        return kept if sure else [Target(text, min((target.share for target in rest), default=1.0), False)]

    def _drawn(self, said: str, text: str, home: str) -> list[Target] | None:
        """从100家中随机抽取10家, 各县区的20%, 每县抽2个乡镇, 部分乡镇."""
        if not MAYBE_DRAWN.search(said):
            return None
        if not (drawing := sample(said)):
            return self._vaguely(said, text, home) if DRAWN.search(said) and len(parts(said)) == 1 else None
        if drawing.outer:
            return self._each(drawing, text, home)
        if len(parts(said)) > 1 and PICKED.search(drawing.base):
            return None  # 甲县抽取2家、乙县抽取3家: each of them is drawn on its own
        members = self._members(drawing.base, home)
        share = drawing.share or (drawing.drawn / len(members) if members else 0.0)
        if share > 1:  # the directory has only some of them
            return [Target(text, 0.0, False)]
        return [Target(name, share) for name in members] if members and share else [Target(text, share, False)]

    def _vaguely(self, said: str, text: str, home: str) -> list[Target]:
        """部分乡镇, and 甲县及乙县部分乡镇, of which one is certain."""
        found = [target for piece in BOTH.split(said) if piece != said for target in self.expand(piece, home)]
        return found if any(target.known for target in found) else [Target(text, 0.0, False)]

    def _each(self, drawing: Sample, text: str, home: str) -> list[Target] | None:
        """每县抽2个乡镇: so many of those in each; None where it is no drawing (各县区学校)."""
        outers = self._members(drawing.among or f"各{drawing.outer}", home)
        found: list[Target] = []
        for outer in outers:
            inner = all_of(f"各{drawing.base}", self.directory, outer)
            found += [Target(name, min(drawing.drawn / len(inner), 1.0)) for name in inner]
        return found or [Target(text, 0.0, False)]

    def _members(self, base: str, home: str) -> list[str]:
        """The units that a base of a drawing means, all of them known; a kind without 各 too (5%的学校)."""
        if not base or not self.directory.units:
            return []
        for said in (base, f"各{base}"):
            targets = self.expand(said, home)
            if all(target.known and target.share >= 1 for target in targets):
                return [target.name for target in targets]
        return []

    def _stressed(self, said: str, text: str, home: str) -> list[Target] | None:  # noqa: ARG002 - read like the others
        """各县区，其中重点检查甲县: all of them, where those named again are among them."""
        if not (found := STRESSED.fullmatch(said)):
            return None
        rest, named = self.expand(found["rest"], home), self.expand(found["who"], home)
        names = {target.name for target in rest if target.known}
        return [*rest] if all(target.name in names for target in named) else None

    def _and_others(self, said: str, text: str, home: str) -> list[Target] | None:
        """甲县、乙县等5个县区: those named, and a share of the others of their class."""
        found = AND_OTHERS.fullmatch(said) if "等" in said else None
        if not found:
            return None
        named = list(self.expand(found["named"], home))
        count = as_number(found["count"] or "0")
        if count == len(named):
            return named
        taken = {target.name for target in named}
        others = [name for name in all_of(found["what"], self.directory, home) if name not in taken] if count else []
        share = (count - len(named)) / len(others) if others else 0.0
        return named + ([Target(name, share) for name in others] if 0 < share <= 1 else [Target(text, 0.0, False)])

    def _summed(self, said: str, text: str, home: str) -> list[Target] | None:  # noqa: ARG002 - read like the others
        """甲、乙两县 and 甲县、乙县两县: those named, where there are as many and the directory knows them."""
        found = SUMMED.fullmatch(said) if COUNT.search(said) else None
        named = parts(found["named"]) if found else []
        if not found or len(named) < 2 or len(named) != as_number(found["count"]):  # noqa: PLR2004 - one is no list
            return None
        endings = ("", *ENDINGS.get(found["what"], (found["what"],)))
        fits = [{unit for ending in endings if (unit := self.directory.name(name + ending))} for name in named]
        units = [unit for fit in fits for unit in fit if len(fit) == 1]
        return [Target(unit) for unit in units] if len(units) == len(named) else None

    def _counted(self, said: str, text: str, home: str) -> list[Target] | None:
        """5个县区, 甲县2个乡镇, 3月检查4家: as many of a class, or of what nobody counts."""
        place = self.directory.leading(said)
        found = number_of(said[len(place) :]) if COUNT.search(said) else None
        if not found:
            return None
        count, what, in_figures = found
        within = self.directory.name(place) or home
        members = self._counted_of(WHOLE.sub("", what), "" if WHOLE.match(what) else within, count) if what else ()
        if not members:
            return [Target(text, 0.0, False)] if in_figures else None
        share = count / len(members)
        return [Target(name, share) for name in members] if 0 < share <= 1 else [Target(text, known=False)]

    def _counted_of(self, what: str, within: str, count: int) -> tuple[str, ...]:
        """The members of a class that is counted: of 三个区 those whose names end so, where there are as many."""
        members = all_of(f"各{what}", self.directory, within)
        same = tuple(name for name in members if name.endswith(what))
        return same if len(same) >= count else members
