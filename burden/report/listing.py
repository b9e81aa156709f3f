"""How every item was understood, as plain text for a terminal: a few lines for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from burden.forms import clean
from burden.plan import Plan, Problem
from burden.report.canonical import Line, lines
from burden.report.text import address
from burden.report.understood import by_row, problem_words, row_of, target_words, time_words
from burden.report.words import word
from burden.warning import Lang

MOST = 5  # targets named


def listing(plan: Plan, problems: Sequence[Problem], lang: Lang = "zh") -> Iterator[str]:
    """The lines that tell each item with its place, its cells and how they were read, then what could not be read, then the sum."""
    told = by_row(problems)
    found = lines(plan, "items")
    for line in found:
        yield from map(_flat, _told(line, told.get(row_of(line.place), ()), len(plan.units) > 0, lang))
        yield ""
    rows = {row_of(line.place) for line in found}
    other = [problem for row, listed in told.items() if row not in rows for problem in listed]
    yield from (_flat(f"{address(each.place)} {problem_words(each, lang)}") for each in other)
    yield from [""] if other else []
    yield word("listing_sum", lang, items=len(plan.items), **_counts(problems))


def _counts(problems: Sequence[Problem]) -> Mapping[str, int]:
    """How many problems of each kind there are."""
    return {kind: sum(problem.kind == kind for problem in problems) for kind in ("unreadable", "question", "notice")}


def _told(line: Line, said: Sequence[Problem], listed: bool, lang: Lang) -> Iterator[str]:
    """One item, a line each for what there is to say."""
    cells = {name: str(cell) for name, cell in line.cells.items() if cell != ""}
    name = cells.get("item", word("nameless", lang))
    yield f"{address(line.place)} {name}{word('listing_cancelled', lang) if 'status' in cells else ''}"
    yield from _pair("organiser", " + ".join(cells[each] for each in ("organiser", "partner") if each in cells), lang)
    read = target_words(line.targets, lang, listed, MOST)
    yield from _pair("target", _arrow(" ".join(cells[each] for each in ("target", "ratio") if each in cells), read), lang)
    time = cells.get("time") or " | ".join(cells[each] for each in ("start", "end") if each in cells)
    yield from _pair("time", _arrow(time, time_words(line.when, lang) if line.when else ""), lang)
    yield from _pair("frequency", cells.get("frequency", ""), lang)
    yield from _pair("ignored", word("stop", lang).join(f"{heading}={text}" for heading, text in line.ignored), lang)
    if not line.read:
        yield f"   {word('row_left', lang)}"
    yield from (f"   !! {problem_words(each, lang)}" for each in said)


def _pair(name: str, text: str, lang: Lang) -> Iterator[str]:
    """What a meaning holds, under its name; nothing where it holds nothing."""
    if text:
        yield f"   {word(f'listing_{name}', lang)}{word('colon', lang)}{text}"


def _arrow(text: str, read: str) -> str:
    """The original and its reading."""
    return f"{text} → {read}" if text and read else text or read


def _flat(line: str) -> str:
    """One line, whatever the data holds."""
    return clean(line).replace("\n", " ")
