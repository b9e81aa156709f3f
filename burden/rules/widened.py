"""An item was made at more targets than planned.

Why: who is not in the plan could not prepare for the visit, and no limit was counted for them.

Source: an item in the plan does not widen its scope (F12, a local text of Pu'er).

Do: keep to the targets of the plan, or add them to the plan and file it again before setting out; for what is past, file the
further targets with the reason.

Looks at visits made of an item of the plan. Where targets are drawn (“抽取10家”), more different ones than are to be drawn
count. A target that may be one of a group nobody lists (“各企业”) is only possible. Case checks and look-backs are left out.
One finding for each item.

Examples:

    items
    number | item     | organiser | targets    | when | cancelled
    1      | 防汛检查 | 水务局    | 甲县、乙县 | 4月  |
    2      | 用电检查 | 发改委    | 各企业     | 5月  |
    3      | 消防检查 | 应急局    | 甲县       | 6月  |

    records
    number | item     | organiser | target | first      | type
    1      | 防汛检查 | 水务局    | 甲县   | 2026-04-08 |
    1      | 防汛检查 | 水务局    | 丙县   | 2026-04-09 |      <- certain
    1      | 防汛检查 | 水务局    | 丁县   | 2026-04-10 |
    3      | 消防检查 | 应急局    | 甲县   | 2026-06-03 |
    3      | 消防检查 | 应急局    | 乙县   | 2026-06-04 | case

    ---

    items
    number | item     | organiser | targets          | share | when
    1      | 消防抽查 | 应急局    | 甲厂、乙厂、丙厂 | 0.333 | 4月
    2      | 用电抽查 | 发改委    | 甲厂、乙厂、丙厂 | 0.333 | 5月

    records
    number | item     | organiser | target | first
    1      | 消防抽查 | 应急局    | 甲厂   | 2026-04-08 <- certain
    1      | 消防抽查 | 应急局    | 乙厂   | 2026-04-09
    2      | 用电抽查 | 发改委    | 乙厂   | 2026-05-09

    ---

    items
    number | item     | organiser | targets | known | when
    1      | 用电检查 | 发改委    | 各企业  | no    | 5月

    records
    number | item     | organiser | target | first
    1      | 用电检查 | 发改委    | 甲厂   | 2026-05-06 <- possible
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.intervals.sorting import among
from burden.naming import some
from burden.plan import Target
from burden.rule import Finding, Possible, rule
from burden.rulebook import said
from burden.visits import sure
from burden.visits.parts import is_follow_up
from burden.warning import Span, Wording

ZH = """计划内的事项到了计划以外的对象，或者抽取的对象超过计划的数量。

为什么：不在计划内的对象无从准备，这次检查也没有算在它的限额里。

依据：列入计划的事项不得扩大范围（F12，普洱地方规定）。

怎么办：只到计划内的对象，或者出发前把对象补入计划并重新报备；已经过去的，补报多去的对象并写明原因。

只看计划内事项已经开展的检查。对象是抽取的（抽取10家），开展的对象多于应抽的数量才算。事项的对象是名录没有展开的一类单位（各企业）的，
只计入“可能”。个案检查和回头看、复查不看。每个事项提示一次。
"""
DRAWN = Wording(
    "{organiser}的“{item}”计划抽取{planned}个对象，{span}实际到了{n}个（{targets}），多了{more}个{sure}；"
    "参照{F12}，列入计划的事项不得扩大范围。",
    "“{item}” of {organiser} was to draw {planned:target} and was made at {n} ({targets}; {span}), {more} more{sure}; an item in the plan "
    "does not widen its scope; see {F12}.",
)
GROUP = re.compile(r"[全各本][国省市县区镇乡]|^各|部分|有关|相关|所有|若干|名录|\d+[家个户所]|(?:单位|企业|部门|机构)$")


@rule(
    family="off-plan", level="error", by="item", since="2026-11-26",
    zh="{organiser}的“{item}”计划到{planned}个对象，{span}又到了计划以外的{n}个（{targets}）{sure}；"
    "参照{F12}，列入计划的事项不得扩大范围。",
    en="“{item}” of {organiser} is planned for {planned:target} and was made at {n} more ({targets}; {span}){sure}; an item in the plan does "
    "not widen its scope; see {F12}.",
)  # fmt: skip
def widened(
    visits: pd.DataFrame,
    items: pd.DataFrame,
    records: pd.DataFrame,  # noqa: ARG001 - without records nothing is known as made, and the engine says so
) -> Iterator[Finding | Possible]:
    """Yield one finding for each item that went beyond its targets."""
    made = visits[visits["made"].to_numpy() & (visits["item_row"].to_numpy() >= 0) & ~said(visits["type"], ("case",))]
    names, off, targets = (items[name].tolist() for name in ("item", "cancelled", "targets"))
    suspect = np.array(sorted(suspects(made, targets)), dtype=np.int64)
    for _, rows in made[among(made["item_row"].to_numpy(), suspect)].groupby("item_row", sort=True):
        row = rows["item_row"].tolist()[0]
        meant = [not off[row] and not is_follow_up(name, names[row]) for name in rows["item"].tolist()]
        yield from beyond(rows[np.array(meant, dtype=bool)], targets[row])


def suspects(made: pd.DataFrame, targets: list[tuple[Target, ...]]) -> set[int]:
    """The items visited at a target that they do not name, and those that draw some: no others need be looked at closely."""
    spots = made.drop_duplicates(["item_row", "target", "county"])
    planned = [{each.name for each in own} for own in targets]
    told = zip(*(spots[name].tolist() for name in ("item_row", "target", "county")), strict=True)
    strange = {row for row, target, county in told if planned[row].isdisjoint((target, county))}
    return strange | {row for row, own in enumerate(targets) if any(0 < each.share < 1 for each in own)}


def beyond(rows: pd.DataFrame, targets: tuple[Target, ...]) -> Iterator[Finding | Possible]:
    """The finding over the visits of one item at targets it does not name, or at more than it was to draw."""
    planned = tuple({each.name for each in targets})
    strange = rows[~said(rows["target"], planned) & ~said(rows["county"], planned)]
    if planned and not strange.empty:
        if any(not each.known and GROUP.search(each.name) for each in targets):
            yield Possible(len(set(strange["target"].tolist())))
        else:
            yield finding(strange, len(planned), None)
    drawn = [each for each in targets if 0 < each.share < 1]
    found = rows[said(rows["target"], tuple(each.name for each in drawn))]
    turns = max(len(set(rows["occurrence"].to_numpy()[rows["planned_first"].to_numpy() >= 0].tolist())), 1)
    most = math.ceil(round(turns * sum(each.share for each in drawn), 6)) if drawn else 0
    if drawn and len(set(found["target"].tolist())) > most:
        yield finding(found, most, DRAWN)


def finding(rows: pd.DataFrame, planned: int, wording: Wording | None) -> Finding:
    """The finding over these visits, the first one before the others."""
    ordered = rows.sort_values(["first", "target"], kind="stable")
    names = {str(name) for name in ordered["target"].tolist()}
    facts = {
        "planned": planned, "n": len(names), "targets": some(names, counted=True), "more": len(names) - planned, "sure": sure(rows)
    }  # fmt: skip
    span = Span(ordered["first"].tolist()[0], max(ordered["last"].tolist()))
    target = min(names) if len(names) == 1 else ""
    return Finding(tuple(ordered.index.tolist()), facts, span=span, target=target, wording=wording)
