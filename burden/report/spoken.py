"""Days, months, holidays and places as people say them in either language."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from burden.check import NotRun
from burden.days import date_of
from burden.plan import Place
from burden.report.words import word
from burden.warning import Lang

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


def day_words(at: int, lang: Lang, year: int) -> str:
    """A day as people write it; its year is told where it is not `year`."""
    when = date_of(at)
    if lang == "zh":
        return f"{'' if when.year == year else f'{when.year}年'}{when.month}月{when.day}日"
    return f"{when.day} {_MONTHS[when.month - 1]}{'' if when.year == year else f' {when.year}'}"


@functools.lru_cache(maxsize=1 << 16)
def span_words(first: int, last: int, lang: Lang, year: int) -> str:
    """Days from first to last, both included."""
    if first == last:
        return day_words(first, lang, year)
    return f"{day_words(first, lang, year)}{'—' if lang == 'zh' else ' – '}{day_words(last, lang, year)}"


def month_words(year: int, month: int, lang: Lang) -> str:
    """A month with its year."""
    return f"{year}年{month}月" if lang == "zh" else f"{_MONTHS[month - 1]} {year}"


def month_short(month: int, lang: Lang) -> str:
    """A month alone."""
    return f"{month}月" if lang == "zh" else _MONTHS[month - 1]


def weekday_words(at: int, lang: Lang) -> str:
    """The day of the week."""
    name = WEEKDAYS[lang][date_of(at).weekday()]
    return f"星期{name}" if lang == "zh" else name


def place_words(place: Place, lang: Lang) -> str:
    """A place as file, sheet, row and column, as far as they are meant."""
    parts = [place.file, place.sheet]
    if place.row:
        cell = (
            f"第{place.row}行{place.column and f' {place.column}列'}"
            if lang == "zh"
            else f"row {place.row}{place.column and f', column {place.column}'}"
        )
        parts.append(cell)
    return " › ".join(part for part in parts if part)


def lost_lines(lost: Sequence[str], lang: Lang) -> list[str]:
    """The alarm for files that could not be read: which, and what that does to everything below it; nothing where there is none."""
    head = word("lost_head", lang, n=len(lost), names=word("comma", lang).join(lost))
    return [head, word("lost_text", lang)] if lost else []


def idle_lines(not_run: Iterable[NotRun], lang: Lang) -> list[str]:
    """The rules that did not run, a line for each reason."""
    idle: dict[str, list[str]] = defaultdict(list)
    for each in not_run:
        idle[each.zh if lang == "zh" else each.en].append(each.rule)
    joint = word("comma", lang)
    return [word("text_not_run", lang, rules=joint.join(names), why=why) for why, names in idle.items()]
