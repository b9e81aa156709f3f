"""Every warning as a card: what is wrong, by which limit, on which visits, where to change it, and what it may be narrowed by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from burden.check import Checked
from burden.days import date_of
from burden.place import Place
from burden.report.anchors import Anchors, numbered
from burden.report.spoken import month_short, month_words, place_words, span_words
from burden.report.strips import line, months_around
from burden.report.titles import title_of
from burden.report.words import word
from burden.rulebook import Limit
from burden.rules import rules
from burden.warning import CERTAINTIES, FAMILIES, LEVELS, BurdenWarning, Lang, Span

FACETS = ("level", "family", "rule", "certainty", "target", "organiser", "county", "file")
GROUPINGS = ("rule", "target", "organiser", "file")
MOST = 50  # visits or related places on one card
LANES = 8  # of the drawing; visits beyond them share the last one
_ORDERED = {"level": LEVELS[::-1], "certainty": CERTAINTIES[::-1], "family": FAMILIES}


class Row(NamedTuple):
    """A visit as the table of visits has it."""

    first: int
    last: int
    fixed: bool
    made: bool
    organiser: str
    target: str
    item: str


def cards(checked: Checked, anchors: Anchors, lang: Lang) -> dict[str, Any]:
    """The warnings in groups by rule, the gravest first; the names they may be narrowed by, and which of them each has."""
    facets = _facets(checked)
    places = {facet: {name: at for at, name in enumerate(names)} for facet, names in facets.items()}
    counties = _counties(checked.visits)
    visits = _rows(checked.visits)
    groups: dict[str, list[dict[str, Any]]] = {}
    for number, warning in sorted(numbered(checked.warnings), key=lambda pair: pair[0]):
        of = " ".join(str(places[facet][_value(warning, facet, counties)]) for facet in FACETS)
        shown = {"number": number, "of": of, **_card(warning, visits, anchors, checked.plan.year, lang)}
        groups.setdefault(warning.rule, []).append(shown)
    listed = [_group(name, found, lang) for name, found in groups.items()]
    offered = [
        {"name": facet, "options": [_option(facet, name, lang) for name in facets[facet]], "group": facet in GROUPINGS}
        for facet in FACETS
    ]
    return {"groups": listed, "facets": offered, "narrowed": places}


def _facets(checked: Checked) -> dict[str, list[str]]:
    """For each facet the names that occur, in the order they are offered; "" last."""
    counties = _counties(checked.visits)
    found = {facet: {_value(warning, facet, counties) for warning in checked.warnings} for facet in FACETS}
    order: dict[str, Callable[[str], Any]] = {facet: list[str](names).index for facet, names in _ORDERED.items()}
    ranked = {facet: sorted(names, key=order.get(facet, lambda name: (not name, name))) for facet, names in found.items()}
    return {**ranked, "level": list(_ORDERED["level"])}


def _counties(visits: pd.DataFrame) -> dict[str, str]:
    """The county of each target, whatever the order of rows."""
    return dict(sorted(set(zip(visits["target"].astype(str), visits["county"].astype(str), strict=True))))


def _value(warning: BurdenWarning, facet: str, counties: Mapping[str, str]) -> str:
    """What a warning is under a facet."""
    if facet == "county":
        return counties.get(warning.target, "")
    return warning.place.file if facet == "file" else str(getattr(warning, facet))


def _option(facet: str, name: str, lang: Lang) -> str:
    """A name as it is offered."""
    if facet == "rule":
        return title_of(name, lang)
    return word(name, lang) if facet in _ORDERED else name or word("nobody", lang)


def _rows(visits: pd.DataFrame) -> list[Row]:
    """The table of visits as plain values."""
    return [Row(*values) for values in zip(*(visits[name].astype(object) for name in Row._fields), strict=True)]


def _group(name: str, found: Sequence[Mapping[str, Any]], lang: Lang) -> dict[str, Any]:
    """One rule with its cards."""
    counted = [sum(card["level"] == level for card in found) for level in reversed(LEVELS)]
    levels = [(level, n) for level, n in zip(reversed(LEVELS), counted, strict=True) if n]
    return {
        "rule": name, "title": title_of(name, lang), "family": rules()[name].family, "levels": levels, "cards": found,
    }  # fmt: skip


def _card(warning: BurdenWarning, visits: Sequence[Row], anchors: Anchors, year: int, lang: Lang) -> dict[str, Any]:
    """One warning as the page shows it."""
    said = warning.wording.say(lang, warning.facts)
    limit = warning.facts.get("limit")
    return {
        "level": warning.level, "certainty": warning.certainty, "rule": warning.rule, "said": said,
        "do": (warning.do.zh if lang == "zh" else warning.do.en) if warning.do else "",
        "target": warning.target, "target_at": anchors.targets.get(warning.target, ""),
        "organiser": warning.organiser, "organiser_at": anchors.organisers.get(warning.organiser, ""),
        "limit": anchors.limits.get(limit, "") if isinstance(limit, Limit) else "",
        "place": place_words(warning.place, lang), **_related(warning, lang),
        **_visits(warning, [visits[row] for row in warning.rows], said, year, lang),
    }  # fmt: skip


def _visits(warning: BurdenWarning, rows: Sequence[Row], said: str, year: int, lang: Lang) -> dict[str, Any]:
    """The visits a warning is about on the axis of their months; what the warning says already is not said again."""
    found = sorted(set(rows))
    if not found:
        return {"drawn": None}
    axis = months_around(Span(row.first, row.last) for row in found)
    known = f"{said}\0{warning.organiser}\0{warning.target}"
    words = [
        " ".join((span_words(row.first, row.last, lang, year), *(name for name in row[4:] if name not in known)))
        for row in found[:MOST]
    ]
    told = word("stop", lang).join((*words, *([word("more_visits", lang, n=len(found) - MOST)] if len(found) > MOST else [])))
    lanes = min(len(found), LANES)
    drawn = {
        "days": axis.last - axis.first + 1,
        "lanes": lanes,
        "axis": _axis(axis, year, lang),
        "text": told,
        "paths": _paths(found, axis, lanes),
    }
    return {"drawn": drawn}


def _paths(found: Sequence[Row], axis: Span, lanes: int) -> list[tuple[str, str]]:
    """The strokes by kind: made, on known days, or inside a window; each visit in the lane of its turn."""
    kinds = ["made" if row.made else "fixed" if row.fixed else "loose" for row in found]
    paths = dict.fromkeys(("loose", "fixed", "made"), "")
    for at, (row, kind) in enumerate(zip(found, kinds, strict=True)):
        paths[kind] += line(Span(row.first, row.last), axis.first, min(at, lanes - 1) + 0.5)
    return [(kind, path) for kind, path in paths.items() if path]


def _axis(axis: Span, year: int, lang: Lang) -> str:
    """The months of an axis; their year is told where it is not `year`."""
    ends = (date_of(axis.first), date_of(axis.last))
    words = dict.fromkeys(
        month_short(each.month, lang) if each.year == year else month_words(each.year, each.month, lang) for each in ends
    )
    return ("—" if lang == "zh" else " – ").join(words)


def _related(warning: BurdenWarning, lang: Lang) -> dict[str, Any]:
    """The other places by sheet: rows of the warning's own sheet without its name."""
    near, shown = warning.place, sorted(set(warning.related))[:MOST]
    words = [_sheet(file_sheet, list(group), near, lang) for file_sheet, group in groupby(shown, key=lambda place: place[:2])]
    return {"related": word("stop", lang).join(words), "more_places": len(set(warning.related)) - len(shown)}


def _sheet(name: tuple[str, str], places: Iterable[Place], near: Place, lang: Lang) -> str:
    """Places in one sheet."""
    comma = word("comma", lang)
    cells = [f"{place.column}{place.row}" for place in places if place.row and place.column]
    rows = [str(place.row) for place in places if place.row and not place.column]
    parts = [word("rows_of", lang, n=len(rows), rows=comma.join(rows))] if rows else []
    told = comma.join([*parts, *cells])
    head = "" if name == near[:2] and told else place_words(Place(*name), lang)
    return " › ".join(part for part in (head, told) if part)
