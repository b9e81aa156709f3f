import io

import pytest

from burden.load.package import Package
from burden.load.refusal import Refusal
from tests.load.raw_xlsx import sheet, write

ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>'


def package(path) -> Package:
    return Package(io.BytesIO(path.read_bytes()), path.name)


def refused(data: bytes, lang: str = "zh") -> str:
    with pytest.raises(Refusal) as error:
        Package(io.BytesIO(data), "计划").read("xl/worksheets/sheet1.xml")
    return error.value.said(lang)  # type: ignore[arg-type]


def test_package_names_its_worksheets(tmp_path):
    found = package(write(tmp_path / "a.xlsx", sheet(ROWS), sheet("")))
    assert dict(found.sheets) == {"表1": "xl/worksheets/sheet1.xml", "表2": "xl/worksheets/sheet2.xml"}


@pytest.mark.parametrize("data", [b"a,b\n1,2", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"", b"PK"])
def test_other_file_is_refused_in_a_line_that_says_what_to_do(data):
    assert refused(data) == "计划: 只有 xlsx 和 xlsm 可以批注; 请用 Excel 或 WPS 另存为 xlsx 再批注"
    assert refused(data, "en") == (
        "计划: only xlsx and xlsm can be annotated; save it as xlsx in a spreadsheet program, then annotate that"
    )


def test_document_or_binary_workbook_is_refused(tmp_path):
    for name in ("word/document.xml", "xl/workbook.bin"):
        data = write(tmp_path / "a.xlsx", sheet(ROWS), extra={name: "x"}).read_bytes()
        assert refused(data).startswith("计划: 只有 xlsx 和 xlsm 可以批注")


def test_doctype_is_refused(tmp_path):
    part = f"<!DOCTYPE x [<!ENTITY a 'b'>]>{sheet(ROWS)}"
    assert "DOCTYPE" in refused(write(tmp_path / "a.xlsx", part).read_bytes())


def test_sheet_that_is_no_sound_xml_is_refused(tmp_path):
    data = write(tmp_path / "a.xlsx", sheet("<row>")).read_bytes()
    assert refused(data) == "计划: 内部文件sheet1.xml已损坏，请用 Excel 或 WPS 打开后另存为 xlsx; 然后再批注"


def test_part_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("burden.load.package.MOST_PART", 100)
    assert refused(write(tmp_path / "a.xlsx", sheet(ROWS)).read_bytes()).startswith("计划: 里面的工作表太大，不能批注")


def test_damaged_member_is_refused_when_it_is_copied(tmp_path):
    data = bytearray(write(tmp_path / "a.xlsx", sheet(ROWS), extra={"xl/x.bin": "abcdefgh"}, compression=0).read_bytes())
    at = data.index(b"abcdefgh")
    data[at] = ord("z")
    with pytest.raises(Refusal, match="文件已损坏"):
        list(Package(io.BytesIO(bytes(data)), "计划").chunks("xl/x.bin"))
