"""Columns that stand for one value each, with ticks below: the months of a year, or the parts of a group such as 类型."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from burden.load.grid import Cell
from burden.load.grouped import Name, is_edge
from burden.load.headings import LOOSE, is_foreign, meaning, plain

LEAST = 2  # columns that stand for one value each, for them to be read so
TICKED = re.compile("[√✓✔☑●○▲★*vxy]|1|是", re.IGNORECASE)
# Headings that are values themselves: a tick below one of them says so.
LABELS = {
    **dict.fromkeys(("督查", "检查", "考核", "调研"), "kind"), **dict.fromkeys(("日常", "个案", "专项", "日常检查", "专项检查"), "type"),
    **dict.fromkeys(("国家级", "中央级", "省级", "市级", "县级", "区级", "乡级", "乡镇级"), "level"),
    **dict.fromkeys(("一般事项", "重点事项", "一般检查事项", "重点检查事项"), "area"),
    **dict.fromkeys(("上级部署", "自选", "本级自选"), "source"),
}  # fmt: skip
MONTH = re.compile(r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度|q[1-4]")
MONTHS = frozenset(map(str, range(1, 13)))
LONE = frozenset(("牵头", "主办", "承办", "配合", "协办", "参与", "联合", "协助", "会同"))  # who it is, of the group above
GROUPED = ("time", "kind", "type", "level", "source", "target", "partner", "organiser", "method", "area")


def ticks(
    names: Sequence[Name], kind: str, given: Mapping[str, str], cells: Sequence[Sequence[Cell]]
) -> dict[str, tuple[tuple[int, str], ...]]:
    """The columns that stand for one value each, by the meaning they are a value of: column and value."""
    found: dict[str, list[tuple[int, str]]] = {}
    for column, name in enumerate(names):
        if label := _label(name, kind, given):
            own = " ".join(name.own.split())
            found.setdefault(label, []).append((column, f"{own}月" if own.isdigit() else own))
    single = {label for label, listed in found.items() if cells and names[listed[0][0]].group and _is_ticked(cells[listed[0][0]])}
    return {label: tuple(listed) for label, listed in found.items() if len(listed) >= LEAST or label in single}


def _is_ticked(cells: Sequence[Cell]) -> bool:
    """Whether nothing stands in a column but ticks."""
    said = {str(cell).strip() for cell in cells if cell is not None}
    return bool(said - {""}) and all(TICKED.fullmatch(each) for each in said - {""})


def _label(name: Name, kind: str, given: Mapping[str, str]) -> str:
    """The meaning a column is one value of, "" where it is a column of its own."""
    if not name.own or kind == "directory":
        return ""
    own, group = plain(name.own), meaning(name.group, kind, given) if name.group else None
    if MONTH.fullmatch(own) or (own in MONTHS and "月" in name.group):
        return "time"
    if own in LABELS:
        return LABELS[own] if own not in given else ""
    alone = meaning(name.own, kind, given)
    parted = own in LONE or (alone is not None and alone.rank < LOOSE) or is_foreign(own)
    return group.name if group and group.rank < LOOSE and group.name in GROUPED and not parted and not is_edge(own) else ""
