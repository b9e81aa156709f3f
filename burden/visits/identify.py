"""Which item of the plan a record is of: by number, else by organiser and name, else by all that speaks for one, with a score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from burden.naming import plain, seat, system
from burden.visits.names import grams, likenesses
from burden.visits.parts import whole

Key = tuple[int, str]  # item and target
Windows = Mapping[Key, Sequence[tuple[int, int]]]  # first and last day of each visit planned
# The shares of a score: what the name says counts most, since one office comes to one target for many things.
NAME, TARGET, WINDOW = 0.6, 0.2, 0.2
LEAST, LEAST_NAME = 0.7, 0.5  # of a score, and of the likeness of names below which nothing else counts
REACH = 0.05  # two items whose scores differ by less are both possible
FAR = 60  # days outside of a window after which it says nothing any more
WIDE = 92  # days: a window of more than a quarter says half as much
ALMOST = 0.99  # the most that likeness is worth: a number or the name itself goes before it
CERTAIN_NAME = 0.95  # names so alike are of one item wherever it was made


class Identity(NamedTuple):
    """The row of an item (-1: none), how sure that is (0 to 1), and the rows of all items where more than one is in reach.

    `alike` are the rows of all items that fit as well, since they have one name and one organiser: any of them will do.
    """

    item: int
    score: float = 0.0
    rivals: tuple[int, ...] = ()
    alike: tuple[int, ...] = ()


class Record(NamedTuple):
    """What a record says of itself."""

    number: str
    item: str
    organiser: str
    target: str
    first: int
    type: str


NOBODY = Identity(-1)


def identify(items: pd.DataFrame, records: pd.DataFrame, windows: Windows) -> list[Identity]:
    """For each record, in order, the item it is of.

    By the number of an item of its organiser; else by organiser and name, marks of a part aside, the one planned nearest
    to the day; else by a score of name, target and window among the items of its office, or at its target where it names
    no organiser. Case checks are identified by number and name alone. Two items in reach of each other are said and none
    is taken.
    """
    known = Known(items, windows)
    told = [Record(*row) for row in zip(*(records[name].tolist() for name in Record._fields), strict=True)]
    sure = {each: known.by_number_or_name(each) for each in set(told)}
    unsettled = {each for each, found in sure.items() if found is NOBODY and each.type != "case"}
    scored = known.scored(unsettled)
    return [scored.get(each, sure[each]) for each in told]


def one_office(left: str, right: str) -> bool:
    """Whether two spellings may be of one office: of one system, and at one place as far as both say it."""
    a, b = seat(left)[0], seat(right)[0]
    return system(left) == system(right) and (a.endswith(b) or b.endswith(a))


class Known:
    """The items of a plan by what a record may know them by."""

    def __init__(self, items: pd.DataFrame, windows: Windows) -> None:
        """Look every item up once."""
        self.windows = windows
        self.names: list[str] = items["item"].tolist()
        self.off: list[bool] = items["cancelled"].tolist()
        numbers, organisers = items["number"].tolist(), items["organiser"].tolist()
        self.joined = [{lead, *partners} - {""} for lead, partners in zip(organisers, items["partners"].tolist(), strict=True)]
        self.told = list(zip(numbers, self.names, organisers, range(len(items)), strict=True))
        self.by_number: dict[str, list[int]] = defaultdict(list)
        self.by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.by_system: dict[str, list[int]] = defaultdict(list)
        self.by_target: dict[str, list[int]] = defaultdict(list)
        for row, (number, name, off) in enumerate(zip(numbers, self.names, self.off, strict=True)):
            if number:
                self.by_number[number].append(row)
            for organiser in self.joined[row]:
                self.by_name[organiser, whole(name)].append(row)
            for one in {system(organiser) for organiser in self.joined[row] if not off}:
                self.by_system[one].append(row)
        for row, target in windows:
            self.by_target[target] += [] if self.off[row] else [row]

    def of_office(self, row: int, organiser: str) -> bool:
        """Whether an office leads or joins an item, however it is spelt; true where none is named."""
        return not organiser or organiser in self.joined[row] or any(one_office(organiser, each) for each in self.joined[row])

    def by_number_or_name(self, record: Record) -> Identity:
        """The item a record names outright, of several the one planned nearest to its day."""
        own = [row for row in self.by_number.get(record.number, ()) if self.of_office(row, record.organiser)]
        fits = own or self.by_name.get((record.organiser, whole(record.item)), [])
        return self._taken(self._preferred(fits, record), record, 1.0) if fits else NOBODY

    def scored(self, records: Iterable[Record]) -> dict[Record, Identity]:
        """For each record that no number and no name settles the item its score speaks for."""
        asked: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
        for each in sorted(records):
            asked[each.item, each.organiser, "" if each.organiser else each.target].append(each)
        among = {key: self._among(*key) for key in asked}
        alike = likenesses(sorted({(key[0], self.names[row]) for key, rows in among.items() for row in rows}))
        found: dict[Record, Identity] = {}
        for key, rows in among.items():
            names = {row: alike[key[0], self.names[row]] for row in rows}
            near = {row: name for row, name in names.items() if name >= LEAST_NAME}
            found |= {each: self._best(each, near) for each in asked[key]}
        return found

    def _among(self, name: str, organiser: str, target: str) -> list[int]:
        """The items a record is compared with: of its office, or at its target where it names none, with names that touch its own."""
        rows = self.by_system.get(system(organiser), ()) if organiser else self.by_target.get(target, ())
        own = grams(name)
        touching = [row for row in rows if not own.isdisjoint(grams(self.names[row]))]
        return [row for row in touching if self.of_office(row, organiser)]

    def _best(self, record: Record, names: Mapping[int, float]) -> Identity:
        """The item with the best score, or all within reach of it."""
        scores = {row: score(record, row, name, self.windows) for row, name in names.items()}
        most = max(scores.values(), default=0.0)
        near = self._preferred([row for row, value in scores.items() if value and value > most - REACH], record)
        if not near:
            return NOBODY
        exact = record.organiser in self.joined[near[0]]
        if len({(whole(self.names[row]), "" if exact else self.told[row][2]) for row in near}) > 1:
            return Identity(-1, most, tuple(near))
        return self._taken(near, record, most)

    def _preferred(self, rows: Sequence[int], record: Record) -> list[int]:
        """Of rows those in force, of its own organiser, and with its very name, as far as there are any; in order of content."""
        if len(rows) == 1:
            return list(rows)
        left = sorted(rows, key=self.told.__getitem__)
        left = [row for row in left if not self.off[row]] or left
        left = [row for row in left if record.organiser in self.joined[row]] or left
        return [row for row in left if plain(self.names[row]) == plain(record.item)] or left

    def _taken(self, rows: Sequence[int], record: Record, sure: float) -> Identity:
        """The item planned at the record's target nearest to its day, of equals the first, with those that fit as well."""

        def away(row: int) -> int:
            spans = self.windows.get((row, record.target), ())
            return min((max(first - record.first, record.first - last, 0) for first, last in spans), default=1 << 30)

        return Identity(min(rows, key=away) if len(rows) > 1 else rows[0], sure, (), tuple(rows))


def score(record: Record, row: int, name: float, windows: Windows) -> float:
    """What speaks for an item, of 1; 0 where it is not enough."""
    spans = windows.get((row, record.target), ())
    near = max((nearness(record.first, first, last) for first, last in spans), default=0.0)
    found = min(NAME * name + (TARGET if spans else 0) + WINDOW * near, ALMOST)
    return found if name >= CERTAIN_NAME or (name >= LEAST_NAME and found >= LEAST) else 0.0


def nearness(day: int, first: int, last: int) -> float:
    """How well a day fits a window, 0 to 1."""
    off = max(first - day, day - last, 0)
    return max(1 - off / FAR, 0) * (1 if last - first < WIDE else 0.5)
