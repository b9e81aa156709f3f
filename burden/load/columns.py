"""What the columns of a table mean: its headings read together, and the kind of table they tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from burden.load.headings import EXACT, KNOWN, Meaning, meaning, plain

LEAST = 2  # columns that stand for one value each, for them to be read so
UNPLACED = 99
# Headings that are values themselves: a tick below one of them says so.
LABELS = {
    **dict.fromkeys(("督查", "检查", "考核", "调研"), "kind"), **dict.fromkeys(("日常", "个案", "专项", "日常检查", "专项检查"), "type"),
    **dict.fromkeys(("国家级", "中央级", "省级", "市级", "县级", "区级", "乡级", "乡镇级"), "level"),
    **dict.fromkeys(("一般事项", "重点事项", "一般检查事项", "重点检查事项"), "area"),
    **dict.fromkeys(("上级部署", "自选", "本级自选"), "source"),
}  # fmt: skip
MONTH = re.compile(r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度|q[1-4]")
GROUPED = ("time", "kind", "type", "level", "source", "target", "partner", "organiser", "method", "area")
START, END = (
    re.compile(r"开始(?:时间|日期)?|起|自|从|起始(?:时间|日期)?|start|from|first"),
    re.compile(r"结束(?:时间|日期)?|止|至|到|终止(?:时间|日期)?|end|to|until|last"),
)
PLANNED = {"time", "start", "end", "frequency", "target", "item", "content", "basis", "method", "partner", "organiser"}


class Name(NamedTuple):
    """A column's heading: the group above it ("" where there is none) and its own words, as they stand in the file."""

    group: str
    own: str

    @property
    def text(self) -> str:
        """Both, without line breaks."""
        return " ".join(f"{self.group} {self.own}".split()) if self.group != self.own else " ".join(self.own.split())


@dataclass(frozen=True)
class Head:
    """A header: the rows it stands on (from 0), the kind of its table, and the column of each meaning (from 0).

    `ticks` holds, for a meaning, the columns that stand for one value of it each; `ignored` what was not understood.
    """

    first: int
    last: int
    names: tuple[Name, ...]
    kind: str
    columns: Mapping[str, int] = field(default_factory=dict)
    ticks: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()

    def heading(self, name: str) -> str:
        """The heading of the column that holds a meaning, "" where there is none."""
        return self.names[self.columns[name]].text if name in self.columns else ""

    @property
    def size(self) -> int:
        """How many meanings it has."""
        return len(self.columns) + len(self.ticks)


def lay_out(first: int, last: int, names: tuple[Name, ...], kind: str, given: Mapping[str, str]) -> Head:
    """Give each meaning its column: the surest heading, of two alike the one further left."""
    ticks = _ticks(names, kind, given)
    ticked = {column for listed in ticks.values() for column, _ in listed}
    columns: dict[str, tuple[int, int]] = {}
    lost: list[tuple[str, int]] = []
    for column, name in enumerate(names):
        read = None if column in ticked or not name.own else understand(name, kind, given)
        if read is None:
            continue
        rank, place = columns.get(read.name, (UNPLACED, -1))
        lost.append((read.name, place if read.rank < rank else column))
        if read.rank < rank:
            columns[read.name] = (read.rank, column)
    placed = {name: column for name, (_, column) in columns.items()}
    spare = next((column for name, column in lost if name == "item" and column >= 0), None)
    if spare is not None and kind != "directory":
        placed.setdefault("content", spare)  # two names of the item: the weaker one says what is done
    used = ticked | set(placed.values()) | {column for name, column in lost if name == "number"}
    ignored = tuple(name.text for column, name in enumerate(names) if name.own and column not in used)
    return Head(first, last, names, kind, placed, ticks, ignored)


def understand(name: Name, kind: str, given: Mapping[str, str]) -> Meaning | None:
    """What a column's heading means, read with the group it stands under."""
    alone = meaning(name.own, kind, given)
    if not name.group:
        return alone
    group, own = meaning(name.group, kind, given), plain(name.own)
    for pattern, begun in ((START, "start"), (END, "end")):
        if group and group.name in ("time", "actual_start", "start") and pattern.fullmatch(own):
            done = "实际" in name.group and kind == "records"
            return Meaning(f"actual_{begun}" if done else begun, EXACT)
    return meaning(name.group + name.own, kind, given) or alone or group


def _ticks(names: Sequence[Name], kind: str, given: Mapping[str, str]) -> dict[str, tuple[tuple[int, str], ...]]:
    """Columns that stand for one value each: the months of a year, or the parts of a group such as 类型."""
    found: dict[str, list[tuple[int, str]]] = {}
    for column, name in enumerate(names):
        if label := _label(name, kind, given):
            found.setdefault(label, []).append((column, " ".join(name.own.split())))
    return {label: tuple(listed) for label, listed in found.items() if len(listed) >= LEAST}


def _label(name: Name, kind: str, given: Mapping[str, str]) -> str:
    """The meaning a column is one value of, "" where it is a column of its own."""
    if not name.own or kind == "directory":
        return ""
    own, group = plain(name.own), meaning(name.group, kind, given) if name.group else None
    if MONTH.fullmatch(own):
        return "time"
    if own in LABELS:
        return LABELS[own] if own not in given else ""
    alone = meaning(name.own, kind, given)
    return group.name if group and group.name in GROUPED and alone is None and not _is_edge(own) else ""


def _is_edge(own: str) -> bool:
    return bool(START.fullmatch(own) or END.fullmatch(own))


def kind_of(names: Sequence[Name], given: Mapping[str, str]) -> str:
    """The kind of table these headings tell: items, records, filings or directory."""
    told = {kind: [read.name if (read := understand(name, kind, given)) else "" for name in names] for kind in KNOWN}
    planned = {plan for plan, unit in zip(told["items"], told["directory"], strict=True) if not unit or plan in given.values()}
    if _is_directory(set(told["directory"])) and not planned & PLANNED:
        return "directory"
    records, filings = set(told["records"]), set(told["filings"])
    if records & {"actual_start", "actual_end"}:
        return "records"
    if _is_register(filings) and not {"target", "frequency"} <= filings:
        return "filings"
    dated, reported = records & {"time", "start"}, records & {"visit", "findings", "result"}
    return "records" if "target" in records and dated and reported and "frequency" not in records else "items"


def _is_directory(told: set[str]) -> bool:
    return "unit" in told and bool(told & {"unit_level", "parent", "unit_kind", "aliases", "groups"})


def _is_register(told: set[str]) -> bool:
    strong = told & {"filed", "approved", "approver", "status"}
    return bool(strong & {"filed", "approved"}) and ("filing" in told or len(strong) >= LEAST)
