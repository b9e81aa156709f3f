import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from burden.check import Checked
from burden.plan import Place
from burden.report.agenda import agenda
from burden.report.words import word
from burden.report.workbook import workbook
from burden.warning import Wording
from tests.report.town import CALENDAR, FORMULA, PROBLEMS, SCRIPT, backwards, checked, empty


def made(outcome: Checked, lang: str = "zh") -> bytes:
    visits = agenda(outcome, [warning.message(lang) for warning in outcome.warnings])
    return workbook(outcome, visits, CALENDAR, lang, PROBLEMS)


def read(data: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def cells(data: bytes) -> list[object]:
    return [cell for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row]


BOOK = made(checked())


DEPARTMENTS = ['=HYPERLINK("http x","y")', "市应急局", "市监局", "未注明单位"]
OWN = ["汇总", "每行怎样读的", "规则说明"]


def test_workbook_has_an_overview_and_a_sheet_for_each_department():
    assert list(read(BOOK)) == [*OWN, *DEPARTMENTS]


def test_department_sheet_says_where_and_what_to_do():
    head, row = read(BOOK)["市监局"]
    assert dict(zip(head, row, strict=True)) == {
        "级别": "错误", "确定性": "确定", "规则": "同一天有两个及以上单位到同一对象检查", "情况": "甲县同日到访。", "检查对象": "甲县", "日期": "3月3日",
        "文件": "计划.xlsx", "工作表": "年度计划", "单元格": "E4", "同时涉及单位": "市应急局", "相关出处": "记录.csv：第2行", "整改反馈": None,
    }  # fmt: skip


def test_department_whose_visit_is_in_a_warning_of_another_finds_it_too():
    head, row = read(BOOK)["市应急局"]
    shown = dict(zip(head, row, strict=True))
    assert (shown["情况"], shown["同时涉及单位"]) == ("甲县同日到访。", "市监局")


def test_department_that_sent_a_row_nobody_is_named_for_finds_its_warning():
    outcome = checked()
    nameless = replace(outcome.warnings[1], organiser="", rows=(), place=Place("计划.xlsx", "年度计划", 6))
    sheets = read(made(replace(outcome, warnings=(nameless,))))
    assert [name for name in sheets if name not in OWN] == ["市水务局"]


def test_department_above_the_office_is_marked_and_stands_apart():
    outcome = checked()
    own = outcome.visits.assign(organiser_level="city")
    own.loc[own["organiser"] == "市应急局", "organiser_level"] = "province"
    book = openpyxl.load_workbook(io.BytesIO(made(replace(outcome, visits=own))))
    assert [name for name in book.sheetnames if name not in OWN] == [*DEPARTMENTS[:1], "市监局", "上级·市应急局", "未注明单位"]
    assert [sheet.title for sheet in book if sheet.sheet_properties.tabColor] == ["上级·市应急局"]


def test_overview_counts_what_stands_on_each_sheet_and_each_warning_once():
    rows = [row for row in read(BOOK)["汇总"] if row[-1] is not None]
    assert rows == [
        ["单位", "工作表", "错误", "警告", "提示", "合计"],
        [FORMULA, '=HYPERLINK("http x","y")', 0, 1, 0, 1],
        ["市应急局", "市应急局", 1, 0, 0, 1],
        ["市监局", "市监局", 1, 0, 0, 1],
        ["未注明单位", "未注明单位", 0, 0, 1, 1],
        ["合计（按条计）", None, 1, 1, 1, 3],
    ]


def test_every_row_says_what_it_became():
    head, *rows = read(BOOK)["每行怎样读的"]
    assert head == ["文件", "工作表", "行", "读成", "事项", "牵头单位", "时间读作", "对象读作", "问题和提示"]
    assert [row[2:5] for row in rows if row[0] == "计划.xlsx"] == [
        [3, "事项", "安全生产检查"], [4, "事项", "食品安全检查"], [5, "事项", SCRIPT], [6, "事项", "河道检查"], [7, "事项", "工地检查"],
        [8, "事项", "抽查"], [9, "没有读入", None], [12, "搁置", None], [None, "并入", "并入上面一行的行数：1"],
    ]  # fmt: skip
    assert next(row[2:8] for row in rows if row[0] == "记录.csv") == [
        2, "执行记录", "安全生产检查", "市应急局", "2026-03-02 – 2026-03-03", "甲县",
    ]  # fmt: skip
    assert [row[6:] for row in rows if row[:3] in (["计划.xlsx", "年度计划", 3], ["计划.xlsx", "年度计划", 9])] == [
        ["确定日期；2026-03-02至2026-03-04；结束没有写月份，按开始的月份", "2个：甲县、乙县", None],
        [None, None, "读不懂：“2月30日”不存在。"],
    ]


def test_rules_behind_the_warnings_are_explained():
    head, *rows = read(BOOK)["规则说明"]
    assert (head, [row[:3] for row in rows]) == (
        ["类别", "规则", "条数", "为什么", "依据", "怎么办"],
        [
            ["扎堆重复", "同一天有两个及以上单位到同一对象检查", 1],
            ["数据问题", rows[1][1], 1],
            ["不按要求报备", rows[2][1], 1],
        ],
    )
    assert [all(row) for row in rows] == [True] * 3


def test_names_of_sheets_are_such_as_excel_takes():
    outcome = checked()
    names = ("长" * 40, "长" * 40 + "二", "甲/乙:丙[丁]*?\\", "'引'", "History", "汇总", "规则说明", " ")
    warnings = tuple(replace(outcome.warnings[1], organiser=name, rows=(), place=Place("别处.xlsx")) for name in names)
    found = [name for name in read(made(replace(outcome, warnings=warnings))) if name not in OWN]
    assert found == ["_", "引", "History_", "汇总~2", "甲 乙 丙 丁", "规则说明~2", "长" * 31, "长" * 29 + "~2"]


def test_summary_says_what_must_not_be_missed():
    lines = [row[0] for row in read(BOOK)["汇总"]]
    assert lines[0] == "云溪市2026年督查检查考核负担预警报告"
    assert lines[1:3] == [word("lost_head", "zh", n=1, names="坏.xlsx"), word("lost_text", "zh")]
    assert lines[4].startswith("注意：2027年的节假日和调休安排尚无正式通知")
    assert lines[5] == "没有运行 filed-late：没有报备登记表"


def test_no_cell_is_a_formula_or_a_link():
    assert {cell.data_type for cell in cells(BOOK)} <= {"s", "n"}
    assert [cell.hyperlink for cell in cells(BOOK) if cell.hyperlink] == []
    assert any(cell.value == FORMULA for cell in cells(BOOK))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "<r><t>=1</t></r>", "_x0041_", "{=1}"]
)
def test_text_that_looks_active_stays_text(text):
    outcome = checked()
    said = Wording("{text}", "{text}")
    warning = outcome.warnings[0].__class__(
        "unfiled", "unreported", "note", "certain", said, {"text": text}, outcome.warnings[0].place
    )
    found = cells(made(Checked(outcome.plan, outcome.visits, (warning,), {}, (), outcome.today)))
    texts = [cell for cell in found if cell.value is not None and str(cell.value).strip() == text]
    assert [(cell.data_type, bool(cell.quotePrefix)) for cell in texts] == [("s", text[0] not in "<_{")]


