"""An organiser announces its visits: too few of those it made were made without notice or to check a clue.

Why: who is told of a visit prepares for it; what is shown is the preparation, and everybody who goes along is busy with it.

Source: the State Council's ninth great inspection kept at least two thirds of its people and time for checking clues and
visits without notice (F48, a national practice and no general rule); limit unannounced_share.

Do: make the next visits without notice, or go where a clue leads.

Looks at the supervisions and inspections an organiser made in a year whose records give a method; assessments and research
are left out. A visit is without notice where its method (that of its item, where the record gives none) speaks of “四不两直”,
“暗访”, “突击”, “飞行检查”, “不打招呼” or “线索核查”; case checks follow a clue. Where the number of people is given in all records the share
is one of people times workdays, else of visits. A visit whose method nobody wrote down may have been either: an organiser
is named only where its share is too low in any case. As long as the share leaves no room for one announced visit (two
visits under two thirds) it is only possible. An office adds words of its own under `look`.

Examples:

    limits: unannounced_share = 0.6666666667

    records
    item     | organiser | target | first      | method   | kind
    防汛督查 | 水务局    | 甲县   | 2026-03-02 | 明查     | supervision
    防汛督查 | 水务局    | 乙县   | 2026-04-02 | 实地检查 | supervision
    防汛督查 | 水务局    | 丙县   | 2026-05-06 | 听取汇报 | supervision <- certain
    防汛督查 | 水务局    | 丁县   | 2026-02-02 | 四不两直 | supervision
    消防检查 | 应急局    | 甲县   | 2026-03-02 | 四不两直 | inspection
    消防检查 | 应急局    | 乙县   | 2026-04-02 | 暗访     | inspection
    消防检查 | 应急局    | 丙县   | 2026-05-06 | 明查     | inspection
    年度考核 | 组织部    | 甲县   | 2026-05-06 | 查阅资料 | assessment
    年度考核 | 组织部    | 乙县   | 2026-05-06 | 查阅资料 | assessment
    年度考核 | 组织部    | 丙县   | 2026-05-06 | 查阅资料 | assessment

    ---

    limits: unannounced_share = 0.6666666667

    records
    item     | organiser | target | first      | last       | people | method
    防汛督查 | 水务局    | 甲县   | 2026-03-02 | 2026-03-06 | 6      | 明查     <- certain
    防汛督查 | 水务局    | 乙县   | 2026-04-02 | 2026-04-02 | 2      | 暗访
    防汛督查 | 水务局    | 丙县   | 2026-04-03 | 2026-04-03 | 2      | 暗访

    ---

    limits: unannounced_share = 0.6666666667
    possible: 2

    records
    item     | organiser | target | first      | method
    防汛督查 | 水务局    | 甲县   | 2026-03-02 |
    防汛督查 | 水务局    | 乙县   | 2026-04-02 |
    防汛督查 | 水务局    | 丙县   | 2026-05-06 |
    消防检查 | 应急局    | 甲县   | 2026-03-02 | 明查 <- possible
    消防检查 | 应急局    | 乙县   | 2026-03-03 | 明查
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden import rulebook
from burden.intervals import period_first, periods
from burden.intervals.sorting import alike
from burden.phrases import pattern, said
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import blamed, followed, once, spared
from burden.visits.columns import codes
from burden.visits.follow import recorded
from burden.visits.made import among_made
from burden.warning import Lang, Span, Wording

ZH = """开展的检查大多事先打招呼，暗访、“四不两直”和线索核查太少。

为什么：事先知道要来，看到的就是准备好的样子，陪同、迎检又占用许多人。

依据：国务院第九次大督查用于线索核查和暗访的人员、时间不少于三分之二（F48，全国性做法，不是普遍规定）；限额 unannounced_share。

怎么办：下一步的检查不打招呼直接去，或者按线索去。

