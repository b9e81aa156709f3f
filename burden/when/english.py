"""English phrases put into the Chinese ones the grammar reads: `by the end of June` becomes 不晚于6月底."""

from __future__ import annotations

import re
from collections.abc import Callable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DAYS = {"mon": "一", "tue": "二", "wed": "三", "thu": "四", "fri": "五", "sat": "六", "sun": "日"}
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "1st": "1", "2nd": "2", "3rd": "3", "4th": "4"}
_PERIODS = {"day": "天", "week": "周", "month": "个月", "quarter": "季度", "half-year": "半年", "half year": "半年"}
_RHYTHMS = {
    "daily": "每天",
    "weekly": "每周",
    "monthly": "每月",
    "quarterly": "每季度",
    "yearly": "每年",
    "annual": "每年",
    "half-yearly": "每半年",
    "semiannual": "每半年",
    "semi-annual": "每半年",
    "fortnightly": "每2周",
    "bimonthly": "每2个月",
    "bi-monthly": "每2个月",
    "biennial": "每2年",
    # two meanings each: the likelier one, marked 拟
    "biweekly": "拟每2周",
    "bi-weekly": "拟每2周",
    "biannual": "拟每半年",
    "bi-annual": "拟每半年",
}
_NAMES = "|".join(
    ("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may(?! be)", "june?", "july?", "aug(?:ust)?")
    + ("sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?")
)
_M = rf"(?<![a-z])({_NAMES})(?![a-z])\.?"
_ORDINAL = "|".join(_ORDINALS)
_ATOM = r"((?:20[0-9]{2}年 ?)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|[1-4]季度|[上下]半年)|20[0-9]{2}年)"
_EACH = r"(?: (?:a|an|per|every|each|in a))"
_ONE = r"(year|half[- ]year|quarter|month|week|day)s?(?![a-z])"

Fill = str | Callable[[re.Match[str]], str]


def _month(name: str) -> str:
    return f"{_MONTHS.index(name[:3]) + 1}月"


def _unit(name: str) -> str:
    return _PERIODS.get(name, "年")


def _day_first(found: re.Match[str]) -> str:
    last = f"-{found[2]}日" if found[2] else ""
    year = f"{found[4]}年" if found[4] else ""
    return f"{year}{_month(found[3])}{found[1]}日{last}"


def _month_first(found: re.Match[str]) -> str:
    last = f"-{found[3]}日" if found[3] else ""
    year = f"{found[4]}年" if found[4] else ""
    return f"{year}{_month(found[1])}{found[2]}日{last}"


def _half(found: re.Match[str]) -> str:
    first = found[1] in ("first", "1st")
    if found[2]:
        return f"{_month(found[2])}{'上' if first else '下'}半月"
    return "上半年" if first else "下半年"


def _two_thirds(found: re.Match[str]) -> str:
    return f"拟{_month(found[3])}" + {"earlymid": "上中旬", "midlate": "中下旬"}.get(found[1] + found[2], "")


def _quarters(found: re.Match[str]) -> str:
    return "、".join(_ORDINALS[name] for name in re.findall(_ORDINAL, found[0])) + "季度"


def _every(found: re.Match[str]) -> str:
    count = {"other": "2"}.get(found[1] or "", found[1] or "")
    return f"每{count}{_unit(found[2])}"


def _year_in_front(found: re.Match[str]) -> str:
    """March to May 2026: the one year at the end is the year of both, unless the months pass the year's end."""
    months = [_MONTHS.index(name[:3]) for name in re.findall(_M, found[1])]
    if months != sorted(months) or re.search(r"20[0-9]{2}", found[1]):
        return found[0]
    return f"{found[2]}年 {found[1]}"


