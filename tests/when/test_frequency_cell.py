import pytest

from burden.when import frequency, read, with_frequency
from tests.when.notation import short


@pytest.mark.parametrize(
    ("text", "per", "times"),
    [
        ("每年1次", "year", (1, 1)),
        ("每季度1次", "quarter", (1, 1)),
        ("1-2次/年", "year", (1, 2)),
        ("年/次", "year", None),
        ("半年1次", "halfyear", (1, 1)),
        ("一季度一次", "quarter", (1, 1)),
        ("月度", "month", None),
        ("年度检查", "year", None),
        ("每年一次,5%", "year", (1, 1)),
        ("每三年至少一次", "3years", (1, None)),
        ("全年4次", "year", (4, 4)),
        ("twice a year", "year", (2, 2)),
        ("2次", None, (2, 2)),
        ("2", None, (2, 2)),
        ("2.0", None, (2, 2)),
        ("1-2", None, (1, 2)),
        ("分两批", None, (2, 2)),
        ("至少1次", None, (1, None)),
        ("一次性", None, (1, 1)),
        ("", None, None),
        ("无", None, None),
    ],
)
def test_frequency_cell(text, per, times):
    assert frequency(text) == (per, times, "")


@pytest.mark.parametrize("text", ["四四制", "不定期", "10月底前", "50%", "详见频次表"])
def test_frequency_that_says_no_number(text):
    assert frequency(text) == (None, None, f"频次「{text}」看不懂，请写成每年几次")


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("3月", "1次", "window 2026-03-01/2026-03-31 1 times"),
        ("3月", "每年1次", "recurring 2026-03-01/2026-03-31 per year 1 times"),
        ("3月、9月", "2次", "window 2026-03-01/2026-03-31;2026-09-01/2026-09-30 1 times"),
        ("3月、9月", "每年2次", "window 2026-03-01/2026-03-31;2026-09-01/2026-09-30 1 times"),
        ("3月5日", "每年1次", "dates 2026-03-05/2026-03-05"),
        ("6月底前", "每年1次", "recurring ../2026-06-30 per year 1 times"),
        ("全年", "每月一次", "recurring 2026-01-01/2026-12-31 per month 1 times"),
        ("每季度", "2次", "recurring per quarter 2 times"),
        ("每季度1次", "每季度1次", "recurring per quarter 1 times"),
        ("", "每季度1次", "recurring per quarter 1 times"),
        ("适时", "每年1次", "recurring per year 1 times tentative"),
        ("督查5天", "每年2次", "recurring per year 2 times 5 days tentative"),
        ("", "2次", "unscheduled 2 times"),
        ("3月", "", "window 2026-03-01/2026-03-31"),
        ("13月", "每年1次", "unreadable"),
    ],
)
def test_time_with_its_frequency(phrase, text, expected):
    assert short(with_frequency(read(phrase, 2026), text)) == expected


@pytest.mark.parametrize(
    ("phrase", "text", "problem"),
    [
        ("每季度", "每年1次", "时间栏「每季度」与频次栏「每年1次」不一致，按时间栏，请核对"),
        ("3月2次", "3次", "时间栏「3月2次」与频次栏「3次」不一致，按时间栏，请核对"),
        ("3月", "四四制", "频次「四四制」看不懂，请写成每年几次"),
        ("", "每年1次,3月", "频次栏「每年1次,3月」里写了时间，请移到时间栏"),
    ],
)
def test_frequency_in_doubt_is_a_problem(phrase, text, problem):
    assert with_frequency(read(phrase, 2026), text).problem == problem


def test_time_that_differs_from_its_frequency_is_tentative():
    assert short(with_frequency(read("每季度", 2026), "每年1次")) == "recurring per quarter tentative"


@pytest.mark.parametrize(
    ("phrase", "text", "per", "problem"),
    [
        ("全年", "每年10000次", "year", ""),
        ("全年", "每年10001次", None, "频次「每年10001次」看不懂，请写成每年几次"),
        ("每天", "100次", "day", "一年36500次太多，一年排不下，请核对"),
    ],
)
def test_more_visits_than_a_year_has_room_for_are_no_frequency(phrase, text, per, problem):
    found = with_frequency(read(phrase, 2026), text)
    assert (found.per, found.problem) == (per, problem)


@pytest.mark.parametrize(
    ("phrase", "number"), [("每年20000000次", 20_000_000), ("每月1000次", 12_000), ("全年20000次", 20_000), ("每天30次", 10_950)]
)
def test_phrase_with_more_visits_than_a_year_has_room_for_is_refused(phrase, number):
    found = read(phrase, 2026)
    assert (found.kind, found.problem) == ("unreadable", f"一年{number}次太多，一年排不下，请核对")


def test_three_visits_a_day_are_read():
    assert read("每天3次", 2026).times == (3, 3)
