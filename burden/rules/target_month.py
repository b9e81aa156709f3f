"""One target receives more visits in a month than it may, from whomever they come.

Why: a county or a park that receives somebody every other day does nothing but receive; a monthly number lets it say no.

Source: the number of on-site items one unit receives in a month is capped, and what is over it may be refused (F11, a local
text of Changde); for provinces, from central departments, F02 caps the monthly average and leaves out emergencies. Neither
number is published, so the limit target_visits_per_month is off until an office gives its own.

Do: move what is still to come to a month with room, or make it part of other visits, until the limit is kept; for what is past,
give the reason and spread the next ones over more months.

A visit is counted in the month in which it begins; a joint visit counts once. Visits below a unit (townships of a county)
load it where the limit says so. Visits that the text exempts (case checks, ordered from above) are not blamed. Certain: all
starts of too many lie in one month. Forced: no single month is certain, but several together must hold more than they may.

Examples:

    limits: target_visits_per_month = 2 exempt case

    target | organiser | item     | first      | last       | days | type
    甲县   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-03 |      |
    甲县   | 人社局    | 用工检查 | 2026-03-09 | 2026-03-10 |      |
    甲县   | 水务局    | 防汛检查 | 2026-03-10 | 2026-03-31 | 2    |      <- certain
    甲县   | 应急局    | 事故调查 | 2026-03-12 | 2026-03-12 |      | case
    乙县   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-03 |      |
    乙县   | 人社局    | 用工检查 | 2026-03-09 | 2026-03-10 |      |
    乙县   | 水务局    | 防汛检查 | 2026-03-30 | 2026-04-30 | 2    |

    ---

    limits: target_visits_per_month = 1 below

    target | county | organiser | item     | first      | last       | days
    甲县   | 甲县   | 应急局    | 安全检查 | 2026-03-01 | 2026-04-30 | 1
    红旗镇 | 甲县   | 人社局    | 用工检查 | 2026-03-01 | 2026-04-30 | 1
    东风镇 | 甲县   | 水务局    | 防汛检查 | 2026-03-01 | 2026-04-30 | 1    <- forced
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from burden.rule import Findings, Possible, rule
from burden.rulebook import Limits
from burden.tally import linked, near, tallies, too_many
from burden.warning import Wording

ZH = """同一对象一个月内接受检查的次数超过规定，不论由谁来。

为什么：隔一天接待一组的县和园区，除了接待什么也做不成；有了月度次数，对象才好说“不”。

依据：对象每月接受入场检查的次数有上限，超过的可以拒绝（F11，常德地方规定）；省里每月平均接受中央部门检查的次数也有上限，应急的除外（F02）。
两个数字均未公布，所以限额 target_visits_per_month 由本单位给出以后才执行。

怎么办：把还没去的改到有余量的月份，或者并入其他检查，减到限额以内；已经过去的，说明原因，以后错开月份。

一次检查计入开始的那个月，联合检查只计一次。限额写明的，到下辖单位（县的乡镇）的检查也计入本单位。规定不计的（个案、上级部署）不追究。
一个月内必然超过的为确定；单看哪个月都不一定超过，几个月合起来怎样安排都会超过的，为必然。
"""
CERTAIN = Wording(
    "{target}在{span}接受{n}次检查{below}（{visits}），限每月{cap}次，超出{over}次；依据{limit}{spared}。",
    "{target} is visited {n:time}{below} in {span} ({visits}), {over} more than the {cap} a month of {limit}{spared}.",
)
FORCED = Wording(
    "{target}在{span}须接受{n}次检查{below}（{visits}），按每月{cap}次至多{room}次：怎样安排都会超过；依据{limit}{spared}。",
    "{target} must be visited {n:time}{below} in {span} ({visits}), where {cap} a month makes room for {room}: no placement keeps to "
    "{limit}{spared}.",
)


@rule(
    family="frequency", level="warning", by="county", may=near, reach=linked, limits=("target_visits_per_month",), since="2026-11-26",
    zh=CERTAIN.zh, en=CERTAIN.en,
)  # fmt: skip
def target_month(visits: pd.DataFrame, limits: Limits) -> Iterator[Findings | Possible]:
    """Yield one finding for each target and month over the number."""
    for tally in tallies(limits, "target_visits_per_month", visits):
        yield from too_many(tally, "month", CERTAIN, FORCED)
