"""A target is visited less often in a year than the policy demands.

Why: burden is cut by looking better, not by not looking: a mine nobody visits is no success of the plan.

Source: floors are set by the office itself, for those that must be seen: caps are graded by risk (F29), and planned checks are
to be completed (F36, both local texts). No floor is published, so the limit visits_per_year_at_least is off until an office
gives its own, with the targets and organisers it speaks of.

Do: plan one more visit here; an item that draws by lot or has no date does not make sure of it.

Looked at are the units of the directory that the limit speaks of, those the plan never names as well. Counted are visits made
and planned that can begin in the year; joint visits count once; visits below a unit count where the limit says so. Certain:
not even with every tentative and drawn visit, and every item whose target may be this unit, is the number reached. Where it
is reached only with those, it is counted as possible; so are all units where the plan has no visit of the organisers meant.

Examples:

    limits: visits_per_year_at_least = 2 kind 煤矿
    possible: 1

    units
    unit | kind
    甲矿 | 煤矿
    乙矿 | 煤矿 <- certain
    丙矿 | 煤矿 <- certain
    丁矿 | 煤矿 <- possible
    甲校 | 学校

    visits
    target | organiser | first      | firm | target_kind
    甲矿   | 应急局    | 2026-03-02 |      | 煤矿
    甲矿   | 应急局    | 2026-09-02 |      | 煤矿
    乙矿   | 应急局    | 2026-03-02 |      | 煤矿
    丁矿   | 应急局    | 2026-03-02 |      | 煤矿
    丁矿   | 应急局    | 2026-09-02 | no   | 煤矿
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import day
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits, Scope
from burden.visits import loaded
from burden.visits.columns import codes, names
from burden.warning import Span, Wording

ZH = """一个对象一年内接受检查的次数少于规定的最低次数。

为什么：减负靠查得更准，不是靠不查；没有人去过的煤矿，不是计划的成绩。

依据：最低次数由本单位对必须查到的对象规定：频次按风险分级（F29），计划内检查应当完成（F36），均为地方规定。没有公布最低次数，
所以限额 visits_per_year_at_least 由本单位给出以后才执行，并写明管哪些对象、哪些单位的检查。

怎么办：在计划中为它补一次检查；随机抽取的和没有日期的事项不能保证查到它。

看限额所说的名录内单位，计划里从未提到的也看。已开展的和计划在当年开始的都算，联合检查只计一次；限额写明的，到下辖单位的检查也算。
把未定的、抽查的、对象可能是它的都算上仍然不够的，为确定；算上这些才够的，只计入“可能”；计划里根本没有所说单位的检查的，也只计入“可能”。
"""
NONE = Wording(
    "{target}{year}年一次检查也没有安排，规定至少{cap}次；依据{limit}。",
    "No visit to {target} is planned in {year}, at least {cap} by {limit}.",
)


@rule(
    absence=True,
    family="frequency", level="warning", by="plan", limits=("visits_per_year_at_least",), since="2026-11-26",
    zh="{target}{year}年只有{n}次检查（已开展{made}次），规定至少{cap}次；依据{limit}。",
    en="{target} has {n:visit} in {year} ({made} made already), at least {cap} by {limit}.",
)  # fmt: skip
def too_seldom(visits: pd.DataFrame, units: pd.DataFrame, limits: Limits, year: int) -> Iterator[Finding | Possible]:
    """Yield one finding for each unit of the directory below the floor."""
    known = units.drop_duplicates("unit")
    first, last = day(dt.date(year, 1, 1)), day(dt.date(year, 12, 31))
    for limit, inside in floors(limits, known, last):
        counted = count(visits, limit, first, last)
        least, most, made = per_unit(counted, known)
        short = inside & (least < limit.value)
        certain = short & (most + maybe(counted, known, short) < limit.value) & (len(counted) > 0)
        yield Possible(int((short & ~certain).sum()))
        for row in np.flatnonzero(certain).tolist():
            facts = {"n": int(most[row]), "made": int(made[row]), "year": year}
            place, target = (int(known.index[row]),), known["unit"].tolist()[row]
            wording, span = None if facts["n"] else NONE, Span(first, last)
            yield Finding(place, facts, table="units", limit=limit, span=span, target=target, organiser="", wording=wording)


def floors(limits: Limits, units: pd.DataFrame, last: int) -> Iterator[tuple[Limit, npt.NDArray[np.bool_]]]:
    """Each floor in force on the last day of the year, with the units it speaks of: a narrower one goes before a wider one."""
    named = [limit for limit in limits.named("visits_per_year_at_least") if limit.since <= last]
    told = units.assign(**{f"target_{name}": units[name] for name in ("level", "kind", "grade")})
    whom = [of_targets(limit.scope).covers(told) for limit in named]
    for at, (limit, inside) in enumerate(zip(named, whom, strict=True)):
        later = [other for other in range(at + 1, len(named)) if by_whom(named[other]) == by_whom(limit)]
        for other in later:
            inside = inside & ~whom[other]  # noqa: PLW2901 - what is left of it
        if inside.any():
            yield limit, inside


def by_whom(limit: Limit) -> tuple[frozenset[str], ...]:
    """Which visits a floor counts: those of one do not replace those of another."""
    scope = limit.scope
    return frozenset(scope.types), frozenset(scope.systems), frozenset(scope.organiser_levels)


def of_targets(scope: Scope) -> Scope:
    """What a scope says of targets alone."""
    return Scope(scope.levels, scope.kinds, scope.grades)


def count(visits: pd.DataFrame, limit: Limit, first: int, last: int) -> pd.DataFrame:
    """The visits that count: of the organisers and types meant, able to begin in the year from `first` to `last`, joint ones once."""
    scope = limit.scope
    meant = Scope(types=scope.types, systems=scope.systems, organiser_levels=scope.organiser_levels).covers(visits)
    begin, start = codes(visits, "begin"), codes(visits, "start")
    inside = meant & (begin <= last) & (start >= first)
    sure = codes(visits, "firm") & (begin >= first) & (start <= last)
    every = visits[inside].assign(sure=sure[inside])
    both = loaded(every) if limit.below else every
    return both.sort_values("sure", ascending=False, kind="stable").drop_duplicates(["joint", "target"])


def per_unit(counted: pd.DataFrame, units: pd.DataFrame) -> npt.NDArray[np.int64]:
    """For each unit the visits to it: a line of those that are sure, one of all, and one of those made."""
    target, known = codes(counted, "target"), names(counted, "target").tolist()
    of = {name: at for at, name in enumerate(known)}
    at = np.array([of.get(name, -1) for name in units["unit"].tolist()], dtype=np.int64)
    which = codes(counted, "sure"), np.ones(len(counted), dtype=bool), codes(counted, "made")
    return np.array([np.append(np.bincount(target[each], minlength=len(known)), 0)[at] for each in which])


def maybe(counted: pd.DataFrame, units: pd.DataFrame, short: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """For each unit that is `short` how many visits to targets the directory does not have may be visits to it: they name its kind or group."""
    known = set(units["unit"].tolist())
    targets = names(counted, "target").tolist()
    visited = np.bincount(codes(counted, "target"), minlength=len(targets)).tolist()
    strangers = [(name, n) for name, n in zip(targets, visited, strict=True) if n and name not in known]
    kinds, groups = units["kind"].tolist(), units["groups"].tolist()
    found = np.zeros(len(units), dtype=np.int64)
    for row in np.flatnonzero(short).tolist():
        words = {kinds[row], *groups[row]} - {""}
        found[row] = sum(n for name, n in strangers if any(word in name for word in words))
    return found
