"""Every warning as a card: what is wrong, by which limit, on which visits, where to change it, and what it may be narrowed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, TypeAlias

import pandas as pd

from burden.check import Checked
from burden.place import Place
from burden.report.anchors import Anchors, numbered
from burden.report.drawn import Drawn, Row, drawn, rows
from burden.report.spoken import place_words
from burden.report.titles import title_of
from burden.report.words import word
from burden.rulebook import Limit
from burden.rules import rules
from burden.warning import CERTAINTIES, FAMILIES, LEVELS, BurdenWarning, Lang, Level

FACETS = ("level", "family", "rule", "certainty", "target", "organiser", "county", "file")
GROUPINGS = ("rule", "target", "organiser", "file")
MOST = 50  # related places on one card
LIST = 50  # cards in one list: lists out of sight cost nothing
DRAWN = 5_000  # cards that are drawn at once; with a script, the lists of further ones wait as text until they come in sight
_Narrowed: TypeAlias = tuple[str, int, BurdenWarning]  # what a warning may be narrowed by, its number, and itself
_ORDERED = {"level": LEVELS[::-1], "certainty": CERTAINTIES[::-1], "family": FAMILIES}


class Card(NamedTuple):
    """One warning as the page shows it."""

    number: int
    of: str  # what it may be narrowed by: for each facet the place of its name
    level: Level
    level_said: str
    certainty_said: str
    target: str
    target_at: str
    organiser: str
    organiser_at: str
    said: str
    do: str
    drawn: Drawn | None
    place: str
    related: str
    more_places: int
    limit: str


class Group(NamedTuple):
    """One rule with its cards, which are made when they are asked for, so that they are never all in memory."""

    rule: str
    title: str
    family: str
    levels: list[tuple[Level, int]]
    total: int
    lists: Iterator[list[Card]]


def cards(checked: Checked, anchors: Anchors, lang: Lang) -> dict[str, Any]:
    """The warnings in groups by rule, the gravest first; the names they may be narrowed by, and which of them each has."""
    told = sorted(numbered(checked.warnings), key=itemgetter(0))
    values = _values([warning for _, warning in told], _counties(checked.visits))
    facets = {facet: _offered(facet, found) for facet, found in values.items()}
    places = {facet: {name: at for at, name in enumerate(names)} for facet, names in facets.items()}
    narrowed = map(" ".join, zip(*([str(places[facet][name]) for name in values[facet]] for facet in FACETS), strict=True))
    visits, year = rows(checked.visits), checked.plan.year

    def made(found: Iterable[_Narrowed]) -> Iterator[Card]:
        return (_card(number, of, warning, visits, anchors, year, lang) for of, number, warning in found)

    groups: dict[str, list[_Narrowed]] = {}
    for of, (number, warning) in zip(narrowed, told, strict=True):
        groups.setdefault(warning.rule, []).append((of, number, warning))
    listed = [_group(name, Counter(warning.level for *_, warning in found), made(found), lang) for name, found in groups.items()]
    offered = [
        {"name": facet, "options": [_option(facet, name, lang) for name in facets[facet]], "group": facet in GROUPINGS}
        for facet in FACETS
    ]
    return {"groups": listed, "facets": offered, "narrowed": places, "drawn": DRAWN}


def _values(warnings: Sequence[BurdenWarning], counties: Mapping[str, str]) -> dict[str, list[str]]:
    """For each facet what each warning is under it."""
    beside = {
        "county": [counties.get(warning.target, "") for warning in warnings],
        "file": [warning.place.file for warning in warnings],
    }
    return {facet: beside[facet] if facet in beside else [*map(attrgetter(facet), warnings)] for facet in FACETS}


def _offered(facet: str, found: Iterable[str]) -> list[str]:
    """The names that occur under a facet, in the order they are offered, "" last; all levels, found or not."""
    if facet == "level":
        return list(_ORDERED[facet])
    order: Callable[[str], Any] = list[str](_ORDERED[facet]).index if facet in _ORDERED else lambda name: (not name, name)
    return sorted(set(found), key=order)


def _counties(visits: pd.DataFrame) -> dict[str, str]:
    """The county of each target, whatever the order of rows."""
    return dict(sorted(set(zip(visits["target"].astype(str), visits["county"].astype(str), strict=True))))


def _option(facet: str, name: str, lang: Lang) -> str:
    """A name as it is offered."""
    if facet == "rule":
        return title_of(name, lang)
    return word(name, lang) if facet in _ORDERED else name or word("nobody", lang)


def _group(name: str, counted: Mapping[Level, int], found: Iterator[Card], lang: Lang) -> Group:
    """One rule with its cards, some to a list."""
    levels = [(level, counted[level]) for level in reversed(LEVELS) if counted[level]]
    lists = iter(lambda: [*islice(found, LIST)], [])
    return Group(name, title_of(name, lang), rules()[name].family, levels, sum(counted.values()), lists)


def _card(
    number: int, of: str, warning: BurdenWarning, visits: Sequence[Row], anchors: Anchors, year: int, lang: Lang
) -> Card:  # fmt: skip
    """One warning as the page shows it."""
    said = warning.sentence(lang)
    limit = warning.facts.get("limit")
    return Card(
        number, of, warning.level, word(warning.level, lang), word(warning.certainty, lang),
        warning.target, anchors.targets.get(warning.target, ""), warning.organiser, anchors.organisers.get(warning.organiser, ""),
        said, warning.do.cite(lang) if warning.do else "",
        drawn(warning, [visits[row] for row in warning.rows], said, year, lang),
        place_words(warning.place, lang), *_related(warning, lang),
        anchors.limits.get(limit, "") if isinstance(limit, Limit) else "",
    )  # fmt: skip


def _related(warning: BurdenWarning, lang: Lang) -> tuple[str, int]:
    """The other places by sheet, rows of the warning's own sheet without its name; and how many are not told."""
    if not warning.related:
        return "", 0
    near, shown = warning.place, sorted(set(warning.related))[:MOST]
    words = [_sheet(file_sheet, list(group), near, lang) for file_sheet, group in groupby(shown, key=lambda place: place[:2])]
    return word("stop", lang).join(words), len(set(warning.related)) - len(shown)


def _sheet(name: tuple[str, str], places: Iterable[Place], near: Place, lang: Lang) -> str:
    """Places in one sheet."""
    comma = word("comma", lang)
    cells = [f"{place.column}{place.row}" for place in places if place.row and place.column]
    rows = [str(place.row) for place in places if place.row and not place.column]
    parts = [word("rows_of", lang, n=len(rows), rows=comma.join(rows))] if rows else []
    told = comma.join([*parts, *cells])
    head = "" if name == near[:2] and told else place_words(Place(*name), lang)
    return " › ".join(part for part in (head, told) if part)
