"""Too few of the visits to enterprises are joint ones of several departments.

Why: an enterprise that six departments visit one by one stops work six times; made jointly they are one or two visits.

Source: at least sixty in a hundred checks at enterprises are joint ones of several departments (F35, local texts of Daye, Suichang and
Jinyun); limit joint_share_percent.

Do: join the single visits at one enterprise in one quarter, those of the departments named here first.

Counted for the organisers of each level, and the year, since the figure is a city's or a county's. A visit is joint where it shares its
number with one of another office, or its item names partners; a joint visit counts once for each level that takes part.
Visits that no plan holds are not counted. It is certain only where the share is too small even if every drawn or tentative joint visit is
made and no drawn or tentative single one; else it is counted as possible. Visits of a sheet
in which no row names a partner or a joint visit may all be joint: nobody kept that there.

Examples:

    limits: joint_share_percent = 60 kind 企业

    units
    unit | kind
    甲厂 | 企业
    乙厂 | 企业
    甲校 | 学校

    items
    item         | organiser | partners | targets   | when
    环保检查     | 市环保局  |          | 甲厂、乙厂 | 4月2日
    消防检查     | 市应急局  |          | 甲厂      | 5月6日   <- certain
    安全检查     | 市应急局  |          | 甲厂      | 6月3日
    劳动用工检查 | 市人社局  | 市税务局 | 甲厂      | 9月2日
    食堂检查     | 市教育局  |          | 甲校      | 9月2日
    特种设备检查 | 甲县市监局 | 甲县住建局 | 甲厂、乙厂 | 9月2日
    计量检查     | 甲县市监局 |          | 甲厂      | 9月9日

    ---

    limits: joint_share_percent = 60 kind 企业
    possible: 1

    units
    unit | kind
    甲厂 | 企业

    items
    item     | organiser | targets | when
    环保检查 | 市环保局  | 甲厂    | 4月2日
    消防检查 | 市应急局  | 甲厂    | 5月6日 <- possible
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import period_first, periods
from burden.intervals.sorting import alike
from burden.plan import LEVELS
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits, said
from burden.visits import blamed, spared
from burden.visits.columns import codes, names
from burden.visits.pairs import numbered
from burden.warning import Lang, Span

ZH = """到企业的检查中，几个部门联合开展的太少。

为什么：六个部门一家一家去，企业就停工六次；联合起来，一两次就够了。

依据：涉企检查中跨部门联合的占比不低于百分之六十（F35，大冶、遂昌、缙云地方规定）；限额 joint_share_percent。

怎么办：把同一季度到同一企业的单独检查合并为联合检查，先从这里点到的单位做起。

按组织单位的层级分别计算，一年一算，因为这个比例是对一市一县说的。与别的单位的到访编号相同的，或者事项写有配合单位的，是联合检查；
一次联合检查，有几级参加，在每一级各计一次。计划外的不计。抽中的、拟定的联合检查全都开展、单独检查全都不开展，比例仍然不够的，
才算确定；否则只计入“可能”。所在的表没有一行写配合单位或联合检查的，说明没有登记，当作可能都是联合检查。
"""
NAMES = {
    "central": ("中央", "central"), "province": ("省级", "provincial"), "city": ("市级", "city"), "county": ("县级", "county"),
    "township": ("乡镇", "township"),
}  # fmt: skip
SHOWN = 3  # departments named with the number of their single visits


@dataclass(frozen=True)
class OfLevel:
    """The level of organisers as a fact for messages; "" where nobody says it."""

    level: str

    def cite(self, lang: Lang) -> str:
        """`市级`; nothing where it is not known."""
        zh, en = NAMES.get(self.level, ("", "the"))
        return zh if lang == "zh" else en


@rule(
    family="uncoordinated", level="warning", by="plan", limits=("joint_share_percent",), since="2026-11-26",
    zh="{level}单位{year}年到企业检查{n}次，联合的{joint}次，占{share}%，应当不低于{cap}%，还差{more}次；单独检查最多的是{most}；"
    "依据{limit}{spared}。",
    en="Of {n:visit} to enterprises by {level} departments in {year} {joint:is|are} joint, {share}%, at least {cap}% by {limit}: {more} more should be; "
    "most single visits are of {most}{spared}.",
)  # fmt: skip
def joint_share(visits: pd.DataFrame, items: pd.DataFrame, limits: Limits) -> Iterator[Finding | Possible]:
    """Yield one finding for each level and year whose share of joint visits is under the limit."""
    told = jointly(visits, items)
    for limit, under in limits.counted("joint_share_percent", told[~said(told["match"], ("none",))]):
        for _, each in blamed(under, limit).groupby(["rank", "year"], sort=True):
            if each["judged"].any():
                yield from judged(each, under, limit)


def jointly(visits: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """The visits numbered, with `together` (joint with another office), the `year` they may begin in and whether it is sure."""
    told = numbered(visits)
    partners = np.array([*map(bool, items["partners"].tolist()), False], dtype=bool)[codes(visits, "item_row")]
    together = partners | shared(told)
    opening, closing = periods(codes(visits, "begin"), "year"), periods(codes(visits, "start"), "year")
    return told.assign(
        together=together,
        year=opening + 1970,
        firm=codes(visits, "firm") & (opening == closing),
        kept=kept(visits, items, together),
    )


def shared(told: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which visits are made jointly by several offices."""
    visit, office = alike(codes(told, "joint"), codes(told, "target")), codes(told, "office")
    one = np.zeros(len(told), dtype=np.int64)
    one[visit] = office
    several = np.zeros(len(told), dtype=bool)
    several[visit[office != one[visit]]] = True
    return several[visit]


