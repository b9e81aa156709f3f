"""A department plans more comprehensive inspections of lower governments in a year than it may.

Why: a comprehensive inspection covers a whole field of work and ties up everybody in it; with sixty departments even one
each is more than one a week.

Source: each department holds at most one comprehensive inspection or assessment of lower party committees and governments
a year (F01, national, 2024; before that F07, a local text of Inner Mongolia, 2019); limit comprehensive_per_year.

Do: drop those still to come, merge them or make them checks of one matter each, until the limit is kept; where all were made,
give the reason and plan no more than the limit next year.

An item that comes again (“每季度一次”) counts as often as it comes to one target, items of one joint visit count once, and so
does one item that stands in several sheets. Items whose targets are departments, schools or enterprises only, cancelled items
and those that the text exempts are left out.

Examples:

    limits: comprehensive_per_year = 1

    items
    number | item         | organiser | targets    | when       | comprehensive | cancelled
    1      | 年度综合督查 | 农业局    | 甲县、乙县 | 4月        | yes           |
    2      | 春耕督查     | 农业局    | 甲县、乙县 | 3月        |               |
    3      | 停办综合督查 | 农业局    | 甲县       | 9月        | yes           | yes
    4      | 综合考核     | 民政局    | 甲县       | 11月       | yes           |       <- certain
    5      | 民政综合督查 | 民政局    | 乙县       | 5月        | yes           |
    6      | 教育综合督导 | 教育局    | 甲县、乙县 | 每半年一次 | yes           |       <- certain
    7      | 校园综合检查 | 教育局    | 第一中学   | 6月        | yes           |

    ---

    limits: comprehensive_per_year = 1

    items
    number | item     | organiser | targets | when | comprehensive | joint
    1      | 水利督查 | 水务局    | 甲县    | 4月  | yes           | 联1
    2      | 河道督查 | 水务局    | 甲县    | 4月  | yes           | 联1
    3      | 林业督查 | 林业局    | 甲县    | 4月  | yes           |
    4      | 林业督查 | 林业局    | 甲县    | 4月  | yes           |
    5      | 住建督查 | 住建局    | 甲县    | 4月  | yes           |
    6      | 住建督查 | 住建局    | 甲县    | 9月  | yes           |     <- certain
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import day
from burden.intervals.sorting import alike
from burden.phrases import Time
from burden.rule import Finding, rule
from burden.rulebook import Limit, Limits, said
from burden.visits import exempt, once_each
from burden.visits.columns import codes, names, of_items
from burden.warning import Lang, Some, Wording

ZH = """一个部门一年内对下级党委政府开展的综合性督查检查考核超过规定次数。

为什么：综合性督查涉及一个领域的全部工作和所有人；六十个部门即使各一次，也超过每周一次。

依据：各部门每年对下级党委政府的综合性督查检查考核不超过一次（F01，全国，2024年；此前有F07，内蒙古地方规定，2019年）；
限额 comprehensive_per_year。

怎么办：把还没开展的取消、并入或者改为单项检查，不超过限额；都已经开展的，说明原因，下一年只安排规定的次数。

