"""Nobody went back in time to see whether what a visit found stays mended.

Why: what is mended for the report comes undone after it; only a second look tells a mended thing from a mended paper.

Source: findings are listed, kept in a ledger and fed back (F51, national); a joint check says when they are to be put right
(F55, a local text of Inner Mongolia). Neither says within how many days somebody looks again: limit look_back_days,
calendar days after the day the findings were put right, is off until an office gives its own. Where a record gives the
day by which somebody is to look again, that day holds and no limit is asked.

Do: look again, without notice where possible, and enter the day; one look may serve several findings.

What is not due yet today is no trouble. Where not one record of a sheet gives a day on which somebody looked again,
nobody kept that column: its visits are only possible, and counted. What is not put right yet is for rectify-overdue.

Examples:

    today: 2026-06-30
    limits: look_back_days = 60

    records
    item     | organiser | target | first      | findings | rectified  | look_back_by | look_back
    消防检查 | 应急局    | 甲厂   | 2026-03-02 | 3        | 2026-03-20 |              | 2026-05-19
    消防检查 | 应急局    | 乙厂   | 2026-03-02 | 2        | 2026-03-20 |              | 2026-05-20 <- certain
    消防检查 | 应急局    | 丙厂   | 2026-03-02 | 1        | 2026-03-20 |              |            <- certain
    消防检查 | 应急局    | 丁厂   | 2026-03-02 | 1        | 2026-06-01 |              |
    消防检查 | 应急局    | 戊厂   | 2026-03-02 | 1        |            |              |
    消防检查 | 应急局    | 己厂   | 2026-03-02 | 1        | 2026-03-20 | 2026-07-31   |
    消防检查 | 应急局    | 庚厂   | 2026-03-02 | 1        |            | 2026-06-29   |            <- certain

    ---

    today: 2026-06-30

    records
    item     | organiser | target | first      | look_back_by | look_back
    消防检查 | 应急局    | 甲厂   | 2026-03-02 | 2026-05-31   | 2026-06-05 <- certain
    消防检查 | 应急局    | 乙厂   | 2026-03-02 | 2026-05-31   | 2026-05-31

    ---

    today: 2026-06-30
    possible: 1

    records
    item     | organiser | target | first      | look_back_by
    消防检查 | 应急局    | 甲厂   | 2026-03-02 | 2026-05-31 <- possible
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.due import steps_late
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import followed, overdue
from burden.visits.made import among_made
from burden.warning import Span, Wording

ZH = """整改以后没有按期“回头看”。

为什么：为了交差而改的，过后又会变回去；只有再看一次，才知道是真改了还是只改了材料。

依据：问题列出清单、建立台账、反馈对象（F51，全国）；联合检查的问题限期整改（F55，内蒙古地方规定）。两处都没有规定几天之内回头看：
限额 look_back_days，即整改完成之后的自然日数，由本单位自己给出，没有给出就不看。执行记录自己写明回头看期限的，按它，不问限额。

怎么办：尽快回头看，尽量不打招呼，并登记日期；一次可以看几个问题。

今天还没有到期的不提示。一张表里没有一条记录写有回头看日期的，说明没有登记这一栏，只计入“可能”。还没有整改完成的由 rectify-overdue 提示。
"""
LATE = Wording(
    "{organiser}{span}到{target}开展“{item}”的问题{mended}整改完成，{done}才回头看，应不晚于{due}（{cap}天内）；依据{limit}。",
    "What “{item}” ({organiser} at {target}, {span}) found was put right on {mended} and looked at again on {done}, due by {due} "
    "({cap:day}); by {limit}.",
)
OWN = Wording(
    "{organiser}{span}到{target}开展“{item}”，到{today}仍没有回头看，执行记录写明的回头看期限是{due}。",
    "Nobody has looked again by {today} at what “{item}” ({organiser} at {target}, {span}) found; its own record says {due}.",
)
OWN_LATE = Wording(
    "{organiser}{span}到{target}开展“{item}”，{done}才回头看，执行记录写明的回头看期限是{due}。",
    "What “{item}” ({organiser} at {target}, {span}) found was looked at again on {done}; its own record says {due}.",
)

TOO_LATE = Wording(
    "把下一次回头看排进计划", "put the next look-back into the plan"
)  # done by now, so that only the next time can be better


@rule(
    family="paperwork", level="note", by="target", reach=among_made, limits=("look_back_days",), since="2026-11-26", without=("limits",),
    zh="{organiser}{span}到{target}开展“{item}”的问题{mended}整改完成，到{today}仍没有回头看，应不晚于{due}（{cap}天内）；依据{limit}。",
    en="What “{item}” ({organiser} at {target}, {span}) found was put right on {mended}; nobody has looked again by {today}, due by "
    "{due} ({cap:day}); by {limit}.",
)  # fmt: skip
def look_back_overdue(visits: pd.DataFrame, records: pd.DataFrame, today: int, limits: Limits) -> Iterator[Finding | Possible]:
    """Yield one finding for each visit made at whose findings somebody looked again late, or not yet when it was due."""
    made = followed(visits, records, "rectified", "look_back_by", "look_back")
    own, mended = made["look_back_by"].notna().to_numpy(), made["rectified"].notna().to_numpy()
    dated = made[own]
    yield from told(overdue(dated, "look_back", dated["look_back_by"], today), None, today)
    for limit, under in limits.applied("look_back_days", made[~own & mended]):
        yield from told(overdue(under, "look_back", under["rectified"] + limit.value, today), limit, today)


def told(late: pd.DataFrame, limit: Limit | None, today: int) -> Iterator[Finding | Possible]:
    """The findings of the visits whose day of looking again is kept, with the day of putting right where it is known."""
    days = zip(late.index.tolist(), late["rectified"].tolist(), strict=True)
    mended = {row: {"mended": Span(int(day), int(day))} for row, day in days if not np.isnan(day)}
    yield from steps_late(late, "look_back", limit, (None, LATE) if limit else (OWN, OWN_LATE), today, TOO_LATE, mended)
