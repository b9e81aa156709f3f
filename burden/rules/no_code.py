"""An item has no code of its own, or a visit showed none or another item's.

Why: the code is how a target knows that a visit is in the plan; a visit without it, or under a borrowed one, cannot be
told from one that nobody allowed.

Source: each item carries one code, and a target may refuse a visit without a code or with one that does not fit (F10, a
local text of Hunan, “一事一码”): limit codes_per_item.

Do: give each item its own code and correct those borrowed or mistyped; a visit shows that code or does not go in.

Only sheets in which somebody entered a code are looked at: where nobody keeps codes, nothing is missing. Items told in
several rows, and items of one joint visit, may share a code. Cancelled items and items without a readable time are left
out; visits that are in no plan are reported by `unplanned`.

Examples:

    limits: codes_per_item = 1

    items
    number | item     | organiser | targets    | when | code      | cancelled
    1      | 防汛督查 | 水务局    | 甲县、乙县 | 4月  | LC001     |
    2      | 校车检查 | 教育局    | 甲县       | 5月  |           |     <- certain
    3      | 食堂检查 | 教育局    | 甲县       | 5月  | LC003     |
    4      | 消防检查 | 应急局    | 甲县       | 6月  | LC003     |     <- certain
    5      | 用电检查 | 应急局    | 甲县       | 6月  | LC5、LC6  |     <- certain
    6      | 停办检查 | 应急局    | 甲县       | 6月  |           | yes

    records
    number | item     | organiser | target | first      | code
    1      | 防汛督查 | 水务局    | 甲县   | 2026-04-08 | lc001
    1      | 防汛督查 | 水务局    | 乙县   | 2026-04-09 |        <- certain
    3      | 食堂检查 | 教育局    | 甲县   | 2026-05-08 | LC001  <- certain
    2      | 校车检查 | 教育局    | 甲县   | 2026-05-08 | LC9
           | 桥梁检查 | 住建局    | 甲县   | 2026-05-08 |

    ---

    limits: codes_per_item = 1

    items
    number | item     | organiser | targets | when | code | joint
    1      | 食堂检查 | 教育局    | 甲县    | 5月  | LC3  | 联1
    2      | 食品抽查 | 市监局    | 甲县    | 5月  | LC3  | 联1
    3      | 消防检查 | 应急局    | 甲县    | 6月  | LC4  |
    4      | 用电检查 | 应急局    | 甲县    | 6月  |      |     <- certain

    records
    number | item     | organiser | target | first
    1      | 食堂检查 | 教育局    | 甲县   | 2026-05-08
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from burden.intervals.sorting import among, once
from burden.naming import plain, some
from burden.rule import Finding, rule
from burden.rulebook import Limit, Limits
from burden.visits.columns import texts
from burden.warning import Wording

ZH = """事项没有自己的检查码，或者到访时没有出示、出示的是别的事项的码。

为什么：对象靠码知道这次检查在不在计划内；没有码、借用别的码的检查，与没有人批准的检查分不开。

依据：一事一码，没有码或者码与事项不符的，对象可以拒绝（F10，湖南地方规定）：限额 codes_per_item。

怎么办：一个事项申领一个码，借用、填错的改正；到访时出示该码，没有的不进门。

