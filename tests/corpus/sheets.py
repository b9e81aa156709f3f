"""The sheets of the corpus: a small sound plan, and writers for every container it is put into."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt

from burden.load.grid import letter
from tests.load import raw_xlsx

Row = Sequence[object]
HEAD = ("事项名称", "牵头单位", "检查对象", "检查时间")
FIRST = ("安全检查", "应急局", "甲县", "3月2日")
SECOND = ("消防检查", "消防队", "乙县", "4月7日-9日")
GOOD = (HEAD, FIRST, SECOND)
READS = "安全检查 | 应急局 | 甲县 | 2026-03-02..2026-03-02\n消防检查 | 消防队 | 乙县 | 2026-04-07..2026-04-09"
READ_FIRST, READ_SECOND = READS.split("\n")


class Formula(str):
    """A formula, with what it last gave after a bar; without a bar it gave nothing that was kept."""


def xlsx(path: Path, *sheets: Sequence[Row], merged: str = "", options: dict[str, object] | None = None) -> Path:
    """A sound workbook of these sheets; real days are dates, a `Formula` is one, text is never one."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "in_memory": True, **(options or {})}) as book:
        for rows in sheets or (GOOD,):
            sheet = book.add_worksheet()
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    _put(sheet, row, column, cell)
            for box in merged.split():
                sheet.merge_range(box, None)
                first = box.partition(":")[0]
                row, column = int(first[1:]) - 1, ord(first[0]) - ord("A")
                _put(sheet, row, column, rows[row][column])
    return path


def _put(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: object) -> None:
    if isinstance(cell, Formula):
        formula, bar, stored = cell.partition("|")
        sheet.write_formula(row, column, formula, None, stored if bar else "")
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif isinstance(cell, date | datetime):
        sheet.write_datetime(row, column, cell)
    elif cell is not None:
        sheet.write_number(row, column, cell)


def cells_xml(row: int, cells: Row) -> str:
    """A row of an xlsx sheet; a cell that is XML already (`<c ...`) stays."""
    return f'<row r="{row}">' + "".join(_cell(f"{letter(column)}{row}", cell) for column, cell in enumerate(cells)) + "</row>"


def _cell(reference: str, cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return f'<c r="{reference}"><v>{cell}</v></c>'
    said = str(cell)
    if said.startswith("<c"):
        return said.replace("<c", f'<c r="{reference}"', 1)
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(said)}</t></is></c>'


def rows_xml(rows: Sequence[Row] = GOOD) -> str:
    """The rows of an xlsx sheet, from its first."""
    return "".join(cells_xml(number, cells) for number, cells in enumerate(rows, 1))


def raw(path: Path, rows: Sequence[Row] = GOOD, *, before: str = "", between: str = "", after: str = "", **extra: object) -> Path:
    """A workbook put together by hand: one sheet of these rows, with XML of one's own before, inside and after them."""
    content = raw_xlsx.sheet(before + rows_xml(rows) + between, after)
    return raw_xlsx.write(path, content, **extra)  # type: ignore[arg-type]


def xls(path: Path, *sheets: Sequence[Row]) -> Path:
    """A sound xls of these sheets."""
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for number, rows in enumerate(sheets or (GOOD,), 1):
        sheet = book.add_sheet(f"表{number}")
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    sheet.write(row, column, cell, *([day] if isinstance(cell, date) else []))
    book.save(os.fspath(path))
    return path


_SPACES = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text", "style"))


def ods_row(cells: Row) -> str:
    """A row of an ods sheet; a cell that is XML already stays."""
    said = (
        str(cell)
        if str(cell).startswith("<table")
        else f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row>{''.join(said)}</table:table-row>"


def ods(
    path: Path, rows: Sequence[Row] = GOOD, *, before: str = "", after: str = "", prolog: str = "", **members: bytes | str
) -> Path:
    """An ods of one sheet, with XML of one's own before and after its rows."""
    table = f'<table:table table:name="表1">{before}{"".join(map(ods_row, rows))}{after}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"{prolog}<office:document-content {_SPACES}>{body}</office:document-content>",
        **{name.replace("__", "/").replace("_xml", ".xml"): content for name, content in members.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file, its line ends as given."""
    path.write_bytes(text.encode(encoding))
    return path


def table(rows: Sequence[Row] = GOOD, delimiter: str = ",", end: str = "\n") -> str:
    """Rows as the text of a csv, nothing quoted."""
    return "".join(delimiter.join(map(str, row)) + end for row in rows)


def with_time(*cells: object) -> tuple[Row, ...]:
    """The head, one row for each of these time cells, then a sound row."""
    return (HEAD, *((f"事项{number}", "应急局", "甲县", cell) for number, cell in enumerate(cells, 1)), SECOND)
