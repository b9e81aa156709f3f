"""A part of a visits table checked where it lies, and what is left to compare between parts.

Two steps. First every row goes to the part of its county, and the rules that look at one target, county or row run there. A rule
over more says which visits it can need at all (`sift`); those alone go on, each to the part of its subject, where it runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.check import given_of, run
from burden.days import Calendar
from burden.engine.chunks import KEY, columns_of, dealt
from burden.engine.form import Form
from burden.engine.names import Known
from burden.engine.packed import NOTHING, Packed, packed
from burden.found import Found
from burden.intervals.sorting import among
from burden.plan import Plan
from burden.rulebook import Rulebook
from burden.rules import rules
from burden.visits.table import visits_of
from burden.warning import BurdenWarning

TOGETHER = ("target", "county", "row")  # keys whose groups lie in one part when counties do
OF_SUBJECT = ("item", "subject")  # and those whose groups do when subjects do
WIDELY_NAMED = ("organiser", "item")  # columns whose names are few, and known in full wherever they are compared


@dataclass(frozen=True)
class Told:
    """What every worker is sent once; without a `form` it hands back warnings with all that is known of them."""

    plan: Plan
    rulebook: Rulebook
    calendar: Calendar
    today: int
    first: tuple[str, ...]  # the names of the rules over counties, and of those that look further
    then: tuple[str, ...]
    form: Form | None


class Outcome(NamedTuple):
    """What rules found in some rows: packed in a form, or as warnings with the visits their rows stand in; the rows that go on."""

    packed: Packed
    warnings: list[BurdenWarning]
    possible: dict[str, int]
    visits: pd.DataFrame
    rest: pd.DataFrame
    number: int  # of visits, a joint one counted once


def checked(rows: pd.DataFrame, told: Told, known: Known, parts: int) -> Outcome:
    """Run the rules over counties, and sift out what the others need."""
    visits = visits_of(columns_of(rows, known), told.calendar, told.rulebook.one_visit)
    found = outcome(visits, told, told.first)
    return found._replace(rest=sifted(rows, visits, told, known, parts), number=visits["joint"].nunique())


def compared(rows: pd.DataFrame, told: Told, known: Known) -> Outcome:
    """Run the rules that look further over the rows of some subjects."""
    visits = visits_of(columns_of(rows, known), told.calendar, told.rulebook.one_visit)
    every = {name: known.all(name) for name in WIDELY_NAMED if name in known.names}
    every["target"] = np.union1d(visits["target"].cat.categories, np.array([*known.cities, ""], dtype=object))
    whole = visits.assign(**{name: visits[name].cat.set_categories(names) for name, names in every.items()})
    return outcome(whole, told, told.then)


def outcome(visits: pd.DataFrame, told: Told, names: Sequence[str]) -> Outcome:
    """What rules find in these visits."""
    nobody = visits.iloc[:0]
    if not names or visits.empty:
        return Outcome(NOTHING, [], {}, nobody, nobody, 0)
    if told.form:
        found = Found(told.plan, visits, told.rulebook, told.calendar, told.today, only=tuple(names))
        return Outcome(packed(found, told.form), [], {}, nobody, nobody, 0)
    given = given_of(told.plan, visits, told.rulebook, told.calendar, told.today)
    warnings, possible = run([rules()[name] for name in names], given, told.plan, told.rulebook)
    concerned = np.unique(np.fromiter((row for each in warnings for row in each.rows), dtype=np.int64))
    return Outcome(NOTHING, list(placed(warnings, concerned)), possible, visits.iloc[concerned], nobody, 0)


def placed(found: Iterable[BurdenWarning], concerned: npt.NDArray[np.int64]) -> Iterable[BurdenWarning]:
    """The warnings with each of their rows told by its place in `concerned`."""
    return (replace(each, rows=tuple(np.searchsorted(concerned, each.rows).tolist())) for each in found)


def sifted(rows: pd.DataFrame, visits: pd.DataFrame, told: Told, known: Known, parts: int) -> pd.DataFrame:
    """The rows that some rule over more than counties needs, each with the part of its subject; `visits` are the same in order."""
    needed = np.zeros(len(visits), dtype=bool)
    for sift in {rules()[name].sift for name in told.then}:
        needed |= True if sift is None else sift(visits)
    kept = rows if needed.all() else rows[among(places(rows), np.sort(places(visits)[needed]))]
    alone = all(rules()[name].by in OF_SUBJECT for name in told.then)
    return kept.assign(**{KEY: dealt(known.subject[kept["item"]], parts) if alone else np.int64(0)})


def places(rows: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A number for each row of each file."""
    return np.asarray(rows["sheet"].to_numpy().astype(np.int64) << 32 | rows["row"].to_numpy())


def going_on(outcome: Outcome) -> pd.DataFrame:
    """The rows that go on to the second step."""
    return outcome.rest


def staying(outcome: Outcome) -> Outcome:
    """An outcome without them."""
    return outcome._replace(rest=outcome.rest[:0])
