"""One sheet of a workbook as a table: head, rows, filter, frozen head and how it prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from burden.report.pen import Pen, print_wide

Cells = tuple[Sequence[str | float], tuple[str, ...]]  # what the cells of a row hold, and their looks


def table_sheet(sheet: Any, columns: Mapping[str, int], rows: Iterable[Cells], pen: Pen, frozen: int = 0) -> None:
    """A table from the first row on: `columns` are words and widths in characters; so many of them stay in view too."""
    widths = [*columns.values()]
    for column, (key, width) in enumerate(columns.items()):
        sheet.set_column(column, column, width)
        pen.word(sheet, 0, column, key)
    last = 0
    for last, cells in enumerate(rows, 1):
        pen.row(sheet, last, *cells, widths)
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    print_wide(sheet, 0)
