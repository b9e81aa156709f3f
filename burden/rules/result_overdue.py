"""The result of a visit was not recorded and fed back in time.

Why: a visit whose result nobody hears of was made for the trace it leaves; the target cannot mend what it is not told.

Source: the record is made within 5 working days after the check (F39, a city rule); the result is made public within 5
days (F56, a local text of Guangyuan); conclusions must be fed back to the target (F51). Limit record_workdays_after,
working days after the last day of the visit.

Do: feed the result back and enter the day in the records.

Looks at visits that were made. Where not one record of a sheet gives a day of result, nobody kept that column: its
visits are only possible, and counted.

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
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.days import Calendar
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.warning import Span, Wording

ZH = """检查结果没有按时登记、反馈。

为什么：没有人知道结果的检查只留下痕迹；不告诉对象，对象就无从整改。

依据：检查后5个工作日内登记（F39，某市规定）；结果5日内公开（F56，广元地方规定）；结论必须反馈对象（F51）。
限额 record_workdays_after，即检查最后一天之后的工作日数。

怎么办：反馈结果，并在执行记录中填写日期。

只看已经开展的检查。一张表里没有一条记录写有反馈日期的，说明没有登记这一栏，只计入“可能”。
"""
LATE = Wording(
    "{organiser}{span}到{target}开展“{item}”，{result}才反馈结果，应不晚于{due}（{cap}个工作日内），"
    "晚了{late}个工作日；依据{limit}。",
    "the result of “{item}” ({organiser} at {target}, {span}) came on {result}, due by {due} ({cap} working days after), "
    "{late} working day(s) late; by {limit}.",
)


@rule(
    family="paperwork", level="warning", by="target", limits=("record_workdays_after",),
    zh="{organiser}{span}到{target}开展“{item}”，到{today}仍没有反馈结果，应不晚于{due}（{cap}个工作日内）；依据{limit}。",
    en="no result of “{item}” ({organiser} at {target}, {span}) by {today}, due by {due} ({cap} working days after); by {limit}.",
)  # fmt: skip
def result_overdue(
    visits: pd.DataFrame, records: pd.DataFrame, calendar: Calendar, today: int, limits: Limits
) -> Iterator[Finding | Possible]:
    """Yield one finding for each visit made whose result came late, or is missing when it was due."""
    kept = records.groupby("sheet")["result"].transform("count").to_numpy() > 0
    made = visits[visits["made"]]
    rows = made["record_row"].to_numpy()
    made = made.assign(result=records["result"].to_numpy()[rows], kept=kept[rows])
    for limit, under in limits.applied("record_workdays_after", made):
        late = overdue(under, calendar, today, limit)
        told = late[late["kept"]]
        for row, due, result in zip(told.index.tolist(), told["due"].tolist(), told["result"].tolist(), strict=True):
            given = {"due": Span(due, due), "today": Span(today, today)}
            yield Finding((row,), given, limit=limit) if np.isnan(result) else came_late(row, due, int(result), calendar, limit)
        yield Possible(int((~late["kept"]).sum()))


def overdue(under: pd.DataFrame, calendar: Calendar, today: int, limit: Limit) -> pd.DataFrame:
    """The visits whose result came after it was due, or had not come by `today`; with the day it was `due`."""
    last, days = under["last"].to_numpy(), int(limit.value)
    due = calendar.nth_workday(last + 1, days) if days else last
    told = under.assign(due=due)
    return told[told["result"].fillna(today) > told["due"]]


def came_late(row: int, due: int, result: int, calendar: Calendar, limit: Limit) -> Finding:
    """The finding for a visit whose result came, but late."""
    late = calendar.workdays(due + 1, result)
    return Finding((row,), {"due": Span(due, due), "result": Span(result, result), "late": late}, limit=limit, wording=LATE)
