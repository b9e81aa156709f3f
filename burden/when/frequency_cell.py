"""The text of a frequency column (每年1次, 2次, 一次性, 每季度), alone and joined to the time beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from burden.when import remarks
from burden.when.grammar import read
from burden.when.often import too_often
from burden.when.reading import Reading, Times
from burden.when.remarks import Said
from burden.when.text import normalise
from burden.when.verdict import divides, share

_YEAR = 2000  # a frequency has no year; any will do
_BARE = {"月度": "month", "月": "month", "季度": "quarter", "季": "quarter", "半年度": "halfyear", "半年": "halfyear"}
_BARE |= {"年度": "year", "年": "year", "周": "week", "日": "day", "双月": "bimonth"}
_FIGURE = re.compile(r"([0-9]{1,3})(?:\.0)?(?:\s*-\s*([0-9]{1,3}))?次?")
_EMPTY = frozenset(("", "-", "/", "无", "空", "(空)"))
_PER_WORD = re.compile(r"(?<![0-9])1?(年|半年|季度?|月|周)/次|1(月|季度)(?=[0-9]次)")  # 一季度一次: no first quarter here
_BATCHES = re.compile(r"分?([0-9]{1,2})批次?")
_WHOLE_YEAR = ((date(_YEAR, 1, 1), date(_YEAR, 12, 31)),)


def frequency(text: str) -> tuple[str | None, Times | None, str]:
    """A frequency cell: period or None, least and most visits or None, and a problem or "".

    `每年1次` is ("year", (1, 1), ""); `2次` is (None, (2, 2), ""); an empty cell is (None, None, "").
    """
    found = _frequency(text)
    return found.per, found.times, found.problem


@lru_cache(maxsize=4096)
def _frequency(text: str) -> Reading:
    plain = normalise(text)
    if plain in _EMPTY:
        return Reading(text, "unscheduled")
    if per := _BARE.get(plain.removesuffix("检查").removeprefix("每")):
        return Reading(text, "recurring", per=per)
    if batches := _BATCHES.fullmatch(plain):
        plain = batches[1]
    if figure := _FIGURE.fullmatch(plain):
        low, high = int(figure[1]), int(figure[2] or figure[1])
        return Reading(text, "unscheduled", times=(min(low, high), max(low, high)))
    found = read(_PER_WORD.sub(lambda per: f"每{per[1] or per[2]}", plain), _YEAR)
    if found.kind == "unreadable" or (found.per is None and found.times is None):
        odd = remarks.ODD_FREQUENCY.about(text.strip())
        return Reading(text, "unreadable", problem=odd.zh, english=("", odd.en))
    return replace(found, text=text, problem="", english=(found.reading_en, ""))


def with_frequency(reading: Reading, text: str) -> Reading:
    """`reading` with the frequency cell `text` beside it.

    A period makes it `recurring`, its windows stay; a bare count is for each window or period. Where the two
    disagree the time cell holds, the reading is tentative and `problem` says so.
    """
    found = _frequency(text)
    if reading.kind == "unreadable" or (found.per is None and found.times is None and not found.problem):
        return reading
    if found.kind == "unreadable":
        return _beside(reading, Said(found.problem, found.problem_en))
    joined = replace(reading, days=reading.days or found.days)
    both = _given(joined, found) if reading.per is None else _compared(joined, found)
    too_many = too_often(both)
    return _beside(reading, too_many) if too_many else both


def _compared(reading: Reading, found: Reading) -> Reading:
    """A time with a rhythm of its own, beside a frequency that should be the same."""
    if found.per in (None, reading.per) and (reading.times is None or found.times in (None, reading.times)):
        return replace(reading, times=reading.times or found.times)
    return _differing(reading, found)


def _differing(reading: Reading, found: Reading) -> Reading:
    differing = remarks.DIFFERING.about(reading.text.strip(), found.text.strip())
    return _beside(replace(reading, tentative=True), differing)


def _beside(reading: Reading, problem: Said) -> Reading:
    """`reading` with a problem more."""
    zh, en = _join(reading.problem, problem.zh), _join(reading.problem_en, problem.en, "; ")
    return replace(reading, problem=zh, english=(reading.reading_en, en))


def _given(reading: Reading, found: Reading) -> Reading:
    """A time without a rhythm takes the one of the frequency cell."""
    if reading.kind == "dates" and len(reading.windows) == 1 and (found.per, found.times) == ("year", (1, 1)):
        return reading  # once a year, on the days given: they stay exact
    if found.per == "year" and divides(found.times, len(reading.windows)) and not reading.times:
        return _counted(reading, found)
    if found.per is None:
        return _counted(reading, found) if found.times == (reading.times or found.times) else _differing(reading, found)
    moved = reading.kind == "unscheduled" and found.windows not in ((), _WHOLE_YEAR)
    deferred = reading.kind == "unscheduled" and bool(reading.text.strip())
    by, moved_to = remarks.BY_FREQUENCY.about(found.text.strip()), remarks.TIME_IN_FREQUENCY.about(found.text.strip())
    return replace(
        reading,
        kind="recurring",
        per=found.per,
        times=found.times or reading.times,
        tentative=reading.tentative or found.tentative or deferred,
        reading=_join(reading.reading, by.zh),
        problem=moved_to.zh if moved else "",
        weekdays=found.weekdays,
        also=found.also,
        english=(_join(reading.reading_en, by.en, "; "), moved_to.en if moved else ""),
    )


def _counted(reading: Reading, found: Reading) -> Reading:
    """A bare count, or one a year, is of all windows together: 3月、9月 with 2次 is one visit in each."""
    windows = len(reading.windows)
    if reading.times or found.times is None or windows <= 1 or (found.times[0] <= 1 and found.per is None):
        return replace(reading, times=reading.times or found.times)
    times, uneven, note = share(found.times, windows)
    zh, en = _join(reading.reading, note.zh), _join(reading.reading_en, note.en, "; ")
    return replace(reading, times=times, tentative=reading.tentative or uneven, reading=zh, english=(en, reading.problem_en))


def _join(one: str, other: str, by: str = ";") -> str:
    return f"{one}{by}{other}" if one and other else one or other
