"""Workbooks become grids: xlsx and xls by python-calamine after a first look, ods by its own stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import BinaryIO, NamedTuple, TypeAlias

from python_calamine import CalamineWorkbook, SheetTypeEnum

from burden.load import ods, xls, xlsx
from burden.load.calamine import guarded, opened
from burden.load.container import Container
from burden.load.first_look import Look, look
from burden.load.grid import Cell, Grid, Row, Unreadable, damaged, inside, rectangle, tidy, within_budget
from burden.load.loose import Loose
from burden.load.ods_sheet import OdsSheet
from burden.load.rich import Rich
from burden.load.shown import is_yearless, shown
from burden.load.styles import Styles
from burden.load.unread_cells import spoilt, unshown
from burden.place import Problem

Found: TypeAlias = tuple[tuple[Grid, ...], tuple[Problem, ...]]
Rows: TypeAlias = Sequence[Sequence[Cell]]


class _Leaf(NamedTuple):
    """One sheet that waits to be read: `load` gives its rows and what was seen beside the values."""

    name: str
    shown: bool
    load: Callable[[], tuple[Rows, Look]]


def read_zip(stream: BinaryIO, file: str) -> Found:
    """The grids of an xlsx or ods, and what could not be read; Unreadable where it is neither or is damaged."""
    container = Container(stream)
    if "xl/workbook.bin" in container:
        raise Unreadable("xlsb 格式读不了，请另存为 xlsx", "xlsb cannot be read; save it as xlsx")
    kind = b"".join(container.chunks("mimetype")) if "mimetype" in container else b"spreadsheet"
    if "content.xml" in container and b"spreadsheet" in kind:
        sheets = ods.sheets(container)
        return _gather(file, (_Leaf(sheet.name, sheet.shown, partial(_from_ods, sheet)) for sheet in sheets))
    if "[content_types].xml" in container and "word/document.xml" not in container:
        return _gather(file, _xlsx_leaves(stream, container))
    raise Unreadable("压缩包里不是表格，请导入其中的表格本身", "this zip is no spreadsheet; load the spreadsheets in it")


def read_xls(stream: BinaryIO, file: str) -> Found:
    """The grids of an xls, and what could not be read; Unreadable where it is none or is damaged."""
    seen = xls.sheets(stream)
    if trouble := next((sheet.trouble for sheet in seen if sheet.trouble), None):
        raise trouble  # the reader takes all sheets at once
    workbook = opened(stream, "xls")
    if len(seen) != len(workbook.sheets_metadata):
        raise damaged()
    sheets = zip(workbook.sheets_metadata, seen, strict=True)
    return _gather(
        file,
        (
            _Leaf(sheet.name, look.shown, partial(_from_xls, workbook, number, look))
            for number, (sheet, look) in enumerate(sheets)
            if sheet.typ == SheetTypeEnum.WorkSheet
        ),
    )


def read_flat(pieces: Iterable[str | bytes], file: str) -> Found:
    """The grids of a flat ods, whose XML comes in pieces."""
    return _gather(file, (_Leaf(sheet.name, sheet.shown, partial(_from_ods, sheet)) for sheet in ods.flat_sheets(pieces)))


def read_loose(sheets: Iterable[Loose], file: str) -> Found:
    """The grids of sheets whose cells were put down one by one."""
    return _gather(file, (_Leaf(sheet.name, sheet.shown, sheet.load) for sheet in sheets))


def _gather(file: str, leaves: Iterable[_Leaf]) -> Found:
    """Read the sheets one by one: what is wrong with one does not touch the others."""
    grids: list[Grid] = []
    problems: list[Problem] = []
    for leaf in leaves:
        try:
            if not leaf.shown:
                problems.append(unshown(file, leaf.name))
                continue
            rows, seen = leaf.load()
            grids.append(_grid(file, leaf.name, rows, seen))
            problems += spoilt(file, leaf.name, seen)
        except Unreadable as error:
            problems.append(error.problem(file, leaf.name))
    if not grids and not problems:
        raise Unreadable("里面没有工作表", "it holds no worksheet")
    return tuple(grids), tuple(problems)


def _grid(file: str, sheet: str, rows: Rows, seen: Look) -> Grid:
    within_budget(len(rows), max(map(len, rows), default=0), sum(len(row) - row.count(None) for row in rows))
    cells = rectangle(rows)
    notes = (f"{len(seen.unstored)}个公式没有存下结果",) if seen.unstored else ()
    hidden = frozenset(row for row in seen.hidden if row < len(cells))
    columns = frozenset(column for column in seen.hidden_columns if column < (len(cells[0]) if cells else 0))
    struck = _within(seen.struck, cells)
    failed = _within([*((row, column) for row, column, _ in seen.errors), *seen.unstored], cells)
    merged = inside(seen.merged, cells)
    return Grid(file, sheet, cells, merged, hidden, notes, struck, columns, _yearless(seen, cells), failed)


def _within(places: Iterable[tuple[int, int]], cells: tuple[Row, ...]) -> frozenset[tuple[int, int]]:
    return frozenset((row, column) for row, column in places if row < len(cells) and column < len(cells[row]))


def _yearless(seen: Look, cells: tuple[Row, ...]) -> frozenset[tuple[int, int]]:
    """The cells that hold a day and show no year."""
    at = _within((place for place, code in seen.formats.items() if is_yearless(code)), cells)
    return frozenset((row, column) for row, column in at if isinstance(cells[row][column], date))


def _from_ods(sheet: OdsSheet) -> tuple[Rows, Look]:
    return sheet.listed(), sheet.look


def _from_xls(workbook: CalamineWorkbook, number: int, seen: xls.XlsSheet) -> tuple[Rows, Look]:
    with guarded("xls"):
        sheet = workbook.get_sheet_by_index(number)
        rows = sheet.to_python(skip_empty_area=False)
    seen.look.merged += [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    return _tidied(rows, seen.look), seen.look


def _xlsx_leaves(stream: BinaryIO, container: Container) -> Iterator[_Leaf]:
    """The sheets of an xlsx; all are looked at before calamine sees any of them."""
    dress = xlsx.dress(container)
    parts = xlsx.parts(container)
    looked = [_looked(container, part.member, *dress) if part.shown else Look() for part in parts]
    workbook = opened(stream, "xlsx", {text for seen in looked if isinstance(seen, Look) for _, _, text in seen.errors})
    for part, seen in zip(parts, looked, strict=True):
        yield _Leaf(part.name, part.shown, partial(_from_xlsx, workbook, part.name, seen))


def _looked(container: Container, member: str, styles: Styles, strings: Mapping[str, Rich]) -> Look | Unreadable:
    try:
        return look(container, member, styles, strings)
    except Unreadable as error:
        return error


def _from_xlsx(workbook: CalamineWorkbook, name: str, seen: Look | Unreadable) -> tuple[Rows, Look]:
    if isinstance(seen, Unreadable):
        raise seen
    with guarded("xlsx"):
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return _tidied(rows, seen), seen


def _tidied(rows: Sequence[Sequence[object]], seen: Look) -> Rows:
    tidied = [[tidy(value) for value in row] for row in rows]
    for row, column, _ in seen.errors:
        if row < len(tidied) and column < len(tidied[row]):
            tidied[row][column] = None
    _dress(tidied, seen)
    return tidied


def _dress(cells: list[list[Cell]], seen: Look) -> None:
    """Put what is shown, and what was not struck out, in the place of what is stored."""
    for (row, column), code in seen.formats.items():
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = shown(cells[row][column], code)
    for (row, column), rich in seen.rich.items():
        if row < len(cells) and column < len(cells[row]) and rich.standing:
            cells[row][column] = tidy(rich.standing)
        elif not rich.standing:
            seen.struck.add((row, column))
