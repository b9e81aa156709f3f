import math
from datetime import date

import pytest

from burden.days import day
from burden.load.filings import numbers
from tests.load.sheets import NAMES, grid, read, said

HEAD = "文号 | 对应事项编号 | 事项名称 | 申报单位 | 联合单位 | 报备日期 | 审批日期 | 审批人 | 审批状态 | 是否联合检查\n"


def filings(drawn: str):
    plan, problems = read(grid(HEAD + drawn, "报备.xlsx"), grid(NAMES, "名录.xlsx"))
    return plan.filings, problems, next(sheet for sheet in plan.sheets if sheet.file == "报备.xlsx")


def test_row_becomes_a_filing():
    frame, problems, sheet = filings(
        "云督〔2026〕3号 | 1、2 | 安全检查 | 市应急局 | 云岭市教育局 | @2026-01-05 | 2026年1月9日 | 某某 | 同意 | 是"
    )
    (made,) = frame.to_dict("records")
    assert {name: value for name, value in made.items() if name not in ("sheet", "row", "note", "ignored")} == {
        "filing": "云督〔2026〕3号", "numbers": ("1", "2"), "item": "安全检查", "organiser": "云岭市应急管理局", "partners": ("云岭市教育局",),
        "filed": day(date(2026, 1, 5)), "approved": day(date(2026, 1, 9)), "approver": "某某", "status": "approved", "joint": True, "subject": "",
    }  # fmt: skip
    assert (problems, sheet.kind, sheet.read) == ((), "filings", 1)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("同意", "approved"),
        ("不同意", "refused"),
        ("待审批", "pending"),
        ("审核中", "pending"),
        ("退回修改", "refused"),
        ("已备案", "approved"),
        ("", ""),
    ],
)
def test_status_is_a_code(text: str, status: str):
    frame, _, _ = filings(f"1号 | | 检查 | 某局 | | 1月5日 | | | {text} | 否")
    assert (list(frame["status"]), list(frame["joint"])) == ([status], [False])


def test_day_that_does_not_exist_costs_its_cell():
    frame, problems, _ = filings("1号 | | 检查 | 某局 | | 2月30日 | | | 同意 |")
    assert (len(frame), math.isnan(frame["filed"][0])) == (1, True)
    assert said(problems) == [("unreadable", "F2", "报备日期“2月30日”不是确切日期，这一格没有读")]


def test_row_that_names_no_item_is_unread():
    frame, problems, sheet = filings("1号 | | 检查 | 某局 | | 1月5日 | | | 同意 |\n | | | 某局 | | 1月6日 | | | 同意 |")
    assert (len(frame), sheet.unread) == (1, 1)
    assert said(problems) == [("unreadable", "3", "这一行没有文号、事项编号和事项名称，没有读")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", ("3",)),
        ("1、2，3", ("1", "2", "3")),
        ("3至6", ("3", "4", "5", "6")),
        ("YJ-2026-01 YJ-2026-02", ("YJ-2026-01", "YJ-2026-02")),
        ("6至3", ("6至3",)),
        ("", ()),
    ],
)
def test_numbers_in_a_cell(text: str, expected: tuple[str, ...]):
    assert numbers(text) == expected


def test_leftmost_column_that_a_register_does_not_use_is_let_be():
    _, problems = read(grid("层级 | 文号 | 报备日期\n市级 | 1号 | 1月5日\n | 2号 | 1月6日"))
    assert problems == ()
