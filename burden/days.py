"""Workdays, holidays and make-up days: the years are given in, no file is opened and no clock is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias, overload

import numpy as np
import numpy.typing as npt

from burden.warning import Lang

OFFICIAL = "official"
PROVISIONAL = "provisional"
FIRST = date(1990, 1, 1)
LAST = date(2110, 12, 31)

Whole: TypeAlias = int | np.integer[Any]
Wholes: TypeAlias = npt.NDArray[np.integer[Any]]
Days: TypeAlias = npt.NDArray[np.int32]
Flags: TypeAlias = npt.NDArray[np.bool_]

_EPOCH = date(1970, 1, 1).toordinal()
_START = FIRST.toordinal() - _EPOCH
_END = LAST.toordinal() - _EPOCH
_SATURDAY = 5
_MAKE_UP = "调休"
_ENGLISH = {
    "元旦": "New Year's Day", "春节": "Spring Festival", "清明": "Qingming", "清明节": "Qingming", "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival", "端午": "Dragon Boat Festival", "中秋节": "Mid-Autumn Festival", "国庆节": "National Day",
    "中秋": "Mid-Autumn Festival", "国庆": "National Day",
}  # fmt: skip


def day(d: date) -> int:
    """Days from 1970-01-01 to `d`."""
    return d.toordinal() - _EPOCH


def date_of(n: Whole) -> date:
    """The date `n` days after 1970-01-01; ValueError outside the years 1 to 9999."""
    return date.fromordinal(int(n) + _EPOCH)


def feast_words(name: str, lang: Lang) -> str:
    """The name of a holiday, or of what a make-up day is for, in one language; names that are not known stay as they are."""
    if lang == "zh":
        return name
    plain = name.removesuffix(_MAKE_UP).removesuffix("补班")
    said = "/".join(_ENGLISH.get(part, part) for part in plain.replace("、", "/").split("/"))
    return said if plain == name else f"{said} make-up day"


@dataclass(frozen=True)
class Year:
    """The days off (`off`) and the weekend days worked instead (`work`) that one year's notice sets.

    Both map a date to the name of its holiday, and may reach into the December before, for New Year's Day.
    `notice` and `url` say where it stands (addresses parted by a space); without a notice it is provisional.
    ValueError: a status of another name, or a day both off and worked.
    """

    year: int
    status: str
    notice: str
    url: str
    off: Mapping[date, str]
    work: Mapping[date, str]

    def __post_init__(self) -> None:
        """Refuse what contradicts itself, and keep the days in order."""
        if self.status not in (OFFICIAL, PROVISIONAL):
            raise ValueError(f"status of {self.year} is {self.status!r}, not {OFFICIAL} or {PROVISIONAL}")
        if both := sorted(self.off.keys() & self.work.keys()):
            raise ValueError(f"{both[0]} is both a day off and a workday in {self.year}")
        object.__setattr__(self, "off", dict(sorted(self.off.items())))
        object.__setattr__(self, "work", dict(sorted(self.work.items())))


class Calendar:
    """Which days are worked, from 1990-01-01 to 2110-12-31; never changed once it is made.

    Monday to Friday are workdays but for the days off, Saturday and Sunday are not but for the make-up days.
    Of two years with one number the later given holds; of two years that name one day, the later year.
    Days are whole numbers since 1970-01-01: an int gives an int or bool, an array an int32 or bool array.
    A day outside the calendar, asked or answered, and an `n` below 1 are ValueErrors; a day or `n` that is
    not a whole number is a TypeError.
    """

    def __init__(self, years: Iterable[Year] = ()) -> None:
        """Count all days once."""
        numbered = {year.year: year for year in years}
        self._years = {number: numbered[number] for number in sorted(numbered)}
        self._names = {day(d): name for year in self._years.values() for d, name in _names(year)}
        self._open = _open_days(self._years.values())
        self._before = np.concatenate(([0], np.cumsum(self._open))).astype(np.int32)
        self._worked = (np.flatnonzero(self._open) + _START).astype(np.int32)
        for table in (self._open, self._before, self._worked):
            table.flags.writeable = False

    @property
    def years(self) -> tuple[Year, ...]:
        """The years it was made of, in order."""
        return tuple(self._years.values())

    def add(self, *years: Year) -> Calendar:
        """A new calendar in which these years replace those of the same number."""
        return Calendar((*self.years, *years))

    @overload
    def is_workday(self, day: Whole) -> bool: ...
    @overload
    def is_workday(self, day: Wholes) -> Flags: ...
    def is_workday(self, day: Whole | Wholes) -> Any:
        """Whether each day is worked."""
        return _plain(self._open[_place(day)])

    @overload
    def workdays(self, first: Whole, last: Whole) -> int: ...
    @overload
    def workdays(self, first: Wholes, last: Whole | Wholes) -> Days: ...
    @overload
    def workdays(self, first: Whole, last: Wholes) -> Days: ...
    def workdays(self, first: Whole | Wholes, last: Whole | Wholes) -> Any:
        """How many workdays lie from `first` to `last`, both included; 0 when `last` is before `first`."""
        return _plain(np.maximum(self._before[_place(last) + 1] - self._before[_place(first)], 0))

    @overload
    def nth_workday(self, day: Whole, n: Whole) -> int: ...
    @overload
    def nth_workday(self, day: Wholes, n: Whole | Wholes) -> Days: ...
    @overload
    def nth_workday(self, day: Whole, n: Wholes) -> Days: ...
    def nth_workday(self, day: Whole | Wholes, n: Whole | Wholes) -> Any:
        """The `n`-th workday on or after `day`: the earliest end of a visit of `n` workdays from `day` on."""
        return self._worked_at(self._before[_place(day)] + self._count(n) - 1)

    @overload
    def nth_workday_back(self, day: Whole, n: Whole) -> int: ...
    @overload
    def nth_workday_back(self, day: Wholes, n: Whole | Wholes) -> Days: ...
    @overload
    def nth_workday_back(self, day: Whole, n: Wholes) -> Days: ...
    def nth_workday_back(self, day: Whole | Wholes, n: Whole | Wholes) -> Any:
        """The `n`-th workday on or before `day`: the latest start of a visit of `n` workdays up to it."""
        return self._worked_at(self._before[_place(day) + 1] - self._count(n))

    def name(self, day: Whole) -> str:
        """The holiday of a day off (春节), or what a make-up day is for (春节调休); "" for a plain day."""
        return self._names.get(int(_place(day)) + _START, "")

    def status(self, year: int) -> str:
        """`official`, or `provisional`: without a notice, or not in the data at all (weekends only)."""
        known = self._years.get(year)
        return known.status if known else PROVISIONAL

    def provisional(self, first: Whole, last: Whole) -> tuple[int, ...]:
        """The years from `first` to `last` whose workdays are not yet official, in order."""
        begin, end = (date_of(int(_place(edge)) + _START).year for edge in (first, last))
        return tuple(year for year in range(begin, end + 1) if self.status(year) == PROVISIONAL)

    def _count(self, n: Whole | Wholes) -> npt.NDArray[np.int64]:
        """`n` as an array, each at least 1 and no more than there are workdays."""
        numbers = _whole(n)
        if numbers.size and numbers.min() < 1:
            raise ValueError(f"a visit takes at least 1 workday, not {numbers.min()}")
        return np.minimum(numbers, self._worked.size + 1).astype(np.int64)

    def _worked_at(self, place: npt.NDArray[np.int64]) -> Any:
        """The workdays at these places among all workdays."""
        if place.size and (place.min() < 0 or place.max() >= self._worked.size):
            raise ValueError(f"that workday lies outside the calendar, {FIRST} to {LAST}")
        return _plain(self._worked[place])


def festivals(calendar: Calendar, year: int) -> dict[str, tuple[date, date]] | None:
    """First and last day off of each holiday by the official notice of a year, a joint holiday under each of its names.

    None where the notice is not out; {} for a year before all that the calendar knows.
    """
    known = {each.year: each for each in calendar.years if each.status == OFFICIAL}
    if year not in known:
        return {} if any(year < other for other in known) and calendar.status(year) == PROVISIONAL else None
    found: dict[str, tuple[date, date]] = {}
    for off, joint in known[year].off.items():
        for name in joint.split("、"):
            found[name] = (found.get(name, (off, off))[0], off)
    return found


def _open_days(years: Iterable[Year]) -> Flags:
    """For each day of the calendar whether it is worked: weekends first, then year by year."""
    worked = (np.arange(_START, _END + 1) + date_of(0).weekday()) % 7 < _SATURDAY
    for year in years:
        worked[_place(np.array([day(d) for d in year.off], dtype=np.int32))] = False
        worked[_place(np.array([day(d) for d in year.work], dtype=np.int32))] = True
    return worked


def _names(year: Year) -> Iterable[tuple[date, str]]:
    """The name of each day the year sets; a make-up day's says so, and a weekday cannot be one."""
    yield from year.off.items()
    for d, name in year.work.items():
        if d.weekday() >= _SATURDAY:
            yield d, name if name.endswith((_MAKE_UP, "班")) else name + _MAKE_UP


def _whole(numbers: Whole | Wholes) -> Wholes:
    """The numbers as an array; TypeError unless they are whole."""
    array = np.asarray(numbers)
    if array.dtype.kind not in "iu":
        raise TypeError(f"days are whole numbers, not {array.dtype}")
    return array


def _place(days: Whole | Wholes) -> npt.NDArray[np.int64]:
    """Where days stand in the tables of the calendar; ValueError for days it does not cover."""
    array = _whole(days)
    if array.size and (array.min() < _START or array.max() > _END):
        wrong = array.min() if array.min() < _START else array.max()
        raise ValueError(f"day {wrong} is outside {FIRST} ({_START}) to {LAST} ({_END})")
    return array.astype(np.int64) - _START


def _plain(result: npt.NDArray[Any]) -> Any:
    """A single answer as a Python value, many as they are."""
    return result.item() if np.ndim(result) == 0 else result