_RULES: tuple[tuple[str, Fill], ...] = (
    (r"(?<=[0-9])(?:st|nd|rd|th)(?= (?:of )?[a-z])(?! (?:quarter|half))|(?<=[a-z] [0-9])(?:st|nd|rd|th)\b", ""),
    (r"(?<=[a-z] [0-9]{2})(?:st|nd|rd|th)\b", ""),
    (rf"\b({'|'.join(_NUMBERS)})\b", lambda found: str(_NUMBERS.index(found[1]) + 1)),
    (r"^(.*[a-z].*?),? (20[0-9]{2})$", _year_in_front),
    (r"\bspring festival\b", "春节"),
    (rf"(?:the )?\b(first|second|1st|2nd) half(?: of (?:the year|{_M})| of\b|\b)", _half),
    (rf"\b(early|mid) to (mid|late) {_M}", _two_thirds),
    (rf"(?:the )?\b(?:{_ORDINAL})(?:(?:,| and|, and) (?:the )?(?:{_ORDINAL}))+ quarters?(?: of)?\b", _quarters),
    (r"\bh([12])\b(?: of\b)?", lambda found: "上半年" if found[1] == "1" else "下半年"),
    (rf"(?:the )?\b({_ORDINAL}) quarter(?: of)?\b", lambda found: f"{_ORDINALS[found[1]]}季度"),
    (r"\bq(?:uarter )?([0-9])(?![0-9])(?: of\b)?", r"\1季度"),
    (rf"(?<![0-9])([0-9]{{1,2}})(?: ?(?:-|to) ?([0-9]{{1,2}}))? (?:of )?{_M}(?:,? (20[0-9]{{2}}))?", _day_first),
    (rf"{_M} ([0-9]{{1,2}})(?! ?月)(?: ?(?:-|to) ?([0-9]{{1,2}}))?(?![0-9])(?:,? (20[0-9]{{2}}))?", _month_first),
    (rf"{_M} (?:of )?(20[0-9]{{2}})", lambda found: f"{found[2]}年{_month(found[1])}"),
    (_M, lambda found: _month(found[1])),
    (r"([1-4]季度|[上下]半年) ?(20[0-9]{2})(?!年)", r"\2年\1"),
    (r"(?<![0-9])(20[0-9]{2}) (?=[1-4]季度|[上下]半年|[0-9]{1,2}月)", r"\1年"),
    (r"\b(?:year-round|all year(?: round)?|throughout the year|(?:whole|full|entire) year)\b", "全年"),
    (r"\b(?:the )?(?:end of (?:the )?year|year[- ]end)\b", "年底"),
    (r"\bthis year\b", "今年"),
    (r"\bnext year\b", "明年"),
    (rf"(?:the )?\bend of (?:the )?{_ATOM}", r"\1底"),
    (rf"(?:the )?\b(?:beginning|start) of {_ATOM}|\bearly[ -]?{_ATOM}", lambda found: f"{found[1] or found[2]}初"),
    (rf"(?:the )?\bmiddle of {_ATOM}|\bmid[ -]?{_ATOM}", lambda found: f"{found[1] or found[2]}中"),
    (rf"\blate[ -]?{_ATOM}", r"\1底"),
    (rf"\bbefore {_ATOM}底", r"\1底前"),
    (rf"\bbefore {_ATOM}", r"\1开始前"),
    (rf"\bafter {_ATOM}", r"\1后"),
    (rf"\bbetween {_ATOM} and {_ATOM}", r"\1至\2"),
    (r"\bfortnights?\b", "2 weeks"),
    (r"\bonce or twice\b", "1-2次"),
    (r"\bonce\b|\b1 time\b", "1次"),
    (r"\btwice\b", "2次"),
    (r"\b([0-9]+)(?: ?(?:-|to) ?([0-9]+))? times\b", lambda found: f"{found[1]}-{found[2]}次" if found[2] else f"{found[1]}次"),
    (r"\bat least\b|\bno less than\b|\bminimum\b", "至少"),
    (r"\b(?:at most|no more than|up to|maximum) ?(?=[0-9])", "最多"),
    (rf"([0-9]+(?:-[0-9]+)?)次{_EACH}( [0-9])? {_ONE}", lambda found: f"每{(found[2] or '').strip()}{_unit(found[3])}{found[1]}次"),
    (r"\b(?:every|each) (mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", lambda found: f"每周{_DAYS[found[1]]}"),
    (r"\((mon|tue|wed|thu|fri|sat|sun)[a-z]*\)", lambda found: f"(周{_DAYS[found[1]]})"),
    (rf"\b(?:every|each|per)(?: (other|[0-9]+))? {_ONE}", _every),
    (rf"\b({'|'.join(sorted(_RHYTHMS, key=len, reverse=True))})(?:ly)?\b", lambda found: _RHYTHMS[found[1]]),
    (r"\bfor ([0-9]+) (?:calendar )?days\b|\b([0-9]+) (?:calendar )?days\b", lambda f: f"{f[1] or f[2]}天"),
    (r"\b(?:for )?([0-9]+) (?:working|business|work) ?days\b", r"\1个工作日"),
    (r"\b(?:tb[adc]|to be (?:announced|determined|decided|confirmed|arranged)|ad[- ]hoc|on demand)\b", "待定"),
    (r"\b(?:as|when|if|where) (?:needed|required|appropriate|arranged|necessary)\b|\birregular(?:ly)?\b", "待定"),
    (r"\b(?:tentative(?:ly)?|provisional(?:ly)?|about|around|approx(?:imately)?)\b\.?", "拟"),
    (r"\b(?:no later than|not later than|by|due)\b(?: the\b)?", "不晚于"),
    (r"\b(?:starting|beginning) (?:from|in|on)\b|\b(?:from|since|starting)\b", "从"),
    (r"\b(?:onwards?|onward)\b", "起"),
    (r"\b(?:to|until|till|through|thru|up to)\b", "至"),
    (r"\b(?:and|&)\b", "、"),
    (r"\bor\b", "或"),
    (r"\b(?:except|excluding|not in|not)\b", "除外"),
    (r"\b(?:in|on|during|of|the|at|each|for)\b", " "),
    (r"\b([0-9]+) (?:enterprises|companies|units|firms|households|schools|targets|sites|counties|towns)\b", r"\1家"),
    (r"\b(spring|summer|autumn|fall|winter)\b", lambda found: {"sp": "春", "su": "夏", "wi": "冬"}.get(found[1][:2], "秋") + "季"),
)
_TABLE = tuple((re.compile(pattern), fill) for pattern, fill in _RULES)
_ENGLISH = re.compile(r"[a-z]{2}|[qh][1-4]")


def translate(text: str) -> str:
    """`text` (lower case) with English phrases replaced; words it does not know stay as they are."""
    if not _ENGLISH.search(text):
        return text
    for pattern, fill in _TABLE:
        text = pattern.sub(fill, text)
    return text
