"""Sheets for tests, drawn as text: a line a row, cells between bars, `@2026-03-05` a real day, `\\n` a line break."""

import re
from datetime import date

from burden.load.directory import Directory
from burden.load.grid import Box, Cell, Grid, position, rectangle
from burden.load.setting import Setting
from burden.load.tables import plan_of
from burden.plan import UNITS, Plan, Problem, table

NAMES = """
单位名称         | 层级 | 上级单位 | 类型   | 别名         | 分组
云岭市           | 市   |          | 市     |              |
云岭市应急管理局 | 市级 | 云岭市   | 部门   | 市应急局     |
云岭市教育局     | 市级 | 云岭市   | 部门   |              |
甲县             | 县级 | 云岭市   | 县区   |              |
乙县             | 县级 | 云岭市   | 县区   |              |
丙区             | 县级 | 云岭市   | 县区   |              |
丁区             | 县级 | 云岭市   | 县区   |              |
戊县             | 县级 | 云岭市   | 县区   |              |
甲县应急管理局   | 县级 | 甲县     | 部门   | 甲县安监局   |
东山镇           | 乡镇 | 甲县     | 乡镇   |              |
西山乡           | 乡镇 | 甲县     | 乡镇   |              |
南街道           | 乡镇 | 乙县     | 乡镇   |              |
北镇             | 乡镇 | 乙县     | 乡镇   |              |
市第一中学       | 市级 | 云岭市   | 学校   | 一中         | 重点学校
甲县第二中学     | 县级 | 甲县     | 学校   |              | 重点学校
乙县第三中学     | 县级 | 乙县     | 学校   |              |
"""


def grid(
    drawn: str, file: str = "2026年计划.xlsx", sheet: str = "表1", merged: str = "", hidden: tuple[int, ...] = (), struck: str = "",
    yearless: str = "", unseen: tuple[int, ...] = (), spoilt: str = "",
) -> Grid:  # fmt: skip
    """`merged` are ranges such as "A1:C1 B2:B4", `hidden` rows from 1, `unseen` columns from 1, `struck`, `yearless` and `spoilt` cells."""
    rows = [tuple(cell(each) for each in line.split("|")) for line in drawn.strip("\n").split("\n")]
    boxes = tuple(box(each) for each in merged.split())
    rows_hidden, columns = (frozenset(number - 1 for number in numbers) for numbers in (hidden, unseen))
    out, short, bad = (frozenset(map(position, cells.split())) for cells in (struck, yearless, spoilt))
    return Grid(file, sheet, rectangle(rows), boxes, rows_hidden, struck=out, hidden_columns=columns, yearless=short, spoilt=bad)


def cell(text: str) -> Cell:
    said = text.strip().replace("\\n", "\n")
    if re.fullmatch(r"@\d{4}-\d\d-\d\d", said):
        return date.fromisoformat(said[1:])
    return int(said[1:]) if said.startswith("#") and said[1:].isdigit() else said or None


def box(text: str) -> Box:
    first, last = text.split(":")
    return (*position(first), *position(last))


def read(*grids: Grid, year: int | None = 2026, **given: dict[str, list[str]]) -> tuple[Plan, tuple[Problem, ...]]:
    return plan_of(grids, year=year, headings=given.get("headings", {}), blanks=given.get("blanks", {}))


def said(problems: tuple[Problem, ...], kind: str = "") -> list[tuple[str, str, str]]:
    """Kind, cell and Chinese wording of each problem."""
    return [(each.kind, f"{each.place.column}{each.place.row}", each.zh) for each in problems if kind in ("", each.kind)]


def town() -> Setting:
    plan, _ = read(grid(NAMES, "名录.xlsx"))
    return Setting(2026, Directory(plan.units))


def twins() -> Setting:
    """The town with a 城关镇 in each of two counties and a further office."""
    more = "城关镇|乡镇|甲县|乡镇||\n城关镇|乡镇|乙县|乡镇||\n甲县教育局|县级|甲县|部门||"
    plan, _ = read(grid(NAMES + more, "名录.xlsx"))
    return Setting(2026, Directory(plan.units))


def nobody() -> Setting:
    return Setting(2026, Directory(table((), UNITS)))
