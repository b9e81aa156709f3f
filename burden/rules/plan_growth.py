"""The plan has more items than last year's, or has not been cut as far as the policy asks.

Why: every item looks reasonable by itself; only the number beside last year's shows whether the burden goes down or up.

Source: items for counties and below, for factories, mines and schools are cut by half at least (F04, national, 2018), for
prefectures by 30 % (F05, a local text of Gansu), for a whole province by 70 % (F06, a local text of Jilin); after that the
number goes down only, never up (F08, a local text of Hunan). Limits items_cut_percent (at least) and items_growth (items more
than last year, at most).

Do: drop the new items named here; or make them part of an item that was planned last year.

Runs where last year's plan is given (--last-year). An item is counted once in however many sheets it stands, items of one
joint visit once; cancelled items and those that the text exempts are not counted. A limit with a scope counts the items that
go to a target of it. A cut is asked for once: in the first whole year after the day it starts. The plan as a whole and, for
growth, each organiser that last year's plan has as well, are looked at; an organiser it does not have counts in the whole.

Examples:

    limits: items_growth = 0

    last_items
    item     | organiser | targets | when
    防汛督查 | 水务局    | 甲县    | 6月
    安全检查 | 应急局    | 甲县    | 4月

    items
    item     | organiser | targets | when
    防汛督查 | 水务局    | 甲县    | 6月
    灌溉检查 | 水务局    | 甲县    | 9月
    河道检查 | 水务局    | 甲县    | 10月 <- certain
    食堂检查 | 教育局    | 甲县    | 9月  <- certain

    ---

    limits: items_cut_percent = 50 since 2025-10-09 level county
    year: 2026

    units
    unit | level
    甲县 | county
    某市 | city

    last_items
    item     | organiser | targets | when
    防汛督查 | 水务局    | 甲县    | 6月
    安全检查 | 应急局    | 甲县    | 4月
    市局督查 | 应急局    | 某市    | 4月

    items
    item     | organiser | targets | when
    防汛督查 | 水务局    | 甲县    | 6月
    安全督查 | 应急局    | 甲县    | 4月  <- certain
    市局督查 | 应急局    | 某市    | 4月
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.days import date_of, day
from burden.forms import WORDS
from burden.naming import plain, some
from burden.rule import Finding, rule
from burden.rulebook import Limit, Limits, Scope
from burden.visits import at_targets, blamed
from burden.warning import Lang, Wording

ZH = """今年的计划事项比上年多，或者没有减到规定的幅度。

为什么：单看每一项都有道理，只有和上年的数目放在一起，才看得出负担是减了还是增了。

依据：对县乡村和厂矿企业学校的督查检查考核事项减少50%以上（F04，全国，2018年）；对市州的减少30%以上（F05，甘肃地方规定）；面向全省的减少70%以上（F06，
吉林地方规定）；此后只减不增（F08，湖南地方规定）。限额 items_cut_percent（至少减少的百分比）、items_growth（比上年至多增加的项数）。

怎么办：取消这里列出的新增事项；或者并入上年已有的事项。

给出上一年的计划（--last-year）才看。一项不论列在几个表里只计一次，同一联合检查的事项计一次；已取消的和规定不计的，不计。
限额限定对象的，只计到这些对象的事项。减少的幅度只要求一次：起始日之后的第一个整年。看全部计划；只减不增还看上年计划里也有的每个单位，上年没有的单位计入总数。
"""
GROWN = Wording(
    "{year}年计划{scope}共{n}项，上年{last}项，多{more}项，最多增加{cap}项；新增：{new}；依据{limit}。",
    "The plan of {year}{scope} has {n:item}, that of the year before {last}: {more} more, at most {cap} more by {limit}; new: {new}.",
)
OWN = Wording(
    "{organiser}{year}年计划{scope}共{n}项，上年{last}项，多{more}项，最多增加{cap}项；新增：{new}；依据{limit}。",
    "{organiser} plans {n:item} in {year}{scope}, {last} the year before: {more} more, at most {cap} more by {limit}; new: {new}.",
)
CUT = Wording(
    "{year}年计划{scope}共{n}项，上年{last}项，应减少{cap}%以上，至多{most}项；新增：{new}；依据{limit}。",
    "The plan of {year}{scope} has {n:item}, that of the year before {last}: to be cut by {cap} % at least, to {most} at most, by "
    "{limit}; new: {new}.",
)

NAMED = 12  # new items a message names


@dataclass(frozen=True)
class Said:
    """The scope of a limit in words, or nothing."""

    scope: Scope

    def cite(self, lang: Lang) -> str:
        """`（县级、学校）`, "" where all is meant."""
        levels, types = WORDS["level"], WORDS["type"]
        both = {**levels, **types}
        words = [both.get(word, word) if lang == "zh" else word for part in self.scope.named().values() for word in part]
        return (f"（{'、'.join(words)}）" if lang == "zh" else f" ({', '.join(words)})") if words else ""


@dataclass(frozen=True)
class Nothing:
    """That last year's plan had every item of this one, under other organisers or more seldom."""

    def cite(self, lang: Lang) -> str:
        """The words."""
        return "没有新名称，是原有事项列了几次" if lang == "zh" else "no new name, but more of the same"


