from __future__ import annotations

import pickle
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.days import Calendar, Year, date_of, day

NEW_YEAR_2019 = Year(
    2019,
    "official",
    "通知",
    "https://example.org/2019",
    off={date(2018, 12, 30): "元旦", date(2018, 12, 31): "元旦", date(2019, 1, 1): "元旦"},
    work={date(2018, 12, 29): "元旦"},
)
SPRING_2026 = Year(
    2026,
    "official",
    "通知",
    "https://example.org/2026",
    off={date(2026, 2, 15) + timedelta(days=n): "春节" for n in range(9)},
    work={date(2026, 2, 14): "春节", date(2026, 2, 28): "春节"},
)
CALENDAR = Calendar([NEW_YEAR_2019, SPRING_2026])


def on(text: str) -> int:
    return day(date.fromisoformat(text))


def test_day_counts_from_1970() -> None:
    assert (day(date(1970, 1, 1)), day(date(1970, 1, 2)), day(date(1969, 12, 31))) == (0, 1, -1)
    assert day(date(2026, 3, 5)) == int(np.datetime64("2026-03-05", "D").astype(np.int64))
    assert date_of(day(date(2026, 2, 28))) == date(2026, 2, 28)
    assert date_of(np.int32(20512)) == date(2026, 2, 28)


def test_calendar_without_years_has_weekends_only() -> None:
    week = np.arange(on("2026-02-16"), on("2026-02-23"))
    assert Calendar().is_workday(week).tolist() == [True] * 5 + [False] * 2
    assert Calendar().status(2026) == "provisional"


def test_is_workday_knows_days_off_and_make_up_days() -> None:
    days = ["2026-02-13", "2026-02-14", "2026-02-15", "2026-02-16", "2026-02-23", "2026-02-24", "2026-02-28"]
    worked = [True, True, False, False, False, True, True]
    assert [CALENDAR.is_workday(on(text)) for text in days] == worked


def test_new_year_make_up_day_lies_in_the_december_before() -> None:
    days = ["2018-12-28", "2018-12-29", "2018-12-30", "2018-12-31", "2019-01-01", "2019-01-02"]
    assert [CALENDAR.is_workday(on(text)) for text in days] == [True, True, False, False, False, True]


def test_workdays_counts_both_ends() -> None:
    assert CALENDAR.workdays(on("2026-02-13"), on("2026-02-13")) == 1
    assert CALENDAR.workdays(on("2026-02-14"), on("2026-02-23")) == 1
    assert CALENDAR.workdays(on("2026-02-09"), on("2026-02-28")) == 6 + 5
    assert CALENDAR.workdays(on("2026-02-15"), on("2026-02-23")) == 0


def test_workdays_is_zero_when_the_end_comes_first() -> None:
    assert CALENDAR.workdays(on("2026-03-06"), on("2026-03-05")) == 0
    assert CALENDAR.workdays(on("2026-12-31"), on("2026-01-01")) == 0


def test_nth_workday_is_the_earliest_end_of_a_visit() -> None:
    assert date_of(CALENDAR.nth_workday(on("2026-02-13"), 1)) == date(2026, 2, 13)
    assert date_of(CALENDAR.nth_workday(on("2026-02-13"), 3)) == date(2026, 2, 24)
    assert date_of(CALENDAR.nth_workday(on("2026-02-15"), 1)) == date(2026, 2, 24)


def test_nth_workday_back_is_the_latest_start_of_a_visit() -> None:
    assert date_of(CALENDAR.nth_workday_back(on("2026-02-24"), 1)) == date(2026, 2, 24)
    assert date_of(CALENDAR.nth_workday_back(on("2026-02-24"), 3)) == date(2026, 2, 13)
    assert date_of(CALENDAR.nth_workday_back(on("2026-02-22"), 2)) == date(2026, 2, 13)


def test_arrays_and_single_days_answer_alike() -> None:
    first = np.array([on("2026-02-13"), on("2026-02-15"), on("2018-12-29")], dtype=np.int32)
    last = np.array([on("2026-02-24"), on("2026-02-14"), on("2019-01-02")], dtype=np.int64)
    assert CALENDAR.workdays(first, last).tolist() == [3, 0, 2]
    assert CALENDAR.workdays(first[0], last[0]) == 3
    assert CALENDAR.workdays(first, on("2026-02-28")).tolist() == [CALENDAR.workdays(int(d), on("2026-02-28")) for d in first]
    assert CALENDAR.nth_workday(on("2026-02-13"), np.array([1, 2, 3])).tolist() == [
        on("2026-02-13"),
        on("2026-02-14"),
        on("2026-02-24"),
    ]
    assert CALENDAR.is_workday(first.reshape(3, 1)).shape == (3, 1)
    assert CALENDAR.nth_workday_back(last, 1).dtype == np.int32


def test_single_answers_are_plain_values() -> None:
    today = np.int32(on("2026-02-14"))
    answers = (CALENDAR.is_workday(today), CALENDAR.workdays(today, today), CALENDAR.nth_workday(today, 1))
    assert [type(answer) for answer in answers] == [bool, int, int]


def test_no_days_give_no_answers() -> None:
    none = np.array([], dtype=np.int32)
    assert CALENDAR.is_workday(none).tolist() == []
    assert CALENDAR.workdays(none, none).tolist() == []
    assert CALENDAR.nth_workday(none, none).tolist() == []


