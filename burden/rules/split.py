"""One item of the plan was made as several: several times, under several names or by several bodies, or is planned so.

Why: an item in parts is small on paper and large on site; each part asks for its own reception and its own ledger.

Source: one item in the plan must not run as several times, items or bodies (“拆包分包”; F13, a local text of Pu'er).

Do: make it in one visit, or plan and file the further visits before setting out; for what is past, file the further visits with
the reason.

Made: an item has more visits at a target than its plan says, whatever their names (“第一组”, “（二）”) and whichever of its
organisers makes them. Days that meet are one visit. Planned: two items of one organiser whose names differ only in the mark
of a part come to one target. Quarters, halves of the year, batches and seasons are no parts. Case checks and look-backs are
left out. One finding for each item and target, or for each set of planned parts.

Examples:

    items
    number | item         | organiser | partners | targets    | when
    1      | 安全生产督查 | 应急局    | 住建局   | 甲县、乙县 | 4月
    2      | 食堂检查     | 教育局    |          | 甲县       | 5月

    records
    number | item                 | organiser | target | first
    1      | 安全生产督查第一组   | 应急局    | 甲县   | 2026-04-07 <- certain
    1      | 安全生产督查第二组   | 应急局    | 甲县   | 2026-04-09
    1      | 安全生产督查         | 住建局    | 甲县   | 2026-04-14
    1      | 安全生产督查         | 应急局    | 乙县   | 2026-04-16
    2      | 食堂检查             | 教育局    | 甲县   | 2026-05-06
    2      | 食堂检查回头看       | 教育局    | 甲县   | 2026-05-20

    ---

    items
    number | item         | organiser | partners | targets | when
    1      | 安全生产督查 | 应急局    | 住建局   | 甲县    | 4月、6月

    records
    number | item         | organiser | target | first      | last
    1      | 安全生产督查 | 应急局    | 甲县   | 2026-04-07 | 2026-04-09
    1      | 安全生产督查 | 应急局    | 甲县   | 2026-06-09 | 2026-06-10
    1      | 安全生产督查 | 住建局    | 甲县   | 2026-06-10 | 2026-06-10

    ---

    items
    number | item                 | organiser | targets    | when
    1      | 乡村振兴考核（一）   | 农业局    | 甲县、乙县 | 4月
    2      | 乡村振兴考核（二）   | 农业局    | 乙县、丙县 | 5月  <- certain
    3      | 第一季度消防检查     | 应急局    | 甲县       | 3月
    4      | 第二季度消防检查     | 应急局    | 甲县       | 6月
    5      | 河湖管护检查（一组） | 水务局    | 甲县       | 6月
    6      | 河湖管护检查（二组） | 水务局    | 乙县       | 6月
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals.sorting import among
from burden.intervals.sorting import once as distinct
from burden.naming import plain, some
from burden.rule import Finding, rule
from burden.rulebook import said
from burden.visits import once
from burden.visits.columns import codes
from burden.visits.parts import is_follow_up, whole
from burden.visits.sure import Sure
from burden.warning import Some, Span, Wording

ZH = """计划中的一个事项拆成几次、几个名称或者几家开展，或者在计划中就拆成了几项。

为什么：拆开的事项纸面上小、现场却大，每一份都要接待一次、备一套材料。

依据：一个计划事项不得拆成几次、几项、几家开展（拆包分包；F13，普洱地方规定）。

怎么办：合为一次开展，确需多次的，出发前调整计划并报备；已经过去的，补报多出的次数并写明原因。

