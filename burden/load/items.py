"""Plan items from the rows of a table: who, whom, when, how often, and on what ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from burden.forms import AGAIN
from burden.load.coded import Unread
from burden.load.continued import Continued, fill_down
from burden.load.doubts import leaderless, nameless, parted, whole_years
from burden.load.given_times import give_times
from burden.load.grid import MOST_PROBLEMS
from burden.load.item import Entry, add_targets, columns_of, targets_of
from burden.load.listed import split
from burden.load.moments import moments_of
from burden.load.month_columns import Months
from burden.load.other_year import other_years
from burden.load.rows import Table
from burden.load.setting import Outcome, Setting
from burden.load.stray import put_right, untick
from burden.load.times import Times, untold
from burden.load.trouble import blank_targets, in_time, names_read, targets_read
from burden.load.unit_columns import Units
from burden.plan import Place, Problem
from burden.when import Reading

TEXTS = (
    "item", "number", "kind", "type", "source", "level", "organiser", "partner", "target", "time", "start", "end", "days", "frequency",
    "basis", "method", "content", "filing", "joint", "note", "comprehensive", "status", "ratio", "heading", "asked", "due",
    "code", "changed",
)  # fmt: skip
KEPT = ("basis", "method", "content", "filing", "code", "changed", "note")  # texts a continuation row adds to
SINGLE = (  # what an item has one of
    "time", "start", "end", "days", "frequency", "kind", "type", "source", "level", "joint", "status", "asked", "due",
)  # fmt: skip
NOTHING = (
    "这一行既没有事项名称，也看不出谁、何时、检查谁，没有读",
    "the row names no item, and not who inspects whom or when; it was not read",
)


class Items:
    """Reads one table of items."""

    def __init__(self, table: Table, setting: Setting) -> None:
        """Take the texts of all columns, with merges that were lost filled in."""
        self.table, self.setting = table, setting
        self.problems: list[Problem] = []
        self.told: set[Place] = set()
        self.more = 0  # times with a problem beyond those told one by one
        said = {name: setting.texts(table, name) for name in TEXTS}
        if not table.has("item"):
            said["item"] = said["content"]
        if not any(said["organiser"]):
            self._sign(said["organiser"])
        if not table.returned:
            self.problems += [*untick(table, said), *give_times(table, said), *put_right(table, said)]
        self.problems += fill_down(table, said)
        self.continued = Continued(table, said)
        self.problems += self.continued.notices(table)
        self.said = said
        self.months, self.units = Months(table, setting), Units(table)
        self.county = setting.county(table)
        self.homes = [""] * len(table.rows)  # of each row, the county of its organiser
        self.times = Times(table, setting.year, setting.events)
        self.ignored, self.unreadable = table.ignored(TEXTS), Unread(table, said)
        self.left: list[tuple[int, dict[str, str]]] = []
        self.several: list[int] = []

    def _sign(self, organisers: list[str]) -> None:
        """No column of organisers: the section's heading names them, or the sheet's title does."""
        signed = self.setting.signed(self.table)
        if signed:
            place = Place(self.table.file, self.table.sheet, self.table.head.last + 1)
            zh, en = (
                f"没有写牵头单位，按标题或表名读作“{signed}”",
                f"no organiser is named; the title or the name of the sheet says “{signed}”",
            )
            self.problems.append(Problem("notice", place, zh, en))
        for index, row in enumerate(self.table.rows):
            section = self.setting.office(self.table.sections.get(row, ""))
            organisers[index] = section if section in self.setting.directory.units else signed

    def read(self) -> Outcome:
        """All items, with what could not be read."""
        entries: list[Entry] = []
        for index, texts in enumerate(zip(*self.said.values(), strict=True)):
            said = dict(zip(self.said, texts, strict=True))
            if self.continued.of[index] and entries and not self._is_several(index, said):
                entries += self._continue(entries[-1], index, said)
            else:
                entries += self._entries(index, said)
        self.problems += [*self.months.notices(), *self._doubts(entries), *untold(self.table, self.times.unread, self.more)]
        self.problems += names_read(self.table, self.setting, ("organiser", "partner"), self.said)
        self.problems += targets_read(self.table, self.setting, self.said["target"], self.homes)
        self.problems += blank_targets(self.table, self.said["target"], set(self.setting.blanks.get("target", ())))
        self.problems += self._forms()
        return Outcome(columns_of(entries, self.setting), self.problems, len(self.left), left=self.left)

    def _forms(self) -> Iterator[Problem]:
        """What is wrong with the days on which forms are asked for and due."""
        asked, broken = moments_of(self.table, "asked", self.said["asked"], self.setting.year)
        yield from (*broken, *moments_of(self.table, "due", self.said["due"], self.setting.year, asked)[1])

    def _doubts(self, entries: Sequence[Entry]) -> Iterator[Problem]:
        """What is said once of the whole table."""
        rows, times, year = [entry.row for entry in entries], [entry.when for entry in entries], self.setting.year
        yield from other_years(self.table, rows, times, year)
        yield from whole_years(self.table, rows, times, year)
        yield from nameless(self.table, [entry.row for entry in entries if not entry.said["item"].strip()])
        yield from leaderless(self.table, [entry.row for entry in entries if not entry.said["organiser"] and entry.offices])
        yield from parted(self.table, self.several)

    def _is_several(self, index: int, said: dict[str, str]) -> bool:
        """Whether a row holds several items."""
        return len([*self._apart(index, said)]) > 1

    def _entries(self, index: int, said: dict[str, str]) -> Iterator[Entry]:
        """The items of a row that begins one: several where its name is a numbered list."""
        who = self.setting.offices(said["organiser"]) or self.setting.offices(said["partner"])
        if not (
            said["item"]
            or self.table.head.ticks.get("time")
            or (who and (said["target"] or said["time"] or said["start"] or said["end"]))
        ):
            self.left.append((self.table.rows[index], {name: text for name, text in said.items() if text}))
            self.problems.append(Problem("unreadable", self.table.place(self.table.rows[index]), *NOTHING))
            return
        apart = [*self._apart(index, said)]
        if len({each["item"] for each in apart}) > 1:
            self.several.append(self.table.rows[index])
        for each in apart:
            yield self._entry(index, each)

    def _apart(self, index: int, said: dict[str, str]) -> Iterator[dict[str, str]]:
        """The texts of a row, once for each item that it holds."""
        if self.table.returned:
            yield said
            return
        for unit in self.units.rows(index, said):
            for month in self.months.rows(index, unit):
                yield from split(month, named=self.table.has("item") or month["item"] != said["item"])

    def _entry(self, index: int, said: dict[str, str]) -> Entry:
        """A row as an item."""
        row = self.table.rows[index]
        offices = tuple(dict.fromkeys(self._offices(said["organiser"]) + self._offices(said["partner"])))
        self.homes[index] = self.setting.home(offices[0]) if offices else ""
        ignored = self.ignored[index] + self.unreadable.of(said)
        targets = targets_of(said, offices, self.setting)
        return Entry(row, said, offices, targets, self._when(row, said), ignored, row in self.table.struck)

    def _offices(self, text: str) -> tuple[str, ...]:
        return self.setting.offices(text, self.county)

    def _when(self, row: int, said: dict[str, str]) -> Reading:
        """The time of a row; what cannot be read in it is a problem, once for each cell."""
        reading, troubles = self.times.read(said)
        for name, kind, zh, en in troubles:
            place = self.table.place(row, name)
            if place in self.told:
                continue
            if len(self.told) >= MOST_PROBLEMS:
                self.more += 1
            else:
                self.told.add(place)
                self.problems.append(in_time(kind, place, said[name], zh, en))
        return reading

    def _continue(self, last: Entry, index: int, said: dict[str, str]) -> Iterator[Entry]:
        """A row that goes on with the item above: its own item where it says another of what an item has one, else more of it."""
        entry = self._entry(index, said)
        if entry.struck != last.struck or any(said[name] != last.said[name] for name in SINGLE):
            yield entry
            return
        last.offices = tuple(dict.fromkeys(last.offices + entry.offices))
        if new := [target for target in entry.targets if target not in last.targets]:
            last.targets += tuple(dict.fromkeys(new))
            add_targets(last.said, said)
        if targets_of(last.said, last.offices, self.setting) != last.targets:  # each row meant its own county's
            last.said |= {"target": AGAIN.join(target.name for target in last.targets), "ratio": ""}
        last.ignored = tuple(dict.fromkeys(last.ignored + entry.ignored))
        for name in KEPT:
            if said[name] and said[name] not in last.said[name].split("；"):
                last.said[name] = "；".join(filter(None, (last.said[name], said[name])))


def read_items(table: Table, setting: Setting) -> Outcome:
    """The items of a table."""
    return Items(table, setting).read()
