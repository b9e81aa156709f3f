"""How a row was understood, in words: its time, its targets, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from burden.plan import Place, Problem, Target
from burden.report.words import word
from burden.warning import Lang
from burden.when import Reading
from burden.when.periods import say_period

MOST = 12  # names of targets told one by one
ORDER = ("unreadable", "question", "notice")


@lru_cache(maxsize=1 << 16)  # many rows share a time
def time_words(reading: Reading, lang: Lang) -> str:
    """A reading in one line: its days, how often, how long, how sure; else why there is none."""
    said = [word(f"when_{reading.kind}", lang)]
    said += [word("comma", lang).join(_window(first, last, lang) for first, last in reading.windows)]
    said += [_often(reading, lang), word("when_days", lang, n=reading.days) if reading.days else ""]
    said += [word("when_tentative", lang)] if reading.tentative else []
    said += [reading.problem, reading.reading] if lang == "zh" else [reading.problem_en, reading.reading_en]
    return word("stop", lang).join(filter(None, said))


def _window(first: date | None, last: date | None, lang: Lang) -> str:
    """One window."""
    if first is None or last is None:
        return word("when_by" if first is None else "when_from", lang, day=(last or first or date.min).isoformat())
    return first.isoformat() if first == last else word("when_span", lang, first=first.isoformat(), last=last.isoformat())


def _often(reading: Reading, lang: Lang) -> str:
    """How often: times in each window or period."""
    count, high = "", None
    if reading.times:
        low, high = reading.times
        count = f"≥{low}" if high is None else str(low) if low == high else f"{low}–{high}"
    if reading.per is None:
        return word("when_times", lang, n=2 if high is None else high, times=count) if count else ""
    return word("when_per", lang, per=getattr(say_period(reading.per), lang), n=count or 1)


def target_words(targets: tuple[Target, ...], lang: Lang, listed: bool, most: int = MOST) -> str:
    """How many targets, and the first of them, each with its share and, where there is a directory (`listed`), whether it lacks it."""
    return _counted(targets[:most], len(targets), lang, listed) if targets else ""


@lru_cache(maxsize=1 << 16)
def _counted(first: tuple[Target, ...], n: int, lang: Lang, listed: bool) -> str:
    """The first of `n` targets."""
    named = word("comma", lang).join(_target(each, lang, listed) for each in first)
    more = word("more", lang, n=n - len(first)) if n > len(first) else ""
    return f"{word('targets_n', lang, n=n)}{word('colon', lang)}{' '.join(filter(None, (named, more)))}"


def _target(target: Target, lang: Lang, listed: bool) -> str:
    share = "" if target.share >= 1 else f" {target.share:.2%}" if target.share else f" {word('share_unknown', lang)}"
    return f"{target.name}{share}{'' if target.known or not listed else word('not_listed', lang)}"


def by_row(problems: Iterable[Problem]) -> Mapping[tuple[str, str, int], list[Problem]]:
    """The problems of each row: file, sheet and row -> what is said of it, the worst first."""
    found: dict[tuple[str, str, int], list[Problem]] = {}
    for each in sorted(problems, key=lambda problem: (ORDER.index(problem.kind), problem.place, problem.zh)):
        found.setdefault(row_of(each.place), []).append(each)
    return found


def row_of(place: Place) -> tuple[str, str, int]:
    """A place without its column."""
    return place.file, place.sheet, place.row


def problem_words(problem: Problem, lang: Lang) -> str:
    """A problem as one line that says what it asks for."""
    return f"{word(f'problem_{problem.kind}', lang)}{word('colon', lang)}{problem.zh if lang == 'zh' else problem.en}"
