"""An item names no ground: no law and no document.

Why: a check that can name nothing it stands on is the first one to strike out; and whoever is checked has a right to know.

Source: no policy gives a figure. Enterprises and schools are visited only for law enforcement that is necessary (F06, a
local text of Jilin), which takes a law; what is ordered from above stands on the order (F52 asks for a scheme that says
what is looked at and why).

Do: enter the law with its article or the document with its number, or take the item out of the plan.

Where a sheet keeps the column, each item without a ground is told, and each whose ground is a phrase (“工作需要”, “领导要求”, “年度计划”);
more than five of one sheet are one warning. Where a sheet keeps none, its items at enterprises and schools are one warning
for the sheet, by F06, and the others are only possible, and counted. Cancelled items and case checks, whose ground is the
case, are left out.

Examples:

    items
    number | item     | organiser | targets | when | basis                        | cancelled | type
    1      | 防汛督查 | 水务局    | 甲县    | 4月  | 防洪法第三十八条             |           |
    2      | 校车检查 | 教育局    | 甲县    | 5月  |                              |           |      <- certain
    3      | 食堂检查 | 教育局    | 甲县    | 5月  | 工作需要                     |           |      <- certain
    4      | 消防检查 | 应急局    | 甲县    | 6月  | 甲政办发〔2026〕3号          |           |
    5      | 停办检查 | 应急局    | 甲县    | 6月  |                              | yes       |
    6      | 投诉核查 | 应急局    | 甲县    | 全年 |                              |           | case
    7      | 用电检查 | 应急局    | 甲县    | 6月  | 根据上级部署，按年度计划开展 |           |

    ---

    units
    unit | level  | kind
    甲县 | county | 县区
    甲厂 | county | 企业

    items
    number | item     | organiser | targets | when
    1      | 防汛督查 | 水务局    | 甲县    | 4月  <- possible
    2      | 计量检查 | 市监局    | 甲厂    | 5月  <- certain
    3      | 消防检查 | 应急局    | 甲厂    | 5月
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.intervals.sorting import once
from burden.naming import some
from burden.plan import Sheet
from burden.rule import Finding, Possible, rule
from burden.rulebook import said
from burden.visits.columns import names
from burden.warning import Wording

ZH = """事项没有依据：既没有法律法规，也没有文件。

为什么：说不出依据的检查是最先该砍的；被检查的也有权知道凭什么查。

依据：没有政策给出数字。对企业、学校只开展必要的执法检查（F06，吉林地方规定），执法就要有法；上级部署的以部署文件为据（督查方案要写明内容和缘由，F52）。

怎么办：填写法律法规的条款或者文件的文号，没有的从计划中删去。

表中有依据一栏的，没有填的、只填了套话（工作需要、领导要求、年度计划）的逐项提示，一张表超过五项的合为一条。表中没有这一栏的，到企业、学校的事项
每张表提示一次（F06），其余只计入“可能”。已取消的和个案检查（依据就是个案）不看。
"""
PHRASE = Wording(
    "{organiser}的“{item}”的依据只写了“{basis}”，没有法律法规，也没有文件。",
    "The ground of “{item}” of {organiser} is only “{basis}”: no law and no document.",
)
MANY = Wording(
    "{sheet}有{n}项没有填依据（{few}），同表的其他事项有。",
    "{sheet} names no ground for {n:item} ({few}) while it does for others.",
)
SHEET = Wording(
    "{sheet}没有写依据，其中{n}项到企业、学校（{few}）；参照{F06}，对企业、学校只开展必要的执法检查，要有法可依。",
    "{sheet} names no ground, though it visits enterprises or schools with {n:item} ({few}); those are visited only for necessary law "
    "enforcement, which takes a law; see {F06}.",
)
EMPTY = re.compile(
    r"(?:根据|按照?|依据)?(?:(?:实际)?工作(?:需要|要求|安排|部署|实际)|(?:上级|领导)(?:要求|安排|部署|指示|交办)?|年度(?:工作)?(?:计划|安排)|职责(?:要求|分工)?|有关(?:规定|要求|法律法规)|相关(?:规定|要求|法律法规)|"
    r"惯例|历年惯例|日常(?:工作|监管)|待定|略)[。.]?"
)
FIRMS = re.compile("企业|公司|学校|幼儿园|煤矿|厂")
ONE_BY_ONE = 5  # faults of one sheet that are told one by one


@rule(
    family="data", level="note", by="plan", cell="basis", since="2026-11-26",
    zh="{organiser}的“{item}”没有填依据，同一张表的其他事项有。",
    en="“{item}” of {organiser} names no ground while others in its sheet do.",
)  # fmt: skip
def no_basis(items: pd.DataFrame, visits: pd.DataFrame, sheets: tuple[Sheet, ...]) -> Iterator[Finding | Possible]:
    """Yield one finding for each item, or for each sheet where they are many or its column is missing."""
    counted = ~items["cancelled"].to_numpy(dtype=bool) & ~said(items["type"], ("case",))
    basis, of_sheet = ["".join(text.split()) for text in items["basis"].tolist()], items["sheet"].tolist()
    kept = {sheet for sheet, text in zip(of_sheet, basis, strict=True) if text}
    by_sheet: dict[int, list[int]] = defaultdict(list)
    for row in np.flatnonzero(counted).tolist():
        if not basis[row] or EMPTY.fullmatch(basis[row]):
            by_sheet[of_sheet[row]].append(row)
    kinds = tuple(name for name in names(visits, "target_kind") if FIRMS.search(name))
    firms = set(once(visits["item_row"].to_numpy()[said(visits["target_kind"], kinds)]).tolist())
    for sheet, rows in sorted(by_sheet.items()):
        name = " ".join(filter(None, (sheets[sheet].file, sheets[sheet].sheet)))
        yield from lacking(items, rows, basis, name) if sheet in kept else unkept(items, rows, firms, name)


def lacking(items: pd.DataFrame, rows: list[int], basis: list[str], name: str) -> Iterator[Finding]:
    """The items without a ground in a sheet that keeps the column."""
    phrases = [row for row in rows if basis[row]]
    blank = [row for row in rows if not basis[row]]
    yield from (Finding((row,), {"basis": basis[row]}, table="items", target="", wording=PHRASE) for row in phrases)
    if len(blank) > ONE_BY_ONE:
        yield together(items, blank, name, MANY)
    else:
        yield from (Finding((row,), table="items", target="") for row in blank)


def unkept(items: pd.DataFrame, rows: list[int], firms: set[int], name: str) -> Iterator[Finding | Possible]:
    """The items of a sheet that keeps no ground at all."""
    bound = [row for row in rows if row in firms]
    if bound:
        yield together(items, bound, name, SHEET)
    yield Possible(len(rows) - len(bound))


def together(items: pd.DataFrame, rows: list[int], name: str, wording: Wording) -> Finding:
    """One finding over many items of a sheet, at the first of them."""
    at, names_of = items["row"].tolist(), items["item"].tolist()
    few = some((names_of[row] for row in rows), counted=True)
    facts = {"n": len(rows), "few": few, "sheet": name}
    return Finding((min(rows, key=at.__getitem__),), facts, table="items", target="", organiser="", wording=wording)
