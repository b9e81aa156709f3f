"""A planned visit was made outside its planned days.

Why: the other organisers and the target arranged their work by the plan; a plan whose days are not kept is a plan on
paper only (F22).

Source: an item of the plan changes neither its name nor its time (F12, a local text of Pu'er); a changed annual plan is
filed again (F40, a local text of Suzhou).

Do: file this change of days now with its reason; from now on keep the planned days, or change the plan and file it again
before setting out.

A visit counts by the day it began. Where the plan gives its time as tentative (“拟”, “左右”, “初步”), a visit outside it is
only possible, and counted. A record without the number or the name of its item is taken for it by organiser, target,
window and a name alike, and the message says how alike.

Examples:

    items
    number | item     | organiser | targets    | when
    1      | 防汛督查 | 水务局    | 甲县、乙县 | 4月
    2      | 校车检查 | 教育局    | 甲县       | 拟于5月

    records
    number | item     | organiser | target | first      | last
    1      | 防汛督查 | 水务局    | 甲县   | 2026-04-29 | 2026-05-07
    1      | 防汛督查 | 水务局    | 乙县   | 2026-06-02 | 2026-06-03 <- certain
    2      | 校车检查 | 教育局    | 甲县   | 2026-06-02 | 2026-06-02 <- possible

    ---

    items
    number | item         | organiser | targets | when
    1      | 森林防火检查 | 林业局    | 甲县    | 4月

    records
    item               | organiser | target | first      | last
    森林草原防灭火督导 | 林业局    | 甲县   | 2026-05-06 | 2026-05-06 <- certain
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from burden.rule import Finding, Possible, rule
from burden.rulebook import said
from burden.visits.made import among_made
from burden.visits.sure import Sure
from burden.warning import Span, Wording
from burden.when import Reading

ZH = """计划内的检查没有在计划的时间开展。

为什么：其他单位和检查对象都按计划安排工作；不按时间执行的计划就是“两张皮”（F22）。

依据：列入计划的事项不得更改名称和时间（F12，普洱地方规定）；年度计划调整后重新备案（F40，苏州地方规定）。

怎么办：补报这次改期并写明原因；以后按计划的时间开展，确需改期的，出发前调整计划并重新报备。

以检查开始的日子为准。计划时间只是初步意向（拟、左右、初步）的，不在其内只计入“可能”。
记录没有写编号和计划名称的，按单位、对象、时间和相近的名称认定，并写明相似度。
"""
EARLY = Wording(
    "{organiser}的“{item}”计划{planned}（“{phrase}”）到{target}，实际{span}就已开展，早了{days}天{sure}；参照{F12}，列入计划的事项不得更改时间。",
    "“{item}” of {organiser} at {target} is planned for {planned} (“{phrase}”) but was made on {span}, {days:day} early{sure}; an item in the plan does not change its time; see {F12}.",
)


@rule(
    family="off-plan", level="warning", by="target", reach=among_made, changed="2026-11-26",
    zh="{organiser}的“{item}”计划{planned}（“{phrase}”）到{target}，实际{span}才开展，晚了{days}天{sure}；参照{F12}，列入计划的事项不得更改时间。",
    en="“{item}” of {organiser} at {target} is planned for {planned} (“{phrase}”) but was made on {span}, {days:day} late{sure}; an item in the plan does not change its time; see {F12}.",
)  # fmt: skip
def off_window(
    visits: pd.DataFrame,
    items: pd.DataFrame,
    records: pd.DataFrame,  # noqa: ARG001 - without records nothing is known as made, and the engine says so
) -> Iterator[Finding | Possible]:
    """Yield one finding for each visit made outside its window."""
    moved = visits[said(visits["match"], ("moved",))]
    readings: list[Reading] = items["when"].tolist()
    columns = (moved[name].tolist() for name in ("item_row", "first", "planned_first", "planned_last", "score"))
    for row, item, begun, first, last, score in zip(moved.index.tolist(), *columns, strict=True):
        reading = readings[item]
        if reading.tentative:
            yield Possible(1)
            continue
        days = max(begun - last, first - begun)
        facts = {"planned": Span(first, last), "phrase": reading.text, "days": days, "sure": Sure(score)}
        yield Finding((row,), facts, wording=EARLY if begun < first else None)
