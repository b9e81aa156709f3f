import pytest

from burden.when import read
from tests.when.notation import short


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026.04.01", "2026.11.10", "dates 2026-04-01/2026-11-10"),
        ("2026-03-05 00:00:00", "2026-03-07 00:00:00", "dates 2026-03-05/2026-03-07"),
        ("2026/5/10", "2026/12/20/", "dates 2026-05-10/2026-12-20"),
        ("3月", "5月", "window 2026-03-01/2026-05-31"),
        ("3月5日", "7日", "dates 2026-03-05/2026-03-07"),
        ("2025年12月", "1月", "window 2025-12-01/2026-01-31"),
        ("3月起", "6月止", "window 2026-03-01/2026-06-30"),
        ("3月5日", "6月底前", "window 2026-03-05/2026-06-30"),
        ("3月初", "5月底", "window 2026-03-01/2026-05-31 tentative"),
        ("3月5日", "3月5日", "dates 2026-03-05/2026-03-05"),
        ("3月-5月", "3月-5月", "window 2026-03-01/2026-05-31"),
        ("3月", "", "open 2026-03-01/.."),
        ("3月5日", "-", "open 2026-03-05/.."),
        ("3月-5月", "", "window 2026-03-01/2026-05-31"),
        ("每季度", "", "recurring per quarter"),
        ("", "6月底", "deadline ../2026-06-30"),
        ("", "", "unscheduled"),
    ],
)
def test_start_and_end_are_one_span(start, end, expected):
    assert short(read(start, 2026, end=end)) == expected


def test_start_and_end_in_one_text_are_the_same():
    assert read("3月 | 5月", 2026) == read("3月", 2026, end="5月")


def test_labels_in_the_columns_do_not_matter():
    phrase = "抽取时间自 2026/5/20 | 抽取时间至 2026/12/20"
    assert short(read(phrase, 2026)) == "dates 2026-05-20/2026-12-20"


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [
        ("2026-05-01", "2026-03-01", "止早于起，请核对起止时间"),
        ("3月-5月", "6月", "「|」两边的时间读不出起止，请写成从几月到几月"),
        ("3月、5月", "6月", "起止两栏里不止一个起止，请每栏只写一个时间"),
        ("3月5日", "10天", "「|」两边的时间读不出起止，请写成从几月到几月"),
        ("3月", "4月|5月", "起止时间多于两栏，请核对"),
    ],
)
def test_columns_that_make_no_span(start, end, problem):
    reading = read(start, 2026, end=end)
    assert (reading.kind, reading.problem) == ("unreadable", problem)
