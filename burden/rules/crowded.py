"""One target receives more visits in a day, a week or a month than the policy allows.

Why: visits that pile up in a short time stop the target's own work, even when no two fall on one day.

Source: a platform that checks every visit marks an enterprise visited more than once a day, twice a week or three times
a month (F23, a local text of Chengdu); limits visits_per_day, visits_per_week, visits_per_month.

Do: spread the visits over other weeks or months, or merge them into one joint visit.

A visit is counted on every day it takes and in the week and the month in which it begins, so that no visit is counted
twice in one row of months. Certain: all placements begin in that week or month. Forced: no single period breaks the
limit for certain, but several periods together must hold more visits than they may.

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

    limits: visits_per_month = 1

    target | organiser | first      | last       | days
    甲厂   | 应急局    | 2026-03-01 | 2026-04-30 | 1
    甲厂   | 人社局    | 2026-03-01 | 2026-04-30 | 1
    甲厂   | 水务局    | 2026-03-01 | 2026-04-30 | 1 <- forced
    乙厂   | 应急局    | 2026-03-01 | 2026-04-30 | 1
    乙厂   | 人社局    | 2026-03-01 | 2026-04-30 | 1
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import Calendar
from burden.intervals import Load, meetings, overloads, period_first, periods, tightest
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import once
from burden.warning import Certainty, Span, Wording

ZH = """同一对象在一天、一周或一个月内接受检查的次数超过规定。

为什么：短时间内检查扎堆，即使不在同一天，也使对象无法正常工作。

依据：一码检查平台对同一企业一天超过1次、一周超过2次、一月超过3次的予以标记（F23，成都地方规定）；限额 visits_per_day、visits_per_week、visits_per_month。

怎么办：分散到其他周、月，或者合并为一次联合检查。
"""
NAMES = {"day": ("一天", "a day"), "week": ("一周", "a week"), "month": ("一个月", "a month")}
FORCED = {
    unit: Wording(
        f"{{target}}在{{span}}内须安排{{n}}次检查（{{organisers}}），按{zh}{{cap}}次至多容纳{{room}}：怎样安排都会超过；依据{{limit}}。",
        f"{{n}} visits to {{target}} must fall in {{span}} ({{organisers}}), which holds {{room}} at {{cap}} {en}: no placement keeps to it, by {{limit}}.",
    )
    for unit, (zh, en) in NAMES.items()
}
CERTAIN = {
    unit: Wording(
        f"{{target}}在{{span}}接受{{n}}次检查（{{organisers}}），限{zh}{{cap}}次；依据{{limit}}。",
        f"{{target}} is visited {{n}} times in {{span}} ({{organisers}}); at most {{cap}} {en} by {{limit}}.",
    )
    for unit, (zh, en) in NAMES.items()
}


@rule(
    family="crowding", level="warning", by="target", limits=("visits_per_day", "visits_per_week", "visits_per_month"),
    zh=CERTAIN["day"].zh, en=CERTAIN["day"].en,
)  # fmt: skip
def crowded(visits: pd.DataFrame, calendar: Calendar, limits: Limits) -> Iterator[Finding | Possible]:
    """Yield one finding for each day, week or month of a target that holds too many."""
    for limit, under in limits.applied("visits_per_day", once(visits)):
        certain = meetings(under["target"].cat.codes, under["start"], under["end"], int(limit.value))
        spans = [(int(under["first"].iloc[list(g)].max()), int(under["last"].iloc[list(g)].min())) for g in certain]
        yield from (found(under, group, limit, "day", Span(*span)) for group, span in zip(certain, spans, strict=True))
        room = partial(workdays_room, calendar, limit.value)
        loads = overloads(under["target"].cat.codes, under["first"], under["last"], under["days"], room)
        yield from (overload(under, load, limit, "day", Span(load.first, load.last)) for load in tightest(loads, certain))
    for unit in ("week", "month"):
        for limit, under in limits.applied(f"visits_per_{unit}", once(visits)):
            yield from in_periods(under, limit, unit)


def workdays_room(calendar: Calendar, cap: float, first: npt.NDArray[Any], last: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The visits of one day that fit between two days: `cap` on each workday."""
    return np.asarray(calendar.workdays(first, last), dtype=float) * cap


def in_periods(under: pd.DataFrame, limit: Limit, unit: str) -> Iterator[Finding | Possible]:
    """Weeks or months in which more visits begin than the limit, for certain or by force."""
    opening, closing = periods(under["begin"], unit), periods(under["start"], unit)
    inside = np.flatnonzero(opening == closing)
    keys = pd.DataFrame({"target": under["target"].cat.codes.to_numpy()[inside], "period": opening[inside], "row": inside})
    certain = [tuple(group) for _, group in keys.groupby(["target", "period"])["row"] if len(group) > limit.value]
    for group in certain:
        period = int(opening[group[0]])
        yield found(under, group, limit, unit, Span(period_first(period, unit), period_first(period + 1, unit) - 1))
    loads = overloads(under["target"].cat.codes, opening, closing, np.ones(len(under)), lambda a, b: (b - a + 1) * limit.value)
    for load in tightest(loads, certain):
        yield overload(under, load, limit, unit, Span(period_first(load.first, unit), period_first(load.last + 1, unit) - 1))
    yield Possible(avoidable(under, opening, closing, limit) - len(certain))


def found(under: pd.DataFrame, group: tuple[int, ...], limit: Limit, unit: str, span: Span) -> Finding:
    """A period that holds too many for certain, placed at its last visit."""
    return finding(under.iloc[list(group)], limit, span, CERTAIN[unit], {})


def overload(under: pd.DataFrame, load: Load, limit: Limit, unit: str, span: Span) -> Finding:
    """A span of periods that must hold too many."""
    return finding(under.iloc[list(load.rows)], limit, span, FORCED[unit], {"room": load.room})


def finding(rows: pd.DataFrame, limit: Limit, span: Span, wording: Wording, facts: dict[str, float]) -> Finding:
    """The finding over `rows`, the latest first."""
    ordered = rows.sort_values(["first", "last", "organiser"], ascending=False, kind="stable")
    names = tuple(sorted(set(rows["organiser"].astype(str))))
    certainty: Certainty = "forced" if facts else "certain"
    said = {"n": len(rows), "organisers": names, **facts}
    return Finding(tuple(int(row) for row in ordered.index), said, certainty=certainty, limit=limit, span=span, wording=wording)


def avoidable(under: pd.DataFrame, opening: npt.NDArray[Any], closing: npt.NDArray[Any], limit: Limit) -> int:
    """Periods of a target in which more visits than the limit could begin."""
    count = closing - opening + 1
    period = np.repeat(opening, count) + np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    target = np.repeat(under["target"].cat.codes.to_numpy().astype(np.int64), count)
    _, sizes = np.unique(target << 32 | period, return_counts=True)
    return int((sizes > limit.value).sum())
