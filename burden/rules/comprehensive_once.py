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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import day
from burden.intervals.sorting import among
from burden.phrases import Time
from burden.plan import Target
from burden.rule import Finding, rule
from burden.rulebook import Limit, Limits, said
from burden.visits import exempt, once_each
from burden.visits.asked_again import kept_for_last
from burden.visits.columns import codes
from burden.warning import Lang, Some, Wording

ZH = """一个部门一年内对下级党委政府开展的综合性督查检查考核超过规定次数。

为什么：综合性督查涉及一个领域的全部工作和所有人；六十个部门即使各一次，也超过每周一次。

依据：各部门每年对下级党委政府的综合性督查检查考核不超过一次（F01，全国，2024年；此前有F07，内蒙古地方规定，2019年）；
限额 comprehensive_per_year。

怎么办：把还没开展的取消、并入或者改为单项检查，不超过限额；都已经开展的，说明原因，下一年只安排规定的次数。

一年多次的（每季度一次）按到同一对象的次数计，同一联合检查的事项计一次，列在几个表里的同一事项也计一次。
对象只是部门、学校、企业的，已取消的，以及规定不计的，不看。
"""
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
    for organiser, own in counted.groupby("organiser", sort=True):
        often: dict[int, int] = {}
        for key, comes in zip(own["key"].tolist(), own["times"].tolist(), strict=True):
            often[key] = max(often.get(key, 0), comes)
        times = sum(often.values())
        if times > limit.value:
            once = own.drop_duplicates("key")
            held = sorted(set(zip(once["item"].tolist(), once["when"].tolist(), strict=True)))
            names = Some(tuple(Held(item, Time(when)) for item, when in held[:NAMED]), len(held), counted=True)
            facts = {"n": times, "over": times - limit.value, "names": names, "year": year}
            rows = tuple(own.index.tolist())
            do = PAST if own["made"].all() else None
            yield Finding(rows, facts, table="items", limit=limit, organiser=str(organiser), target="", do=do)


@kept_for_last()
def comprehensive(items: pd.DataFrame, visits: pd.DataFrame, limit: Limit) -> pd.DataFrame:
    """The items that count, latest first: `key` is what counts once, `times` how often it comes to one target."""
    taken = items["comprehensive"].to_numpy(dtype=bool) & ~items["cancelled"].to_numpy(dtype=bool)
    free = np.logical_or.reduce([*exempt(items, limit).values()])
    rows = below(np.flatnonzero(taken & ~free), items["targets"].tolist(), visits)
    counted = visits["first"].to_numpy() >= limit.since
    held = visits[among(visits["item_row"].to_numpy(), rows) & counted & ~said(visits["match"], ("extra",))]
    times, made, begun = dict.fromkeys(rows.tolist(), 1), dict.fromkeys(rows.tolist(), False), dict.fromkeys(rows.tolist(), -1)
    for row, group in held.groupby("item_row", sort=True):
        at = int(str(row))
        times[at] = int(np.bincount(codes(group, "target")).max())
        made[at], begun[at] = bool(group["made"].all()), int(group["first"].min())
    readings = items["when"].tolist()
    found = items.take(rows).assign(
        when=np.array([readings[row].text for row in rows.tolist()], dtype=object), key=once_each(items)[rows],
        times=[*times.values()], begun=[*begun.values()], made=np.array([*made.values()], dtype=bool),
    )  # fmt: skip
    return found.sort_values(["begun", "item", "when"], ascending=False, kind="stable")


def below(rows: npt.NDArray[np.int64], targets: Sequence[Sequence[Target]], visits: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Those of some items that have a lower party committee or government among their targets, or may have one."""
    known = visits.drop_duplicates("target")
    kinds = dict(zip(*(known[name].tolist() for name in ("target", "target_kind")), strict=True))
    named = [{each.name for each in targets[row]} for row in rows.tolist()]
    elsewhere = {name for name in set().union(*named) if ELSEWHERE.search(kinds.get(name, "") or name)}
    return np.asarray(rows[np.array([not own or not own <= elsewhere for own in named], dtype=bool)])
