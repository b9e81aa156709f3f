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

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals.sorting import among
from burden.intervals.sorting import once as each_once
from burden.naming import plain, some
from burden.rule import Finding, rule
from burden.rulebook import said
from burden.visits import once, sure
from burden.visits.columns import codes
from burden.visits.parts import is_follow_up, whole
from burden.warning import Some, Span, Wording

ZH = """计划中的一个事项拆成几次、几个名称或者几家开展，或者在计划中就拆成了几项。

为什么：拆开的事项纸面上小、现场却大，每一份都要接待一次、备一套材料。

依据：一个计划事项不得拆成几次、几项、几家开展（拆包分包；F13，普洱地方规定）。

怎么办：合为一次开展，确需多次的，出发前调整计划并报备；已经过去的，补报多出的次数并写明原因。

开展：一个事项到一个对象的次数多于计划，不论用什么名称（第一组、（二））、由牵头还是配合单位去；日期相接的算一次。
计划：同一单位的几个事项名称只差部分的标记，又到同一个对象。季度、半年、批次、季节不算拆分。个案检查和回头看、复查不看。
每个事项的每个对象，或者计划中拆开的一组事项，提示一次。
"""
NAMED = 6  # days named in a message
BEYOND = ("extra",)  # what a visit is that its item has no room for
SPOT = ["item_row", "target"]
IN_ORDER = ["first", "last", "item", "organiser"]
NEVER = -(1 << 30)  # a day before all others
PLANNED = Wording(
    "{organiser}把“{whole}”拆成{n}项列入计划（{names}），都到{targets}；参照{F13}，一个事项不得拆包分包。",
    "{organiser} plans “{whole}” in {n:part} ({names}), all at {targets}; one item must not be split; see {F13}.",
)


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
    ours = visits[(visits["item_row"].to_numpy() >= 0) & ~said(visits["type"], ("case",))]
    made = once(ours[ours["made"].to_numpy()])
    suspect = each_once(spots(made[said(made["match"], BEYOND)]))
    planned = ours[~said(ours["match"], BEYOND) & among(spots(ours), suspect)].drop_duplicates([*SPOT, "occurrence"])
    times = Counter(zip(*(planned[name].tolist() for name in SPOT), strict=True))
    names, off = items["item"].tolist(), items["cancelled"].tolist()
    for key, rows in made[among(spots(made), suspect)].groupby(SPOT, observed=True, sort=True):
        row = rows["item_row"].tolist()[0]
        if key in times and not off[row]:
            meant = [not is_follow_up(name, names[row]) for name in rows["item"].tolist()]
            journeys = one_journey_each(rows[np.array(meant, dtype=bool)])
            if len(journeys) > times[key]:
                yield in_records(journeys, names[row], times[key])


def spots(visits: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A number for the item and the target of each visit."""
    return np.asarray(codes(visits, "item_row").astype(np.int64) << 32 | codes(visits, "target"))


def one_journey_each(rows: pd.DataFrame) -> pd.DataFrame:
    """Visits of one item at one target without those whose days meet, or follow on, those of an earlier one."""
    ordered = rows.sort_values(IN_ORDER, kind="stable")
    until = np.maximum.accumulate(ordered["last"].to_numpy())
    return ordered[ordered["first"].to_numpy() > np.append(NEVER, until[:-1])[: len(ordered)] + 1]


def in_records(ordered: pd.DataFrame, name: str, times: int) -> Finding:
    """The finding over all visits of an item to a target that was to have fewer."""
    days = tuple(Span(first, last) for first, last in zip(ordered["first"].tolist(), ordered["last"].tolist(), strict=True))
    facts = {
        "planned": name, "times": times, "n": len(ordered), "organisers": some(ordered["organiser"].tolist()),
        "names": some(ordered["item"].tolist()), "days": Some(days[:NAMED], len(days), counted=True), "sure": sure(ordered),
    }  # fmt: skip
    return Finding(tuple(ordered.index.tolist()), facts, span=Span(days[0].first, max(day.last for day in days)))


def in_the_plan(items: pd.DataFrame) -> Iterator[Finding]:
    """Items of one organiser that are parts of one and come to one target; the place is the last of them."""
    names, organisers, off, targets = (items[name].tolist() for name in ("item", "organiser", "cancelled", "targets"))
    parts: dict[tuple[str, str], list[int]] = defaultdict(list)
    parted = set()
    for row, (name, organiser) in enumerate(zip(names, organisers, strict=True)):
        if organiser and not off[row]:
            key = organiser, whole(name)
            parts[key].append(row)
            parted |= {key} if key[1] != plain(name) else set()
    for key in sorted(parted):
        at: dict[str, dict[str, int]] = defaultdict(dict)  # target -> parts by name, each with its row
        for row in parts[key]:
            for each in targets[row]:
                at[each.name].setdefault(plain(names[row]), row)
        shared = {target: own for target, own in at.items() if len(own) > 1}
        if shared:
            yield planned_so(*key, shared, names)


def planned_so(organiser: str, one: str, shared: Mapping[str, Mapping[str, int]], names: Sequence[str]) -> Finding:
    """The finding over the parts of one item in the plan, by the targets they share."""
    first: dict[str, int] = {}
    for own in shared.values():
        first |= {name: min(row, first.get(name, row)) for name, row in own.items()}
    rows = tuple(first[name] for name in sorted(first, reverse=True))
    facts = {"whole": one, "n": len(rows), "names": some((names[row] for row in rows), counted=True), "targets": some(shared)}
    return Finding(rows, facts, table="items", organiser=organiser, target="", wording=PLANNED)
