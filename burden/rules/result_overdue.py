"""The result of a visit was not recorded and fed back, or not made public, in time.

Why: a visit whose result nobody hears of was made for the trace it leaves; the target cannot mend what it is not told.

Source: the record is made within 5 working days after the check (F39, a city rule): limit record_workdays_after, working
days after the last day of the visit. The result is made public within 5 days (F56, a local text of Guangyuan): limit
public_days_after, calendar days after it. Conclusions must be fed back to the target (F51, national, without a figure).

Do: feed the result back, or make it public, and enter the day in the records.

Looks at visits that were made. Where not one record of a sheet gives a day of result (or of publication), nobody kept
that column: its visits are only possible, and counted.

Examples:

    today: 2026-04-20
    limits: record_workdays_after = 5

    records
    item     | organiser | target | first      | last       | result
    防汛督查 | 水务局    | 甲县   | 2026-03-02 | 2026-03-03 | 2026-03-10
    防汛督查 | 水务局    | 乙县   | 2026-03-04 | 2026-03-05 | 2026-03-13 <- certain
    防汛督查 | 水务局    | 丙县   | 2026-03-06 | 2026-03-06 |            <- certain
    防汛督查 | 水务局    | 丁县   | 2026-04-13 | 2026-04-13 |

    ---

    today: 2026-04-20
    limits: record_workdays_after = 5

    records
    item     | organiser | target | first      | last
    防汛督查 | 水务局    | 甲县   | 2026-03-02 | 2026-03-03 <- possible

    ---

    today: 2026-04-20
    limits: public_days_after = 5, record_workdays_after = 5
    possible: 3

    records
    item     | organiser | target | first      | last       | published
    律所检查 | 司法局    | 甲所   | 2026-03-02 | 2026-03-03 | 2026-03-08
    律所检查 | 司法局    | 乙所   | 2026-03-04 | 2026-03-05 | 2026-03-13 <- certain
    律所检查 | 司法局    | 丙所   | 2026-03-06 | 2026-03-06 |            <- certain
    律所检查 | 司法局    | 丁所   | 2026-04-16 | 2026-04-16 |
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.days import Calendar
from burden.due import Wordings, steps_late
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import followed, overdue
from burden.visits.made import among_made
from burden.warning import Wording

ZH = """检查结果没有按时登记、反馈，或者没有按时公开。

为什么：没有人知道结果的检查只留下痕迹；不告诉对象，对象就无从整改。

依据：检查后5个工作日内登记（F39，某市规定）：限额 record_workdays_after，即检查最后一天之后的工作日数。
结果5日内公开（F56，广元地方规定）：限额 public_days_after，即检查最后一天之后的自然日数。结论必须反馈对象（F51，全国，没有规定天数）。

怎么办：反馈（公开）结果，并在执行记录中填写日期。

只看已经开展的检查。一张表里没有一条记录写有反馈日期（公开日期）的，说明没有登记这一栏，只计入“可能”。
"""
LATE = Wording(
    "{organiser}{span}到{target}开展“{item}”，{done}才反馈结果，应不晚于{due}（{cap}个工作日内），"
    "晚了{late}个工作日；依据{limit}。",
    "The result of “{item}” ({organiser} at {target}, {span}) came on {done}, due by {due} ({cap:working day} after), "
    "{late:working day} late; by {limit}.",
)
LATE_PUBLIC = Wording(
    "{organiser}{span}到{target}开展“{item}”，{done}才公开结果，应不晚于{due}（{cap}天内），晚了{late}天；依据{limit}。",
    "The result of “{item}” ({organiser} at {target}, {span}) was made public on {done}, due by {due} ({cap:day} after), "
    "{late:day} late; by {limit}.",
)
NOT_PUBLIC = Wording(
    "{organiser}{span}到{target}开展“{item}”，到{today}仍没有公开结果，应不晚于{due}（{cap}天内）；依据{limit}。",
    "The result of “{item}” ({organiser} at {target}, {span}) was not made public by {today}, due by {due} ({cap:day} after); "
    "by {limit}.",
)

TOO_LATE = Wording("下一次按期反馈", "feed the next result back in time")  # done by now, so that only the next time can be better


@rule(
    family="paperwork", level="warning", by="target", reach=among_made, limits=("record_workdays_after", "public_days_after"), changed="2026-11-26",
    zh="{organiser}{span}到{target}开展“{item}”，到{today}仍没有反馈结果，应不晚于{due}（{cap}个工作日内）；依据{limit}。",
    en="No result of “{item}” ({organiser} at {target}, {span}) by {today}, due by {due} ({cap:working day} after); by {limit}.",
)  # fmt: skip
def result_overdue(
    visits: pd.DataFrame, records: pd.DataFrame, calendar: Calendar, today: int, limits: Limits
) -> Iterator[Finding | Possible]:
    """Yield one finding for each visit made whose result came or was made public late, or is missing when it was due."""
    made = followed(visits, records, "result", "published")
    for limit, under in limits.applied("record_workdays_after", made):
        due = under["last"].to_numpy() + 1
        days = int(limit.value)
        late = overdue(under, "result", calendar.nth_workday(due, days) if days else due - 1, today)
        yield from told(late, "result", limit, (None, LATE), today, calendar)
    for limit, under in limits.applied("public_days_after", made):
        late = overdue(under, "published", under["last"].to_numpy() + int(limit.value), today)
        yield from told(late, "published", limit, (NOT_PUBLIC, LATE_PUBLIC), today)


def told(
    late: pd.DataFrame, step: str, limit: Limit, wordings: Wordings, today: int, calendar: Calendar | None = None
) -> Iterator[Finding | Possible]:
    """The findings of the visits whose day of `step` is kept, with how many days late it came: workdays where there is a calendar."""
    days = zip(late.index.tolist(), late["due"].tolist(), late[step].tolist(), strict=True)
    came = ((row, due, int(day)) for row, due, day in days if not np.isnan(day))
    lag = {row: {"late": calendar.workdays(due + 1, day) if calendar else day - due} for row, due, day in came}
    yield from steps_late(late, step, limit, wordings, today, TOO_LATE, lag)
