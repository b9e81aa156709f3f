"""What a rule is: a page, two wordings, the limits it asks for, and a check over tables that yields findings."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import Groups, Ints
from burden.rulebook import Limit
from burden.warning import FAMILIES, LEVELS, Certainty, Lang, Level, Span, Wording

FIRST_RULES = "2026-11-23"
# county: that of a unit, else the target itself; row: of a file, with all visits it makes; subject: of items that are about one
# subject, directly or through others, or of which some visits are joint
KEYS = ("target", "county", "organiser", "item", "row", "subject", "plan")
PAST = {"zh": r"已经过去的，([^；。]+)", "en": r"[Ff]or what is past, (.+?)[;.](?=\s|$)"}
SECTIONS = {"zh": ("为什么", "依据", "怎么办", "例"), "en": ("Why", "Source", "Do", "Examples")}


@dataclass(frozen=True)
class Finding:
    """What a rule found: `rows` index `table` by position, the first one is the place of the warning."""

    rows: tuple[int, ...]
    facts: Mapping[str, object] = field(default_factory=dict)
    table: str = "visits"
    certainty: Certainty = "certain"
    limit: Limit | None = None  # cited in the message as {limit}, its value as {cap}
    span: Span | None = None
    target: str | None = None  # taken from the first row where None
    organiser: str | None = None
    wording: Wording | None = None  # where a rule says more than one thing
    do: Wording | None = None  # the first thing to do, where it is not what the page says first


@dataclass(frozen=True)
class Findings:
    """Many findings in visits at once, as numbers: `tell` says all of the one at a place, and is asked only for what is shown.

    Each group holds the rows of one, its place first; `first` and `last` are its days. `target` names where each stands, as a
    categorical; where None, it is that of the first row. The findings stand in order of what the rule goes by: of the target,
    for a row that of its file and number, for a subject of the item and organiser of the place. `turn` tells those of one
    check apart, in the order in which it yields them: the same for any visits, also where it finds nothing in some.
    """

    groups: Groups
    first: Ints
    last: Ints
    tell: Callable[[int], Finding]
    certainty: Certainty = "certain"
    limit: Limit | None = None
    target: Any = None
    turn: tuple[int, ...] = ()

    def __len__(self) -> int:
        """How many."""
        return len(self.groups)

    def __iter__(self) -> Iterator[Finding]:
        """Each with all that is said of it."""
        return map(self.tell, range(len(self)))


@dataclass(frozen=True)
class Possible:
    """How many breaches some placement of the visits would make, but not every one: counted, never listed."""

    count: int


Found = Finding | Findings | Possible
Check = Callable[..., Iterable[Found]]
Sift = Callable[[pd.DataFrame], npt.NDArray[np.bool_]]


@dataclass(frozen=True)
class Page:
    """A rule's page in one language: one sentence, then why, source, what to do, and examples."""

    title: str
    why: str
    source: str
    do: str
    examples: str
    text: str
    past: str = ""  # the first thing to do where nothing is still to come, "" where that is the same

    @property
    def first_step(self) -> str:
        """The first thing to do, without its stop."""
        return re.split(r"[；。]|[;.](?=\s|$)", self.do, maxsplit=1)[0].strip()

    @classmethod
    def read(cls, text: str, lang: Lang) -> Page:
        """Cut a page at its section heads; a page without one of them is a ValueError."""
        title, *rest = inspect.cleandoc(text).split("\n\n", 1)
        names = SECTIONS[lang]
        found = dict(
            re.findall(rf"^({'|'.join(names)})[:：]\s*(.*?)(?=^(?:{'|'.join(names)})[:：]|\Z)", "".join(rest), re.M | re.S)
        )
        missing = [name for name in names[:3] if name not in found]
        if missing:
            raise ValueError(f"page without {', '.join(missing)}: {title}")
        why, source, do = (joined(found[name].split("\n\n")[0], lang) for name in names[:3])
        past = re.search(PAST[lang], do)
        return cls(title.strip(), why, source, do, found.get(names[3], ""), inspect.cleandoc(text), past[1] if past else "")


