"""The heat map: every visit-day stands in its week, and a loose visit is spread over its window, none of it lost."""

from datetime import date

import pytest

from burden.days import day
from burden.report.agenda import agenda
from burden.report.heat import by_week, heat, mondays, target_of
from tests.report.town import CALENDAR, checked

VISITS = agenda(checked(), [""] * 3)


def test_weeks_begin_on_mondays_and_touch_the_year():
    begins = mondays(2026)
    assert (int(begins[0]), int(begins[-1]), len(begins)) == (day(date(2025, 12, 29)), day(date(2026, 12, 28)), 53)


def test_visits_on_known_days_are_counted_day_by_day():
    weeks = by_week(VISITS, CALENDAR, 2026, target_of)
    assert {name: each.certain.sum() for name, each in weeks.items()} == {"甲县": 3, "乙县": 3, "丙镇": 1, "丁厂": 0}
    assert list(weeks["甲县"].certain.nonzero()[0]) == [9]  # the week of 2 March


def test_loose_visits_are_spread_over_the_workdays_of_their_windows():
    weeks = by_week(VISITS, CALENDAR, 2026, target_of)
    assert weeks["甲县"].expected.sum() == pytest.approx(1)
    assert weeks["丁厂"].expected.sum() == pytest.approx(0.3)  # drawn with a chance of 0.3
    assert [round(65 * value) for value in weeks["甲县"].expected[13:15]] == [3, 5]  # of 65 workdays


def test_weeks_of_an_organiser_hold_its_joint_visits():
    weeks = by_week(VISITS, CALENDAR, 2026, lambda visit: visit.organisers)
    assert (weeks["市水务局"].certain.sum(), weeks["市住建局"].certain.sum()) == (1, 1)


def test_map_has_the_order_of_the_targets_and_says_each_row_in_words():
    drawn = heat(
        by_week(VISITS, CALENDAR, 2026, target_of),
        {"甲县": "t1", "乙县": "t2", "丙镇": "t3", "丁厂": "t4", "戊村": "t5"},
        2026,
        "zh",
    )
    assert [row["name"] for row in drawn["heat"]] == ["甲县", "乙县", "丙镇", "丁厂"]
    assert drawn["heat"][0]["label"] == "甲县：日期已定 3 天次，窗口内未定约 1；最重的一周 3月2日—3月8日，3 天次"
    assert [row["anchor"] for row in drawn["heat"]] == ["t1", "t2", "t3", "t4"]
    assert drawn["heat_certain"][2] == "M90 0h9v7h-9zM90 10h9v7h-9z"


def test_map_of_nothing_is_empty():
    assert heat({}, {}, 2026, "en")["heat"] == []
