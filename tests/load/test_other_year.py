"""Sheets of another year: told once as a sheet by title, name or times, and single times by rows."""

import datetime as dt

import pytest

from burden.check import check
from burden.days import day
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from tests.load.sheets import grid, read

HEAD = "事项 | 牵头单位 | 检查对象 | 检查时间\n"
OTHER = "考核 | 教育局 | 丙县 | 2026年6月"


def told(*grids) -> list[tuple[str, int, str]]:
    """Sheet, row and Chinese wording of what is said of other years."""
    _, problems = read(*grids)
    return [(each.place.sheet, each.place.row, each.zh) for each in problems if each.about == "year-mismatch"]


TITLED = "标题或名称写的是2025年，计划是2026年，这张表2项没有写年份的时间都按2026年读；若是旧表请移走，若是笔误请改正标题"
ROWS = "检查 | 教育局 | 甲县 | 3月\n督查 | 教育局 | 乙县 | 4月"


def test_title_of_another_year_is_told_once_for_the_sheet():
    assert told(grid(f"2025年督查检查考核计划\n{HEAD}{ROWS}")) == [("表1", 0, TITLED)]


def test_file_of_another_year_is_told_by_its_name():
    assert told(grid(HEAD + ROWS, file="2025年计划.xlsx")) == [("表1", 0, TITLED)]


def test_folder_of_the_year_does_not_hide_the_file():
    assert told(grid(HEAD + ROWS, file="2026/2025年计划.xlsx")) == [("表1", 0, TITLED)]


@pytest.mark.parametrize(
    "title",
    [
        "2026年计划", "填报时间：2025年12月20日", "市政府〔2025〕3号附件", "2025年工作总结和2026年计划", "2025-2026年度计划", "2025学年第二学期检查计划", "2025年12月制表",
    ],
)  # fmt: skip
def test_title_that_names_no_other_year_to_plan_for_is_let_be(title: str):
    assert told(grid(f"{title}\n{HEAD}{ROWS}", file="表.xlsx")) == []


def test_title_of_what_is_assessed_is_let_be():
    assert told(grid(f"2025年度综合考核工作安排\n{HEAD}{OTHER}", file="表.xlsx")) == []


def test_times_all_in_another_year_are_told_as_a_sheet():
    drawn = "检查 | 教育局 | 甲县 | 2025年3月\n督查 | 教育局 | 乙县 | 2025年4月\n巡查 | 教育局 | 乙县 | "
    zh = "这张表2项的时间全在2025年，计划是2026年，按所写的年份读；若是旧表请移走，若是笔误请改正年份"
    assert told(grid(HEAD + drawn, file="表.xlsx")) == [("表1", 0, zh)]


def test_single_time_in_another_year_is_told_by_its_row():
    zh = "1行的时间写的是2025年（第2行），计划是2026年的；按所写的年份读，请核对"
    assert told(grid(f"{HEAD}检查 | 教育局 | 甲县 | 2025年3月\n{OTHER}")) == [("表1", 2, zh)]


def test_records_all_of_another_year_are_told_once():
    rows = "\n".join(f"检查 | 教育局 | 甲县 | 2025年3月{number}日" for number in (3, 4, 5))
    (found,) = told(grid(f"事项名称 | 检查单位 | 检查对象 | 实际开始\n{rows}", file="记录.xlsx"))
    assert found[:2] == ("表1", 0)


def test_old_file_of_several_sheets_is_one_warning():
    sheets = [grid(f"{HEAD}{name}查 | 教育局 | 甲县 | 3月", file="2025年计划.xlsx", sheet=name) for name in ("甲", "乙", "丙")]
    plan, problems = read(*sheets, grid(f"{HEAD}{OTHER}", file="2026年计划.xlsx"))
    found = check(plan, read_policy(None), packaged(), day(dt.date(2026, 1, 20)), problems).warnings
    (one,) = [each for each in found if each.rule == "year-mismatch"]
    assert (one.place.file, [place.sheet for place in one.related]) == ("2025年计划.xlsx", ["乙", "甲"])
    assert one.message().endswith("；这个文件还有2张表也是（乙、甲）。")
