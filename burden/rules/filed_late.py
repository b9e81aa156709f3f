"""An inspection was filed after it began, or, where it may be filed afterwards, after the days allowed for that.

Why: a filing made afterwards coordinates nothing; it only covers up that nobody was asked.

Source: every check is approved first, urgent ones are reported and made up (F42): limit filing_days_before, calendar
days before a visit begins by which it is filed and approved. A temporary check is filed within 5 days after it (F39, a
local text, a city rule whose name the copy does not give): limit filing_days_after, calendar days after its last day.

Do: file today what is not filed yet and give the reason for the delay; file the next one before setting out.

A visit not yet made is late only when its filing comes after the last day on which it can start; whether it is late
where it can still start later, or where its time is tentative, is possible, and counted. Temporary are case checks
(complaints, emergencies), visits in no plan and items filed as temporary (“临时”, “一事一报”): filing_days_after holds for
them where it is in force, else filing_days_before for those that are no case checks. A case check that nobody filed is
late once the days are over. Of several filings the earliest counts, refused ones do not. Any other item without a filing
is reported by `unfiled`, the plan of the year filed too late by `plan-late`.

Examples:

    limits: filing_days_before = 0, filing_days_after = 5

    today: 2026-06-15

    items
    number | item     | organiser | targets | when
    1      | 防汛督查 | 水务局    | 甲县    | 4月
    2      | 校车检查 | 教育局    | 甲县    | 5月
    3      | 消防检查 | 应急局    | 甲县    | 6月
    4      | 节水检查 | 水务局    | 甲县    | 6月
    5      | 油品抽查 | 商务局    | 甲县    | 6月8日-9日

    records
    number | item     | organiser | target | first      | last       | type
    1      | 防汛督查 | 水务局    | 甲县   | 2026-04-08 | 2026-04-09 |
           | 燃气抢险 | 住建局    | 甲县   | 2026-04-08 | 2026-04-09 | case
           | 桥梁抢险 | 住建局    | 乙县   | 2026-04-08 | 2026-04-09 | case
           | 投诉核查 | 市监局    | 乙县   | 2026-06-08 | 2026-06-08 | case <- certain
           | 举报核查 | 市监局    | 乙县   | 2026-06-11 | 2026-06-12 | case

    filings
    filing          | numbers | item     | organiser | filed      | approved   | subject
    甲水〔2026〕3号 | 1       |          | 水务局    | 2026-04-07 | 2026-04-10 |           <- certain
    甲教〔2026〕1号 | 2       |          | 教育局    | 2026-06-03 |            |           <- certain
    甲急〔2026〕2号 | 3       |          | 应急局    | 2026-06-10 |            |           <- possible
    甲水〔2026〕4号 | 4       |          | 水务局    | 2026-05-31 |            |
    甲商〔2026〕1号 | 5       |          | 商务局    | 2026-06-12 |            | temporary
    甲建〔2026〕5号 |         | 燃气抢险 | 住建局    | 2026-04-14 |            |
    甲建〔2026〕6号 |         | 桥梁抢险 | 住建局    | 2026-04-15 |            |           <- certain
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.due import filings_late
from burden.naming import some
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limits, said
from burden.visits import blamed
from burden.visits.lateness import filed, late
from burden.warning import Span, Wording

ZH = """检查开始之后才报备；可以事后补报的，超过了补报的期限。

为什么：事后报备起不到统筹作用，只是补手续。

依据：每次检查先经批准，紧急的事后补办（F42）：限额 filing_days_before，即检查开始前多少个自然日完成报备审批。
临时检查后5日内报备（F39，地方规定，转载未注明是哪个市）：限额 filing_days_after，即检查结束后多少个自然日。

怎么办：没有报备的当天补报，迟报的写明原因；今后先报备并获批再出发。

