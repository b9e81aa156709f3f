"""No placement of the visits in their windows avoids crowding: together they need more room than there is.

Why: each window looks harmless, and the trouble shows only when the last team has no free day left to come on.

Source: the same limits as same-days and crowded. In the same place and the same time activities are coordinated (F17), in
principle never two teams in one place at once (F18), a platform marks an enterprise visited too often in a day, a week or a
month (F23); all are local texts. Limits organisers_per_day, visits_per_day, visits_per_week, visits_per_month.

Do: widen windows beyond these days, or merge visits into joint ones, until there is room; for what is past, give the reason and
spread the next windows.

For every span of days between the beginning of one window and the end of another: the working days that the visits inside
need against those there are, times the limit (of one organiser only the longest visit counts where organisers are counted);
for weeks and months the visits that must begin in them against the limit. Named is the tightest span and what is in it,
then the tightest of what is left. Spans in which visits already collide for certain are left to same-days and crowded.
Visits that the text of the limit exempts are not blamed; visits below a unit load it where the limit says so.

Examples:

    limits: organisers_per_day = 1

    target | organiser | item     | first      | last       | days
    甲县   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-03 | 1
    甲县   | 人社局    | 用工检查 | 2026-03-02 | 2026-03-03 | 1
    甲县   | 水务局    | 防汛检查 | 2026-03-02 | 2026-03-03 | 1 <- forced
    乙县   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-31 | 1
    乙县   | 人社局    | 用工检查 | 2026-03-02 | 2026-03-31 | 1
    丙县   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-03 |
    丙县   | 人社局    | 用工检查 | 2026-03-02 | 2026-03-03 |

    ---

    limits: visits_per_day = 1

    target | organiser | item     | first      | last       | days
    甲厂   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-03 | 1
    甲厂   | 应急局    | 用气检查 | 2026-03-02 | 2026-03-03 | 1
    甲厂   | 应急局    | 用电检查 | 2026-03-02 | 2026-03-03 | 1 <- forced

    ---

    limits: visits_per_month = 1 exempt case

    target | organiser | item     | first      | last       | days | type
    甲厂   | 应急局    | 安全检查 | 2026-03-01 | 2026-04-30 | 1    |
    甲厂   | 人社局    | 用工检查 | 2026-03-01 | 2026-04-30 | 1    |
    甲厂   | 水务局    | 用水检查 | 2026-03-01 | 2026-04-30 | 1    | <- forced
    乙厂   | 应急局    | 安全检查 | 2026-03-01 | 2026-04-30 | 1    |
    乙厂   | 人社局    | 用工检查 | 2026-03-01 | 2026-04-30 | 1    |
    乙厂   | 水务局    | 用水检查 | 2026-03-01 | 2026-04-30 | 1    | case
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import Calendar
from burden.intervals import meetings
from burden.rule import Findings, rule
from burden.rulebook import Limits
from burden.tally import Tally, Windows, distinct, forced, linked, no_room, room_taken, tallies, tight
from burden.warning import Wording

ZH = """各次检查在各自的时间窗口内怎样安排，都避不开扎堆：合起来需要的天数或次数，超过能够容纳的。

为什么：单看每个窗口都没有问题，等最后一个检查组要来时，才发现已经没有空着的日子。

依据：与同日到访、扎堆的限额相同。同一地点、同一时段的活动要统筹（F17）；原则上不同时到同一地方（F18）；平台对一天、一周、一月内到访过多的企业予以标记
（F23）；均为地方规定。限额 organisers_per_day、visits_per_day、visits_per_week、visits_per_month。

怎么办：把时间窗口放宽到这段时间以外，或者合并为联合检查，直到排得下；已经过去的，说明原因，以后把时间窗口错开。

从任一窗口的开始到任一窗口的结束，把其间各次检查所需的工作日，与这段时间的工作日乘以限额相比（按单位计的，同一单位只计最长的一次）；
周、月按必须在其中开始的次数与限额相比。指出的是最紧的一段和其中的事项，再看其余的。已有检查必然相撞的，由 same-days、crowded 提示。
规定不计的检查不追究；限额写明的，到下辖单位的检查也计入本单位。
"""
ORGANISERS = Wording(
    "{target}在{span}内须接待{n}次检查{below}（{visits}），共需{need}个工作日，按每天{cap}个单位只有{room}个：怎样安排都会同日到访；依据{limit}{spared}。",
    "{target} must receive {n:visit}{below} in {span} ({visits}): they need {need:working day}, and at {cap:organiser} "
    "a day there is room for {room}; however they are placed, some fall on one day; by {limit}{spared}.",
)
VISITS = Wording(
    "{target}在{span}内须接受{n}次检查{below}（{visits}），共需{need}个工作日，按一天{cap}次只有{room}个：怎样安排都会超过；依据{limit}{spared}。",
    "{target} must be visited {n:time}{below} in {span} ({visits}): they need {need:working day}, and at {cap} a "
    "day there is room for {room}: no placement keeps to {limit}{spared}.",
)
NAMES = {"week": ("一周", "a week"), "month": ("一个月", "a month")}
PERIODS = {
    unit: Wording(
        f"{{target}}在{{span}}内须接受{{n}}次检查{{below}}（{{visits}}），按{zh}{{cap}}次至多容纳{{room}}次：怎样安排都会超过；依据{{limit}}{{spared}}。",
        f"{{target}} must be visited {{n:time}}{{below}} in {{span}} ({{visits}}), which holds {{room}} at {{cap}} {en}: no placement "
        "keeps to {limit}{spared}.",
    )
    for unit, (zh, en) in NAMES.items()
}


@rule(
    family="crowding", level="error", by="county", may=tight, reach=linked, since="2026-11-26",
    limits=("organisers_per_day", "visits_per_day", "visits_per_week", "visits_per_month"),
    zh=ORGANISERS.zh, en=ORGANISERS.en,
)  # fmt: skip
def forced_crowding(visits: pd.DataFrame, calendar: Calendar, limits: Limits) -> Iterator[Findings]:
    """Yield one finding for each span of a target that must hold too much."""
    for tally in tallies(limits, "organisers_per_day", visits):
        yield no_days(tally, calendar, ORGANISERS, tally.column("organiser"))
    for tally in tallies(limits, "visits_per_day", visits, turn=1):
        yield no_days(tally, calendar, VISITS, np.arange(len(tally)))
    for turn, (unit, wording) in enumerate(PERIODS.items(), 2):
        for tally in tallies(limits, f"visits_per_{unit}", visits, turn=turn):
            yield no_room(tally, unit, wording)


def no_days(tally: Tally, calendar: Calendar, wording: Wording, party: npt.NDArray[Any]) -> Findings:
    """The spans that need more working days than there are, of visits of one party only the longest."""
    cap, key = tally.limit.value, tally.key()

    def room(first: npt.NDArray[Any], last: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.asarray(calendar.workdays(first, last), dtype=float) * cap

    met = meetings(key, tally.column("start"), tally.column("end"), int(cap))
    certain = met.where(distinct(met, party) > cap)
    first, last = tally.column("first"), tally.column("last")
    windows = Windows(first, last, tally.column("days"), *room_taken(tally.limit, first, last, calendar), cap, party)
    found = forced(tally, windows, room, certain)
    return tally.findings(found.groups, found.first, found.last, wording, "forced", need=found.need, room=found.room)
