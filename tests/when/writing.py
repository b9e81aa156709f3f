"""A writer of time phrases: random days, months and rhythms in every notation of docs/when.md, with what they mean."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

YEAR = 2026
NUMERALS = "〇一二三四五六七八九"
ENGLISH = ("January February March April May June July August September October November December").split()
DASHES = st.sampled_from(["-", "–", "—", "——", "~", "～", "－", "至", "到", " 至 ", " - ", "~ "])
JOINTS = st.sampled_from(["、", ",", "，", "和", "及", "；", "\n"])
DEADLINES = st.sampled_from(
    ["{}前", "{}之前", "{}以前", "{}前完成", "{}止", "不晚于{}", "截至{}", "截止{}", "最迟{}", "完成时限:{}", "于{}前办结"]
)
STARTS = st.sampled_from(["{}起", "自{}起", "从{}开始", "自{}起实施", "不早于{}"])
RHYTHMS = (
    ("每周", "week"), ("每月", "month"), ("每两个月", "bimonth"), ("每2个月", "bimonth"), ("每季度", "quarter"), ("每半年", "halfyear"),
    ("每年", "year"), ("每两年", "2years"), ("每3年", "3years"), ("一年", "year"), ("两年", "2years"), ("半年", "halfyear"),
)  # fmt: skip
COUNTS = (
    ("{}次", True),
    ("至少{}次", False),
    ("不少于{}次", False),
    ("检查{}次", True),
    ("开展{}次检查", True),
)  # the number exactly, or at least
PARTS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "上半月": (1, 15),
    "下半月": (16, 31),
    "上中旬": (1, 20),
    "中下旬": (11, 31),
}


def numeral(number: int) -> str:
    """三十一 for 31; below 100."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else NUMERALS[tens] + "十"
    return head + (NUMERALS[ones] if ones or not tens else "")


def year_numeral(year: int) -> str:
    """二〇二六 for 2026."""
    return "".join(NUMERALS[int(figure)] for figure in str(year))


def wide(text: str) -> str:
    """The text with full-width figures, letters and points."""
    return "".join(chr(ord(mark) + 0xFEE0) if "!" <= mark <= "~" else mark for mark in text)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def full_days(day: date) -> list[str]:
    """A day with its year, in every notation."""
    y, m, d = day.year, day.month, day.day
    return [
        f"{y}年{m}月{d}日", f"{y}年{m:02}月{d:02}日", f"{y}年{m}月{d}号", f"{y} 年 {m} 月 {d} 日", f"{y}-{m:02}-{d:02}", f"{y}-{m}-{d}",
        f"{y}.{m}.{d}", f"{y}.{m:02}.{d:02}", f"{y}/{m}/{d}", f"{y}/{m:02}/{d:02}", f"{y}{m:02}{d:02}", f"{y % 100}年{m}月{d}日",
        f"{year_numeral(y)}年{numeral(m)}月{numeral(d)}日", wide(f"{y}年{m}月{d}日"), wide(f"{y}-{m:02}-{d:02}"), f"{y}年{m}月{d}",
    ]  # fmt: skip


def lone_days(day: date) -> list[str]:
    """Notations of a day with its year that stand alone only."""
    name = ENGLISH[day.month - 1]
    y, m, d = day.year, day.month, day.day
    return [
        f"{y}-{m:02}-{d:02} 00:00", f"{y}-{m:02}-{d:02} 00:00:00", f"{y}/{m}/{d}/", f"{y}年{m}月{d}日({'周一周二周三周四周五周六周日'[2 * day.weekday() :][:2]})",
        f"{d} {name} {y}", f"{name} {d}, {y}", f"{name[:3]} {d} {y}", f"{d}-{name[:3]}-{y}", f"{y}年{m}月{d}日上午9:00", f"于{y}年{m}月{d}日开展",
    ]  # fmt: skip


def short_days(day: date) -> list[str]:
    """A day of the plan's year without it."""
    m, d = day.month, day.day
    return [f"{m}月{d}日", f"{m}月{d}号", f"{m} 月 {d} 日", f"{numeral(m)}月{numeral(d)}日", wide(f"{m}月{d}日")]


def months(year: int, month: int) -> list[str]:
    """A month with its year, in every notation; that of the plan also without."""
    found = [
        f"{year}年{month}月", f"{year}年{month:02}月", f"{year}年{month}月份", f"{year}-{month:02}", f"{year}/{month:02}", f"{year}.{month:02}",
        f"{year}年{numeral(month)}月", f"{year_numeral(year)}年{numeral(month)}月", wide(f"{year}年{month}月"), f"{year % 100}年{month}月",
    ]  # fmt: skip
    own = [f"{month}月", f"{month}月份", f"{numeral(month)}月", wide(f"{month}月"), f"{month} 月"]
    return found + own if year == YEAR else found


def english_months(year: int, month: int) -> list[str]:
    """A month in English."""
    name = ENGLISH[month - 1]
    return [f"{name} {year}", f"in {name} {year}", *([name, name[:3], f"during {name}"] if year == YEAR else [])]


def quarters(quarter: int) -> list[str]:
    """A quarter of the plan's year, in every notation."""
    ordinal = ("first", "second", "third", "fourth")[quarter - 1]
    return [
        f"第{quarter}季度", f"{quarter}季度", f"第{numeral(quarter)}季度", f"{numeral(quarter)}季度", f"{YEAR}年第{numeral(quarter)}季度",
        f"{YEAR}年{numeral(quarter)}季度", f"Q{quarter}", f"{YEAR}Q{quarter}", f"Q{quarter} {YEAR}", f"{YEAR}-Q{quarter}", wide(f"Q{quarter}"),
        f"{ordinal} quarter", f"{ordinal} quarter of {YEAR}",
    ]  # fmt: skip


def halves(half: int) -> list[str]:
    """A half of the plan's year, in every notation."""
    mark, ordinal = "上下"[half - 1], ("first", "second")[half - 1]
    return [
        f"{mark}半年",
        f"{YEAR}年{mark}半年",
        f"{YEAR}{mark}半年",
        f"H{half}",
        f"{YEAR} H{half}",
        f"{ordinal} half",
        f"{ordinal} half of {YEAR}",
    ]