尚未开展的检查，报备晚于它最迟的开始日才算迟报；仍可以安排在报备之后的、时间只是初步意向的，只计入“可能”。个案检查（投诉举报、应急处置）、
计划外的检查和按临时事项（一事一报）报备的是临时检查：有 filing_days_after 的按它，没有的，个案检查不看，其余按 filing_days_before。
个案检查过了期限仍没有报备的也算迟报。有几次报备的看最早的一次，未获批准的不算。其他没有报备的由 unfiled 提示，年度计划报迟的由 plan-late 提示。
"""
AFTER = Wording(
    "{organiser}的临时检查“{item}”（{begun}，{target}）到{filed}才补报（{filing}），应不晚于{due}（检查后{cap}天内）；依据{limit}。",
    "The temporary check “{item}” of {organiser} ({begun}, {target}) was filed ({filing}) only on {filed}, due by {due}, "
    "{cap:day} after it; by {limit}.",
)
NEVER = Wording(
    "{organiser}的个案检查“{item}”（{span}，{targets}）到{today}仍没有补报，应不晚于{due}（检查后{cap}天内）；依据{limit}。",
    "The case check “{item}” of {organiser} ({span}, {targets}) is still not filed on {today}; it was due by {due}, {cap:day} "
    "after it; by {limit}.",
)


@rule(
    family="unreported", level="warning", by="organiser", cell="filed", limits=("filing_days_before", "filing_days_after"),
    changed="2026-11-26",
    zh="{organiser}的“{item}”到{filed}才完成报备审批（{filing}），而到{target}的检查{begun}开始，应不晚于{due}；依据{limit}。",
    en="“{item}” of {organiser} was filed and approved ({filing}) only on {filed}; its visit to {target} begins {begun}, so "
    "it was due by {due}; by {limit}.",
)  # fmt: skip
def filed_late(
    visits: pd.DataFrame, items: pd.DataFrame, filings: pd.DataFrame, limits: Limits, today: int
) -> Iterator[Finding | Possible]:
    """Yield one finding for each filing, organiser and limit, naming the visit that is due first, and for each case never filed."""
    told = filed(visits, items, filings)
    case = said(told["type"], ("case",))
    temporary = case | said(told["match"], ("none",)) | said(filings["subject"], ("temporary",))[told["filing"].to_numpy()]
    after = temporary & (limits.on("filing_days_after", told) >= 0)
    for limit, every in limits.applied("filing_days_before", told[~after & ~case]):
        under, days = blamed(every, limit), int(limit.value)
        due, hoped = under["start"].to_numpy() - days, under["first"].to_numpy() - days
        groups, possible = late(under, filings, under["complete"].to_numpy(), due, hoped)
        yield from filings_late(groups, limit)
        yield Possible(possible)
    for limit, every in limits.applied("filing_days_after", told[after]):
        under = blamed(every, limit)
        due = under["last"].to_numpy() + int(limit.value)
        groups, possible = late(under, filings, under["filed"].to_numpy(), due, due)
        yield from filings_late(groups, limit, AFTER)
        yield Possible(possible)
    cases = visits[visits["made"].to_numpy() & said(visits["type"], ("case",))]
    yield from never(cases[~np.isin(cases.index.to_numpy(), told.index.to_numpy())], limits, today)


def never(cases: pd.DataFrame, limits: Limits, today: int) -> Iterator[Finding]:
    """One finding for each case check without a filing whose days to file it are over, whatever its targets."""
    for limit, every in limits.applied("filing_days_after", cases):
        under = blamed(every, limit)
        over = under[under["last"].to_numpy() + int(limit.value) < today]
        for _, same in over.groupby(["organiser", "item", "first"], observed=True, sort=True):
            due, names = same["last"].tolist()[0] + int(limit.value), same["target"].tolist()
            facts = {"due": Span(due, due), "today": Span(today, today), "targets": some(names)}
            target = names[0] if len(set(names)) == 1 else ""
            yield Finding(tuple(same.index.tolist()), facts, limit=limit, target=target, wording=NEVER)
