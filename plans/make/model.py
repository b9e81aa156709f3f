"""What the files of the city are made from: items, visits made and filings, before any spelling."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from departments import Department

TODAY = date(2026, 11, 15)  # the last day of the records
T = TypeVar("T")
Window = tuple[date, date]


class Dice:
    """Choices that are the same on every machine: they rest on `random.random` alone, which Python keeps stable."""

    def __init__(self, seed: int) -> None:
        """Begin the row of numbers."""
        self._random = random.Random(seed)

    def below(self, n: int) -> int:
        """A number from 0 to n - 1."""
        return int(self._random.random() * n)

    def pick(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[self.below(len(things))]

    def some(self, things: Sequence[T], n: int) -> tuple[T, ...]:
        """n different things, in the order given."""
        left = list(range(len(things)))
        chosen = sorted(left.pop(self.below(len(left))) for _ in range(n))
        return tuple(things[index] for index in chosen)


@dataclass(frozen=True)
class Item:
    """One row of a plan; `windows` is what its time means, `time` how it is written ("" for a spelling of the file's own)."""

    lead: Department
    name: str
    targets: tuple[str, ...]
    windows: tuple[Window, ...]
    time: str = ""
    fixed: bool = False
    cell: str = ""  # how the targets are written, where not one by one
    kind: str = "检查"
    partners: tuple[str, ...] = ()
    frequency: str = ""
    method: str = "实地查看、随机抽查"
    content: str = ""
    filing: str = ""  # "", none, pending, refused, a day MM-DD, or "joint N" for a filing with others
    made: tuple[str, ...] | None = None  # explicit "target MM-DD/MM-DD [another name]", or None: as planned
    file: str = ""
    number: str = ""
    ends: tuple[str, str] = ("", "")  # the cells of start and end, where given as such
    note: str = ""
    code: str = ""  # shown on site, one for each item


@dataclass(frozen=True)
class Visit:
    """A visit that was made; `result` is None while it has not been fed back."""

    organiser: str
    item: str
    target: str
    first: date
    last: date
    number: str = ""
    type: str = "日常"
    people: int = 3
    findings: int = 1
    result: date | None = None
    dates: tuple[str, str] = ("", "")  # the cells of both days, where they are damaged
    method: str = "四不两直、现场查看"
    officers: str = ""
    code: str = ""
    asked: date | None = None  # when papers were asked for, and when they were due
    due: date | None = None
    mend_by: date | None = None
    mended: date | None = None
    looked_again: date | None = None


@dataclass(frozen=True)
class Filing:
    """One row of the register."""

    document: str
    numbers: tuple[str, ...]
    item: str
    organiser: str
    filed: date
    approved: date | None
    status: str = "已批准"
    joint: bool = False
    subject: str = "年度计划"
    approver: str = "分管副市长、市长"
    partners: tuple[str, ...] = field(default=())