开展：一个事项到一个对象的次数多于计划，不论用什么名称（第一组、（二））、由牵头还是配合单位去；日期相接的算一次。
计划：同一单位的几个事项名称只差部分的标记，又到同一个对象。季度、半年、批次、季节不算拆分。个案检查和回头看、复查不看。
每个事项的每个对象，或者计划中拆开的一组事项，提示一次。
"""
EXEMPT, EXTRA = ("case",), ("extra",)  # of types, and of how visits match the plan
NEVER = 1 << 30  # days
NAMED = 6  # days named in a message
PLANNED = Wording(
    "{organiser}把“{whole}”拆成{n}项列入计划（{names}），都到{targets}；参照{F13}，一个事项不得拆包分包。",
    "{organiser} plans “{whole}” in {n:part} ({names}), all at {targets}; one item must not be split; see {F13}.",
)


class Made(NamedTuple):
    """A visit that was made; visits stand in order of their days, items and organisers."""

    first: int
    last: int
    item: str
    organiser: str
    row: int
    score: float


@rule(
    family="off-plan", level="warning", by="plan", since="2026-11-26",
    zh="“{planned}”计划到{target}{times}次，{span}实际分{n}次开展（{organisers}；{names}；{days}）{sure}；"
    "参照{F13}，一个计划事项不得拆成几次、几项、几家。",
    en="“{planned}” is planned for {times:visit} to {target} and was made in {n}, {span} ({organisers}; {names}; {days}){sure}; one item "
    "in the plan must not run as several times, items or bodies; see {F13}.",
)  # fmt: skip
def split(visits: pd.DataFrame, items: pd.DataFrame) -> Iterator[Finding]:
    """Yield one finding for each item and target made in parts, and for each item planned in parts."""
    yield from in_the_plan(items)
    ours = visits[(codes(visits, "item_row") >= 0) & ~said(visits["type"], EXEMPT)]
    made = once(ours[codes(ours, "made")])
    suspect = distinct(spots(made)[said(made["match"], EXTRA)])
    planned = times_planned(ours[among(spots(ours), suspect) & ~said(ours["match"], EXTRA)])
    names, off = items["item"].tolist(), items["cancelled"].tolist()
    for (row, target), parts in sorted(made_of(made[among(spots(made), suspect)]).items()):
        if (row, target) in planned and not off[row]:
            meant = one_journey_each([each for each in parts if not is_follow_up(each.item, names[row])])
            if len(meant) > planned[row, target]:
                yield in_records(meant, names[row], planned[row, target])


def spots(visits: pd.DataFrame) -> npt.NDArray[np.int64]:
    """For each visit a number for its item and target."""
    width = max(len(visits["target"].array.categories), 1)
    return np.asarray(codes(visits, "item_row").astype(np.int64) * width + codes(visits, "target"))


def times_planned(visits: pd.DataFrame) -> dict[tuple[int, str], int]:
    """How often each item is to come to each target."""
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row, target, occurrence in zip(*(visits[name].tolist() for name in ("item_row", "target", "occurrence")), strict=True):
        found[row, target].add(occurrence)
    return {key: len(occurrences) for key, occurrences in found.items()}


def made_of(visits: pd.DataFrame) -> dict[tuple[int, str], list[Made]]:
    """The visits of each item at each target, by day."""
    found: dict[tuple[int, str], list[Made]] = defaultdict(list)
    at = zip(visits["item_row"].tolist(), visits["target"].tolist(), strict=True)
    said_of = (visits[name].tolist() for name in ("first", "last", "item", "organiser"))
    told = zip(*said_of, visits.index.tolist(), visits["score"].tolist(), strict=True)
    for key, each in zip(at, map(Made._make, told), strict=True):
        found[key].append(each)
    return {key: sorted(own) for key, own in found.items()}


def one_journey_each(visits: list[Made]) -> list[Made]:
    """Visits of one item at one target, by day, without those whose days meet, or follow on, those of an earlier one."""
    until = accumulate((each.last for each in visits), max, initial=-NEVER)
    return [each for each, before in zip(visits, until, strict=False) if each.first > before + 1]


def in_records(visits: list[Made], name: str, times: int) -> Finding:
    """The finding over all visits of an item to a target that was to have fewer."""
    days = tuple(Span(each.first, each.last) for each in visits)
    facts = {
        "planned": name, "times": times, "n": len(visits), "organisers": some(each.organiser for each in visits),
        "names": some(each.item for each in visits), "days": Some(days[:NAMED], len(days), counted=True),
        "sure": Sure(min(each.score for each in visits)),
    }  # fmt: skip
    span = Span(days[0].first, max(each.last for each in days))
    return Finding(tuple(each.row for each in visits), facts, span=span)


class Part(NamedTuple):
    """An item of the plan that may be a part of another one, its name as it stands and in plain form."""

    row: int
    item: str
    plain: str
    targets: frozenset[str]


def in_the_plan(items: pd.DataFrame) -> Iterator[Finding]:
    """Items of one organiser that are parts of one and come to one target; the place is the last of them."""
    parts: dict[tuple[str, str], list[Part]] = defaultdict(list)
    columns = (items[name].tolist() for name in ("item", "organiser", "targets", "cancelled"))
    for row, name, organiser, targets, cancelled in zip(items.index.tolist(), *columns, strict=True):
        if organiser and not cancelled:
            parts[organiser, whole(name)].append(Part(row, name, plain(name), frozenset(each.name for each in targets)))
    for (organiser, one), group in sorted(parts.items()):
        if any(each.plain != one for each in group):
            yield from planned_so(organiser, one, group)


def planned_so(organiser: str, one: str, group: list[Part]) -> Iterator[Finding]:
    """The finding over the parts of one item in the plan that come to a target of another one."""
    named: dict[str, set[str]] = defaultdict(set)
    for each in group:
        for target in each.targets:
            named[target].add(each.plain)
    shared = {target for target, names in named.items() if len(names) > 1}
    first: dict[str, Part] = {}
    for each in group:
        if each.targets & shared:
            first.setdefault(each.plain, each)
    if shared:
        parts = [first[name] for name in sorted(first, reverse=True)]
        facts = {
            "whole": one,
            "n": len(parts),
            "names": some((each.item for each in parts), counted=True),
            "targets": some(shared),
        }
        rows = tuple(each.row for each in parts)
        yield Finding(rows, facts, table="items", organiser=organiser, target="", wording=PLANNED)
