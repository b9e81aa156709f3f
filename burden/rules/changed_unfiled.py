"""An item was changed after it was filed, and the register knows of no change.

Why: what was agreed on is the item as it was filed; a change nobody filed undoes that agreement for everybody who
arranged his work by it.

Source: a changed annual plan is filed again (F40, a local text of Suzhou); an item of the plan changes neither its name nor
its time (F12, a local text of Pu'er).

Do: file the change with its reason and its new time, name or targets; until then the item stands as it was filed.

Changed is an item whose own column, status or note says so (“变更”, “调整”, “延期”, “改期”), one of whose visits was made outside its
window, or was made under another name. One warning for each item. A filing counts as one of the change
when the register calls it so (“报备类型” “变更”, “关于调整…的报备”) and it names the item, its number or its document, or names no item
of that organiser at all; refused and pending ones do not. Where the register never says what a filing is about, and where
such a filing names no item, the fault is only possible, and counted; so is a visit outside a tentative time. Case checks and
cancelled items are left out; an item without any filing is reported by `unfiled`.

Examples:

    items
    number | item     | organiser | targets    | when     | changed
    1      | 防汛督查 | 水务局    | 甲县       | 4月      | 由3月调整为4月 <- certain
    2      | 校车检查 | 教育局    | 甲县       | 9月      | 延期
    3      | 食堂检查 | 教育局    | 甲县、乙县 | 5月      |     <- certain
    4      | 消防检查 | 应急局    | 甲县       | 6月      |     <- certain
    5      | 用电检查 | 应急局    | 甲县       | 拟于6月  |     <- possible
    6      | 节水检查 | 水利局    | 甲县       | 6月      | 推迟 <- possible
    7      | 油品抽查 | 商务局    | 甲县       | 6月      | 延期

    records
    number | item         | organiser | target | first
    3      | 食堂检查     | 教育局    | 甲县   | 2026-05-08
    3      | 食堂检查     | 教育局    | 乙县   | 2026-06-08
    4      | 消防设施检查 | 应急局    | 甲县   | 2026-06-08
    5      | 用电检查     | 应急局    | 甲县   | 2026-07-08

    filings
    filing | numbers | item         | organiser | filed      | status   | subject
    1号    | 1       |              | 水务局    | 2026-01-08 | approved | plan
    2号    | 2、3    |              | 教育局    | 2026-01-08 | approved | plan
    3号    | 4、5    |              | 应急局    | 2026-01-08 | approved | plan
    4号    | 6       |              | 水利局    | 2026-01-08 | approved | plan
    5号    | 2       |              | 教育局    | 2026-04-08 | approved | change
    6号    | 1       |              | 水务局    | 2026-03-08 | refused  | change
    7号    |         | 计划调整     | 水利局    | 2026-03-08 | approved | change

    ---

    items
    number | item     | organiser | targets    | when     | changed
    1      | 防汛督查 | 水务局    | 甲县       | 4月      | 由3月调整为4月 <- possible

    filings
    filing | numbers | organiser | filed
    1号    | 1       | 水务局    | 2026-01-08
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.naming import some
from burden.rule import Finding, Possible, rule
from burden.rulebook import said
from burden.visits.columns import texts
from burden.visits.filed import allowing
from burden.visits.made import Flags
from burden.visits.parts import is_follow_up, other_name
from burden.warning import Span, Wording

ZH = """事项报备以后有了变更，登记表里却没有变更报备。

为什么：大家商定的是报备时的事项；不报备的变更等于让按它安排工作的人白安排。

依据：年度计划调整后重新备案（F40，苏州地方规定）；列入计划的事项不得更改名称和时间（F12，普洱地方规定）。

怎么办：补报变更，写明原因和新的时间、名称、对象；报备之前仍按原计划。

