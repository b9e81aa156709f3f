"""The plan of a year or a quarter was filed after the day it was due.

Why: whoever coordinates must see all plans side by side before the first visit; a plan that comes in March could not be
weighed against those of January.

Source: all of them local texts. The annual plan for enterprises is handed in by 10 January (F37, Nanfen and Kaiyuan) or
filed by the end of March (F38, Liaocheng and Huaihua): limit plan_filed_by, a day of the year written month * 100 + day
(110, 331). The plan of the next quarter is filed in March, June, September and December (F39, a city rule whose name the
copy does not give): limit quarter_filed_by, calendar days before the quarter begins; 1 is the last day of the month
before.

Do: write down why it is late; no visit begins before its plan is filed, and the next plan comes in time.

A plan filed earlier, the whole year in January for instance, is in time for every quarter. A visit belongs to the
quarter in which it begins; where its window goes over several quarters, the plan is late for certain only when it came
after the last of them was due, else that is possible, and counted; so is a tentative time. Items filed as temporary (“临时”,
“一事一报”) or as a change, case checks and visits in no plan are left to `filed-late`. Of several filings the earliest
counts, refused ones do not.

Examples:

    limits: plan_filed_by = 331

    items
    number | item     | organiser | targets    | when
    1      | 消防检查 | 应急局    | 甲厂、乙厂 | 4月
    2      | 用电检查 | 应急局    | 甲厂       | 6月
    3      | 计量检查 | 市监局    | 甲厂       | 6月
    4      | 广告检查 | 市监局    | 甲厂       | 6月

    filings
    filing          | numbers | organiser | filed      | subject
    甲急〔2026〕2号 | 1、2    | 应急局    | 2026-04-01 |           <- certain
    甲监〔2026〕1号 | 3       | 市监局    | 2026-03-31 |
    甲监〔2026〕7号 | 4       | 市监局    | 2026-06-01 | temporary

    ---

    limits: quarter_filed_by = 1

    items
    number | item     | organiser | targets | when
    1      | 消防检查 | 应急局    | 甲厂    | 4月
    2      | 用电检查 | 应急局    | 甲厂    | 第三季度
    3      | 计量检查 | 市监局    | 甲厂    | 3月至8月
    4      | 广告检查 | 文旅局    | 甲厂    | 10月

    filings
    filing          | numbers | organiser | filed
    甲急〔2026〕2号 | 1、2    | 应急局    | 2026-04-01 <- certain
    甲监〔2026〕1号 | 3       | 市监局    | 2026-06-30 <- possible
    甲文〔2026〕1号 | 4       | 文旅局    | 2026-01-05
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.due import filings_late
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits, said
from burden.visits import blamed
from burden.visits.lateness import filed, late
from burden.warning import Wording

Days = npt.NDArray[np.int64]
ZH = """年度计划或者季度计划报备晚于规定的日期。

为什么：统筹的人要在第一次检查之前看到所有计划；三月才来的计划没法与一月的放在一起比较。

依据：都是地方规定。涉企年度计划1月10日前报审（F37，南芬、开原）或3月底前报备（F38，聊城、怀化）：限额 plan_filed_by，写作“月×100+日”（110、331）。
下一季度的计划在3月、6月、9月、12月报备（F39，转载未注明是哪个市）：限额 quarter_filed_by，即季度开始前多少个自然日；1 就是上一个月的最后一天。

怎么办：写明迟报的原因；报备之前其中的检查一律不开始，下一份计划按期报备。

提前报备的（如一月报全年）对每个季度都不算迟。检查属于它开始的那个季度；窗口跨几个季度的，晚于最后一个季度的期限才算迟报，否则只计入“可能”，
时间只是初步意向的也是。按临时事项（一事一报）或变更报备的、个案检查和计划外的检查由 filed-late 看。有几次报备的看最早的一次，未获批准的不算。
"""
QUARTER = Wording(
    "{organiser}的{n}个事项（{few}）到{filed}才报备（{filing}），其中“{item}”{begun}到{target}，所在季度的计划应不晚于{due}报备；依据{limit}。",
    "{organiser} filed {n:item} ({few}; {filing}) only on {filed}; “{item}” visits {target} {begun}, and the plan of that "
    "quarter was due by {due}; by {limit}.",
)


@rule(
    family="unreported", level="warning", by="organiser", cell="filed", limits=("plan_filed_by", "quarter_filed_by"),
    since="2026-11-26",
    zh="{organiser}的{n}个年度计划事项（{few}）到{filed}才报备（{filing}），应不晚于{due}；依据{limit}。",
    en="{organiser} filed {n:item} of its annual plan ({few}; {filing}) only on {filed}, due by {due}; by {limit}.",
)  # fmt: skip
def plan_late(visits: pd.DataFrame, items: pd.DataFrame, filings: pd.DataFrame, limits: Limits) -> Iterator[Finding | Possible]:
    """Yield one finding for each filing, organiser and limit."""
    told = filed(visits, items, filings, ("", "plan"))
    planned = told[~said(told["type"], ("case",)) & ~said(told["match"], ("none",))]
    for limit, every in limits.applied("plan_filed_by", planned):
        under = blamed(every, limit)
        due = year_day(under["first"].to_numpy(), int(limit.value))
        yield from found(under, filings, due, due, limit, None)
    for limit, every in limits.applied("quarter_filed_by", planned):
        under, before = blamed(every, limit), int(limit.value)
        last, first = (quarter_first(under[name].to_numpy()) - before for name in ("start", "begin"))
        yield from found(under, filings, last, first, limit, QUARTER)


def found(
    under: pd.DataFrame, filings: pd.DataFrame, due: Days, hoped: Days, limit: Limit, wording: Wording | None
) -> Iterator[Finding | Possible]:
    """The findings of one limit, and how many more are possible."""
    groups, possible = late(under, filings, under["filed"].to_numpy(), due, hoped)
    yield from filings_late(groups, limit, wording)
    yield Possible(possible)


def year_day(first: Days, value: int) -> Days:
    """The day month * 100 + day of the year in which each visit begins."""
    month, date = divmod(value, 100)
    january = first.astype("datetime64[D]").astype("datetime64[Y]").astype("datetime64[M]")
    return (january + (month - 1)).astype("datetime64[D]").astype(np.int64) + (date - 1)


def quarter_first(days: Days) -> Days:
    """The first day of the quarter each day lies in."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) // 3 * 3
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
