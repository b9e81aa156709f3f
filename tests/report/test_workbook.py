import io
import zipfile

import openpyxl
import pytest

from burden.check import Checked
from burden.report.agenda import agenda
from burden.report.workbook import workbook
from burden.warning import Wording
from tests.report.town import CALENDAR, FORMULA, backwards, checked, empty


def made(outcome: Checked, lang: str = "zh") -> bytes:
    return workbook(outcome, agenda(outcome, [warning.message(lang) for warning in outcome.warnings]), CALENDAR, lang)


def read(data: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def cells(data: bytes) -> list[object]:
    return [cell for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row]


BOOK = made(checked())


def test_workbook_has_a_summary_and_a_sheet_for_each_department():
    assert list(read(BOOK)) == ["汇总", '=HYPERLINK("http x","y")', "市监局", "未注明单位"]


def test_department_sheet_says_where_and_what_to_do():
    head, row = read(BOOK)["市监局"]
    shown = dict(zip(head, row, strict=True))
    assert {name: shown[name] for name in head if name not in ("规则", "怎么办")} == {
        "级别": "错误", "确定性": "必然", "情况": "甲县同日到访。", "检查对象": "甲县", "日期": "3月3日", "同时涉及单位": "市应急局",
        "文件": "计划.xlsx", "工作表": "年度计划", "行": 4, "列": "E", "相关出处": "记录.csv › 第2行", "整改反馈": None,
    }  # fmt: skip


def test_every_warning_stands_on_exactly_one_sheet():
    sheets = read(BOOK)
    assert sum(len(rows) - 1 for name, rows in sheets.items() if name != "汇总") == 3
    assert sheets["汇总"][-1][-1] == 3


def test_summary_says_what_must_not_be_missed():
    lines = [row[0] for row in read(BOOK)["汇总"]]
    assert lines[0] == "云溪市2026年督查检查考核负担预警报告"
    assert lines[2].startswith("注意：2027年的节假日和调休安排尚无正式通知")
    assert lines[3] == "没有运行 filed-late：没有报备登记表"


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
    rows = read(made(Checked(outcome.plan, outcome.visits, (warning,), {}, (), outcome.today)))["未注明单位"]
    message = str(rows[1][3])
    assert (message[:5], message[-7:], len(message)) == ("甲\n乙丙丙", "……（已截断）", 32_767)


def test_head_is_frozen_filtered_and_repeated_in_print():
    sheet = openpyxl.load_workbook(io.BytesIO(BOOK))["市监局"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:N2", "$1:$1")


def test_workbook_is_the_same_byte_for_byte():
    assert made(checked()) == made(backwards()) == BOOK
    times = {info.date_time for info in zipfile.ZipFile(io.BytesIO(BOOK)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_workbook_of_nothing_has_the_summary_alone():
    assert list(read(made(empty()))) == ["汇总"]


def test_workbook_in_english_speaks_english():
    sheets = read(made(checked(), "en"))
    assert sheets["no organiser"][0][-2:] == ["Do", "answer"]
