"""A plan file that cannot be read: the alarm that names it, and the rules that are held back until it is."""

import datetime as dt

import pytest

from burden.check import check
from burden.days import day
from burden.load import load
from burden.load.holidays import calendar
from burden.plan import Place, Problem, Sheet, lost_files
from burden.rulebook import Rulebook
from burden.rules import rules

PLAN = "检查事项,牵头单位,检查对象,检查时间\n消防检查,应急局,甲县,2026年4月8日\n"
RECORDS = "检查事项,牵头单位,检查对象,检查日期\n食堂检查,教育局,甲县,2026年4月8日\n"
CUT = b"PK\x03\x04" + b"\0" * 40


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "应急局.csv").write_text(PLAN, encoding="utf-8")
    (tmp_path / "记录.csv").write_text(RECORDS, encoding="utf-8")
    return tmp_path


def outcome(folder):
    plan, problems = load([folder], year=2026)
    return check(plan, Rulebook(), calendar(None), day(dt.date(2026, 6, 1)), problems)


def test_what_stands_in_no_plan_is_blamed_where_every_file_was_read(folder):
    found = outcome(folder)
    assert {each.rule for each in found.warnings} >= {"unplanned", "not-run"}
    assert found.lost == ()


def test_nothing_is_blamed_for_being_absent_while_a_file_is_not_read(folder):
    (folder / "教育局.xlsx").write_bytes(CUT)
    found = outcome(folder)
    held = {each.rule for each in found.not_run if "教育局.xlsx" in each.zh and "教育局.xlsx" in each.en}
    assert held == {each.name for each in rules().values() if each.absence}
    assert {each.rule for each in found.warnings} & held == set()
    assert found.lost == ("教育局.xlsx",)


def test_a_sheet_of_words_or_a_bad_row_is_no_lost_file():
    sheets = (Sheet("甲.xlsx", "计划", "items"), Sheet("乙.xlsx", "通讯录", ""))
    problems = [
        Problem("unreadable", Place("甲.xlsx", "计划", 4), "", ""),
        Problem("unreadable", Place("乙.xlsx", "通讯录"), "", ""),
        Problem("notice", Place("丙.jpg"), "", ""),
        Problem("unreadable", Place("丁.xlsx"), "", ""),
    ]
    assert lost_files(sheets, problems) == ("丁.xlsx",)
