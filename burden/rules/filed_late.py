"""An item was filed after its inspection began, or after the day its filing was due.

Why: a filing made afterwards coordinates nothing; it only covers up that nobody was asked.

Source: every check is approved first, urgent ones are reported and made up (F42): limit filing_days_before, calendar
days before a visit begins by which it is filed and approved. Local texts: a temporary check is filed within 5 days
after it (F39, a city rule): limit filing_days_after, calendar days after its last day; the annual plan for enterprises
is filed by 10 January (F37, Nanfen and Kaiyuan) or by the end of March (F38, Liaocheng and Huaihua): limit
plan_filed_by, a day of the year written month * 100 + day (110, 331).

Do: file the next one before setting out; give the reason for the delay in the register.

A visit not yet made is late only when its filing comes after the last day on which it can start; whether it is late
where it can still start later, or where its time is tentative, is possible, and counted. Temporary are case checks
(complaints, emergencies) and visits in no plan: filing_days_after holds for them where it is in force, else
filing_days_before for those that are no case checks. Of several filings the earliest counts, refused ones do not. An
item without any filing is reported by `unfiled`.

Examples:

    limits: filing_days_before = 0, filing_days_after = 5

    items
    number | item     | organiser | targets | when
    1      | 防汛督查 | 水务局    | 甲县    | 4月
    2      | 校车检查 | 教育局    | 甲县    | 5月
    3      | 消防检查 | 应急局    | 甲县    | 6月
    4      | 节水检查 | 水务局    | 甲县    | 6月

    records
    number | item     | organiser | target | first      | last       | type
    1      | 防汛督查 | 水务局    | 甲县   | 2026-04-08 | 2026-04-09 |
           | 燃气抢险 | 住建局    | 甲县   | 2026-04-08 | 2026-04-09 | case
           | 桥梁抢险 | 住建局    | 乙县   | 2026-04-08 | 2026-04-09 | case

    filings
    filing          | numbers | item     | organiser | filed      | approved
    甲水〔2026〕3号 | 1       |          | 水务局    | 2026-04-07 | 2026-04-10 <- certain
    甲教〔2026〕1号 | 2       |          | 教育局    | 2026-06-03 |            <- certain
    甲急〔2026〕2号 | 3       |          | 应急局    | 2026-06-10 |            <- possible
    甲水〔2026〕4号 | 4       |          | 水务局    | 2026-05-31 |
    甲建〔2026〕5号 |         | 燃气抢险 | 住建局    | 2026-04-14 |
    甲建〔2026〕6号 |         | 桥梁抢险 | 住建局    | 2026-04-15 |            <- certain

    ---

    limits: plan_filed_by = 331

    items
    number | item     | organiser | targets    | when
    1      | 消防检查 | 应急局    | 甲厂、乙厂 | 4月
    2      | 用电检查 | 应急局    | 甲厂       | 6月
    3      | 计量检查 | 市监局    | 甲厂       | 6月

    filings
    filing          | numbers | organiser | filed
    甲急〔2026〕2号 | 1、2    | 应急局    | 2026-04-01 <- certain
    甲监〔2026〕1号 | 3       | 市监局    | 2026-03-31
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.days import day
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits.filed import allowing
from burden.warning import Span, Wording

ZH = """检查开始之后才报备，或者报备晚于规定的日期。

为什么：事后报备起不到统筹作用，只是补手续。

依据：每次检查先经批准，紧急的事后补办（F42）：限额 filing_days_before，即检查开始前多少个自然日完成报备审批。
地方规定：临时检查后5日内报备（F39，某市规定）：限额 filing_days_after，即检查结束后多少个自然日；涉企年度计划
1月10日前（F37，南芬、开原）或3月底前（F38，聊城、怀化）报备：限额 plan_filed_by，写作“月×100+日”（110、331）。

怎么办：今后先报备再出发；在登记表中写明迟报的原因。

