"""The example city in English: what is left of Chinese is a name, the text of a cell, or stands in quotation marks."""

import datetime as dt
import functools
import html
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import icalendar
import openpyxl
import pandas as pd
import pytest

from burden.check import Checked, check
from burden.days import Calendar, day
from burden.load import load
from burden.load.holidays import calendar
from burden.load.policy import read_policy
from burden.plan import Plan, Problem
from burden.report import report
from burden.report.law import law_lines, scope_words
from burden.report.listing import listing
from burden.report.pages import rule_page, rules_json
from burden.report.quotas import quota_lines
from burden.report.text import text
from burden.rulebook import Rulebook, Scope
from burden.rules import rules

ROOT = Path(__file__).parents[2]
HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
QUOTED = re.compile("“[^”]*”|《[^》]*》")
SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
SAID = re.compile(r'(?:title|alt|placeholder|content|aria-\w+|data-label)="([^"]*)"')
ICS = ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "X-WR-CALNAME")


@functools.cache
def city() -> tuple[Checked, Calendar, tuple[Problem, ...], Rulebook, Plan]:
    rulebook, days = read_policy(ROOT / "rules.yaml"), calendar(None)
    plan, problems = load([ROOT / "plans/2026"], year=2026, headings=rulebook.headings, blanks=rulebook.blanks)
    before, _ = load([ROOT / "plans/2025"], year=2025)
    return check(plan, rulebook, days, day(dt.date(2026, 11, 15)), problems, previous=before), days, problems, rulebook, plan


@functools.cache
def files() -> dict[str, bytes]:
    checked, days, problems, rulebook, _ = city()
    return report(checked, days, problems, rulebook, "en")


def texts(value: object) -> Iterator[str]:
    """The texts of a value that came out of a cell."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts(part)
    else:
        yield from texts(getattr(value, "text", getattr(value, "name", ())))


@functools.cache
def known() -> re.Pattern[str]:
    """Names, places, texts of cells, and the texts of the law: all that may stay as it is."""
    checked, _, _, rulebook, plan = city()
    tables = (getattr(plan, name) for name in ("items", "records", "filings", "units"))
    columns = [table[name].astype(object) for table in tables for name in table if table[name].dtype.kind == "O"]
    columns += [pd.Series(checked.visits[name].cat.categories) for name in ("item", "target", "organiser", "county")]
    found = {said for column in columns for value in column for said in texts(value)}
    found |= {
        part
        for sheet in plan.sheets
        for part in (sheet.file, sheet.sheet, *texts(sheet.ignored), *texts(tuple(cells for _, cells in sheet.left)))
    }
    clauses = (*rulebook.limits, *rulebook.quiet)
    sources = [*rulebook.texts.values(), *(each.source for each in clauses)]
    found |= {part for source in sources for part in (source.local, source.number)} | {each.name for each in rulebook.quiet}
    found |= {part for waiver in rulebook.waivers for part in (waiver.reason, waiver.by)}
    parts = {part.strip() for said in found for part in re.split(r"\n|\s{2,}", said)}
    long = sorted((part for part in parts | found if HAN.search(part)), key=lambda part: (-len(part), part))
    return re.compile("|".join(map(re.escape, long)))


def left(lines: Iterable[str]) -> list[str]:
    """The lines in which Chinese is left that is none of these."""
    return [line.strip() for line in lines if HAN.search(known().sub("", QUOTED.sub("", known().sub("", line))))]


@pytest.mark.parametrize("name", ["index.html", "calendar.html"])
def test_page_has_no_chinese_left(name):
    page = SCRIPT.sub("", files()[name].decode())
    said = [*re.sub("<[^>]+>", "\n", page).split("\n"), *SAID.findall(page)]
    assert left(map(html.unescape, said)) == []


def test_calendar_file_has_no_chinese_left():
    parts = icalendar.Calendar.from_ical(files()["calendar.ics"]).walk()
    said = [str(value) for part in parts for name, value in part.property_items(recursive=False) if name in ICS]
    assert left(line for each in said for line in each.split("\n")) == []


def test_workbook_has_no_chinese_left():
    book = openpyxl.load_workbook(io.BytesIO(files()["warnings.xlsx"]))
    cells = (str(cell.value or "") for sheet in book for row in sheet.iter_rows() for cell in row)
    assert left([*book.sheetnames, *cells]) == []


def test_terminal_has_no_chinese_left():
    checked, days, problems, rulebook, _ = city()
    said = [*text(checked, problems, days, "en").split("\n"), *listing(checked.plan, problems, "en")]
    said += [*quota_lines(checked.quotas, "en"), *(str(each["title"]) for each in rules_json("en"))]
    said += law_lines({"national": "“全国”"}, rulebook.limits, rulebook.quiet, rulebook.texts.values(), "en")
    assert left(said) == []


@pytest.mark.parametrize("name", sorted(rules()))
def test_page_of_a_rule_has_no_chinese_left(name):
    page, _, _ = rule_page(rules()[name], "en").partition("Examples:")
    assert HAN.findall(QUOTED.sub("", page)) == []


def test_chinese_of_our_own_would_be_seen():
    assert left(["牵头单位: 市应急管理局", "organiser: 市应急管理局", "called “调研”"]) == ["牵头单位: 市应急管理局"]


def test_kinds_of_unit_are_said_in_english_where_the_packs_speak_of_them():
    assert scope_words(Scope(kinds=("企业", "学校", "托育机构")), "en") == "enterprises, schools, “托育机构”"
    assert scope_words(Scope(kinds=("企业", "学校")), "zh") == "企业、学校"
