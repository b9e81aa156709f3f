import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from burden.load.tables import plan_of
from burden.load.workbook import read_zip
from burden.plan import Plan, Problem
from burden.report.choices import LISTS
from burden.report.planbook import planbook
from tests.load.sheets import NAMES, grid, read
from tests.report.town import PROBLEMS, town

PLAN = grid(
    "序号|事项名称|牵头单位|检查对象|检查时间|频次|天气\n1|安全督查|市应急局|各县区|3月5日-7日|每季度1次|110\n2|消防检查|水务局|甲县、新兴机械公司|2月30日||\n3|用电检查|水务局|乙县|第二季度||",
    "2026年计划.xlsx",
)
TOWN = grid(NAMES, "名录.xlsx")


def book(*grids, lang: str = "zh") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(planbook(*read(*(grids or (PLAN, TOWN))), lang)[0]))


def row(sheet, number: int) -> dict[str, object]:
    return {head.value: cell.value for head, cell in zip(sheet[2], sheet[number], strict=True)}


def fed_back(changed: openpyxl.Workbook) -> tuple[Plan, tuple[Problem, ...]]:
    stream = io.BytesIO()
    changed.save(stream)
    grids, _ = read_zip(stream, "改正.xlsx")
    return plan_of(grids, headings={}, blanks={})


def column(sheet, heading: str) -> int:
    return next(cell.column for cell in sheet[2] if cell.value == heading)


def test_each_kind_of_table_has_its_sheet():
    assert book().sheetnames == ["填写说明", "年度计划", "单位名录"]


def test_row_says_what_it_holds_and_how_it_was_read():
    assert row(book()["年度计划"], 3) == {
        "事项编号": "1", "事项名称": "安全督查", "类别": "督查", "类型": None, "来源": None, "层级": "市级", "牵头单位": "云岭市应急管理局", "配合单位": None,
        "检查对象": "各县区", "对象读作": "5个：甲县、乙县、丙区、丁区、戊县", "检查时间": "3月5日-7日", "检查频次": "每季度1次",
        "时间读作": "按频次；2026-03-05至2026-03-07；每季度1次；结束没有写月份，按开始的月份;频次按「每季度1次」", "检查方式": None, "检查内容": None, "依据": None, "报备文号": None, "联合检查编号": None,
        "是否综合": None, "状态": None, "备注": None, "未采用": "【天气】110", "问题和提示": None,
        "计划出处": "2026年计划.xlsx › 表1 › 第2行",
    }  # fmt: skip


def test_row_that_could_not_be_read_is_red_and_says_why():
    sheet = book()["年度计划"]
    told = row(sheet, 4)
    assert (told["问题和提示"], told["对象读作"]) == (
        "读不懂：时间“2月30日”读不出来：2026年2月没有30日，请核对",
        "2个：甲县、新兴机械公司（名录中没有）",
    )
    fills = [sheet.cell(number, 2).fill.start_color.rgb for number in (4, 5)]
    assert fills == ["FFFBE4E2", "00000000"]


def test_question_is_yellow_and_is_asked():
    plan, _ = read(PLAN, TOWN)
    asked = Problem("question", plan.place(0, 2, "time"), "是不是 5 月？", "is it May?")
    sheet = openpyxl.load_workbook(io.BytesIO(planbook(plan, [asked], "en")[0]))["年度计划"]
    assert (row(sheet, 3)["问题和提示"], sheet.cell(3, 2).fill.start_color.rgb) == ("please confirm: is it May?", "FFFFF4CE")


def test_problem_of_no_row_stands_on_the_first_sheet():
    plan, _ = read(PLAN, TOWN)
    sheet = openpyxl.load_workbook(io.BytesIO(planbook(plan, [PROBLEMS[2]])[0]))["填写说明"]
    assert [sheet.cell(number, 1).value for number in range(9, 12)] == [
        "其他提示（不在下面各行的）",
        "坏.xlsx：读不懂：打不开。",
        None,
    ]


def test_corrected_values_count_and_explanations_do_not():
    changed = book()
    sheet = changed["年度计划"]
    sheet.cell(4, column(sheet, "检查时间")).value = "2月28日"
    sheet.cell(4, column(sheet, "检查对象")).value = "甲县、乙县"
    sheet.cell(4, column(sheet, "配合单位")).value = "市教育局"
    sheet.cell(5, column(sheet, "对象读作")).value = "3个：甲县、乙县、戊县"
    sheet.cell(5, column(sheet, "计划出处")).value = "别处"
    plan, told = fed_back(changed)
    item, other = plan.items.iloc[1], plan.items.iloc[2]
    assert item["when"].windows == ((date(2026, 2, 28), date(2026, 2, 28)),)
    assert [each.name for each in item["targets"]] == ["甲县", "乙县"]
    assert item["partners"] == ("云岭市教育局",)
    assert [each.name for each in other["targets"]] == ["乙县"]
    assert [each.zh for each in told if each.kind == "unreadable"] == []


