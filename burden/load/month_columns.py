"""Columns of months: a tick, days, names of units or of items below 3月 each say something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from burden.load.body import text
from burden.load.grid import letter
from burden.load.lists import parts
from burden.load.rows import NOTHING, TICKS, Table, in_rows, numbers_of
from burden.load.setting import Setting
from burden.place import Place, Problem
from burden.warning import Fact

TIME = re.compile(
    r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[上中下前后整全]|第|月|日|号|旬|半|周|星期|底|初|末|左右|起|止|至|到|[-–—~、,，./()\s]|年|季度|上半|下半)+"
)
_SAYS = re.compile("[日号旬周月底初末]|[0-9][-–—~./][0-9]|上半|下半")
_COUNT = re.compile(
    r"(?:(?:检查|抽查|督查|共|约|不少于|至少|计划)*[0-9]+(?:[-~][0-9]+)?(?:余)?(?:家|户|个|所|处|人|批次?|份|项|单位|企业|次|%)?(?:次)?)+"
)
_UNIT = re.compile(
    r"[县区市镇乡州旗村院校园厂场店站局委办会所部队]$|街道|中心$|公司$|企业|单位$|学校|部门|中学|小学|项目$|家$|户$"
)
REFUSED = re.compile(
    r"[×✗✘╳]|[Nn]o?|(?:已|拟)?取消|(?:暂?不|未)(?:安排|开展|检查|组织)|无安排|(?:暂停|推迟|延期|暂缓)(?:开展|检查)?"
)
_ENDS = 12  # characters of a unit's name in such a cell, at the most, without a directory


class Months:
    """What the columns of months of a table say, row by row."""

    def __init__(self, table: Table, setting: Setting) -> None:
        """Take the columns that have a month for a heading, where no other column holds the time."""
        self.table, self.setting = table, setting
        self.columns = table.head.ticks.get("time", ())
        self.bare: list[tuple[int, int]] = []
        self.refused: list[tuple[int, int]] = []

    def rows(self, index: int, said: dict[str, str]) -> list[dict[str, str]]:
        """The texts of a row, once for each thing that its months say of their own."""
        row = self.table.rows[index]
        column = self.table.head.columns.get("time")
        if not self.columns or (column is not None and text(self.table.lines[row][column])):
            return [said]
        found: dict[tuple[str, str], list[str]] = {}
        for at, label in self.columns:
            cell = text(self.table.lines[row][at])
            if REFUSED.fullmatch(cell):
                self.refused.append((row, at))
            elif cell and cell not in NOTHING and cell != "否":
                name, time, what = self._read(label, cell, said, (row, at))
                found.setdefault((name, what), []).append(time)
        told = [{**said, "time": "、".join(times)} | _with(said, label, what) for (label, what), times in found.items()]
        return told or [said]

    def _read(self, label: str, cell: str, said: dict[str, str], at: tuple[int, int]) -> tuple[str, str, str]:
        """A cell as the meaning of what it says beside its time, the time, and what it says."""
        plain = normalize("NFKC", cell)
        if cell in TICKS:
            return "", label, ""
        if TIME.fullmatch(plain) and _SAYS.search(plain):
            return "", cell if "月" in plain or re.search(r"\d\.\d", plain) else f"{label}{cell}", ""
        if plain.isdecimal():
            self.bare.append(at)
        if _COUNT.fullmatch("".join(plain.split())):
            return "note", label, f"{label}{cell}"
        if not said["target"] and self._names(plain):
            return "target", label, cell
        return ("item", label, cell) if not said["item"] else ("content", label, f"{label}：{cell}")

    def _names(self, cell: str) -> bool:
        """Whether a cell names units."""
        known = self.setting.directory.name
        return all(known(part) or (len(part) <= _ENDS and _UNIT.search(part)) for part in parts(cell))

    def notices(self) -> Iterator[Problem]:
        """Questions where a mere number stands below a month (a day, or how many?) and where its visit is called off."""
        if self.refused:
            row, column = self.refused[0]
            rows, n = numbers_of(dict.fromkeys(row for row, _ in self.refused)), len(self.refused)
            zh = f"月份栏里有{n}格写着不安排、取消之类（第{rows}行），这些月份没有当作安排，请确认"
            en = f"{Fact(n):cell} below a month with a call-off ({in_rows(rows)}): these months were not taken as planned; please confirm"
            yield Problem("question", Place(self.table.file, self.table.sheet, row + 1, letter(column)), zh, en)
        if self.bare:
            row, column = self.bare[0]
            rows = numbers_of(dict.fromkeys(row for row, _ in self.bare))
            place = Place(self.table.file, self.table.sheet, row + 1, letter(column))
            zh = f"月份栏里有{len(self.bare)}格只写着数（第{rows}行），当作家数或次数，时间按整月读，请确认"
            en = f"{Fact(len(self.bare)):cell} below a month with a mere number ({in_rows(rows)}): taken as a count, the time is the month; please confirm"
            yield Problem("question", place, zh, en)


def _with(said: dict[str, str], name: str, what: str) -> dict[str, str]:
    """What a month's cell says, put to what the row says."""
    return {name: "；".join(filter(None, (said[name], what)))} if name else {}
