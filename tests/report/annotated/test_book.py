"""A department's workbook after its warnings were written into it: what is new, and that nothing else is."""

import io
import re
import zipfile
from xml.dom.minidom import parseString

import openpyxl
import pytest
import xlsxwriter

from burden.report.annotated import NoRoom, Notes
from tests.load.raw_xlsx import MAIN, REL, write
from tests.report.annotated.books import NOTES, changed, column, comments, full, members, plain, written

WARNED = {3: "预警（burden）", 4: "【错误】同日到访", 5: "【警告】没有报备\n【提示】无依据"}
OURS = "【预警 burden】\n{}\n【预警完】"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = full(tmp_path_factory.mktemp("full") / "计划.xlsm")
    return path, written(path, {"计划": NOTES})


def raw(path, rows, after="", extra=None, notes=NOTES):
    """The cells of a workbook put together by hand, as they are after annotating."""
    data = written(write(path / "计划.xlsx", f'<worksheet xmlns="{MAIN}">{rows}{after}</worksheet>', extra=extra), {"表1": notes})
    return members(data)[SHEET].decode()


def test_column_stands_right_of_cells_pictures_and_charts(book):
    assert column(book[1], "K") == WARNED
    last = max(int(each) for each in re.findall(rb"<xdr:to><xdr:col>(\d+)", members(book[1])["xl/drawings/drawing1.xml"]))
    assert last == 9  # column J, the one before


def test_comments_are_added_to_those_that_stand_there(book):
    assert comments(book[1]) == {
        "K3": OURS.format("整张表"), "D4": f"领导已同意\n{OURS.format('同日到访')}", "A5": OURS.format("没有报备"), "E5": "别动我",
    }  # fmt: skip


def test_nothing_but_the_sheet_its_comments_and_their_drawing_changes(book):
    path, data = book
    assert changed(path.read_bytes(), data) == (["xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", SHEET], [])


def test_new_comments_bring_their_parts_links_and_types(tmp_path):
    path = full(tmp_path / "计划.xlsm")
    other = Notes((0,), {1: "【提示】无"}, {1: 0}, {(1, 0): "无"})
    assert changed(path.read_bytes(), written(path, {"单位": other})) == (
        ["[Content_Types].xml", "xl/worksheets/_rels/sheet2.xml.rels", "xl/worksheets/sheet2.xml"],
        ["xl/comments2.xml", "xl/drawings/vmlDrawing3.vml"],
    )


def test_all_of_the_sheet_stays_but_what_is_ours(book):
    path, data = book
    before, after = (members(each)[SHEET].decode() for each in (path.read_bytes(), data))
    after = re.sub(r'<c r="K\d+"[^>]*>.*?</c>', "", after, flags=re.DOTALL)
    after = after.replace('<dimension ref="A1:K7"/>', '<dimension ref="A1:E7"/>').replace('spans="1:11"', 'spans="1:5"')
    ours = re.findall(r"<cols>.*?</cols>", after)[0]
    assert ours == (
        '<cols><col min="1" max="10" width="18.7109375" customWidth="1"/><col min="11" max="11" width="60" customWidth="1"/>'
        '<col min="12" max="26" width="18.7109375" customWidth="1"/></cols>'
    )
    assert after.replace(ours, '<cols><col min="1" max="26" width="18.7109375" customWidth="1"/></cols>') == before


def test_parts_are_sound_xml(book):
    parts = {name: parseString(data) for name, data in members(book[1]).items() if name.endswith((".xml", ".rels", ".vml"))}
    assert parts[SHEET].documentElement.tagName == "worksheet"


def test_annotating_twice_gives_the_same_bytes(book, tmp_path):
    (tmp_path / "计划.xlsm").write_bytes(book[1])
    assert written(tmp_path / "计划.xlsm", {"计划": NOTES}) == book[1]


def test_annotating_again_replaces_what_was_ours(book, tmp_path):
    (tmp_path / "计划.xlsm").write_bytes(book[1])
    data = written(tmp_path / "计划.xlsm", {"计划": Notes((2,), {5: "[note] late"}, {5: 0}, {(3, 3): "late"})}, "en")
    assert column(data, "K") == {3: "Warnings (burden)", 6: "[note] late"}
    assert comments(data) == {"D4": "领导已同意\n[warnings by burden]\nlate\n[end of warnings]", "E5": "别动我"}
    shapes = members(data)["xl/drawings/vmlDrawing1.vml"].decode()
    assert re.findall(r"<x:Row>(\d+)</x:Row><x:Column>(\d+)<", shapes) == [("3", "3"), ("4", "4")]