def test_rows_added_filtered_away_and_cleared_are_each_accounted_for():
    changed = book()
    sheet = changed["年度计划"]
    sheet.row_dimensions[3].hidden = True
    for cell in sheet[4][:-1]:
        cell.value = None
    for heading, text in (("事项名称", "新增检查"), ("牵头单位", "水务局"), ("检查对象", "戊县"), ("检查时间", date(2026, 5, 6))):
        sheet.cell(6, column(sheet, heading)).value = text
    plan, told = fed_back(changed)
    assert list(plan.items["item"]) == ["安全督查", "用电检查", "新增检查"]
    assert [(each.kind, each.place.row, each.zh) for each in told if each.place.sheet == "年度计划" and each.place.row == 4] == [
        ("notice", 4, "内容已清空，只剩说明栏，没有当作数据")
    ]


def test_row_of_the_records_that_was_not_read_can_be_put_right():
    changed = book(grid("检查单位|检查对象|检查日期|检查记录编号\n市应急局|甲县|2026年2月30日|001", "记录.xlsx"), TOWN)
    sheet = changed["执行记录"]
    assert [row(sheet, 3)[name] for name in ("到访编号", "检查对象", "实际开始")] == ["001", "甲县", "2026年2月30日"]
    sheet.cell(3, column(sheet, "实际开始")).value = date(2026, 2, 28)
    plan, told = fed_back(changed)
    assert (list(plan.records["visit"]), list(plan.records["target"])) == (["001"], ["甲县"])
    assert [each for each in told if each.kind == "unreadable"] == []


def test_a_column_the_planner_added_is_told_as_not_understood():
    changed = book()
    sheet = changed["年度计划"]
    sheet.cell(2, sheet.max_column + 1).value = "处长意见"
    sheet.cell(3, sheet.max_column).value = "同意"
    plan, _ = fed_back(changed)
    assert plan.items["ignored"][0] == (("天气", "110"), ("处长意见", "同意"))
    assert [each.ignored for each in plan.sheets if each.kind == "items"] == [("处长意见",)]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "{=1}", "<r><t>=1</t></r>", '=HYPERLINK("a")']
)
def test_no_cell_is_a_formula_whatever_the_data_begins_with(text):
    plan, _ = read(PLAN, TOWN)
    items = plan.items.assign(item=text, organiser=text, target_text=text, note=text, ignored=[((text, text),)] * len(plan.items))
    data, _ = planbook(replace(plan, items=items), [Problem("unreadable", plan.place(0, 2), text, text)])
    cells = [
        cell for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row if cell.value
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert {cell.hyperlink for cell in cells} == {None}
    assert len([cell for cell in cells if str(cell.value).strip() == text]) == 4 * len(items)


def test_endless_text_is_cut_with_a_mark_and_a_notice():
    plan, _ = read(PLAN, TOWN)
    long = replace(plan, items=plan.items.assign(content=["字" * 40_000, "短", ""]))
    data, cut = planbook(long, ())
    assert [(each.kind, each.place.row, each.zh[:20]) for each in cut] == [("notice", 2, "“检查内容”超过 32,767 字，导出")]
    told = row(openpyxl.load_workbook(io.BytesIO(data))["年度计划"], 3)["检查内容"]
    assert (len(str(told)), str(told)[-7:]) == (32_767, "……（已截断）")


def test_head_is_frozen_filtered_and_repeated_in_print():
    sheet = book()["年度计划"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("C3", "A2:X5", "$1:$2")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_words_are_offered_where_they_are_asked_for():
    sheet = book()["年度计划"]
    offered = {
        next(iter(each.sqref.ranges)).coord.split(":")[0]: each.formula1
        for each in sheet.data_validations.dataValidation
        if each.type == "list"
    }
    assert offered[f"{sheet.cell(3, column(sheet, '类别')).coordinate}"] == '"' + ",".join(LISTS["items", "kind"]) + '"'
    assert offered[f"{sheet.cell(3, column(sheet, '检查对象')).coordinate}"] == "'单位名录'!$A$3:$A$18"


def test_plan_that_no_sheet_was_read_for_is_written_by_its_values():
    sheet = openpyxl.load_workbook(io.BytesIO(planbook(town(), ())[0]))["年度计划"]
    assert row(sheet, 3)["检查对象"] == "甲县、乙县"


def test_rows_of_the_workbook_have_no_height_of_their_own():
    long = PLAN, grid("单位名称\n" + "很长的单位名称" * 40, "名录.xlsx")
    assert [each.height for sheet in book(*long) for each in sheet.row_dimensions.values()] == []