def test_control_characters_and_endless_text_are_written_whole_or_marked():
    outcome = checked()
    said = Wording("{text}", "{text}")
    long = "甲\x00\x0b乙" + "丙" * 40_000
    warning = outcome.warnings[0].__class__(
        "unfiled", "unreported", "note", "certain", said, {"text": long}, outcome.warnings[0].place
    )
    rows = read(made(Checked(outcome.plan, outcome.visits, (warning,), {}, (), outcome.today)))["市监局"]
    message = str(rows[1][3])
    assert (message[:5], message[-7:], len(message)) == ("甲\n乙丙丙", "……（已截断）", 32_767)


@pytest.mark.parametrize(
    ("name", "frozen", "filtered"), [("市监局", "B2", "A1:L2"), ("每行怎样读的", "D2", "A1:I17"), ("规则说明", "C2", "A1:F4"), ("汇总", "B9", "A8:F12")]
)  # fmt: skip
def test_heads_are_frozen_filtered_and_repeated_on_paper(name, frozen, filtered):
    sheet = openpyxl.load_workbook(io.BytesIO(BOOK))[name]
    head = re.findall(r"\d+", frozen)[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == (frozen, filtered)
    assert sheet.print_title_rows == f"$1:${int(head) - 1}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == ("landscape", 9, 0)
    assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "&P / &N")


