"""Departments' workbooks for the tests of annotating: one full of what must not be touched, and ways to look into a package."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import xlsxwriter

from burden.load.package import Package
from burden.report.annotated import Notes, annotated

HEADS = ("事项名称", "牵头单位", "检查对象", "检查时间", "备注")
ROWS = (
    ("安全检查", "应急局", "甲县", "3月2日", ""),
    ("消防检查", "消防队", "甲县", "3月2日", "=不是公式"),
    ("河道检查", "水务局", "乙县", "第二季度", ""),
)
NOTES = Notes(
    (2,),
    {3: "【错误】同日到访", 4: "【警告】没有报备\n【提示】无依据"},
    {3: 0, 4: 0},
    {(3, 3): "同日到访", (4, 0): "没有报备"},
    "整张表",
)


def picture() -> io.BytesIO:
    """A picture of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + parts)


def full(path: Path) -> Path:
    """A plan with everything a workbook can have, and a second sheet that is of no concern."""
    book = xlsxwriter.Workbook(path)
    book.add_vba_project(_macros(), is_stream=True)
    sheet = book.add_worksheet("计划")
    bold, wrapped = book.add_format({"bold": True, "border": 1}), book.add_format({"text_wrap": True, "locked": False})
    sheet.merge_range("A1:E1", "应急局2026年检查计划", bold)
    sheet.write_row(2, 0, HEADS, bold)
    for row, cells in enumerate(ROWS, 3):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, wrapped)
    sheet.write_string(6, 0, "合计")
    sheet.write_formula(6, 2, "=COUNTA(C4:C6)", None, 3)
    sheet.set_column("A:Z", 18)
    sheet.set_row(5, 30, None, {"hidden": True})
    sheet.data_validation("D4:D20", {"validate": "list", "source": ["3月", "4月"]})
    sheet.conditional_format("A4:E6", {"type": "cell", "criteria": "==", "value": '"甲县"', "format": bold})
    sheet.write_comment("D4", "领导已同意", {"author": "王五"})
    sheet.write_comment("E5", "别动我", {"author": "王五", "visible": True})
    sheet.autofilter("A3:E6")
    sheet.freeze_panes(3, 1)
    sheet.protect("", {"autofilter": True})
    sheet.print_area("A1:E7")
    sheet.repeat_rows(2)
    sheet.set_header("&L&G", {"image_left": "章.png", "image_data_left": picture()})
    sheet.insert_image("G2", "图.png", {"image_data": picture()})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=计划!$C$7:$C$7"})
    sheet.insert_chart("G4", chart)
    other = book.add_worksheet("单位")
    other.add_table("A1:B3", {"data": [["甲县", "县"], ["乙县", "县"]], "columns": [{"header": "单位"}, {"header": "层次"}]})
    book.define_name("对象", "=计划!$C$4:$C$6")
    book.set_custom_property("文号", "〔2026〕1号")
    book.close()
    return path


def _macros() -> io.BytesIO:
    return io.BytesIO(b"\xd0\xcf\x11\xe0 macros, which nobody runs")


def plain(path: Path) -> Path:
    """The same plan as openpyxl writes it, with a comment and nothing else."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "计划"
    for row in ((), (), HEADS, *ROWS):
        sheet.append([cell.lstrip("=") for cell in row])
    sheet["D4"].comment = openpyxl.comments.Comment("领导已同意", "王五")
    book.save(path)
    return path


def written(path: Path, notes: Mapping[str, Notes], lang: str = "zh") -> bytes:
    """The workbook at a path with these notes in it."""
    with path.open("rb") as stream:
        return annotated(Package(stream, path.name), notes, lang)  # type: ignore[arg-type]


def members(data: bytes) -> dict[str, bytes]:
    package = zipfile.ZipFile(io.BytesIO(data))
    return {name: package.read(name) for name in package.namelist()}


def changed(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """The members that are other, and those that are new; none may be gone."""
    old, new = members(before), members(after)
    assert list(new)[: len(old)] == list(old)
    return sorted(name for name in old if old[name] != new[name]), sorted(set(new) - set(old))


def comments(data: bytes, sheet: str = "计划") -> dict[str, str]:
    """Cell -> the text of its comment."""
    book = openpyxl.load_workbook(io.BytesIO(data), keep_vba=True)
    return {cell.coordinate: cell.comment.text for row in book[sheet].iter_rows() for cell in row if cell.comment}


def column(data: bytes, letter: str, sheet: str = "计划") -> dict[int, object]:
    """Row -> what stands in a column."""
    found = openpyxl.load_workbook(io.BytesIO(data))[sheet][letter]
    return {cell.row: cell.value for cell in found if cell.value is not None}
