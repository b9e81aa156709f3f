import io
from datetime import date

import pytest
import xlsxwriter

from burden.report.long_sheet import LongSheet
from burden.report.pen import OPTIONS

TEXTS = ("甲县", "", 'a < b & "c"', " {0} %s ", "_x0041_", "=1+1", "两行\n文字", "甲县")
ROWS = [
    [TEXTS[(row + column) % len(TEXTS)] if (row * column) % 5 else row * 1000 + column / 4 for column in range(28)]
    for row in range(40)
] + [["甲县", date(2026, 3, 5), "", date(1900, 2, 28), date(1900, 3, 1), 0]]


class Long(xlsxwriter.Workbook):
    worksheet_class = LongSheet


def one_by_one(sheet, row, values, looks):
    for column, (value, look) in enumerate(zip(values, looks, strict=True)):
        of_text = sheet.write_string if value else sheet.write_blank
        write = {str: of_text, date: sheet.write_datetime}.get(type(value), sheet.write_number)
        write(row, column, value, look)


def at_once(sheet, row, values, looks):
    sheet.put_row(row, tuple(map(sheet.kept, values)), looks)


def book(kind, put) -> bytes:
    """Two sheets with a head, rows of several looks and heights, and a row between them left out."""
    buffer = io.BytesIO()
    with kind(buffer, OPTIONS) as made:
        looks = [made.add_format({"bold": bold, "border": 1}) for bold in (True, False)]
        for name in ("一", "二"):
            sheet = made.add_worksheet(name)
            sheet.write_string(0, 0, "甲县", looks[0])
            for row, values in enumerate(ROWS, 2):
                put(sheet, row, values, tuple(looks[(row + column) % 2] for column in range(len(values))))
                if row % 3:
                    sheet.set_row(row, 15 * row)
    return buffer.getvalue()


def test_rows_put_at_once_are_spelt_as_xlsxwriter_spells_their_cells():
    assert book(Long, at_once) == book(xlsxwriter.Workbook, one_by_one)


def test_row_that_no_sheet_has_is_refused():
    with pytest.raises(ValueError, match=r"^no cell of a sheet: row 1048576$"):
        Long(io.BytesIO(), OPTIONS).add_worksheet().put_row(1_048_576, (None, None), (None, None))
