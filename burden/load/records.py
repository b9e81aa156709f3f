"""Records of visits that were made, from the rows of a table: which unit, by whom, from which day to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from burden.load import codes
from burden.load.body import quoted
from burden.load.coded import RECORD_READS, not_understood
from burden.load.moments import moments_of
from burden.load.officers import heads, officers
from burden.load.other_year import other_days
from burden.load.rows import NOTHING, Table
from burden.load.setting import Outcome, Setting
from burden.load.times import days_of
from burden.load.trouble import NONE_FOUND, blank_targets, names_read, no_numbers, targets_read
from burden.place import Place, Problem

TEXTS = (
    "item", "number", "kind", "type", "organiser", "partner", "target", "time", "start", "end", "actual_start", "actual_end", "visit",
    "people", "result", "joint", "level", "method", "officers", "attendance", "asked", "due", "published", "rectify_by", "rectified", "look_back_by",
    "look_back", "code", "note",
)  # fmt: skip
COLUMNS = (
    "visit", "number", "item", "kind", "type", "organiser", "partners", "target", "first", "last", "people", "findings", "result", "joint",
    "level", "method", "officers", "attendance", "asked", "due", "published", "rectify_by", "rectified", "look_back_by", "look_back", "code", "note",
    "ignored", "row",
)  # fmt: skip
LATER = ("result", "published", "rectify_by", "rectified", "look_back_by", "look_back")  # days of what follows a visit
BY = ("rectify_by", "look_back_by")  # of which the last days may be said as 3月20日前
SPANS = (("actual_start", "actual_end"), ("start", "end"), ("time", ""))  # where the days stand, the surest first

Days = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Missing:
    """Why a row holds no visit: in both languages, and the meaning of the cell that is at fault."""

    zh: str
    en: str
    name: str = ""


class Records:
    """Reads one table of records, a column at a time."""

    def __init__(self, table: Table, setting: Setting) -> None:
        """Take the texts of all columns."""
        self.table, self.setting = table, setting
        self.problems: list[Problem] = []
        self.left: list[tuple[int, dict[str, str]]] = []
        self.said = {name: setting.texts(table, name) for name in TEXTS}
        self.found = table.texts("findings", nothing=NOTHING - NONE_FOUND)
        if not any(self.said["organiser"]):
            self.said["organiser"] = [setting.signed(table)] * len(table.rows)

    def read(self) -> Outcome:
        """All visits made, with what could not be read."""
        table, setting, said = self.table, self.setting, self.said
        county = setting.county(table)
        offices = [setting.offices(text, county) for text in said["organiser"]]
        days = self._days()
        joined = [
            (*lead, *setting.offices(text, county)) if text else lead for lead, text in zip(offices, said["partner"], strict=True)
        ]
        made = [visit for index in range(len(table.rows)) for visit in self._visits(index, joined[index], days[index])]
        figures = {"people": said["people"], "attendance": said["attendance"], "findings": self.found}
        self.problems += [problem for name, texts in figures.items() for problem in no_numbers(table, name, texts)]
        self.problems += names_read(table, setting, ("organiser", "partner"), said)
        self.problems += other_days(table, [visit[2] for visit in made], setting.year)
        homes = [setting.home(lead[0]) if lead else "" for lead in joined]
        self.problems += targets_read(table, setting, said["target"], homes)
        self.problems += blank_targets(table, said["target"], set(setting.blanks.get("target", ())))
        return Outcome(self._columns(made, joined), self.problems, len(self.left), left=self.left)

    def _days(self) -> list[Days | Missing]:
        """For each row the days of its visits, or what is wrong with them; every text is read once."""
        found: list[Days | Missing | None] = [None] * len(self.table.rows)
        for start, end in SPANS:
            if not self.table.has(start) or (start == "time" and all(found)):
                continue
            ends = self.said[end] if end else [""] * len(found)
            known: dict[tuple[str, str], Days | Missing] = {}
            for index, pair in enumerate(zip(self.said[start], ends, strict=True)):
                if found[index] is None and any(pair):
                    if pair not in known:
                        known[pair] = self._span(*pair, start, end)
                    found[index] = known[pair]
        names = [name for pair in SPANS for name in pair if name and self.table.has(name)]
        blank = Missing("没有到访日期，没有读", "the row has no day and was not read", names[0] if names else "")
        return [blank if days is None else days for days in found]

    def _span(self, first: str, last: str, start: str, end: str) -> Days | Missing:
        """The days two cells say, or why they say none."""
        if not first:
            return Missing("只有结束日期，没有开始日期，没有读", "the row has a last day and no first; it was not read", start)
        days = codes.spans(first, self.setting.year, last or None)
        if isinstance(days, tuple):
            return days
        alone = codes.spans(first, self.setting.year)
        name = end if last and isinstance(alone, tuple) else start
        texts = [f"“{quoted(text)}”" for text in dict.fromkeys(filter(None, (first, last)))]
        shown, en = "至".join(texts), " to ".join(texts)
        if days.kind == "unreadable":
            return Missing(
                f"时间{shown}读不出来：{days.problem}；这一行没有读", f"{en}: {days.problem_en}; the row was not read", name
            )
        return Missing(f"{shown}不是确切日期，没有读；请写到日", f"{en} is no exact day; the row was not read", name)

    def _visits(self, index: int, offices: tuple[str, ...], days: Days | Missing) -> Iterator[tuple[int, str, int, int]]:
        """The visits of a row: one for each of its targets and spans of days."""
        text = self.said["target"][index]
        if not text or isinstance(days, Missing):
            self._miss(index, text, days)
            return
        home = self.setting.home(offices[0]) if offices else ""
        targets = self.setting.targets.expand(text, home)
        whole = all(target.share >= 1 for target in targets)
        for name in dict.fromkeys(target.name for target in targets) if whole else (text,):
            for first, last in days:
                yield index, name, first, last

    def _miss(self, index: int, text: str, days: Days | Missing) -> None:
        """A row without a target or a day is unread, and every fault of it is said."""
        row = self.table.rows[index]
        said = {name: texts[index] for name, texts in self.said.items()} | {"findings": self.found[index]}
        first, last = (next((said[name] for name in names if said.get(name)), "") for names in zip(*SPANS, strict=True))
        planned = ("time", "start", "end")
        kept = {name: each for name, each in said.items() if name not in planned}
        self.left.append((row, kept | {"actual_start": first, "actual_end": last}))
        if not text:
            place = self.table.place(row, "target")
            self.problems.append(Problem("unreadable", place, "没有检查对象，没有读", "the row has no target and was not read"))
        if isinstance(days, Missing):
            place = self.table.place(row, days.name) if days.name else Place(self.table.file, self.table.sheet, row + 1)
            self.problems.append(Problem("unreadable", place, days.zh, days.en))

    def _columns(self, made: list[tuple[int, str, int, int]], joined: list[tuple[str, ...]]) -> dict[str, list[object]]:
        """The visits by the columns of RECORDS, without the sheet."""
        said, rows, setting = self.said, self.table.rows, self.setting
        names = [" ".join(text.split()) for text in said["item"]]
        whats = [f"{kind} {type_}" for kind, type_ in zip(said["kind"], said["type"], strict=True)]
        leads = [offices[0] if offices else "" for offices in joined]
        levels = {pair: setting.level(*pair) for pair in set(zip(said["level"], leads, strict=True))}
        by_row: dict[str, list[object]] = {
            "visit": [*said["visit"]], "number": [*said["number"]], "item": [*names], "organiser": [*leads], "note": [*said["note"]],
            "code": [*said["code"]],
            "kind": [codes.kind(what, name) for what, name in zip(whats, names, strict=True)],
            "type": [codes.made_type(what, name) for what, name in zip(whats, names, strict=True)],
            "method": [*said["method"]], "officers": [*map(officers, said["officers"])],
            "partners": [tuple(dict.fromkeys(offices[1:])) if len(offices) > 1 else () for offices in joined],
            "people": _numbers(map(_either, said["people"], map(heads, said["officers"]))), "attendance": _numbers(said["attendance"]),
            "findings": self._findings(), **self._asked(), **self._later(), "joint": [codes.joint_number(text) for text in said["joint"]],
            "level": [levels[pair] for pair in zip(said["level"], leads, strict=True)], "row": [row + 1 for row in rows],
            "ignored": [*self._ignored()],
        }  # fmt: skip
        at = [visit[0] for visit in made]
        found: dict[str, list[object]] = {name: [values[index] for index in at] for name, values in by_row.items()}
        for place, name in ((1, "target"), (2, "first"), (3, "last")):
            found[name] = [visit[place] for visit in made]
        return {name: found[name] for name in COLUMNS}

    def _ignored(self) -> Iterator[tuple[tuple[str, str], ...]]:
        """For each row what was not understood in it, and the planned days beside those of the visit."""
        planned = [name for names in SPANS[1:] for name in names if name in self.table.head.columns]
        for at, pairs in enumerate(not_understood(self.table, self.said, RECORD_READS, (*TEXTS, "findings"))):
            made = self.said["actual_start"][at]
            yield pairs + tuple(
                (self.table.head.heading(name), text) for name in planned if made and (text := self.said[name][at])
            )

    def _findings(self) -> list[object]:
        """How many findings each row tells: none found is 0, a blank is not said."""
        return [0.0 if text in NONE_FOUND else codes.number(text) if text else codes.NAN for text in self.found]

    def _asked(self) -> dict[str, list[object]]:
        """When forms were asked for and due; a cell that cannot be read is a problem."""
        asked, broken = moments_of(self.table, "asked", self.said["asked"], self.setting.year)
        due, more = moments_of(self.table, "due", self.said["due"], self.setting.year, asked)
        self.problems += [*broken, *more]
        return {"asked": [*asked], "due": [*due]}

    def _later(self) -> dict[str, list[object]]:
        """The days of what followed each visit; one that cannot be read is a problem."""
        found: dict[str, list[object]] = {}
        for name in LATER:
            read = moments_of if name in BY else days_of
            days, problems = read(self.table, name, self.said[name], self.setting.year)
            self.problems += problems
            found[name] = [day // 1 for day in days]
        return found


def _numbers(texts: Iterable[str]) -> list[object]:
    """The numbers of cells, nan where there is none."""
    return [codes.number(text) if text else codes.NAN for text in texts]


def _either(said: str, else_: str) -> str:
    return said or else_


def read_records(table: Table, setting: Setting) -> Outcome:
    """The records of a table."""
    return Records(table, setting).read()
