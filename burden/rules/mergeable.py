"""Two items visit the same targets for related subjects at nearly the same time.

Why: two teams that ask the same questions in the same month cost the target two receptions and the city two journeys.

Source: several items of one agency at one target within a period are merged, different agencies come jointly (F32, a
local text of Suzhou); same target, related content, similar duration (F33, a local text of Haining); checks at one
enterprise within a close period should be joint (F34, a local text of Liaoning). None gives a figure for near.

Do: merge the two items, or file them as one joint visit; take the subject that is left over along as a part of the other.

Near means: the windows overlap, or lie in the same month. A window of more than 92 days says nothing and takes no part,
nor do visits in no plan, visits already joint, case checks, and departments of one system at two levels (see `layered`).
Subjects are compared without year, place and the words every name has; names that differ in quarter, season, batch, level
or thing (食品, 药品) are never related. A pair of items is one finding, whatever the number of its targets; a pair that
only a sampled or tentative visit makes is counted as possible. Days saved are working days: of each two visits the shorter.

Examples:

    target | organiser | item                 | first      | last       | days
    甲县   | 应急局    | 安全生产大检查       | 2026-04-01 | 2026-04-30 | 2
    甲县   | 住建局    | 2026年安全生产督查   | 2026-04-20 | 2026-05-10 | 3
    甲县   | 水务局    | 防汛督查             | 2026-04-01 | 2026-04-30 | 2
    乙县   | 应急局    | 安全生产大检查       | 2026-04-01 | 2026-04-30 | 2
    乙县   | 住建局    | 2026年安全生产督查   | 2026-04-20 | 2026-05-10 | 3    <- certain
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

    possible: 1

    target | organiser | item     | first      | last       | firm | share
    甲厂   | 应急局    | 消防检查 | 2026-05-06 | 2026-05-07 | yes  | 1
    甲厂   | 商务局    | 消防督查 | 2026-05-11 | 2026-05-12 | no   | 0.2   <- possible
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.intervals import overlapping_pairs, period_first, periods
from burden.naming import alike, some, system
from burden.rule import Finding, Possible, rule
from burden.warning import Wording

ZH = """两个事项在相近的时间到相同的对象检查相关的内容。

为什么：同一个月里两组人问同样的问题，基层要接待两次，市里也要跑两趟。

依据：同一机关一段时间内对同一对象的多项检查合并，不同机关的联合开展（F32，苏州地方规定）；对象相同、内容相关、时长相近（F33，海宁地方规定）；
相近时段对同一企业的检查应当联合（F34，辽宁地方规定）。都没有规定多近算近。

怎么办：把两项合并，或者作为一次联合检查报备；余下的内容作为另一项的一部分一并检查。

相近是指时间窗口有重叠，或者在同一个月内。超过92天的窗口等于没说时间，不参加比较；
计划外的、已联合的、个案检查，以及同一系统上下级的（见 layered）也不参加。比较内容时去掉年份、地名和人人都有的词；
季度、季节、批次、层级或事物（食品、药品）不同的，绝不算相关。
一对事项不论有多少对象只提示一次；只因抽中或拟定的时间才碰到一起的，只计入“可能”。节省的天数是工作日，两次中按短的计。
"""
LONGEST = 92  # days: a quarter at most
MERGE = Wording(
    "{organiser}的“{item}”（{span}）与本单位的“{other}”内容相关、时间相近，都到{n}个对象（{targets}），合并可"
    "少{visits}次到访、{days}个工作日（参照F32，苏州地方规定）。",
    "“{item}” of {organiser} ({span}) and “{other}” of the same organiser are about related subjects at nearly the same time, "
    "at {n} target(s) ({targets}): merged they save {visits} visit(s) and {days} working day(s) (after F32, a local text of Suzhou).",
)


class Visit(NamedTuple):
    """What is told of a visit; in this order visits are sorted."""

    first: int
    item: str
    organiser: str
    target: str
    days: int
    row: int


@rule(
    family="uncoordinated", level="warning", by="plan",
    zh="{organiser}的“{item}”（{span}）与{partner}的“{other}”内容相关、时间相近，都到{n}个对象（{targets}），联合开展可"
    "少{visits}次到访、{days}个工作日（参照F32，苏州地方规定）。",
    en="“{item}” of {organiser} ({span}) and “{other}” of {partner} are about related subjects at nearly the same time, at "
    "{n} target(s) ({targets}): made jointly they save {visits} visit(s) and {days} working day(s) (after F32, a local text of Suzhou).",
)  # fmt: skip
def mergeable(visits: pd.DataFrame) -> Iterator[Finding | Possible]:
    """Yield one finding for each pair of items that could be one somewhere."""
    apart = separate(visits)
    pairs = of_one_subject(near(apart), apart)
    firm = apart["firm"].to_numpy(dtype=bool)
    sure = pairs[firm[pairs["a"]] & firm[pairs["b"]]]
    yield Possible(len(pairs.drop_duplicates("items")) - len(sure.drop_duplicates("items")))
    told = visits_told(apart, sorted({*sure["a"], *sure["b"]}))
    for _, pair in sure.groupby("items", sort=True):
        yield finding([(told[a], told[b]) for a, b in zip(pair["a"], pair["b"], strict=True)])


def separate(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits that take part, a joint one once; `which` numbers the items, one name of one organiser being one."""
    narrow = visits["last"] - visits["first"] < LONGEST
    given = visits[narrow & (visits["type"] != "case") & (visits["match"] != "none")]
    taken = given.sort_values(["target", "first", "last", "item", "organiser"], kind="stable").drop_duplicates(
        ["joint", "target"]
    )
    names = taken["item"].cat.codes.astype(np.int64) * len(visits["organiser"].cat.categories)
    return taken.assign(which=names + taken["organiser"].cat.codes)


