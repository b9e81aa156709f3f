from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from burden.load import styles
from burden.load.files import Source
from tests.load import raw_xlsx
from tests.load.here import read as read_file
from tests.load.sheets import grid, read, said

HEAD = "序号 | 事项 | 检查对象 | 检查时间 | 备注\n"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)


def cancelled(drawn: str, struck: str, merged: str = "") -> tuple[list[tuple[str, bool]], list[tuple[str, str, str]]]:
    plan, problems = read(grid(HEAD + drawn, struck=struck, merged=merged))
    return list(zip(plan.items["item"], map(bool, plan.items["cancelled"]), strict=True)), said(problems)


def test_row_struck_out_is_a_cancelled_item():
    items, problems = cancelled("1 | 检查 | 甲县 | 3月 |\n2 | 督查 | 乙县 | 4月 | 不再开展", "B3 C3 D3")
    assert items == [("检查", False), ("督查", True)]
    assert problems == [("notice", "3", "划去的1行当作已取消（第3行）")]


def test_struck_cell_in_a_row_that_stands_says_nothing():
    plan, problems = read(grid(HEAD + "1 | 检查 | 甲县 | 3月 |", struck="D2"))
    assert (plan.items["when"][0].kind, bool(plan.items["cancelled"][0])) == ("unscheduled", False)
    assert said(problems) == [("notice", "D2", "“3月”已划去，这一格没有读")]


def test_name_struck_out_alone_is_a_question():
    items, problems = cancelled("1 | 检查 | 甲县 | 3月 |", "B2")
    assert items == [("检查", True)]
    assert [each for each in problems if each[0] == "question"] == [
        ("question", "B2", "“检查”的名称已划去，其余各格没有划；当作已取消，请确认")
    ]


def test_struck_target_of_a_merged_item_is_a_cancelled_item_of_its_own():
    plan, _ = read(grid(HEAD + "1 | 检查 | 甲县 | 3月 |\n | | 乙县 | |\n | | 丙区 | |", merged="A2:A4 B2:B4 D2:D4", struck="C3"))
    rows = zip(plan.items["row"], plan.items["targets"], plan.items["cancelled"], strict=True)
    assert [(row, [target.name for target in targets], bool(out)) for row, targets, out in rows] == [
        (2, ["甲县"], False), (3, ["乙县"], True), (4, ["丙区"], False),
    ]  # fmt: skip


def test_struck_record_and_filing_are_set_aside():
    visits = "检查对象 | 实际开始 | 发现问题数\n甲县 | 3月5日 | 0\n乙县 | 3月6日 | 0"
    papers = "文号 | 事项 | 报备日期\n1号 | 检查 | 1月5日\n2号 | 督查 | 1月6日"
    plan, problems = read(grid(visits, struck="A3 B3 C3"), grid(papers, "报备.xlsx", struck="A2 B2 C2"))
    assert (list(plan.records["target"]), list(plan.filings["filing"])) == (["甲县"], ["2号"])
    assert said(problems) == [("notice", "3", "划去的行，没有读"), ("notice", "2", "划去的行，没有读")]
    assert [(sheet.rows, sheet.read, sheet.aside) for sheet in plan.sheets] == [(2, 1, 1), (2, 1, 1)]


def test_hidden_column_is_read_and_named():
    plan, problems = read(grid("事项 | 检查对象 | 检查时间\n检查 | 甲县 | 3月", unseen=(2,)))
    assert [[target.name for target in each] for each in plan.items["targets"]] == [["甲县"]]
    assert said(problems) == [("notice", "B1", "隐藏的列也读入了（B列），不要的请删去")]


def test_day_that_shows_no_year_is_in_the_year_of_the_plan():
    drawn = "事项 | 检查对象 | 检查时间\n检查 | 甲县 | @2025-03-05\n督查 | 乙县 | @2026-03-06\n考核 | 丙区 | @2025-03-07"
    plan, problems = read(grid(drawn, yearless="C2 C3"))
    assert [str(reading.windows[0][0]) for reading in plan.items["when"]] == ["2026-03-05", "2026-03-06", "2025-03-07"]
    assert said(problems) == [
        ("question", "C2", "“检查时间”栏有1格只显示月日（第2行），存的是2025年；按2026年读，请确认"),
        ("question", "C4", "1行的时间写的是2025年（第4行），计划是2026年的；按所写的年份读，请核对"),
    ]


