"""A visit was made that no plan holds, or of an item the plan has cancelled.

Why: who comes without a plan cannot be coordinated with anybody; in the case named in public nearly nine of ten items in
one county stood in no plan (F22).

Source: an item that is not in the plan list must not run; if it is needed, one request for each item (F09, a local
text of Hunan).

Do: ask for the item as an addition and enter it in the plan once it is approved, or stop it.

Looks at visits that were made. A record is matched to an item by its number, or by organiser, target, window and name;
one that fits two items is in `ambiguous`, another name in `renamed`, further targets in `widened`, further visits in
`split`. What a request of its own allowed before it began (“一事一报”) is in order. One that was allowed only afterwards was filed
late and is in `filed-late`, where limit filing_days_after or filing_days_before is in force for it; where none is, it is told
here. A request that is pending or was refused is named. Case checks (complaints, emergencies) are exempt here: they are
reported afterwards, see `filed-late`. A visit that stands neither in a plan nor in the register is reported here alone.
Visits of one organiser at one target for one item, in whatever round (“第3次”), are one warning.

Examples:

    items
    number | item         | organiser | targets    | when | cancelled
    1      | 防汛督查     | 水务局    | 甲县、乙县 | 4月  |
    2      | 校车检查     | 教育局    | 甲县       | 5月  | yes
    3      | 用电安全检查 | 供电局    | 甲县       | 5月  |

    records
    number | item         | organiser | target | first      | type
    1      | 防汛督查     | 水务局    | 甲县   | 2026-04-08 |
    2      | 校车检查     | 教育局    | 甲县   | 2026-05-06 |      <- certain
           | 食堂检查     | 教育局    | 甲县   | 2026-04-08 |      <- certain
           | 用电安全督查 | 供电局    | 甲县   | 2026-05-08 |
           | 燃气抢险     | 应急局    | 甲县   | 2026-04-08 | case
           | 桥梁检查     | 交通局    | 甲县   | 2026-04-15 |
           | 涵洞检查     | 交通局    | 甲县   | 2026-04-15 |      <- certain

    filings
    filing          | item     | organiser | filed      | approved   | status
    甲交〔2026〕1号 | 桥梁检查 | 交通局    | 2026-04-06 | 2026-04-07 | approved
    甲交〔2026〕2号 | 涵洞检查 | 交通局    | 2026-04-20 | 2026-04-21 | approved

    ---

    limits: filing_days_after = 5

    items
    number | item         | organiser | targets    | when
    1      | 防汛督查     | 水务局    | 甲县、乙县 | 4月

    records
    item          | organiser | target | first
    桥梁检查      | 交通局    | 甲县   | 2026-04-15
    涵洞检查      | 交通局    | 甲县   | 2026-04-15 <- certain
    路灯巡查第1次 | 交通局    | 甲县   | 2026-04-16 <- certain
    路灯巡查第2次 | 交通局    | 甲县   | 2026-05-21

    filings
    filing          | item     | organiser | filed      | approved   | status
    甲交〔2026〕1号 | 桥梁检查 | 交通局    | 2026-04-20 | 2026-04-21 | approved
    甲交〔2026〕2号 | 涵洞检查 | 交通局    | 2026-04-20 |            | pending
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from burden.rule import Finding, rule
from burden.rulebook import Limits, said
from burden.visits.made import among_made
from burden.visits.requests import answered
from burden.warning import Some, Span, Wording

ZH = """已经开展的检查不在计划之内：计划里没有这一事项，或者这一事项已取消。

为什么：不按计划来的检查无法与任何人统筹；公开通报的案例中，一个县近九成事项不在任何计划之内（F22）。

依据：未列入计划清单的事项不得开展，确需开展的一事一报（F09，湖南地方规定）。

怎么办：作为新增事项申请，批准后补入计划，否则停止。

