"""A visit falls into a time in which its target is to be left alone.

Why: quiet days are promised so that people can work undisturbed; one visit breaks the promise for all.

Source: quiet production days, the 1st to the 25th of each month (F44, a local text of Anqing); quiet periods of 20 days a
month (F45, a local text of Shanxi). Which quiet periods hold, and for whom, the policy file says.

Do: move the visit to a day outside the quiet period, or drop it; for what is past, give the reason and keep the next visits
outside of it.

A visit breaks a quiet period for certain where it cannot be placed outside of it: days that are fixed touch it, or no
gap between quiet days in its window has room for its working days. Where only some placements touch it, it is counted
as possible. Visits at several targets in one row of the plan are one finding. Visits that the text exempts are left out: case
checks (complaints, emergencies) unless it says otherwise, and what is ordered from above where it says so.

Examples:

    quiet: 2026-06-07..2026-06-10

    target | organiser | item     | first      | last       | days | type
    甲校   | 教育局    | 校园检查 | 2026-06-05 | 2026-06-08 |      |      <- certain
    甲校   | 卫健委    | 食堂检查 | 2026-06-08 | 2026-06-10 | 1    |      <- certain
    甲校   | 水务局    | 用水检查 | 2026-06-11 | 2026-06-12 |      |
    甲校   | 应急局    | 用电检查 | 2026-06-01 | 2026-06-30 | 1    |      <- possible
    甲校   | 应急局    | 火情核查 | 2026-06-08 | 2026-06-08 |      | case

    ---

    quiet: 1..25
    possible: 1

    target | organiser | item     | first      | last       | days
    甲厂   | 税务局    | 发票检查 | 2026-03-02 | 2026-03-31 | 5   <- certain
    甲厂   | 应急局    | 安全检查 | 2026-03-02 | 2026-03-31 | 4
    甲厂   | 人社局    | 用工检查 | 2026-03-26 | 2026-03-27 |
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import Calendar, date_of, day
from burden.intervals import Groups, Ints
from burden.naming import some
from burden.rule import Finding, Findings, Possible, rule
from burden.rulebook import Quiet
from burden.visits import exempt
from burden.visits.alike import leading, targets_of, told_at_once
from burden.visits.columns import Rows, codes
from burden.warning import Span, Wording

ZH = """检查落在应当不打扰检查对象的静默期内。

为什么：约定的安静日是让人专心工作的；去一次，约定就落空一次。

依据：每月1日至25日为宁静生产日（F44，安庆地方规定）；每月20天的企业安静期（F45，山西地方规定）。执行哪些静默期、对谁执行，由规则文件规定。

怎么办：改到静默期以外，或者取消；已经过去的，说明原因，以后的安排避开静默期。

