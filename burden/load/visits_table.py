"""A visits table from Parquet or CSV files: its parts found, read column by column, and every row accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from burden.days import FIRST, LAST, Calendar, day
from burden.intervals.blocks import together
from burden.load.arrow import Part, columns_of
from burden.load.refusal import Refusal
from burden.load.visits_parts import parts_of
from burden.load.visits_rows import KNOWN, judged, problems_of, readable, strangers
from burden.plan import Plan, Problem, Sheet
from burden.visits.table import COLUMNS, missing, visits_of, year_of
from burden.warning import Fact

MOST_ROWS = 2**31 - 1  # rows are counted in 32 bits
KIND = "visits"


class VisitsTable(NamedTuple):
    """A visits table as it was read: a plan without items that knows its files, the visits, and what could not be read."""

    plan: Plan
    visits: pd.DataFrame
    problems: tuple[Problem, ...]


def read_visits(paths: Sequence[Path], calendar: Calendar, one_visit: int = 10, year: int | None = None) -> VisitsTable:
    """The visits in the Parquet and CSV files at `paths` (files, or folders of parts); the year is that of most visits.

    Rows that cannot be read are left out and told, counted by part and reason. Refusal: a file that is damaged, lacks a needed
    column or has one of a wrong type; no rows at all, or more than 2^31 - 1.
    """
    parts = parts_of(paths)
    _whole(parts)
    _room(parts)
    named = [name for name in COLUMNS if any(name in part.columns for part in parts)]
    read = together([partial(columns_of, name, parts) for name in named], sum(part.rows for part in parts))
    columns = dict(zip(named, read, strict=True))
    rows = np.concatenate([np.arange(1, part.rows + 1, dtype=np.int32) for part in parts])
    sheet = np.repeat(np.arange(len(parts), dtype=np.int16), [part.rows for part in parts])
    why = judged(columns, (day(FIRST), day(LAST)))
    kept = np.flatnonzero(why == 0) if why.any() else None
    places = {name: column if kept is None else column[kept] for name, column in (("row", rows), ("sheet", sheet))}
    visits = visits_of({**readable(columns, kept), **places}, calendar, one_visit)
    unread = np.bincount(sheet[why > 0], minlength=len(parts)).tolist()
    sheets = tuple(
        Sheet(part.name, "", KIND, rows=part.rows, read=part.rows - bad, unread=bad)
        for part, bad in zip(parts, unread, strict=True)
    )
    plan = Plan(year or year_of(visits["first"].to_numpy()), sheets=sheets)
    odd = strangers({name: list(visits[name].cat.categories) for name in KNOWN}, parts[0].name)
    return VisitsTable(plan, visits, (*problems_of(why, sheet, parts, rows, (FIRST.isoformat(), LAST.isoformat())), *odd))


def _room(parts: Sequence[Part]) -> None:
    """Refuse more rows than can be counted, and none at all."""
    count, first = sum(part.rows for part in parts), parts[0].name
    if not count:
        english = "there is not one row in it", "give a table of visits"
        raise Refusal(first, "里面一行也没有", "请给出有到访的表", english)
    if count > MOST_ROWS:
        english = f"{Fact(count):row}, more than {MOST_ROWS}", "check it in several parts, or on a cluster"
        raise Refusal(first, f"共{count}行，超过{MOST_ROWS}行", "分成几次检查，或者用集群检查", english)


def _whole(parts: Sequence[Part]) -> None:
    """Refuse a part without a column it must have."""
    for part in parts:
        if lacking := missing(part.columns):
            english = f"the column {', '.join(lacking)} is missing", "see docs/visits.md for the columns of a visits table"
            raise Refusal(part.name, f"没有 {'、'.join(lacking)} 列", "到访表有哪些列见 docs/visits.md", english)