def test_file_without_warnings_loses_those_it_had(book, tmp_path):
    (tmp_path / "计划.xlsm").write_bytes(book[1])
    data = written(tmp_path / "计划.xlsm", {})
    assert (column(data, "K"), comments(data)) == ({}, {"D4": "领导已同意", "E5": "别动我"})


def test_file_that_never_had_warnings_comes_back_member_for_member(tmp_path):
    path = full(tmp_path / "计划.xlsm")
    assert changed(path.read_bytes(), written(path, {})) == ([], [])


def test_column_of_ours_saved_by_another_program_is_found(book, tmp_path):
    openpyxl.load_workbook(io.BytesIO(book[1])).save(tmp_path / "计划.xlsx")
    data = written(tmp_path / "计划.xlsx", {"计划": NOTES})
    assert (column(data, "K"), column(data, "L")) == (WARNED, {})
    assert comments(data)["D4"] == f"领导已同意\n{OURS.format('同日到访')}"


def test_column_of_ours_among_shared_strings_is_found_though_cut_into_runs(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "计划.xlsx") as book:
        sheet, bold = book.add_worksheet("计划"), book.add_format({"bold": True})
        sheet.write_rich_string(2, 1, "预警（", bold, "burden", "）")
        for row, cells in enumerate((("安全检查", "旧的"), ("消防检查", "也是旧的")), 3):
            sheet.write_row(row, 0, cells)
    data = written(tmp_path / "计划.xlsx", {"计划": Notes((2,), {3: "新的"})})
    assert (column(data, "B"), column(data, "C")) == ({3: "预警（burden）", 4: "新的"}, {})


def test_text_takes_the_look_of_what_the_row_is_named_by(book):
    sheet = openpyxl.load_workbook(io.BytesIO(book[1]))["计划"]
    assert [sheet[f"K{row}"]._style == sheet[f"A{row}"]._style for row in (3, 4, 5)] == [True, True, True]


@pytest.mark.parametrize("height", ["", ' ht="12"', ' ht="12" customHeight="1"'])
def test_row_keeps_its_height_so_that_the_sheet_prints_on_as_many_pages(tmp_path, height):
    rows = f'<sheetData><row r="5"{height}><c r="A5"><v>1</v></c></row></sheetData>'
    assert f'<row r="5"{height}>' in raw(tmp_path, rows)


def test_rows_and_cells_without_references_are_counted(tmp_path):
    rows = "<sheetData><row/><row/><row><c><v>1</v></c><c><v>2</v></c></row><row><c/></row></sheetData>"
    sheet = raw(tmp_path, rows)
    assert re.findall(r'<c r="(\w+)"', sheet) == ["C3", "C4", "C5"]
    assert re.findall(r"<row[^>]*>", sheet) == ["<row/>", "<row/>", "<row>", "<row>", '<row r="5">']


def test_prefixed_sheet_gets_prefixed_cells(tmp_path):
    rows = '<x:sheetData><x:row r="3"/><x:row r="9"><x:c r="B9"><x:v>1</x:v></x:c></x:row></x:sheetData><x:tableParts/>'
    path = write(tmp_path / "计划.xlsx", f'<x:worksheet xmlns:x="{MAIN}">{rows}</x:worksheet>')
    sheet = members(written(path, {"表1": NOTES}))[SHEET].decode()
    assert sheet.startswith(
        f'<x:worksheet xmlns:x="{MAIN}"><x:cols><x:col min="3" max="3" width="60" customWidth="1"/></x:cols><x:sheetData><x:row r="3">'
        '<x:c r="C3" t="inlineStr"><x:is><x:t xml:space="preserve">预警（burden）</x:t></x:is></x:c></x:row><x:row r="4"><x:c r="C4"'
    )
    assert sheet.endswith(f'<x:legacyDrawing xmlns:r="{REL}" r:id="rId2"/><x:tableParts/></x:worksheet>')


