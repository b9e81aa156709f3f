"""A day with or without a time of day, as a cell says it: 2026-03-05 15:00, 3月5日下午3点前, 次日16:00."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import floor, isnan
from unicodedata import normalize

from burden.load import codes
from burden.load.rows import Table
from burden.load.times import DIGIT, no_day
from burden.place import Problem

MINUTES = 1440  # of a day
NOON = 12
CLOCK = re.compile(
    r"[T ]*(?P<half>上午|早上|中午|下午|晚上|傍晚|晚)?\s*(?P<hour>[0-9]{1,2})(?:[:时点](?P<minute>[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?|分)?|[时点](?P<thirty>半)?整?)$"
)
BEFORE = re.compile(r"\s*(?:之前|以前|前|止|截止)$")
LATER = {"当日": 0, "当天": 0, "同日": 0, "次日": 1, "第二天": 1, "翌日": 1, "隔日": 2, "隔天": 2}  # days after it was asked


@lru_cache(1 << 14)
def moment(text: str, year: int, asked: float = codes.NAN) -> float:
    """The moment a cell says, in days since 1970-01-01 with the time of day as whole minutes; nan where it says none.

    A word such as 次日 counts from the day of `asked`. Midnight is the day itself.
    """
    said = BEFORE.sub("", normalize("NFKC", text).strip())
    clock = CLOCK.search(said)
    day = _day(said[: clock.start()].strip() if clock else said, year, asked)
    return day + _minutes(clock) / MINUTES if clock and not isnan(day) else day


def minutes(moment: float) -> int:
    """The minutes after midnight of a moment."""
    return round((moment - floor(moment)) * MINUTES)


def moments_of(
    table: Table, name: str, texts: Sequence[str], year: int, asked: Sequence[float] = ()
) -> tuple[list[float], list[Problem]]:
    """For each row the moment a cell says, nan where it says none; a broken one is a problem too."""
    if not any(texts):
        return [codes.NAN] * len(texts), []
    since = asked or [codes.NAN] * len(texts)
    found = [
        moment(text, year, *([] if isnan(day) else [day])) if text else codes.NAN for text, day in zip(texts, since, strict=True)
    ]
    bad = [at for at, text in enumerate(texts) if isnan(found[at]) and (DIGIT.search(text) or BEFORE.sub("", text) in LATER)]
    return found, [no_day(table, at, name, texts[at]) for at in bad]


def _day(said: str, year: int, asked: float) -> float:
    word = said.removeprefix("于").strip()
    if word in LATER:
        return floor(asked) + LATER[word] if not isnan(asked) else codes.NAN
    days = codes.spans(word, year) if word else None
    return float(days[-1][1]) if isinstance(days, tuple) else codes.NAN


def _minutes(clock: re.Match[str]) -> int:
    """The minutes after midnight a time of day says; those of no time at all are none."""
    hour, minute = int(clock["hour"]), int(clock["minute"] or (30 if clock["thirty"] else 0))
    late = clock["half"] in ("下午", "晚上", "傍晚", "晚") or (clock["half"] == "中午" and hour < NOON - 1)
    whole = (hour + NOON if late and hour < NOON else hour) * 60 + minute
    return whole if 0 < whole < MINUTES and minute < 60 else 0  # noqa: PLR2004
