"""A visit takes longer on site than the policy allows.

Why: as long as a team is there, the unit's people sit with it; a visit that fills two weeks stops their work for two weeks.

Source: supervision on site is generally done within one week (F53, a local text of one county); five days for a county
(F54, a local text of Zhejiang); limit days_on_site, in calendar days.

Do: shorten the stay to the limit; read the documents beforehand, and if it must be longer, bring fewer people; for what is
past, give the reason and keep the next stay within the limit.

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
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import Calendar
from burden.intervals import Groups, Ints
from burden.naming import some
from burden.rule import Finding, Findings, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import exempt
from burden.visits.alike import leading, targets_of, told_at_once
from burden.visits.columns import Rows, codes
from burden.warning import Wording

ZH = """一次检查在现场的时间超过规定。

为什么：检查组在一天，基层就陪一天；一次检查占满两周，工作就停两周。

依据：实地督查一般一周内完成（F53，某县地方规定）；每县五天（F54，浙江地方规定）；限额 days_on_site，按日历天计。

怎么办：把现场时间压缩到限额以内；材料事先审阅，确需较长的，减少人员；已经过去的，说明原因，下一次压缩到限额以内。

现场时间按日历天计，含其间的周末。时间窗口有余地的，怎样安排都超过才算确定，有的安排超过只计入“可能”。
计划同一行有几个对象的，合并为一条提示。规定不计的检查（个案、上级部署）不看。
"""
LOOSE = Wording(
    "{organiser}的“{item}”在{targets}须用{days}个工作日，{span}内怎样安排都至少占{stay}天，限{cap}天；依据{limit}。",
    "“{item}” of {organiser} at {targets} needs {days:working day}: wherever in {span} they lie they take {stay:day} or more; "
    "at most {cap} by {limit}.",
)


def longer(first: Ints, last: Ints, limits: Limits) -> bool:
    """Whether any of these windows is longer than some limit."""
    return bool(int((last - first).max(initial=-1)) + 1 > min(limit.value for limit in limits.all))


@rule(
    family="frequency", level="warning", by="row", may=longer, limits=("days_on_site",), cell="time", changed="2026-11-26",
    zh="{organiser}的“{item}”在{targets}从{span}共{stay}天，限{cap}天；依据{limit}。",
    en="“{item}” of {organiser} is at {targets} from {span}, {stay:day}; at most {cap} by {limit}.",
)  # fmt: skip
def too_long(visits: pd.DataFrame, calendar: Calendar, limits: Limits) -> Iterator[Findings | Possible]:
    """Yield one finding for each row of the plan or of the records whose visits stay too long."""
    for limit, _, under in limits.placed("days_on_site", visits):
        spared = exempt(visits, limit)
        rows = np.flatnonzero(under & ~spared["case"] & ~spared["above"])
        first, last, days, fixed = (codes(visits, name)[rows] for name in ("first", "last", "days", "fixed"))
        least, most = stays(first, last, days, fixed, calendar)
        certain = (least > limit.value) & codes(visits, "firm")[rows]
        yield Possible(int(((most > limit.value) & ~certain).sum()))
        yield findings(visits, rows[certain], least[certain], limit, limits.named("days_on_site").index(limit))


def findings(visits: pd.DataFrame, rows: Ints, stay: Ints, limit: Limit, turn: int) -> Findings:
    """One finding for the visits of one row that lie in the same days and stay as long."""
    groups = told_at_once(visits, rows, [stay])
    lasts = stay[np.searchsorted(rows, leading(groups))]
    first, last = (codes(visits, name)[leading(groups)] for name in ("first", "last"))
    tell = partial(told, Rows(visits), groups, lasts, limit)
    return Findings(groups, first, last, tell, limit=limit, target=targets_of(visits, groups), turn=(turn,))


def told(visits: Rows, groups: Groups, stay: Ints, limit: Limit, at: int) -> Finding:
    """The finding over the visits of one row."""
    rows = groups.rows[groups.begin[at] : groups.stop[at]]
    targets = visits.targets(rows)
    facts = {"targets": some(targets), "stay": int(stay[at]), "days": int(visits.value("days", rows[0]))}
    wording = None if visits.value("fixed", rows[0]) else LOOSE
    return Finding(tuple(rows.tolist()), facts, limit=limit, target=targets[0], wording=wording)


def stays(first: Ints, last: Ints, days: Ints, fixed: npt.NDArray[np.bool_], calendar: Calendar) -> tuple[Ints, Ints]:
    """The least and the most calendar days each visit is on site, wherever in its window its working days lie."""
    least = (last - first + 1).astype(np.int32)
    most, loose = least.copy(), np.flatnonzero(~fixed)
    key = first[loose].astype(np.int64) << 42 | (last - first)[loose].astype(np.int64) << 21 | days[loose].astype(np.int64)
    _, head, which = np.unique(key, return_index=True, return_inverse=True)
    windows = zip(first[loose][head].tolist(), last[loose][head].tolist(), days[loose][head].tolist(), strict=True)
    ranges = np.array([placements(a, b, need, calendar) for a, b, need in windows], dtype=np.int32).reshape(-1, 2)
    least[loose], most[loose] = ranges[which].T
    return least, most


def placements(first: int, last: int, days: int, calendar: Calendar) -> tuple[int, int]:
    """The fewest and the most calendar days that `days` workdays in a row take in [first, last]."""
    window = np.arange(first, last + 1, dtype=np.int32)
    worked = window[calendar.is_workday(window)].astype(np.int64)
    spans = worked[days - 1 :] - worked[: len(worked) - days + 1] + 1
    return int(spans.min()), int(spans.max())
