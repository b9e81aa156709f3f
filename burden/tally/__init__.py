"""What one limit counts: the visits it blames, those it exempts, and what is found where they are too many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.rulebook import Limits
from burden.tally.counted import Loads, Tally, distinct, over
from burden.tally.forced import Windows, forced
from burden.tally.near import beside, linked, near, room_taken, tight
from burden.tally.periods import no_room, too_many
from burden.visits import exempt, loaded
from burden.visits.columns import codes, firsts

__all__ = [
    "Tally",
    "Windows",
    "beside",
    "distinct",
    "forced",
    "linked",
    "near",
    "no_room",
    "over",
    "room_taken",
    "tallies",
    "tight",
    "too_many",
]


def tallies(
    limits: Limits, name: str, visits: pd.DataFrame, *keys: str, among: npt.NDArray[np.bool_] | None = None, turn: int = 0
) -> Iterator[Tally]:
    """What each limit of a name counts of the firm visits (`among` some); limits that are in force for none are left out.

    `turn` is that of this count among those of one check.
    """
    named = limits.named(name)
    if not named:
        return
    meant = codes(visits, "firm") if among is None else codes(visits, "firm") & among
    if not meant.any():
        return
    if any(limit.below for limit in named):
        loads = loaded(visits[meant])
        loads = loads.assign(at=visits["target"].array.take(loads.index.to_numpy()))
        meant = np.ones(len(loads), dtype=bool)
    else:
        loads = visits
    columns = Loads(loads)
    below, joint, *others = (columns.column(each)[0] for each in ("below", "joint", "target", *keys))
    for limit, under, judged in limits.placed(name, loads, meant):
        kept = np.flatnonzero(under if limit.below else under & ~below)
        why = exempt(loads, limit)
        free = (why["case"] | why["above"])[kept]
        rows = firsts(kept[~free], joint, others)
        spare = kept[free]
        spare = firsts(spare[~np.isin(joint[spare], joint[rows], kind="table")], joint, others)
        rows = rows[at_judged(others[0][rows], judged[rows])]
        if len(rows):
            yield Tally(limit, loads, rows, judged[rows], spare, keys, columns, (turn, named.index(limit)))


def at_judged(target: npt.NDArray[Any], judged: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which rows are at a target at which a row is judged: at others the limit has nothing to say, not even that it could be broken."""
    if judged.all():
        return judged
    told = np.zeros(int(target.max(initial=0)) + 1, dtype=bool)
    told[target[judged]] = True
    return np.asarray(told[target])
