"""An item of the plan does not say when.

Why: a visit without a time cannot be coordinated with any other; it is in no calendar and no other rule counts it.

Source: no policy gives a figure; a supervision scheme states its content, targets and scope and keeps frequency and
duration under control (F52), which needs a time.

Do: enter days, a month or a quarter, or how often (“每季度一次”); where the time hangs on an event or an order from above,
give the likely time as tentative (“拟于6月”).

Where several items of a sheet give a time nowhere, that is one warning for the sheet. Cancelled items are left out. A time that
was damaged or impossible is told by `unreadable`, with its cell.

Examples:

    items
    number | item     | organiser | targets | when         | cancelled
    1      | 防汛督查 | 水务局    | 甲县    | 4月          |
    2      | 校车检查 | 教育局    | 甲县    | 每季度一次   |
    3      | 值守督查 | 应急局    | 甲县    | 根据上级安排 |     <- certain
    4      | 食堂检查 | 教育局    | 甲县    |              |     <- certain
    5      | 用电检查 | 应急局    | 甲县    | 13月         |
    6      | 停办检查 | 应急局    | 甲县    |              | yes

    ---

    items
    number | item     | organiser | targets | when
    1      | 防汛督查 | 水务局    | 甲县    |     <- certain
    2      | 校车检查 | 教育局    | 甲县    |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from burden.naming import some
from burden.plan import Sheet
from burden.rule import Finding, rule
from burden.visits.listed import silent_sheets
from burden.warning import Lang, Wording
from burden.when import Reading

ZH = """计划事项没有写明时间。

为什么：没有时间的检查无法与别的统筹，不在任何日历上，其他规则也数不到它。

依据：没有政策给出数字；督查方案要明确内容、对象、范围，控制频次和时限（F52），这都离不开时间。

怎么办：填写日期、月份、季度，或者频次（每季度一次）；取决于某事或上级安排的，先填拟定时间（拟于6月）。

整张表几个事项都没有填时间的，合为一条。已取消的事项不看。时间写坏了或不存在的，由 unreadable 指出所在的单元格。
"""
BLANK = Wording("{organiser}的“{item}”没有填写时间。", "“{item}” of {organiser} gives no time.")
SHEET = Wording("{sheet}的{n}个事项都没有填写时间（{few}）。", "Not one of the {n:item} of {sheet} gives a time ({few}).")


@dataclass(frozen=True)
class Why:
    """Why a time cannot be placed, in both languages."""

    zh: str
    en: str

    def cite(self, lang: Lang) -> str:
        """The reason."""
        return self.zh if lang == "zh" else self.en


@rule(
    family="data", level="note", by="plan", cell="time", changed="2026-11-26",
    zh="{organiser}的“{item}”的时间“{phrase}”排不进日历：{problem}。",
    en="The time “{phrase}” of “{item}” of {organiser} cannot be placed in a calendar: {problem}.",
)  # fmt: skip
def undated(items: pd.DataFrame, sheets: tuple[Sheet, ...]) -> Iterator[Finding]:
    """Yield one finding for each item that no calendar can show, or for a sheet that gives no time at all."""
    readings, names = items["when"].tolist(), items["item"].tolist()
    mute = silent_sheets(items, [*map(told, readings)])
    for sheet, rows in mute.items():
        stands = " ".join(filter(None, (sheets[sheet].file, sheets[sheet].sheet)))
        facts: dict[str, object] = {"sheet": stands, "n": len(rows), "few": some((names[row] for row in rows), counted=True)}
        yield Finding((rows[0],), facts, table="items", target="", organiser="", wording=SHEET)
    living = np.flatnonzero(~items["cancelled"].to_numpy(dtype=bool)).tolist()
    for row in sorted(set(living).difference(*mute.values())):
        if not dated(readings[row]):
            phrase, *why = (getattr(readings[row], name, "") for name in ("text", "problem", "problem_en"))
            facts = {"phrase": phrase.strip(), "problem": Why(*(text.rstrip("。；.; ") for text in why))}
            yield Finding((row,), facts, table="items", wording=None if facts["phrase"] else BLANK)


def told(reading: object) -> bool:
    """Whether a reading says when, if only by its frequency."""
    return bool(getattr(reading, "text", "").strip()) or dated(reading)


def dated(reading: object) -> bool:
    """Whether a reading gives a window or a recurrence, or is damaged, which is another fault."""
    if not isinstance(reading, Reading):
        return False
    return reading.kind == "unreadable" or (reading.kind != "unscheduled" and bool(reading.windows or reading.per))