只看一个单位一年内已经开展、登记了检查方式的督查和检查；考核、调研不看。执行记录的检查方式（没有写的看计划的）写有四不两直、暗访、突击、
飞行检查、不打招呼、线索核查等的，算不打招呼；个案检查算线索核查。记录都写有人数的按人数乘工作日算，否则按次数算。没有写方式的可能是也可能
不是，怎样算都不够的才提示。次数太少、不能有一次打招呼的（三分之二时只有两次），只计入“可能”。本单位可以在 look 下增加字词。
"""
LOOK = (
    r"四不两直", r"暗访", r"暗查", r"暗中", r"突击", r"突查", r"飞行检查", r"飞检", r"不打招呼", r"不发通知", r"不事先通知", r"不预先通知", r"不提前通知",
    r"直[插奔达]现场", r"微服", r"线索(?:核查|核实|查办|检查)", r"(?:核查|核实)[^，。；、,;]{0,8}线索", r"举报核[查实]", r"\bunannounced\b", r"\bwithout notice\b",
    r"\bclues?\b",
)  # fmt: skip
KINDS = ("supervision", "inspection", "")
FIRST_YEAR = 1970  # the year that periods count from
LATEST = ["first", "last", "item", "target"]
NEAR = 1e-9  # a share written as 0.6666666667 is two thirds
BY_PEOPLE = Wording(
    "{organiser}{year}年已开展{n}次检查，其中暗访、四不两直和线索核查{m}次，按人天算占{share}%{unsaid}，应不少于{least}%；依据{limit}{spared}。",
    "Of {n:visit} {organiser} made in {year}, {m:was|were} without notice or to check a clue: {share}% of people times days{unsaid}, "
    "at least {least}% by {limit}{spared}.",
)


@dataclass(frozen=True)
class Unsaid:
    """How many visits whose method nobody wrote down do not help: speaks as part of a sentence, or not at all."""

    count: int

    def cite(self, lang: Lang) -> str:
        """`（另有3次没有写明方式，都算上也不够）`; "" where there are none."""
        zh, en = (
            f"（另有{self.count}次没有写明方式，都算上也不够）",
            f" ({self.count} more that say no method would not be enough)",
        )
        return "" if not self.count else zh if lang == "zh" else en


@rule(
    family="paperwork", level="note", by="organiser", reach=among_made, limits=("unannounced_share",), since="2026-11-26",
    zh="{organiser}{year}年已开展{n}次检查，其中暗访、四不两直和线索核查{m}次，占{share}%{unsaid}，应不少于{least}%；依据{limit}{spared}。",
    en="Of {n:visit} {organiser} made in {year}, {m:was|were} without notice or to check a clue: {share}%{unsaid}, "
    "at least {least}% by {limit}{spared}.",
)  # fmt: skip
def no_look(
    visits: pd.DataFrame, records: pd.DataFrame, limits: Limits, words: Mapping[str, Any]
) -> Iterator[Finding | Possible]:
    """Yield one finding for each organiser and year whose share of visits without notice is too low in any case."""
    made = methods(visits, records, pattern(LOOK, words.get("no-look", {}).get("look", ())))
    ours = made[rulebook.said(made["kind"], KINDS)]
    for limit, under in limits.counted("unannounced_share", once(ours, "organiser")):
        yield from findings(under, limit)


def methods(visits: pd.DataFrame, records: pd.DataFrame, looks: re.Pattern[str]) -> pd.DataFrame:
    """The visits made, with their `people` and `year`, and whether their method is to `look` without notice or is `open`."""
    made = followed(visits, records, "people", "method")
    method = made["method"].to_numpy(dtype=object)
    text = np.where(method != "", method, recorded(visits)["method"].to_numpy(dtype=object)).tolist()
    known = {each: bool(said(each, looks)) for each in set(text)}
    look = rulebook.said(made["type"], ("case",)) | np.array([known[each] for each in text], dtype=bool)
    return made.assign(look=look, open=~look & (method == ""), year=periods(made["first"].to_numpy(), "year"))


def findings(under: pd.DataFrame, limit: Limit) -> Iterator[Finding | Possible]:
    """The findings over visits under one limit, one for each organiser and year, and how many are possible."""
    own = blamed(under, limit)
    party = alike(codes(own, "organiser"), codes(own, "year"))
    by_people = np.bincount(party, weights(own)) > 0  # a number nobody wrote makes no sum
    weight = np.where(by_people[party], weights(own), 1.0)
    count, whole = np.bincount(party), np.bincount(party, weight)
    look, unsaid = codes(own, "look"), codes(own, "open")
    share, best = (np.bincount(party, weight * rows) / whole for rows in (look, look | unsaid))
    judged = np.bincount(party, codes(own, "judged")) > 0
    room = count * (1 - limit.value) >= 1 - NEAR * count
    told = judged & room & (best + NEAR < limit.value)
    groups = own.assign(party=party)[told[party]].groupby("party")
    for at, (_, rows) in zip(np.flatnonzero(told).tolist(), groups, strict=True):
        yield finding(rows, under, float(share[at]), bool(by_people[at]), limit)
    yield Possible(int((judged & ~told & (share + NEAR < limit.value)).sum()))


def finding(own: pd.DataFrame, under: pd.DataFrame, share: float, by_people: bool, limit: Limit) -> Finding:
    """The finding over one organiser's visits in a year; `under` are all visits under the limit, those it exempts with them."""
    organiser, year = codes(own, "organiser")[0], int(codes(own, "year")[0])
    every = under[(codes(under, "organiser") == organiser) & (codes(under, "year") == year)]
    look, unsaid = int(codes(own, "look").sum()), int(codes(own, "open").sum())
    rows = own[~codes(own, "look")].sort_values(LATEST, ascending=False, kind="stable").index
    facts = {
        "year": year + FIRST_YEAR, "n": len(own), "m": look, "unsaid": Unsaid(unsaid), "spared": spared(every, limit),
        "share": f"{share * 100:.0f}", "least": f"{limit.value * 100:.0f}",
    }  # fmt: skip
    span = Span(period_first(year, "year"), period_first(year + 1, "year") - 1)
    return Finding(tuple(rows.tolist()), facts, limit=limit, span=span, target="", wording=BY_PEOPLE if by_people else None)


def weights(own: pd.DataFrame) -> npt.NDArray[np.float64]:
    """People times workdays of each visit, at least one day."""
    people, days = (own[name].to_numpy(dtype=np.float64) for name in ("people", "days"))
    return np.asarray(people * np.maximum(days, 1))
