"""The time of a row: one cell or two, the heading above it, the frequency and the length beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from burden import when
from burden.load import codes
from burden.load.body import quoted, text
from burden.load.rows import Table
from burden.plan import Place, Problem
from burden.warning import Fact

MOST_UNREAD = 10_000  # distinct times of one table that could not be read: what follows them is no plan
MOST_SIGNS = 1_500_000  # characters of the distinct times of one table that are read
LONGEST = 80  # characters kept of a time that was not looked at
UNLOOKED = (
    "前面的时间太多或读不出的太多，请检查时间一栏，或分成几个文件",
    "too many times stand before it, or too many that cannot be read; check the column of times, or split the file",
)
DIGIT = re.compile("[0-9０-９]")


class Trouble(NamedTuple):
    """Something wrong with a time: in the cell of which meaning, a problem of which kind, and what to say."""

    name: str
    kind: str
    zh: str
    en: str


Read = tuple[when.Reading, tuple[Trouble, ...]]


class Times:
    """Reads the times of one table; every combination of cells once."""

    def __init__(self, table: Table, year: int, events: when.Events | None = None) -> None:
        """Take the table's headings, the year of the plan, and when named times are."""
        self.headings = {name: text(table.head.heading(name)) for name in ("time", "start", "end")}
        self.year = year
        self.events = events
        self.unread = 0  # rows whose time was not looked at: too many were read before them
        self._read: dict[tuple[str, ...], Read] = {}
        self._telling = {heading: when.is_telling(heading) for heading in self.headings.values()}
        self._bad = self._signs = 0

    def read(self, said: Mapping[str, str]) -> Read:
        """A row's time, and what is wrong with it or to be confirmed."""
        key = tuple(said[name] for name in ("time", "start", "end", "days", "frequency", "heading"))
        found = self._read.get(key)
        if found is not None:
            return found
        if self._bad >= MOST_UNREAD or self._signs >= MOST_SIGNS:
            self.unread += 1
            return _unlooked(key), ()
        found = self._read[key] = self._together(*key)
        self._bad += found[0].kind in ("unreadable", "unscheduled")
        self._signs += sum(map(len, key))
        return found

    def _together(self, time: str, start: str, end: str, days: str, frequency: str, heading: str) -> Read:
        name, base = self._alone(time, start, end, days, heading or self.headings["time"])
        troubles = [Trouble(name, "unreadable", base.problem, base.problem_en)] if base.kind == "unreadable" else []
        if base.question:
            troubles.append(Trouble(name, "question", *base.question))
        reading = when.with_frequency(base, frequency) if frequency else base
        if reading.problem and reading.problem != base.problem:
            zh = reading.problem.removeprefix(base.problem).lstrip(";")
            en = reading.problem_en.removeprefix(base.problem_en).lstrip("; ")
            troubles.append(Trouble("frequency", "unreadable", zh, en))
        length = codes.length(days) if days else None
        if length and reading.kind != "unreadable":
            reading = replace(reading, days=length)
        return reading, tuple(troubles)

    def _alone(self, time: str, start: str, end: str, days: str, heading: str) -> tuple[str, when.Reading]:
        """The reading of the time cell, else of start and end, and the meaning of the cell it stands in."""
        if time or not (start or end):
            return "time", self._under(heading, time)
        if start and not end and (length := codes.length(days)):
            return "start", when.read(f"自{start}起{length}天", self.year, events=self.events)
        alone = self._under(self.headings["start"], start) if start and not end else None
        if alone and alone.kind != "dates":
            return "start", alone  # 第二季度 under 开始 says both ends; a day alone leaves the end open
        if self.headings["start"] and self.headings["end"]:
            return "start" if start else "end", when.read(start, self.year, end=end, events=self.events)
        if end:
            return "end", self._under(f"{self.headings['end']} 截止时间", end)
        return "start", self._under(self.headings["start"], start)

    def _under(self, heading: str, phrase: str) -> when.Reading:
        """A phrase under its heading, which is kept where it makes a difference."""
        if not self._telling.get(heading, True):
            return when.read(phrase, self.year, events=self.events)
        found = when.read(phrase, self.year, heading=heading, events=self.events)
        return found if found == when.read(phrase, self.year, events=self.events) else replace(found, heading=heading)


def _unlooked(key: tuple[str, ...]) -> when.Reading:
    """The reading of a time behind too many others."""
    text = next(filter(None, key[:3]), "")[:LONGEST]
    return when.Reading(text, "unreadable", problem=UNLOOKED[0], english=("", UNLOOKED[1]))


def untold(table: Table, unlooked: int, more: int) -> Iterator[Problem]:
    """One problem for the rows whose time was not looked at, and one for the cells that were not told one by one."""
    if unlooked:
        zh, en = (
            f"有{unlooked}行的时间没有读：{UNLOOKED[0]}",
            f"the time of {Fact(unlooked):row was|rows were} not read: {UNLOOKED[1]}",
        )
        yield Problem("unreadable", Place(table.file, table.sheet), zh, en)
    if more:
        zh, en = (
            f"另有{more}格时间读不出或要确认，没有逐一列出",
            f"{Fact(more):more time|more times} could not be read or are to be confirmed",
        )
        yield Problem("unreadable", Place(table.file, table.sheet), zh, en)


def days_of(table: Table, name: str, texts: Sequence[str], year: int) -> tuple[list[float], list[Problem]]:
    """For each row the day a cell says, since 1970-01-01, nan where it says none; a broken day is a problem too."""
    known = {text: codes.spans(text, year) for text in set(texts)}
    bad = [index for index, text in enumerate(texts) if DIGIT.search(text) and not isinstance(known[text], tuple)]
    spans = [known[text] for text in texts]
    days = [float(span[-1][1]) if isinstance(span, tuple) else codes.NAN for span in spans]
    return days, [no_day(table, index, name, texts[index]) for index in bad]


def no_day(table: Table, index: int, name: str, text: str) -> Problem:
    """The problem of a cell that should hold a day and does not."""
    place, heading = table.place(table.rows[index], name), table.head.heading(name)
    zh = f"{heading}“{quoted(text)}”不是确切日期，这一格没有读"
    return Problem("unreadable", place, zh, f"“{quoted(text)}” is no exact day; the cell was not read")
