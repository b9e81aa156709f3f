"""Promise 4: every row under a header ends as an item, a data warning with its place, or a named notice; no cell is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from burden.load.grid import Grid
from burden.load.tables import plan_of
from burden.plan import Plan, Problem
from tests.corpus.case import Case
from tests.promises.reading import LOADING, grids_of, made, names

Row = tuple[str | None, ...]


def full(grid: Grid) -> int:
    return sum(any(cell is not None and str(cell).strip() for cell in row) for row in grid.cells)


@pytest.mark.parametrize("case", LOADING, ids=names(LOADING))
def test_every_row_is_counted_once(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made(case, tmp_path / "计划"))
    grids, _ = grids_of([Path(each) for each in case.given])
    plan, problems = plan_of(grids, year=2026, headings={}, blanks={})
    for sheet in plan.sheets:
        assert sheet.rows == sheet.read + sheet.unread + sheet.aside
        told = {problem.place.row for problem in problems if problem.place[:2] == (sheet.file, sheet.sheet)}
        assert (len(told) > 0) >= (sheet.unread + sheet.aside > 0)
    counted = {(sheet.file, sheet.sheet): 0 for sheet in plan.sheets}
    for sheet in plan.sheets:
        counted[sheet.file, sheet.sheet] += sheet.rows
    assert [key for key in counted if counted[key] > sum(full(grid) for grid in grids if (grid.file, grid.sheet) == key)] == []


def everything(plan: Plan, problems: tuple[Problem, ...]) -> str:
    frames = (plan.items, plan.records, plan.filings, plan.units)
    return repr([frame.to_dict("records") for frame in frames]) + repr(plan.sheets) + repr(problems)


ITEMS = (
    "序号",
    "事项名称",
    "类别",
    "牵头单位",
    "配合单位",
    "检查对象",
    "检查时间",
    "类型",
    "来源",
    "层级",
    "状态",
    "是否综合",
    "检查码",
    "变更情况",
    "频次",
    "依据",
    "方式",
    "检查内容",
    "文号",
    "备注",
)
RECORDS = (
    "事项名称", "类别", "类型", "层级", "牵头单位", "配合单位", "检查对象", "实际开始", "实际结束", "实施人数", "发现问题数", "检查方式", "检查人员", "参会人数", "材料布置日期",
    "材料报送期限", "结果公开日期", "整改期限", "整改完成日期", "回头看期限", "回头看日期", "检查码", "备注",
)  # fmt: skip
FILINGS = (
    "文号",
    "事项名称",
    "牵头单位",
    "报备日期",
    "审批日期",
    "审批人",
    "审批状态",
    "报备类型",
    "分管副市长意见",
    "市长审批",
    "备注",
)
UNITS = ("单位名称", "层级", "上级单位", "类型", "等级", "别名", "分组")
NEVER_SEEN = ("甲子项", "乙丑项")  # headings that mean nothing: what stands under them is kept, or the heading is named
CODED = {  # columns of days and numbers
    "实施人数": "3", "发现问题数": "4", "实际开始": "2026-03-02",
    "实际结束": "2026-03-03", "报备日期": "2026-02-01", "审批日期": "2026-02-02", "检查时间": "3月", "参会人数": "5",
    **dict.fromkeys(("材料布置日期", "材料报送期限", "结果公开日期", "整改期限", "整改完成日期", "回头看期限", "回头看日期"), "2026-03-04"),
}  # fmt: skip


@pytest.mark.parametrize("head", [ITEMS, RECORDS, FILINGS, UNITS], ids=["items", "records", "filings", "directory"])
def test_mark_in_every_cell_is_found_again(head: Row) -> None:
    whole = (*head, *NEVER_SEEN)
    rows = [tuple(CODED.get(str(name), f"记{row:02}{at:02}号") for at, name in enumerate(whole)) for row in range(1, 7)]
    grid = Grid("a.xlsx", "表1", (("2026年计划", *[None] * (len(whole) - 1)), whole, *rows))
    plan, problems = plan_of([grid], year=2026, headings={}, blanks={})
    said = everything(plan, problems)
    lost = {name for row in rows for name, mark in zip(whole, row, strict=True) if mark.startswith("记") and mark not in said}
    assert lost == set()
    assert [(sheet.rows, sheet.read) for sheet in plan.sheets] == [(6, 6)]


@pytest.mark.parametrize("name", ["检查时间", "实际开始"])
def test_mark_that_is_no_day_is_told_with_its_place(name: str) -> None:
    head = ITEMS if name in ITEMS else RECORDS
    rows = [tuple(f"记{row:02}号" if each == name else CODED.get(str(each), "甲县") for each in head) for row in range(1, 4)]
    plan, problems = plan_of([Grid("a.xlsx", "表1", (head, *rows))], year=2026, headings={}, blanks={})
    said = everything(plan, problems)
    assert [mark for row in rows for mark in row if mark.startswith("记") and mark not in said] == []
