"""Slow and obvious versions of what rules count, visit by visit, for comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from operator import itemgetter

import pandas as pd

from burden.days import day
from burden.rule import Finding, Possible
from burden.rulebook import AT_LEAST, Limit, Limits
from tests.random_plans import CALENDAR

COLUMNS = ("target_level", "target_kind", "target_grade", "type", "organiser_system", "organiser_level")


def starts(visit: dict) -> list[int]:
    """Every day on which a visit can begin."""
    if visit["fixed"]:
        return [visit["first"]]
    return [each for each in range(visit["first"], visit["start"] + 1) if CALENDAR.is_workday(each)]


def stays(visit: dict) -> list[tuple[int, int]]:
    """Every first and last day a visit can have."""
    if visit["fixed"]:
        return [(visit["first"], visit["last"])]
    return [(each, CALENDAR.nth_workday(each, visit["days"])) for each in starts(visit)]


def rows(visits: pd.DataFrame) -> list[dict]:
    """The visits as dicts, with the row of each in the table."""
    return [row | {"index": at} for at, row in zip(visits.index.tolist(), visits.to_dict("records"), strict=True)]


def covered(limit: Limit, visit: dict) -> bool:
    """Whether a limit speaks of a visit."""
    scope = limit.scope
    parts = (scope.levels, scope.kinds, scope.grades, scope.types, scope.systems, scope.organiser_levels)
    return all(not words or visit[column] in words for column, words in zip(COLUMNS, parts, strict=True))


def law(limits: Limits, name: str, visit: dict, window: int) -> Limit | None:
    """The limit a visit is under: the most lenient of those in force on the days on which it can begin."""
    found = []
    for on in range(visit["begin"], visit["start"] + 1):
        fits = [
            each for each in limits.all if each.name == name and each.days == window and each.since <= on and covered(each, visit)
        ]
        if not fits:
            return None
        found.append(max(fits, key=lambda each: (each.scope.rank(), each.since, int(each.pack))))
    lenient = min if name in AT_LEAST else max
    return lenient(found, key=lambda each: each.value)


def burdened(visits: list[dict]) -> list[dict]:
    """The firm visits, and once more those below a county, at it: one journey of one party in the same days is one."""
    firm = [visit | {"at": visit["target"], "below": False} for visit in visits if visit["firm"]]
    lead = defaultdict(lambda: ("", ""))
    for name in ("organiser", "item"):
        for visit in firm:
            key = visit["joint"], name
            lead[key] = min(lead.get(key, visit[name]), visit[name])
    up = [
        visit | {"target": visit["county"], "target_level": "county", "target_kind": visit["county_kind"], "target_grade": "", "below": True}
        for visit in firm if visit["county"] not in ("", visit["target"])
    ]  # fmt: skip
    every = [*firm, *up]
    for visit in every:
        if visit["target"] == visit["county"]:
            party = lead[visit["joint"], "organiser"], lead[visit["joint"], "item"]
            visit["joint"] = ("journey", visit["first"], visit["last"], visit["occurrence"], visit["county"], *party)
    return every


def reason(limit: Limit, visit: dict) -> str:
    """Why a limit does not blame a visit, "" where it does."""
    if "case" in limit.exempt and visit["type"] == "case":
        return "case"
    return "above" if "above" in limit.exempt and visit["source"] == "above" else ""


def counted(limits: Limits, name: str, visits: pd.DataFrame, *keys: str) -> Iterator[tuple[Limit, dict[tuple, list[dict]]]]:
    """For each limit the visits it blames by target and `keys`, each joint one once; `judged` where it is in force itself."""
    below = any(limit.below for limit in limits.all if limit.name == name)
    every = burdened(rows(visits)) if below else [v | {"at": v["target"], "below": False} for v in rows(visits) if v["firm"]]
    for limit in [each for each in limits.all if each.name == name]:
        groups, seen = defaultdict(list), set()
        for visit in every:
            under = law(limits, name, visit, limit.days)
            mine = under is not None and under.kind() == limit.kind() and under.since <= limit.since
            key = (visit["target"], *(visit[each] for each in keys))
            if mine and (limit.below or not visit["below"]) and not reason(limit, visit) and (visit["joint"], key) not in seen:
                seen.add((visit["joint"], key))
                groups[key].append(visit | {"judged": under == limit})
        yield limit, dict(groups)


def year_span(year: int) -> tuple[int, int]:
    return day(date(year, 1, 1)), day(date(year, 12, 31))


def month_span(number: int) -> tuple[int, int]:
    """A month as 2026 * 12 + month - 1."""
    year, month = divmod(number, 12)
    following, next_month = divmod(number + 1, 12)
    return day(date(year, month + 1, 1)), day(date(following, next_month + 1, 1)) - 1


def spans(unit: str) -> list[tuple[int, int]]:
    """The periods that visits of a plan for 2026 can lie in."""
    monday = day(date(2024, 12, 30))
    return {
        "year": [year_span(year) for year in range(2025, 2030)],
        "month": [month_span(number) for number in range(2025 * 12, 2029 * 12)],
        "week": [(monday + 7 * at, monday + 7 * at + 6) for at in range(220)],
    }[unit]


def full(limits: Limits, name: str, visits: pd.DataFrame, unit: str, *keys: str) -> tuple[set, int]:
    """What must be found for certain, as (limit, target, span, rows), and how many periods are possible only."""
    found, possible = set(), 0
    for limit, groups in counted(limits, name, visits, *keys):
        spoken = {target for (target, *_), group in groups.items() if any(visit["judged"] for visit in group)}
        for (target, *_), group in groups.items():
            if target not in spoken:  # the limit has nothing to say there
                continue
            begun = [(visit, starts(visit)) for visit in group]
            lo, hi = min(days[0] for _, days in begun), max(days[-1] for _, days in begun)
            for a, b in (span for span in spans(unit) if span[0] <= hi and span[1] >= lo):
                inside = [visit for visit, days in begun if all(a <= each <= b for each in days)]
                touching = [visit for visit, days in begun if any(a <= each <= b for each in days)]
                possible += len(touching) > limit.value >= len(inside)
                if len(inside) > limit.value and any(visit["judged"] for visit in inside):
                    found.add((limit, target, (a, b), frozenset(visit["index"] for visit in inside)))
    return found, possible


def meetings(limit: Limit, group: list[dict], organisers: bool) -> list[tuple[tuple[int, int], list[dict]]]:
    """The largest groups of more visits (of more organisers) than a limit that share a day in every placement, and those days."""
    placed = {visit["index"]: stays(visit) for visit in group}
    meet = {
        frozenset((a["index"], b["index"])) for a, b in combinations(group, 2)
        if all(x[0] <= y[1] and y[0] <= x[1] for x in placed[a["index"]] for y in placed[b["index"]])
    }  # fmt: skip
    together = [
        set(map(itemgetter("index"), some)) for size in range(2, len(group) + 1) for some in combinations(group, size)
        if all(frozenset((a["index"], b["index"])) in meet for a, b in combinations(some, 2))
    ]  # fmt: skip
    found = []
    for some in together:
        own = [visit for visit in group if visit["index"] in some]
        number = len({visit["organiser"] for visit in own}) if organisers else len(own)
        if number > limit.value and not any(some < other for other in together):
            found.append(((max(v["first"] for v in own), min(v["last"] for v in own)), own))
    return found


def met(limits: Limits, name: str, visits: pd.DataFrame, organisers: bool) -> set:
    """What must be found on one day for certain, as (limit, target, span, rows)."""
    return {
        (limit, target, span, frozenset(visit["index"] for visit in own))
        for limit, groups in counted(limits, name, visits) for (target,), group in groups.items()
        for span, own in meetings(limit, group, organisers) if any(visit["judged"] for visit in own)
    }  # fmt: skip


def said(findings: list, certainty: str = "certain") -> set:
    """Findings as (limit, target, span, rows)."""
    return {
        (each.limit, each.target, tuple(each.span), frozenset(each.rows))
        for each in findings if isinstance(each, Finding) and each.certainty == certainty
    }  # fmt: skip


def possible(findings: list) -> int:
    """How many are possible only."""
    return sum(each.count for each in findings if isinstance(each, Possible))
