"""Columns that mean nothing to the program, in the tables that are no plan: named, and kept with what stands in them."""

import io

import pytest

from burden.load.content import read_content
from burden.load.tables import plan_of
from burden.report.planbook import planbook
from tests.load.sheets import grid, read, said

RECORDS = "事项 | 牵头单位 | 检查对象 | 实际开始 | 甲子项\n安全检查 | 市应急局 | 甲县 | @2026-03-05 | 红\n安全检查 | 市应急局 | 乙县 | @2026-03-06 | \n"
FILINGS = "文号 | 事项名称 | 报备单位 | 报备日期 | 审批状态 | 甲子项\n云督1号 | 安全检查 | 市应急局 | @2026-01-05 | 某种 | 红\n"
UNITS = "单位名称 | 层级 | 上级单位 | 类型 | 甲子项\n甲县 | 某级 | 云岭市 | 县区 | 红\n"
TOLD = "不认识列名“甲子项”，这一列的1格没有读，原样保留在“未采用”里"


@pytest.mark.parametrize(
    ("drawn", "name", "kept"),
    [
        (RECORDS, "records", [(("甲子项", "红"),), ()]),
        (FILINGS, "filings", [(("甲子项", "红"), ("审批状态", "某种"))]),
        (UNITS, "units", [(("甲子项", "红"), ("层级", "某级"))]),
    ],
)
def test_unknown_column_is_named_and_kept(drawn: str, name: str, kept: list[object]) -> None:
    plan, problems = read(grid(drawn, "a.xlsx"))
    assert list(getattr(plan, name)["ignored"]) == kept
    assert [zh for _, _, zh in said(problems, "notice") if "甲子项" in zh] == [TOLD]


@pytest.mark.parametrize(("drawn", "name"), [(RECORDS, "records"), (FILINGS, "filings"), (UNITS, "units")])
def test_unknown_column_comes_back_from_the_workbook(drawn: str, name: str) -> None:
    plan, problems = read(grid(drawn, "a.xlsx"))
    book, _ = planbook(plan, problems)
    grids, _ = read_content(io.BytesIO(book), "b.xlsx")
    again, _ = plan_of(grids, year=2026, headings={}, blanks={})
    assert list(getattr(again, name)["ignored"]) == list(getattr(plan, name)["ignored"])


def test_planned_day_beside_the_day_of_the_visit_is_kept() -> None:
    plan, _ = read(
        grid("事项 | 牵头单位 | 检查对象 | 计划时间 | 实际开始\n安全检查 | 市应急局 | 甲县 | 3月 | @2026-03-05\n", "a.xlsx")
    )
    assert list(plan.records["ignored"]) == [(("计划时间", "3月"),)]