变更指：事项的变更栏、状态或备注写明（变更、调整、延期、改期），已开展的到访不在计划时间之内，或者用了别的名称。每个事项提示一次。
登记表写明是变更的报备（报备类型 变更，关于调整…的报备），写有该事项的名称、编号或文号，或者没有写到该单位任何事项的，算变更报备；未获批准的和待批的不算。
登记表从不写明报备什么的，以及变更报备没有写是哪个事项的，只计入“可能”；时间只是初步意向的也是。个案检查和已取消的事项不看；完全没有报备的由 unfiled 提示。
"""
MARKED = Wording(
    "{organiser}的“{item}”写明有变更（“{words}”），报备登记表中没有这一变更的报备；参照{F40}，变更要重新报备。",
    "“{item}” of {organiser} is marked as changed (“{words}”), and the register has no filing of that change; a change is filed again; see {F40}.",
)
RENAMED = Wording(
    "{organiser}的“{item}”{made}到{where}开展时改称“{names}”，报备登记表中没有这一变更的报备；参照{F40}，变更要重新报备。",
    "“{item}” of {organiser} was made at {where} on {made} as “{names}”, and the register has no filing of that change; a change is filed again; see {F40}.",
)
STATES = ("refused", "pending")


@rule(
    family="off-plan", level="warning", by="plan", cell="changed", since="2026-11-26",
    zh="{organiser}的“{item}”计划{planned}，{made}到{where}开展，报备登记表中没有改期的报备；参照{F40}，变更要重新报备。",
    en="“{item}” of {organiser} is planned for {planned} and was made at {where} on {made}; the register has no filing of that change; a change is filed again; see {F40}.",
)  # fmt: skip
def changed_unfiled(visits: pd.DataFrame, items: pd.DataFrame, filings: pd.DataFrame) -> Iterator[Finding | Possible]:
    """Yield one finding for each changed item whose change nobody filed."""
    known = bool((texts(filings, "subject") != "").any())
    kept, vague = registered(items, filings)
    moved, renamed = made_otherwise(visits, items, kept)
    readings, words = items["when"].tolist(), items["changed"].tolist()
    marked = np.flatnonzero(kept & (texts(items, "changed") != "")).tolist()
    for row in sorted({*marked, *moved, *renamed}):
        only_moved = not words[row] and row not in renamed
        if not known or vague[row] or (only_moved and readings[row].tentative):
            yield Possible(1)
        else:
            yield finding(row, words[row], (moved if only_moved else renamed).get(row, []), only_moved)


def registered(items: pd.DataFrame, filings: pd.DataFrame) -> tuple[Flags, Flags]:
    """Of each item whether it is filed and no change of it is, and whether a change of its organiser names no item.

    Case checks and what is cancelled are left out.
    """
    pairs = allowing(items, filings)
    row, allowed = pairs["row"].to_numpy(), pairs["filing"].to_numpy()
    change = ~said(filings["status"], STATES) & said(filings["subject"], ("change",))
    kept = np.zeros(len(items), dtype=bool)
    kept[row] = True
    kept[row[change[allowed]]] = False
    change[allowed] = False
    loose = set(texts(filings, "organiser")[change].tolist())
    vague = said(items["organiser"], tuple(loose)) | ("" in loose)
    return kept & ~items["cancelled"].to_numpy(dtype=bool) & ~said(items["type"], ("case",)), vague


class Visit(NamedTuple):
    """A visit of a changed item as a message tells it."""

    first: int
    target: str
    last: int
    planned_first: int
    planned_last: int
    item: str


Changed = dict[int, list[Visit]]  # by the position of their item


def made_otherwise(visits: pd.DataFrame, items: pd.DataFrame, kept: Flags) -> tuple[Changed, Changed]:
    """The visits of the items kept that were made outside their time, and those made under another name."""
    of_kept = np.append(kept, False)[visits["item_row"].to_numpy()]
    made = visits[visits["made"].to_numpy() & of_kept & ~said(visits["type"], ("case",))]
    return by_item(made[said(made["match"], ("moved",))]), by_item(made[others(made, items)])


def by_item(made: pd.DataFrame) -> Changed:
    """The visits of each item."""
    found: Changed = defaultdict(list)
    each = map(Visit, *(made[name].tolist() for name in Visit._fields))
    for row, visit in zip(made["item_row"].tolist(), each, strict=True):
        found[row].append(visit)
    return found


def others(made: pd.DataFrame, items: pd.DataFrame) -> Flags:
    """Which visits were made under another name than their item's, one of its parts or look-backs aside."""
    names = items["item"].tolist()
    pairs = list(zip(made["item"].tolist(), made["item_row"].tolist(), strict=True))
    other = {(name, row): name != names[row] and called_otherwise(names[row], name) for name, row in set(pairs)}
    return np.array([other[pair] for pair in pairs], dtype=bool)


def called_otherwise(planned: str, made: str) -> bool:
    """Whether a visit was made under a name that is neither its item's nor that of a part or a look-back."""
    return other_name(planned, made) and not is_follow_up(made, planned)


def finding(row: int, words: str, mine: list[Visit], moved: bool) -> Finding:
    """The finding over one changed item: its words, or the visits made at other times or under other names."""
    if words:
        return Finding((row,), {"words": words}, table="items", target="", wording=MARKED)
    first, targets = min(mine, key=lambda visit: (visit.first, visit.target)), sorted({visit.target for visit in mine})
    facts = {
        "planned": Span(first.planned_first, first.planned_last), "made": Span(first.first, first.last),
        "where": some(targets), "names": some(visit.item for visit in mine),
    }  # fmt: skip
    target = targets[0] if len(targets) == 1 else ""
    return Finding((row,), facts, table="items", target=target, wording=None if moved else RENAMED)
