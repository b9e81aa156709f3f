"""The planned days of an item are over and no visit is on record.

Why: what is announced and never made ties up days that others could have had, and shows that the plan was not meant; or
it was made and nobody recorded it.

Source: plan and execution are one, not two skins (F22, a case named in public); every planned check is carried out (F36,
a local target of Jinyun).

Do: make the visit and file the new time, cancel the item, or hand in the missing record.

One warning for each item and each of its windows, naming how many of its targets were not visited. Sampled targets
(“随机抽取”) are not blamed one by one, and tentative times not at all: where nothing was made in such a window it is
possible, and counted; so it is where a record may be of this item or of another (see `ambiguous`). A joint visit is made when one of its organisers recorded it. Cancelled items are left out.

Examples:

    today: 2026-07-01

    items
    number | item     | organiser | targets              | when         | share
    1      | 防汛督查 | 水务局    | 甲县、乙县、丙县     | 4月          | 1     <- certain
    2      | 校车检查 | 教育局    | 甲县                 | 5月          | 1
    3      | 消防检查 | 应急局    | 甲县、乙县           | 第三季度     | 1
    4      | 用电抽查 | 应急局    | 甲厂、乙厂、丙厂     | 3月          | 0.3   <- possible
    5      | 卫生抽查 | 卫健局    | 甲厂、乙厂、丙厂     | 3月          | 0.3

    records
    number | item     | organiser | target | first      | last
    1      | 防汛督查 | 水务局    | 丙县   | 2026-04-08 | 2026-04-08
    2      | 校车检查 | 教育局    | 甲县   | 2026-06-02 | 2026-06-02
    5      | 卫生抽查 | 卫健局    | 乙厂   | 2026-03-10 | 2026-03-10

    ---

    today: 2026-07-01

    items
    number | item             | organiser | targets | when
    1      | 校园食堂安全检查 | 教育局    | 甲县    | 4月  <- possible
    2      | 校园设施安全检查 | 教育局    | 甲县    | 4月

    records
    item             | organiser | target | first      | last
    校园安全专项督查 | 教育局    | 甲县   | 2026-04-08 | 2026-04-08
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals.sorting import alike, among, once
from burden.naming import some
from burden.rule import Finding, Possible, rule
from burden.rulebook import said
from burden.visits.columns import codes
from burden.warning import Span

ZH = """事项的计划时间已过，却没有到访记录。

为什么：报了计划又不开展，占住了别人可用的日子，也说明计划并非真要执行；或者开展了却没有人登记。

依据：计划与执行不得“两张皮”（F22，公开通报的案例）；计划检查任务完成率100%（F36，缙云地方目标）。

怎么办：补做并报备新的时间，取消该事项，或者补交执行记录。

每个事项的每个时间窗口提示一次，写明有多少对象没有到访。随机抽取的对象不逐一追究，初步意向的时间不追究：
这样的窗口里一次也没有开展的，只计入“可能”；有记录可能是这一项、也可能是别的一项的（见 ambiguous），也只计入“可能”。联合检查有一个单位登记即算开展。已取消的事项不看。
"""
WINDOW = ["item_row", "planned_first", "planned_last"]
NAMED = 3  # targets named in a message


@rule(
    absence=True,
    family="off-plan", level="warning", by="plan", changed="2026-11-26",
    zh="{organiser}的“{item}”计划{span}到{planned}个对象，到{today}仍有{missing}个没有到访记录（{few}）。",
    en="“{item}” of {organiser} is planned for {span} at {planned:target}; by {today} {missing:has|have} no record "
    "of a visit ({few}).",
)  # fmt: skip
def not_run(
    visits: pd.DataFrame,
    items: pd.DataFrame,  # noqa: ARG001 - without a plan there is nothing to run, and the engine says so
    records: pd.DataFrame,  # noqa: ARG001 - without records nothing is known as made, and the engine says so
    today: int,
) -> Iterator[Finding | Possible]:
    """Yield one finding for each item and window."""
    until, made = codes(visits, "planned_last"), codes(visits, "made")
    planned = visits[(codes(visits, "item_row") >= 0) & (until < today) & (codes(visits, "planned_first") >= 0)]
    ran = once(codes(visits, "joint")[made])
    missed = ~codes(planned, "made") & ~among(codes(planned, "joint"), ran)
    window = alike(*(codes(planned, name) for name in WINDOW))
    loose = missed.copy()
    loose[missed] = ~codes(planned, "firm")[missed] | in_doubt(planned[missed], visits)
    firm = missed & ~loose
    told = planned.assign(window=window, missed=firm)[among(window, once(window[firm]))]
    for _, rows in told.groupby("window"):
        yield finding(rows, today)
    yield Possible(len(np.setdiff1d(window[loose], window[codes(planned, "made")])))


def in_doubt(missed: pd.DataFrame, visits: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which visits not made may be one that was made, since its record fits their item as well as another."""
    unsure = visits[said(visits["match"], ("unsure",))]
    reached = {(row, target) for rows, target in zip(unsure["rivals"], unsure["target"], strict=True) for row in rows}
    if not reached:
        return np.zeros(len(missed), dtype=bool)
    keys = zip(missed["item_row"].tolist(), missed["target"].tolist(), strict=True)
    return np.array([key in reached for key in keys], dtype=bool)


def finding(rows: pd.DataFrame, today: int) -> Finding:
    """The finding over one window of one item: the visits planned in it, some of them `missed`."""
    item, first, last = (int(rows[name].iloc[0]) for name in WINDOW)
    names = sorted(set(rows["target"].to_numpy()[codes(rows, "missed")].tolist()))
    facts = {
        "planned": len(once(codes(rows, "target"))), "missing": len(names), "few": some(names, NAMED, counted=True),
        "today": Span(today, today),
    }  # fmt: skip
    return Finding((item,), facts, table="items", span=Span(first, last), target=names[0] if len(names) == 1 else "")
