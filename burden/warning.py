"""A warning: one thing wrong with the plan, how bad, how sure, where it stands and what to do."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, Protocol

from burden.place import Place

Level = Literal["note", "warning", "error"]
Certainty = Literal["possible", "forced", "certain"]
Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")
LEVELS: tuple[Level, ...] = ("note", "warning", "error")
CERTAINTIES: tuple[Certainty, ...] = ("possible", "forced", "certain")
FAMILIES = ("crowding", "frequency", "off-plan", "unreported", "uncoordinated", "paperwork", "data")
_TEXT = re.compile(r"\{(F\d\d)\}")
EPOCH = dt.date(1970, 1, 1).toordinal()


class Span(NamedTuple):
    """Days from `first` to `last`, both included, in days since 1970-01-01."""

    first: int
    last: int


class Cited(Protocol):
    """Anything that can name the text it stands on."""

    def cite(self, lang: Lang) -> str:
        """The text, in one language."""
        ...


@dataclass(frozen=True)
class Wording:
    """What a rule says in both languages: `str.format` templates over a warning's facts.

    `{F17}` is the text of that number; `{n:visit}` counts, as `Fact` tells.
    """

    zh: str
    en: str

    def say(self, lang: Lang, facts: Mapping[str, object]) -> str:
        """The sentence with its facts in it."""
        return (self.zh if lang == "zh" else self.en).format_map(_Spoken(facts, lang))

    def cite(self, lang: Lang) -> str:
        """The words as they stand, as a fact in another sentence."""
        return self.zh if lang == "zh" else self.en

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The numbers of the texts it cites, other than that of a limit."""
        return tuple(sorted(set(_TEXT.findall(self.zh + self.en))))


class _Spoken:
    """Facts in words, each said when a sentence asks for it: most sentences need half of theirs."""

    def __init__(self, facts: Mapping[str, object], lang: Lang) -> None:
        """Keep the facts."""
        self._facts, self._lang = facts, lang

    def __getitem__(self, name: str) -> Fact:
        """One of them; KeyError where there is none of that name."""
        return Fact(speak(self._facts[name], self._lang))


class Fact(str):
    """A fact in a sentence: where the template says of what, it counts, `{n:visit}` as "1 visit" or "3 visits".

    A plural that is not made with an s stands behind a bar: `{n:person|people}`.
    """

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """The fact alone, or with what it counts."""
        if not spec:
            return str(self)
        one, _, more = spec.partition("|")
        return f"{self} {one if self == '1' else more or f'{one}s'}"


@dataclass(frozen=True)
class Some:
    """The first names of many: 甲县、乙县、丙县等5个, or 等 alone where the sentence has `counted` them; without more, all of them."""

    names: tuple[object, ...]
    total: int
    counted: bool = field(default=False, compare=False)  # how it is said, not what

    def cite(self, lang: Lang) -> str:
        """The names, then how many there are in all, or how many more."""
        said, more = speak(self.names, lang), self.total - len(self.names)
        if not more:
            return said
        if lang == "zh":
            return f"{said}等" if self.counted else f"{said}等{self.total}个"
        return f"{said} and {more} more"


def iso(day: int) -> str:
    """A day since 1970-01-01 as YYYY-MM-DD."""
    return dt.date.fromordinal(day + EPOCH).isoformat()


def speak(value: object, lang: Lang) -> str:
    """A fact as words: spans as days, tuples as lists, limits with the text they stand on."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Span):
        if value.first == value.last:
            return iso(value.first)
        return f"{iso(value.first)}{'至' if lang == 'zh' else ' to '}{iso(value.last)}"
    if isinstance(value, tuple):
        return ("、" if lang == "zh" else ", ").join(speak(part, lang) for part in value)
    if hasattr(value, "cite"):
        return str(value.cite(lang))
    return f"{value:g}" if isinstance(value, float) else str(value)


class Said:
    """A warning's message as the last part of a key: said only where all else is equal."""

    def __init__(self, warning: BurdenWarning) -> None:
        """Keep the warning."""
        self.warning = warning

    def __eq__(self, other: object) -> bool:
        """Whether both say the same."""
        return isinstance(other, Said) and self.warning.message() == other.warning.message()

    def __lt__(self, other: Said) -> bool:
        """Whether this one comes first."""
        return self.warning.message() < other.warning.message()

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class BurdenWarning:
    """One thing wrong: `first` and `last` are days since 1970-01-01, or None where no day is concerned."""

    rule: str
    family: str
    level: Level
    certainty: Certainty
    wording: Wording
    facts: Mapping[str, object]
    place: Place
    related: tuple[Place, ...] = ()
    target: str = ""
    organiser: str = ""
    first: int | None = None
    last: int | None = None
    rows: tuple[int, ...] = field(default=(), compare=False)  # rows of the visits concerned, [] for other tables
    do: Wording | None = None  # the first thing to do; None where the sentence says it

    def message(self, lang: Lang = "zh") -> str:
        """The warning in one sentence, and in another the first thing to do."""
        said = self.sentence(lang)
        if self.do is None:
            return said
        return f"{said}建议：{self.do.zh}。" if lang == "zh" else f"{said} First: {self.do.en}."

    def sentence(self, lang: Lang = "zh") -> str:
        """What is wrong, in one sentence; put together once, as every file of a report says it."""
        if lang not in self._told:
            self._told[lang] = self.wording.say(lang, self.facts)
        return self._told[lang]

    @cached_property
    def _told(self) -> dict[Lang, str]:
        return {}

    def order(self) -> tuple[object, ...]:
        """A key by content alone, so that warnings sort the same whatever the order of rows."""
        days = (-1 if self.first is None else self.first, -1 if self.last is None else self.last)
        rank = (-LEVELS.index(self.level), -CERTAINTIES.index(self.certainty))
        return (*rank, self.rule, self.target, days, self.organiser, self.place, self.related, Said(self))
