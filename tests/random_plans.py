"""Small random plans: fixed, windowed and recurring visits, a hierarchy, joint visits, exemptions, lots, and a change of law."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import date
from itertools import count

import pandas as pd
from hypothesis import strategies as st

from burden.days import day
from burden.load.holidays import packaged
from burden.plan import ITEMS, RECORDS, UNITS, Plan, Sheet, Target, table
from burden.rulebook import Limit, Limits, Scope
from burden.visits import build
from burden.when import read
from tests.example_plans import LONG_AGO, TEXT

CALENDAR = packaged()
CHANGE = day(date(2026, 7, 1))  # of law
UNIT_ROWS = (
    ("甲县", "county", "", "县区", ""), ("红旗镇", "township", "甲县", "乡镇", ""), ("东风镇", "township", "甲县", "乡镇", ""),
    ("甲厂", "", "甲县", "企业", ""), ("乙矿", "", "", "煤矿", "A"),
    ("云岭市应急局", "city", "", "部门", ""), ("云岭市卫健委", "city", "", "部门", ""), ("甲县应急局", "county", "甲县", "部门", ""),
    ("甲县卫健局", "county", "甲县", "部门", ""),
)  # fmt: skip
TARGETS = [row[0] for row in UNIT_ROWS[:5]]
ORGANISERS = ["云岭市应急局", "云岭市应急局", *(row[0] for row in UNIT_ROWS[5:])]
TIMES = (
    *["3月2日", "3月3日", "3月2日-3月4日", "3月3日-3月5日"] * 3,
    "3月2日", "3月3日", "3月2日-3月4日", "3月", "3月上旬", "3月-4月", "第一季度", "每季度一次", "每半年一次", "6月30日", "6月30日-7月2日",
    "6月-7月", "7月1日", "7月", "12月", "12月-次年1月", "全年", "每三年一次", "3月7日", "5月1日-5月3日", "4月28日-5月10日", "待定",
)  # fmt: skip
SCOPES = (
    *[Scope()] * 6, Scope(levels=("county",)), Scope(kinds=("企业", "煤矿")), Scope(kinds=("煤矿",), grades=("A",)),
    Scope(types=("routine", "")), Scope(systems=("应急管理局",)), Scope(organiser_levels=("city",)),
)  # fmt: skip


@functools.cache
def time(phrase: str, days: int):
    """A reading; `days` where the phrase leaves the length open."""
    reading = read(phrase, 2026)
    return replace(reading, days=days) if days and reading.kind != "dates" else reading


@functools.cache
def directory() -> pd.DataFrame:
    """The units."""
    names = ("unit", "level", "parent", "kind", "grade")
    return table([dict(zip(names, row, strict=True)) | {"row": at} for at, row in enumerate(UNIT_ROWS, 1)], UNITS)


@st.composite
def items(draw, most: int = 6, targets: tuple[str, ...] = tuple(TARGETS)):
    """Up to `most` items, in two sheets."""
    rows = []
    for at in range(draw(st.integers(min(2, most), most))):
        share = draw(st.sampled_from([1.0] * 6 + [0.5, 0.25, 0.2, 0.0]))
        names = draw(st.lists(st.sampled_from(targets), min_size=1, max_size=3, unique=True))
        rows.append({
            "item": draw(st.sampled_from(["安全检查", "安全检查", "综合督查", "燃气专项检查"])), "organiser": draw(st.sampled_from(ORGANISERS)),
            "targets": tuple(Target(name, share) for name in names), "when": time(draw(st.sampled_from(TIMES)), draw(st.integers(0, 3))),
            "type": draw(st.sampled_from(["", "routine", "case", "special"])), "source": draw(st.sampled_from(["", "own", "above"])),
            "joint": draw(st.sampled_from(["", "", "", "联1"])), "comprehensive": draw(st.booleans()),
            "ratio": draw(st.sampled_from(["", "", "100%"])), "method": draw(st.sampled_from(["", "", "全覆盖检查", "不搞全覆盖"])),
            "cancelled": draw(st.sampled_from([False] * 9 + [True])), "sheet": draw(st.integers(0, 1)), "row": at + 1,
        })  # fmt: skip
    return table(rows, ITEMS)


@st.composite
def plans(draw, most: int = 6):
    """A plan with some of its visits made, and some visits outside of it."""
    planned = draw(items(most))
    made = []
    for at in range(draw(st.integers(0, 3))):
        first = day(date(2026, draw(st.sampled_from([3, 6, 7, 12])), draw(st.integers(1, 30))))
        named = planned.iloc[draw(st.integers(0, len(planned) - 1))] if len(planned) and draw(st.booleans()) else None
        made.append({
            "item": "临时检查" if named is None else named["item"], "organiser": draw(st.sampled_from(ORGANISERS)) if named is None else named["organiser"],
            "target": draw(st.sampled_from(TARGETS)), "first": first, "last": first + draw(st.integers(0, 2)), "sheet": 2, "row": at + 1,
            "type": draw(st.sampled_from(["", "case"])),
        })  # fmt: skip
    sheets = tuple(Sheet("f", str(at), "items") for at in range(3))
    return Plan(2026, planned, table(made, RECORDS), units=directory(), sheets=sheets)


def visits_of(plan: Plan) -> pd.DataFrame:
    """The visits of a plan."""
    return build(plan, CALENDAR)


@st.composite
def limits(draw, *names: str, most: int = 3, days: tuple[int, ...] = (0,)):
    """One to three limits of each name, no two of which claim the same."""
    found, number = [], count()
    for name in names:
        seen = set()
        first = draw(st.sampled_from(SCOPES))
        for since in draw(st.sampled_from([(LONG_AGO,), (LONG_AGO, CHANGE), (CHANGE, LONG_AGO), (CHANGE, LONG_AGO, CHANGE)])):
            scope = draw(st.sampled_from([first, first, *SCOPES[5:]]))
            window = days[0] if draw(st.booleans()) else days[-1]
            if (scope, since, window) not in seen:
                seen.add((scope, since, window))
                exempt = draw(st.sampled_from([(), ("case",), ("case", "above")]))
                value = float(draw(st.sampled_from([1, 1, *range(1, most + 1)])))
                found.append(Limit(name, value, since, TEXT, scope, window, str(next(number)), exempt, draw(st.booleans())))
    return Limits(tuple(found))