一年多次的（每季度一次）按到同一对象的次数计，同一联合检查的事项计一次，列在几个表里的同一事项也计一次。
对象只是部门、学校、企业的，已取消的，以及规定不计的，不看。
"""
NEVER = 1 << 30  # days
NAMED = 3  # items named in a message
PAST = Wording("说明原因，下一年只安排规定的次数", "give the reason, and plan no more than the limit next year")
ELSEWHERE = re.compile(r"部门|单位|企业|公司|学校|中学|小学|幼儿园|机构|[院局委办厂店矿园站所校]$")


@dataclass(frozen=True)
class Held:
    """An item and its time, as a message names it."""

    item: str
    when: Time

    def cite(self, lang: Lang) -> str:
        """`“年度综合考核”（11月-12月）`."""
        time = self.when.cite(lang) if self.when.text.strip() else ""
        brackets = "（{}）" if lang == "zh" else " ({})"
        return f"“{self.item}”{brackets.format(time) if time else ''}"


@rule(
    family="frequency", level="error", by="plan", limits=("comprehensive_per_year",), changed="2026-11-26",
    zh="{organiser}{year}年安排综合性督查检查考核{n}次（{names}），限{cap}次，超出{over}次；依据{limit}。",
    en="{organiser} plans {n:comprehensive inspection} in {year} ({names}), {over} more than the {cap} of {limit}.",
)  # fmt: skip
def comprehensive_once(items: pd.DataFrame, visits: pd.DataFrame, limits: Limits, year: int) -> Iterator[Finding]:
    """Yield one finding for each department over the limit in force at the end of the year."""
    limit = limits.one("comprehensive_per_year", day(dt.date(year, 12, 31)))
    if limit is None:
        return
    counted = comprehensive(items, visits, limit)
    for organiser, n in sorted(totals(counted).items()):
        if n > limit.value:
            own = counted[said(counted["organiser"], (organiser,))]
            once = own.drop_duplicates("key")
            held = sorted(set(zip(once["item"].tolist(), once["time"].tolist(), strict=True)))
            shown = Some(tuple(Held(item, Time(when)) for item, when in held[:NAMED]), len(held), counted=True)
            facts = {"n": n, "over": n - limit.value, "names": shown, "year": year}
            rows, do = tuple(own.index.tolist()), PAST if own["made"].all() else None
            yield Finding(rows, facts, table="items", limit=limit, organiser=organiser, target="", do=do)


def totals(counted: pd.DataFrame) -> dict[str, int]:
    """How often the items of each organiser come in all."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for organiser, key, times in zip(*(counted[name].tolist() for name in ("organiser", "key", "times")), strict=True):
        found[organiser][key] = max(times, found[organiser].get(key, 0))
    return {organiser: sum(own.values()) for organiser, own in found.items()}


def comprehensive(items: pd.DataFrame, visits: pd.DataFrame, limit: Limit) -> pd.DataFrame:
    """The items that count, latest first: `key` is what counts once, `times` how often it comes to one target."""
    why = exempt(items, limit)
    spare = items["cancelled"].to_numpy(dtype=bool) | why["case"] | why["above"]
    rows = below(items, visits, np.flatnonzero(items["comprehensive"].to_numpy(dtype=bool) & ~spare))
    found = items.take(rows).assign(
        key=once_each(items)[rows],
        time=np.array([reading.text for reading in items["when"].to_numpy()[rows].tolist()], dtype=object),
        **held(visits, rows, len(items), limit),
    )
    return found.sort_values(["begun", "item", "time"], ascending=False, kind="stable")


def held(visits: pd.DataFrame, rows: npt.NDArray[np.int64], items: int, limit: Limit) -> dict[str, npt.NDArray[Any]]:
    """Of the items in some rows the visits that count: how many at one target, when the first begins, whether all were made."""
    meant = of_items(visits, rows, items) & (visits["first"].to_numpy() >= limit.since) & ~said(visits["match"], ("extra",))
    every = np.flatnonzero(meant)
    row = visits["item_row"].to_numpy()[every]
    times, begun, made = np.ones(items, dtype=np.int64), np.full(items, NEVER), np.ones(items, dtype=bool)
    at = alike(row, codes(visits, "target")[every])
    np.maximum.at(times, row, np.bincount(at)[at])
    np.minimum.at(begun, row, visits["first"].to_numpy()[every])
    np.logical_and.at(made, row, visits["made"].to_numpy()[every])
    none = begun[rows] == NEVER
    return {"times": times[rows], "begun": np.where(none, -1, begun[rows]), "made": made[rows] & ~none}


def below(items: pd.DataFrame, visits: pd.DataFrame, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Those rows of items that have a lower party committee or government among their targets, or may have one."""
    kind = np.full(len(names(visits, "target")), -1)
    kind[codes(visits, "target")] = codes(visits, "target_kind")
    said_of = np.append(names(visits, "target_kind"), "")[kind]
    kinds = dict(zip(names(visits, "target").tolist(), said_of.tolist(), strict=True))
    every = zip(rows.tolist(), items["targets"].to_numpy()[rows].tolist(), strict=True)
    kept = [row for row, targets in every if not targets or not all(elsewhere(each.name, kinds) for each in targets)]
    return np.array(kept, dtype=np.int64)


def elsewhere(name: str, kinds: Mapping[str, str]) -> bool:
    """Whether a target is no party committee or government, by its kind or its name."""
    return bool(ELSEWHERE.search(kinds.get(name, "") or name))
