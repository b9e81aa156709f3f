"""Names of the periods after which a visit comes again, and their lengths."""

from __future__ import annotations

import re

from burden.when.remarks import Said

NAMED = {
    "day": (0, 1),
    "week": (0, 7),
    "halfmonth": (0, 15),
    "month": (1, 0),
    "bimonth": (2, 0),
    "quarter": (3, 0),
    "halfyear": (6, 0),
    "year": (12, 0),
}
UNITS = {"years": (12, 0), "months": (1, 0), "weeks": (0, 7), "days": (0, 1)}
CHINESE = {
    "day": "每天",
    "week": "每周",
    "halfmonth": "每半月",
    "month": "每月",
    "bimonth": "每两月",
    "quarter": "每季度",
    "halfyear": "每半年",
    "year": "每年",
}
ENGLISH = {
    "day": "a day",
    "week": "a week",
    "halfmonth": "every half month",
    "month": "a month",
    "bimonth": "every two months",
    "quarter": "a quarter",
    "halfyear": "every half year",
    "year": "a year",
}
CHINESE_UNITS = {"years": "年", "months": "个月", "weeks": "周", "days": "天"}

_NAMES = {length: name for name, length in NAMED.items()}
_COUNTED = re.compile(r"([0-9]+)(years|months|weeks|days)")


def per_name(months: int, days: int) -> str:
    """The name of a period of so many months or, where `months` is 0, of so many days."""
    if named := _NAMES.get((months, days)):
        return named
    if months:
        return f"{months}months" if months % 12 else f"{months // 12}years"
    return f"{days}days" if days % 7 else f"{days // 7}weeks"


def period(per: str) -> tuple[int, int]:
    """The length of a period: (months, days), one of them 0; `3years` is (36, 0), `week` is (0, 7).

    Raises ValueError for a name that no reading gives.
    """
    if per in NAMED:
        return NAMED[per]
    counted = _COUNTED.fullmatch(per)
    if counted is None:
        raise ValueError(f"not a period: {per!r}")
    months, days = UNITS[counted[2]]
    return months * int(counted[1]), days * int(counted[1])


def say_period(per: str) -> Said:
    """The period in words: `quarter` is 每季度, `3years` 每3年."""
    if per in CHINESE:
        return Said(CHINESE[per], ENGLISH[per])
    counted = _COUNTED.fullmatch(per)
    return Said(f"每{counted[1]}{CHINESE_UNITS[counted[2]]}", f"every {counted[1]} {counted[2]}") if counted else Said(per, per)
