"""A plan in the making: rows that can still be changed, made into tables at the end."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from burden.days import Calendar, day
from burden.plan import FILINGS, ITEMS, RECORDS, UNITS, Place, Plan, Problem, Sheet, Target, table
from burden.rulebook import Waiver
from burden.when import read, with_frequency
from tests.measured.names import OFFICES, STEMS, SUFFIX, TOPICS

YEAR = 2026
TODAY = date(2026, 12, 20)
PARTNER = "市行政审批服务局"
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
    problems: list[Problem] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    taken: dict[str, set[date]] = field(default_factory=dict)
    dice: random.Random = field(default_factory=random.Random)
    numbered: int = 0

    def __post_init__(self) -> None:
        """Begin the row of chances; what is new in town is called by names nobody else has."""
        self.dice.seed(self.seed)
        self.unused = {what: self.dice.sample(names, len(names)) for what, names in
                       (("office", OFFICES), ("stem", STEMS), ("topic", TOPICS))}  # fmt: skip

    def office(self, name: str = "") -> str:
        """A department nobody has heard of yet, or the one of that name."""
        new = name or self.unused["office"].pop()
        self.units.append({"unit": new, "level": "county" if new[1] == "县" else "city", "parent": "云岭市", "kind": "部门"})
        return new

    def place(self, kind: str) -> str:
        """A target of that kind that nobody visits yet; a township in a county of its own."""
        name = self.unused["stem"].pop() + SUFFIX[kind]
        level = {"县区": "county", "乡镇": "township"}.get(kind, "")
        parent = self.place("县区") if kind == "乡镇" else "云岭市"
        self.units.append({"unit": name, "level": level, "parent": parent, "kind": kind})
        return name

    def topic(self, ending: str = "检查") -> str:
        """The name of an item about what no other item is about."""
        return self.unused["topic"].pop() + ending

    def check(self, targets: Sequence[str], *days: date, when: str = "", made: Sequence[date] | None = None, **more: Any) -> Row:
        """An item of a new office about a new subject on `days` (or `when`), and its records, on `made` or the same days."""
        said = when or "、".join(f"{each.month}月{each.day}日" for each in days)
        name, organiser = more.pop("item", "") or self.topic(), more.pop("organiser", "") or self.office()
        row = self.item(name, organiser, targets, said, **more)
        for target in targets:
            for each in days if made is None else made:
                self.record(row, target, each)
        return row

    def request(self, name: str, organiser: str, filed: date, **more: Any) -> Row:
        """A filing of what the plan does not hold, signed as it should be."""
        row = {"filing": f"澜督临〔2026〕{len(self.filings)}号", "numbers": (), "item": name, "organiser": organiser, "filed": filed,
               "approved": filed, "approver": "分管副市长、市长", "status": "approved", "subject": "temporary"} | more  # fmt: skip
        self.filings.append(row)
        return row

    def problem(self, kind: str, said: str, about: str = "") -> None:
        """What a reader of files might have met."""
        place = Place("items.xlsx", "items", len(self.problems) + 2)
        self.problems.append(Problem(kind, place, said, said, about))

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
            "type": "routine", "source": "own", "basis": "《条例》第三条", "method": "四不两直，实地查看", "content": "查看现场", "filing": filing,
            "partners": self.joined(targets), "shares": 1.0, "frequency": "", "code": f"LC{self.numbered:04}",
        } | more  # fmt: skip
        self.items.append(row)
        if filing:
            self.filings.append(
                {"filing": filing, "numbers": (number,), "item": name, "organiser": organiser, "filed": date(2026, 1, 5),
                 "approved": date(2026, 1, 6), "approver": "分管副市长、市长", "status": "approved", "subject": "plan"}
            )  # fmt: skip
        return row

    def joined(self, targets: Sequence[str]) -> tuple[str, ...]:
        """Who goes along: to enterprises everybody goes with the same partner."""
        kinds = {unit["unit"]: unit["kind"] for unit in self.units}
        return (PARTNER,) if any(kinds.get(name) in ("企业", "规上工业企业") for name in targets) else ()

    def record(self, planned: Row, target: str, first: date, last: date | None = None, **more: Any) -> Row:
        """Add a visit made of an item, its result fed back on the next workday."""
        row = {
            "number": planned["number"], "item": planned["item"], "organiser": planned["organiser"], "target": target, "first": first,
            "last": last or first, "type": planned["type"], "findings": 2.0, "people": 3.0, "code": planned["code"], "method": planned["method"],
        } | self.followed(last or first) | more  # fmt: skip
        self.records.append(row)
        return row

    def followed(self, last: date) -> Row:
        """What follows a visit as it should."""
        days = {"result": 1, "published": 3, "rectified": 7, "look_back": 40}
        return {
            name: last + timedelta(more) for name, more in days.items() if last + timedelta(more) <= TODAY or name == "result"
        }

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
        reading = replace(reading, days=row["days"]) if "days" in row else reading
        return {**{key: value for key, value in row.items() if key not in ("shares", "days")}, "targets": targets, "when": reading,
                "target_text": "、".join(row["targets"])}  # fmt: skip


def _placed(rows: Sequence[Row], name: str) -> Iterator[Row]:
    """Rows with their sheet and row; days as whole numbers."""
    for at, row in enumerate(rows, 2):
        days = {key: day(value) if isinstance(value, date) else value for key, value in row.items()}
        yield {**days, "sheet": NUMBERS[name], "row": at}
