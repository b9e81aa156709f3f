"""A visit is planned or made on a holiday or a weekend.

Why: whoever is inspected on a day of rest comes in on a day of rest, and so does everybody who prepares for it.

Source: the days off and the make-up workdays of a year are set by the notice of the State Council's office for that year; the
message names it. Weekends that the notice makes workdays are workdays.

Do: move the visit to a workday; a check that needs the day of rest is a case check, and says so; for what is past, give the
reason and plan the next visits on workdays.

Looked at are visits whose days are fixed, and those whose window holds no workday at all. Found is a visit that takes no
workday, one that takes a day of a holiday, and one of at most five days that begins or ends on a day of rest; a longer stay
over a weekend is not. Where the notice for a year is not out, such visits are only counted as possible. Visits at several
targets in one row of the plan are one finding. Case checks (complaints, emergencies) are left out.

Examples:

    target | organiser | item     | first      | last       | type
    甲县   | 应急局    | 假日检查 | 2026-05-01 | 2026-05-03 |      <- certain
    甲县   | 应急局    | 节前检查 | 2026-04-28 | 2026-05-02 |      <- certain
    甲县   | 水务局    | 周末检查 | 2026-03-07 | 2026-03-07 |      <- certain
    甲县   | 水务局    | 周五检查 | 2026-03-13 | 2026-03-14 |      <- certain
    甲县   | 教育局    | 调休检查 | 2026-02-14 | 2026-02-14 |
    甲县   | 教育局    | 两周检查 | 2026-03-02 | 2026-03-13 |
    甲县   | 民政局    | 全月检查 | 2026-05-01 | 2026-05-31 |
    甲县   | 应急局    | 事故核查 | 2026-05-02 | 2026-05-02 | case

    ---

    possible: 1

    target | organiser | item     | first      | last
    甲县   | 应急局    | 周末检查 | 2031-03-01 | 2031-03-02 <- possible
    甲县   | 应急局    | 假日检查 | 2026-10-01 | 2026-10-02 <- certain
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import PROVISIONAL, Calendar, date_of, feast_words
from burden.intervals import Groups, Ints
from burden.naming import some
from burden.rule import Finding, Findings, Possible, rule
from burden.rulebook import said
from burden.visits.alike import leading, targets_of, told_at_once
from burden.visits.columns import Rows, codes
from burden.warning import Lang, Span, speak

ZH = """检查安排在节假日或者周末，或者在这些日子开展。

为什么：休息日来检查，被检查的人和为此准备的人就都要加班。

依据：每年的放假和调休日期由国务院办公厅当年的通知规定，提示中写明；调休上班的周末是工作日。

怎么办：改到工作日；确需在休息日的属于个案检查，应当写明；已经过去的，说明原因，以后安排在工作日。

