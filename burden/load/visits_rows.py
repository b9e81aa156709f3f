"""The rows of a visits table: which cannot be read and why, and the others as `burden.visits.table` takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from burden.load.arrow import BAD, NULL, Numbers, Part, Texts
from burden.place import Place, Problem
from burden.plan import KINDS, LEVELS, SOURCES, TYPES
from burden.visits.table import FLAGS, NUMBERS, named

KNOWN = {
    "kind": KINDS, "type": TYPES, "source": SOURCES, **dict.fromkeys(("level", "organiser_level", "target_level"), LEVELS),
    "match": ("kept", "moved", "extra", "none"),
}  # fmt: skip
SHOWN = 5  # rows named of those with one fault
LONGEST = 3660  # workdays of one visit
# Why a row cannot be read, the first reason first.
WHY = (
    ("", ""),
    ("检查对象是空的", "no target"),
    ("检查单位是空的", "no organiser"),
    ("没有开始日期，或者看不懂", "no first day, or one that is none"),
    ("没有结束日期，或者看不懂", "no last day, or one that is none"),
    ("日期不在{first}至{last}之间", "a day is not between {first} and {last}"),
    ("结束早于开始", "it ends before it begins"),
    ("天数、次序或者是否一栏看不懂", "days, occurrence, made or firm is none that is known"),
)
TARGET, ORGANISER, BEGIN, END, OUTSIDE, TURNED, ODD = range(1, len(WHY))


def judged(columns: Mapping[str, Texts | Numbers], span: tuple[int, int]) -> npt.NDArray[np.int8]:
    """For each row the reason why it cannot be read, 0 where it can; days must lie in `span`."""
    first, last = numbers(columns, "first"), numbers(columns, "last")
    reasons = {
        ODD: np.any([odd(name, numbers(columns, name)) for name in (*NUMBERS, *FLAGS) if name in columns], axis=0),
        TURNED: last < first,
        OUTSIDE: (first < span[0]) | (last > span[1]) | (first > span[1]) | (last < span[0]),
        END: (last == NULL) | (last == BAD),
        BEGIN: (first == NULL) | (first == BAD),
        ORGANISER: blank(columns["organiser"]),
        TARGET: blank(columns["target"]),
    }
    why = np.zeros(len(first), dtype=np.int8)
    for reason, rows in reasons.items():
        why[rows] = reason
    return why


def numbers(columns: Mapping[str, Texts | Numbers], name: str) -> Numbers:
    """A column of numbers."""
    found = columns[name]
    assert not isinstance(found, Texts)
    return found


def blank(column: Texts | Numbers) -> npt.NDArray[np.bool_]:
    """Where a column of names says nothing."""
    assert isinstance(column, Texts)
    return np.asarray(column.codes == 0)


def odd(name: str, column: Numbers) -> npt.NDArray[np.bool_]:
    """Where a column holds a number it cannot hold; nothing at all is none."""
    most = {"days": LONGEST, "occurrence": -BAD}.get(name, 1)
    return np.asarray((column != NULL) & ((column < 0) | (column > most)))


def readable(columns: Mapping[str, Texts | Numbers], kept: npt.NDArray[np.int64] | None) -> dict[str, Any]:
    """The columns without the rows that are not read, as `burden.visits.table.visits_of` takes them."""
    given: dict[str, Any] = {}
    for name, column in columns.items():
        if isinstance(column, Texts):
            given[name] = named(column.codes if kept is None else column.codes[kept], column.names)
        else:
            values = column if kept is None else column[kept]
            given[name] = np.where(values == NULL, int(name == "firm"), values).astype(bool if name in FLAGS else np.int32)
    return given


def problems_of(
    why: npt.NDArray[np.int8], sheet: npt.NDArray[np.int16], parts: Sequence[Part], row: Numbers, span: tuple[str, str]
) -> tuple[Problem, ...]:
    """One problem for each part and reason: how many rows, and the first of them."""
    bad = np.flatnonzero(why)
    key = sheet[bad].astype(np.int64) * len(WHY) + why[bad]
    kinds, count = np.unique(key, return_counts=True)
    order = np.argsort(key, kind="stable")
    ends = np.cumsum(count)
    found = []
    for kind, n, end in zip(kinds.tolist(), count.tolist(), ends.tolist(), strict=True):
        part, reason = divmod(kind, len(WHY))
        rows = row[bad[order[end - n : end][:SHOWN]]].tolist()
        found.append(problem(parts[part].name, reason, n, rows, span))
    return tuple(found)


def problem(file: str, reason: int, count: int, rows: Sequence[int], span: tuple[str, str]) -> Problem:
    """The problem of the rows of one part that have one fault."""
    zh, en = (said.format(first=span[0], last=span[1]) for said in WHY[reason])
    named, more = "、".join(map(str, rows)), count > len(rows)
    return Problem(
        "unreadable", Place(file, "", rows[0]), f"{zh}：共{count}行没有读（第{named}行{'等' if more else ''}）",
        f"{en}: {count} row(s) not read (row {named.replace('、', ', ')}{' and more' if more else ''})",
    )  # fmt: skip


def strangers(names: Mapping[str, Sequence[str]], file: str) -> tuple[Problem, ...]:
    """One question for each column that says words nobody knows, of those (`names`) its rows use: no scope of a limit holds for them."""
    found = []
    for column, known in KNOWN.items():
        odd = sorted({*names.get(column, ())} - {*known, ""})
        if odd:
            few, more = "、".join(f"“{word}”" for word in odd[:SHOWN]), len(odd) > SHOWN
            said = few.replace("、", ", ") + (" and more" if more else "")
            zh = f"{column} 列有不认识的词：{few}{'等' if more else ''}；认识的是 {'、'.join(known)}，限额的适用范围认不出这些行"
            en = f"the column {column} says {said}, and known are {', '.join(known)}: no limit with a scope finds these rows"
            found.append(Problem("question", Place(file, "", 0), zh, en))
    return tuple(found)
