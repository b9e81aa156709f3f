"""The same officer visits the same enterprise again and again in a year and finds nothing.

Why: visits that find nothing three times in a row are made for the number of visits; the time belongs where something is
wrong.

Source: the platform of Chengdu blocks an officer after three visits in a row to one enterprise in a year without findings,
until a reason is given (F24, a local text); limit barren_visits.

Do: stop these visits, or give the reason for the next one in writing; look where there is more risk.

Only visits that were made count, those in one calendar year, in the order of their days; several on one day are one. A
visit whose number of findings is not said is no visit without findings: it breaks the row, and a row that it could belong
to is only possible. The text speaks of the same officer, so that the same organiser coming again is no breach of it: where
officers are not kept, rows of one organiser are only possible and counted. A visit of the same organiser whose officers
are not said, and that is not known to have found nothing, may have been this officer's and breaks the row too. Exempt
visits that found nothing neither count nor break the row.

Examples:

    limits: barren_visits = 3

    records
    item     | organiser | officers   | target | first      | findings
    消防检查 | 应急局    | 张三、李四 | 甲厂   | 2026-03-02 | 0
    消防检查 | 应急局    | 张三、王五 | 甲厂   | 2026-05-06 | 0
    用电检查 | 应急局    | 张三       | 甲厂   | 2026-09-01 | 0 <- certain
    消防检查 | 应急局    | 赵六       | 乙厂   | 2026-03-02 | 0
    消防检查 | 应急局    | 赵六       | 乙厂   | 2026-05-06 | 1
    消防检查 | 应急局    | 赵六       | 乙厂   | 2026-06-03 | 0
    消防检查 | 应急局    | 赵六       | 乙厂   | 2026-09-01 | 0
    消防检查 | 应急局    | 赵六       | 丙厂   | 2025-11-03 | 0
    消防检查 | 应急局    | 赵六       | 丙厂   | 2026-03-02 | 0
    消防检查 | 应急局    | 赵六       | 丙厂   | 2026-05-06 | 0

    ---

    limits: barren_visits = 3
    possible: 2

    records
    item     | organiser | officers | target | first      | findings
    消防检查 | 应急局    | 赵六     | 甲厂   | 2026-03-02 | 0
    消防检查 | 应急局    | 赵六     | 甲厂   | 2026-05-06 |          <- possible
    消防检查 | 应急局    | 赵六     | 甲厂   | 2026-06-03 | 0
    消防检查 | 应急局    |          | 乙厂   | 2026-03-02 | 0
    消防检查 | 应急局    |          | 乙厂   | 2026-05-06 | 0
    消防检查 | 应急局    |          | 乙厂   | 2026-09-01 | 0        <- possible

    ---

    limits: barren_visits = 2 kind 企业 exempt case

    units
    unit | kind
    甲厂 | 企业
    乙厂 | 企业

    records
    item     | organiser | officers | target | first      | findings | type
    消防检查 | 应急局    | 赵六     | 甲厂   | 2026-03-02 | 0        |
    消防检查 | 应急局    | 赵六     | 甲厂   | 2026-05-06 | 0        | case
    消防检查 | 应急局    | 赵六     | 甲厂   | 2026-06-03 | 0        |      <- certain
    消防检查 | 应急局    | 赵六     | 乙厂   | 2026-03-02 | 0        |
    消防检查 | 应急局    | 赵六     | 乙厂   | 2026-05-06 | 2        | case
    消防检查 | 应急局    | 赵六     | 乙厂   | 2026-06-03 | 0        |
    消防检查 | 应急局    | 赵六     | 丙校   | 2026-05-06 | 0        |
    消防检查 | 应急局    | 赵六     | 丙校   | 2026-06-03 | 0        |
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import periods
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import blamed, followed, spared
from burden.visits.made import among_made
from burden.warning import Span

ZH = """同一检查人员一年内连续到同一企业检查，都没有发现问题。

为什么：连续三次什么也没查出来，检查只是为了凑次数；时间应当用在真有问题的地方。

依据：成都“一码检查”平台规定，同一检查人员一年内连续三次检查同一企业都没有发现问题的，暂停入企，说明理由后才能再去（F24，成都地方规定）；
限额 barren_visits。

怎么办：停止这些检查，或者书面说明再去的理由；把力量用到风险高的地方。

