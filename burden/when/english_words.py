"""English words and fixed phrases with the Chinese ones they stand for."""

from __future__ import annotations

import re

_EARLY = {  # before the dates are put together
    **{name: str(i + 1) for i, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split())},
    **dict.fromkeys(("spring festival", "chinese new year", "lunar new year"), "春节"),
    **dict.fromkeys(("new year's day", "new year day"), "元旦"),
    **dict.fromkeys(("labour day", "labor day", "may day"), "劳动节"),
    **dict.fromkeys(("qingming festival", "qingming", "tomb-sweeping day"), "清明节"),
    **dict.fromkeys(("dragon boat festival", "dragon boat"), "端午节"),
    **dict.fromkeys(("mid-autumn festival", "mid-autumn"), "中秋节"),
    "national day": "国庆节",
    "flood season": "汛期",
    "w/c": "week",
    **dict.fromkeys(("on or before", "by or before"), "by"),
    "fortnight": "2 weeks",
    "fortnights": "2 weeks",
}
_LATE = {  # when all dates stand in Chinese
    **dict.fromkeys(("year-round", "all year", "all year round", "throughout the year", "whole year", "full year"), "全年"),
    "entire year": "全年",
    "this year": "今年",
    "next year": "明年",
    **dict.fromkeys(("as needed", "as required", "as appropriate", "as arranged", "as necessary", "when needed"), "待定"),
    **dict.fromkeys(("when required", "when necessary", "if needed", "if required", "if necessary", "where needed"), "待定"),
    **dict.fromkeys(("tba", "tbc", "tbd", "ad hoc", "ad-hoc", "on demand", "irregular", "irregularly"), "待定"),
    **dict.fromkeys(("to be announced", "to be determined", "to be decided", "to be confirmed"), "待定"),
    **dict.fromkeys(("to be arranged", "from time to time"), "待定"),
    **dict.fromkeys(("tentative", "tentatively", "provisional", "provisionally", "about", "around", "approx"), "拟"),
    **dict.fromkeys(("approximately", "roughly"), "拟"),
    **dict.fromkeys(
        (
            "no later than",
            "not later than",
            "by",
            "by the",
            "due",
            "due by",
            "deadline",
            "deadline is",
            "due date",
            "on or before",
            "by or before",
        ),
        "不晚于",
    ),
    **dict.fromkeys(("from", "since", "starting", "starting from", "starting in", "starting on"), "从"),
    **dict.fromkeys(("at the latest", "latest"), "止"),
    **dict.fromkeys(("commencing", "commencing from", "commencing in", "as of", "as from", "with effect from"), "从"),
    **dict.fromkeys(("beginning from", "beginning in", "beginning on", "not before"), "从"),
    **dict.fromkeys(("onward", "onwards"), "起"),
    **dict.fromkeys(("to", "until", "till", "through", "thru", "up to"), "至"),
    "and": "、",
    "or": "或",
    **dict.fromkeys(("except", "excluding", "not", "not in"), "除外"),
    **dict.fromkeys(("in", "on", "during", "of", "the", "at", "for"), " "),
    "each": "各",
    "total": "共",
    "in total": "共",
    **dict.fromkeys(("daily", "every day"), "每天"),
    "weekly": "每周",
    "monthly": "每月",
    "quarterly": "每季度",
    **dict.fromkeys(("yearly", "annual", "annually"), "每年"),
    **dict.fromkeys(("half-yearly", "semiannual", "semi-annual", "semiannually", "semi-annually"), "每半年"),
    "fortnightly": "每2周",
    **dict.fromkeys(("bimonthly", "bi-monthly"), "每2个月"),
    **dict.fromkeys(("biennial", "biennially"), "每2年"),
    # two meanings each: the likelier one, marked as tentative
    **dict.fromkeys(("biweekly", "bi-weekly"), "拟每2周"),
    **dict.fromkeys(("biannual", "bi-annual", "biannually", "bi-annually"), "拟每半年"),
    **dict.fromkeys(("at least", "no less than", "not less than", "minimum"), "至少"),
    **dict.fromkeys(("at most", "no more than", "not more than", "maximum"), "最多"),
    "spring": "春季",
    "summer": "夏季",
    **dict.fromkeys(("autumn", "fall"), "秋季"),
    "winter": "冬季",
}


def _pattern(table: dict[str, str]) -> re.Pattern[str]:
    words = sorted(table, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, words))})(?![a-z])")


_EARLY_PATTERN, _LATE_PATTERN = _pattern(_EARLY), _pattern(_LATE)


def early(text: str) -> str:
    """Numbers and names that the dates are built from."""
    return _EARLY_PATTERN.sub(lambda found: _EARLY[found[0]], text)


def late(text: str) -> str:
    """All other words."""
    return _LATE_PATTERN.sub(lambda found: _LATE[found[0]], text)
