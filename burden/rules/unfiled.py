"""An item has no filing that allows it.

Why: a check that nobody approved has no ground to stand on, and the one who coordinates never hears of it.

Source: every check is approved by the head of the agency first, urgent ones are reported and made up (F42, for checks of
enterprises); an annual plan is made and filed (F37, F38, local texts of Nanfen and Liaocheng for enterprises).

Do: file the item and enter the number in the plan, or correct the number; do not set out while it is pending; a refused
item leaves the plan.

An item is filed when its filing number stands in the register, or when a row of the register gives its number or its
name together with its organiser, and that row is neither pending nor refused. Cancelled items are left out, and case checks
(complaints, emergencies): they may be filed afterwards, see `filed-late`. Visits that stand in no plan are reported by
`unplanned`, their approval by `approval-chain`.

Examples:

    items
    number | item     | organiser | targets | when | filing          | cancelled | type
    1      | 防汛督查 | 水务局    | 甲县    | 4月  | 甲水〔2026〕3号 |           |
    2      | 校车检查 | 教育局    | 甲县    | 5月  |                 |           |
    3      | 食堂检查 | 教育局    | 甲县    | 5月  |                 |           | routine <- certain
    4      | 消防检查 | 应急局    | 甲县    | 6月  | 甲急〔2026〕9号 |           |      <- certain
    5      | 用电检查 | 应急局    | 甲县    | 6月  |                 |           |      <- certain
    6      | 节能检查 | 发改委    | 甲县    | 6月  |                 |           |      <- certain
    7      | 停办检查 | 发改委    | 甲县    | 6月  |                 | yes       |
    8      | 投诉核查 | 发改委    | 甲县    | 全年 |                 |           | case

    filings
    filing          | numbers | item     | organiser | filed      | status
    甲水 [2026] 3号 |         |          |           | 2026-01-08 | approved
    甲教〔2026〕1号 | 2       |          | 教育局    | 2026-01-08 | approved
    甲急〔2026〕2号 | 5       |          | 应急局    | 2026-01-08 | pending
    甲发〔2026〕6号 |         | 节能检查 | 发改委    | 2026-01-08 | refused
    甲发〔2026〕7号 |         | 食堂检查 | 发改委    | 2026-01-08 | approved
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.naming import some
from burden.phrases import Time
from burden.rule import Finding, rule
from burden.rulebook import said
from burden.visits.filed import allowing
from burden.warning import Wording

ZH = """计划事项没有报备，或者报备没有获准。

为什么：没有人批准的检查没有依据，统筹的人也无从知道。

依据：每次检查都要先经机关负责人批准，紧急的事后补办（F42，涉企检查）；年度计划要制定并报备（F37、F38，南芬、聊城对涉企检查的地方规定）。

怎么办：办理报备并把文号填入计划，或者更正文号；未批准的不得出发；未获准的事项从计划中删去。

事项的报备文号在登记表中查得到，或者登记表的某一行写有该单位的这一事项编号或名称，且该行不是待批、不予批准的，就算已报备。
已取消的事项不看；个案检查（投诉举报、应急处置）可以事后补报，由 filed-late 看。计划外的检查由 unplanned 提示，其审批由 approval-chain 看。
"""
SAID = {
    "wrong": Wording(
        "{organiser}的“{item}”（{when}，{targets}）写的报备文号{filing}在报备登记表中查不到；参照{F42}，检查须先经批准。",
        "“{item}” of {organiser} ({when}, {targets}) gives the filing number {filing}, which is not in the register; checks are approved first; see {F42}.",
    ),
    "pending": Wording(
        "{organiser}的“{item}”（{when}，{targets}）已报备（{filing}）但尚未批准；参照{F42}，检查须先经批准。",
        "“{item}” of {organiser} ({when}, {targets}) is filed ({filing}) but not yet approved; checks are approved first; see {F42}.",
    ),
    "refused": Wording(
        "{organiser}的“{item}”（{when}，{targets}）报备（{filing}）未获批准，仍列在计划中。",
        "The filing of “{item}” of {organiser} ({when}, {targets}) was refused ({filing}), yet it stands in the plan.",
    ),
}
DO = {
    "wrong": Wording("更正计划中的文号，没有报备的办理报备", "correct the number in the plan, or file the item"),
    "refused": Wording("从计划中删去，或者补充理由重新报批", "take the item out of the plan, or ask again with better reason"),
    "pending": Wording("催办批准，未批准的不得出发", "ask for the decision, and do not set out before it"),
}
RANK = {"refused": 1, "pending": 2}
FILED = 3


@rule(
    absence=True,
    family="unreported", level="error", by="item",
    changed="2026-11-26",
    zh="{organiser}的“{item}”（{when}，{targets}）没有报备：计划中没有报备文号，报备登记表里也查不到；参照{F42}，检查须先经批准。",
    en="“{item}” of {organiser} ({when}, {targets}) is not filed: the plan gives no filing number and the register does not name it; checks are approved first; see {F42}.",
)  # fmt: skip
def unfiled(items: pd.DataFrame, filings: pd.DataFrame) -> Iterator[Finding]:
    """Yield one finding for each item that no filing allows."""
    best, meant = best_filing(items, filings), ~items["cancelled"].to_numpy(dtype=bool) & ~said(items["type"], ("case",))
    readings, targets, filed = (items[name].tolist() for name in ("when", "targets", "filing"))
    for row in np.flatnonzero(meant).tolist():
        rank, text = best.get(row, (0, filed[row]))
        if rank < FILED:
            state = {0: "wrong" if text else "", 1: "refused", 2: "pending"}[rank]
            facts = {"filing": text or "—", "when": Time(getattr(readings[row], "text", ""))}
            names = some((target.name for target in targets[row]), 2)
            facts["targets"] = names if names.total else "—"
            yield Finding((row,), facts, table="items", wording=SAID.get(state), do=DO.get(state))


def best_filing(items: pd.DataFrame, filings: pd.DataFrame) -> dict[int, tuple[int, str]]:
    """For each row of items that has a filing the best one: its rank (refused, pending, filed) and text, the first by that."""
    pairs = allowing(items, filings)
    told = [
        (RANK.get(status, FILED), text)
        for status, text in zip(filings["status"].tolist(), filings["filing"].tolist(), strict=True)
    ]
    found: dict[int, tuple[int, str]] = {}
    for row, filing in zip(pairs["row"].tolist(), pairs["filing"].tolist(), strict=True):
        found[row] = min(found.get(row, told[filing]), told[filing], key=lambda each: (-each[0], each[1]))
    return found
