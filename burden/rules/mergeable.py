"""Two items visit the same targets for related subjects at nearly the same time.

Why: two teams that ask the same questions in the same month cost the target two receptions and the city two journeys.

Source: several items of one agency at one target within a period are merged, different agencies come jointly, of several
levels one comes (F32, a local text of Suzhou); same target, related content, similar duration, and the lower frequency follows
the higher (F33, a local text of Haining); checks at one enterprise within a close period should be joint (F34, a local text of
Liaoning). None gives a figure for near or similar.

Do: make what is still to come a part of the other item and file it as one joint visit, or use what the other one found; the
subject that is left over comes along. For what is past, share the results and plan the two as one joint item next time.

Near means: the windows overlap, or lie in the same month; similar, that the longer visit is at most twice the shorter, or two
working days more. A window of more than 92 days says nothing and takes no part, nor do visits in no plan, visits already
joint, case checks, departments of one system at two levels (see `layered`), and an item an office sent twice. Pairs further
apart in the year are told by `same-subject`. Of two items the one of the lower level joins the other, else the one that comes
less often, else the shorter, else the later. Subjects are compared without year, place and the words every name has; names
that differ in quarter, season, batch, level or thing (“食品”, “药品”) or each speak of another side (“安全”, “价格”) are never
related. A pair of items is one finding, whatever the number of its targets; a pair that only a sampled or tentative visit makes
is counted as possible. Days saved are working days: of each two visits the shorter.

Examples:

    target | organiser | item                 | first      | last       | days
    甲县   | 应急局    | 安全生产大检查       | 2026-04-01 | 2026-04-30 | 2
    甲县   | 住建局    | 2026年安全生产督查   | 2026-04-20 | 2026-05-10 | 3
    甲县   | 水务局    | 防汛督查             | 2026-04-01 | 2026-04-30 | 2
    乙县   | 应急局    | 安全生产大检查       | 2026-04-01 | 2026-04-30 | 2    <- certain
    乙县   | 住建局    | 2026年安全生产督查   | 2026-04-20 | 2026-05-10 | 3
    丙县   | 应急局    | 安全生产大检查       | 2026-04-01 | 2026-04-30 | 2
    丁县   | 商务局    | 全年安全生产检查     | 2026-01-01 | 2026-12-31 | 2
    丁县   | 应急局    | 安全生产大检查       | 2026-04-01 | 2026-04-30 | 2

    ---

    target | organiser  | item           | first      | last       | joint
    甲校   | 教育局     | 食品安全检查   | 2026-09-01 | 2026-09-03 |
    甲校   | 市场监管局 | 药品安全检查   | 2026-09-02 | 2026-09-04 |
    甲校   | 教育局     | 消防安全检查   | 2026-09-07 | 2026-09-08 | 联1
    甲校   | 消防大队   | 消防检查       | 2026-09-07 | 2026-09-08 | 联1
    甲校   | 教育局     | 校车检查       | 2026-09-09 | 2026-09-09 |
    甲校   | 教育局     | 校车专项检查   | 2026-09-28 | 2026-09-28 |       <- certain
    甲校   | 教育局     | 校车安全检查   | 2026-10-09 | 2026-10-09 |

    ---

    target | organiser  | item           | first      | last
    甲厂   | 应急局     | 消防检查       | 2026-03-04 | 2026-03-05
    甲厂   | 应急局     | 消防检查       | 2026-09-07 | 2026-09-08
    甲厂   | 商务局     | 消防安全督查   | 2026-09-01 | 2026-09-02 <- certain
    乙厂   | 应急局     | 安全生产检查   | 2026-03-02 | 2026-03-02
    乙厂   | 工信局     | 安全生产督查   | 2026-03-02 | 2026-03-06

    ---

    possible: 1

    target | organiser | item     | first      | last       | firm | share
    甲厂   | 应急局    | 消防检查 | 2026-05-06 | 2026-05-07 | yes  | 1
    甲厂   | 商务局    | 消防督查 | 2026-05-11 | 2026-05-12 | no   | 0.2   <- possible
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from burden.intervals import Groups, Ints
from burden.intervals.sorting import once
from burden.naming import compared, some
from burden.rule import Finding, Findings, Possible, rule
from burden.visits.columns import Rows, by_item, codes
from burden.visits.joining import WHY, Joins, Pairs, joins, paired
from burden.visits.kin import kindred
from burden.visits.pairs import near_items
from burden.warning import Fact, Lang, Span, Wording

ZH = """两个事项在相近的时间到相同的对象检查相关的内容。

为什么：同一个月里两组人问同样的问题，基层要接待两次，市里也要跑两趟。

依据：同一机关一段时间内对同一对象的多项检查合并，不同机关的联合开展，多个层级的由一级开展（F32，苏州地方规定）；对象相同、内容相关、时长相近的，
低频次就高频次（F33，海宁地方规定）；相近时段对同一企业的检查应当联合（F34，辽宁地方规定）。都没有规定多近算近、多像算像。

怎么办：把还没去的并入另一项，作为一次联合检查报备，或者直接采用另一项的结果；余下的内容一并检查；已经过去的，结果互相采用，下一年列为一个联合检查事项。

