"""The workbook to send back: a summary, then a sheet for each department with its warnings and a column for its answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from burden.check import Checked
from burden.days import Calendar, date_of
from burden.report.agenda import Visit
from burden.report.figures import city, provisional
from burden.report.inert import sheet_names
from burden.report.pen import Pen, print_wide, written
from burden.report.quota_sheet import quota_sheet
from burden.report.spoken import idle_lines, place_words, span_words
from burden.report.titles import title_of
from burden.report.words import word
from burden.rules import rules
from burden.warning import LEVELS, BurdenWarning, Lang

WIDTHS = {
    "level": 7, "certainty": 8, "rule": 30, "message": 60, "target": 16, "days": 20, "others": 22, "file": 24, "sheet": 14,
    "row": 7, "column": 6, "places": 34, "do": 40, "reply": 30,
}  # fmt: skip
MOST_RELATED = 50


def workbook(checked: Checked, visits: Sequence[Visit], calendar: Calendar, lang: Lang = "zh") -> bytes:
    """`warnings.xlsx`: every warning stands on exactly one sheet, that of its organiser."""
    by_name: dict[str, list[BurdenWarning]] = defaultdict(list)
    for warning in checked.warnings:
        by_name[warning.organiser].append(warning)
    years = provisional(visits, calendar, checked.plan.year)
    organisers = checked.visits["organiser"].astype(str).tolist()
    names = _names(by_name, lang)

    def fill(book: Any) -> None:
        pen = Pen(book, lang)
        _summary(book.add_worksheet(word("book_summary", lang)), checked, by_name, names, years, pen)
        for name in sorted(by_name, key=_nameless_last):
            _department(book.add_worksheet(names[name]), checked.plan.year, by_name[name], organisers, pen)
        if checked.quotas:
            quota_sheet(book.add_worksheet(word("book_quotas", lang)), checked.quotas, pen)

    return written(fill, date_of(checked.today))


def _nameless_last(name: str) -> tuple[bool, str]:
    """Departments by name, then the warnings that name none."""
    return not name, name


def _names(by_name: Mapping[str, object], lang: Lang) -> dict[str, str]:
    """The sheet of each organiser; "" has one of its own."""
    nameless = word("no_organiser", lang)
    safe = sheet_names(
        (name for name in by_name if name), taken=(word("book_summary", lang), word("book_quotas", lang), nameless)
    )
    return {**safe, "": nameless}


def _summary(
    sheet: Any, checked: Checked, by_name: Mapping[str, Sequence[BurdenWarning]], names: Mapping[str, str], years: Sequence[int], pen: Pen
) -> None:  # fmt: skip
    """The first sheet: how many warnings each department has, and what the reader must not miss."""
    lang = pen.lang
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 34)
    pen.text(sheet, 0, 0, word("report_title", lang, city=city(checked), year=checked.plan.year), "title")
    row = 1
    for text, look in _notes(checked, years, lang):
        pen.text(sheet, row, 0, text, look)
        row += 1
    for column, key in enumerate(("organiser", "book_sheet", *reversed(LEVELS), "total")):
        pen.word(sheet, row + 1, column, key)
    row += 2
    for name in sorted(by_name, key=_nameless_last):
        _counts(sheet, row, (name or names[name], names[name]), by_name[name], pen)
        row += 1
    _counts(sheet, row, (word("total", lang), ""), checked.warnings, pen)


def _notes(checked: Checked, years: Sequence[int], lang: Lang) -> list[tuple[str, str]]:
    """The lines above the table: what to do, provisional holidays, rules that did not run."""
    lines = [(word("book_help", lang), "plain")]
    if years:
        lines.append((word("provisional_head", lang, years=word("comma", lang).join(map(str, years))), "loud"))
    return [*lines, *((line, "loud") for line in idle_lines(checked.not_run, lang))]


def _counts(sheet: Any, row: int, names: tuple[str, str], found: Sequence[BurdenWarning], pen: Pen) -> None:
    """One line of the summary: names, warnings by level, their sum."""
    for column, name in enumerate(names):
        pen.text(sheet, row, column, name)
    for column, level in enumerate(reversed(LEVELS), len(names)):
        pen.number(sheet, row, column, sum(warning.level == level for warning in found), level)
    pen.number(sheet, row, len(names) + len(LEVELS), len(found))


def _department(sheet: Any, year: int, found: Sequence[BurdenWarning], organisers: Sequence[str], pen: Pen) -> None:
    """One department: its warnings, the gravest first, and a blank column for its answer."""
    for column, (key, width) in enumerate(WIDTHS.items()):
        sheet.set_column(column, column, width)
        pen.word(sheet, 0, column, key)
    for row, warning in enumerate(found, 1):
        for column, (key, value) in enumerate(_cells(warning, year, organisers, pen.lang).items()):
            if isinstance(value, int):
                pen.number(sheet, row, column, value)
            else:
                pen.text(sheet, row, column, value, warning.level if key == "level" else "reply" if key == "reply" else "cell")
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(found), len(WIDTHS) - 1)
    print_wide(sheet, 0)


def _cells(warning: BurdenWarning, year: int, organisers: Sequence[str], lang: Lang) -> dict[str, str | int]:
    """A warning as the cells of its row, in the order of the columns."""
    page, place = rules()[warning.rule].pages[lang], warning.place
    span = "" if warning.first is None or warning.last is None else span_words(warning.first, warning.last, lang, year)
    related = [place_words(each, lang) for each in warning.related]
    hidden = len(related) - MOST_RELATED
    places = [*related[:MOST_RELATED], *([word("more", lang, n=hidden)] if hidden > 0 else [])]
    return {
        "level": word(warning.level, lang), "certainty": word(warning.certainty, lang), "rule": title_of(warning.rule, lang),
        "message": warning.message(lang), "target": warning.target, "days": span, "others": _others(warning, organisers, lang),
        "file": place.file, "sheet": place.sheet, "row": place.row or "", "column": place.column, "places": "\n".join(places),
        "do": page.do, "reply": "",
    }  # fmt: skip


def _others(warning: BurdenWarning, organisers: Sequence[str], lang: Lang) -> str:
    """The other organisers whose visits the warning is about; `organisers` are those of the visits table."""
    return word("comma", lang).join(sorted({organisers[row] for row in warning.rows} - {warning.organiser, ""}))
