"""Columns of units: below 甲县 a tick says whom, a day says when it is inspected."""

from __future__ import annotations

import re
from unicodedata import normalize

from burden.load.body import text
from burden.load.month_columns import TIME
from burden.load.rows import NOTHING, TICKS, Table

_MONTH = re.compile(r"(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})月|季度|上半年|下半年|20[0-9]{2}|[0-9][./][0-9]")


class Units:
    """What the columns of units of a table say, row by row."""

    def __init__(self, table: Table) -> None:
        """Take the columns that have a unit for a heading."""
        self.table = table
        self.columns = table.head.ticks.get("target", ())

    def rows(self, index: int, said: dict[str, str]) -> list[dict[str, str]]:
        """The texts of a row, once for each time at which some of its units are inspected."""
        row = self.table.rows[index]
        column = self.table.head.columns.get("target")
        if not self.columns or (column is not None and text(self.table.lines[row][column])):
            return [said]
        times: dict[str, list[str]] = {}
        notes = [said["note"]] if said["note"] else []
        for at, label in self.columns:
            cell = text(self.table.lines[row][at])
            if cell and cell not in NOTHING and cell != "否":
                dated = _is_time(cell)
                times.setdefault(cell if dated else said["time"], []).append(label)
                notes += [] if dated or cell in TICKS else [f"{label}：{cell}"]
        told = [said | {"target": "、".join(labels), "time": time, "note": "；".join(notes)} for time, labels in times.items()]
        return told or [said]


def _is_time(cell: str) -> bool:
    plain = normalize("NFKC", cell)
    return bool(_MONTH.search(plain) and TIME.fullmatch(plain))
