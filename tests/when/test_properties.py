from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from burden.when import Events, frequency, period, read, with_frequency

EVENTS = Events(
    lambda year: {"春节": (date(year, 2, 15), date(year, 2, 23)), "国庆节": (date(year, 10, 1), date(year, 10, 7))},
    {"汛期": (("05-01", "09-30"),)},
)
KINDS = {"dates", "window", "deadline", "open", "recurring", "unscheduled", "unreadable"}
PIECES = st.sampled_from(
    "2026年 2025 3月 12月 13月 5日 31日 三月 十五日 上旬 月底 底 初 第二季度 二、四 季度 上半年 全年 年末 春季 每 每季度 每年 每月 一次 2次 至少 "
    "1-2 次 / 年 - 至 ~ — 、 , ; ( ) | 前 之前 起 止 后 完成 开展 从 自 截至 次年 国庆节 春节 节前 元旦 汛期 双月 一季一查 隔周 第二周 结束后 结束前 前夕 廿五日 元月 前三个月 3月15 46082 根据上级安排 另行通知 拟 左右 或 除外 改为 "
    "10家 5天 5% 星期四 周三 08:30 x月 3.15 2026-03-05 2026.10 20260305 march q2 by to monthly 5-7 的 各 共 一 \n".split(" ")
)
PHRASES = st.lists(PIECES, max_size=9).map("".join)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
DASHES = st.sampled_from(["-", "–", "—", "——", "~", "～", "至", "到", " 至 ", "－"])
DAY_FORMS = st.sampled_from(
    ["{0}年{1}月{2}日", "{0}-{1:02}-{2:02}", "{0}.{1}.{2}", "{0}/{1}/{2}", "{0}年{1}月{2}号", "{0} 年 {1} 月 {2} 日"]
)


def written(day, form):
    return form.format(day.year, day.month, day.day)


@given(st.one_of(st.text(max_size=40), PHRASES), st.integers(2001, 2099), st.none() | PHRASES)
def test_any_text_gives_a_well_formed_reading(text, year, end):
    reading = read(text, year, end=end, events=EVENTS)
    assert reading.kind in KINDS
    assert (reading.problem != "") == (reading.kind in ("unscheduled", "unreadable"))
    assert bool(reading.windows) <= (reading.kind not in ("unscheduled", "unreadable"))
    assert (reading.per is not None) == (reading.kind == "recurring")
    assert reading.per is None or period(reading.per) > (0, 0)
    assert reading.times is None or reading.times[1] is None or 0 <= reading.times[0] <= reading.times[1]


@given(PHRASES, st.integers(2001, 2099))
def test_windows_are_ordered_and_once(text, year):
    windows = read(text, year, events=EVENTS).windows
    ends = [(first or date.min, last or date.max) for first, last in windows]
    assert ends == sorted(set(ends))
    assert all(first <= last for first, last in ends)


@given(PHRASES, st.integers(2010, 2090))
def test_windows_stay_near_the_plan_unless_a_year_is_written(text, year):
    years = {day.year for window in read(text, year).windows for day in window if day}
    written = {2025, 2026} | {year}
    assert all(any(abs(found - near) <= 3 for near in written) for found in years)


@given(PHRASES, st.integers(2001, 2099))
def test_frequency_joins_any_reading(text, year):
    alone = read(text, year)
    reading = with_frequency(alone, "每年1次")
    assert reading.kind in KINDS
    assert reading.windows == alone.windows
    assert (reading.times is None) <= (alone.kind == "unreadable" or alone.per is not None or alone.kind == "dates")


@given(st.text(max_size=30) | PHRASES)
def test_frequency_of_any_text_gives_a_number_or_a_problem(text):
    per, times, problem = frequency(text)
    assert not problem or (per, times) == (None, None)


@given(DAYS, st.integers(0, 400), DASHES, DAY_FORMS, DAY_FORMS)
def test_days_are_read_back_in_every_notation(first, length, dash, form, other):
    last = first + timedelta(days=length)
    reading = read(written(first, form) + dash + written(last, other), first.year)
    assert (reading.kind, reading.windows) == ("dates", ((first, last),))


@given(st.integers(1, 12), st.integers(1, 12), DASHES)
def test_months_are_read_back_and_turn_the_year(first, last, dash):
    reading = read(f"{first}月{dash}{last}月", 2026)
    ((start, end),) = reading.windows
    assert (start, (end + timedelta(days=1)).day) == (date(2026, first, 1), 1)
    assert (end.year, end.month) == (2026 + (last < first), last)
    assert reading.reading == ("结束早于开始，按次年" if last < first else "")


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6, unique=True), st.sampled_from("、,;和"))
def test_months_in_a_list_are_each_a_window(months, joint):
    windows = read(joint.join(f"{month}月" for month in sorted(months)), 2026).windows
    assert [first for first, _ in windows] == [date(2026, month, 1) for month in sorted(months)]


@given(DAYS)
def test_weekday_in_brackets_must_agree(day):
    kinds = [read(f"{day.year}年{day.month}月{day.day}日(星期{mark})", day.year).kind for mark in "一二三四五六日"]
    assert [i for i, kind in enumerate(kinds) if kind == "dates"] == [day.weekday()]


@given(DAYS, st.integers(1, 60))
def test_start_and_length_make_a_span(first, days):
    windows = read(f"自{first.year}年{first.month}月{first.day}日起,为期{days}天", first.year).windows
    assert windows == ((first, first + timedelta(days=days - 1)),)


@given(DAYS)
def test_deadline_counts_its_day_in(day):
    assert read(f"{day.month}月{day.day}日前完成", day.year).windows == ((None, day),)
