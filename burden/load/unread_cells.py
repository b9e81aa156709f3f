"""What is said of a workbook's hidden sheets, and of its cells that hold no value or only a part of what was written."""

from __future__ import annotations

from burden.load.first_look import Look
from burden.load.grid import letter, told
from burden.load.rich import Rich
from burden.place import Place, Problem

_SHOWN = 40  # characters of a text


def unshown(file: str, sheet: str) -> Problem:
    """A notice for a sheet that is hidden."""
    return Problem(
        "notice",
        Place(file, sheet),
        "工作表已隐藏，没有读；要读请取消隐藏",
        "the sheet is hidden and was not read; unhide it to have it read",
    )


def spoilt(file: str, sheet: str, seen: Look) -> tuple[Problem, ...]:
    """A problem for each cell whose formula failed or kept no result."""
    said = [(row, column, f"公式出错：{text or '#'}", f"the formula failed: {text or '#'}") for row, column, text in seen.errors]
    said += [
        (
            row,
            column,
            "公式没有存下结果，请用 Excel 或 WPS 打开、保存后再导入",
            "the formula has no stored result; open the file in a spreadsheet program, save it and load it again",
        )
        for row, column in seen.unstored
    ]
    bad = [Problem("unreadable", Place(file, sheet, row + 1, letter(column)), zh, en) for row, column, zh, en in sorted(said)]
    parted = [(Place(file, sheet, row + 1, letter(at)), rich) for (row, at), rich in sorted(seen.rich.items()) if rich.standing]
    return (*told(bad), *(_parted(place, rich) for place, rich in parted))


def _parted(place: Place, rich: Rich) -> Problem:
    """A cell of which a part is struck out is read without it."""
    out, kept = (" ".join(text.split())[:_SHOWN] for text in (rich.struck, rich.standing))
    return Problem("notice", place, f"“{out}”已划去，按“{kept}”读", f"“{out}” is struck out; the cell was read as “{kept}”")
