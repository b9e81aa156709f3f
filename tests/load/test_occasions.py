from datetime import date

import pytest

from burden import when
from burden.load.holidays import packaged
from burden.load.occasions import occasions
from burden.load.tables import plan_of
from tests.load.sheets import NAMES, grid, said
from tests.load.test_items import HEAD, windows

EVENTS = occasions(packaged, {"汛期": (("05-01", "09-30"),)})


@pytest.mark.parametrize(
    ("phrase", "year", "last"),
    [
        ("春节前", 2024, date(2024, 2, 9)), ("春节前", 2025, date(2025, 1, 27)), ("春节前", 2026, date(2026, 2, 14)),
        ("国庆节前", 2023, date(2023, 9, 28)), ("国庆节前", 2025, date(2025, 9, 30)), ("中秋节前", 2025, date(2025, 9, 30)),
        ("中秋节前", 2026, date(2026, 9, 24)), ("五一前", 2026, date(2026, 4, 30)), ("端午前", 2026, date(2026, 6, 18)),
        ("清明前", 2026, date(2026, 4, 3)),
    ],
)  # fmt: skip
def test_festivals_are_those_of_the_notice(phrase: str, year: int, last: date):
    assert when.read(phrase, year, events=EVENTS).windows == ((None, last),)


@pytest.mark.parametrize(
    ("year", "problem"),
    [
        (2004, "「春节」未定：没有2004年的放假安排，请写明日期"),
        (2035, "「春节」待定：2035年放假通知未发布，请写明日期"),
    ],
)
def test_a_year_without_a_notice_is_not_scheduled(year: int, problem: str):
    assert when.read("春节前", year, events=EVENTS).problem == problem


def test_workdays_are_counted_where_the_year_is_official():
    assert when.read("9月28日起5个工作日", 2026, events=EVENTS).windows == ((date(2026, 9, 28), date(2026, 10, 9)),)
    assert when.read("9月28日起5个工作日", 2035, events=EVENTS).windows == ((date(2035, 9, 28), None),)


def test_rows_of_a_plan_stand_on_festivals_and_periods():
    drawn = "1 | 安全督查 | | | 市应急局 | | 甲县 | 春节前 | |\n2 | 防汛督查 | | | 市应急局 | | 甲县 | 汛期 | |\n"
    plan, _ = plan_of([grid(HEAD + drawn), grid(NAMES, "名录.xlsx")], year=2026, headings={}, blanks={}, events=EVENTS)
    assert windows(plan.items) == [((None, date(2026, 2, 14)),), ((date(2026, 5, 1), date(2026, 9, 30)),)]


def test_a_time_with_two_near_readings_is_asked_about():
    drawn = "1 | 安全督查 | | | 市应急局 | | 甲县 | 6月前 | |\n2 | 防汛督查 | | | 市应急局 | | 甲县 | 13月 | |\n"
    _, problems = plan_of([grid(HEAD + drawn)], year=2026, headings={}, blanks={})
    asked = [problem for problem in problems if problem.kind in ("question", "unreadable")]
    assert said(tuple(asked)) == [
        ("question", "H2", "时间“6月前”按不含所写时段，止于5月31日，请确认"),
        ("unreadable", "H3", "时间“13月”读不出来：没有13月，请核对"),
    ]
    assert [problem.en for problem in asked] == [
        "the time “6月前”: the time written is not counted in; the last day is 2026-05-31; confirm it",
        "“13月” cannot be read as a time: there is no month 13; check it",
    ]
