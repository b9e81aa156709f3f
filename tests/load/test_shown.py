from datetime import date

import pytest

from burden.load.grid import Cell
from burden.load.shown import is_telling, is_yearless, shown


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (3, '0"月"', "3月"), (3, '0"月";[Red]\\-0', "3月"), (0.05, "0%", "5%"), (0.125, "0.0%", "12.5%"), (7, '"第"000"号"', "第007号"),
        (1, "000", "001"), (3, 'General"家"', "3家"), (12, "第0批", "第12批"), (date(2026, 3, 1), 'yyyy"年"m"月"', "2026年3月"),
        (date(2026, 3, 1), '[$-804]yyyy"年"m"月";@', "2026年3月"), (date(2026, 3, 1), "mmm-yy", "2026年3月"),
        (date(2026, 3, 5), 'yyyy"年"m"月"', date(2026, 3, 5)), (-3, '0"月"', -3), (True, "0%", True), ("3", '0"月"', "3"),
    ],
)  # fmt: skip
def test_cell_is_read_as_it_is_shown(value: Cell, code: str, expected: Cell):
    assert is_telling(code)
    assert shown(value, code) == expected


@pytest.mark.parametrize(
    "code", ["0", "0.00", "#,##0", "General", "¥0.00", "yyyy/m/d", 'yyyy"年"m"月"d"日"', "h:mm", "mm:ss", "@", ""]
)
def test_format_that_shows_the_value_tells_nothing(code: str):
    assert not is_telling(code)


def test_day_without_a_year_is_told_by_its_format():
    assert [is_yearless(code) for code in ('m"月"d"日"', "m/d", "yyyy/m/d", '0"月"')] == [True, True, False, False]