def test_levels_differ_without_colour_too():
    sheet = openpyxl.load_workbook(io.BytesIO(BOOK))
    fills = [sheet[name]["A2"].fill.start_color.rgb for name in ("市监局", DEPARTMENTS[0], "未注明单位")]
    assert [sheet[name]["A2"].value for name in ("市监局", DEPARTMENTS[0], "未注明单位")] == ["错误", "警告", "提示"]
    light = [sum(int(fill[at : at + 2], 16) for at in (2, 4, 6)) if fill != "00000000" else 765 for fill in fills]
    assert (light[0] < 300, 600 < light[1] < 765, light[2]) == (True, True, 765)


def test_row_is_as_high_as_its_longest_text():
    outcome = checked()
    said = Wording("{text}", "{text}")
    warning = replace(outcome.warnings[0], wording=said, facts={"text": "长" * 100})
    sheet = openpyxl.load_workbook(io.BytesIO(made(replace(outcome, warnings=(warning,)))))["市监局"]
    assert sheet.row_dimensions[2].height == 15 * 5  # 200 units and a little more, in 50 a line


def test_workbook_is_the_same_byte_for_byte():
    assert made(checked()) == made(backwards()) == BOOK
    times = {info.date_time for info in zipfile.ZipFile(io.BytesIO(BOOK)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_workbook_of_nothing_has_the_overview_alone():
    assert list(read(made(empty()))) == ["汇总"]


def test_workbook_in_english_speaks_english():
    sheets = read(made(checked(), "en"))
    assert sheets["no organiser"][0][-2:] == ["related places", "answer"]


def test_more_rows_than_a_sheet_holds_stand_on_further_sheets(monkeypatch):
    whole = read(BOOK)[word("book_rows", "zh")][1:]
    monkeypatch.setattr("burden.report.workbook.MOST_ROWS", len(whole) - 1)
    sheets = read(made(checked()))
    names = [name for name in sheets if name.startswith(word("book_rows", "zh"))]
    assert names == [word("book_rows", "zh"), f"{word('book_rows', 'zh')}~2"]
    assert [row for name in names for row in sheets[name][1:]] == whole


def test_department_with_more_warnings_than_a_sheet_holds_has_further_sheets(monkeypatch):
    monkeypatch.setattr("burden.report.workbook.MOST_ROWS", 2)
    outcome, place = checked(), Place("计划.xlsx", "年度计划", 6)
    one = replace(outcome.warnings[1], organiser="市监局", rows=(), related=())
    many = tuple(replace(one, place=place._replace(row=row)) for row in range(100, 105))
    sheets = read(made(replace(outcome, warnings=many)))
    shown = {name: [row[8] for row in rows[1:]] for name, rows in sheets.items() if not name.startswith(tuple(OWN))}
    assert shown == {"市监局": ["第100行", "第101行"], "市监局~2": ["第102行", "第103行"], "市监局~3": ["第104行"]}
    assert [row[:2] + row[-1:] for row in sheets["汇总"][-4:]] == [
        ["市监局", "市监局", 2], ["市监局", "市监局~2", 2], ["市监局", "市监局~3", 1], [word("book_each_once", "zh"), None, 5],
    ]  # fmt: skip
