from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from burden.load.grid import Unreadable, inside, letter, position, rectangle, tidy, told
from burden.plan import Place, Problem


@pytest.mark.parametrize(
    ("given", "cell"),
    [
        ("", None),
        ("\ufeff", None),
        ("\ufeff甲", "甲"),
        (" ", " "),
        (3.0, 3),
        (-0.0, 0),
        (2.5, 2.5),
        (1e300, 1e300),
        (float("nan"), "nan"),
        (True, True),
        (datetime(2026, 3, 5), date(2026, 3, 5)),
        (datetime(2026, 3, 5, 1), datetime(2026, 3, 5, 1)),
        (date(2026, 3, 5), date(2026, 3, 5)),
        (time(8, 30), "08:30"),
        (time(8, 30, 5), "08:30:05"),
        (time(8), "08:00"),
        (timedelta(hours=25, minutes=5), "25:05"),
        (timedelta(hours=-1), "-1:00"),
        (None, None),
        (b"x", None),
    ],
)
def test_value_becomes_a_cell(given: object, cell: object) -> None:
    assert tidy(given) == cell
    assert type(tidy(given)) is type(cell)


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
def test_column_has_its_letters_both_ways(column: int, name: str) -> None:
    assert letter(column) == name
    assert position(f"{name}7") == (6, column)


def test_rectangle_has_rows_of_one_length_and_no_blank_end() -> None:
    assert rectangle([[None, "a", None], [], [None, None, "b", None], [None], []]) == (
        (None, "a", None),
        (None, None, None),
        (None, None, "b"),
    )
    assert rectangle([[None], []]) == ()


def test_merged_ranges_lie_inside_the_grid() -> None:
    assert inside([(1, 0, 9, 0), (0, 0, 0, 1), (5, 5, 6, 6), (0, 0, 0, 1)], ((1, 2), (3, 4), (5, 6))) == (
        (0, 0, 0, 1),
        (1, 0, 2, 0),
    )


def test_merged_ranges_upon_each_other_are_unreadable() -> None:
    with pytest.raises(Unreadable):
        inside([(0, 0, 9, 9), (0, 0, 9, 8)], ((1, 2), (3, 4)))


def test_problems_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("burden.load.grid.MOST_PROBLEMS", 2)
    problems = [Problem("unreadable", Place("a", "b", row, "C"), "坏", "bad") for row in (1, 2, 3, 4)]
    last = Problem("unreadable", Place("a", "b"), "还有2格读不出", "2 more cells could not be read")
    assert told(problems) == (*problems[:2], last)
    assert told(problems[:2]) == tuple(problems[:2])
