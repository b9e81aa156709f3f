"""The year by months: visits on known days stand on their days, all others in the list of the month they end in."""

from __future__ import annotations

import calendar as weeks_of
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from burden.days import PROVISIONAL, Calendar, date_of, day
from burden.report.agenda import Visit
from burden.rulebook import Quiet

Names: TypeAlias = tuple[str, ...]

LONGEST_LISTED = 93  # days: a longer window (全年) is listed in the month it ends in alone


class Day(NamedTuple):
    """One day: whether it is worked, why not (`name`), and the visits there on it, by county and target."""

    day: int
    worked: bool
    mark: str  # "rest" a holiday, "work" a make-up workday, "" neither
    name: str
    provisional: bool
    visits: tuple[Visit, ...]
    quiet: tuple[Quiet, ...] = ()  # the quiet periods it lies in

    @property
    def begun(self) -> int:
        """How many of its visits begin on it."""
        return sum(visit.first == self.day for visit in self.visits)


class Window(NamedTuple):
    """Visits that lie somewhere inside the same days, of the same items and organisers; `visits` by target."""

    first: int
    last: int
    items: tuple[str, ...]
    organisers: tuple[str, ...]
    firm: bool
    due: bool  # it ends in the month it is listed in
    visits: tuple[Visit, ...]

    @property
    def time(self) -> str:
        """Deadline or recurring, "" for any other."""
        return self.visits[0].time


class Bar(NamedTuple):
    """A window drawn over the days of a month: its days of the month from 1, and the line it is drawn on, from 0."""

    window: Window
    first: int
    last: int
    line: int


class Month(NamedTuple):
    """A calendar page: weeks from Monday on (None: a day of another month), and the windows listed below."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]
    windows: tuple[Window, ...]
    through: int  # visits whose long windows cross the month and end later
    bars: tuple[Bar, ...] = ()  # the windows that part the month, on as few lines as they need

    @property
    def days(self) -> tuple[Day, ...]:
        """The days of the month."""
        return tuple(each for week in self.weeks for each in week if each)

    @property
    def quiet(self) -> tuple[Quiet, ...]:
        """The quiet periods that touch it, the first ones first."""
        return tuple(dict.fromkeys(period for each in self.days for period in each.quiet))

    @property
    def begun(self) -> int:
        """How many visits on known days begin in the month."""
        return sum(each.begun for each in self.days)

    @property
    def due(self) -> int:
        """How many visits without known days must be over by a day of this month."""
        return sum(len(window.visits) for window in self.windows if window.due)


def months(visits: Sequence[Visit], calendar: Calendar, year: int, quiet: Sequence[Quiet] = ()) -> list[Month]:
    """The twelve months of the year and every other month in which a visit stands or ends, in order.

    Each visit is begun on exactly one day or due in exactly one month.
    """
    standing: dict[int, list[Visit]] = defaultdict(list)
    loose: dict[tuple[int, int, Names, Names, bool], list[Visit]] = defaultdict(list)
    for visit in visits:
        if visit.sure:
            for at in range(visit.first, visit.last + 1):
                standing[at].append(visit)
        else:
            loose[visit.first, visit.last, visit.items, visit.organisers, visit.firm].append(visit)
    windows = [Window(*key, False, tuple(sorted(group, key=_by_place))) for key, group in loose.items()]
    shown = {(year, month) for month in range(1, 13)} | _months_of([*standing, *(window.last for window in windows)])
    return [_month(date(*each, 1), standing, windows, calendar, quiet) for each in sorted(shown)]


def _month(
    first: date, standing: Mapping[int, list[Visit]], windows: Iterable[Window], calendar: Calendar, quiet: Sequence[Quiet]
) -> Month:
    """One month; its windows by the day they end on, then by what they are."""
    begin = day(first)
    end = begin + weeks_of.monthrange(first.year, first.month)[1] - 1
    known = [_day(at, standing.get(at, ()), calendar, quiet) for at in range(begin, end + 1)]
    boxes = [None] * first.weekday() + known + [None] * (-(first.weekday() + len(known)) % 7)
    weeks = tuple(tuple(boxes[at : at + 7]) for at in range(0, len(boxes), 7))
    met = [window._replace(due=window.last <= end) for window in windows if window.first <= end and window.last >= begin]
    listed = [window for window in met if window.due or window.last - window.first < LONGEST_LISTED]
    through = sum(len(window.visits) for window in met) - sum(len(window.visits) for window in listed)
    return Month(first, weeks, tuple(sorted(listed, key=_by_end)), through, _bars(listed, begin, end))


def _bars(windows: Iterable[Window], begin: int, end: int) -> tuple[Bar, ...]:
    """The windows that do not fill the month from end to end, each on the first line that is free."""
    lines: list[int] = []  # the last day taken on each line
    bars = []
    for window in sorted(windows, key=lambda each: (each.first, each.last, each)):
        first, last = max(window.first, begin) - begin + 1, min(window.last, end) - begin + 1
        if window.first <= begin and window.last >= end:
            continue
        line = next((number for number, taken in enumerate(lines) if taken < first), len(lines))
        lines[line : line + 1] = [last]
        bars.append(Bar(window, first, last, line))
    return tuple(bars)


def _day(at: int, visits: Iterable[Visit], calendar: Calendar, quiet: Iterable[Quiet]) -> Day:
    """One day with what the holidays say of it."""
    when, worked, name = date_of(at), calendar.is_workday(at), calendar.name(at)
    mark = "" if not name else "work" if worked else "rest"
    provisional = calendar.status(when.year) == PROVISIONAL
    held = tuple(each for each in quiet if each.holds(at))
    return Day(at, worked, mark, name, provisional, tuple(sorted(visits, key=_by_place)), held)


def _by_place(visit: Visit) -> tuple[object, ...]:
    """A day's visits by county, then target, then the rest of what they are."""
    return (visit.county, visit.target, visit.organisers, visit)


def _by_end(window: Window) -> tuple[object, ...]:
    """Windows that end first come first."""
    return (not window.due, window.last, window.first, window)


def _months_of(days: Iterable[int]) -> set[tuple[int, int]]:
    """The months the days lie in."""
    return {(each.year, each.month) for each in map(date_of, set(days))}
