"""The policy in force as values: which rules at what level, under which dated and cited limits, and the quiet periods."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from burden.place import Place
from burden.warning import Lang

if TYPE_CHECKING:
    import pandas as pd

SCOPED = ("target_level", "target_kind", "target_grade", "type", "organiser_system", "organiser_level")
# Limits that ask for so much at least; of all others so much is the most.
AT_LEAST = frozenset(
    "days_between_visits filing_days_before form_workdays approvals_needed joint_share_percent unannounced_share "
    "items_cut_percent visits_per_year_at_least quarter_filed_by".split()
)
DAYS_OF_YEAR = frozenset(("plan_filed_by",))  # limits that are a day of every year, month*100+day
LONGEST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days that each month has in every year
NOWHERE = Place("")
CASE = "（公开案例，不是规定）"  # ends the name of a text that tells a case


@dataclass(frozen=True)
class Source:
    """The text a limit stands on; `id` is the project's own number for it (F01 ...)."""

    id: str
    document: str
    year: str = ""
    number: str = ""
    url: str = ""
    local: str = ""  # the place whose text it is, "" for national texts

    def rank(self) -> int:
        """How high the text stands, the highest 0: a national one, a local one, a published case."""
        return 0 if not self.local else 2 if self.document.endswith(CASE) else 1

    def cite(self, lang: Lang) -> str:
        """The text as one would quote it; a local text is always named as such."""
        named = self.document.removesuffix(CASE)
        zh, en = ("公开案例", "published case") if named != self.document else ("地方规定", "local text")
        if lang == "zh":
            detail = " ".join(filter(None, (self.number or self.year, self.id)))
            return f"《{named.strip('《》')}》（{f'{self.local}{zh}，' if self.local else ''}{detail}）"
        level = f"{en} of {self.local}" if self.local else "national text"
        return f"{self.id} 《{named.strip('《》')}》 ({', '.join(filter(None, (level, self.number or self.year)))})".lstrip()


@dataclass(frozen=True)
class Scope:
    """The visits a limit or a quiet period speaks of, by their targets, types and organisers: empty means all."""

    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()  # of the organisers, as `naming.system` calls them
    organiser_levels: tuple[str, ...] = ()

    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each part, in the order of `SCOPED`."""
        return self.levels, self.kinds, self.grades, self.types, self.systems, self.organiser_levels

    def named(self) -> dict[str, tuple[str, ...]]:
        """The column of the visits each part of the scope looks at, with the words it names, where it names any."""
        return {column: words for column, words in zip(SCOPED, self.parts(), strict=True) if words}

    def rank(self) -> int:
        """How specific the scope is: the more it names, the higher."""
        return len(self.named())

    def covers(self, visits: pd.DataFrame) -> npt.NDArray[np.bool_]:
        """Which visits are inside the scope."""
        inside = np.ones(len(visits), dtype=bool)
        for column, words in self.named().items():
            inside &= said(visits[column], words)
        return inside


def said(column: pd.Series[Any], words: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Where a column of names says one of some words; each name of a categorical is looked at once."""
    array: Any = column.array
    if not hasattr(array, "categories"):
        return column.isin(words).to_numpy()
    meant = np.array([*(name in words for name in array.categories), False])
    return np.asarray(meant[array.codes])


@dataclass(frozen=True)
class Limit:
    """A number a text sets: `value` from the day `since` on; `days` is the length of the window it counts in, if any."""

    name: str
    value: float
    since: int  # days since 1970-01-01
    source: Source
    scope: Scope = Scope()
    days: int = 0
    pack: str = ""
    exempt: tuple[str, ...] = ()  # of case and above: visits that are counted but not blamed
    below: bool = False  # whether visits at units below (townships of a county) load the unit

    def kind(self) -> tuple[object, ...]:
        """What two limits share of which one replaces the other: name, window and scope, in whatever order."""
        return self.name, self.days, frozenset((column, frozenset(words)) for column, words in self.scope.named().items())

    def says_as(self, other: Limit) -> bool:
        """Whether it asks for the same as another limit of its kind."""
        return (self.value, self.exempt, self.below) == (other.value, other.exempt, other.below)

    def looser(self, other: Limit) -> bool:
        """Whether it asks for less than another limit of its name."""
        return self.value < other.value if self.name in AT_LEAST else self.value > other.value

    def cite(self, lang: Lang) -> str:
        """The text the limit stands on."""
        return self.source.cite(lang)


@dataclass(frozen=True)
class Quiet:
    """A time in which the targets of `scope` are left alone: days from `first` to `last`, or days of every month."""

    name: str
    source: Source
    first: int | None = None
    last: int | None = None
    month_days: tuple[int, int] | None = None  # first and last day of every month
    since: int = -(2**31)
    scope: Scope = Scope()
    exempt: tuple[str, ...] = ("case",)  # as of a limit

    def holds(self, day: int) -> bool:
        """Whether a day, since 1970-01-01, lies in it."""
        if day < self.since:
            return False
        if self.month_days:
            return self.month_days[0] <= int(np.datetime64(day, "D").astype(object).day) <= self.month_days[1]
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Waiver:
    """Leave for warnings of a rule to stand, from `since` to `until` (days, both included), and who allowed it for what reason.

    `match` says of which: a target, organiser, item or file, each by the names it may have.
    """

    rule: str
    match: Mapping[str, tuple[str, ...]]
    reason: str
    by: str
    until: int
    since: int = -(2**31)
    place: Place = NOWHERE

    @property
    def whom(self) -> tuple[str, ...]:
        """Every name in the match."""
        return tuple(name for names in self.match.values() for name in names)


