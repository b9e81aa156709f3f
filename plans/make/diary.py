"""Who is visited when: days are given out so that nobody receives two visits on one day unless that is wanted."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from model import Dice, Window
from places import LARGE, SCHOOLS, SMALL, parents
from workdays import days, on, workdays

OPENING = on("01-12")  # nobody sets out before the plan is filed
EXAMS = (on("06-07"), on("06-10"))
LOUD = 26  # the first day of a month on which large enterprises may be visited
APART = 35  # days between two visits of one organiser at one target
ENTERPRISE_APART = 32  # days between any two visits at one enterprise
PARENTS = parents()
PUPILS = frozenset(name for names in SCHOOLS.values() for name in names.split())
LARGE_ONES = frozenset(LARGE.values())
ENTERPRISES = LARGE_ONES | {name for names in SMALL.values() for name in names.split()}


class Diary:
    """The days taken, by target and by county: a county is left quiet where it can be."""

    def __init__(self, seed: int) -> None:
        """Begin with empty pages."""
        self.dice = Dice(seed)
        self._busy: dict[str, set[date]] = defaultdict(set)
        self._came: dict[tuple[str, str], list[date]] = defaultdict(list)

    def take(self, organiser: str, target: str, first: date, last: date) -> None:
        """Enter a visit whatever stands there."""
        for place in (target, f"in {PARENTS.get(target, target)}"):
            self._busy[place].update(days(first, last))
        self._came[organiser, target] += [first, last]
        if target in ENTERPRISES:
            self._came["", target] += [first, last]

    def block(self, target: str, first: date, last: date) -> None:
        """Keep days free of ordinary visits."""
        self._busy[target].update(days(first, last))

    def find(self, organiser: str, targets: tuple[str, ...], window: Window, length: int = 1) -> Window:
        """Workdays in a row inside a window, free at all the targets and in their counties where possible."""
        open_days = workdays(max(window[0], OPENING), window[1])
        runs = [(a, b) for a, b in zip(open_days, open_days[length - 1 :], strict=False) if (b - a).days == length - 1]
        free = [run for run in runs if all(self._free(organiser, target, *run) for target in targets)]
        if quiet := [run for run in free if all(self._quiet(target, *run) for target in targets)]:
            return self.dice.pick(quiet)
        if not free:
            raise ValueError(f"no free days for {organiser} at {targets} in {window}")
        return self.dice.pick(free)

    def enter(self, organiser: str, target: str, window: Window, length: int = 1) -> Window:
        """Find days for a visit and take them."""
        found = self.find(organiser, (target,), window, length)
        self.take(organiser, target, *found)
        return found

    def _free(self, organiser: str, target: str, first: date, last: date) -> bool:
        """Whether a visit on these days would trouble nobody."""
        if self._busy[target] & set(days(first, last)) or self._near(organiser, target, first, APART):
            return False
        if target in ENTERPRISES and self._near("", target, first, ENTERPRISE_APART):
            return False
        left_alone = target in LARGE_ONES and first.day < LOUD
        return not left_alone and not (target in PUPILS and EXAMS[0] <= last and first <= EXAMS[1])

    def _quiet(self, target: str, first: date, last: date) -> bool:
        """Whether nobody else is in the county on these days."""
        return not self._busy[f"in {PARENTS.get(target, target)}"] & set(days(first, last))

    def _near(self, organiser: str, target: str, day: date, gap: int) -> bool:
        """Whether the organiser was or will be there within some days."""
        return any(abs(day - other) < timedelta(gap) for other in self._came[organiser, target])
