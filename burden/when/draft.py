"""What a phrase says, piece by piece, before it is weighed into one reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from burden.when.reading import Times
from burden.when.remarks import Said


@dataclass(slots=True)
class Span:
    """One time of the phrase; `mark` is "" (inside these days), `deadline`, `open` or `finish` (6月完成)."""

    first: date | None
    last: date | None
    exact: bool  # both ends are days
    text: str
    mark: str = ""
    whole_year: bool = False
    usual: bool = False  # the whole of the plan's year
    listed: bool = False  # joined to the span before it by 、 or 和
    ranged: bool = False
    named: bool = False  # 春节 or 汛期
    rough: bool = False  # 10月底 or 春季, unless it turns out to be a deadline
    parent: int | None = None  # the span in whose brackets this one stands


@dataclass(slots=True)
class Draft:
    """Everything found in one phrase."""

    spans: list[Span] = field(default_factory=list)
    rhythms: list[tuple[str, Times | None]] = field(default_factory=list)
    times: list[Times] = field(default_factory=list)  # counts that belong to no rhythm
    counted: int = 0  # how many spans stood before the last of them
    total: bool = False  # the first count is of the whole year: 全年2次,5月、10月
    apart: bool = False  # 各, 分别: the count is of each span
    days: int | None = None
    workdays: bool = False  # the length is counted in workdays
    visit: bool = False  # 每次3天: the length of one visit
    weekdays: set[int] = field(default_factory=set)
    tentative: bool = False
    events: list[tuple[str, Said]] = field(default_factory=list)  # named times without days, and why they have none
    deferred: list[str] = field(default_factory=list)
    relative: list[str] = field(default_factory=list)  # 本月, 即日起: needs a clock
    denied: list[str] = field(default_factory=list)  # 除外, 改为: turns a time around
    blank: str = ""  # a placeholder nobody filled in
    question: Said | None = None  # which of two near readings was taken
    doubt: Said | None = None  # why the times found do not fix anything: an end at an event, 或
    batches: bool = False
    others: list[tuple[str, bool]] = field(default_factory=list)  # unknown text, whether in brackets