def kept(visits: pd.DataFrame, items: pd.DataFrame, together: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which visits stand in a sheet that says of some row who joins it: in any other nobody kept that."""
    pairs = zip(items["partners"].tolist(), items["joint"].tolist(), strict=True)
    told = np.array([bool(partners or joint) for partners, joint in pairs], dtype=bool)
    sheet, rows = codes(visits, "sheet"), codes(visits, "item_row")
    by_item = np.append(np.isin(codes(items, "sheet"), codes(items, "sheet")[told]), False)
    return np.where(rows >= 0, by_item[rows], np.isin(sheet, sheet[together]))


def judged(each: pd.DataFrame, under: pd.DataFrame, limit: Limit) -> Iterator[Finding | Possible]:
    """The finding for one level and year where even the best that may come is too little, else what may be too little."""
    once = each.sort_values("together", ascending=False, kind="stable").drop_duplicates(["joint", "target"])
    together, firm, known = (codes(once, name) for name in ("together", "firm", "kept"))
    joint, single = together | ~known, ~together & firm & known
    least, every = int((together & firm).sum()), int((~together).sum())
    if single.any() and share(int(joint.sum()), int(single.sum())) < limit.value:
        yield finding(int(joint.sum()), once[single], under, limit)
    elif every and share(least, every) < limit.value:
        yield Possible(1)


def share(joint: int, single: int) -> float:
    """How many in a hundred are joint."""
    return 100 * joint / (joint + single)


def finding(joint: int, single: pd.DataFrame, under: pd.DataFrame, limit: Limit) -> Finding:
    """The finding: its place is a single visit of the department that makes most, and one of each item it and others make."""
    organiser = codes(single, "organiser")
    count = np.bincount(organiser, minlength=len(names(single, "organiser")))
    busiest = np.argsort(-count, kind="stable")
    first = single.assign(order=np.argsort(busiest)[organiser])
    first = first.sort_values(["order", "first", "last", "item", "target"], kind="stable").drop_duplicates("which")
    n, year, rank = joint + len(single), int(codes(single, "year")[0]), int(codes(single, "rank")[0])
    level = under[(codes(under, "rank") == rank) & (codes(under, "year") == year)]
    facts = {
        "level": OfLevel(LEVELS[rank] if rank >= 0 else ""), "year": year, "n": n, "joint": joint,
        "share": float(math.floor(share(joint, len(single)))), "more": math.ceil(limit.value * n / 100 - joint),
        "most": tuple(f"{names(single, 'organiser')[at]} {count[at]}" for at in busiest[:SHOWN] if count[at]), "spared": spared(level, limit),
    }  # fmt: skip
    span = Span(period_first(year - 1970, "year"), period_first(year - 1969, "year") - 1)
    return Finding(tuple(first.index.tolist()), facts, limit=limit, target="", span=span)