def test_sheet_in_another_encoding_is_written_in_utf_8(tmp_path):
    text = f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"><sheetData><row r="3"><c r="A3"><v>1</v></c></row></sheetData></worksheet>'
    path = write(tmp_path / "计划.xlsx", text.encode("utf-16"))  # type: ignore[arg-type]
    assert members(written(path, {"表1": NOTES}))[SHEET].decode().startswith(f'<worksheet xmlns="{MAIN}"><cols>')


def test_cell_that_already_stands_in_our_column_is_replaced_in_its_place(tmp_path):
    rows = '<sheetData><row r="4"><c r="A4"><v>1</v></c><c r="B4" s="7"/><c r="C4"/></row></sheetData>'
    sheet = raw(tmp_path, rows, notes=Notes((3,)))
    assert re.findall(r'<c r="(\w+)"', sheet) == ["A4", "B4", "C4"]
    assert 'r="B4" t="inlineStr"' in sheet


def test_formula_in_our_column_is_somebody_elses_and_stays(tmp_path):
    head = '<row r="3"><c r="A3"><v>1</v></c><c r="B3" t="inlineStr"><is><t>预警（burden）</t></is></c></row>'
    rows = f'<sheetData>{head}<row r="4"><c r="B4"><f>A3</f><v>1</v></c></row><row r="6"><c r="B6"><v>2</v></c></row></sheetData>'
    sheet = raw(tmp_path, rows)
    assert re.findall(r'<c r="(B\d)"', sheet) == ["B3", "B4", "B5"]
    assert '<c r="B4"><f>A3</f><v>1</v></c>' in sheet


def test_comment_on_a_merged_cell_stands_on_the_one_that_shows(tmp_path):
    rows = '<sheetData><row r="3"><c r="A3"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A4:A6"/></mergeCells>'
    path = write(tmp_path / "计划.xlsx", f'<worksheet xmlns="{MAIN}">{rows}</worksheet>')
    over = {(4, 0): "甲", (5, 0): "乙"}
    part = members(written(path, {"表1": Notes((2,), {}, {}, over)}))["xl/comments1.xml"].decode()
    assert re.findall(r'ref="(\w+)"|<t [^>]*>(.*?)</t>', part, re.DOTALL) == [("A4", ""), ("", OURS.format("甲\n乙"))]


def test_thread_of_comments_stays_and_ours_stands_in_our_column(tmp_path):
    path = plain(tmp_path / "计划.xlsx")
    old = members(path.read_bytes())
    name = next(each for each in old if "comment" in each.lower() and each.endswith(".xml"))
    with zipfile.ZipFile(tmp_path / "讨论.xlsx", "w") as package:
        for each, data in old.items():
            package.writestr(each, data.replace("王五".encode(), b"tc={1}") if each == name else data)
    assert comments(written(tmp_path / "讨论.xlsx", {"计划": NOTES})) == {
        "F3": OURS.format("整张表"), "D4": "领导已同意", "F4": OURS.format("同日到访"), "A5": OURS.format("没有报备"),
    }  # fmt: skip


def test_sheet_full_to_its_last_column_is_told(tmp_path):
    rows = '<sheetData><row r="3"><c r="XFD3"><v>1</v></c></row></sheetData>'
    with pytest.raises(NoRoom, match="表1"):
        raw(tmp_path, rows)


@pytest.mark.parametrize("text", ["=1+1", "_x0041_", "a<b>&\"'", "甲\x00\x0b乙", "<r><t>x</t></r>", "]]>"])
def test_hostile_text_stays_text(tmp_path, text):
    data = written(plain(tmp_path / "计划.xlsx"), {"计划": Notes((2,), {3: text}, {}, {(3, 0): text})})
    said = text.replace("\x00", "").replace("\x0b", "\n").replace("_x0041_", "_x005F_x0041_")
    said = f" {said}" if said.startswith("<r>") else said
    assert column(data, "F")[4] == said
    assert [cell.data_type for cell in openpyxl.load_workbook(io.BytesIO(data))["计划"]["F"]][3] in ("s", "inlineStr")


@pytest.mark.parametrize("part", [f'<worksheet xmlns="{MAIN}"/>', f'<dialogsheet xmlns="{MAIN}"><sheetData/></dialogsheet>'])
def test_sheet_that_is_none_stays_as_it_is(tmp_path, part):
    path = write(tmp_path / "计划.xlsx", part)
    assert changed(path.read_bytes(), written(path, {"表1": NOTES})) == ([], [])