class Limits:
    """The limits in force; those of later packs and of narrower scope go before others."""

    def __init__(self, limits: tuple[Limit, ...] = ()) -> None:
        """Keep the limits in the order given."""
        self.all = limits

    @cached_property
    def each(self) -> tuple[Limits, ...]:
        """Each limit alone."""
        return tuple(Limits((limit,)) for limit in self.all)

    def named(self, name: str) -> tuple[Limit, ...]:
        """Limits of one name, the weakest claim first: by scope, then by the day they start, then as given."""
        found = [limit for limit in self.all if limit.name == name]
        return tuple(sorted(found, key=lambda limit: (limit.scope.rank(), limit.since)))

    def on(self, name: str, visits: pd.DataFrame, window: int = 0) -> npt.NDArray[np.int16]:
        """For each visit the index into `named(name)` of the limit in force on the day it begins, -1 where none is.

        Where a visit may begin before or after a change of law, the looser limit holds. Limits that count in windows of
        different length (`days`) do not replace each other: `window` says which is meant.
        """
        chosen = np.full(len(visits), -1, dtype=np.int16)
        named = self.named(name)
        meant = [(index, limit, limit.scope.covers(visits)) for index, limit in enumerate(named) if limit.days == window]
        earliest, latest = visits["begin"].to_numpy(), visits["start"].to_numpy()
        for index, limit, covered in meant:
            chosen[covered & (earliest >= limit.since)] = index
        for index, limit, covered in meant:
            later = (over for at, other, over in meant if at > index and other.since <= limit.since)
            held = covered & ~np.logical_or.reduce([np.zeros(len(visits), dtype=bool), *later])  # never in force where another is
            looser = np.array([other.scope.rank() <= limit.scope.rank() and limit.looser(other) for other in named] + [False])
            chosen[held & (earliest < limit.since) & (latest >= limit.since) & looser[chosen]] = index
        return chosen

    def applied(self, name: str, visits: pd.DataFrame) -> list[tuple[Limit, pd.DataFrame]]:
        """Each limit of that name with the visits it is in force for; limits without visits are left out."""
        named = self.named(name)
        chosen = {window: self.on(name, visits, window) for window in {limit.days for limit in named}}
        pairs = [(limit, visits[chosen[limit.days] == index]) for index, limit in enumerate(named)]
        return [(limit, under) for limit, under in pairs if len(under)]

    def counted(self, name: str, visits: pd.DataFrame) -> list[tuple[Limit, pd.DataFrame]]:
        """As `applied`, for counting in periods: with the visits under what the limit replaced, since they count too.

        `judged` tells the visits the limit itself is in force for; a count without any of them is no breach of it.
        """
        found = [(limit, under, judged[under]) for limit, under, judged in self.placed(name, visits)]
        return [(limit, visits[under].assign(judged=judged)) for limit, under, judged in found]

    def placed(
        self, name: str, visits: pd.DataFrame, among: npt.NDArray[np.bool_] | None = None
    ) -> Iterator[tuple[Limit, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]]:
        """As `counted`, for each limit which visits (`among` some) count, and which of them it is in force for itself."""
        named = self.named(name)
        chosen = {window: self.on(name, visits, window) for window in {limit.days for limit in named}}
        for index, limit in enumerate(named):
            on = chosen[limit.days]
            judged = on == index if among is None else (on == index) & among
            if judged.any():
                before = np.array([old.kind() == limit.kind() and old.since <= limit.since for old in named] + [False])
                yield limit, before[on] if among is None else before[on] & among, judged

    def one(self, name: str, day: int) -> Limit | None:
        """The limit without a scope in force on a day, or None."""
        found = [limit for limit in self.named(name) if limit.since <= day and not limit.scope.rank()]
        return found[-1] if found else None


@dataclass(frozen=True)
class Room:
    """What one file may take while it is read: seconds, megabytes of memory, and its own size; small files get less."""

    seconds: int = 60
    megabytes: int = 600
    file_megabytes: int = 200


USUAL = Room()


def nobody(_: str) -> tuple[str, ...]:
    """No pack gives it."""
    return ()


@dataclass(frozen=True)
class Rulebook:
    """The policy file as values. `levels` maps a rule's name to note, warning, error or off."""

    year: int | None = None
    levels: Mapping[str, str] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # meaning -> headings this office uses
    blanks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # meaning -> cell texts that stand for nothing
    packs: tuple[str, ...] = ()
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name -> the kinds of unit it stands for
    one_visit: int = 10  # workdays: exact days that span no more are one visit that takes them all
    periods: Mapping[str, tuple[tuple[str, str], ...]] = field(
        default_factory=dict
    )  # name -> first and last, 05-01 or 2026-05-01
    words: Mapping[str, Any] = field(default_factory=dict)  # rule -> words it looks for, where an office adds some
    reading: Room = USUAL
    texts: Mapping[str, Source] = field(default_factory=dict)  # what rules cite, by its number
    offers: Callable[[str], tuple[str, ...]] = nobody  # the packs that give a limit by its name, or (`quiet`) quiet periods

    def about(self, names: tuple[str, ...]) -> Limits:
        """The limits a rule asks for."""
        return Limits(tuple(limit for limit in self.limits if limit.name in names))
