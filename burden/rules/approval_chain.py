"""An inspection beyond the plan was allowed without the signatures it needs, together with others, or not at all.

Why: the plan is weighed once by everybody; what is added later is weighed only by those who sign, and one signature for a
bundle of checks weighs none of them.

Source: an item outside the plan is signed by the vice-mayor in charge, then approved by the top leaders of party and
government (F15, a local text of Pu'er for city departments): limit approvals_needed, how many levels sign; 2 are the
leader in charge and the top leader, 3 the head of the agency before them. Outside the plan one request holds one item
(F09, a local text of Hunan, “一事一报”): limit items_per_request. Every check is approved by the head of the agency first;
urgent ones are reported and made up (F42).

Do: get the missing signatures; for visits already made say why. One request is written for each item.

Beyond the plan is what the register calls temporary (“临时”, “计划外”, “一事一报”) and what allows a visit that no plan holds.
Approvers are read from one cell (“局长→分管副市长→市长”) or from a column each; only arrows tell who signed first. A
bare name counts as any signature; an office (“统筹办”) as none. Where the register names approvers nowhere, a missing
signature is only possible, and counted. Case checks (complaints, emergencies) are exempt: they may be reported
afterwards, see `filed-late`. Refused and pending requests are told only where the visit was made all the same.

Examples:

    limits: approvals_needed = 2, items_per_request = 1

    items
    number | item     | organiser | targets | when
    1      | 防汛督查 | 水务局    | 甲县    | 4月

    records
    number | item     | organiser | target | first      | type
           | 桥梁检查 | 住建局    | 甲县   | 2026-05-08 |
           | 冷库检查 | 商务局    | 甲县   | 2026-05-08 | <- certain
           | 燃气抢险 | 住建局    | 甲县   | 2026-05-08 | case

    filings
    filing          | numbers | item     | organiser | filed      | approver            | status   | subject
    甲水〔2026〕3号 | 1       |          | 水务局    | 2026-01-07 | 局长                |          | plan
    甲建〔2026〕5号 |         | 桥梁检查 | 住建局    | 2026-05-04 | 分管副市长、市长    |          |
    甲建〔2026〕6号 |         | 燃气抢险 | 住建局    | 2026-05-09 | 局长                |          | temporary
    甲商〔2026〕7号 |         | 冷库检查 | 商务局    | 2026-05-04 | 分管副市长          | refused  |
    甲急〔2026〕8号 |         | 电梯检查 | 市监局    | 2026-05-04 | 局长→分管副市长     |          | temporary <- certain
    甲急〔2026〕9号 |         | 索道检查 | 市监局    | 2026-05-04 |                     |          | temporary <- certain
    甲急〔2026〕2号 |         | 锅炉检查 | 市监局    | 2026-05-04 | 市长→分管副市长     |          | temporary <- certain
    甲急〔2026〕4号 | 31、32  | 液氨检查 | 市监局    | 2026-05-04 | 张某某、李某        |          | temporary <- certain

    ---

    limits: approvals_needed = 2

    items
    number | item     | organiser | targets | when
    1      | 防汛督查 | 水务局    | 甲县    | 4月

    filings
    filing          | item     | organiser | filed      | approver | subject
    甲急〔2026〕8号 | 电梯检查 | 市监局    | 2026-05-04 |          | temporary <- possible

    ---

    limits: approvals_needed = 3

    items
    number | item     | organiser | targets | when
    1      | 防汛督查 | 水务局    | 甲县    | 4月

    filings
    filing          | item     | organiser | filed      | approver              | subject
    甲急〔2026〕8号 | 电梯检查 | 市监局    | 2026-05-04 | 分管副市长、市长      | temporary <- certain
    甲急〔2026〕9号 | 索道检查 | 市监局    | 2026-05-04 | 局长→分管副市长→市长 | temporary
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits, said
from burden.visits.filed import requested
from burden.visits.requests import NOT_GRANTED, Filing, held, register, requests
from burden.visits.signatures import chain
from burden.warning import Lang, Span, Wording

ZH = """计划外的检查签批不全、几个事项合在一份申请里，或者没有获准就开展了。

为什么：计划是大家一起权衡过的；后加的只有签批的人权衡，一个签字管一批检查就等于谁也没有权衡。

依据：计划外的须经分管副市长签批，再报党政主要领导批准（F15，普洱地方规定，市级部门）：限额 approvals_needed，即要几级签批；2 是分管领导和主要领导，
3 是之前还有机关负责人。计划外的一事一报（F09，湖南地方规定）：限额 items_per_request。每次检查先经机关负责人批准，紧急的事后补办（F42）。

怎么办：补齐签批；已经去过的，写明原因。一个事项写一份申请。

