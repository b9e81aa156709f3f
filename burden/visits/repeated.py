"""Items that stand in the plan more than once: in two files, or in two rows, with or without a difference."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.naming import plain
from burden.visits.asked_again import kept_for_last
from burden.visits.filed import document
from burden.when import Reading

Row = Mapping[Any, Any]
COMPARED = ("when", "frequency", "basis", "filing")
TOLD = ("sheet", "row", "number", "content", *COMPARED)  # all that tells whether rows are one item
ONCE = re.compile(r"(?:每年|全年|年度|一年)?(?:共)?[1一](?:次|次性)(?:[/每]年)?|一次性|once(?: a year)?|annually", re.IGNORECASE)
SERIAL = re.compile(r"[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）、.]?")  # a row's number in its sheet is no identity


class Repeat(NamedTuple):
    """Rows (of items, by place) that are one item, and the columns of `COMPARED` in which they differ."""

    rows: tuple[int, ...]
    differ: tuple[str, ...]


@kept_for_last(2)
def repeats(items: pd.DataFrame) -> tuple[list[Repeat], int]:
    """The items told more than once, and how many pairs more may be.

    One item are rows of one name, organiser and set of targets whose times meet (and, in one sheet, whose contents do not
    differ); or, in two files, of one number, where the frequency says that the item comes once. Where the times lie apart
    and the number is the same in two files, they may be.
    """
    found, possible, columns = [], 0, {name: items[name].tolist() for name in TOLD}
    for rows in namesakes(items):
        told = {row: {name: column[row] for name, column in columns.items()} for row in rows}
        sure, maybe = joined(told)
        possible += maybe
        found += [Repeat(part, differing([told[row] for row in part])) for part in sure]
    return found, possible


def namesakes(items: pd.DataFrame) -> list[list[int]]:
    """The rows of one name, organiser and set of targets, several together; the first ones first."""
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    names, organisers, targets, cancelled = (items[name].tolist() for name in ("item", "organiser", "targets", "cancelled"))
    for row, name in enumerate(map(plain, names)):
        if name and organisers[row] and targets[row] and not cancelled[row]:
            named[name, organisers[row]].append(row)
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for key, rows in named.items():
        for row in rows if len(rows) > 1 else ():
            found[key, frozenset(target.name for target in targets[row])].append(row)
    return sorted(rows for rows in found.values() if len(rows) > 1)


def identities(items: pd.DataFrame) -> npt.NDArray[np.int64]:
    """For each item the row of the first one that tells the same item, mostly its own."""
    found = np.arange(len(items), dtype=np.int64)
    for repeat in repeats(items)[0]:
        found[list(repeat.rows)] = min(repeat.rows)
    return found


def joined(told: Mapping[int, Row]) -> tuple[Iterator[tuple[int, ...]], int]:
    """The rows in groups of those that are one item, each group in order of places; how many pairs are only possibly one."""
    ordered = sorted(told, key=lambda row: (told[row]["sheet"], told[row]["row"], row))
    alike: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for row in ordered:
        alike[signature(told[row])].add(row)
    group, possible = {row: members for members in alike.values() for row in members}, 0
    place = {row: at for at, row in enumerate(ordered)}
    firsts = [min(members, key=place.__getitem__) for members in alike.values()]
    for at, a in enumerate(firsts):
        for b in firsts[at + 1 :]:
            how = same(told[a], told[b])
            possible += how == "maybe"
            if how == "sure" and group[a] is not group[b]:
                group[a] |= group[b]
                group.update(dict.fromkeys(group[b], group[a]))
    parts = {id(members): members for members in group.values() if len(members) > 1}
    return (tuple(row for row in ordered if row in members) for members in parts.values()), possible


def signature(row: Row) -> tuple[object, ...]:
    """All that `same` and `differing` look at: rows that share it are one item."""
    return (row["sheet"], row["number"], plain(row["content"]), *(spelt(name, row[name]) for name in COMPARED))


def same(a: Row, b: Row) -> str:
    """Whether two rows of one name, organiser and targets are one item: `sure`, `maybe` or ""."""
    apart = bool(a["content"] and b["content"] and plain(a["content"]) != plain(b["content"]))
    numbered = bool(a["number"]) and a["number"] == b["number"] and not SERIAL.fullmatch(a["number"])
    if meet(a["when"], b["when"]):
        return "" if apart and not (numbered and a["sheet"] != b["sheet"]) else "sure"
    if numbered and a["sheet"] != b["sheet"]:
        return "sure" if any(ONCE.fullmatch(plain(row["frequency"])) for row in (a, b)) else "maybe"
    return ""


def meet(a: Reading, b: Reading) -> bool:
    """Whether two times have a day in common; one that names no days meets any."""
    early, late = dt.date.min, dt.date.max
    spans = [[(first or early, last or late) for first, last in getattr(each, "windows", ())] for each in (a, b)]
    if not all(spans):
        return True
    return any(left[0] <= right[1] and right[0] <= left[1] for left in spans[0] for right in spans[1])


def differing(rows: list[Row]) -> tuple[str, ...]:
    """The columns in which rows differ, however they are spelt."""
    said = {name: {spelt(name, row[name]) for row in rows} for name in COMPARED}
    return tuple(name for name in COMPARED if len(said[name]) > 1)


def spelt(name: str, value: Any) -> object:
    """A value in one spelling: a time by the days and the rhythm it says."""
    if name == "when":
        return (value.windows, value.per, value.times, value.days) if isinstance(value, Reading) else None
    return document(value) if name == "filing" else plain(value)
