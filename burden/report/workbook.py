"""The workbook to send back: an overview, quotas, how each row was read, the rules behind, then a sheet for each department."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from burden.check import Checked
from burden.days import Calendar, date_of
from burden.plan import Problem
from burden.report.agenda import Visit
from burden.report.concerned import above, by_department, concerned
from burden.report.department_sheet import Told, department_sheet, told
from burden.report.figures import city, provisional
from burden.report.inert import sheet_names
from burden.report.pen import Pen, print_wide, written
from burden.report.quota_sheet import quota_sheet
from burden.report.rows_sheet import fates, rows_sheet
from burden.report.rules_sheet import rules_sheet
from burden.report.spoken import idle_lines, lost_lines
from burden.report.words import word
from burden.warning import LEVELS, BurdenWarning, Lang

OWN = ("book_summary", "book_quotas", "book_rows", "book_rules", "no_organiser")  # the sheets that are no department's
ABOVE = "#7D7D7D"  # the tab of a department above the office: told, and not asked to mend
MOST_ROWS = 1_000_000  # below the head of one sheet: Excel has room for 1,048,576 rows
_HEAD = 34, 30  # widths of the overview's names
T = TypeVar("T")
_Sheet: TypeAlias = tuple[str, str, Sequence[int]]  # a department, what its sheet is called, which warnings stand there


def workbook(
    checked: Checked, visits: Sequence[Visit], calendar: Calendar, lang: Lang = "zh", problems: Sequence[Problem] = ()
) -> bytes:
    """`warnings.xlsx`: every warning stands once on the sheet of each department it concerns."""
    whose = concerned(checked)
    higher = above(checked)
    numbers = by_department(whose, higher)
    years = provisional(visits, calendar, checked.plan.year).pressing
    read = fates(checked.plan, problems, lang) if checked.plan.sheets else []
    sheets = [*_sheets(numbers, _names(numbers, higher, lang), lang)]

    @functools.cache
    def in_words(number: int) -> Told:
        return told(checked.warnings[number], checked.plan.year, lang)

    def fill(book: Any) -> None:
        pen = Pen(book, lang)
        _overview(book.add_worksheet(word("book_summary", lang)), checked, sheets, years, pen)
        taken = [*(word(key, lang) for key in OWN), *(label for _, label, _ in sheets)]
        for label, quotas in _further(word("book_quotas", lang), checked.quotas, taken):
            quota_sheet(book.add_worksheet(label), quotas, pen)
        for label, rows in _further(word("book_rows", lang), read, taken):
            rows_sheet(book.add_worksheet(label), rows, problems, pen)
        if checked.warnings:
            rules_sheet(book.add_worksheet(word("book_rules", lang)), checked.warnings, pen)
        for name, label, listed in sheets:
            sheet = book.add_worksheet(label)
            if name in higher:
                sheet.set_tab_color(ABOVE)
            department_sheet(sheet, name, ((in_words(number), whose[number]) for number in listed), pen)
        in_words.cache_clear()

    return written(fill, date_of(checked.today))


def _names(numbers: Mapping[str, object], above: frozenset[str], lang: Lang) -> dict[str, str]:
    """The sheet of each department, those `above` marked as such; "" has one of its own."""
    own = [word(key, lang) for key in OWN]
    safe = sheet_names((name for name in numbers if name and name not in above), taken=own)
    marked = {name: word("above_sheet", lang, name=name) for name in numbers if name in above}
    high = sheet_names(marked.values(), taken=[*own, *safe.values()])
    return {**safe, **{name: high[label] for name, label in marked.items()}, "": word("no_organiser", lang)}


def _sheets(numbers: Mapping[str, Sequence[int]], names: Mapping[str, str], lang: Lang) -> Iterator[_Sheet]:
    """Each department's sheet with its warnings; what is more than a sheet can hold stands on further ones."""
    taken = [*(word(key, lang) for key in OWN), *names.values()]
    for name, listed in numbers.items():
        yield from ((name, *sheet) for sheet in _further(names[name], listed, taken))


def _further(label: str, listed: Sequence[T], taken: list[str]) -> Iterator[tuple[str, Sequence[T]]]:
    """What a sheet of this name holds, and further ones with what is more than it can; their names are added to those `taken`."""
    for begin in range(0, len(listed), MOST_ROWS):
        name = sheet_names([label], taken)[label] if begin else label
        taken.append(name)
        yield name, listed[begin : begin + MOST_ROWS]


def _overview(sheet: Any, checked: Checked, sheets: Sequence[_Sheet], years: Sequence[int], pen: Pen) -> None:
    """The first sheet: what the reader must not miss, and how many warnings stand on each department's sheet."""
    lang = pen.lang
    for column, width in enumerate((*_HEAD, *[9] * (len(LEVELS) + 1))):
        sheet.set_column(column, column, width)
    pen.text(sheet, 0, 0, word("report_title", lang, city=city(checked), year=checked.plan.year), "title")
    head = 1
    for head, (text, look) in enumerate(_notes(checked, years, lang), 2):
        pen.text(sheet, head - 1, 0, text, look)
    for column, key in enumerate(("book_department", "book_sheet", *reversed(LEVELS), "total")):
        pen.word(sheet, head + 1, column, key)
    row = head + 1
    for row, (name, label, listed) in enumerate(sheets, head + 2):
        _counts(sheet, row, (name or label, label), [checked.warnings[number] for number in listed], pen)
    sheet.freeze_panes(head + 2, 1)
    sheet.autofilter(head + 1, 0, row, len(LEVELS) + len(_HEAD))
    _counts(sheet, row + 1, (word("book_each_once", lang), ""), checked.warnings, pen, "head")
    print_wide(sheet, head + 1)


def _notes(checked: Checked, years: Sequence[int], lang: Lang) -> list[tuple[str, str]]:
    """The lines above the table: files that were not read, what to do, provisional holidays, rules that did not run."""
    lines = [*((line, "loud") for line in lost_lines(checked.lost, lang)), (word("book_help", lang), "plain")]
    if years:
        lines.append((word("provisional_head", lang, years=word("comma", lang).join(map(str, years))), "loud"))
    return [*lines, *((line, "loud") for line in idle_lines(checked.not_run, lang))]


def _counts(
    sheet: Any, row: int, names: tuple[str, str], found: Sequence[BurdenWarning], pen: Pen, look: str = "cell"
) -> None:  # fmt: skip
    """One line of the overview: names, warnings by level, their sum."""
    for column, name in enumerate(names):
        pen.text(sheet, row, column, name, look)
    for column, level in enumerate(reversed(LEVELS), len(names)):
        count = sum(warning.level == level for warning in found)
        pen.number(sheet, row, column, count, level if count and look == "cell" else look)
    pen.number(sheet, row, len(names) + len(LEVELS), len(found), look)
