"""A plan in the making: rows that can still be changed, made into tables at the end."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar

from burden.days import Calendar, day
from burden.plan import FILINGS, ITEMS, RECORDS, UNITS, Plan, Sheet, Target, table
from burden.when import read, with_frequency

YEAR = 2026
TODAY = date(2026, 12, 20)
T = TypeVar("T")
Row = dict[str, Any]
SHEETS = tuple(Sheet(f"{name}.xlsx", name, name) for name in ("items", "records", "filings", "directory"))
NUMBERS = {"items": 0, "records": 1, "filings": 2, "units": 3}


@dataclass
class Town:
    """A town with its plan: units, items, filings and records as rows; `taken` are the days given out by target."""

    seed: int
    calendar: Calendar
    units: list[Row] = field(default_factory=list)
    items: list[Row] = field(default_factory=list)
    filings: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)
    last_items: list[Row] = field(default_factory=list)
    taken: dict[str, set[date]] = field(default_factory=dict)
    dice: random.Random = field(default_factory=random.Random)
    numbered: int = 0

    def __post_init__(self) -> None:
        """Begin the row of chances."""
        self.dice.seed(self.seed)

    def names(self, kind: str, level: str = "") -> list[str]:
        """The units of a kind, in the order they were made."""
        return [unit["unit"] for unit in self.units if unit["kind"] == kind and level in ("", unit["level"])]

    def county_of(self, target: str) -> str:
        """The county a unit lies in, else the unit itself."""
        parent = {unit["unit"]: unit.get("parent", "") for unit in self.units}
        level = {unit["unit"]: unit["level"] for unit in self.units}
        at = target
        while at and level.get(at) != "county":
            at = parent.get(at, "")
        return at or target

    def workdays(self, first: date, last: date) -> list[date]:
        """The workdays from first to last."""
        every = (first + timedelta(n) for n in range((last - first).days + 1))
        return [each for each in every if self.calendar.is_workday(day(each))]

    def free_day(self, target: str, first: date, last: date, apart: int = 0) -> date:
        """A workday on which nobody is at the target or in its county, `apart` days from every other visit; it is taken then."""
        county = self.county_of(target)
        busy = self.taken.setdefault(target, set()) | self.taken.setdefault(f"in {county}", set())
        own = self.taken[target]
        open_days = [
            each
            for each in self.workdays(first, last)
            if each not in busy and all(abs((each - other).days) > apart for other in own)
        ]
        chosen = self.dice.choice(open_days)
        self.take(target, chosen)
        return chosen

    def take(self, target: str, when: date) -> None:
        """Mark a day as given out."""
        self.taken.setdefault(target, set()).add(when)
        self.taken.setdefault(f"in {self.county_of(target)}", set()).add(when)

    def item(self, name: str, organiser: str, targets: Sequence[str], when: str, **more: Any) -> Row:
        """Add an item with a filing of its own, filed and approved on 5 January."""
        self.numbered += 1
        number = f"{self.numbered:04}"
        filing = more.pop("filing", f"澜督〔2026〕{self.numbered}号")
        row = {
            "number": number, "item": name, "organiser": organiser, "targets": tuple(targets), "when": when, "kind": "inspection",
            "type": "routine", "source": "own", "basis": "《条例》第三条", "method": "实地查看", "content": "查看现场", "filing": filing,
            "partners": (), "shares": 1.0, "frequency": "",
        } | more  # fmt: skip
        self.items.append(row)
        if filing:
            self.filings.append(
                {"filing": filing, "numbers": (number,), "item": name, "organiser": organiser, "filed": date(2026, 1, 5),
                 "approved": date(2026, 1, 6), "approver": "分管副市长、市长", "status": "approved"}
            )  # fmt: skip
        return row

    def record(self, item: Row, target: str, first: date, last: date | None = None, **more: Any) -> Row:
        """Add a visit made of an item, its result fed back on the next workday."""
        row = {
            "number": item["number"], "item": item["item"], "organiser": item["organiser"], "target": target, "first": first,
            "last": last or first, "type": item["type"], "findings": 2.0, "result": (last or first) + timedelta(1), "people": 3.0,
        } | more  # fmt: skip
        self.records.append(row)
        return row

    def plan(self) -> Plan:
        """The tables, rows in the order they were added."""
        known = {unit["unit"] for unit in self.units}
        items = [self._item(row, known) for row in self.items]
        made = {
            "items": (items, ITEMS),
            "records": (self.records, RECORDS),
            "filings": (self.filings, FILINGS),
            "units": (self.units, UNITS),
        }
        frames = {name: table(_placed(rows, name), columns) for name, (rows, columns) in made.items()}
        return Plan(YEAR, frames["items"], frames["records"], frames["filings"], frames["units"], SHEETS)

    def last_year(self) -> Plan:
        """Last year's plan."""
        rows = [self._item(row, set(), YEAR - 1) for row in self.last_items]
        return Plan(YEAR - 1, table(_placed(rows, "items"), ITEMS), sheets=SHEETS)

    def _item(self, row: Row, known: set[str], year: int = YEAR) -> Row:
        shares = row.get("shares", 1.0)
        targets = tuple(Target(name, shares, not known or name in known) for name in row["targets"])
        reading = with_frequency(read(row["when"], year), row.get("frequency", ""))
        return {**{key: value for key, value in row.items() if key != "shares"}, "targets": targets, "when": reading,
                "target_text": "、".join(row["targets"])}  # fmt: skip


def _placed(rows: Sequence[Row], name: str) -> Iterator[Row]:
    """Rows with their sheet and row; days as whole numbers."""
    for at, row in enumerate(rows, 2):
        days = {key: day(value) if isinstance(value, date) else value for key, value in row.items()}
        yield {**days, "sheet": NUMBERS[name], "row": at}
