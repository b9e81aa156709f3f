"""What a time phrase was understood to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from burden.warning import Lang
from burden.when.remarks import Remark, Said

Window = tuple[date | None, date | None]
Times = tuple[int, int | None]


class UnreadError(Exception):
    """The phrase cannot be read; `said` tells what is wrong and what to do."""

    def __init__(self, remark: Remark, *facts: object) -> None:
        """Say it with its facts."""
        self.said = remark.about(*facts)
        super().__init__(self.said.zh)


@dataclass(frozen=True, slots=True)
class Reading:
    """One phrase as it was read.

    `kind` is `dates` (exact days at both ends), `window` (months, quarters, 旬, ...), `deadline`, `open`,
    `recurring`, `unscheduled` (says no time) or `unreadable` (damaged, impossible, or in doubt).
    """

    text: str  # the original
    kind: str
    windows: tuple[Window, ...] = ()  # both ends included; a deadline's first and an open one's last are None
    per: str | None = None  # week, month, bimonth, quarter, halfyear, year, 3years ...: see `period`
    times: Times | None = None  # least and most visits in each window or period, "至少1次" is (1, None)
    days: int | None = None  # length in days where the phrase states one
    tentative: bool = False  # 拟, 左右, 另行通知, 初步, 年末, 月初 ...
    reading: str = ""  # which reading was applied, a short Chinese sentence a point
    problem: str = ""  # why nothing could be read, and what to do
    weekdays: tuple[int, ...] = ()  # 0 is Monday; "每周三" is (2,)
    also: tuple[tuple[str, Times | None], ...] = ()  # further rhythms, where a phrase has two: (per, times)
    english: tuple[str, str] = ("", "")  # `reading` and `problem` in English
    question: Said | None = None  # the remark that says which of two near readings was taken, for the planner to confirm
    heading: str = ""  # the heading of its column, where without it the phrase is read in another way

    @property
    def reading_en(self) -> str:
        """Which reading was applied, in English."""
        return self.english[0]

    @property
    def problem_en(self) -> str:
        """Why nothing could be read, in English."""
        return self.english[1]


def plain(reading: Reading, lang: Lang = "zh") -> dict[str, Any]:
    """One time phrase as it was understood; a deadline's window begins with null, an open one ends with it.

    A rhythm without a number is one visit in each period, or one on each weekday it names.
    """
    times = reading.times or ((max(len(reading.weekdays), 1),) * 2 if reading.per else None)
    said = (reading.reading, reading.problem) if lang == "zh" else reading.english
    return {
        "text": reading.text, "kind": reading.kind,
        "windows": [[None if end is None else end.isoformat() for end in window] for window in reading.windows],
        "per": reading.per, "times": None if times is None else list(times), "days": reading.days,
        "tentative": reading.tentative, **dict(zip(("reading", "problem"), said, strict=True)),
    }  # fmt: skip
