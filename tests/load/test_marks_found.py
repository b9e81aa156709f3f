"""Every row under a header is accounted for, and every cell of it is found again: in the plan, or in what is said of its row."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from burden.load.grid import Cell, Grid, letter, rectangle
from burden.plan import Plan, Problem
from tests.load.sheets import read

HEADINGS = (
    "序号", "事项名称", "类别", "类型", "任务来源", "牵头单位", "配合单位", "检查对象", "检查时间", "检查天数", "频次", "检查依据",
    "检查方式", "检查内容", "文号", "备注", "抽查比例", "地址",
)  # fmt: skip
RECORDED = ("序号", "事项名称", "牵头单位", "检查对象", "实际开始", "实际结束", "人数", "发现问题数", "反馈日期", "备注", "地址")
FILED = ("文号", "对应事项编号", "事项名称", "牵头单位", "报备日期", "审批日期", "审批人", "备注", "地址")


DAYS = {"实际开始": 0, "实际结束": 1, "反馈日期": 20, "报备日期": 3, "审批日期": 4}  # days after the first of March
COUNTS = ("人数", "发现问题数")


def cell(heading: str, row: int, column: int) -> Cell:
    """A mark that is found nowhere else; a day or a number where the column holds such."""
    if heading in DAYS:
        return date(2026, 3, 1) + timedelta(days=DAYS[heading])
    return 7000 + row if heading in COUNTS else f"标{row}甲{column}"


def marked(headings: tuple[str, ...], filled: list[list[bool]], beyond: bool) -> Grid:
    """A sheet in which each filled cell holds a mark of its own; `beyond` adds one to the right of the header."""
    columns = list(enumerate(headings))
    rows = [
        [cell(name, row, column) if full else None for full, (column, name) in zip(line, columns, strict=True)]
        for row, line in enumerate(filled)
    ]
    for row, line in enumerate(rows):
        line.append(f"标{row}甲99" if beyond and any(line) else None)
    return Grid("2026年计划.xlsx", "表1", rectangle([headings, *rows]))


def heard(plan: Plan, problems: tuple[Problem, ...]) -> str:
    frames = (plan.items, plan.records, plan.filings)
    said = [str(value) for frame in frames for row in frame.to_dict("records") for value in row.values()]
    return "\n".join([*said, *(problem.zh for problem in problems)])


def lost(headings: tuple[str, ...], filled: list[list[bool]], beyond: bool) -> list[str]:
    """The cells of which nothing is heard: neither in the plan nor in a problem, in no unread row and no column that is named."""
    sheet = marked(headings, filled, beyond)
    plan, problems = read(sheet)
    said = heard(plan, problems)
    unread = {problem.place.row for problem in problems if "没有读" in problem.zh and problem.kind == "unreadable"}
    passed = {problem.place.column for problem in problems if "没有列名" in problem.zh}
    named = {letter(headings.index(heading)) for each in plan.sheets for heading in each.ignored} if plan.items.empty else set()
    assert [each.rows for each in plan.sheets] == [sum(map(any, sheet.cells[1:]))]
    assert all(each.rows == each.read + each.unread + each.aside for each in plan.sheets)
    return [
        f"{letter(column)}{row + 1}"
        for row, line in enumerate(sheet.cells)
        for column, value in enumerate(line)
        if row and row + 1 not in unread and isinstance(value, str) and letter(column) not in named | passed and value not in said
    ]


def sheets(headings: tuple[str, ...]) -> st.SearchStrategy[list[list[bool]]]:
    width = len(headings)
    return st.lists(st.lists(st.sampled_from((True, True, True, False)), min_size=width, max_size=width), min_size=1, max_size=4)


@given(sheets(HEADINGS), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_cell_of_a_plan_is_found_again(filled: list[list[bool]], beyond: bool):
    assert lost(HEADINGS, filled, beyond) == []


@given(sheets(RECORDED), st.booleans())
@settings(max_examples=40, deadline=None)
def test_every_cell_of_a_record_is_found_again(filled: list[list[bool]], beyond: bool):
    assert lost(RECORDED, filled, beyond) == []


@given(sheets(FILED), st.booleans())
@settings(max_examples=40, deadline=None)
def test_every_cell_of_a_filing_is_found_again(filled: list[list[bool]], beyond: bool):
    assert lost(FILED, filled, beyond) == []


@given(sheets(HEADINGS))
@settings(max_examples=60, deadline=None)
def test_every_cell_of_a_row_that_goes_on_is_found_again(filled: list[list[bool]]):
    going = [
        [full and (not row or column not in (0, 1, 5)) for column, full in enumerate(line)] for row, line in enumerate(filled)
    ]
    assert lost(HEADINGS, going, beyond=False) == []
