"""The words of the calendar page and of calendar files, in both languages."""

from __future__ import annotations

CALENDAR_WORDS: dict[str, tuple[str, str]] = {
    # the calendar
    "months_head": ("月历", "Months"),
    "view": ("视图", "view"),
    "view_year": ("全年", "Year"),
    "view_month": ("月历", "Month"),
    "view_week": ("周历", "Week"),
    "view_day": ("日历", "Day"),
    "view_all": ("全部", "All"),
    "year_head": ("全年一览", "The year"),
    "year_note": (
        "颜色越深当天在场的到访越多；红点表示有预警；点日期看当天。",
        "The darker a day the more visits are there; a red dot stands for warnings; pick a day to see its list.",
    ),
    "print": ("打印", "Print"),
    "quiet": ("静默期", "quiet period"),
    "approval": ("报备审批", "approved by"),
    "time_deadline": ("期限", "deadline"),
    "time_recurring": ("周期性", "recurring"),
    "bars_label": ("{n} 个时间窗口，逐项列在下面的表里", "{n} windows, listed one by one below"),
    "bars_more": ("另有 {n} 个窗口见下表", "{n} more windows in the list below"),
    "warned": ("有预警", "warned of"),
    "there": ("{day}：{n} 次在场", "{day}: {n} visits there"),
    "days_head": ("日历", "Days"),
    "counties_head": ("分县（市、区）", "By county"),
    "departments_head": ("分单位", "By department"),
    "rest": ("休", "off"),
    "work": ("班", "work"),
    "make_up": ("调休", " make-up day"),
    "due": ("本月截止", "ends this month"),
    "more": ("另有 {n}", "+{n}"),
    "and_more": ("{name}等 {n} 个", "{name} and others, {n} in all"),
    "visits_there": ("次在场", "visits there"),
    "of_days": ("{span}，第 {at}/{n} 天", "{span}, day {at} of {n}"),
    "windows_head": ("时间窗口与截止日（{n} 项，日期未定，不占具体日子）", "Windows and deadlines ({n}; no day known, on no day above)"),
    "month_sums": ("已定日期 {begun} 次开始；{due} 次须在本月内完成", "{begun} visits begin; {due} more must be over by the end of it"),
    "month_through": ("；另有 {n} 次的长窗口跨过本月，列在截止月", "; {n} in long windows that cross it, listed where they end"),
    "sums": (
        "到访 {total} 次 = 日期已定、逐日列出 {begun} 次（按开始日计）+ 日期未定、列在截止月 {due} 次。",
        "{total} visits = {begun} on known days (counted on the day they begin) + {due} without, listed in the month they end in.",
    ),
    "calendar_note": (
        "每天的数字是当天在场的到访次数，跨几天的到访在每一天都列出；联合到访计一次。",
        "The number of a day is how many visits are there on it; one of several days stands on each. A joint visit counts once.",
    ),
    "table_note": (
        "到访次数按开始的月份计，日期未定的计在截止月；点名称只看该单位。",
        "Visits in the month they begin in, or, without known days, the month their window ends in. A name shows that one alone.",
    ),
    # calendar files
    "ics_all": ("{city}{year}年督查检查考核", "{city} {year}: inspections"),
    "ics_loose": ("（待定）", "(to be set) "),
    "ics_window": ("时间窗口 {span} 内，{days} 个工作日", "within {span}, {days} workdays"),
    "ics_planned": ("计划窗口 {span}", "planned for {span}"),
}  # fmt: skip