登记表写明是临时、计划外、一事一报的，以及所批的检查不在任何计划之内的，都算计划外。审批人可以写在一格（局长→分管副市长→市长），也可以每人一栏；
只有箭头表示先后。只写姓名的算任何一级，只写单位的（统筹办）不算。登记表从来不写审批人的，只计入“可能”。个案检查（投诉举报、应急处置）不在此列，
事后补报，见 filed-late。未获批准的和待批的，只在照样开展了的时候提示。
"""
NAMES = {
    "head": ("机关负责人", "the head of the agency"),
    "charge": ("分管领导", "the leader in charge"),
    "top": ("主要领导", "the top leader"),
}
TURNED = Wording(
    "{organiser}的计划外事项“{item}”（{filing}）的签批次序颠倒（{approver}）：应先机关负责人、再分管领导、后主要领导；依据{limit}。",
    "The item beyond the plan “{item}” of {organiser} ({filing}) was signed in the wrong order (“{approver}”): the head of the agency, "
    "the leader in charge, then the top leader; by {limit}.",
)
SEVERAL = Wording(
    "{organiser}的一份报备（{filing}，“{item}”）含{n}个计划外事项，一份最多{cap}个；依据{limit}。",
    "One request of {organiser} ({filing}, “{item}”) holds {n:item} beyond the plan; at most {cap} by {limit}.",
)
APART = Wording("一个事项写一份申请", "write one request for each item")
BLANK = Wording(
    "{organiser}的计划外事项“{item}”（{filing}，{acted}报备）没有写审批人，缺{missing}；应有{cap}级签批，依据{limit}。",
    "The item beyond the plan “{item}” of {organiser} ({filing}, filed {acted}) names no approver (missing: {missing}); it takes "
    "{cap:signature} by {limit}.",
)
STATES = {
    "refused": Wording(
        "{organiser}{span}到{target}开展的“{item}”不在任何计划之内，所报的{filing}也未获批准；参照{F42}，每次检查先经批准。",
        "“{item}”, made by {organiser} at {target} on {span}, is in no plan, and its request {filing} was refused; every check is approved first; see {F42}.",
    ),
    "pending": Wording(
        "{organiser}{span}到{target}开展的“{item}”不在任何计划之内，所报的{filing}尚未批准；参照{F42}，每次检查先经批准。",
        "“{item}”, made by {organiser} at {target} on {span}, is in no plan, and its request {filing} is still pending; every check is approved first; see {F42}.",
    ),
}


@rule(
    family="unreported", level="warning", by="plan", cell="approver", limits=("approvals_needed", "items_per_request"),
    since="2026-11-26",
    zh="{organiser}的计划外事项“{item}”（{filing}，{acted}报备）只经{approver}签批，还缺{missing}；应有{cap}级签批，依据{limit}。",
    en="The item beyond the plan “{item}” of {organiser} ({filing}, filed {acted}) is signed by “{approver}” only (missing: {missing}); it "
    "takes {cap:signature} by {limit}.",
)  # fmt: skip
def approval_chain(
    visits: pd.DataFrame, items: pd.DataFrame, filings: pd.DataFrame, limits: Limits, year: int
) -> Iterator[Finding | Possible]:
    """Yield findings for each request beyond the plan, and for each visit made on a request that was not granted."""
    told, pairs = register(filings), requested(visits, filings)
    yield from anyway(visits, pairs, told)
    beyond = requests(told, pairs, visits, year)
    kept = {filing.sheet for filing in told if filing.approver}
    for limit, under in limits.applied("approvals_needed", beyond):
        for row in under.index.tolist():
            yield from unsigned(row, told[row], limit, told[row].sheet in kept)
    for limit, under in limits.applied("items_per_request", beyond):
        for row in under.index.tolist():
            count = held(told[row], items)
            if count > limit.value:
                yield Finding(
                    (row,), named(told[row]) | {"n": count}, table="filings", limit=limit, target="", wording=SEVERAL, do=APART
                )


def anyway(visits: pd.DataFrame, pairs: pd.DataFrame, told: list[Filing]) -> Iterator[Finding]:
    """One finding for each visit made beyond the plan whose every request is refused or pending; case checks aside."""
    asked: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row, filing in zip(pairs["row"].tolist(), pairs["filing"].tolist(), strict=True):
        asked[row].append((told[filing].status, told[filing].filing))
    case = said(visits["type"], ("case",))
    for row, mine in asked.items():
        if not case[row] and all(status in NOT_GRANTED for status, _ in mine):
            status, text = min(mine)
            yield Finding((int(visits.index[row]),), {"filing": text or "—"}, wording=STATES[status])


def unsigned(row: int, filing: Filing, limit: Limit, kept: bool) -> Iterator[Finding | Possible]:
    """What is wrong with the signatures of a request; possible where its register names no approver at all."""
    signed = chain(filing.approver)
    missing = signed.missing(int(limit.value))
    if not kept:
        yield Possible(1)
    elif missing or signed.turned():
        facts = named(filing) | {"missing": Roles(missing)}
        wording = None if missing and filing.approver else BLANK if missing else TURNED
        yield Finding((row,), facts, table="filings", limit=limit, target="", wording=wording)


@dataclass(frozen=True)
class Roles:
    """Roles of a chain, spoken as the leaders they stand for."""

    names: tuple[str, ...]

    def cite(self, lang: Lang) -> str:
        """分管领导、主要领导."""
        return ("、" if lang == "zh" else ", ").join(NAMES[role][0 if lang == "zh" else 1] for role in self.names)


def named(filing: Filing) -> dict[str, object]:
    """What a message says of a request."""
    day = filing.filed if not np.isnan(filing.filed) else filing.approved
    return {
        "item": filing.item or "、".join(filing.numbers) or "—", "filing": filing.filing or "—",
        "approver": filing.approver, "acted": "—" if np.isnan(day) else Span(int(day), int(day)),
    }  # fmt: skip
