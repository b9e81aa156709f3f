from __future__ import annotations

import os
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burden.load.child import read_all
from burden.load.files import Source
from burden.load.grid import Cell, Grid
from burden.plan import Place, Problem
from tests.load import raw_xlsx
from tests.load.here import read


def one(path: Path) -> Grid:
    grids, problems = read(Source(path, path.name))
    assert problems == ()
    assert len(grids) == 1
    return grids[0]


def places(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(f"{p.place.sheet}!{p.place.column}{p.place.row}", p.zh.partition("，")[0]) for p in problems]


def test_xlsx_leading_blanks_are_never_shifted(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("计划")
        sheet.write("C3", "甲县")
        sheet.merge_range("C4:D5", "乙县")  # reaches over nothing but blanks
    grid = one(tmp_path / "a.xlsx")
    blank = (None, None, None)
    assert grid.cells == (blank, blank, (None, None, "甲县"), (None, None, "乙县"))
    assert grid.merged == ()
    assert (grid.file, grid.sheet) == ("a.xlsx", "计划")


def test_xlsx_merges_and_hidden_rows_stand_where_they_are(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range("B2:B4", "应急局")
        for row in range(1, 4):
            sheet.write(row, 2, f"事项{row}")
        sheet.set_row(2, None, None, {"hidden": True})
    grid = one(tmp_path / "a.xlsx")
    assert grid.merged == ((1, 1, 3, 1),)
    assert grid.hidden == frozenset({2})
    assert [row[1:] for row in grid.cells[1:]] == [("应急局", "事项1"), (None, "事项2"), (None, "事项3")]


def test_xlsx_values_keep_their_kinds(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        month, day = book.add_format({"num_format": '0"月"'}), book.add_format({"num_format": 'm"月"d"日"'})
        clock, span = book.add_format({"num_format": "hh:mm"}), book.add_format({"num_format": "[h]:mm"})
        sheet.write_row("A1", ["007", 3.0, 2.5, True, "NA", " 甲县 "])
        sheet.write_string("G1", "\ufeff乙县\u2028")
        sheet.write_datetime("H1", datetime(2026, 3, 5))
        sheet.write_datetime("I1", datetime(2026, 3, 5, 8, 30))
        sheet.write_number("J1", 3, month)
        sheet.write_datetime("K1", datetime(2026, 3, 5), day)
        sheet.write_datetime("L1", time(8, 30), clock)
        sheet.write_datetime("M1", timedelta(hours=25, minutes=30), span)
    assert one(tmp_path / "a.xlsx").cells == (
        (
            "007",
            3,
            2.5,
            True,
            "NA",
            " 甲县 ",
            "乙县\u2028",
            date(2026, 3, 5),
            datetime(2026, 3, 5, 8, 30),
            "3月",
            date(2026, 3, 5),
            "08:30",
            "25:30",
        ),
    )
    assert [type(cell) for cell in one(tmp_path / "a.xlsx").cells[0][:4]] == [str, int, float, bool]


@pytest.mark.parametrize("number", [14, *range(27, 32), 36, *range(50, 59)])
def test_xlsx_chinese_date_formats_are_dates(tmp_path: Path, number: int) -> None:
    styles = f'<styleSheet xmlns="{raw_xlsx.MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="{number}"/></cellXfs></styleSheet>'
    rows = '<row r="1"><c r="A1" s="1"><v>46086</v></c></row>'
    path = raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(rows), extra={"xl/styles.xml": styles})
    assert one(path).cells == ((date(2026, 3, 5),),)


def test_xlsx_of_1904_counts_its_days_from_there(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True, "default_date_format": "yyyy-mm-dd"}) as book:
        book.add_worksheet().write_datetime("A1", datetime(2026, 3, 5))
    assert one(tmp_path / "a.xlsx").cells == ((date(2026, 3, 5),),)


def test_xlsx_formula_without_a_result_and_error_cells_are_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("计划")
        sheet.write("A1", "事项")
        sheet.write_formula("B1", "=A9", None, "")  # nothing stored
        sheet.write_formula("C1", "=A9", None, "有")
        sheet.write_formula("D1", "=1/0", None, "#DIV/0!")
        sheet.write_formula("AB2", "=A9", None, "#REF!")
        sheet.write("E1", "#3楼")
    grids, problems = read(Source(tmp_path / "a.xlsx", "x/a.xlsx"))
    assert grids[0].cells == (("事项", None, "有", None, "#3楼"),)
    assert grids[0].notes == ("1个公式没有存下结果",)
    assert places(problems) == [
        ("计划!B1", "公式没有存下结果"),
        ("计划!D1", "公式出错：#DIV/0!"),
        ("计划!AB2", "公式出错：#REF!"),
    ]
    assert {(p.kind, p.place.file) for p in problems} == {("unreadable", "x/a.xlsx")}


def test_xlsx_formula_that_gives_the_empty_text_is_blank_and_no_problem(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>IF(1,"")</f><v></v></c><c r="B1"><v>1</v></c></row>'
    assert one(raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(rows))).cells == ((None, 1),)


def test_xlsx_new_kind_of_error_costs_its_cell_only(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c r="B1"><v>1</v></c><c r="C1" t="e"><v>#N/A</v></c></row>'
    grids, problems = read(Source(raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(rows)), "a.xlsx"))
    assert [grid.cells for grid in grids] == [((None, 1),)]
    assert places(problems) == [("表1!A1", "公式出错：#SPILL!"), ("表1!C1", "公式出错：#N/A")]


def test_xlsx_new_kind_of_error_beside_a_damaged_picture_costs_its_cell_only(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#CALC!</v></c><c r="B1" t="e"><v></v></c><c r="C1" t="str"><v>#CALC!s</v></c>'
        '<c r="D1" t="inlineStr"><is><t></t></is></c><c r="E1"><v>1</v></c></row>'
    )
    path = raw_xlsx.write(
        tmp_path / "a.xlsx", raw_xlsx.sheet(rows), extra={"xl/media/a.png": "picture"}, compression=zipfile.ZIP_STORED
    )
    path.write_bytes(path.read_bytes().replace(b"picture", b"pixture"))
    grids, problems = read(Source(path, "a.xlsx"))
    assert [grid.cells for grid in grids] == [((None, None, "#CALC!s", None, 1),)]
    assert places(problems) == [("表1!A1", "公式出错：#CALC!"), ("表1!B1", "公式出错：#")]


def test_xlsx_cells_without_references_follow_each_other(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row hidden="1"><c s="0" r="B2"><v>3</v></c><c><v>4</v></c></row>'
    grid = one(raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(rows)))
    assert grid.cells == ((1, 2, None), (None, 3, 4))
    assert grid.hidden == frozenset({1})


def test_xlsx_prefixed_elements_are_seen(tmp_path: Path) -> None:
    content = (
        f'<x:worksheet xmlns:x="{raw_xlsx.MAIN}"><x:sheetData><x:row r="1" hidden="true"><x:c r="A1"><x:v>1</x:v></x:c>'
        '<x:c r="B1"><x:f>A9</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )
    grids, problems = read(Source(raw_xlsx.write(tmp_path / "a.xlsx", content), "a.xlsx"))
    assert (grids[0].cells, grids[0].hidden) == (((1,),), frozenset({0}))
    assert places(problems) == [("表1!B1", "公式没有存下结果")]


def test_xlsx_hidden_sheet_is_a_notice_and_chart_sheet_nothing(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("计划").write("A1", "甲县")
        book.add_worksheet("去年").hide()
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=计划!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)
        book.add_worksheet("空")
    grids, problems = read(Source(tmp_path / "a.xlsx", "a.xlsx"))
    assert [(grid.sheet, grid.cells) for grid in grids] == [("计划", (("甲县",),)), ("空", ())]
    assert [(p.kind, p.place) for p in problems] == [("notice", Place("a.xlsx", "去年"))]


def test_xlsx_damaged_sheet_costs_that_sheet_only(tmp_path: Path) -> None:
    good = raw_xlsx.sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    bad = raw_xlsx.sheet('<row r="1"><c r="A1"><v>1</c></row>')
    grids, problems = read(Source(raw_xlsx.write(tmp_path / "a.xlsx", good, bad, good), "a.xlsx"))
    assert [grid.sheet for grid in grids] == ["表1", "表3"]
    assert [(p.kind, p.place) for p in problems] == [("unreadable", Place("a.xlsx", "表2"))]


def test_xlsx_panic_of_the_reader_is_a_problem_and_writes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    styles = f'<styleSheet xmlns="{raw_xlsx.MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    bad = raw_xlsx.sheet('<row r="1"><c r="A1" s="0"><v>-1E300</v></c></row>')
    good = raw_xlsx.sheet('<row r="1"><c r="A1" t="b"><v>1</v></c></row>')
    path = raw_xlsx.write(tmp_path / "a.xlsx", bad, good, extra={"xl/styles.xml": styles})
    ((grids, problems),) = read_all([Source(path, "a.xlsx")])
    assert [grid.cells for grid in grids] == [((True,),)]
    assert [(p.kind, p.place) for p in problems] == [("unreadable", Place("a.xlsx", "表1"))]
    assert capfd.readouterr() == ("", "")


def test_xlsx_overlapping_merges_cost_the_sheet(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A1:B9"/></mergeCells>'
    grids, problems = read(Source(raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(rows, merged)), "a.xlsx"))
    assert grids == ()
    assert places(problems) == [("表1!0", "合并单元格互相重叠")]


def test_xlsx_endless_merge_is_cut_to_the_sheet(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="Z1:Z9"/></mergeCells>'
    assert one(raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(rows, merged))).merged == ((0, 0, 1, 0),)


def test_xls_reads_as_xlsx_does(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("计划")
    sheet.write_merge(2, 3, 1, 2, "应急局")
    sheet.write(3, 3, datetime(2026, 3, 5), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    sheet.write(4, 1, True)
    sheet.write(4, 2, 3)
    sheet.write(4, 3, "007")
    sheet.row(4).hidden = True
    book.add_sheet("去年").visibility = 1
    book.save(os.fspath(tmp_path / "a.xls"))
    grids, problems = read(Source(tmp_path / "a.xls", "a.xls"))
    assert [grid.cells for grid in grids] == [
        (
            (None, None, None, None),
            (None, None, None, None),
            (None, "应急局", None, None),
            (None, None, None, date(2026, 3, 5)),
            (None, True, 3, "007"),
        )
    ]
    assert (grids[0].merged, grids[0].hidden) == (((2, 1, 3, 2),), frozenset({4}))
    assert [(p.kind, p.place) for p in problems] == [("notice", Place("a.xls", "去年"))]


def test_xls_of_1904_counts_its_days_from_there(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    book.add_sheet("计划").write(0, 0, 46086 - 1462, xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    book.save(os.fspath(tmp_path / "a.xls"))
    assert one(tmp_path / "a.xls").cells == ((date(2026, 3, 5),),)


def test_xls_error_cell_is_told_with_its_place(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("计划")
    sheet.row(0).set_cell_error(0, "#REF!")
    sheet.write(0, 1, "甲县")
    book.save(os.fspath(tmp_path / "a.xls"))
    grids, problems = read(Source(tmp_path / "a.xls", "a.xls"))
    assert [grid.cells for grid in grids] == [((None, "甲县"),)]
    assert places(problems) == [("计划!A1", "公式出错：#REF!")]


def test_damaged_xls_is_one_problem(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("计划").write(0, 0, "甲县")
    book.save(os.fspath(tmp_path / "a.xls"))
    whole = (tmp_path / "a.xls").read_bytes()
    for cut in (8, 40, 100, 512, 600, 1500, 3000, len(whole) - 700):
        (tmp_path / "b.xls").write_bytes(whole[:cut])
        grids, problems = read(Source(tmp_path / "b.xls", "b.xls"))
        assert (cut, grids, [p.kind for p in problems]) == (cut, (), ["unreadable"])


def test_zip_of_something_else_is_one_problem(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("计划/甲.xlsx", "x")
    grids, problems = read(Source(tmp_path / "a.xlsx", "a.xlsx"))
    assert grids == ()
    assert [p.zh for p in problems] == ["压缩包里不是表格，请导入其中的表格本身"]


NUMBERS = st.integers(-(10**9), 10**9) | st.integers(-(10**9), 10**9).map(lambda n: n + 0.25)
TEXTS = st.text(st.sampled_from("甲县,;\"'= 7\n、\t月\u2028é"), min_size=1, max_size=6).filter(lambda t: t == t.strip("\t"))
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


def rectangular(cells: st.SearchStrategy[Cell]) -> st.SearchStrategy[list[list[Cell]]]:
    return st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5)
    )


def closed(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows with a mark in their last cell, so that none is cut off."""
    return (*map(tuple, rows[:-1]), (*rows[-1][:-1], "末"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rectangular(st.none() | st.booleans() | NUMBERS | TEXTS | DAYS))
def test_grid_written_to_xlsx_reads_back_equal(tmp_path: Path, rows: list[list[Cell]]) -> None:
    cells = closed(rows)
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(cells):
            sheet.write_row(number, 0, row)
    assert one(tmp_path / "a.xlsx").cells == cells


def xls(path: Path, *patches: tuple[bytes, bytes]) -> Path:
    """An xls of one sheet with a formula, a run of numbers and some text; each patch must fit once."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("计划")
    sheet.write(0, 0, xlwt.Formula("1/2"))
    for column in range(1, 5):
        sheet.write(0, column, column)
    book.save(os.fspath(path))
    whole = path.read_bytes()
    for old, new in patches:
        assert whole.count(old) == 1
        whole = whole.replace(old, new)
    path.write_bytes(whole)
    return path


def test_xls_formula_that_failed_is_told(tmp_path: Path) -> None:
    head = b"\x06\x00\x1d\x00\x00\x00\x00\x00\x11\x00"  # a formula, 29 bytes, at row 0, column 0
    whole = xls(tmp_path / "a.xls").read_bytes()
    at = whole.index(head) + len(head)
    patch = (head + whole[at : at + 8], head + b"\x02\x00\x07\x00\x00\x00\xff\xff")
    grids, problems = read(Source(xls(tmp_path / "a.xls", patch), "a.xls"))
    assert [grid.cells for grid in grids] == [((None, 1, 2, 3, 4),)]
    assert places(problems) == [("计划!A1", "公式出错：#DIV/0!")]


def test_xls_with_a_password_says_so(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", (b"\x42\x00\x02\x00\xb0\x04", b"\x2f\x00\x02\x00\x01\x00"))
    grids, problems = read(Source(path, "a.xls"))
    assert (grids, [p.zh for p in problems]) == ((), ["文件有密码，请去掉密码另存后再导入"])


def test_xls_far_stray_cell_costs_the_file(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    far = book.add_sheet("计划")
    far.write(0, 0, 1)
    far.write(65535, 255, 1)
    book.save(os.fspath(tmp_path / "a.xls"))
    grids, problems = read(Source(tmp_path / "a.xls", "a.xls"))
    assert (grids, places(problems)) == ((), [("!0", "内容远到IV65536")])


def test_xls_with_false_dimensions_is_damaged(tmp_path: Path) -> None:
    said = b"\x00\x02\x0e\x00" + b"\x00\x00\x00\x00\x01\x00\x00\x00" + b"\x00\x00\x05\x00"
    path = xls(tmp_path / "a.xls", (said, said[:8] + b"\xff\xff\xff\x7f" + said[12:]))
    assert [p.zh for p in read(Source(path, "a.xls"))[1]] == ["文件已损坏，请用 Excel 或 WPS 打开后另存为 xlsx"]


@pytest.mark.parametrize("stream", ["WordDocument", "Thumbs"])
def test_old_document_is_no_table(tmp_path: Path, stream: str) -> None:
    old = "Workbook".encode("utf-16-le")
    new = stream.encode("utf-16-le")
    path = xls(tmp_path / "a.xls")
    path.write_bytes(path.read_bytes().replace(old.ljust(64, b"\0") + b"\x12", new.ljust(64, b"\0") + bytes([len(new) + 2])))
    assert [p.zh for p in read(Source(path, "a.xls"))[1]] == ["内容不是表格，请用 Excel 或 WPS 打开后另存为 xlsx"]


def test_xlsb_says_what_to_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsb", "w") as package:
        package.writestr("xl/workbook.bin", b"\x83\x01")
    assert [p.zh for p in read(Source(tmp_path / "a.xlsb", "a.xlsb"))[1]] == ["xlsb 格式读不了，请另存为 xlsx"]


@pytest.mark.filterwarnings("ignore:Unknown worksheet")
def test_workbook_without_a_worksheet_says_so(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=a!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)
    assert [p.zh for p in read(Source(tmp_path / "a.xlsx", "a.xlsx"))[1]] == ["里面没有工作表"]


def test_xlsx_sheet_stored_in_utf_16_is_told_and_the_other_one_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "given.xlsx") as book:
        for name in ("甲", "乙"):
            book.add_worksheet(name).write("A1", f"{name}县")
    with zipfile.ZipFile(tmp_path / "given.xlsx") as given, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as made:
        for name in given.namelist():
            text = given.read(name).decode()
            wide = name == "xl/worksheets/sheet2.xml"
            made.writestr(name, text.replace("UTF-8", "UTF-16").encode("utf-16") if wide else text)
    grids, problems = read(Source(tmp_path / "a.xlsx", "a.xlsx"))
    assert [(grid.sheet, grid.cells) for grid in grids] == [("甲", (("甲县",),))]
    assert [(p.place.sheet, p.zh) for p in problems] == [
        ("乙", "工作表的内容以 UTF-16 存储，读不出，请用 Excel 或 WPS 打开后另存为 xlsx")
    ]
