"""Which targets may be overloaded at all: a bound that looks at every target once, so that few need to be looked at closely."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from burden.intervals.keys import Ints
from burden.intervals.sorting import order_of, ranked

CELLS = 1 << 19  # targets times units that are looked at together
FAR = 1 << 32  # more than any number of units
SLACK = 1e-2  # what rounding may take away


def crammed(
    target: npt.ArrayLike, begin: npt.ArrayLike, end: npt.ArrayLike, need: npt.ArrayLike, most: float
) -> npt.NDArray[np.bool_]:
    """Which rows are at a target of several where a span that holds a window with room to spare could need more than `most` a unit.

    Windows run over the units (workdays, weeks ...) `begin` to `end`, the end not among them. Each spreads its need evenly
    over its units, which is never less than what the windows wholly inside a span need there. A window without any unit
    makes its target one of these.
    """
    of, opening, closing = (np.asarray(column, dtype=np.int64) for column in (target, begin, end))
    weight = np.asarray(need, dtype=np.float64)
    numbers, place = ranked(of)
    found = np.zeros(len(numbers), dtype=bool)
    if not len(of):
        return np.zeros(0, dtype=bool)
    found[place[closing <= opening]] = True
    room = weight < closing - opening
    asked = full(place, weight, np.where(room, closing - opening, FAR), most, len(numbers))
    rows = np.flatnonzero(asked[place] & (closing > opening))
    rows = rows[order_of([place[rows]])]
    number, low = np.cumsum(asked) - 1, int(opening.min())
    near = tight(number[place[rows]], opening[rows] - low, closing[rows] - low, weight[rows], room[rows], most)
    found[place[rows[near]]] = True
    return found[place]


def full(place: Ints, need: npt.NDArray[np.float64], length: Ints, most: float, targets: int) -> npt.NDArray[np.bool_]:
    """The targets of several windows that need more together than there is in the shortest of these lengths, where one is not FAR."""
    shortest = np.full(targets, FAR)
    np.minimum.at(shortest, place, length)
    return (shortest < FAR) & (np.bincount(place) > 1) & (np.bincount(place, need) > most * shortest - SLACK)


def tight(
    number: Ints, begin: Ints, end: Ints, need: npt.NDArray[np.float64], loose: npt.NDArray[np.bool_], most: float
) -> npt.NDArray[np.bool_]:
    """Which loose windows, in order of their target, which is a `number` from 0, lie in a span that could need more than there is, some targets at a time."""
    wide, targets = int(end.max(initial=0)) + 1, int(number.max(initial=-1)) + 1
    step = max(CELLS // wide, 1)
    edges = np.searchsorted(number, np.arange(0, targets + step, step)).tolist()
    found = np.zeros(len(number), dtype=bool)
    for chunk, some in enumerate(map(slice, edges, edges[1:])):
        if some.start < some.stop:
            at = (number[some] - chunk * step) * wide
            least = spare(at, begin[some], end[some], need[some], most, wide, min(step, targets - chunk * step))
            found[some] = loose[some] & (least > -SLACK)
    return found


def spare(
    at: Ints, begin: Ints, end: Ints, need: npt.NDArray[np.float64], most: float, wide: int, targets: int
) -> npt.NDArray[Any]:
    """For each window the most that a span around it can need beyond its room, by the bound; `at` is where its target's units begin."""
    cells = targets * wide
    rate = need / (end - begin)
    steps = np.asarray(np.bincount(at + begin, rate, cells) - np.bincount(at + end, rate, cells), dtype=np.float32)
    grid = steps.reshape(targets, wide)
    np.cumsum(grid, axis=1, out=grid)
    np.subtract(grid, most, out=grid)
    np.cumsum(grid, axis=1, out=grid)
    over = np.zeros((targets, wide + 1), dtype=np.float32)
    over[:, 1:] = grid
    before = np.minimum.accumulate(over, axis=1)
    after = np.maximum.accumulate(over[:, ::-1], axis=1)[:, ::-1]
    row = at // wide
    return np.asarray(after[row, end] - before[row, begin])
