"""Two organisers are at one target on the same day.

Why: whoever receives one team cannot receive another; four departments in one county on one day was named and shamed
in public (F19).

Source: in the same place and the same time activities are coordinated (F17); in principle never two teams in one place
at once (F18). Both are local texts; the limit organisers_per_day comes from the pack in force.

Do: move one of them to another day, or file them as one joint visit.

A joint visit counts once. Two visits meet for certain when each one's latest start is no later than the other's
earliest end; where no two must meet but together they cannot avoid it, the tightest span of days is named (forced).

Examples:

    limits: organisers_per_day = 1

    target | organiser | first      | last
    甲县   | 应急局    | 2026-03-02 | 2026-03-04
    甲县   | 人社局    | 2026-03-03 | 2026-03-03 <- certain
    甲县   | 水务局    | 2026-03-05 | 2026-03-05
    乙县   | 水务局    | 2026-03-03 | 2026-03-03

    ---

    limits: organisers_per_day = 1

    target | organiser | first      | last       | days
    甲县   | 应急局    | 2026-03-02 | 2026-03-03 | 1
    甲县   | 人社局    | 2026-03-02 | 2026-03-03 | 1
    甲县   | 水务局    | 2026-03-02 | 2026-03-03 | 1 <- forced
    乙县   | 应急局    | 2026-03-02 | 2026-03-31 | 1
    乙县   | 人社局    | 2026-03-02 | 2026-03-31 | 1

    ---

    limits: organisers_per_day = 1

    target | organiser | first      | last       | joint
    甲县   | 应急局    | 2026-03-02 | 2026-03-03 | 联1
    甲县   | 人社局    | 2026-03-02 | 2026-03-03 | 联1
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import Calendar
from burden.intervals import meetings, overlapping_pairs, overloads, tightest
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import once
from burden.warning import Span, Wording

ZH = """同一天有两个及以上单位到同一对象检查。

为什么：接待了一组就顾不上另一组；一天内四个部门同到一县，曾被公开通报（F19）。

依据：同一地点、同一时段的活动要统筹（F17）；原则上不同时到同一地方（F18）。二者均为地方规定，限额 organisers_per_day 取自所用的政策包。

怎么办：把其中一次改到别的日子，或者作为一次联合检查报备。
"""
FORCED = Wording(
    "{target}在{span}内须接待{n}项检查（{organisers}），共需{need}个工作日，只有{room}个：怎样安排都会同日到访，限每天{cap}个单位；依据{limit}。",
    "{target} must receive {n} visits in {span} ({organisers}): {need} working days are needed, {room} are there; however they "
    "are placed, some fall on one day; at most {cap} organiser a day by {limit}.",
)


@rule(
    family="crowding", level="error", by="target", limits=("organisers_per_day",),
    zh="{target}在{span}有{n}个单位同日到访（{organisers}），限每天{cap}个；依据{limit}。",
    en="{n} organisers are at {target} on {span} ({organisers}); at most {cap} a day by {limit}.",
)  # fmt: skip
def same_days(visits: pd.DataFrame, calendar: Calendar, limits: Limits) -> Iterator[Finding | Possible]:
    """Yield one finding for each largest group that meets, one for each target that cannot avoid it."""
    for limit, under in limits.applied("organisers_per_day", once(visits)):
        certain = list(groups(under, limit))
        yield from (met(under, group, limit) for group in certain)
        yield from forced(under, certain, calendar, limit)
        yield Possible(avoidable(under))


def groups(under: pd.DataFrame, limit: Limit) -> Iterator[tuple[int, ...]]:
    """Groups, by position in `under`, that must meet and are of more organisers than the limit."""
    organiser = under["organiser"].cat.codes.to_numpy()
    for group in meetings(under["target"].cat.codes, under["start"], under["end"], int(limit.value)):
        if len(set(organiser[list(group)])) > limit.value:
            yield group


def met(under: pd.DataFrame, group: tuple[int, ...], limit: Limit) -> Finding:
    """A group that meets for certain, on the days its windows share."""
    rows = under.iloc[list(group)]
    names = tuple(sorted(set(rows["organiser"].astype(str))))
    span = Span(int(rows["first"].max()), int(rows["last"].min()))
    last, *others = (int(row) for row in reversed(rows.index))
    return Finding(
        (last, *others), {"n": len(names), "organisers": names}, limit=limit, span=span, organiser=str(rows["organiser"].iat[-1])
    )


def forced(under: pd.DataFrame, certain: list[tuple[int, ...]], calendar: Calendar, limit: Limit) -> Iterator[Finding]:
    """The tightest span of each target that needs more workdays than there are, though no two visits in it must meet."""
    organiser = under["organiser"].cat.codes.to_numpy()

    def room(first: npt.NDArray[Any], last: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.asarray(calendar.workdays(first, last), dtype=float) * limit.value

    loads = overloads(under["target"].cat.codes, under["first"], under["last"], under["days"], room, organiser)
    for load in tightest(loads, certain):
        rows = under.iloc[list(load.rows)].sort_values(["first", "last", "organiser"])
        names = tuple(sorted(set(rows["organiser"].astype(str))))
        facts = {"n": len(rows), "organisers": names, "need": load.need, "room": load.room}
        place, *others = (int(row) for row in reversed(rows.index))
        yield Finding((place, *others), facts, certainty="forced", limit=limit, span=Span(load.first, load.last), wording=FORCED)


def avoidable(under: pd.DataFrame) -> int:
    """Pairs of different organisers whose windows overlap but which need not meet."""
    codes, organiser = under["target"].cat.codes, under["organiser"].cat.codes.to_numpy()
    count = [
        int((organiser[a] != organiser[b]).sum())
        for a, b in (overlapping_pairs(codes, under[one], under[other]) for one, other in (("first", "last"), ("start", "end")))
    ]
    return count[0] - count[1]