尚未开展的检查，报备晚于它最迟的开始日才算迟报；仍可以安排在报备之后的、时间只是初步意向的，只计入“可能”。个案检查（投诉举报、应急处置）
和计划外的检查是临时检查：有 filing_days_after 的按它，没有的，个案检查不看，其余按 filing_days_before。有几次报备的看最早的一次，
未获批准的不算。完全没有报备的事项由 unfiled 提示。
"""
AFTER = Wording(
    "{organiser}的临时检查“{item}”（{begun}，{target}）到{filed}才补报（{filing}），应不晚于{due}（检查后{cap}天内）；依据{limit}。",
    "the temporary check “{item}” of {organiser} ({begun}, {target}) was filed ({filing}) only on {filed}, due by {due}, "
    "{cap} days after it; by {limit}.",
)
ANNUAL = Wording(
    "{organiser}的{n}个年度计划事项（{few}）到{filed}才报备（{filing}），应不晚于{due}；依据{limit}。",
    "{n} item(s) of the annual plan of {organiser} ({few}) were filed ({filing}) only on {filed}, due by {due}; by {limit}.",
)
NAMED = 3  # items named in a message


class Late(NamedTuple):
    """A visit whose filing came too late, ordered so that the one due first of each filing and organiser stands first."""

    filing: int
    organiser: str
    due: int
    first: int
    target: str
    item: str
    start: int
    last: int
    acted: int
    filing_text: str


@rule(
    family="unreported", level="warning", by="organiser", cell="filed",
    limits=("filing_days_before", "filing_days_after", "plan_filed_by"),
    zh="{organiser}的“{item}”到{filed}才完成报备审批（{filing}），而到{target}的检查{begun}开始，应不晚于{due}；依据{limit}。",
    en="“{item}” of {organiser} was filed and approved ({filing}) only on {filed}; its visit to {target} begins {begun}, so "
    "it was due by {due}; by {limit}.",
)  # fmt: skip
def filed_late(visits: pd.DataFrame, items: pd.DataFrame, filings: pd.DataFrame, limits: Limits) -> Iterator[Finding | Possible]:
    """Yield one finding for each filing, organiser and limit, naming the visit that is due first."""
    told = filed(visits, items, filings)
    temporary = (told["type"] == "case") | (told["match"] == "none")
    after = temporary.to_numpy() & (limits.on("filing_days_after", told) >= 0)
    for limit, under in limits.applied("filing_days_before", told[~after & (told["type"] != "case").to_numpy()]):
        days = int(limit.value)
        yield from late(under, under["complete"], under["start"] - days, under["first"] - days, limit, None)
    for limit, under in limits.applied("filing_days_after", told[after]):
        due = under["last"] + int(limit.value)
        yield from late(under, under["filed"], due, due, limit, AFTER)
    for limit, under in limits.applied("plan_filed_by", told[~temporary]):
        due = pd.Series(year_day(under["first"], int(limit.value)), index=under.index)
        yield from late(under, under["filed"], due, due, limit, ANNUAL)


def filed(visits: pd.DataFrame, items: pd.DataFrame, filings: pd.DataFrame) -> pd.DataFrame:
    """Visits that have a filing, with its position, the day it was `filed` and the day it was `complete` (approved too)."""
    alone = visits[visits["match"] == "none"]
    texts = alone[["item", "organiser"]].astype(str).assign(number="", filing="")
    of_items = earliest(allowing(items, filings), filings).set_index("row")
    of_visits = earliest(allowing(texts, filings), filings)
    of_visits.index = alone.index[of_visits.pop("row")]
    planned = visits[visits["item_row"] >= 0].join(of_items, on="item_row", how="inner")
    told = pd.concat([planned, visits.join(of_visits, how="inner")])
    vague = np.array([*(reading.tentative for reading in items["when"]), False])
    return told.assign(vague=vague[told["item_row"]] & ~told["made"])


def earliest(pairs: pd.DataFrame, filings: pd.DataFrame) -> pd.DataFrame:
    """Of the filings of each row the one that was complete first: columns row, filing, filed, complete."""
    said = filings.iloc[pairs["filing"].to_numpy()].reset_index(drop=True)
    days = said[["filed", "approved"]]
    found = pairs.assign(filed=days["filed"].fillna(days["approved"]), complete=days.max(axis=1), filing_text=said["filing"])
    dated = found[found["filed"].notna() & (said["status"] != "refused")]
    ordered = dated.sort_values(["row", "complete", "filed", "filing_text"], kind="stable").drop_duplicates("row")
    return ordered.astype({"filed": int, "complete": int})


def year_day(first: pd.Series, value: int) -> list[int]:
    """The day month * 100 + day of the year in which each visit begins."""
    years = first.to_numpy().astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    return [day(dt.date(int(year), *divmod(value, 100))) for year in years]


def late(
    under: pd.DataFrame, acted: pd.Series, due: pd.Series, hoped: pd.Series, limit: Limit, wording: Wording | None
) -> Iterator[Finding | Possible]:
    """Findings where `acted` comes after `due` in every placement; possible where it only comes after `hoped`."""
    told = under.assign(acted=acted, due=due)
    certain = (told["acted"] > told["due"]) & ~told["vague"]
    maybe = told[(told["acted"] > hoped) & ~certain]
    listed = zip(*(told.loc[certain, name].tolist() for name in Late._fields), strict=True)
    for _, rows in groupby(sorted(map(Late._make, listed)), key=lambda row: (row.filing, row.organiser)):
        yield finding(list(rows), limit, wording)
    yield Possible(len(maybe.drop_duplicates(["filing", "organiser", "item"])))


def finding(rows: list[Late], limit: Limit, wording: Wording | None) -> Finding:
    """The finding over the late visits of one filing, the one due first before the others."""
    head = rows[0]
    names = sorted({row.item for row in rows})
    facts = {
        "item": head.item, "target": head.target, "n": len(names), "few": (*names[:NAMED], *["…"][: len(names) > NAMED]),
        "filed": Span(head.acted, head.acted), "due": Span(head.due, head.due), "begun": Span(head.first, head.start),
        "filing": head.filing_text or "—",
    }  # fmt: skip
    target = head.target if len({row.target for row in rows}) == 1 else ""
    return Finding(
        (head.filing,), facts, table="filings", limit=limit, span=Span(head.first, head.last), target=target,
        organiser=head.organiser, wording=wording,
    )  # fmt: skip
