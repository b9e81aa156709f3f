"""What one limit counts, as columns: the visits it blames, those it exempts, and the findings over groups of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import date_of
from burden.intervals import Groups, Ints
from burden.intervals.groups import flat
from burden.intervals.sorting import in_order
from burden.naming import some
from burden.rule import Finding, Findings
from burden.rulebook import Limit
from burden.tally.named import SHOWN, Below, Named, Visit
from burden.visits.columns import Rows, coded
from burden.visits.load import Spared
from burden.warning import Certainty, Span, Wording

BY_DAY = ("first", "last", "organiser", "item", "at")  # the order in which a message names visits

# What is still to come is less than what is too many.
ALL_LEFT = Wording(
    "还没去的全部取消，或者并入其他检查；仍然超出的说明原因",
    "drop all that is still to come, or make it part of other visits, and give the reason for what is over even so",
)


class Loads(Rows):
    """The columns of loads, each taken out once; where none is below another unit, all are `at` their target."""

    def _taken(self, name: str) -> tuple[Any, Any]:
        """A column out of the frame."""
        if name in self.table or name not in ("at", "below"):
            return super()._taken(name)
        return self.column("target") if name == "at" else (np.zeros(len(self.table), dtype=bool), None)


@dataclass(frozen=True)
class Tally:
    """The visits one limit counts: those it blames (`place`; `judged` where it is in force itself) and those it exempts (`spare`).

    Both are places in `loads`, the firm visits and, where the limit says so, once more those below a county; its index is that
    of the visits. Joint visits are counted once at a target, once for each of `keys`. What the methods call rows are places
    among those blamed.
    """

    limit: Limit
    loads: pd.DataFrame
    place: Ints
    judged: npt.NDArray[np.bool_]
    spare: Ints
    keys: tuple[str, ...]
    columns: Loads
    turn: tuple[int, ...] = ()  # of its findings

    def __len__(self) -> int:
        """How many visits it blames."""
        return len(self.place)

    def column(self, name: str) -> npt.NDArray[Any]:
        """A column of the visits it blames; of names the codes."""
        if name not in self._columns:
            every = self.columns.column(name)[0]
            self._columns[name] = every if len(self.place) == len(every) else every[self.place]
        return self._columns[name]

    @cached_property
    def _columns(self) -> dict[str, npt.NDArray[Any]]:
        """The columns asked for so far."""
        return {}

    @cached_property
    def _index(self) -> Ints:
        """Of each load the row of its visit."""
        return self.loads.index.to_numpy()

    def key(self) -> Ints:
        """A number for what is counted apart: the target, and `keys`."""
        key = self.column("target")
        for name in self.keys:
            key = key.astype(np.int64) * (len(self.columns.column(name)[1]) + 1) + self.column(name)
        return key

    def findings(
        self, groups: Groups, first: Ints, last: Ints, wording: Wording, certainty: Certainty = "certain", **facts: Any
    ) -> Findings:
        """What is found over groups of rows in the days from `first` to `last`: each stands at the latest visit of its group.

        A fact that is an array has a value for each group.
        """
        ordered = self.by_day(groups)
        targets = self.column("target")[ordered.rows[ordered.begin]]
        backwards = Groups(self._index[self.place[ordered.rows]][::-1], *mirrored(ordered))
        tell = partial(self.told, ordered, first, last, wording, certainty, facts)
        named = coded(targets, self.loads["target"])
        return Findings(backwards, first, last, tell, certainty, self.limit, named, self.turn)

    def by_day(self, groups: Groups) -> Groups:
        """The groups one after the other, the rows of each in the order in which a message names them."""
        rows, size = flat(groups), groups.size
        group = np.repeat(np.arange(len(groups), dtype=np.int32), size)
        order = in_order([group, *(self.column(name)[rows] for name in BY_DAY)])
        stop = np.cumsum(size)
        return Groups(rows if order is None else rows[order], stop - size, stop)

    def told(
        self, ordered: Groups, first: Ints, last: Ints, wording: Wording, certainty: Certainty, facts: dict[str, Any], at: int
    ) -> Finding:
        """The finding over one group, with all that its message says."""
        rows = ordered.rows[ordered.begin[at] : ordered.stop[at]]
        span = Span(int(first[at]), int(last[at]))
        said: dict[str, Any] = self.facts(rows, span) | {
            name: fact[at].item() if isinstance(fact, np.ndarray) else fact for name, fact in facts.items()
        }
        visits = tuple(dict.fromkeys(self._index[self.place[rows[::-1]]].tolist()))
        target = self.name("target", rows[0])
        left = len(rows) - int(self.column("made")[rows].sum())
        do = ALL_LEFT if 0 < left < said["over"] else None
        return Finding(visits, said, certainty=certainty, limit=self.limit, span=span, target=target, wording=wording, do=do)

    def facts(self, rows: Ints, span: Span) -> dict[str, object]:
        """What a message says of the visits `rows` of a group, by day, and of those exempt in the same days."""
        whose = self.column("organiser")[rows]
        return {
            "n": len(rows),
            "over": len(rows) - self.limit.value,
            "year": date_of(span.first).year,
            "organisers": some(self.columns.column("organiser")[1][np.unique(whose)].tolist()),
            "made": int(self.column("made")[rows].sum()),
            "visits": Named(tuple(self.visit(row) for row in rows[:SHOWN].tolist()), len(rows)),
            "below": Below(int(self.column("below")[rows].sum())),
            "spared": self.spared(int(rows[0]), span),
        }

    def name(self, column: str, row: int | np.integer[Any]) -> str:
        """The name in a column of one row."""
        return str(self.columns.column(column)[1][self.column(column)[row]])

    def visit(self, row: int) -> Visit:
        """One visit as a message names it."""
        at = self.name("at", row)
        elsewhere = "" if at == self.name("target", row) else at
        first, last = int(self.column("first")[row]), int(self.column("last")[row])
        organiser = "" if "organiser" in self.keys else self.name("organiser", row)  # else the message begins with it
        return Visit(organiser, self.name("item", row), elsewhere, first, last)

    def spared(self, row: int, span: Span) -> Spared:
        """How many exempt visits of what is counted apart with this row there are in the same days, by why."""
        beside = self.beside(int(self.column("target")[row]))
        if not len(beside):
            return Spared()
        daily = self.limit.name.endswith("_per_day")  # then it counts who is there, else who begins
        since, until = ("end", "start") if daily else ("begin", "start")
        same = (self.columns.column(since)[0][beside] >= span.first) & (self.columns.column(until)[0][beside] <= span.last)
        for name in self.keys:
            same &= self.columns.column(name)[0][beside] == self.column(name)[row]
        kinds, sources = (self.columns.column(name) for name in ("type", "source"))
        case = (kinds[1][kinds[0][beside]] == "case") & ("case" in self.limit.exempt)
        above = (sources[1][sources[0][beside]] == "above") & ~case & ("above" in self.limit.exempt)
        return Spared(int((same & case).sum()), int((same & above).sum()))

    def beside(self, target: int) -> Ints:
        """The exempt visits of a target."""
        places, targets = self._spare
        begin, end = np.searchsorted(targets, (target, target + 1))
        return places[begin:end]

    @cached_property
    def _spare(self) -> tuple[Ints, Ints]:
        """The exempt visits by target, and the target of each."""
        targets = self.columns.column("target")[0][self.spare]
        order = np.argsort(targets, kind="stable")
        return self.spare[order], targets[order]

    def blames(self, groups: Groups) -> Groups:
        """The groups with a visit that the limit is in force for."""
        return groups.where(groups.touching(self.judged))


def mirrored(groups: Groups) -> tuple[Ints, Ints]:
    """Where each group begins and ends when the rows stand the other way round."""
    return len(groups.rows) - groups.stop, len(groups.rows) - groups.begin


def over(groups: Groups, values: npt.NDArray[Any], edge: np.ufunc) -> Ints:
    """The least or the greatest of some values in each group."""
    if not len(groups):
        return np.empty(0, dtype=np.int64)
    size = groups.size
    return np.asarray(edge.reduceat(values[flat(groups)], np.cumsum(size) - size))


def distinct(groups: Groups, values: npt.NDArray[Any]) -> Ints:
    """How many different values each group has."""
    if not len(groups):
        return np.empty(0, dtype=np.int64)
    group = np.repeat(np.arange(len(groups), dtype=np.int64), groups.size)
    pairs = group << 32 | values[flat(groups)].astype(np.int64)
    pairs.sort()
    new = np.append(True, pairs[1:] != pairs[:-1])
    return np.bincount(pairs[new] >> 32, minlength=len(groups))