def near(apart: pd.DataFrame) -> pd.DataFrame:
    """Pairs `a`, `b` (positions) of two items at one target whose windows overlap or lie in the same month."""
    first, last = (apart[name].to_numpy(dtype=np.int64) for name in ("first", "last"))
    month, whole = periods(first, "month"), periods(first, "month") == periods(last, "month")
    starts = {number: (period_first(number, "month"), period_first(number + 1, "month") - 1) for number in set(month.tolist())}
    bounds = np.array([starts[number] for number in month.tolist()], dtype=np.int64).reshape(-1, 2)
    opening, closing = np.where(whole, bounds[:, 0], first), np.where(whole, bounds[:, 1], last)
    a, b = overlapping_pairs(apart["target"].cat.codes, opening, closing)
    meet = (first[a] <= last[b]) & (first[b] <= last[a]) | whole[a] & whole[b]
    which = apart["which"].to_numpy()
    kept = meet & (which[a] != which[b])
    return pd.DataFrame({"a": a[kept], "b": b[kept]})


def of_one_subject(pairs: pd.DataFrame, apart: pd.DataFrame) -> pd.DataFrame:
    """The pairs about one subject; `items` is the same for all pairs of two items, whichever comes first."""
    which = apart["which"].to_numpy()
    low, high = (edge(which[pairs["a"]], which[pairs["b"]]) for edge in (np.minimum, np.maximum))
    numbered = pairs.assign(items=pd.factorize(low * (int(which.max(initial=0)) + 1) + high)[0])
    different = numbered.drop_duplicates("items")
    left, right = (apart[["item", "organiser"]].astype(str).iloc[different[side]] for side in ("a", "b"))
    both = zip(left["organiser"], right["organiser"], strict=True)
    layered = np.array([a != b and system(a) == system(b) for a, b in both], dtype=bool)
    same = alike(list(left["item"]), list(right["item"])) & ~layered
    return numbered[numbered["items"].isin(different["items"][same])]


def visits_told(apart: pd.DataFrame, positions: list[int]) -> dict[int, Visit]:
    """The visits at these positions."""
    said = apart.iloc[positions]
    names = (said[name].astype(str) for name in ("item", "organiser", "target"))
    columns = (said["first"].tolist(), *names, said["days"].tolist(), said.index.tolist())
    return dict(zip(positions, map(Visit._make, zip(*columns, strict=True)), strict=True))


def finding(pairs: list[tuple[Visit, Visit]]) -> Finding:
    """The finding for two items: its place is the first visit of the one that comes later."""
    both = sorted({visit for pair in pairs for visit in pair})
    earlier, later = sorted({(visit.item, visit.organiser): visit for visit in reversed(both)}.values())
    visits, days = saved(pairs)
    targets = {visit.target for visit in both}
    facts = {
        "other": earlier.item, "partner": earlier.organiser, "n": len(targets), "targets": some(targets),
        "visits": visits, "days": days,
    }  # fmt: skip
    rows = dict.fromkeys([later.row, *(visit.row for visit in both)])
    return Finding(tuple(rows), facts, wording=MERGE if earlier.organiser == later.organiser else None)


def saved(pairs: list[tuple[Visit, Visit]]) -> tuple[int, int]:
    """How many visits and working days are saved when each visit is merged with one other at most, in order of time."""
    taken: set[Visit] = set()
    visits = days = 0
    for pair in sorted(pairs):
        if taken.isdisjoint(pair):
            taken |= set(pair)
            visits, days = visits + 1, days + min(visit.days for visit in pair)
    return visits, days
