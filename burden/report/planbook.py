"""The plan as a workbook to correct and feed back: a sheet for each kind of table, grey columns that say how each row was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from burden.forms import DITTO, HEADINGS, HELP, IGNORED, PLACES, PROBLEMS, SHEETS, TARGETS_READ, TIME_READ, ignored_text, literal
from burden.plan import Place, Plan, Problem
from burden.report.canonical import Line, kinds, lines
from burden.report.choices import offer, width
from burden.report.pen import Pen, Value, print_wide, written
from burden.report.spoken import place_words
from burden.report.understood import by_row, problem_words, row_of, target_words, time_words
from burden.report.words import word
from burden.warning import LANGS, Lang

TITLE = "{year}年{name}（白色各栏可以改正；灰色各栏说明程序怎样读，不必改，改了也不算；改好后把本文件再交给 burden 读）"
HEAD = 1  # the row of the headings, from 0
# Columns left out where no row needs them, each with those that make it needed.
SPARE = {
    **{name: (name,) for name in ("code", "changed", "subject", "ratio", "heading", "days")},
    **dict.fromkeys(("start", "end"), ("start", "end")),
    **dict.fromkeys(("asked", "due"), ("asked", "due")),
}
GREY = {TIME_READ: 34, TARGETS_READ: 34, IGNORED: 26, PROBLEMS: 40}  # and how wide
BEHIND = {"days": TIME_READ, "target": TARGETS_READ}  # which value they stand behind, or the last of its group
MOST_NOTES = 500
HOW = (
    "这个工作簿是把收到的各种表格统一成一种样式，写明每一行怎样读。改正以后，这个文件本身就可以代替原来的表格。",
    "一、白色各栏是内容，可以改正、增加行、删除行。灰色各栏只是说明，读入时不看；不要改“出处”一栏的栏名，程序靠它认出这个工作簿。",
    "二、红色的行有读不懂的地方，黄色的行有需要确认的地方，说明写在“问题和提示”一栏。改白色各栏即可，颜色不必改。",
    "三、时间照原来的写法保留。“时间栏名”是原来表格的栏名（如“完成时限”），读时间时要用到。",
    "四、一格里写几个单位或对象，用顿号、分号或换行分开；行首的“↳”表示原来分写在几行，各自单独读。",
    "五、改好后运行：burden check 本文件.xlsx。没有改动的工作簿读出来的计划与原来完全相同。",
)


class Column(NamedTuple):
    """One column: its heading, the meaning of its values ("" for one that explains) and its width."""

    heading: str
    name: str
    width: int


def planbook(plan: Plan, problems: Sequence[Problem], lang: Lang = "zh") -> tuple[bytes, tuple[Problem, ...]]:
    """The workbook, and a notice for each cell that was too long for it; the same plan gives the same bytes."""
    tables = {kind: lines(plan, kind) for kind in kinds(plan)}
    told = by_row(problems)
    rows = {row_of(line.place) for each in tables.values() for line in each}
    elsewhere = [problem for row, listed in told.items() if row not in rows for problem in listed]
    cut: list[Problem] = []
    listed = len(plan.units) > 0

    def fill(book: Any) -> None:
        pen = Pen(book, lang)
        _explain(book.add_worksheet(HELP), plan.year, elsewhere, pen)
        for kind, found in tables.items():
            sheet, columns = book.add_worksheet(SHEETS[kind]), _columns(kind, found)
            pen.text(sheet, 0, 0, TITLE.format(year=plan.year, name=SHEETS[kind].removeprefix("年")), "title")
            looks = {look: tuple(look if column.name else "grey" for column in columns) for look in ("bad", "doubt", "cell")}
            for row, line in enumerate(found, HEAD + 1):
                said = told.get(row_of(line.place), [])
                values = _values(line, columns, _explained(line, said, kind, listed, lang))
                pen.row(sheet, row, values, looks[_look(line, said)], [0] * len(columns))
            _finish(sheet, kind, columns, len(found), len(tables.get("directory", ())), pen)
            cut.extend(_cut(kind, found, pen.cut))

    return written(fill, dt.date(plan.year, 1, 1)), tuple(cut)


def _explain(sheet: Any, year: int, elsewhere: Sequence[Problem], pen: Pen) -> None:
    """The first sheet: how to correct the others, and what is to be said about no single row of theirs."""
    sheet.set_column(0, 0, 120)
    pen.text(sheet, 0, 0, f"{year}年计划：怎样改正，怎样再读入", "title")
    said = [*((line, "wrap") for line in HOW)]
    if elsewhere:
        said += [(word("other_problems", pen.lang), "loud"), *((line, "wrap") for line in _notes(elsewhere, pen.lang))]
    for row, (line, look) in enumerate(said, 2):
        pen.text(sheet, row, 0, line, look)
    print_wide(sheet, 0)


def _notes(elsewhere: Sequence[Problem], lang: Lang) -> list[str]:
    """Problems with their places, a line each; from a certain number on only counted."""
    listed = [
        f"{place_words(each.place, lang)}{word('colon', lang)}{problem_words(each, lang)}" for each in elsewhere[:MOST_NOTES]
    ]
    more = len(elsewhere) - MOST_NOTES
    return [*listed, word("more", lang, n=more)] if more > 0 else listed


def _columns(kind: str, found: Sequence[Line]) -> list[Column]:
    """The columns of a sheet: all meanings but the spare ones nobody needs, each explanation behind what it explains."""
    listed: list[Column] = []
    for name, heading in HEADINGS[kind].items():
        if name not in SPARE or any(line.cells.get(each, "") != "" for line in found for each in SPARE[name]):
            listed.append(Column(heading, name, width(kind, name)))
        if kind == "items" and name in BEHIND:
            listed.append(Column(BEHIND[name], "", GREY[BEHIND[name]]))
    last = (IGNORED, PROBLEMS) if kind == "items" or any(line.ignored for line in found) else (PROBLEMS,)
    return [*listed, *(Column(heading, "", GREY[heading]) for heading in last), Column(PLACES[kind], "", 30)]


def _values(line: Line, columns: Sequence[Column], explained: Mapping[str, str]) -> list[Value]:
    """The cells of one row: its values, and beside them how they were read."""
    cells: Mapping[str, Value] = line.cells
    if not DITTO.isdisjoint(cells.values()):
        cells = {name: literal(cell) if isinstance(cell, str) else cell for name, cell in cells.items()}
    return [cells.get(column.name, "") if column.name else explained[column.heading] for column in columns]


def _explained(line: Line, said: Sequence[Problem], kind: str, listed: bool, lang: Lang) -> dict[str, str]:
    """The texts of the grey columns of a row."""
    notes = [problem_words(each, lang) for each in said]
    return {
        TIME_READ: time_words(line.when, lang) if line.when else "" if line.read else word("row_left", lang),
        TARGETS_READ: target_words(line.targets, lang, listed),
        IGNORED: ignored_text(line.ignored),
        PROBLEMS: "\n".join([*notes, *([] if line.read or notes else [word("row_left", lang)])]),
        PLACES[kind]: place_words(line.place, lang),
    }


def _look(line: Line, said: Sequence[Problem]) -> str:
    """Red where something could not be read, yellow where something is to be confirmed."""
    told = {problem.kind for problem in said}
    return "bad" if "unreadable" in told or not line.read else "doubt" if "question" in told else "cell"


def _cut(kind: str, found: Sequence[Line], texts: Set[str]) -> Iterator[Problem]:
    """A notice for each value that is one of the texts that are longer than a cell can be."""
    for line in found if texts else ():
        for name, cell in line.cells.items():
            if cell in texts and name in HEADINGS[kind]:
                zh, en = (word("cut_on_export", lang, heading=HEADINGS[kind][name]) for lang in LANGS)
                yield Problem("notice", Place(*row_of(line.place)), zh, en)


def _finish(sheet: Any, kind: str, columns: Sequence[Column], rows: int, units: int, pen: Pen) -> None:
    """Headings, frozen and with filters, drop-downs (the directory has so many units), and how the sheet prints."""
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        pen.text(sheet, HEAD, at, column.heading, "head" if column.name else "grey_head")
    sheet.freeze_panes(HEAD + 1, 2)
    sheet.autofilter(HEAD, 0, HEAD + rows, len(columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{HEAD + 1 + rows}"})
    offer(
        sheet, kind, {column.name: at for at, column in enumerate(columns) if column.name}, HEAD + 1, units and HEAD + 1 + units
    )
    print_wide(sheet, HEAD, sum(column.width for column in columns))
