"""The strip of a year: a stroke for every day that is taken, none for a day that is not."""

from datetime import date

import numpy as np
import pytest

from burden.days import day
from burden.report.agenda import agenda
from burden.report.heat import Weeks, by_week, target_of
from burden.report.strips import Strip, line, month_starts, months_around, strip
from burden.warning import Span
from tests.report.town import CALENDAR, checked

VISITS = agenda(checked(), [""] * 3)
WEEKS = by_week(VISITS, CALENDAR, 2026, target_of)


def drawn(target: str) -> Strip:
    return strip([visit for visit in VISITS if visit.target == target], WEEKS[target], 2026)


def at(month: int, number: int, year: int = 2026) -> int:
    return day(date(year, month, number))


def test_strip_tells_made_from_planned_and_shows_days_with_two():
    assert drawn("甲县")[:3] == ("M60 1.5h2", "", "M61 0.5h1")


def test_strip_shows_weeks_by_what_windows_let_expect():
    thin, medium, thick = drawn("甲县").expected
    assert (thin, medium, thick) == ("M88 2.5h98", "", "")  # the 14 weeks of the second quarter


def test_strip_leaves_out_what_lies_in_another_year():
    assert drawn("乙县").made == ""
    assert drawn("乙县").fixed == "M60 1.5h3"


def test_strip_of_windows_alone_has_no_days():
    empty = Weeks(np.zeros(53), np.full(53, 2.0))
    assert strip((), empty, 2026) == Strip("", "", "", ("", "", "M0 2.5h365"))


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        ((3, 5), (3, 5), (at(3, 1), at(3, 31))),
        ((1, 31), (2, 1), (at(1, 1), at(2, 28))),
        ((12, 31), (12, 31), (at(12, 1), at(12, 31))),
    ],
)
def test_axis_is_the_whole_months(first, last, whole):
    assert months_around([Span(at(*first), at(*last))]) == Span(*whole)


def test_line_begins_with_its_axis():
    assert line(Span(at(3, 5), at(3, 7)), at(3, 1), 0.5) == "M4 0.5h3"


def test_months_begin_where_their_days_do():
    assert month_starts(2026)[:3] == [(1, 0), (2, 31), (3, 59)]
    assert month_starts(2028)[2] == (3, 60)
