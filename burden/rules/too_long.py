"""A visit takes longer on site than the policy allows.

Why: as long as a team is there, the unit's people sit with it; a visit that fills two weeks stops their work for two weeks.

Source: supervision on site is generally done within one week (F53, a local text of one county); five days for a county
(F54, a local text of Zhejiang); limit days_on_site, in calendar days.

Do: shorten the stay to the limit; read the documents beforehand, and if it must be longer, bring fewer people.

Days on site are calendar days, weekends in between included. A visit whose window leaves room is too long for certain
where every stretch of its working days is; where only some are, it is counted as possible. Visits at several targets in
one row of the plan are one finding. Visits that the text of the limit exempts (case checks take the time they need; ordered
from above) are left out.

Examples:

    limits: days_on_site = 7 exempt case

    target | organiser | item     | first      | last       | days | type
    甲县   | 水务局    | 防汛督查 | 2026-03-02 | 2026-03-08 |      |
    甲县   | 应急局    | 安全督查 | 2026-03-02 | 2026-03-09 |      |      <- certain
    甲县   | 教育局    | 开学检查 | 2026-03-02 | 2026-03-31 | 6    |      <- certain
    甲县   | 民政局    | 低保检查 | 2026-06-01 | 2026-06-30 | 5    |
    甲县   | 应急局    | 事故调查 | 2026-03-02 | 2026-03-13 |      | case

    ---

    limits: days_on_site = 6
    possible: 1

    target | organiser | item     | first      | last       | days
    甲县   | 民政局    | 低保检查 | 2026-06-01 | 2026-06-30 | 5   <- possible
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import Calendar
from burden.naming import some
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import blamed
from burden.warning import Wording

ZH = """一次检查在现场的时间超过规定。

为什么：检查组在一天，基层就陪一天；一次检查占满两周，工作就停两周。

依据：实地督查一般一周内完成（F53，某县地方规定）；每县五天（F54，浙江地方规定）；限额 days_on_site，按日历天计。

怎么办：把现场时间压缩到限额以内；材料事先审阅，确需较长的，减少人员。

现场时间按日历天计，含其间的周末。时间窗口有余地的，怎样安排都超过才算确定，有的安排超过只计入“可能”。
计划同一行有几个对象的，合并为一条提示。规定不计的检查（个案、上级部署）不看。
"""
LOOSE = Wording(
    "{organiser}的“{item}”在{targets}须用{days}个工作日，{span}内怎样安排都至少占{stay}天，限{cap}天；依据{limit}。",
    "“{item}” of {organiser} at {targets} needs {days} working days: wherever in {span} they lie they take {stay} days or more; "
    "at most {cap} by {limit}.",
)

TOLD = ["sheet", "row", "first", "last"]  # visits alike in these are told at once


@rule(
    family="frequency", level="warning", by="row", limits=("days_on_site",), cell="time", changed="2026-11-26",
    zh="{organiser}的“{item}”在{targets}从{span}共{stay}天，限{cap}天；依据{limit}。",
    en="“{item}” of {organiser} is at {targets} from {span}, {stay} days; at most {cap} by {limit}.",
)  # fmt: skip
def too_long(visits: pd.DataFrame, calendar: Calendar, limits: Limits) -> Iterator[Finding | Possible]:
    """Yield one finding for each row of the plan or of the records whose visits stay too long."""
    for limit, every in limits.applied("days_on_site", visits):
        under = blamed(every, limit)
        measured = under[[*TOLD, "days", "fixed", "firm", "target"]].assign(**stays(under, calendar))
        certain = (measured["least"] > limit.value) & measured["firm"]
        yield Possible(int(((measured["most"] > limit.value) & ~certain).sum()))
        yield from findings(measured[certain], limit)


def findings(long: pd.DataFrame, limit: Limit) -> Iterator[Finding]:
    """One finding for the visits of one row that lie in the same days."""
    for _, same in long.groupby([*TOLD, "least"], sort=True):
        names = same["target"].astype(str)
        head = same.iloc[0]
        facts = {"targets": some(names), "stay": int(head["least"]), "days": int(head["days"])}
        rows = (int(row) for row in same.index)
        yield Finding(tuple(rows), facts, limit=limit, target=min(names), wording=None if head["fixed"] else LOOSE)


def stays(visits: pd.DataFrame, calendar: Calendar) -> dict[str, npt.NDArray[np.int64]]:
    """The `least` and `most` calendar days each visit is on site, wherever in its window its working days lie."""
    span = (visits["last"] - visits["first"] + 1).to_numpy(dtype=np.int64)
    loose = np.flatnonzero(~visits["fixed"].to_numpy(dtype=bool))
    least, most = span.copy(), span.copy()
    windows = visits.iloc[loose][["first", "last", "days"]].to_numpy(dtype=np.int64)
    different, which = np.unique(windows, axis=0, return_inverse=True)
    ranges = np.array(
        [placements(first, last, days, calendar) for first, last, days in different.tolist()], dtype=np.int64
    ).reshape(-1, 2)
    least[loose], most[loose] = ranges[which.reshape(-1)].T
    return {"least": least, "most": most}


def placements(first: int, last: int, days: int, calendar: Calendar) -> tuple[int, int]:
    """The fewest and the most calendar days that `days` workdays in a row take in [first, last]."""
    window = np.arange(first, last + 1, dtype=np.int32)
    worked = window[calendar.is_workday(window)].astype(np.int64)
    spans = worked[days - 1 :] - worked[: len(worked) - days + 1] + 1
    return int(spans.min()), int(spans.max())
