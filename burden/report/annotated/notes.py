"""What is written into each sheet of a department's file: its warnings row by row, each in full where it stands and by name where it reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from burden.plan import Place, Plan, Sheet
from burden.report.annotated.layout import Spot, spot
from burden.report.spoken import place_words
from burden.report.titles import title_of
from burden.report.words import word
from burden.warning import BurdenWarning, Lang


class Notes(NamedTuple):
    """What one sheet gets: rows and columns from 0."""

    tops: tuple[int, ...] = ()  # the rows of its headers
    beside: Mapping[int, str] = {}  # row -> its warnings, a line each
    like: Mapping[int, int] = {}  # row -> the column whose look its text takes
    over: Mapping[Spot, str] = {}  # cell -> its comment
    head: str = ""  # what is to be said about the whole sheet


NOTHING = Notes()
Told = tuple[Place, str]
Key = TypeVar("Key")


def notes(warnings: Iterable[BurdenWarning], plan: Plan, file: str, lang: Lang) -> dict[str, Notes]:
    """What is to be written into the sheets of one file of the plan: sheet -> its notes, only those that get any."""
    first = next((sheet.sheet for sheet in plan.sheets if sheet.file == file), "")
    told: dict[str, list[Told]] = defaultdict(list)
    for warning in warnings:
        for place, text in _told(warning, file, lang):
            told[place.sheet or first].append((place, text))
    tables = {sheet: [each for each in plan.sheets if (each.file, each.sheet) == (file, sheet)] for sheet in told}
    return {sheet: _notes(listed, tables[sheet]) for sheet, listed in sorted(told.items())}


def _told(warning: BurdenWarning, file: str, lang: Lang) -> Iterable[Told]:
    """Each place of a warning in this file with what is said there: all of it at the first one, at the others where that is."""
    level = word("note_level", lang, level=word(warning.level, lang))
    here = [place for place in dict.fromkeys((warning.place, *warning.related)) if place.file == file]
    seen: set[tuple[str, int]] = set()
    for place in here:
        if (place.sheet, place.row) in seen:
            continue
        seen.add((place.sheet, place.row))
        if place is here[0]:
            yield place, level + warning.message(lang)
        else:
            yield place, level + word("note_see", lang, place=_from(here[0], place, lang), title=title_of(warning.rule, lang))


def _from(place: Place, here: Place, lang: Lang) -> str:
    """A place as it is named on a sheet of the same file."""
    return place_words(place._replace(file="", sheet="" if place.sheet == here.sheet else place.sheet), lang)


def _notes(told: Sequence[Told], tables: Sequence[Sheet]) -> Notes:
    """The notes of one sheet."""
    beside: dict[int, list[str]] = defaultdict(list)
    over: dict[Spot, list[str]] = defaultdict(list)
    whole: list[str] = []
    like: dict[int, int] = {}
    tops = tuple(sorted({each.head - 1 for each in tables if each.head})) or (0,)
    for place, text in told:
        row = place.row - 1
        if row < 0 or row in tops:
            whole.append(text)
            continue
        like[row] = _named(tables, row)
        beside[row].append(text)
        over[row, spot(f"{place.column}1")[1] if place.column else like[row]].append(text)
    return Notes(tops, _joined(beside), like, _joined(over), "\n".join(whole))


def _named(tables: Sequence[Sheet], row: int) -> int:
    """The column that names what stands in a row: of its table the name, else the first that was understood."""
    above = [each for each in tables if each.head <= row and each.columns]
    columns = max(above, key=lambda each: each.head).columns if above else {}
    letter = next((columns[name] for name in ("item", "unit", "target", *columns) if name in columns), "A")
    return spot(f"{letter}1")[1]


def _joined(texts: Mapping[Key, Sequence[str]]) -> dict[Key, str]:
    """The texts of each place as one, a line each."""
    return {key: "\n".join(each) for key, each in texts.items()}
