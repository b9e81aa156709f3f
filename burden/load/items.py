"""Plan items from the rows of a table: who, whom, when, how often, and on what ground."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from burden.load import codes
from burden.load.continued import Continued, fill_down
from burden.load.rows import Table
from burden.load.setting import Outcome, Setting
from burden.load.times import Times
from burden.load.trouble import blank_targets, names_read, targets_read, unreadable
from burden.plan import Place, Problem, Target
from burden.when import Reading

TEXTS = (
    "item", "number", "kind", "type", "source", "level", "organiser", "partner", "target", "time", "start", "end", "days", "frequency",
    "basis", "method", "content", "filing", "joint", "note", "comprehensive", "status", "ratio",
)  # fmt: skip
KEPT = ("basis", "method", "content", "filing", "note")  # texts a continuation row adds to
LISTED = re.compile(r"^\s*[(（]?\d{1,2}[)）.、．]\s*(?=\S)")
CANCELLED = re.compile("取消|撤销|作废|cancel", re.IGNORECASE)
NOTHING = (
    "这一行既没有事项名称，也看不出谁、何时、检查谁，没有读",
    "the row names no item, and not who inspects whom or when; it was not read",
)


@dataclass
class Entry:
    """One item as it is put together from one row or more."""

    row: int
    said: dict[str, str]
    offices: tuple[str, ...]
    targets: tuple[Target, ...]
    when: Reading
    ignored: tuple[tuple[str, str], ...] = ()


class Items:
    """Reads one table of items."""

    def __init__(self, table: Table, setting: Setting) -> None:
        """Take the texts of all columns, with merges that were lost filled in."""
        self.table, self.setting = table, setting
        self.problems: list[Problem] = []
        self.told: set[Place] = set()
        said = {name: setting.texts(table, name) for name in TEXTS}
        if not table.has("item"):
            said["item"] = said["content"]
        if not any(said["organiser"]):
            self._sign(said["organiser"])
        self.problems += fill_down(table, said)
        self.continued = Continued(table, said)
        self.problems += self.continued.notices(table)
        self.said = said
        self.county = setting.county(table)
        self.homes = [""] * len(table.rows)  # of each row, the county of its organiser
        self.times = Times(table, setting.year)
        self.ignored = table.ignored()
        self.unread = 0

    def _sign(self, organisers: list[str]) -> None:
        """No column of organisers: the section's heading names them, or the sheet's title does."""
        signed = self.setting.signed(self.table)
        for index, row in enumerate(self.table.rows):
            section = self.setting.office(self.table.sections.get(row, ""))
            organisers[index] = section if section in self.setting.directory.units else signed

    def read(self) -> Outcome:
        """All items, with what could not be read."""
        entries: list[Entry] = []
        for index in range(len(self.table.rows)):
            if self.continued.of[index] and entries:
                entries += self._continue(entries[-1], index)
            else:
                entries += self._entries(index)
        self.problems += names_read(self.table, self.setting, ("organiser", "partner"), self.said)
        self.problems += targets_read(self.table, self.setting, self.said["target"], self.homes)
        self.problems += blank_targets(self.table, self.said["target"], set(self.setting.blanks.get("target", ())))
        return Outcome(_columns(entries, self.setting), self.problems, self.unread)

    def _entries(self, index: int) -> Iterator[Entry]:
        """The items of a row that begins one: several where its name is a numbered list."""
        said = {name: texts[index] for name, texts in self.said.items()}
        who = said["organiser"] or said["partner"]
        if not (said["item"] or (who and (said["target"] or said["time"] or said["start"] or said["end"]))):
            self.unread += 1
            self.problems.append(Problem("unreadable", self.table.place(self.table.rows[index]), *NOTHING))
            return
        entry = self._entry(index, said)
        for name in _listed(said["item"]):
            yield replace(entry, said=said | {"item": name})

    def _entry(self, index: int, said: dict[str, str]) -> Entry:
        """A row as an item."""
        row = self.table.rows[index]
        offices = tuple(dict.fromkeys(self._offices(said["organiser"]) + self._offices(said["partner"])))
        home = self.homes[index] = self.setting.home(offices[0]) if offices else ""
        targets = self.setting.targets.expand(said["target"], home) if said["target"] else ()
        if (drawn := codes.share(said["ratio"])) < 1 and (len(targets) > 1 or not all(target.known for target in targets)):
            targets = tuple(target._replace(share=target.share * drawn) for target in targets)
        return Entry(row, said, offices, targets, self._when(row, said), self.ignored[index])

    def _offices(self, text: str) -> tuple[str, ...]:
        return self.setting.offices(text, self.county)

    def _when(self, row: int, said: dict[str, str]) -> Reading:
        """The time of a row; what cannot be read in it is a problem, once for each cell."""
        reading, troubles = self.times.read(said)
        for name, zh in troubles:
            place = self.table.place(row, name)
            if place not in self.told:
                self.told.add(place)
                self.problems.append(unreadable(place, said[name], zh))
        return reading

    def _continue(self, last: Entry, index: int) -> Iterator[Entry]:
        """A row that goes on with the item above: its own item where it has another time, else more of the same."""
        said = {name: texts[index] for name, texts in self.said.items()}
        entry = self._entry(index, said)
        if self.continued.moves[index] and entry.when != last.when:
            yield entry
            return
        last.targets = tuple(dict.fromkeys(last.targets + entry.targets))
        last.offices = tuple(dict.fromkeys(last.offices + entry.offices))
        last.ignored = tuple(dict.fromkeys(last.ignored + entry.ignored))
        for name in KEPT:
            if said[name] and said[name] not in last.said[name].split("；"):
                last.said[name] = "；".join(filter(None, (last.said[name], said[name])))


def _listed(name: str) -> list[str]:
    """A cell that is a numbered list as its entries, any other as it is."""
    lines = [line for line in name.split("\n") if line.strip()]
    if len(lines) > 1 and all(LISTED.match(line) for line in lines):
        return [LISTED.sub("", line).strip("；;。 ") for line in lines]
    return [name]


def _columns(entries: Sequence[Entry], setting: Setting) -> dict[str, list[object]]:
    """The entries by the columns of ITEMS, without the sheet."""
    rows = [_row(entry, setting) for entry in entries]
    return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}


def _row(entry: Entry, setting: Setting) -> dict[str, object]:
    """An entry by the columns of ITEMS."""
    said = entry.said
    name, lead = " ".join(said["item"].split()), entry.offices[0] if entry.offices else ""
    what = f"{said['kind']} {said['type']}"
    return {
        "number": said["number"], "item": name, "kind": codes.kind(what, name), "type": codes.type_(what),
        "source": _source(said), "level": setting.level(said["level"], lead), "organiser": lead, "partners": entry.offices[1:],
        "targets": entry.targets, "when": entry.when, "frequency": said["frequency"], "basis": said["basis"], "method": said["method"],
        "content": said["content"], "filing": said["filing"], "joint": codes.joint_number(said["joint"]), "note": said["note"],
        "comprehensive": codes.yes(said["comprehensive"]) or "综合" in what or bool(codes.COMPREHENSIVE.search(name)),
        "cancelled": bool(CANCELLED.search(said["status"]) or codes.CANCELLED.fullmatch(said["note"])),
        "ignored": entry.ignored, "row": entry.row + 1,
    }  # fmt: skip


def _source(said: dict[str, str]) -> str:
    """Where an item comes from: its own cell, or a level cell that says 上级部署."""
    if said["source"] and codes.flag(said["source"]) is not None:
        return "above" if codes.flag(said["source"]) else "own"
    return codes.source(said["source"]) or (codes.source(said["level"]) if "部署" in said["level"] else "")


def read_items(table: Table, setting: Setting) -> Outcome:
    """The items of a table."""
    return Items(table, setting).read()