def joined(text: str, lang: Lang) -> str:
    """The lines of a paragraph as one; those of Chinese have no space between them but where both are of other letters."""
    if lang == "zh":
        text = re.sub(r"(?<=[^\x00-\x7f])\n\s*|\n\s*(?=[^\x00-\x7f])", "", text.strip())
    return " ".join(text.split())


@dataclass(frozen=True)
class Rule:
    """A check and what is known about it; `by` names the key whose groups can be checked apart."""

    name: str
    family: str
    level: Level
    by: str
    limits: tuple[str, ...]
    cell: str  # the meaning of the cell a warning points at, "" for the whole row
    wording: Wording
    check: Check
    pages: Mapping[Lang, Page]
    since: str = ""  # the day the rule came, and the day what it finds was last changed
    changed: str = ""
    without: tuple[str, ...] = ()  # what it asks for and can do without: tables, and "limits"
    sift: Sift | None = None  # of a rule over items or the whole plan: which visits of one county it can need at all
    absence: bool = False  # blames for what is not there: held back while a file could not be read
    may: Callable[..., bool] | None = None  # asked with windows of visits and what it needs: False where it says nothing of them
    reach: Callable[..., npt.NDArray[np.bool_]] | None = None  # asked so too, and which change: those that tell what differs

    @property
    def do(self) -> Wording:
        """The first thing to do, in both languages."""
        return Wording(self.pages["zh"].first_step, self.pages["en"].first_step)

    @property
    def title(self) -> Wording:
        """What it finds, in both languages, without the stop."""
        return Wording(self.pages["zh"].title.rstrip("。."), self.pages["en"].title.rstrip("。."))

    @property
    def past(self) -> Wording:
        """The first thing to do where all visits concerned are past, in both languages."""
        return Wording(self.pages["zh"].past, self.pages["en"].past) if self.pages["zh"].past else self.do

    def asks(self) -> tuple[str, ...]:
        """The tables and values the check asks for, by name."""
        return parameters(self.check)

    def run(self, given: Mapping[str, Any]) -> Iterator[Finding | Possible]:
        """All that the check finds when handed what it asks for, one by one."""
        return self.each(**{name: given[name] for name in self.asks()})

    def each(self, *asked: Any, **named: Any) -> Iterator[Finding | Possible]:
        """All that the check finds in what it asks for, one by one."""
        for found in self.check(*asked, **named):
            if isinstance(found, Findings):
                yield from found
            else:
                yield found

    def found(self, given: Mapping[str, Any]) -> Iterable[Found]:
        """Hand the check what it asks for: what it finds, as it finds it."""
        return self.check(**{name: given[name] for name in self.asks()})


@cache
def parameters(function: Callable[..., object]) -> tuple[str, ...]:
    """What a function asks for, by name."""
    return tuple(inspect.signature(function).parameters)


def rule(
    *,
    family: str,
    level: Level,
    by: str,
    zh: str,
    en: str,
    limits: tuple[str, ...] = (),
    cell: str = "",
    since: str = FIRST_RULES,
    changed: str = "",
    without: tuple[str, ...] = (),
    sift: Sift | None = None,
    absence: bool = False,
    may: Callable[..., bool] | None = None,
    reach: Callable[..., npt.NDArray[np.bool_]] | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a check: its name is its file's, its English page the module's docstring, its Chinese page `ZH`."""
    if family not in FAMILIES or level not in LEVELS or by not in KEYS:
        raise ValueError(f"unknown family, level or key: {family}, {level}, {by}")

    def made(check: Check) -> Rule:
        module = sys.modules[check.__module__]
        pages: dict[Lang, Page] = {"zh": Page.read(module.ZH, "zh"), "en": Page.read(module.__doc__ or "", "en")}
        name = check.__module__.rpartition(".")[2].replace("_", "-")
        return Rule(
            name, family, level, by, limits, cell, Wording(zh, en), check, pages, since, changed or since, without, sift, absence, may, reach
        )  # fmt: skip

    return made
