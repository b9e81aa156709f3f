"""Writes tables as xlsx, xls, ods and csv; the same tables always give the same bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

import xlsxwriter
import xlwt
from layout import Cell, Row
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

MADE = datetime(2026, 1, 9, 9, 0)  # what the files say they were made on
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the day of every part of a zip
ISO = "yyyy-mm-dd"


@dataclass(frozen=True)
class Page:
    """One sheet: title rows, headings, rows, notes below; `merged` is the column whose equal neighbours are merged."""

    name: str
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    merged: int = -1


def runs(rows: Sequence[Row], column: int) -> list[tuple[int, int]]:
    """First and last index of each run of rows with the same value in a column."""
    if column < 0:
        return []
    lengths = [len(list(group)) for _, group in groupby(rows, key=lambda row: row[column])]
    ends = [sum(lengths[: index + 1]) for index in range(len(lengths))]
    return [(end - length, end - 1) for end, length in zip(ends, lengths, strict=True)]


class Book:
    """An xlsx workbook in the making."""

    def __init__(self, path: Path) -> None:
        """Open it."""
        self.book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
        self.book.set_properties({"created": MADE, "author": "澜川市统筹办"})
        self.title = self.book.add_format({"bold": True, "align": "center", "font_size": 14})
        self.head = self.book.add_format({"bold": True, "align": "center", "valign": "vcenter", "border": 1, "text_wrap": True})
        self.plain = self.book.add_format({"valign": "vcenter", "border": 1, "text_wrap": True})
        self.day = self.book.add_format({"num_format": ISO, "border": 1, "align": "left"})

    def put(self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Cell) -> None:
        """Write one cell by what it is."""
        if value is None:
            sheet.write_blank(row, column, None, self.plain)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), self.day)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self.plain)
        else:
            sheet.write_string(row, column, value, self.plain)

    def titles(self, sheet: xlsxwriter.worksheet.Worksheet, titles: tuple[str, ...], width: int) -> None:
        """Title rows over the whole width."""
        for row, text in enumerate(titles):
            sheet.merge_range(row, 0, row, width - 1, text, self.title if row == 0 else None)

    def body(self, sheet: xlsxwriter.worksheet.Worksheet, page: Page, begin: int) -> None:
        """The rows from row `begin` on, the merged column, and the notes."""
        for row, values in enumerate(page.rows, begin):
            for column, value in enumerate(values):
                self.put(sheet, row, column, value)
        for first, last in runs(page.rows, page.merged):
            if last > first:
                sheet.merge_range(
                    begin + first, page.merged, begin + last, page.merged, page.rows[first][page.merged], self.plain
                )
        for row, text in enumerate(page.notes, begin + len(page.rows)):
            sheet.write_string(row, 0, text)

    def add(self, page: Page) -> None:
        """A sheet with one row of headings."""
        sheet = self.book.add_worksheet(page.name)
        self.titles(sheet, page.titles, len(page.headings))
        sheet.set_column(0, len(page.headings) - 1, 16)
        for column, heading in enumerate(page.headings):
            sheet.write_string(len(page.titles), column, heading, self.head)
        self.body(sheet, page, len(page.titles) + 1)

    def close(self) -> None:
        """Write the file."""
        self.book.close()


def write_xlsx(path: Path, pages: Sequence[Page]) -> None:
    """An xlsx of plain sheets."""
    book = Book(path)
    for page in pages:
        book.add(page)
    book.close()


def write_xls(path: Path, page: Page) -> None:
    """An old xls of one sheet."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet, days = book.add_sheet(page.name), xlwt.easyxf(num_format_str=ISO)
    for row, text in enumerate(page.titles):
        sheet.write_merge(row, row, 0, len(page.headings) - 1, text)
    for row, values in enumerate((page.headings, *page.rows), len(page.titles)):
        for column, value in enumerate(values):
            if value is not None:
                sheet.write(row, column, value, days if isinstance(value, date) else xlwt.Style.default_style)
    book.save(str(path))


def write_csv(path: Path, page: Page, encoding: str) -> None:
    """A csv as Excel saves it."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    for text in page.titles:
        writer.writerow([text, *[""] * (len(page.headings) - 1)])
    writer.writerows([page.headings, *page.rows])
    path.write_bytes(held.getvalue().encode(encoding))


def write_ods(path: Path, page: Page) -> None:
    """An ods of one sheet with merged cells."""
    book = OpenDocumentSpreadsheet()
    table = Table(name=page.name)
    book.spreadsheet.addElement(table)
    spans = {first: last - first + 1 for first, last in runs(page.rows, page.merged)}
    for text in page.titles:
        table.addElement(ods_row([(text, 0)]))
    table.addElement(ods_row([(heading, 0) for heading in page.headings]))
    for index, values in enumerate(page.rows):
        cells = [(value, spans.get(index, -1) if column == page.merged else 0) for column, value in enumerate(values)]
        table.addElement(ods_row(cells))
    held = io.BytesIO()
    book.write(held)
    path.write_bytes(settled(held.getvalue()))


def ods_row(cells: list[tuple[Cell, int]]) -> TableRow:
    """One row; a cell's number is how many rows it covers, 0 for one alone, -1 for a covered one."""
    row = TableRow()
    for value, rows in cells:
        if rows < 0:
            row.addElement(CoveredTableCell())
            continue
        cell = TableCell(valuetype="string", **({"numberrowsspanned": rows} if rows > 1 else {}))
        cell.addElement(P(text="" if value is None else str(value)))
        row.addElement(cell)
    return row


def settled(content: bytes) -> bytes:
    """A zip with the same parts, all of them of one day."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for part in old.infolist():
            same = zipfile.ZipInfo(part.filename, EARLIEST)
            same.compress_type = part.compress_type
            new.writestr(same, old.read(part))
    return held.getvalue()