时间相近是指时间窗口有重叠，或者在同一个月内；时长相当是指长的不超过短的两倍，或者只多两个工作日。超过92天的窗口等于没说时间，不参加比较；
计划外的、已联合的、个案检查，同一系统上下级的（见 layered），以及同一单位报了两遍的事项也不参加。一年内隔得较远的见 same-subject。
两项之中，级别低的并入级别高的；级别相同或不明的，次数少的并入次数多的，再次时间短的并入时间长的，再次在后的并入在前的。
比较内容时去掉年份、地名和人人都有的词；季度、季节、批次、层级或事物（食品、药品）不同的，以及各说一面的（安全、价格），绝不算相关。
一对事项不论有多少对象只提示一次；只因抽中或拟定的时间才碰到一起的，只计入“可能”。节省的天数是工作日，两次中按短的计。
"""
LAW = "；参照{F32}、{F33}、{F34}"
LAW_EN = "; see {F32}, {F33} and {F34}"
MERGE = Wording(
    "{organiser}的“{item}”（{span}）与本单位的“{other}”（{when}）内容相关（{alike}）、时间相近、时长相当，都到{n}个对象（{targets}）；"
    "前者宜并入后者（{joins}），可少{visits}次到访、{days}个工作日" + LAW + "。",
    "“{item}” of {organiser} ({span}) and “{other}” of the same organiser ({when}) are about related subjects ({alike}) at nearly "
    "the same time and of similar length, at {n:target} ({targets}): the first should join the second ({joins}), which saves {visits:visit} "
    "and {days:working day}" + LAW_EN + ".",
)
JOINS = {
    "level": ("级别低的并入级别高的", "the lower level joins the higher"),
    "often": ("次数少的并入次数多的，{0}次并入{1}次", "what comes less often joins what comes more often, {0} and {1:visit}"),
    "long": ("时间短的并入时间长的，{0}天并入{1}天", "the shorter joins the longer, {0} and {1:day}"),
    "late": ("在后的并入在前的", "the later joins the earlier"),
}


class Visit(NamedTuple):
    """What is told of a visit; in this order visits are sorted."""

    first: int
    item: str
    organiser: str
    target: str
    days: int
    row: int
    last: int
    which: int
    rank: int


@dataclass(frozen=True)
class Joining:
    """Why one item joins another, with the two numbers that say so: a fact for messages."""

    why: str
    less: int = 0
    more: int = 0

    def cite(self, lang: Lang) -> str:
        """`次数少的并入次数多的，1次并入4次`."""
        return JOINS[self.why][lang != "zh"].format(Fact(self.less), Fact(self.more))


@rule(
    family="uncoordinated", level="warning", by="subject", changed="2026-11-26", sift=kindred,
    zh="{organiser}的“{item}”（{span}）与{partner}的“{other}”（{when}）内容相关（{alike}）、时间相近、时长相当，都到{n}个对象（{targets}）；"
    "前者宜并入后者（{joins}），联合开展可少{visits}次到访、{days}个工作日" + LAW + "。",
    en="“{item}” of {organiser} ({span}) and “{other}” of {partner} ({when}) are about related subjects ({alike}) at nearly the same time "
    "and of similar length, at {n:target} ({targets}): the first should join the second ({joins}); made jointly they save {visits:visit} "
    "and {days:working day}" + LAW_EN + ".",
)  # fmt: skip
def mergeable(visits: pd.DataFrame) -> Iterator[Findings | Possible]:
    """Yield one finding for each pair of items that could be one somewhere."""
    taken, apart, pairs = near_items(visits)
    sure = pairs[pairs["sure"]]
    yield Possible(len(once(codes(pairs, "items"))) - len(once(codes(sure, "items"))))
    told = paired(apart, sure)
    joining = joins(taken, apart, told.visits)
    groups = told.visits.led_by(joining.joining)
    turn = by_item(apart, groups.rows[groups.begin])
    begin, stop = groups.begin[turn], groups.stop[turn]
    first, last = (codes(apart, name)[groups.rows[begin]] for name in ("first", "last"))
    rows, said = Groups(apart.index.to_numpy()[groups.rows], begin, stop), Rows(apart)
    yield Findings(rows, first, last, lambda at: finding(said, told, joining, int(turn[at])))


def finding(apart: Rows, told: Pairs, joins: Joins, at: int) -> Finding:
    """The finding for two items: its place is the first visit of the one that should join the other."""
    every = visits_told(apart, told.visits.rows[told.visits.begin[at] : told.visits.stop[at]])
    joining, joined = (every[int(told.visits.rows[side[at]])] for side in (joins.joining, joins.joined))
    a, b = (side[told.begin[at] : told.stop[at]].tolist() for side in (told.a, told.b))
    visits, days = saved([(every[one], every[other]) for one, other in zip(a, b, strict=True)])
    targets = {visit.target for visit in every.values()}
    facts = {
        "other": joined.item, "partner": joined.organiser, "n": len(targets), "targets": some(targets, counted=True),
        "joins": Joining(WHY[joins.why[at]], int(joins.less[at]), int(joins.more[at])),
        "alike": compared(joining.item, joined.item), "when": Span(joined.first, joined.last), "visits": visits, "days": days,
    }  # fmt: skip
    rows = dict.fromkeys([joining.row, *(visit.row for visit in every.values())])
    return Finding(tuple(rows), facts, wording=MERGE if joining.organiser == joined.organiser else None)


def visits_told(apart: Rows, positions: Ints) -> dict[int, Visit]:
    """The visits at these positions."""
    labels = apart.table.index.to_numpy()[positions].tolist()
    columns = (labels if name == "row" else apart.values(name, positions) for name in Visit._fields)
    return dict(zip(positions.tolist(), map(Visit._make, zip(*columns, strict=True)), strict=True))


def saved(pairs: list[tuple[Visit, Visit]]) -> tuple[int, int]:
    """How many visits and working days are saved when each visit is merged with one other at most, in their order."""
    taken: set[int] = set()
    visits = days = 0
    for one, other in pairs:
        if taken.isdisjoint((one.row, other.row)):
            taken |= {one.row, other.row}
            visits, days = visits + 1, days + min(one.days, other.days)
    return visits, days
