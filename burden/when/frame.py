"""Puts written times into years: what a time leaves out it takes from the plan or from what stands before it."""

from __future__ import annotations

from datetime import date, timedelta

from burden.when import remarks
from burden.when.atoms import LATE, Atom, Days, Named, bounds, check_year
from burden.when.reading import UnreadError
from burden.when.remarks import Remark, Said

DAY = timedelta(days=1)
_LONG = timedelta(days=240)  # 8月-6月 may be a slip, 11月-3月 is a winter


class Frame:
    """The year and month that hold where none is written, and notes on what was taken from where."""

    __slots__ = ("month", "notes", "plan", "question", "year")

    def __init__(self, plan: int) -> None:
        """A frame for the plan of year `plan`."""
        self.plan = plan
        self.year = plan
        self.month = 0
        self.notes: list[Said] = []
        self.question: Said | None = None  # which of two near readings was taken

    def note(self, remark: Remark, *facts: object) -> None:
        """Keep a remark on the reading, once."""
        said = remark.about(*facts)
        if said not in self.notes:
            self.notes.append(said)

    def ask(self, remark: Remark, *facts: object) -> None:
        """Note which of two near readings was taken, for the planner to confirm."""
        self.note(remark, *facts)
        self.question = self.question or remark.about(*facts)

    def place(self, atom: Atom) -> Days:
        """The days of a time that stands alone or begins a range."""
        if atom.named:
            self.year = self._year(atom, self.year)
            return self._named(atom, atom.named, self.year)
        if not atom.month:
            if not self.month:
                raise UnreadError(remarks.DAY_ALONE)
            atom.month = self.month
        days = bounds(atom, self._year(atom, self.year))
        self.year, self.month = atom.at, atom.month
        return days

    def _named(self, atom: Atom, named: Named, year: int) -> Days:
        """The days of a named time, with a remark on whose they are."""
        first, last = bounds(atom, year)
        self.note(remarks.OWN_PERIOD if named.own else remarks.NOTICE_DAYS, named.text, first, last)
        return first, last

    def between(self, left: Atom, right: Atom) -> Days:
        """The days from `left`, already placed, to `right`."""
        start = left.days or bounds(left, left.at)
        if right.named:
            end = self._named(right, right.named, left.at)
            if end[1] < start[0]:
                raise UnreadError(remarks.END_FIRST)
            return start[0], end[1]
        inherited = not right.month
        if inherited and right.exact and not left.first:
            raise UnreadError(remarks.HALF_DAY)
        right.month = right.month or left.month
        written = right.year is not None or bool(right.shift) or right.follows
        year = left.at + right.shift if right.follows else self._year(right, left.at)
        end = bounds(right, year)
        if inherited and right.exact and left.exact:
            self.note(remarks.END_TAKES_MONTH)
        elif left.year is not None and not written:
            self.note(remarks.END_TAKES_YEAR)
        if end[1] < start[0]:
            if written or inherited or right.month == left.month:
                raise UnreadError(remarks.END_FIRST)
            end = bounds(right, year + 1)
            long = end[1] - start[0] > _LONG
            (self.ask if long else self.note)(remarks.NEXT_YEAR)
        self.year, self.month = left.at, right.month
        return start[0], end[1]

    def _year(self, atom: Atom, carried: int) -> int:
        if atom.year is not None:
            year = check_year(atom.year, self.plan)
            if year != self.plan:
                self.note(remarks.OTHER_YEAR, year, self.plan)
            return year
        return self.plan + atom.shift if atom.shift or atom.follows else carried


def before(atom: Atom, days: Days, *, strict: bool, included: bool) -> tuple[date, Remark | None]:
    """The last day that `atom`前 leaves, and a remark where the phrase can be taken two ways.

    A day and 底 count in (6月30日前, 6月底前); a bare month or quarter does not (6月前 ends on 31 May).
    """
    if strict:
        return days[0] - DAY, None
    if atom.named and not included:
        return days[0] - DAY, None
    if atom.exact or 0 < atom.vague <= LATE or included:
        return days[1], None
    return days[0] - DAY, remarks.NOT_INCLUDED
