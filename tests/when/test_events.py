from datetime import date

import pytest

from burden.when import Events, read
from tests.when.notation import short

NOTICE = {
    "元旦": (date(2026, 1, 1), date(2026, 1, 3)),
    "春节": (date(2026, 2, 15), date(2026, 2, 23)),
    "清明节": (date(2026, 4, 4), date(2026, 4, 6)),
    "劳动节": (date(2026, 5, 1), date(2026, 5, 5)),
    "端午节": (date(2026, 6, 19), date(2026, 6, 21)),
    "中秋节": (date(2026, 9, 25), date(2026, 9, 27)),
    "国庆节": (date(2026, 10, 1), date(2026, 10, 7)),
}
PERIODS = {
    "汛期": (("05-01", "09-30"),),
    "防火期": (("03-15", "06-15"), ("09-15", "11-15")),
    "供暖期": (("11-01", "03-31"),),
    "中考": (("06-20", "06-22"),),
    "高考": (("06-07", "06-10"),),
    "市两会": (("2026-01-12", "2026-01-16"),),
    "麦收": (("06-01", "06-20"),),
}
EVENTS = Events({2026: NOTICE, 2027: None}.get, PERIODS, lambda day, n: date(2026, 9, 11) if n == 5 else None)

FESTIVALS = [
    ("春节前", "deadline ../2026-02-14"),
    ("2026年春节前", "deadline ../2026-02-14"),
    ("每年春节前完成1次", "deadline ../2026-02-14 1 times"),
    ("春节前夕", "deadline ../2026-02-14 tentative"),
    ("春节期间", "window 2026-02-15/2026-02-23"),
    ("春节假期", "window 2026-02-15/2026-02-23"),
    ("春节节日期间", "window 2026-02-15/2026-02-23"),
    ("春节后", "open 2026-02-24/.."),
    ("春节假期结束后", "open 2026-02-24/.."),
    ("春节后至3月底", "window 2026-02-24/2026-03-31"),
    ("春节后、国庆前", "window 2026-02-24/2026-09-30"),
    ("2月(春节后)", "window 2026-02-24/2026-02-28"),
    ("春节(2月)", "window 2026-02-01/2026-02-28"),
    ("五一前", "deadline ../2026-04-30"),
    ("“五一”节前", "deadline ../2026-04-30"),
    ("“五一”“十一”前", "deadline ../2026-04-30;../2026-09-30"),
    ("十一期间", "window 2026-10-01/2026-10-07"),
    ("国庆期间", "window 2026-10-01/2026-10-07"),
    ("国庆长假前", "deadline ../2026-09-30"),
    ("3月至五一前", "window 2026-03-01/2026-04-30"),
    ("9月(国庆节前)", "window 2026-09-01/2026-09-30"),
    ("元旦、春节期间", "window 2026-01-01/2026-01-03;2026-02-15/2026-02-23"),
    ("元旦春节(两节)期间", "window 2026-01-01/2026-01-03;2026-02-15/2026-02-23"),
    ("中秋国庆期间", "window 2026-09-25/2026-09-27;2026-10-01/2026-10-07"),
    ("中秋、国庆节前", "deadline ../2026-09-24;../2026-09-30"),
    ("五一、国庆等重大节假日前", "deadline ../2026-04-30;../2026-09-30 tentative"),
    ("元旦、春节前", "deadline ../2026-02-14 tentative"),
    ("清明、端午期间各1次", "window 2026-04-04/2026-04-06;2026-06-19/2026-06-21 1 times"),
    ("Spring Festival", "window 2026-02-15/2026-02-23"),
    ("before National Day", "deadline ../2026-09-30"),
    ("2027年国庆节前", "deadline ../2027-09-30"),
]
PERIODS_READ = [
    ("汛期", "window 2026-05-01/2026-09-30"),
    ("2026年汛期", "window 2026-05-01/2026-09-30"),
    ("汛期前", "deadline ../2026-04-30"),
    ("入汛前", "deadline ../2026-04-30"),
    ("汛前", "deadline ../2026-04-30"),
    ("汛期来临前", "deadline ../2026-04-30"),
    ("汛期结束前", "deadline ../2026-09-30"),
    ("汛后", "open 2026-10-01/.."),
    ("汛期起", "open 2026-05-01/.."),
    ("汛期内每月2次", "recurring 2026-05-01/2026-09-30 per month 2 times"),
    ("汛期(6-8月)", "window 2026-06-01/2026-08-31"),
    ("防火期", "window 2026-03-15/2026-06-15;2026-09-15/2026-11-15"),
    ("防火期前", "deadline ../2026-03-14;../2026-09-14"),
    ("供暖期", "window 2026-11-01/2027-03-31"),
    ("中高考期间", "window 2026-06-07/2026-06-10;2026-06-20/2026-06-22"),
    ("市两会期间", "window 2026-01-12/2026-01-16"),
    ("麦收期间", "window 2026-06-01/2026-06-20"),
]
UNSCHEDULED = [
    ("2027年春节前", "「春节」待定：2027年放假通知未发布，请写明日期"),
    ("2027年国庆期间", "「国庆」待定：2027年放假通知未发布，请写明日期"),
    ("元旦前", "「元旦」看不出是哪一年的，请写明年份或日期"),
    ("节前", "「节前」没有写是哪个节，请写明节日或日期"),
    ("节假日前", "「节假日」没有写是哪个节，请写明节日或日期"),
    ("“两节”前(中秋、国庆)", "「两节」没有写是哪个节，请写明节日或日期"),
    ("国庆节前后", "「国庆节」没有确切起止，请写明日期"),
    ("非汛期", "「非汛期」没有固定日期，请写明日期，或在 rules.yaml 的 periods 里给出本单位时段"),
    ("主汛期", "「主汛期」没有固定日期，请写明日期，或在 rules.yaml 的 periods 里给出本单位时段"),
    ("每年开学前", "「开学」没有固定日期，请写明日期，或在 rules.yaml 的 periods 里给出本单位时段"),
    ("2027年市两会期间", "「市两会」没有固定日期，请写明日期，或在 rules.yaml 的 periods 里给出本单位时段"),
]


