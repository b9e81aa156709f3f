"""Several levels of one system visit the same target, or a unit and its county, for the same subject in one year.

Why: the county is asked by the province, the city and its own department what it has been asked already; each asks for
its own ledger.

Source: what the city inspects the county does not run again (F14, a local text of Pu'er); of several levels one comes
(F32, a local text of Suzhou).

Do: let one level make the visit and share what it finds, or file both as one joint visit; for what is past, share the results
and let one level plan it next time.

Departments are of one system when their names are the same but for place and level (“云岭市应急管理局”, “甲县应急局”). Items
that both levels made one joint visit of, case checks, and what one office sent twice are left out. A pair of items is one finding, at the first visit
of the lower level; a pair that only a sampled or tentative visit makes is counted as possible.

Examples:

    target | county | organiser        | organiser_level | item                   | first      | last
    甲县   | 甲县   | 云岭市应急管理局 | city            | 全市安全生产督查       | 2026-04-01 | 2026-04-30
    甲县   | 甲县   | 云岭市水利局     | city            | 防汛督查               | 2026-04-01 | 2026-04-30
    红旗镇 | 甲县   | 甲县应急局       | county          | 2026年安全生产大检查   | 2026-09-01 | 2026-09-30
    东风镇 | 甲县   | 甲县应急局       | county          | 2026年安全生产大检查   | 2026-09-01 | 2026-09-30 <- certain
    东风镇 | 甲县   | 甲县应急局       | county          | 森林防火检查           | 2026-09-01 | 2026-09-30
    河口镇 | 乙县   | 乙县应急局       | county          | 安全生产检查           | 2026-09-01 | 2026-09-30

    ---

    target | organiser      | item           | first      | last       | joint
    甲厂   | 省生态环境厅   | 环保督察       | 2026-03-02 | 2026-03-06 |
    甲厂   | 市生态环境局   | 生态环境检查   | 2026-10-12 | 2026-10-16 |     <- certain
    乙厂   | 省药监局       | 药品安全检查   | 2026-05-06 | 2026-05-06 | 联1
    乙厂   | 市药监局       | 药品安全检查   | 2026-05-06 | 2026-05-06 | 联1
    丙厂   | 市消防支队     | 消防检查       | 2026-05-06 | 2026-05-06 |
    丙厂   | 市住建局       | 消防检查       | 2026-05-06 | 2026-05-06 |
    丁厂   | 市住建局       | 燃气安全检查   | 2025-12-30 | 2025-12-30 |
    丁厂   | 县住建局       | 燃气安全检查   | 2026-02-02 | 2026-02-02 |

    ---

    possible: 1

    target | organiser | item     | first      | last       | firm
    甲厂   | 市应急局  | 消防检查 | 2026-05-06 | 2026-05-07 | yes
    甲厂   | 县应急局  | 消防督查 | 2026-09-14 | 2026-09-15 | no    <- possible
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from burden.intervals import Groups
from burden.intervals.sorting import once
from burden.naming import compared, some
from burden.rule import Finding, Findings, Possible, rule
from burden.visits.cells import cells_of
from burden.visits.columns import Rows, codes
from burden.visits.kin import kindred
from burden.visits.layers import Layers, layers, meetings
from burden.warning import Span, Wording

ZH = """同一系统的几级部门一年内就同一内容到同一对象（或者一个单位和它所在的县）检查。

为什么：省里问过市里问，市里问过县里问，每一级都要一套自己的台账。

依据：市里已经检查的，县里不再开展（F14，普洱地方规定）；几级都要检查的，由一级开展（F32，苏州地方规定）。

怎么办：由一级去，结果共享；或者两级作为一次联合检查报备；已经过去的，结果互相采用，下一年只由一级安排。

去掉地名和层级后名称相同的部门是同一系统（云岭市应急管理局、甲县应急局）。两级已作为一次联合检查的、个案检查，以及同一单位报了两遍的，不看。
一对事项只提示一次，出处是下级的第一次到访；只因抽中或拟定的时间才碰到一起的，只计入“可能”。
"""
BELOW = Wording(
    "{upper}的“{other}”（{when}）到{above}，{organiser}的“{item}”（{span}）又到其所辖或所在的{n}个对象（{targets}），{year}年内就同一内容（{alike}）层层检查；"
    "参照{F14}，市里检查的县里不再开展。",
    "“{other}” of {upper} ({when}) visits {above}, and “{item}” of {organiser} ({span}) visits {n:target} below or above it ({targets}) for "
    "the same subject ({alike}) in {year}; what the city inspects the county does not run again; see {F14}.",
)


@rule(
    family="uncoordinated", level="warning", by="subject", changed="2026-11-26", sift=kindred,
    zh="{upper}的“{other}”（{when}）与{organiser}的“{item}”（{span}）{year}年内就同一内容（{alike}）都到{n}个对象（{targets}）检查；"
    "参照{F14}，市里检查的县里不再开展。",
    en="“{other}” of {upper} ({when}) and “{item}” of {organiser} ({span}) both visit {n:target} ({targets}) for the same subject "
    "({alike}) in {year}; what the city inspects the county does not run again; see {F14}.",
)  # fmt: skip
def layered(visits: pd.DataFrame) -> Iterator[Findings | Possible]:
    """Yield one finding for each item and the item of a higher level it repeats."""
    cells = cells_of(visits)
    every, firms = meetings(cells), codes(cells.each, "firms")
    sure = every.kept((firms[every.lower] > 0) & (firms[every.upper] > 0))
    yield Possible(len(once(every.key)) - len(once(sure.key)))
    told, said = layers(cells, sure), Rows(cells.visits)
    first, last = (codes(cells.visits, name)[told.groups.rows[told.groups.begin]] for name in ("first", "last"))
    rows = Groups(codes(cells.visits, "row")[told.groups.rows], told.groups.begin, told.groups.stop)
    yield Findings(rows, first, last, lambda at: finding(said, told, at))


def finding(visits: Rows, told: Layers, at: int) -> Finding:
    """The finding for two items, at the targets they share if there are any, else at a unit and its county."""
    begin, split, stop = told.groups.begin[at], told.split[at], told.groups.stop[at]
    lower, upper = told.groups.rows[begin:split], told.groups.rows[split:stop]
    (item, other), targets = (visits.value("item", side[0]) for side in (lower, upper)), visits.targets(lower)
    facts = {
        "upper": visits.value("organiser", upper[0]), "other": other, "year": int(visits.value("year", lower[0])),
        "above": some(visits.targets(upper)), "n": len(targets), "targets": some(targets, counted=True),
        "alike": compared(item, other), "when": Span(*(int(visits.value(name, upper[0])) for name in ("first", "last"))),
    }  # fmt: skip
    rows = visits.column("row")[0][told.groups.rows[begin:stop]]
    return Finding(tuple(rows.tolist()), facts, wording=None if told.same[at] else BELOW)
