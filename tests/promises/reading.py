"""Reading in this process, for files that are known to be gentle: a child for each would take the time of the whole test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from burden.load.content import read_content
from burden.load.files import Source, find, opened
from burden.load.grid import Grid, Unreadable
from burden.load.tables import plan_of
from burden.plan import Plan, Problem
from tests.corpus.case import Case
from tests.corpus.cases import ALL

LARGEST = 200_000_000
GENTLE = [case for case in ALL if not case.policy and not case.hostile]
LOADING = [case for case in GENTLE if not case.refused]
REFUSED = [case for case in GENTLE if case.refused]


def names(cases: Iterable[Case]) -> list[str]:
    return [case.name for case in cases]


def made(case: Case, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    case.make(folder)
    return folder


def grids_of(paths: Sequence[Path]) -> tuple[list[Grid], list[Problem]]:
    sources, problems = find(paths)
    grids: list[Grid] = []
    for source in sources:
        found, troubles = _read(source)
        grids += found
        problems += troubles
    return grids, problems


def _read(source: Source) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    try:
        with opened(source.path, LARGEST) as stream:
            return read_content(stream, source.name)
    except Unreadable as error:
        return (), (error.problem(source.name),)


def read_here(paths: Sequence[Path], year: int = 2026) -> tuple[Plan, tuple[Problem, ...]]:
    """As `load`, without a child."""
    grids, problems = grids_of(paths)
    plan, more = plan_of(grids, year=year, headings={}, blanks={})
    return plan, tuple(sorted({*problems, *more}, key=lambda each: (each.place, each.kind, each.zh)))
