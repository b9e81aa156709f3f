"""One organiser visits one target more often in a year than the policy allows.

Why: the same department coming again and again is the complaint heard most; 19 visits of one city department to one
county in a year were named and shamed (F20).

Source: yearly caps for enterprises, all of them local: at most one (F25, Liaoning), two (F26, F28) or four routine ones
(F27, Ningxia), graded for coal mines (F29); limit visits_per_year.

Do: merge the items of this organiser, or drop those that another visit covers.

Case checks (complaints, emergencies) are exempt and not counted. A joint visit counts once for each of its organisers.

Examples:

    limits: visits_per_year = 2

    target | organiser | first      | last       | type
    甲厂   | 应急局    | 2026-03-02 | 2026-03-02 |
    甲厂   | 应急局    | 2026-05-06 | 2026-05-06 |
    甲厂   | 应急局    | 2026-09-01 | 2026-09-30 | <- certain
    甲厂   | 人社局    | 2026-03-02 | 2026-03-02 |
    乙厂   | 应急局    | 2026-03-02 | 2026-03-02 |
    乙厂   | 应急局    | 2026-05-06 | 2026-05-06 |
    乙厂   | 应急局    | 2026-06-03 | 2026-06-03 | case

    ---

    limits: visits_per_year = 1

    target | organiser | first      | last       | days
    甲厂   | 应急局    | 2026-12-01 | 2027-01-31 | 1
    甲厂   | 应急局    | 2026-12-01 | 2027-01-31 | 1
    甲厂   | 应急局    | 2026-12-01 | 2027-01-31 | 1 <- forced
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.intervals import overloads, period_first, periods, tightest
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import once
from burden.warning import Certainty, Span, Wording

ZH = """同一单位一年内到同一对象检查的次数超过规定。

为什么：同一部门一来再来，是基层意见最大的；某市级部门一年19次到一县，曾被公开通报（F20）。

依据：对企业的年度频次上限，均为地方规定：一次（F25，辽宁）、两次（F26、F28）、日常检查四次（F27，宁夏），煤矿按等级（F29）；限额 visits_per_year。

怎么办：把本单位的事项合并，或者取消已被其他检查覆盖的事项。
"""
FORCED = Wording(
    "{organiser}在{span}须到{target}检查{n}次，按每年{cap}次至多{room}次：怎样安排都会超过；依据{limit}。",
    "{organiser} must visit {target} {n} times in {span}, where {cap} a year allow {room}: no placement keeps to {limit}.",
)


@rule(
    family="frequency", level="error", by="target", limits=("visits_per_year",),
    zh="{organiser}一年内{n}次到{target}检查（{made}次已开展），限每年{cap}次；依据{limit}。",
    en="{organiser} visits {target} {n} times in the year ({made} made already); at most {cap} a year by {limit}.",
)  # fmt: skip
def too_often(visits: pd.DataFrame, limits: Limits) -> Iterator[Finding | Possible]:
    """Yield one finding for each organiser, target and year over the cap."""
    counted = visits[visits["type"] != "case"]
    for limit, under in limits.applied("visits_per_year", once(counted, "organiser")):
        yield from over(under, limit)


def over(under: pd.DataFrame, limit: Limit) -> Iterator[Finding | Possible]:
    """Organisers over one cap, for certain or by force; what could exceed it is counted."""
    opening, closing = periods(under["begin"], "year"), periods(under["start"], "year")
    pair = under.groupby(["target", "organiser"], observed=True, sort=True).ngroup().to_numpy()
    inside = np.flatnonzero(opening == closing)
    keys = pd.DataFrame({"pair": pair[inside], "year": opening[inside], "row": inside})
    certain = [tuple(group) for _, group in keys.groupby(["pair", "year"])["row"] if len(group) > limit.value]
    for group in certain:
        yield finding(under.iloc[list(group)], limit, int(opening[group[0]]), int(opening[group[0]]), {}, None)
    loads = overloads(pair, opening, closing, np.ones(len(under)), lambda a, b: (b - a + 1) * limit.value)
    for load in tightest(loads, certain):
        yield finding(under.iloc[list(load.rows)], limit, load.first, load.last, {"room": load.room}, FORCED)
    touched = (
        pd.concat([pd.DataFrame({"pair": pair, "year": year}) for year in (opening, closing)]).reset_index().drop_duplicates()
    )
    yield Possible(int((touched.groupby(["pair", "year"]).size() > limit.value).sum()) - len(certain))


def finding(rows: pd.DataFrame, limit: Limit, first: int, last: int, facts: dict[str, float], wording: Wording | None) -> Finding:
    """The finding over `rows` from year `first` to year `last`, the latest visit first."""
    ordered = rows.sort_values(["first", "last", "item"], ascending=False, kind="stable")
    span = Span(period_first(first, "year"), period_first(last + 1, "year") - 1)
    said = {"n": len(rows), "made": int(rows["made"].sum()), **facts}
    certainty: Certainty = "forced" if facts else "certain"
    return Finding(tuple(int(row) for row in ordered.index), said, certainty=certainty, limit=limit, span=span, wording=wording)