只看已经开展的检查。按事项编号，或者按单位、对象、时间和名称认定是计划的哪一项；两项都像的见 ambiguous，换了名称的见 renamed，
多了对象的见 widened，多了次数的见 split。事前已经一事一报、获得批准的不算。事后才获批准的是迟报，对它有限额 filing_days_after 或者
filing_days_before 的，由 filed-late 看；没有的在这里提示。已申请而待批的、未获批准的，提示中写明。个案检查（投诉举报、应急处置）不在此列，事后补报，
见 filed-late。计划和报备登记表里都没有的检查只在这里提示一次。同一单位就同一事项到同一对象的几次（第3次），一条提示。
"""
WENT = Wording("{organiser}{span}到{target}开展“{item}”", "{organiser} visited {target} on {span} for “{item}”")
TIMES = Wording("{organiser}到{target}开展“{item}”{n}次（{days}）", "{organiser} visited {target} {n:time} ({days}) for “{item}”")
CANCELLED = Wording(
    "，但该事项在计划中已取消；参照{F09}，未列入计划的事项不得开展。",
    ", which the plan has cancelled; what is not in the plan must not run; see {F09}.",
)
IN_NO_PLAN = {
    "": Wording(
        "，任何计划中都没有这一事项；参照{F09}，未列入计划的事项不得开展。",
        ", an item that is in no plan; what is not in the plan must not run; see {F09}.",
    ),
    "late": Wording(
        "，任何计划中都没有这一事项，到{acted}才获批准（{filing}）；参照{F09}，计划外的先一事一报。",
        ", an item that is in no plan and was allowed ({filing}) only on {acted}; what is not in the plan is asked for first; see {F09}.",
    ),
    "undated": Wording(
        "，任何计划中都没有这一事项，报备登记表中的{filing}没有写是哪天批准的；参照{F09}，计划外的先一事一报。",
        ", an item that is in no plan; the register does not say on which day {filing} was allowed, and what is not in the plan is asked "
        "for first; see {F09}.",
    ),
    "pending": Wording(
        "，任何计划中都没有这一事项，所报的{filing}尚未批准；参照{F09}，未列入计划的事项不得开展。",
        ", an item that is in no plan and whose request {filing} is still pending; what is not in the plan must not run; see {F09}.",
    ),
    "refused": Wording(
        "，任何计划中都没有这一事项，所报的{filing}未获批准；参照{F09}，未列入计划的事项不得开展。",
        ", an item that is in no plan and whose request {filing} was refused; what is not in the plan must not run; see {F09}.",
    ),
}
NAMED = 8  # days named in a message
DO = {
    "late": Wording("把获准的事项补入计划，写明没有先报的原因", "enter the item in the plan and say why it was not filed first"),
    "undated": Wording("在报备登记表中补上批准的日期", "enter the day of approval in the register"),
    "pending": Wording("批准之前不再开展，批准后补入计划", "make no more visits until it is approved, then enter it in the plan"),
    "refused": Wording("停止，并写明照样开展的原因", "stop it, and say why it was made all the same"),
}
UNASKED = ("", "", 0)
ROUND = re.compile(r"[（(]?第[一二三四五六七八九十\d]{1,3}[次轮][）)]?")  # visits of one item, numbered


@rule(
    absence=True,
    family="off-plan", level="error", by="target", reach=among_made, changed="2026-11-26", without=("filings", "limits"),
    limits=("filing_days_after", "filing_days_before"), zh=WENT.zh + IN_NO_PLAN[""].zh, en=WENT.en + IN_NO_PLAN[""].en,
)  # fmt: skip
def unplanned(
    visits: pd.DataFrame,
    items: pd.DataFrame,
    filings: pd.DataFrame,
    records: pd.DataFrame,  # noqa: ARG001 - without records nothing is known as made, and the engine says so
    limits: Limits,
) -> Iterator[Finding]:
    """Yield one finding for the visits made off the plan by one organiser at one target for one item."""
    made = visits["made"].to_numpy() & ~said(visits["type"], ("case",))
    best = answered(visits, made, filings)
    alone = np.flatnonzero(made & said(visits["match"], ("none",)))
    of_alone = visits.take(alone)
    timed = np.logical_or(*(limits.on(name, of_alone) >= 0 for name in ("filing_days_after", "filing_days_before")))
    told = [best.get(at, UNASKED) for at in alone.tolist()]
    off = [at for at, (state, *_) in enumerate(told) if state != "granted" and not (state == "late" and timed[at])]
    for (state, filing, acted), rows in together(of_alone.take(np.array(off, dtype=np.int64)), [told[at] for at in off]):
        facts = {"filing": filing or "—", "acted": Span(acted, acted)} if state else {}
        yield finding(rows, IN_NO_PLAN[state], facts, DO.get(state))
    item_row = visits["item_row"].to_numpy()
    of_items = visits[made & np.append(items["cancelled"].to_numpy(dtype=bool), False)[item_row]]
    for _, rows in together(of_items, of_items["item_row"].tolist()):
        yield finding(rows, CANCELLED)


class Visit(NamedTuple):
    """A visit as a message tells it."""

    first: int
    last: int
    item: str
    row: int


def together(visits: pd.DataFrame, apart: Sequence[Any]) -> Iterator[tuple[Any, list[Visit]]]:
    """The visits of one organiser at one target for one item, in whatever round, the first before the others; `apart` by that too."""
    groups: dict[tuple[Any, ...], list[Visit]] = defaultdict(list)
    each = map(Visit, *(visits[name].tolist() for name in ("first", "last", "item")), visits.index.tolist())
    whose = zip(visits["organiser"].tolist(), visits["target"].tolist(), apart, each, strict=True)
    for organiser, target, other, visit in whose:
        groups[organiser, target, in_any_round(visit.item), other].append(visit)
    for (*_, other), same in sorted(groups.items()):
        yield other, sorted(same)


def in_any_round(name: str) -> str:
    """The name of an item without the number of its round."""
    return ROUND.sub("", name) or name


def finding(visits: list[Visit], wording: Wording, facts: Mapping[str, object] = {}, do: Wording | None = None) -> Finding:
    """The finding over visits of one item, the first one before the others."""
    index = tuple(visit.row for visit in visits)
    if len(index) == 1:
        return Finding(index, facts, wording=Wording(WENT.zh + wording.zh, WENT.en + wording.en), do=do)
    days = [Span(visit.first, visit.last) for visit in visits]
    named = Some(tuple(days[:NAMED]), len(days), counted=True)
    told = {"n": len(days), "days": named, "item": in_any_round(visits[0].item), **facts}
    span = Span(days[0].first, max(day.last for day in days))
    return Finding(index, told, span=span, wording=Wording(TIMES.zh + wording.zh, TIMES.en + wording.en), do=do)