怎样安排都避不开的才算确定：日期已定的碰到静默期，或者窗口内静默日之间的空档都容不下所需的工作日。有的安排碰到的只计入“可能”。
计划同一行有几个对象的，合并为一条提示。规定不计的检查不看：没有另外规定的是个案检查（投诉举报、应急）；规定写明的，还有上级部署的。
"""
LOOSE = Wording(
    "{organiser}的“{item}”须在{span}内到{targets}检查{days}个工作日，怎样安排都避不开{quiet}（{when}）；依据{text}。",
    "“{item}” of {organiser} at {targets} needs {days:working day} in {span}: no placement avoids the quiet period {quiet} "
    "({when}) by {text}.",
)


def touched_by(first: Ints, last: Ints, quiet: tuple[Quiet, ...]) -> bool:
    """Whether any quiet day lies between the first and the last of these windows."""
    return any(quiet_spans(each, int(first.min()), int(last.max())) for each in quiet if len(first))


@rule(
    family="crowding", level="error", by="row", cell="time", may=touched_by, changed="2026-11-26",
    zh="{organiser}的“{item}”在{span}到{targets}检查，碰到{quiet}（{when}）；依据{text}。",
    en="“{item}” of {organiser} is at {targets} on {span}, in the quiet period {quiet} ({when}) by {text}.",
)  # fmt: skip
def quiet_period(visits: pd.DataFrame, calendar: Calendar, quiet: tuple[Quiet, ...]) -> Iterator[Findings | Possible]:
    """Yield one finding for each row of the plan or of the records whose visits break a quiet period."""
    first, last = codes(visits, "first"), codes(visits, "last")
    for turn, each in enumerate(quiet):
        spared = exempt(visits, each)
        inside = np.flatnonzero(each.scope.covers(visits) & ~spared["case"] & ~spared["above"])
        if len(inside) and (spans := quiet_spans(each, int(first[inside].min()), int(last[inside].max()))):
            yield from broken(visits, inside, each, spans, calendar, turn)


def quiet_spans(quiet: Quiet, first: int, last: int) -> list[Span]:
    """The quiet days that touch [first, last], span by span, none before the day the quiet period starts to hold."""
    if quiet.month_days is None:
        spans = [Span(first if quiet.first is None else quiet.first, last if quiet.last is None else quiet.last)]
    else:
        begin, end = quiet.month_days
        months = pd.period_range(date_of(first), date_of(last), freq="M")
        spans = [Span(*(day(dt.date(m.year, m.month, min(d, m.days_in_month))) for d in (begin, end))) for m in months]
        spans = [span for span, month in zip(spans, months, strict=True) if begin <= month.days_in_month]
    held = (Span(max(span.first, quiet.since), span.last) for span in spans)
    return [span for span in held if span.first <= span.last and span.first <= last and span.last >= first]


def broken(
    visits: pd.DataFrame, inside: Ints, quiet: Quiet, spans: list[Span], calendar: Calendar, turn: int
) -> Iterator[Findings | Possible]:
    """The visits that touch one quiet period, for certain or possibly."""
    first, last, fixed, days = (codes(visits, name)[inside] for name in ("first", "last", "fixed", "days"))
    touched = np.full(len(inside), -1, dtype=np.int32)
    for index in reversed(range(len(spans))):
        touched[(first <= spans[index].last) & (last >= spans[index].first)] = index
    open_ = np.flatnonzero((touched >= 0) & ~fixed)
    roomy = np.zeros(len(inside), dtype=bool)
    roomy[open_] = fits(first[open_], last[open_], days[open_], spans, calendar)
    certain = (touched >= 0) & ~roomy & codes(visits, "firm")[inside]
    yield Possible(int(((touched >= 0) & ~certain).sum()))
    which = np.full(len(visits), -1, dtype=np.int32)
    which[inside] = touched
    groups = told_at_once(visits, inside[certain], [days[certain]])
    begin, end = (codes(visits, name)[leading(groups)] for name in ("first", "last"))
    tell = partial(told, Rows(visits), groups, quiet, [spans[at] for at in which[leading(groups)].tolist()])
    yield Findings(groups, begin, end, tell, target=targets_of(visits, groups), turn=(turn,))


def told(visits: Rows, groups: Groups, quiet: Quiet, when: list[Span], at: int) -> Finding:
    """The finding over the visits of one row."""
    rows = groups.rows[groups.begin[at] : groups.stop[at]]
    targets, days = visits.targets(rows), int(visits.value("days", rows[0]))
    facts = {"targets": some(targets), "days": days, "quiet": quiet.name, "when": when[at], "text": quiet.source}
    wording = None if visits.value("fixed", rows[0]) else LOOSE
    return Finding(tuple(rows.tolist()), facts, target=targets[0], wording=wording)


def fits(first: Ints, last: Ints, days: Ints, spans: list[Span], calendar: Calendar) -> npt.NDArray[np.bool_]:
    """Which visits find room for their workdays in some gap before, between or after the quiet spans."""
    room = np.zeros(len(first), dtype=bool)
    if not len(first):
        return room
    edges = [Span(int(first.min()) - 1, int(first.min()) - 1), *sorted(spans), Span(int(last.max()) + 1, int(last.max()) + 1)]
    for before, after in pairwise(edges):
        begin, end = np.maximum(first, before.last + 1), np.minimum(last, after.first - 1)
        room |= (begin <= end) & (calendar.workdays(np.minimum(begin, last), end) >= days)
    return room
