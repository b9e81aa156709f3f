from datetime import date

import pytest

from burden.days import day
from burden.load import codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市级", "city"), ("县(市、区)", "county"), ("县级", "county"), ("省级部署", "province"), ("国家", "central"), ("乡镇（街道）", "township"),
        ("市县统一实施", "city"), ("自治区", "province"), ("自治州", "city"), ("城关社区", ""), ("市场", ""), ("city", "city"), ("", ""),
    ],
)  # fmt: skip
def test_level_is_the_highest_named(text: str, expected: str):
    assert codes.level(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("日常", "routine"), ("专项检查", "special"), ("投诉举报", "case"), ("不定期", ""), ("应急", "case"), ("", "")],
)
def test_type_is_told_by_its_words(text: str, expected: str):
    assert codes.type_(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("省级部署", "above"), ("自选", "own"), ("本级部署", "own"), ("上级交办", "above"), ("", "")]
)
def test_source_is_told_by_its_words(text: str, expected: str):
    assert codes.source(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("5天", 5), ("3个工作日", 3), ("0.5天", 1), ("2", 2), ("3 days", 3), ("0天", None), ("约三天", None)]
)
def test_length_in_days(text: str, expected: int | None):
    assert codes.length(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("5人", 5.0), ("１２人", 12.0), ("1,200", 1200.0)])
def test_number_in_a_cell(text: str, expected: float):
    assert codes.number(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("5%", 0.05), ("每年一次，5％", 0.05), ("100%", 1.0), ("20户", 1.0), ("0%", 1.0)])
def test_share_in_a_cell(text: str, expected: float):
    assert codes.share(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("是", True), ("√", True), ("Ｙ", True), ("否", False), ("", False), ("L-3", None)]
)
def test_flag_in_a_cell(text: str, expected: bool | None):
    assert codes.flag(text) is expected


def test_full_date_is_one_day():
    assert codes.spans("2026年3月5日", 2026) == ((day(date(2026, 3, 5)),) * 2,)


def test_month_is_no_day():
    reading = codes.spans("3月", 2026)
    assert not isinstance(reading, tuple)
    assert reading.kind == "window"


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("", "群众投诉举报核查", "case"), ("", "燃气泄漏应急处置", "case"), ("", "投诉办理情况督查", ""), ("", "应急预案演练检查", ""),
        ("日常", "燃气泄漏应急处置", "routine"), ("", "安全检查", ""),
    ],
)  # fmt: skip
def test_visit_that_something_called_for_is_a_case_check_where_nobody_says_its_type(text, name, said):
    assert codes.made_type(text, name) == said
