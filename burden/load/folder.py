"""Files and folders become one plan: every file found, read, and put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from burden.load.child import read_all
from burden.load.encoding import known
from burden.load.files import Source, find
from burden.load.grid import Grid
from burden.load.lent import Lender
from burden.load.refusal import Refusal
from burden.load.tables import plan_of
from burden.plan import Plan, Problem
from burden.rulebook import USUAL, Room
from burden.when import Events

NONE: Mapping[str, Sequence[str]] = MappingProxyType({})
REMEDY = "请给出 xlsx、xls、ods 或 csv 表格，表头写明检查对象、检查时间、牵头单位等"
REMEDY_EN = "give tables in xlsx, xls, ods or csv whose headings name targets, times, organisers and the like"


def load(
    paths: Sequence[Path],
    *,
    year: int | None = None,
    headings: Mapping[str, Sequence[str]] = NONE,
    blanks: Mapping[str, Sequence[str]] = NONE,
    encoding: str | None = None,
    room: Room = USUAL,
    events: Events | None = None,
    lender: Lender | None = None,
    progress: Callable[[Iterable[Source]], Iterable[Source]] = iter,
) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan in the spreadsheets at `paths`, and what of them could not be read or was set aside.

    `headings` maps a meaning (time, 时间) to headings that have it, before all that are known; `blanks` a meaning to
    cell texts that stand for nothing; `encoding` is for csv; `room` is what reading one file may take; `events` says when
    named times are; `lender` gives its directory of units where there is none; `progress` wraps the files for a progress bar.
    Refusal: a path that does not exist, an unknown meaning or encoding, no year to be found, nothing to read at all.
    """
    encoding = known(encoding) if encoding else None
    sources, found = find(paths)
    problems: list[Problem] = [*found]
    grids: list[Grid] = []
    for sheets, troubles in read_all(sources, encoding=encoding, year=year, room=room, progress=progress):
        grids += sheets
        problems += troubles
    put = partial(plan_of, year=year, headings=headings, blanks=blanks, names=[path.name for path in paths], events=events)
    plan, more = put(grids)
    if lender and lender.names and plan.units.empty:
        plan, more = put([*grids, *lender.directory(encoding, year, room)])
        plan = replace(plan, lent=lender.names)
    if not any(sheet.kind for sheet in plan.sheets):
        raise _nothing(paths, (*problems, *more))
    ordered = sorted(dict.fromkeys((*problems, *more)), key=lambda problem: (problem.place, problem.kind, problem.zh))
    return plan, tuple(ordered)


def _nothing(paths: Sequence[Path], problems: Sequence[Problem]) -> Refusal:
    """No table was found: what was wrong with the first file that could not be read."""
    broken = [problem for problem in problems if problem.kind == "unreadable"]
    if not broken:
        return Refusal("、".join(map(str, paths)), "没有可读的表格", REMEDY, ("no table to read", REMEDY_EN))
    place = broken[0].place
    where = " ".join(filter(None, (place.file, place.sheet)))
    return Refusal(where, broken[0].zh, REMEDY, (broken[0].en, REMEDY_EN))
