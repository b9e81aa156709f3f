"""Workbooks become grids: xlsx and xls by python-calamine after a first look, ods by its own stream."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from burden.load import ods, xls, xlsx
from burden.load.container import Container, locked
from burden.load.first_look import Look, look
from burden.load.grid import Box, Cell, Grid, Row, Unreadable, inside, letter, rectangle, tidy, told, within_budget
from burden.plan import Place, Problem

Found = tuple[list[Grid], list[Problem]]
_KNOWN = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")  # calamine refuses a sheet for others
_UNSTORED = ("公式没有存下结果，请用 Excel 或 WPS 打开、保存后再导入",
             "the formula has no stored result; open the file in a spreadsheet program, save it and load it again")
_HIDDEN = ("工作表已隐藏，没有读；要读请取消隐藏", "the sheet is hidden and was not read; unhide it to have it read")


def read_zip(stream: BinaryIO, file: str) -> Found:
    """The grids of an xlsx or ods; Unreadable where it is neither, or nothing of it can be read."""
    container = Container(stream)
    if "xl/workbook.bin" in container:
        raise Unreadable("xlsb 格式读不了，请另存为 xlsx", "xlsb cannot be read; save it as xlsx")
    if "xl/workbook.xml" in container:
        return _read_xlsx(stream, container, file)
    if "content.xml" in container:
        return _read_ods(container, file)
    raise Unreadable("压缩包里不是表格，请解压后导入其中的表格", "the zip is no spreadsheet; unpack it and load what is in it")


def read_xls(stream: BinaryIO, file: str) -> Found:
    """The grids of an xls; Unreadable where nothing of it can be read."""
    looks = xls.sheets(stream)
    grids: list[Grid] = []
    problems: list[Problem] = []
    with _opened(stream) as workbook:
        known = list(zip(workbook.sheets_metadata, looks, strict=False))
        for number, (sheet, seen) in enumerate(known):
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            try:
                if seen.trouble:
                    raise seen.trouble
                got = _sheet(workbook, number)
                seen.look.merged += [(*first, *last) for first, last in got.merged_cell_ranges or []]
                shown = seen.shown and sheet.visible == SheetVisibleEnum.Visible
                _add(_Sheet(file, sheet.name, shown), _rows(got), seen.look, (grids, problems))
            except Unreadable as error:
                problems.append(error.problem(file, sheet.name))
    return grids, problems
