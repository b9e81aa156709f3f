"""A column's heading read with the group it stands under: 时间安排 over 开始, 执法部门 over 配合."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from burden.load.headings import EXACT, GIVEN, LOOSE, Meaning, is_foreign, meaning, parts_of, plain

TURNED = ("l", "j", "p")  # parts that say of the group above them who it is: 执法部门|配合
START, END = (
    re.compile(r"开始(?:时间|日期)?|起|自|从|起始(?:时间|日期)?|start|from|first|启动(?:时间|日期)?"),
    re.compile(r"结束(?:时间|日期)?|止|至|到|终止(?:时间|日期)?|end|to|until|last|(?:完成|办结)(?:时间|日期)?"),
)


class Name(NamedTuple):
    """A column's heading: the group above it ("" where there is none) and its own words, as they stand in the file."""

    group: str
    own: str

    @property
    def text(self) -> str:
        """Both, without line breaks."""
        return " ".join(f"{self.group} {self.own}".split()) if self.group != self.own else " ".join(self.own.split())


def understand(name: Name, kind: str, given: Mapping[str, str]) -> Meaning | None:
    """What a column's heading means, read with the group it stands under."""
    alone = meaning(name.own, kind, given)
    if not name.group or (alone and alone.rank == GIVEN):
        return alone
    group, own = meaning(name.group, kind, given), plain(name.own)
    for pattern, begun in ((START, "start"), (END, "end")):
        if group and group.name in ("time", "actual_start", "start", "status") and pattern.fullmatch(own):
            done = "实际" in name.group and kind == "records"
            return Meaning(f"actual_{begun}" if done else begun, EXACT)
    joined = meaning(name.group + name.own, kind, given)
    if joined and joined.rank < LOOSE:
        return joined
    if is_foreign(name.own) or (is_foreign(name.group) and len(parts_of(own)) == 1):
        return None  # 整改|时间 and 检查对象|地址
    turned = meaning(name.own + name.group, kind, given) if parts_of(own) in TURNED else None
    found = [each for each in (turned, alone, joined, group and Meaning(group.name, LOOSE)) if each]
    return min(found, key=lambda each: each.rank, default=None)


def is_edge(own: str) -> bool:
    """Whether a plain heading is one end of a span of days."""
    return bool(START.fullmatch(own) or END.fullmatch(own))