只看已经开展的检查，一个公历年内按日期排列，同一天的几次算一次。没有登记问题数的不等于没有发现问题：连续就此中断，可能属于连续的只计入
“可能”。原文说的是同一检查人员，同一单位再去不算违反：没有登记检查人员的，按单位连续的只计入“可能”并计数。同一单位有没写人员、又不能
确定没有发现问题的检查，可能就是这个人去的，连续也就此中断。不计的检查（如个案）没有发现问题时，既不算次数，也不中断连续。
"""
PARTY = ["organiser", "target", "officers"]
FEW = 6  # days named in a message


@rule(
    family="paperwork", level="warning", by="target", reach=among_made, limits=("barren_visits",), since="2026-11-26",
    zh="{organiser}的{names}连续{n}次到{target}检查（{days}；{items}），都没有发现问题；连续{cap}次没有发现问题的应说明理由才能再去；"
    "依据{limit}{spared}。",
    en="{names} of {organiser} visited {target} {n:time} in a row ({days}; {items}) and found nothing; after {cap:such visit} a "
    "reason is to be given first; by {limit}{spared}.",
)  # fmt: skip
def barren(visits: pd.DataFrame, records: pd.DataFrame, limits: Limits) -> Iterator[Finding | Possible]:
    """Yield one finding for each row of visits without findings by the same officers, at one target in one year."""
    made = followed(visits, records, "findings", "officers")
    for limit, under in limits.counted("barren_visits", made):
        spare = under.index.difference(blamed(under, limit).index)
        idle = under.index.isin(spare) & ~(under["findings"] > 0)
        yield from findings(under[~idle], under[idle], limit)


def findings(counted: pd.DataFrame, idle: pd.DataFrame, limit: Limit) -> Iterator[Finding | Possible]:
    """The rows of visits under one limit; `idle` are those the text exempts."""
    listed = counted.assign(officers=counted["officers"].map(lambda names: names or ("",))).explode("officers")
    named, nobody = listed[listed["officers"] != ""], listed[listed["officers"] == ""]
    lent = shadows(named, nobody)
    known = pd.concat([named, lent[lent["findings"] != 0].assign(findings=np.nan)])
    certain = list(rows_of(known, known["findings"] == 0, limit))
    together: dict[tuple[int, ...], list[str]] = {}
    for (_, _, officer), rows in certain:
        together.setdefault(rows, []).append(officer)
    for rows, names in sorted(together.items()):
        yield finding(counted.loc[list(rows)], tuple(sorted(names)), idle, limit)
    sure = {(party, row) for party, rows in certain for row in rows}
    every = pd.concat([named, lent, nobody[~nobody.index.isin(lent.index)]])
    maybe = rows_of(every, ~(every["findings"] > 0), limit)
    yield Possible(sum(not any((party, row) in sure for row in rows) for party, rows in maybe))


def shadows(named: pd.DataFrame, nobody: pd.DataFrame) -> pd.DataFrame:
    """Visits whose officers are not said, once for each officer of the same organiser known at that target: it may have been theirs."""
    known = named[PARTY].astype(str).drop_duplicates()
    there = nobody.drop(columns="officers").astype({"organiser": str, "target": str})
    return there.reset_index(names="at").merge(known, on=PARTY[:2]).set_index("at")


def rows_of(listed: pd.DataFrame, idle: pd.Series[bool], limit: Limit) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    """For each party every row of days in one year, as many as the limit or more, on which each visit is idle: its visits in order."""
    if listed.empty:
        return
    codes, names = zip(*(pd.factorize(listed[name].astype(object), sort=True) for name in PARTY), strict=True)
    at, first = listed.index.to_numpy(), listed["first"].to_numpy()
    keys = (*codes, periods(first, "year"), first)
    order = np.lexsort((at, *reversed(keys)))
    ordered = np.stack([key[order] for key in keys])
    days = np.flatnonzero(np.r_[True, (np.diff(ordered) != 0).any(axis=0)])  # where each day of a party begins
    ends = np.r_[days[1:], len(order)]
    nothing = np.logical_and.reduceat(idle.to_numpy(dtype=bool)[order], days)
    judged = np.logical_or.reduceat(listed["judged"].to_numpy(dtype=bool)[order], days)
    for begin, end in stretches(nothing, ordered[:4, days], limit.value):
        if judged[begin:end].any():
            party = tuple(str(name[code]) for name, code in zip(names, ordered[:3, days[begin]], strict=True))
            yield party, tuple(at[order[days[begin] : ends[end - 1]]].tolist())


def stretches(nothing: npt.NDArray[np.bool_], party: npt.NDArray[np.int64], least: float) -> Iterator[tuple[int, int]]:
    """From where to where at least so many days without findings follow each other, those of one party (and year) alone."""
    other = np.r_[True, (np.diff(party) != 0).any(axis=0)]
    before, after = np.r_[False, nothing[:-1]] & ~other, np.r_[nothing[1:], False] & ~np.r_[other[1:], True]
    begins, ends = np.flatnonzero(nothing & ~before), np.flatnonzero(nothing & ~after) + 1
    long = ends - begins >= least
    yield from zip(begins[long].tolist(), ends[long].tolist(), strict=True)


def finding(run: pd.DataFrame, names: tuple[str, ...], idle: pd.DataFrame, limit: Limit) -> Finding:
    """The finding over one row of visits, the latest first."""
    first, last = int(run["first"].min()), int(run["first"].max())
    between = idle["first"].between(first, last) & (idle["target"] == run["target"].iloc[0])
    own = between & (idle["organiser"] == run["organiser"].iloc[0])
    own &= np.array([bool(set(names) & set(who)) for who in idle["officers"]], dtype=bool)
    days = sorted(set(run["first"].tolist()))
    facts = {
        "names": names, "n": len(days), "items": tuple(sorted(set(run["item"]))), "spared": spared(idle[own], limit),
        "days": tuple(Span(day, day) for day in days[-FEW:]),
    }  # fmt: skip
    rows = tuple(int(row) for row in run.index[::-1])
    return Finding(rows, facts, limit=limit, span=Span(first, int(run["last"].max())))