@pytest.mark.parametrize(("phrase", "expected"), FESTIVALS + PERIODS_READ)
def test_named_times_stand_on_their_days(phrase, expected):
    assert short(read(phrase, 2026, events=EVENTS)) == expected


@pytest.mark.parametrize(("phrase", "problem"), UNSCHEDULED)
def test_named_times_without_days_say_why(phrase, problem):
    reading = read(phrase, 2026, events=EVENTS)
    assert (reading.kind, reading.windows, reading.problem) == ("unscheduled", (), problem)


@pytest.mark.parametrize("phrase", ["国庆节前3天", "春节后一个月内", "国庆至春节", "五一前至6月底"])
def test_days_reckoned_from_a_festival_are_refused(phrase):
    assert read(phrase, 2026, events=EVENTS).kind == "unreadable"


def test_reading_says_whose_days_they_are():
    assert read("春节前", 2026, events=EVENTS).reading == "「春节」按放假通知2026-02-15至2026-02-23；「春节前」止于2月14日"
    assert read("汛期", 2026, events=EVENTS).reading == "「汛期」按本单位时段2026-05-01至2026-09-30"


def test_a_day_set_by_law_asks_while_the_notice_is_not_out():
    question = read("2027年国庆节前", 2026, events=EVENTS).question
    assert question is not None
    assert question.zh == "放假通知未发布，「国庆节」按法定节日"


def test_workdays_from_a_start_follow_the_calendar_where_it_knows():
    assert short(read("9月7日起5个工作日", 2026, events=EVENTS)) == "dates 2026-09-07/2026-09-11 5 days"
    assert short(read("9月7日起6个工作日", 2026, events=EVENTS)) == "open 2026-09-07/.. 6 days"
