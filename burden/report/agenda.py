"""The agenda: every visit as a reader sees it, a joint one once, in an order that follows from its content alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from burden.check import Checked
from burden.plan import Plan
from burden.visits.filed import allowing
from burden.warning import LEVELS

NO_DATE = -1
TIMES = ("deadline", "recurring")
_COLUMNS = (
    "joint", "made", "fixed", "first", "last", "organiser", "item", "target", "county", "kind", "match", "days", "firm",
    "occurrence", "item_row", "record_row", "planned_first", "planned_last", "share",
)  # fmt: skip


class Row(NamedTuple):
    """One row of the visits table, as plain values."""

    joint: int
    made: bool
    fixed: bool
    first: int
    last: int
    organiser: str
    item: str
    target: str
    county: str
    kind: str
    match: str
    days: int
    firm: bool
    occurrence: int
    item_row: int
    record_row: int
    planned_first: int
    planned_last: int
    share: float

    @property
    def rank(self) -> tuple[object, ...]:
        """Made before planned, fixed before loose, short before long: the first one speaks for a joint visit."""
        return (not self.made, not self.fixed, self.last - self.first, self.first, self.organiser, self.item, self.occurrence)


class Told(NamedTuple):
    """What the item or record behind a row says of it."""

    number: str = ""
    name: str = ""
    basis: str = ""
    partners: tuple[str, ...] = ()
    time: str = ""
    approvals: tuple[str, ...] = ()


class Warned(NamedTuple):
    """A warning that concerns a visit, in the order of warnings."""

    place: int
    message: str
    family: str
    level: str


class Visit(NamedTuple):
    """A visit; days count from 1970-01-01. A `sure` one takes first..last, any other lies somewhere inside."""

    first: int
    last: int
    target: str
    organisers: tuple[str, ...]
    items: tuple[str, ...]
    partners: tuple[str, ...]
    county: str
    kind: str
    numbers: tuple[str, ...]
    bases: tuple[str, ...]
    sure: bool
    made: bool
    firm: bool
    match: str
    days: int
    planned_first: int  # the window a made visit was planned for, -1 where none
    planned_last: int
    uid: str
    messages: tuple[str, ...]  # warnings that concern it, in their order
    families: tuple[str, ...]  # of those warnings
    level: str  # the gravest of theirs, "" where there are none
    time: str  # deadline or recurring, as its item says; "" for any other
    approvals: tuple[str, ...]  # filings that allow it, with who approved them
    share: float  # the chance that it comes, 1 unless it is drawn or need not fall in this year


def agenda(checked: Checked, messages: Iterable[str]) -> tuple[Visit, ...]:
    """All visits, joint ones once; `messages` are those of `checked.warnings` in one language, in the same order."""
    rows = _rows(checked.visits)
    if not rows:
        return ()
    order = sorted(range(len(rows)), key=lambda at: rows[at].joint)
    cuts = [0, *(i for i, (a, b) in enumerate(pairwise(order), 1) if rows[a].joint != rows[b].joint), len(order)]
    said = _said(checked, messages)
    items, records = _told(checked.plan, "items"), _told(checked.plan, "records")
    groups = (order[begin:end] for begin, end in pairwise(cuts))
    visits = [_visit([rows[at] for at in group], _of(group, said), items, records) for group in groups]
    return _numbered(sorted(visits))


def count(visits: pd.DataFrame) -> int:
    """How many visits the table holds, each joint one counted once."""
    return int(visits["joint"].nunique())


def _rows(visits: pd.DataFrame) -> list[Row]:
    """The table as plain values, a row each."""
    columns = (visits[name].astype(object).to_numpy() for name in _COLUMNS)
    return [Row(*values) for values in zip(*columns, strict=True)]


def _said(checked: Checked, messages: Iterable[str]) -> Mapping[int, list[Warned]]:
    """For each row of the visits table the warnings that concern it."""
    said: dict[int, list[Warned]] = {}
    for place, (warning, message) in enumerate(zip(checked.warnings, messages, strict=True)):
        for row in warning.rows:
            said.setdefault(int(row), []).append(Warned(place, message, warning.family, warning.level))
    return said


def _of(group: list[int], said: Mapping[int, list[Warned]]) -> list[Warned]:
    """The warnings of a group of rows, each once, in order."""
    return sorted({warned for row in group for warned in said.get(row, ())})


def _told(plan: Plan, name: str) -> list[Told]:
    """What each row of a table says; the last entry stands for no row."""
    frame: pd.DataFrame = getattr(plan, name)
    columns: list[Any]
    if name == "items":
        kinds = ["recurring" if reading.per else reading.kind for reading in frame["when"]]
        columns = [frame["basis"], frame["partners"], [kind if kind in TIMES else "" for kind in kinds], _approvals(plan)]
    else:
        columns = [[""] * len(frame), frame["partners"], [""] * len(frame), [()] * len(frame)]
    listed = zip(frame["number"], frame["item"], *columns, strict=True)
    return [
        *(Told(number, item, basis, tuple(partners), time, approved) for number, item, basis, partners, time, approved in listed),
        Told(),
    ]


def _approvals(plan: Plan) -> list[tuple[str, ...]]:
    """For each item the filings that allow it with who approved them, else the number its own row gives."""
    pairs, filings = allowing(plan.items, plan.filings), plan.filings
    found: dict[int, list[str]] = {}
    for row, at in zip(pairs["row"].tolist(), pairs["filing"].tolist(), strict=True):
        if filings["status"].iat[at] not in ("refused", "pending"):
            parts = (str(filings["filing"].iat[at]), str(filings["approver"].iat[at]))
            found.setdefault(row, []).append(" ".join(part for part in parts if part))
    return [tuple(sorted(set(found.get(row, [text] if text else [])))) for row, text in enumerate(plan.items["filing"])]


def _visit(rows: list[Row], warned: list[Warned], items: list[Told], records: list[Told]) -> Visit:
    """One visit out of the rows that are one; the most definite row gives the days."""
    ranked = sorted(rows, key=lambda row: (row.rank, items[row.item_row], records[row.record_row]))
    head = ranked[0]
    organisers = _once(row.organiser for row in ranked)
    told = [each for row in ranked for each in (items[row.item_row], records[row.record_row])]
    partners = _once(sorted(name for each in told for name in each.partners if name not in organisers))
    numbers, bases = _once(each.number for each in told), _once(each.basis for each in told)
    return Visit(
        head.first, head.last, head.target, organisers, _once(row.item for row in ranked), partners, head.county, head.kind,
        numbers, bases, head.made or head.fixed, head.made, head.firm, head.match, head.days,
        head.planned_first, head.planned_last, _uid(rows, items, records),
        _once(each.message for each in warned), _once(each.family for each in warned),
        max((each.level for each in warned), key=list[str](LEVELS).index, default=""), items[head.item_row].time,
        _once(name for each in told for name in each.approvals), head.share,
    )  # fmt: skip


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Names that say something, each once, in the order given."""
    return tuple(dict.fromkeys(name for name in names if name))


