"""Whether a table that could be a plan is one of visits that were made: its days and its title tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from burden.load import codes
from burden.load.columns import SAMPLE, looked
from burden.load.rows import Table

PLANNED = {"frequency", "basis", "method", "source", "ratio", "filing", "content", "status", "comprehensive", "days"}
DAY = re.compile("日期|date", re.IGNORECASE)
MADE = re.compile("记录|台账|台帐|(?:实施|执行|完成|开展|落实)情况|已开展|到访|records?|visits?|log", re.IGNORECASE)
AHEAD = re.compile("计划|安排|事项|任务|拟|预计|plan|schedule|deadline", re.IGNORECASE)
MOST = 0.9  # of the day cells, real days, for a table of visits that does not say it is one
HALF = 0.5  # the same where its title says so


def told_by_days(read: Table, given: Mapping[str, str]) -> Table:
    """The table as what it is: one of visits is told by its days, where its headings leave that open."""
    head = read.head
    if head.kind != "items" or not _holds_visits(read):
        return read
    return replace(read, head=looked(head, "records", [read.lines[row] for row in read.rows[:SAMPLE]], given))


def _holds_visits(read: Table) -> bool:
    """Whether a table names targets and real days and nothing that only a plan has, or says that it holds records."""
    head = read.head
    day = "time" if "time" in head.columns else "start"
    if "target" not in head.columns or day not in head.columns:
        return False
    said = " ".join((*read.titles, read.sheet, read.file))
    if MADE.search(said):
        return _dated(read, day) >= HALF
    ahead = AHEAD.search(f"{said} {head.heading('time')} {head.heading('start')}")
    told = DAY.search(head.heading(day)) and not ahead  # a plan may give exact days under 检查时间; a visit has a 日期
    return bool(told) and not PLANNED & head.columns.keys() and not head.ticks and _dated(read, day) >= MOST


def _dated(read: Table, name: str) -> float:
    """The part of the filled day cells that hold one full date."""
    texts = [text for text in read.texts(name) if text]
    return sum(codes.DATED.fullmatch(text) is not None for text in texts) / len(texts) if texts else 0.0
