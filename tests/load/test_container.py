"""Packages that no spreadsheet program writes: each ends as one clear line, soon."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from burden.load import container, first_look
from burden.load.files import Source
from tests.corpus.packages import encrypted
from tests.load import raw_xlsx
from tests.load.here import read

ONE = raw_xlsx.sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
DAMAGED = "文件已损坏，请用 Excel 或 WPS 打开后另存为 xlsx"
TOO_LARGE = "解压后过大，请删去无用内容后另存，或分成几个文件"


def reason(path: Path) -> tuple[str, str]:
    """The sheet (blank for the whole file) and what is said, where nothing of the file could be read."""
    grids, problems = read(Source(path, path.name))
    assert grids == ()
    assert [problem.kind for problem in problems] == ["unreadable"]
    return problems[0].place.sheet, problems[0].zh


@pytest.mark.parametrize(
    ("reference", "corner"), [("XFD1048576", "XFD1048576"), ("A1048576", "A1048576"), ("XFD1", ""), ("XFD200", "XFD200")]
)
def test_far_reference_is_refused_where_the_sheet_would_be_huge(tmp_path: Path, reference: str, corner: str) -> None:
    rows = f'<row><c r="A1"><v>1</v></c><c r="{reference}"><v>1</v></c></row>'
    path = raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(rows))
    if corner:
        assert reason(path) == ("表1", f"内容远到{corner}，有内容的只有2格：请删去远处零星的单元格，或分成几个文件")
    else:
        (grid,), problems = read(Source(path, "a.xlsx"))
        assert (sum(cell is not None for row in grid.cells for cell in row), problems) == (2, ())


@pytest.mark.parametrize("reference", ["A0", "A1048577", "XFE1", "A99999999999", "1A", "A1B", "甲1", ""])
def test_impossible_reference_costs_the_sheet(tmp_path: Path, reference: str) -> None:
    rows = f'<row r="1"><c r="{reference}"><v>1</v></c></row>'
    sheet, said = reason(raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(rows)))
    assert (sheet, said) == ("表1", f"单元格位置{reference[:20]!r}不存在，文件已损坏，请另存后再导入")


def test_empty_styled_cells_far_out_are_no_trouble(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576" s="0"/></row>'
    (grid,), problems = read(Source(raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(rows)), "a.xlsx"))
    assert (grid.cells, problems) == (((1,),), ())


@pytest.mark.parametrize(
    "strings",
    [
        '<sst uniqueCount="999999999999999"><si><t>x</t></si></sst>',
        '<a><sst uniqueCount="999999999999"/></a>',
        '<sst uniqueCount="-1"/>',
        '<sst uniqueCount="9000000000000000000000"/>',
    ],
)
def test_false_count_of_strings_is_refused(tmp_path: Path, strings: str) -> None:
    path = raw_xlsx.write(tmp_path / "a.xlsx", ONE, extra={"xl/sharedStrings.xml": strings})
    assert reason(path) == ("", "文字表的个数不实，文件已损坏，请用 Excel 或 WPS 打开后另存为 xlsx")


@pytest.mark.parametrize(
    ("part", "sheet"),
    [
        ("xl/worksheets/sheet1.xml", "表1"),
        ("xl/sharedStrings.xml", ""),
        ("xl/styles.xml", ""),
        ("xl/workbook.xml", ""),
        ("_rels/.rels", ""),
    ],
)
def test_doctype_is_refused_wherever_it_stands(tmp_path: Path, part: str, sheet: str) -> None:
    content = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    path = raw_xlsx.write(tmp_path / "a.xlsx", ONE, extra={part: content})
    assert reason(path) == (sheet, "文件里有 DOCTYPE 声明，表格不会有，请另存为 xlsx")


@pytest.mark.parametrize("encoding", ["gbk", "x-unknown", "rot13"])
def test_xml_in_no_unicode_costs_the_sheet(tmp_path: Path, encoding: str) -> None:
    path = raw_xlsx.write(tmp_path / "a.xlsx", f'<?xml version="1.0" encoding="{encoding}"?>{ONE}')
    assert reason(path) == ("表1", DAMAGED)


def test_white_space_without_end_is_refused(tmp_path: Path) -> None:
    path = raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(" " * 20_000_000))
    assert path.stat().st_size < 30_000
    assert reason(path) == ("", TOO_LARGE)


def test_total_size_and_number_of_parts_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = raw_xlsx.write(tmp_path / "a.xlsx", ONE)
    monkeypatch.setattr(container, "MOST_MEMBERS", 4)
    assert reason(path) == ("", TOO_LARGE)
    monkeypatch.undo()
    monkeypatch.setattr(container, "MOST_TOTAL", 500)
    assert reason(path) == ("", TOO_LARGE)


def test_sheet_over_its_own_limit_costs_the_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_look, "MOST_BYTES", 100)
    assert reason(raw_xlsx.write(tmp_path / "a.xlsx", ONE)) == ("表1", "工作表过大，请分成几个文件")


def test_part_larger_than_the_contents_say_is_damaged(tmp_path: Path) -> None:
    path = raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(" " * 100_000))
    whole = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        size = struct.pack("<I", package.getinfo("xl/worksheets/sheet1.xml").file_size)
    assert whole.count(size) == 2
    path.write_bytes(whole.replace(size, struct.pack("<I", 2000)))
    assert reason(path) == ("表1", DAMAGED)


def test_name_held_twice_is_refused(tmp_path: Path) -> None:
    path = raw_xlsx.write(tmp_path / "a.xlsx", ONE, extra={"xl\\Worksheets\\sheet1.xml": ONE})
    assert reason(path) == ("", "压缩包里有同名的部分，请用 Excel 或 WPS 打开后另存为 xlsx")


def test_sheets_of_one_name_are_refused(tmp_path: Path) -> None:
    path = raw_xlsx.write(tmp_path / "a.xlsx", ONE, ONE)
    with zipfile.ZipFile(path) as package:
        listed = package.read("xl/workbook.xml").decode().replace("表2", "表1")
    assert reason(raw_xlsx.write(path, ONE, ONE, extra={"xl/workbook.xml": listed})) == ("", "有两个同名的工作表，请改名后另存")


def test_missing_sheet_costs_the_sheet(tmp_path: Path) -> None:
    path = raw_xlsx.write(tmp_path / "a.xlsx", ONE)
    with zipfile.ZipFile(path) as package:
        links = package.read("xl/_rels/workbook.xml.rels").decode().replace("sheet1.xml", "sheet9.xml")
    assert reason(raw_xlsx.write(path, ONE, extra={"xl/_rels/workbook.xml.rels": links})) == ("表1", DAMAGED)


def test_encrypted_xlsx_asks_for_one_without_a_password(tmp_path: Path) -> None:
    encrypted(tmp_path)
    assert reason(tmp_path / "a.xlsx") == ("", "文件有密码，请去掉密码另存后再导入")


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + b"\xff" * 100,
        b"PK\x05\x06" + b"\0" * 18,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
)
def test_trash_under_a_true_head_is_one_problem(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert reason(tmp_path / "a.xlsx")[0] == ""


def test_package_with_any_byte_changed_gives_the_same_cells_or_a_problem(tmp_path: Path) -> None:
    """The check sums of the zip hold for every part that is read: no digit changes in silence."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("计划").write_row("A1", ["甲县", 3, 2.5, "乙县"])
    whole = (tmp_path / "a.xlsx").read_bytes()
    before, _ = read(Source(tmp_path / "a.xlsx", "a.xlsx"))
    dice = random.Random(7)
    for _ in range(200):
        at = dice.randrange(4, len(whole))
        (tmp_path / "a.xlsx").write_bytes(whole[:at] + bytes([whole[at] ^ (1 << dice.randrange(8))]) + whole[at + 1 :])
        after, problems = read(Source(tmp_path / "a.xlsx", "a.xlsx"))
        assert [grid.cells for grid in after] == [grid.cells for grid in before] or problems


def test_cut_package_is_one_problem(tmp_path: Path) -> None:
    whole = raw_xlsx.write(tmp_path / "a.xlsx", ONE).read_bytes()
    for cut in range(4, len(whole) - 1, 37):
        (tmp_path / "b.xlsx").write_bytes(whole[:cut])
        assert reason(tmp_path / "b.xlsx")[0] == ""


def test_contents_of_a_zip_too_long_to_list_are_refused(tmp_path: Path) -> None:
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as package:
        for number in range(3):
            package.writestr(f"{number}", "")
    whole = bytearray(copy.getvalue())
    struct.pack_into("<I", whole, whole.rfind(b"PK\x05\x06") + 12, 0x7FFFFFFF)
    (tmp_path / "a.xlsx").write_bytes(whole)
    assert reason(tmp_path / "a.xlsx") == ("", TOO_LARGE)