def _uid(rows: Iterable[Row], items: list[Told], records: list[Told]) -> str:
    """A name for the visit that stays when its days, its row, its number or its file change, and when it is made.

    A joint visit has that of the first of its planned rows by name, whichever of them gives its days.
    """
    names = [(row.occurrence < 0, row.organiser, _subject(row, items, records), row.target, row.occurrence) for row in rows]
    unplanned, *said, turn = min(names)
    told = "\x1f".join((*map(str, said), "" if unplanned else f"#{turn}"))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]


def _subject(row: Row, items: list[Told], records: list[Told]) -> str:
    """By what its item is known: the name, else the number; a number alone often only counts rows."""
    item, record = items[row.item_row], records[row.record_row]
    return item.name or record.name or row.item or item.number or record.number


def _numbered(visits: list[Visit]) -> tuple[Visit, ...]:
    """The visits in their order, those of one name told apart by their numbers in the plan, then by their days."""
    seen: dict[str, int] = {}
    told = []
    for visit in sorted(visits, key=lambda each: (each.uid, [(len(number), number) for number in each.numbers], each)):
        turn = seen[visit.uid] = seen.get(visit.uid, 0) + 1
        told.append(visit if turn == 1 else visit._replace(uid=f"{visit.uid}-{turn}"))
    return tuple(sorted(told))
