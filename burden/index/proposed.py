"""A visit that is not in the table yet: added, or moved to other days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from burden.days import Calendar
from burden.index.columns import Columns, Visit
from burden.naming import system
from burden.visits.table import lengths
from burden.warning import Span

OF_TARGET = ("county", "county_kind", "target_kind", "target_level", "target_grade")
OF_ORGANISER = ("organiser_level", "organiser_system")
USUAL: Mapping[str, Any] = {
    "made": False, "firm": True, "share": 1.0, "score": 1.0, "rivals": (), "item_row": -1, "record_row": -1, "occurrence": 0,
    "code": "",
}  # fmt: skip
Placed = Callable[[Span, int, bool], Mapping[str, Any]]


def placing(calendar: Calendar, one_visit: int) -> Placed:
    """How a visit lies in a window: from its days, the workdays it was said to take (0: not said) and whether it was made."""

    def placed(window: Span, days: int, made: bool) -> Mapping[str, Any]:
        first, last = (np.array([end], dtype=np.int32) for end in window)
        found = lengths(first, last, np.array([days]), np.array([made]), calendar, one_visit)
        return {"first": window.first, "last": window.last, **{name: column[0] for name, column in found.items()}}

    return placed


def proposed(columns: Columns, said: Mapping[str, Any], window: Span, placed: Placed) -> Visit:
    """A visit to be added; what the table knows of its target and of its organiser is filled in, other names are blank."""
    known = dict.fromkeys(columns.names, "") | {name: USUAL[name] for name in columns.values if name in USUAL}
    for key, facts in (("target", OF_TARGET), ("organiser", OF_ORGANISER)):
        if (code := columns.names[key].find(str(said[key]))) >= 0:
            like = columns.visit(int(columns.names[key].heads[code]))
            known |= {name: like[name] for name in facts}
    known["organiser_system"] = system(str(said["organiser"]))
    visit = known | dict(said)
    lies = placed(window, int(said.get("days", 0)), bool(visit["made"]))
    planned = {name: lies[end] for name, end in (("planned_first", "first"), ("planned_last", "last")) if name in columns.values}
    return {**visit, **planned, **lies}


def moved_to(visit: Visit, window: Span, placed: Placed) -> Visit:
    """A visit on other days: one that took all days of its window takes all of the new one, if it is not too long; a loose one its days."""
    lies = placed(window, 0 if visit["fixed"] else int(visit["days"]), bool(visit["made"]))
    planned = {} if visit["made"] else {"planned_first": lies["first"], "planned_last": lies["last"]}
    return {**visit, **{name: value for name, value in planned.items() if name in visit}, **lies}