看日期已定的检查，以及时间窗口内没有一个工作日的检查。全是休息日的、碰到节假日的、五天以内而首日或末日是休息日的，提示；
时间更长、中间跨过周末的不提示。当年通知还没有公布的，只计入“可能”。计划同一行有几个对象的，合并为一条提示。个案检查（投诉举报、应急）不看。
"""
SHORT = 5  # calendar days: the days of a longer stay are not meant one by one


@dataclass(frozen=True)
class Rest:
    """Days of rest as a message names them: span by span, with their holiday."""

    spans: tuple[tuple[Span, str], ...]

    def cite(self, lang: Lang) -> str:
        """`2026-05-01至2026-05-03（劳动节）`."""
        weekend = "周末" if lang == "zh" else "weekend"
        brackets = "（{}）" if lang == "zh" else " ({})"
        said = (f"{speak(span, lang)}{brackets.format(feast_words(name, lang) or weekend)}" for span, name in self.spans)
        return ("、" if lang == "zh" else ", ").join(said)


def rests_in(first: Ints, last: Ints, fixed: npt.NDArray[np.bool_], calendar: Calendar) -> bool:
    """Whether any of these spans that are taken whole has a day of rest."""
    return bool((fixed & (calendar.workdays(first, last) <= last - first)).any())


@rule(
    family="crowding", level="warning", by="row", cell="time", may=rests_in, since="2026-11-26",
    zh="{organiser}的“{item}”在{span}到{targets}检查，其中{rest}是休息日；依据{notice}。",
    en="“{item}” of {organiser} is at {targets} on {span}, of which {rest} is a time of rest by 《{notice}》.",
)  # fmt: skip
def on_holiday(visits: pd.DataFrame, calendar: Calendar) -> Iterator[Findings | Possible]:
    """Yield one finding for each row of the plan or of the records whose visits fall on days of rest."""
    first, last = codes(visits, "first"), codes(visits, "last")
    subject = np.flatnonzero(~said(visits["type"], ("case",)) & codes(visits, "fixed"))
    broken = subject[resting(first[subject], last[subject], calendar)]
    sure = codes(visits, "firm")[broken] & ~unannounced(first[broken], last[broken], calendar)
    yield Possible(int((~sure).sum()))
    groups = told_at_once(visits, broken[sure])
    days = first[leading(groups)], last[leading(groups)]
    yield Findings(groups, *days, partial(told, Rows(visits), calendar, groups), target=targets_of(visits, groups))


def told(visits: Rows, calendar: Calendar, groups: Groups, at: int) -> Finding:
    """The finding over the visits of one row."""
    rows = groups.rows[groups.begin[at] : groups.stop[at]]
    span = Span(int(visits.value("first", rows[0])), int(visits.value("last", rows[0])))
    rest, targets = rests(span, calendar), visits.targets(rows)
    year = date_of(rest.spans[0][0].first).year
    notice = next(each.notice for each in calendar.years if each.year == year)
    facts = {"targets": some(targets), "rest": rest, "notice": notice}
    return Finding(tuple(rows.tolist()), facts, span=span, target=targets[0])


def resting(first: Ints, last: Ints, calendar: Calendar) -> npt.NDArray[np.bool_]:
    """Which spans take no workday, or a holiday, or are short and begin or end on a day of rest."""
    if not len(first):
        return np.zeros(0, dtype=bool)
    days = np.arange(first.min(), last.max() + 1, dtype=np.int32)
    worked = calendar.is_workday(days)
    named = np.array([not open_ and bool(calendar.name(day)) for day, open_ in zip(days.tolist(), worked.tolist(), strict=True)])
    before = np.concatenate(([0], np.cumsum(named)))
    begin, end = first - days[0], last - days[0]
    holiday = before[end + 1] > before[begin]
    edge = (last - first < SHORT) & ~(worked[begin] & worked[end])
    return np.asarray((calendar.workdays(first, last) == 0) | holiday | edge, dtype=bool)


def unannounced(first: Ints, last: Ints, calendar: Calendar) -> npt.NDArray[np.bool_]:
    """Which spans touch a year without its notice, looked up year by year."""
    if not len(first):
        return np.zeros(0, dtype=bool)
    days = np.arange(first.min(), last.max() + 1, dtype=np.int32)
    years = {day: date_of(day).year for day in days.tolist()}
    missing = {year for year in years.values() if calendar.status(year) == PROVISIONAL}
    before = np.concatenate(([0], np.cumsum([years[day] in missing for day in days.tolist()])))
    return np.asarray(before[last - days[0] + 1] > before[first - days[0]])


def rests(span: Span, calendar: Calendar) -> Rest:
    """The days of rest in a span, days in a row of one holiday together; the weekends in it only where no holiday is."""
    days = [(day, calendar.name(day)) for day in range(span.first, span.last + 1) if not calendar.is_workday(day)]
    told: list[tuple[Span, str]] = []
    for day, name in [each for each in days if each[1]] or days:
        if told and told[-1][1] == name and told[-1][0].last == day - 1:
            told[-1] = (Span(told[-1][0].first, day), name)
        else:
            told.append((Span(day, day), name))
    return Rest(tuple(told))
