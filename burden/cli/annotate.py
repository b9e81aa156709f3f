"""The command that writes the warnings into a department's own workbook, to be sent back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from burden.cli.options import Blank, Encoding, Heading, Lang, LastYear, Rules, Today, Year
from burden.cli.steps import checked, keep_what_is_read, options, out, refuse

if TYPE_CHECKING:
    from burden.check import Checked
    from burden.plan import Problem

File = Annotated[Path, typer.Argument(help="部门报来的 xlsx 或 xlsm · The department's xlsx or xlsm", show_default=False)]
Context = Annotated[
    list[Path] | None,
    typer.Argument(help="一起检查的其他表格或文件夹 · Other spreadsheets or folders it is checked with", show_default=False),
]
Into = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="写到哪里（默认：原名加“（预警）”，写在当前文件夹） · Where to (default: here)"),
]
ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm")
NAMED = {"zh": "（预警）", "en": "（warnings）"}  # sorts behind the name it is added to, so that the plan itself counts first


def annotate_command(
    file: File, context: Context = None, output: Into = None, rules: Rules = None, year: Year = None, today: Today = None,
    lang: Lang = "zh", heading: Heading = [], blank: Blank = [], encoding: Encoding = None, last_year: LastYear = None,  # noqa: B006
) -> None:  # fmt: skip
    """把预警写进部门自己的表格：多一列预警和单元格批注，其余不动 · Write the warnings into a department's own workbook."""
    options(lang, "never")
    into = output or Path(f"{file.stem}{NAMED[lang]}{_ending(file)}")
    paths = [file, *(context or [])]
    if file.is_dir():
        raise refuse(str(file), "这是文件夹", "给出一个 xlsx 文件", ("this is a folder", "name one xlsx file"))
    _refuse_overwriting(into, file, paths)
    result, problems, *_ = checked(paths, rules, year, today, heading, blank, encoding, [], last_year)
    name = _name(file, paths)
    _refuse_unread(name, result, problems)
    said = _written(file, name, into, result, lang)
    english = "1 warning" if said == 1 else f"{said} warnings"
    out(f"{into}: {f'{said} 条预警' if lang == 'zh' else english}")


def _ending(file: Path) -> str:
    """The ending of what is written: that of the file, where it is one of a workbook of the new kind."""
    return file.suffix if file.suffix.lower() in ENDINGS else ENDINGS[0]


def _refuse_overwriting(into: Path, file: Path, paths: list[Path]) -> None:
    """What was sent in stays as it is, and a workbook keeps the ending that says what is in it."""
    keep_what_is_read(into, [path for path in paths if not path.is_dir()])
    if into.suffix.lower() != _ending(file).lower():
        ending = _ending(file)
        raise refuse(str(into), f"文件名应以 {ending} 结尾", "改一下 -o", (f"its name has to end in {ending}", "change -o"))


def _name(file: Path, paths: list[Path]) -> str:
    """The name the file goes by in this run."""
    from burden.load.files import find

    return next(each.name for each in find(paths)[0] if os.path.samefile(each.path, file))


def _refuse_unread(name: str, result: Checked, problems: tuple[Problem, ...]) -> None:
    """A file of which nothing could be read gets no warnings: say why it could not."""
    if any(sheet.file == name and sheet.read + sheet.unread for sheet in result.plan.sheets):
        return
    why = next((each for each in problems if each.place.file == name), None)
    zh, en = (why.zh, why.en) if why else ("没有可读的表格", "it holds no table that can be read")
    copied = any(sheet.file == name and sheet.rows for sheet in result.plan.sheets)
    remedy = (
        ("拿掉其中一份再批注", "take one of them away, then annotate it")
        if copied
        else ("改好后再批注", "mend it, then annotate it")
    )
    raise refuse(name, zh, remedy[0], (en, remedy[1]))


def _written(file: Path, name: str, into: Path, result: Checked, lang: str) -> int:
    """Write the file; how many warnings have a place in it."""
    from burden.load.files import opened
    from burden.load.grid import Unreadable
    from burden.load.package import LARGEST, Package
    from burden.report.annotated import Broken, NoRoom, annotated, notes
    from burden.report.write import write_whole

    found = [each for each in result.warnings if name in {place.file for place in (each.place, *each.related)}]
    try:
        with opened(file, LARGEST) as stream:
            data = annotated(Package(stream, str(file)), notes(found, result.plan, name, lang), lang)  # type: ignore[arg-type]
    except Unreadable as error:
        raise refuse(str(file), error.zh, "给出表格文件", (error.en, "name a spreadsheet")) from None
    except Broken as error:
        english = f"the file is damaged: a part of it lacks {error}", "save it as xlsx in a spreadsheet program"
        raise refuse(str(file), f"文件已损坏：里面缺少 {error}", "请用 Excel 或 WPS 另存为 xlsx 再批注", english) from None
    except NoRoom as error:
        english = f"sheet {error} is full to its last column", "delete columns that are not needed"
        raise refuse(str(file), f"工作表{error}一直用到最后一列，没有地方写", "删去不用的列", english) from None
    write_whole(into, data)
    return len(found)
