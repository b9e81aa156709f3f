import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from burden.check import check
from burden.days import day
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.load.tables import plan_of
from burden.load.workbook import read_zip
from burden.report.template import EXAMPLES, NEEDED, template

BOOK = openpyxl.load_workbook(io.BytesIO(template()))
SHEETS = ("年度计划", "执行记录", "报备登记", "单位名录")


def validations(name: str) -> dict[str, object]:
    """Heading -> the check of the cells below it."""
    sheet = BOOK[name]
    found = {next(iter(each.sqref.ranges)).min_col: each for each in sheet.data_validations.dataValidation}
    return {str(sheet.cell(1, column).value): each for column, each in found.items()}


def test_example_reads_back_without_a_problem():
    grids, problems = read_zip(io.BytesIO(template()), "计划模板.xlsx")
    plan, told = plan_of(grids, headings={}, blanks={})
    assert (problems, [(each.kind, each.place.sheet) for each in told]) == ((), [("notice", "填写说明")])
    assert plan.year == 2026
    assert [len(each) for each in (plan.items, plan.records, plan.filings, plan.units)] == [1, 1, 1, 3]
    item = plan.items.iloc[0]
    assert (item["number"], item["organiser"], [each.name for each in item["targets"]]) == (
        "YJ-2026-01",
        "某市应急管理局",
        ["甲县"],
    )
    assert item["when"].windows == ((dt.date(2026, 4, 13), dt.date(2026, 4, 15)),)
    assert [sheet.ignored for sheet in plan.sheets] == [()] * 5


def test_example_gives_no_warning_of_its_data():
    grids, _ = read_zip(io.BytesIO(template()), "计划模板.xlsx")
    plan, problems = plan_of(grids, headings={}, blanks={})
    found = check(plan, read_policy(None), packaged(), day(dt.date(2026, 4, 20)), problems)
    assert [each for each in found.warnings if each.family == "data"] == []


@pytest.mark.parametrize("name", SHEETS)
def test_no_list_is_longer_than_excel_takes(name):
    lists = [str(each.formula1) for each in validations(name).values() if each.type == "list"]
    assert [text for text in lists if text.startswith('"') and len(text) > 257] == []
    assert len(lists) >= 2


@pytest.mark.parametrize("name", SHEETS)
def test_no_hint_is_longer_than_excel_takes(name):
    assert [each.prompt for each in validations(name).values() if len(each.prompt or "") > 255] == []


def test_columns_take_what_they_ask_for():
    told = {heading: each.type for heading, each in validations("执行记录").items()}
    assert {heading: told[heading] for heading in ("实际开始", "实际结束", "反馈日期", "实施人数", "类别", "检查对象")} == {
        "实际开始": "date", "实际结束": "date", "反馈日期": "date", "实施人数": "whole", "类别": "list", "检查对象": "list",
    }  # fmt: skip
    assert validations("年度计划")["牵头单位"].formula1 == "'单位名录'!$A$2:$A$2000"


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_is_ready_to_be_filled_in_and_printed(name):
    sheet = BOOK[name]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == ("landscape", 9, 0)


def test_columns_that_must_be_filled_in_have_a_colour_of_their_own():
    colours = {name: [cell.value for cell in BOOK[name][1] if cell.fill.start_color.rgb == "FFFBE3C8"] for name in SHEETS}
    assert colours == {
        "年度计划": ["事项名称", "牵头单位", "检查对象", "检查时间"], "执行记录": ["检查单位", "检查对象", "实际开始"],
        "报备登记": ["文号", "报备日期"], "单位名录": ["单位名称"],
    }  # fmt: skip
    assert set(NEEDED) == set(EXAMPLES)


def test_numbers_of_items_stay_text_and_days_are_days():
    items, records = BOOK["年度计划"], BOOK["执行记录"]
    assert (items.column_dimensions["A"].width, items["A2"].number_format, items["A2"].data_type) == (12.7109375, "@", "s")
    days = [cell for cell in records[2] if cell.is_date]
    assert [(cell.value, cell.number_format) for cell in days] == [
        (dt.datetime(2026, 4, 13), "yyyy-mm-dd"), (dt.datetime(2026, 4, 15), "yyyy-mm-dd"), (dt.datetime(2026, 4, 17), "yyyy-mm-dd"),
        (dt.datetime(2026, 4, 30), "yyyy-mm-dd"), (dt.datetime(2026, 4, 28), "yyyy-mm-dd"), (dt.datetime(2026, 5, 20), "yyyy-mm-dd"),
    ]  # fmt: skip


def test_no_cell_is_a_formula_and_no_sheet_is_hidden():
    cells = [cell for sheet in BOOK for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert {sheet.sheet_state for sheet in BOOK} == {"visible"}


def test_template_is_the_same_byte_for_byte():
    assert template() == template()
    times = {info.date_time for info in zipfile.ZipFile(io.BytesIO(template())).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
