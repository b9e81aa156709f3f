"""A part of a visits table checked where it lies, and what is left to compare between parts.

Two steps. First every row goes to the part of its key, and the rules that look at one target, county or row run there. A rule over
the whole plan says which visits it can need at all (`sift`); those alone of all parts go on to the second step, where it runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.check import given_of, run
from burden.days import Calendar
from burden.engine.chunks import Names, columns_of
from burden.plan import Plan
from burden.rulebook import Rulebook
from burden.rules import rules
from burden.visits.table import visits_of
from burden.warning import BurdenWarning

TOGETHER = ("target", "county", "row")  # keys whose groups lie in one part when counties do


@dataclass(frozen=True)
class Told:
    """What every worker is sent once."""

    names: Names
    plan: Plan
    rulebook: Rulebook
    calendar: Calendar
    today: int


class Outcome(NamedTuple):
    """What rules found in some rows: the warnings, with their rows in `visits`; how many are possible; the rows that go on."""

    found: list[BurdenWarning]
    possible: Mapping[str, int]
    visits: pd.DataFrame
    rest: pd.DataFrame
    number: int  # of visits, a joint one counted once


def checked(rows: pd.DataFrame, told: Told, first: Sequence[str], then: Sequence[str]) -> Outcome:
    """Run the rules `first` over rows of whole counties, and sift out what the rules `then` need of them."""
    visits = visits_of(columns_of(rows, told.names), told.calendar, told.rulebook.one_visit)
    found, possible = run([rules()[name] for name in first], given(visits, told), told.plan, told.rulebook)
    return Outcome(*shown(found, visits, possible), sifted(rows, visits, then), visits["joint"].nunique())


def compared(parts: Sequence[pd.DataFrame], told: Told, names: Sequence[str]) -> Outcome:
    """Run the rules that compare across counties over the rows that went on."""
    rows = pd.concat(list(parts), ignore_index=True)
    visits = visits_of(columns_of(rows, told.names), told.calendar, told.rulebook.one_visit)
    whole = visits.assign(**{name: visits[name].cat.set_categories(told.names[name]) for name in ("target", "organiser")})
    found, possible = run([rules()[name] for name in names], given(whole, told), told.plan, told.rulebook)
    return Outcome(*shown(found, visits, possible), rows[:0], 0)


def shown(
    found: list[BurdenWarning], visits: pd.DataFrame, possible: Mapping[str, int]
) -> tuple[list[BurdenWarning], Mapping[str, int], pd.DataFrame]:
    """What was found, with its rows told by their places among the visits concerned, and those."""
    concerned = np.unique(np.fromiter((row for each in found for row in each.rows), dtype=np.int64))
    return placed(found, concerned), possible, visits.iloc[concerned].reset_index(drop=True)


def placed(found: Iterable[BurdenWarning], concerned: npt.NDArray[np.int64], before: int = 0) -> list[BurdenWarning]:
    """The warnings with each of their rows told by its place in `concerned`, behind `before` others."""
    return [replace(each, rows=tuple((np.searchsorted(concerned, each.rows) + before).tolist())) for each in found]


def given(visits: pd.DataFrame, told: Told) -> dict[str, Any]:
    """What rules may ask for."""
    return given_of(told.plan, visits, told.rulebook, told.calendar, told.today)


def sifted(rows: pd.DataFrame, visits: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    """The rows that some rule needs; `visits` are the same rows in order."""
    needed = np.zeros(len(visits), dtype=bool)
    for sift in {rules()[name].sift for name in names}:
        needed |= True if sift is None else sift(visits)
    places = pd.MultiIndex.from_arrays([visits.loc[needed, "sheet"], visits.loc[needed, "row"]])
    return rows[pd.MultiIndex.from_arrays([rows["sheet"], rows["row"]]).isin(places)]