def test_xlsx_tells_its_struck_cells_and_texts(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet, out = book.add_worksheet("计划"), book.add_format({"font_strikeout": True})
        sheet.write_row("A1", ["检查", "甲县"], out)
        sheet.write_row("A2", ["督查", 3])
        sheet.write_rich_string("A3", out, "3月5日", "3月8日")
        sheet.write_rich_string("B3", out, "甲", out, "县")
        sheet.set_column("B:B", None, None, {"hidden": True})
    (found,), problems = read_file(Source(tmp_path / "a.xlsx", "a.xlsx"))
    assert (found.cells, found.struck) == (
        (("检查", "甲县"), ("督查", 3), ("3月8日", "甲县")), frozenset({(0, 0), (0, 1), (2, 1)})
    )  # fmt: skip
    assert (found.hidden_columns, said(problems)) == (frozenset({1}), [("notice", "A3", "“3月5日”已划去，按“3月8日”读")])


def test_xlsx_text_in_the_sheet_itself_may_be_struck_in_part(tmp_path: Path) -> None:
    runs = '<r><rPr><strike val="1"/></rPr><t>3月</t></r><r><rPr><strike val="0"/></rPr><t>4月</t></r><rPh><t>si</t></rPh>'
    row = f'<row r="1"><c r="A1" t="inlineStr"><is>{runs}</is></c><c r="B1" t="inlineStr"><is><t>甲县</t></is></c></row>'
    (found,), problems = read_file(Source(raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(row)), "a.xlsx"))
    assert (found.cells, said(problems)) == ((("4月", "甲县"),), [("notice", "A1", "“3月”已划去，按“4月”读")])


def test_xls_tells_its_struck_cells_and_what_it_shows(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("计划")
    for column, strikes in enumerate((False, True, False, True)):
        sheet.write(0, column, "甲县", xlwt.easyxf(f"font: struck_out {strikes}, height {200 + column}"))
    for column, (value, code) in enumerate(((3, '0"月"'), (0.05, "0%"), (7, "000"), (8, "0"))):
        sheet.write(1, column, value, xlwt.easyxf(num_format_str=code))
    sheet.col(2).hidden = True
    book.save(os.fspath(tmp_path / "a.xls"))
    (found,), _ = read_file(Source(tmp_path / "a.xls", "a.xls"))
    assert (found.cells[1], found.struck) == (("3月", "5%", "007", 8), frozenset({(0, 1), (0, 3)}))
    assert found.hidden_columns == frozenset({2})


def test_ods_tells_its_struck_cells_and_what_it_shows(tmp_path: Path) -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="out"><style:text-properties style:text-line-through-style="solid"/>'
        '</style:style><style:style style:name="on"><style:text-properties style:text-line-through-style="none"/></style:style>'
        "</office:automatic-styles>"
    )
    words = [
        '<table:table-cell table:style-name="out"><text:p>甲县</text:p></table:table-cell>',
        '<table:table-cell table:style-name="on"><text:p><text:span text:style-name="out">3月</text:span>4月</text:p></table:table-cell>',
        '<table:table-cell><text:p><text:span text:style-name="out">乙县</text:span></text:p></table:table-cell>',
        '<table:table-cell office:value-type="float" office:value="3"><text:p>3月</text:p></table:table-cell>',
        '<table:table-cell office:value-type="percentage" office:value="0.05"><text:p>5%</text:p></table:table-cell>',
        '<table:table-cell office:value-type="date" office:date-value="2025-03-05"><text:p>3月5日</text:p></table:table-cell>',
        '<table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>2026年3月</text:p></table:table-cell>',
    ]
    column = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    content = (
        f"<office:document-content {SPACES}>{styles}<office:body><office:spreadsheet><table:table>{column}"
        f"<table:table-row>{''.join(words)}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("content.xml", content)
    (found,), problems = read_file(Source(tmp_path / "a.ods", "a.ods"))
    assert [str(cell) for cell in found.cells[0]] == ["甲县", "4月", "乙县", "3月", "5%", "2025-03-05", "2026年3月"]
    assert (found.struck, found.hidden_columns, found.yearless) == (
        frozenset({(0, 0), (0, 2)}), frozenset({2}), frozenset({(0, 5)})
    )  # fmt: skip
    assert said(problems) == [("notice", "B1", "“3月”已划去，按“4月”读")]


def test_styles_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "MOST", 10)
    sheet = raw_xlsx.sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    many = f'<styleSheet xmlns="{raw_xlsx.MAIN}"><cellXfs>{"<xf/>" * 20}</cellXfs></styleSheet>'
    path = raw_xlsx.write(tmp_path / "a.xlsx", sheet, extra={"xl/styles.xml": many})
    grids, problems = read_file(Source(path, "a.xlsx"))
    assert (grids, said(problems)) == ((), [("unreadable", "0", "样式太多，请把内容复制到新的工作簿另存")])