只看有人填了码的表：谁都不填码的表，不算缺。分写在几行的同一事项、同一联合检查的事项可以共用一个码。已取消的、没有可读时间的事项不看，
计划外的检查由 unplanned 提示。
"""
SHARED = Wording(
    "{n}个事项共用一个检查码{code}：{names}（{organisers}）；一个事项一个码，依据{limit}。",
    "{n:item} share the code {code}: {names} (of {organisers}); each item carries its own by {limit}.",
)
MANY = Wording(
    "{organiser}的“{item}”有{n}个检查码（{code}），应为{cap}个；依据{limit}。",
    "“{item}” of {organiser} has {n:code} ({code}), at most {cap} by {limit}.",
)
NOT_SHOWN = Wording(
    "{organiser}{span}到{target}开展“{item}”没有登记检查码，该事项的码是{code}；依据{limit}。",
    "{organiser} visited {target} on {span} for “{item}” without a code on record; the item's is {code}; by {limit}.",
)
OTHER = Wording(
    "{organiser}{span}到{target}开展“{item}”出示的检查码{shown}不是该事项的，应为{code}；依据{limit}。",
    "{organiser} visited {target} on {span} for “{item}” under the code {shown}, which is not the item's {code}; by {limit}.",
)
BORROWED = Wording(
    "{organiser}{span}到{target}开展“{item}”出示的检查码{shown}是“{whose}”的，应为{code}；依据{limit}。",
    "{organiser} visited {target} on {span} for “{item}” under the code {shown} of “{whose}”; the item's own is {code}; by {limit}.",
)
ENTER = Wording("在执行记录中补登检查码", "enter the code in the record")
CORRECT = Wording("查明出示的是哪个码，改正登记", "find out which code was shown and correct the record")
PARTS = re.compile(r"[、，,;；\n\s/]+")


@rule(
    family="unreported", level="warning", by="plan", cell="code", limits=("codes_per_item",), since="2026-11-26",
    zh="{organiser}的“{item}”没有检查码，同一张表的其他事项有；每个事项应有{cap}个，依据{limit}。",
    en="“{item}” of {organiser} has no code while others in its sheet have; each item carries {cap} by {limit}.",
)  # fmt: skip
def no_code(visits: pd.DataFrame, items: pd.DataFrame, limits: Limits) -> Iterator[Finding]:
    """Yield findings for items, for codes that several items share, and for visits made."""
    codes, sheets = [parts(text) for text in items["code"].tolist()], items["sheet"].tolist()
    kept = {sheet for sheet, mine in zip(sheets, codes, strict=True) if mine}
    made = visits[visits["made"].to_numpy()]
    shows = once(made["sheet"].to_numpy()[texts(made, "code") != ""])
    for limit, under in limits.applied("codes_per_item", visits[visits["item_row"].to_numpy() >= 0]):
        rows = [row for row in once(under["item_row"].to_numpy()).tolist() if sheets[row] in kept]
        yield from of_items(rows, codes, limit)
        yield from shared(items, rows, codes, limit)
        yield from shown(under[under["made"].to_numpy() & among(under["sheet"].to_numpy(), shows)], items, codes, limit)


def parts(text: str) -> tuple[str, ...]:
    """The codes in a cell, each once, in one spelling."""
    found = (unicodedata.normalize("NFKC", part).upper() for part in PARTS.split(text))
    return tuple(dict.fromkeys(filter(None, found)))


def of_items(rows: list[int], codes: list[tuple[str, ...]], limit: Limit) -> Iterator[Finding]:
    """Items without a code, and those with more than they may have."""
    for row in rows:
        if not codes[row]:
            yield Finding((row,), table="items", limit=limit, target="")
        elif len(codes[row]) > limit.value:
            yield Finding((row,), {"n": len(codes[row]), "code": codes[row]}, table="items", limit=limit, target="", wording=MANY)


def shared(items: pd.DataFrame, rows: list[int], codes: list[tuple[str, ...]], limit: Limit) -> Iterator[Finding]:
    """Codes that stand at more than one item; the same name again, or one joint visit, is one item."""
    names, joints, organisers = (items[name].tolist() for name in ("item", "joint", "organiser"))
    owners: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for code in codes[row]:
            owners[code][f"joint {joints[row]}" if joints[row] else plain(names[row])].append(row)
    for code, own in sorted(owners.items()):
        if len(own) > 1:
            mine = sorted((row for listed in own.values() for row in listed), key=lambda row: (names[row], row))
            facts: dict[str, object] = {"n": len(own), "code": code, "names": some(names[row] for row in mine)}
            facts["organisers"] = some(organisers[row] for row in mine)
            yield Finding(tuple(mine), facts, table="items", limit=limit, target="", wording=SHARED)


def shown(made: pd.DataFrame, items: pd.DataFrame, codes: list[tuple[str, ...]], limit: Limit) -> Iterator[Finding]:
    """Visits made under no code or under one that is not their item's, where the item has one."""
    whose = {code: name for mine, name in zip(codes, items["item"].tolist(), strict=True) for code in mine}
    asked = texts(items, "code")[made["item_row"].to_numpy()]
    others = made[(asked != "") & (asked != texts(made, "code"))]
    for visit, row, text in zip(others.index.tolist(), others["item_row"].tolist(), others["code"].tolist(), strict=True):
        said, own = parts(text), codes[row]
        if own and not said:
            yield Finding((visit,), {"code": own}, limit=limit, wording=NOT_SHOWN, do=ENTER)
        elif own and not set(said) & set(own):
            other = next((whose[code] for code in said if code in whose), "")
            yield Finding(
                (visit,),
                {"code": own, "shown": said, "whose": other},
                limit=limit,
                wording=BORROWED if other else OTHER,
                do=CORRECT,
            )