NONE = Nothing()


class Listed(NamedTuple):
    """An item of a plan: those of one `key` count once."""

    organiser: str
    item: str
    row: int
    key: int


@rule(
    family="frequency", level="warning", by="plan", limits=("items_cut_percent", "items_growth"), since="2026-11-26",
    zh=GROWN.zh, en=GROWN.en,
)  # fmt: skip
def plan_growth(
    items: pd.DataFrame, last_items: pd.DataFrame, directory: pd.DataFrame, limits: Limits, year: int
) -> Iterator[Finding]:
    """Yield one finding for each limit the plan as a whole breaks, and one for each organiser that plans more."""
    both = at_targets(items, directory, year), at_targets(last_items, directory, year - 1)
    for limit in in_force(limits, "items_cut_percent", year):
        if year == first_year(limit):
            now, before = (listed(table, limit) for table in both)
            yield from cut(now, before, limit, year)
    for limit in in_force(limits, "items_growth", year):
        now, before = (listed(table, limit) for table in both)
        yield from grown(now, before, limit, year, GROWN)
        own, earlier = by_organiser(now), by_organiser(before)
        for organiser in sorted(own.keys() & earlier.keys()):
            yield from grown(own[organiser], earlier[organiser], limit, year, OWN)


def in_force(limits: Limits, name: str, year: int) -> list[Limit]:
    """The limits of a name in force at the end of the year, of each kind the latest."""
    end = day(dt.date(year, 12, 31))
    latest = {limit.kind(): limit for limit in limits.named(name) if limit.since <= end}
    return list(latest.values())


def first_year(limit: Limit) -> int:
    """The first whole year from the day on which a limit starts."""
    start = date_of(limit.since)
    return start.year + ((start.month, start.day) != (1, 1))


def listed(table: pd.DataFrame, limit: Limit) -> list[Listed]:
    """The items of a year that a limit speaks of, by organiser and name."""
    under = blamed(table[limit.scope.covers(table)], limit)
    rows, first = np.unique(under["item_row"].to_numpy(), return_index=True)
    columns = (under[name].to_numpy()[first].tolist() for name in ("organiser", "item", "key"))
    return sorted(Listed(organiser, item, row, key) for row, organiser, item, key in zip(rows.tolist(), *columns, strict=True))


def by_organiser(items: list[Listed]) -> dict[str, list[Listed]]:
    """The items of each organiser."""
    found: dict[str, list[Listed]] = defaultdict(list)
    for each in items:
        found[each.organiser].append(each)
    return found


def once(items: list[Listed]) -> list[Listed]:
    """The first of the items that count once."""
    found: dict[int, Listed] = {}
    for each in items:
        found.setdefault(each.key, each)
    return list(found.values())


def grown(now: list[Listed], before: list[Listed], limit: Limit, year: int, wording: Wording) -> Iterator[Finding]:
    """What is found where there are more items than last year and the limit allow."""
    now, before = once(now), once(before)
    more = len(now) - len(before)
    if more > limit.value:
        yield finding(now, before, limit, year, wording, more=more)


def cut(now: list[Listed], before: list[Listed], limit: Limit, year: int) -> Iterator[Finding]:
    """What is found where less was cut than the limit asks for."""
    now, before = once(now), once(before)
    most = int(len(before) * (100 - limit.value) // 100)
    if before and len(now) > most:
        yield finding(now, before, limit, year, CUT, most=most)


def finding(now: list[Listed], before: list[Listed], limit: Limit, year: int, wording: Wording, **facts: int) -> Finding:
    """The finding over the items that last year's plan does not have, or over all where it has them all."""
    had = {(each.organiser, plain(each.item)) for each in before}
    new = [each for each in now if (each.organiser, plain(each.item)) not in had]
    rows = tuple(each.row for each in new or now)
    said = {
        "n": len(now),
        "last": len(before),
        "year": year,
        "scope": Said(limit.scope),
        "new": some((each.item for each in new), NAMED) if new else NONE,
        **facts,
    }
    organiser = now[0].organiser if wording is OWN else ""
    return Finding(rows, said, table="items", limit=limit, organiser=organiser, target="", wording=wording)
