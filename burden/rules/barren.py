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

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.intervals import Ints, periods
from burden.intervals.keys import heads
from burden.intervals.sorting import alike, order_of
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits
from burden.visits import exempt, followed, spared
from burden.visits.beside import beside
from burden.visits.columns import codes
from burden.visits.made import Flags, among_made
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
PARTY = ("organiser", "target")
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
        spare = np.logical_or.reduce([*exempt(under, limit).values()])
        idle = spare & ~(under["findings"].to_numpy() > 0)
        yield from findings(under[~idle], under[idle], limit)


class Told(NamedTuple):
    """Visits as each of their officers made them: the place of the visit, and the number of the officer (0 where none is said)."""

    at: Ints
    officer: Ints

    def where(self, kept: Flags) -> Told:
        """Some of them."""
        return Told(self.at[kept], self.officer[kept])

    def beside(self, other: Told) -> Told:
        """With those of another."""
        return Told(*map(np.append, self, other))


def findings(counted: pd.DataFrame, idle: pd.DataFrame, limit: Limit) -> Iterator[Finding | Possible]:
    """The rows of visits under one limit; `idle` are those the text exempts."""
    names, told = by_officer(counted["officers"].tolist())
    named, nobody = told.where(told.officer > 0), told.where(told.officer == 0)
    lent = shadows(named, nobody, alike(*(codes(counted, name) for name in PARTY)))
    found = counted["findings"].to_numpy()
    heard = named.beside(lent.where(found[lent.at] != 0))
    nothing = (found[heard.at] == 0) & (np.arange(len(heard.at)) < len(named.at))
    certain = list(rows_of(counted, heard, nothing, limit))
    together: dict[tuple[int, ...], list[str]] = {}
    for officer, rows in certain:
        together.setdefault(rows, []).append(names[officer])
    for rows, who in sorted(together.items()):
        yield finding(counted.take(np.array(rows)), tuple(sorted(who)), idle, limit)
    sure = {(officer, row) for officer, rows in certain for row in rows}
    every = named.beside(lent).beside(nobody.where(~np.isin(nobody.at, lent.at)))
    maybe = rows_of(counted, every, ~(found[every.at] > 0), limit)
    yield Possible(sum(not any((officer, row) in sure for row in rows) for officer, rows in maybe))


def by_officer(officers: Sequence[tuple[str, ...]]) -> tuple[list[str], Told]:
    """The officers by name, "" first, and who of them made which visit."""
    who = [names or ("",) for names in officers]
    every = [name for names in who for name in names]
    known = sorted({"", *every})
    number = {name: at for at, name in enumerate(known)}
    at = np.repeat(np.arange(len(who)), np.fromiter(map(len, who), dtype=np.int64))
    return known, Told(at, np.array([number[name] for name in every], dtype=np.int64))


def shadows(named: Told, nobody: Told, party: Ints) -> Told:
    """Visits whose officers are not said, once for each officer known of their `party`, an organiser at a target: it may have been theirs."""
    order = order_of([party[named.at], named.officer])
    there, officer = party[named.at][order], named.officer[order]
    known = heads(there, officer)
    pairs = [(nobody.at[a], officer[known][b]) for a, b in beside(party[nobody.at], there[known])]
    return Told(*map(np.concatenate, zip((nobody.at[:0], officer[:0]), *pairs, strict=True)))


def rows_of(counted: pd.DataFrame, told: Told, nothing: Flags, limit: Limit) -> Iterator[tuple[int, tuple[int, ...]]]:
    """For each officer every row of days in one year at one target, as many as the limit or more, on which each visit found nothing: the visits' places."""
    first = counted["first"].to_numpy()
    columns = [column[told.at] for column in (*(codes(counted, name) for name in PARTY), periods(first, "year"), first)]
    order = order_of([*columns[:2], told.officer, *columns[2:], told.at])
    ordered = [told.officer[order], *(column[order] for column in columns)]
    days = heads(*ordered)  # where each day of a party begins
    if not len(days):
        return
    ends = np.append(days[1:], len(order))
    barren = np.logical_and.reduceat(nothing[order], days)
    judged = np.logical_or.reduceat(counted["judged"].to_numpy()[told.at][order], days)
    for begin, end in stretches(barren, heads(*(column[days] for column in ordered[:-1])), limit.value):
        if judged[begin:end].any():
            yield int(ordered[0][days[begin]]), tuple(told.at[order[days[begin] : ends[end - 1]]].tolist())


def stretches(nothing: Flags, parties: Ints, least: float) -> Iterator[tuple[int, int]]:
    """From where to where at least so many days without findings follow each other, those of one party (and year) alone."""
    other = np.zeros(len(nothing) + 1, dtype=bool)
    other[parties] = other[-1] = True
    before, after = np.append(False, nothing[:-1]) & ~other[:-1], np.append(nothing[1:], False) & ~other[1:]
    begins, ends = np.flatnonzero(nothing & ~before), np.flatnonzero(nothing & ~after) + 1
    long = ends - begins >= least
    yield from zip(begins[long].tolist(), ends[long].tolist(), strict=True)


def finding(run: pd.DataFrame, names: tuple[str, ...], idle: pd.DataFrame, limit: Limit) -> Finding:
    """The finding over one row of visits, the latest first."""
    days = sorted(set(run["first"].tolist()))
    between = (idle["first"].to_numpy() >= days[0]) & (idle["first"].to_numpy() <= days[-1])
    for name in PARTY:
        between &= codes(idle, name) == codes(run, name)[0]
    among = np.flatnonzero(between)
    theirs = np.array([not set(names).isdisjoint(who) for who in idle["officers"].to_numpy()[among]], dtype=bool)
    facts = {
        "names": names, "n": len(days), "items": tuple(sorted(set(run["item"]))), "spared": spared(idle.take(among[theirs]), limit),
        "days": tuple(Span(day, day) for day in days[-FEW:]),
    }  # fmt: skip
    return Finding(tuple(run.index.tolist()[::-1]), facts, limit=limit, span=Span(days[0], int(run["last"].max())))
