"""One target receives more visits in a day, a week or a month than the policy allows.

Why: visits that pile up in a short time stop the target's own work, even when no two fall on one day.

Source: a platform that checks every visit marks an enterprise visited more than once a day, twice a week or three times
a month (F23, a local text of Chengdu); limits visits_per_day, visits_per_week, visits_per_month.

Do: move what is still to come to another day, week or month, or make it part of a joint visit, until the limit is kept; for
what is past, give the reason and spread or join the next ones.

A visit is counted on every day it takes and in the week and the month in which it begins, so that no visit is counted
twice in one row of months. Certain: all placements are on that day, or begin in that week or month. Where no single period
is certain but several together must hold more visits than they may, see forced-crowding. Visits that the text of the limit
exempts (case checks, ordered from above) are not blamed; visits below a unit load it where the limit says so.

Examples:

    limits: visits_per_day = 1, visits_per_week = 2

    target | organiser | first      | last
    甲厂   | 应急局    | 2026-03-02 | 2026-03-02
    甲厂   | 应急局    | 2026-03-02 | 2026-03-02 <- certain
    乙厂   | 人社局    | 2026-03-02 | 2026-03-02
    乙厂   | 水务局    | 2026-03-03 | 2026-03-03
    乙厂   | 应急局    | 2026-03-05 | 2026-03-05 <- certain
    丙厂   | 人社局    | 2026-03-06 | 2026-03-06
    丙厂   | 水务局    | 2026-03-07 | 2026-03-07
    丙厂   | 应急局    | 2026-03-09 | 2026-03-09

    ---

    limits: visits_per_month = 1 exempt case
    possible: 2

    target | organiser | item     | first      | last       | days | type
    甲厂   | 人社局    | 用工检查 | 2026-03-01 | 2026-03-31 | 1    |
    甲厂   | 应急局    | 安全检查 | 2026-03-01 | 2026-03-31 | 1    |      <- certain
    甲厂   | 水务局    | 用水检查 | 2026-03-02 | 2026-03-02 |      | case
    乙厂   | 应急局    | 安全检查 | 2026-03-01 | 2026-04-30 | 1    |
    乙厂   | 人社局    | 用工检查 | 2026-03-01 | 2026-04-30 | 1    |      <- possible
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.intervals import meetings
from burden.rule import Findings, Possible, rule
from burden.rulebook import Limits
from burden.tally import Tally, beside, near, over, tallies, too_many
from burden.warning import Wording

ZH = """同一对象在一天、一周或一个月内接受检查的次数超过规定。

为什么：短时间内检查扎堆，即使不在同一天，也使对象无法正常工作。

依据：一码检查平台对同一企业一天超过1次、一周超过2次、一月超过3次的予以标记（F23，成都地方规定）；限额 visits_per_day、visits_per_week、visits_per_month。

怎么办：把还没去的改到别的日子、别的周或者别的月，或者合并为联合检查，减到限额以内；已经过去的，说明原因，以后错开或者联合开展。

一次检查计入到访的每一天，以及开始的那一周、那个月，所以同一次不会计入两个月。怎样安排都在那一天、都在那一周或那个月开始的，为确定；
单看哪一段都不一定超过、几段合起来却必然超过的，见 forced-crowding。规定不计的检查（个案、上级部署）不追究；限额写明的，到下辖单位的检查也计入本单位。
"""
NAMES = {"week": ("一周", "week"), "month": ("一个月", "month")}
CERTAIN = {
    unit: Wording(
        f"{{target}}在{{span}}的{zh}内接受{{n}}次检查{{below}}（{{visits}}），限{zh}{{cap}}次，超出{{over}}次；依据{{limit}}{{spared}}。",
        f"{{target}} is visited {{n:time}}{{below}} in the {en} {{span}} ({{visits}}), {{over}} more than the {{cap}} a {en} of "
        "{limit}{spared}.",
    )
    for unit, (zh, en) in NAMES.items()
}
DAY = Wording(
    "{target}在{span}同一天接受{n}次检查{below}（{visits}），限一天{cap}次，超出{over}次；依据{limit}{spared}。",
    "{target} is visited {n:time}{below} on {span} ({visits}), {over} more than the {cap} a day of {limit}{spared}.",
)


@rule(
    family="crowding", level="warning", by="county", may=near, reach=beside, limits=("visits_per_day", "visits_per_week", "visits_per_month"),
    changed="2026-11-26", zh=DAY.zh, en=DAY.en,
)  # fmt: skip
def crowded(visits: pd.DataFrame, limits: Limits) -> Iterator[Findings | Possible]:
    """Yield one finding for each day, week or month of a target that holds too many."""
    for tally in tallies(limits, "visits_per_day", visits):
        yield days(tally)
    for turn, unit in enumerate(("week", "month"), 1):
        for tally in tallies(limits, f"visits_per_{unit}", visits, turn=turn):
            yield from too_many(tally, unit, CERTAIN[unit], None)


def days(tally: Tally) -> Findings:
    """Groups of more visits than the limit that must meet, on the days their windows share."""
    met = tally.blames(meetings(tally.key(), tally.column("start"), tally.column("end"), int(tally.limit.value)))
    first, last = over(met, tally.column("first"), np.maximum), over(met, tally.column("last"), np.minimum)
    return tally.findings(met, first, last, DAY)
