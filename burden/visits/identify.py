"""Which item of the plan a record is of: by number, else by organiser and name, else by all that speaks for one, with a score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from burden.naming import apart, core, likeness, seat, system
from burden.visits.parts import whole

Key = tuple[int, str]  # item and target
Windows = Mapping[Key, Sequence[tuple[int, int]]]  # first and last day of each visit planned
# The shares of a score: what the name says counts most, since one office comes to one target for many things.
NAME, TARGET, WINDOW = 0.6, 0.2, 0.2
LEAST, LEAST_NAME = 0.7, 0.5  # of a score, and of the likeness of names below which nothing else counts
REACH = 0.05  # two items whose scores differ by less are both possible
FAR = 60  # days outside of a window after which it says nothing any more
WIDE = 92  # days: a window of more than a quarter says half as much
HELD = 0.85  # how alike names are of which the one holds all that is particular in the other
CERTAIN_NAME = 0.95  # names so alike are of one item wherever it was made


class Identity(NamedTuple):
    """The row of an item (-1: none), how sure that is (0 to 1), and the rows of all items where more than one is in reach."""

    item: int
    score: float = 0.0
    rivals: tuple[int, ...] = ()


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
    to the day; else by a score of name, target and window among the items of its organiser. Case checks are identified by
    number and name alone. Two items in reach of each other are said and none is taken.
    """
    known = Known(items)
    told = [Record(*row) for row in zip(*(records[name].tolist() for name in Record._fields), strict=True)]
    sure = [known.by_number_or_name(each, windows) for each in told]
    unsettled = {each for each, found in zip(told, sure, strict=True) if found is NOBODY and each.type != "case"}
    scored = known.scored(unsettled, windows)
    return [scored.get(each, NOBODY) if found is NOBODY else found for each, found in zip(told, sure, strict=True)]


def office(organiser: str) -> tuple[str, str]:
    """What two spellings of one office share: its place and its system."""
    return seat(organiser)[0], system(organiser)


class Known:
    """The items of a plan by what a record may know them by."""

    def __init__(self, items: pd.DataFrame) -> None:
        """Look every item up once."""
        self.names: list[str] = items["item"].tolist()
        self.joined = [{lead, *partners} for lead, partners in zip(items["organiser"], items["partners"], strict=True)]
        self.by_number: dict[str, list[int]] = defaultdict(list)
        self.by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.by_office: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, (number, name, off) in enumerate(zip(items["number"], self.names, items["cancelled"], strict=True)):
            if number:
                self.by_number[number].append(index)
            for organiser in self.joined[index]:
                self.by_name[organiser, whole(name)].append(index)
            for place in {office(organiser) for organiser in self.joined[index] if organiser and not off}:
                self.by_office[place].append(index)

    def by_number_or_name(self, record: Record, windows: Windows) -> Identity:
        """The item a record names outright, of several the one planned nearest to its day."""
        numbered = self.by_number.get(record.number, ())
        own = [index for index in numbered if not record.organiser or record.organiser in self.joined[index]]
        fits = own or self.by_name.get((record.organiser, whole(record.item)), [])
        return Identity(nearest(fits, record, windows), 1.0) if fits else NOBODY

    def scored(self, records: Iterable[Record], windows: Windows) -> dict[Record, Identity]:
        """For each record that no number and no name settles the item its score speaks for."""
        among = {each: self.by_office.get(office(each.organiser), []) for each in sorted(records)}
        alike = likenesses(sorted({(each.item, self.names[row]) for each, rows in among.items() for row in rows}))
        return {each: self._best(each, rows, alike, windows) for each, rows in among.items()}

    def _best(self, record: Record, rows: Sequence[int], alike: Mapping[tuple[str, str], float], windows: Windows) -> Identity:
        """The item with the best score, or all within reach of it."""
        scores = {row: score(record, row, alike[record.item, self.names[row]], windows) for row in rows}
        most = max(scores.values(), default=0.0)
        near = sorted(row for row, value in scores.items() if value and value > most - REACH)
        if not near:
            return NOBODY
        if len({whole(self.names[row]) for row in near}) > 1:
            return Identity(-1, most, tuple(near))
        return Identity(nearest(near, record, windows), most)


def score(record: Record, row: int, name: float, windows: Windows) -> float:
    """What speaks for an item, of 1; 0 where it is not enough."""
    spans = windows.get((row, record.target), ())
    near = max((nearness(record.first, first, last) for first, last in spans), default=0.0)
    found = NAME * name + (TARGET if spans else 0) + WINDOW * near
    return found if name >= CERTAIN_NAME or (name >= LEAST_NAME and found >= LEAST) else 0.0


def nearness(day: int, first: int, last: int) -> float:
    """How well a day fits a window, 0 to 1."""
    off = max(first - day, day - last, 0)
    return max(1 - off / FAR, 0) * (1 if last - first < WIDE else 0.5)


def likenesses(pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """How alike the names of each pair are, 0 to 1; 0 where their slots forbid one item."""
    scores = likeness([left for left, _ in pairs], [right for _, right in pairs]) / 100
    return {
        pair: 0.0 if apart(*pair) else max(float(value), HELD * held(*pair)) for pair, value in zip(pairs, scores, strict=True)
    }


def held(left: str, right: str) -> float:
    """How much of what is particular in the shorter name the longer one holds, by pairs of neighbouring characters."""
    short, long = sorted((core(left), core(right)), key=len)
    wanted = {short[at : at + 2] for at in range(len(short) - 1)}
    return sum(pair in long for pair in wanted) / len(wanted) if wanted else 0.0


def nearest(rows: Sequence[int], record: Record, windows: Windows) -> int:
    """Of items that all fit the one planned at the record's target nearest to its day; of equals the first."""
    far = 1 << 30

    def away(row: int) -> tuple[int, int]:
        spans = windows.get((row, record.target), ())
        return min((max(first - record.first, record.first - last, 0) for first, last in spans), default=far), row

    return min(rows, key=away)