@given(
    st.integers(on("2018-11-01"), on("2019-03-01")) | st.integers(on("2026-01-01"), on("2026-04-01")),
    st.integers(-5, 60),
    st.integers(1, 60),
)
def test_counting_agrees_with_walking_day_by_day(first: int, length: int, n: int) -> None:
    worked = [d for d in range(first, first + length) if CALENDAR.is_workday(d)]
    assert CALENDAR.workdays(first, first + length - 1) == len(worked)
    ahead = [d for d in range(first, first + 120) if CALENDAR.is_workday(d)]
    assert CALENDAR.nth_workday(first, n) == ahead[n - 1]
    behind = [d for d in range(first, first - 120, -1) if CALENDAR.is_workday(d)]
    assert CALENDAR.nth_workday_back(first, n) == behind[n - 1]


@pytest.mark.parametrize("text", ["1989-12-31", "2111-01-01"])
def test_day_outside_the_calendar_is_an_error(text: str) -> None:
    message = f"day {on(text)} is outside 1990-01-01 \\(7305\\) to 2110-12-31 \\(51498\\)"
    with pytest.raises(ValueError, match=message):
        CALENDAR.is_workday(on(text))
    with pytest.raises(ValueError, match=message):
        CALENDAR.workdays(np.array([on("2026-01-01")]), np.array([on(text)]))
    with pytest.raises(ValueError, match=message):
        CALENDAR.name(on(text))


def test_both_ends_of_the_calendar_are_inside() -> None:
    first, last = on("1990-01-01"), on("2110-12-31")
    assert (CALENDAR.is_workday(first), CALENDAR.is_workday(last)) == (True, True)
    assert CALENDAR.nth_workday(first, CALENDAR.workdays(first, last)) == last
    assert CALENDAR.nth_workday_back(last, CALENDAR.workdays(first, last)) == first


@pytest.mark.parametrize("n", [2, 40000, 2**62])
def test_visit_that_leaves_the_calendar_is_an_error(n: int) -> None:
    with pytest.raises(ValueError, match="outside the calendar, 1990-01-01 to 2110-12-31"):
        CALENDAR.nth_workday(on("2110-12-31"), n)
    with pytest.raises(ValueError, match="outside the calendar, 1990-01-01 to 2110-12-31"):
        CALENDAR.nth_workday_back(on("1990-01-01"), n)


def test_visit_without_workdays_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least 1 workday, not 0"):
        CALENDAR.nth_workday(on("2026-03-02"), 0)
    with pytest.raises(ValueError, match="at least 1 workday, not -1"):
        CALENDAR.nth_workday_back(on("2026-03-02"), np.array([1, -1]))


def test_days_that_are_not_whole_are_an_error() -> None:
    with pytest.raises(TypeError, match="whole numbers, not float64"):
        CALENDAR.is_workday(np.array([np.nan]))


def test_name_tells_days_off_from_make_up_days() -> None:
    days = ["2026-02-13", "2026-02-14", "2026-02-15", "2018-12-29", "2018-12-31"]
    assert [CALENDAR.name(on(text)) for text in days] == ["", "春节调休", "春节", "元旦调休", "元旦"]


def test_name_of_a_weekday_said_to_be_worked_is_empty() -> None:
    monday = Year(2020, "official", "通知", "https://example.org", {}, {date(2020, 2, 3): "春节"})
    calendar = Calendar([monday])
    assert (calendar.name(on("2020-02-03")), calendar.is_workday(on("2020-02-03"))) == ("", True)


def test_name_that_says_make_up_already_is_kept() -> None:
    saturday = Year(2026, "official", "通知", "https://example.org", {}, {date(2026, 2, 28): "春节补班"})
    assert Calendar([saturday]).name(on("2026-02-28")) == "春节补班"


def test_provisional_names_the_years_touched() -> None:
    calendar = CALENDAR.add(Year(2027, "provisional", "", "", {}, {}))
    assert calendar.provisional(on("2026-01-01"), on("2026-12-31")) == ()
    assert calendar.provisional(on("2026-12-31"), on("2027-01-01")) == (2027,)
    assert calendar.provisional(on("2025-12-31"), on("2028-01-01")) == (2025, 2027, 2028)
    assert calendar.provisional(on("2028-01-01"), on("2027-01-01")) == ()


def test_add_makes_a_new_calendar() -> None:
    plain = Year(2026, "provisional", "", "", {}, {})
    added = CALENDAR.add(plain)
    assert (added.is_workday(on("2026-02-16")), CALENDAR.is_workday(on("2026-02-16"))) == (True, False)
    assert (added.status(2026), CALENDAR.status(2026)) == ("provisional", "official")
    assert added.years == (NEW_YEAR_2019, plain)


def test_order_of_years_does_not_matter() -> None:
    december = Year(2018, "official", "通知", "https://example.org", {date(2018, 12, 29): "十二月"}, {})
    for years in ([december, NEW_YEAR_2019], [NEW_YEAR_2019, december]):
        calendar = Calendar(years)
        assert (calendar.is_workday(on("2018-12-29")), calendar.name(on("2018-12-29"))) == (True, "元旦调休")


def test_calendar_survives_the_way_to_another_process() -> None:
    days = np.arange(on("2026-01-01"), on("2027-01-01"))
    again = pickle.loads(pickle.dumps(CALENDAR))
    assert again.is_workday(days).tolist() == CALENDAR.is_workday(days).tolist()


def test_year_that_contradicts_itself_is_an_error() -> None:
    with pytest.raises(ValueError, match="2026-02-14 is both a day off and a workday in 2026"):
        Year(2026, "official", "", "", {date(2026, 2, 14): "春节"}, {date(2026, 2, 14): "春节"})
    with pytest.raises(ValueError, match="status of 2026 is 'final', not official or provisional"):
        Year(2026, "final", "", "", {}, {})
