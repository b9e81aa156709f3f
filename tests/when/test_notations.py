"""Reading what the writer of phrases wrote gives the days back, in every notation of docs/when.md."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from burden.when import read
from tests.when.writing import (
    COUNTS,
    DASHES,
    DEADLINES,
    JOINTS,
    PARTS,
    RHYTHMS,
    STARTS,
    YEAR,
    english_months,
    full_days,
    halves,
    last_day,
    lone_days,
    months,
    quarters,
    short_days,
)

OWN_DAYS = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))
DAYS = st.dates(date(YEAR - 1, 1, 1), date(YEAR + 2, 12, 31))
MONTHS = st.integers(1, 12)


def seen(phrase, *, heading=""):
    reading = read(phrase, YEAR, heading=heading)
    return reading.kind, reading.windows


@given(DAYS, st.data())
def test_a_day_is_read_back(day, data):
    phrase = data.draw(st.sampled_from([*full_days(day), *lone_days(day), *(short_days(day) if day.year == YEAR else [])]))
    assert seen(phrase) == ("dates", ((day, day),))


@given(DAYS, st.integers(0, 300), DASHES, st.data())
def test_a_span_of_days_is_read_back(first, length, dash, data):
    last = first + timedelta(days=length)
    start, end = data.draw(st.sampled_from(full_days(first))), data.draw(st.sampled_from(full_days(last)))
    if dash.strip() in "-–－" and "-" in start + end:
        dash = "至"  # 2026-3-5-2026-3-7 is nobody's writing
    assert seen(start + dash + end) == ("dates", ((first, last),))


@given(OWN_DAYS, st.integers(0, 300), DASHES, st.data())
def test_an_end_without_year_takes_it_from_the_start(first, length, dash, data):
    last = min(first + timedelta(days=length), date(YEAR, 12, 31))
    start, end = data.draw(st.sampled_from(short_days(first))), data.draw(st.sampled_from(short_days(last)))
    assert seen(f"{YEAR}年{start}{dash}{end}") == ("dates", ((first, last),))


@given(st.integers(YEAR - 1, YEAR + 2), MONTHS, st.data())
def test_a_month_is_read_back(year, month, data):
    phrase = data.draw(st.sampled_from([*months(year, month), *english_months(year, month)]))
    assert seen(phrase) == ("window", ((date(year, month, 1), last_day(year, month)),))


@given(MONTHS, st.integers(0, 11), DASHES, st.data())
def test_a_span_of_months_is_read_back(first, length, dash, data):
    year, last = YEAR + (first + length - 1) // 12, (first + length - 1) % 12 + 1
    end = f"{'次年' if year > YEAR else ''}{last}月"
    start = data.draw(st.sampled_from([f"{first}月", f"{YEAR}年{first}月", f"从{first}月"]))
    assert seen(start + dash + end) == ("window", ((date(YEAR, first, 1), last_day(year, last)),))


@given(MONTHS, st.integers(1, 11), st.sampled_from("-—~～至到"))
def test_figures_before_one_month_are_months(first, length, dash):
    last = min(first + length, 12)
    windows = ((date(YEAR, first, 1), last_day(YEAR, last)),)
    assert read(f"{first}{dash}{last}月", YEAR).windows == windows


@given(st.lists(MONTHS, min_size=2, max_size=5, unique=True), JOINTS, st.booleans())
def test_months_in_a_list_are_each_a_window(listed, joint, once):
    listed.sort()
    unit = "" if once and joint in "、,，和及" else "月"
    phrase = joint.join(f"{month}{unit}" for month in listed[:-1]) + f"{joint}{listed[-1]}月"
    assert seen(phrase) == ("window", tuple((date(YEAR, month, 1), last_day(YEAR, month)) for month in listed))


@given(MONTHS, st.sampled_from(sorted(PARTS)), st.sampled_from(["", f"{YEAR}年"]))
def test_a_part_of_a_month_is_read_back(month, part, year):
    first, last = PARTS[part]
    days = date(YEAR, month, first), min(date(YEAR, month, 1) + timedelta(days=last - 1), last_day(YEAR, month))
    assert seen(f"{year}{month}月{part}") == ("window", (days,))


@given(st.integers(1, 4), st.data())
def test_a_quarter_is_read_back(quarter, data):
    days = date(YEAR, 3 * quarter - 2, 1), last_day(YEAR, 3 * quarter)
    assert seen(data.draw(st.sampled_from(quarters(quarter)))) == ("window", (days,))


@given(st.integers(1, 2), st.data())
def test_a_half_year_is_read_back(half, data):
    days = date(YEAR, 6 * half - 5, 1), last_day(YEAR, 6 * half)
    assert seen(data.draw(st.sampled_from(halves(half)))) == ("window", (days,))


@given(DAYS, DEADLINES, st.data())
def test_a_deadline_counts_its_day_in(day, form, data):
    phrase = form.format(data.draw(st.sampled_from([*full_days(day), *(short_days(day) if day.year == YEAR else [])])))
    assert seen(phrase) == ("deadline", ((None, day),))


@given(MONTHS, st.sampled_from(["{}底前", "{}底前完成", "最迟{}底", "{}末前"]), st.sampled_from(["", f"{YEAR}年"]))
def test_the_end_of_a_month_is_a_deadline(month, form, year):
    assert seen(form.format(f"{year}{month}月")) == ("deadline", ((None, last_day(YEAR, month)),))


@given(DAYS, STARTS, st.data())
def test_an_open_start_is_read_back(day, form, data):
    phrase = form.format(data.draw(st.sampled_from(full_days(day))))
    assert seen(phrase) == ("open", ((day, None),))


@given(st.sampled_from(RHYTHMS), st.sampled_from(COUNTS), st.integers(1, 9))
def test_a_rhythm_is_read_back(rhythm, count, number):
    (said, per), (form, exactly) = rhythm, count
    reading = read(said + form.format(number), YEAR)
    assert (reading.kind, reading.per, reading.times) == ("recurring", per, (number, number if exactly else None))


@given(
    MONTHS, st.integers(0, 11), st.sampled_from(RHYTHMS[:7]), st.sampled_from(["{},{}1次", "{}({}1次)", "{}，{}一次", "{}{}1次"])
)
def test_a_window_and_a_rhythm_both_hold(first, length, rhythm, form):
    last = min(first + length, 12)
    reading = read(form.format(f"{first}月-{last}月", rhythm[0]), YEAR)
    assert (reading.windows, reading.per, reading.times) == (((date(YEAR, first, 1), last_day(YEAR, last)),), rhythm[1], (1, 1))


@given(OWN_DAYS, st.integers(2, 60), st.sampled_from(["自{}起,为期{}天", "{}起{}天", "从{}开始,共{}天"]))
def test_a_start_and_a_length_make_a_span(first, days, form):
    assert seen(form.format(f"{first.month}月{first.day}日", days)) == ("dates", ((first, first + timedelta(days=days - 1)),))


@given(MONTHS)
def test_a_month_under_a_deadline_is_one(month):
    assert seen(f"{month}月", heading="完成时限") == ("deadline", ((None, last_day(YEAR, month)),))
