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
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import day
from burden.intervals import periods
from burden.rule import Finding, Possible, rule
from burden.rulebook import Limit, Limits, Scope
from burden.visits import loaded
from burden.visits.counts import counts
from burden.warning import Span, Wording

ZH = """一个对象一年内接受检查的次数少于规定的最低次数。

为什么：减负靠查得更准，不是靠不查；没有人去过的煤矿，不是计划的成绩。

依据：最低次数由本单位对必须查到的对象规定：频次按风险分级（F29），计划内检查应当完成（F36），均为地方规定。没有公布最低次数，
所以限额 visits_per_year_at_least 由本单位给出以后才执行，并写明管哪些对象、哪些单位的检查。

怎么办：在计划中为它补一次检查；随机抽取的和没有日期的事项不能保证查到它。

看限额所说的名录内单位，计划里从未提到的也看。已开展的和计划在当年开始的都算，联合检查只计一次；限额写明的，到下辖单位的检查也算。
把未定的、抽查的、对象可能是它的都算上仍然不够的，为确定；算上这些才够的，只计入“可能”；计划里根本没有所说单位的检查的，也只计入“可能”。
"""
NOBODY = (0, 0, 0)  # visits to a target: sure, made, in all
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
    places, of_year = known["unit"].tolist(), Span(day(dt.date(year, 1, 1)), day(dt.date(year, 12, 31)))
    for limit, inside in floors(limits, known, year):
        told = {str(target): numbers for (target,), numbers in counts(count(visits, limit, year), ("target",), ("sure", "made"))}
        least, made, most = np.array([told.get(place, NOBODY) for place in places], dtype=np.int64).reshape(-1, 3).T
        may = most + maybe({name: n for name, (_, _, n) in told.items()}, known)
        short = inside & (least < limit.value)
        certain = short & (may < limit.value) & bool(told)
        yield Possible(int((short & ~certain).sum()))
        for row in np.flatnonzero(certain).tolist():
            facts = {"n": int(most[row]), "made": int(made[row]), "year": year}
            place, wording = (int(known.index[row]),), None if facts["n"] else NONE
            yield Finding(
                place, facts, table="units", limit=limit, span=of_year, target=places[row], organiser="", wording=wording
            )


def floors(limits: Limits, units: pd.DataFrame, year: int) -> Iterator[tuple[Limit, npt.NDArray[np.bool_]]]:
    """Each floor in force at the end of the year, with the units it speaks of: a narrower one goes before a wider one."""
    end = day(dt.date(year, 12, 31))
    named = [limit for limit in limits.named("visits_per_year_at_least") if limit.since <= end]
    told = units.assign(**{f"target_{name}": units[name].array for name in ("level", "kind", "grade")})
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


def count(visits: pd.DataFrame, limit: Limit, year: int) -> pd.DataFrame:
    """The visits that count: of the organisers and types meant, able to begin in the year, joint ones once."""
    scope = limit.scope
    meant = visits[Scope(types=scope.types, systems=scope.systems, organiser_levels=scope.organiser_levels).covers(visits)]
    number = int(periods(day(dt.date(year, 1, 1)), "year"))
    opening, closing = (periods(meant[name].to_numpy(), "year") for name in ("begin", "start"))
    sure = meant["firm"].to_numpy() & (opening == number) & (closing == number)
    inside = meant.assign(sure=sure)[(opening <= number) & (closing >= number)]
    both = loaded(inside) if limit.below else inside
    return both.sort_values("sure", ascending=False, kind="stable").drop_duplicates(["joint", "target"])


def maybe(told: Mapping[str, int], units: pd.DataFrame) -> npt.NDArray[np.int64]:
    """For each unit how many visits to targets the directory does not have may be visits to it: they name its kind or group."""
    strangers = {name: told[name] for name in told.keys() - set(units["unit"].tolist())}
    words = [{kind, *groups} - {""} for kind, groups in zip(units["kind"].tolist(), units["groups"].tolist(), strict=True)]
    return np.array(
        [sum(n for name, n in strangers.items() if any(word in name for word in own)) for own in words], dtype=np.int64
    )
