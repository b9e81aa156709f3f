"""English phrases put into the Chinese ones the grammar reads: `by the end of June` becomes 不晚于6月底."""

from __future__ import annotations

import re
from collections.abc import Callable

from burden.when.english_words import early, late

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(mon|tue|wed|thu|fri|sat|sun)(?:s|day|sday|nes|nesday|rs?|rsday|ur|urday)?s?(?![a-z])"
_DAYS = {"mon": "一", "tue": "二", "wed": "三", "thu": "四", "fri": "五", "sat": "六", "sun": "日"}
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "1st": "1", "2nd": "2", "3rd": "3", "4th": "4"}
_PERIODS = {"day": "天", "week": "周", "month": "个月", "quarter": "季度", "half-year": "半年", "half year": "半年"}
_MAY = r"may(?= ?(?:$|[^a-z ]|(?:to|and|or|until|till|through|each|every|onwards?)(?![a-z])))"  # else the verb
_NAMES = (
    rf"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|{_MAY}|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_M = rf"(?<![a-z])({_NAMES})(?![a-z])\.?"
_D = "([0-9]{1,2})"
_Y = "(20[0-9]{2})"
_ORDINAL = "|".join(_ORDINALS)
_ATOM = r"((?:20[0-9]{2}年 ?)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|[1-4]季度|[上下]半年)|20[0-9]{2}年)"
_EACH = r"(?: (?:a|an|per|every|each|in a))"
_ONE = r"(year|half[- ]year|quarter|month|week|day)s?(?![a-z])"

Found = re.Match[str]


def _month(name: str) -> str:
    return f"{_MONTHS.index(name[:3]) + 1}月"


def _unit(name: str) -> str:
    return _PERIODS.get(name, "年")


def _days(year: str | None, month: str, first: str, last: str | None) -> str:
    return (f"{year}年" if year else "") + f"{_month(month)}{first}日" + (f"-{last}日" if last else "")


def _two_days(year: str | None, month: str, first: str, second: str) -> str:
    return f"{_days(year, month, first, None)}、{_days(year, month, second, None)}"


def _week(found: Found) -> str:
    return f"{_month(found[2])}" + ("最后1周" if found[1] == "last" else f"第{_ORDINALS[found[1]]}周")


def _half(found: Found) -> str:
    part = "上" if found[1] in ("first", "1st") else "下"
    return f"{_month(found[2])}{part}半月" if found[2] else f"{part}半年"


def _two_thirds(found: Found) -> str:
    parts = {"earlymid": "上中旬", "midlate": "中下旬"}.get(found[1] + found[2])
    return f"拟{_month(found[3])}{parts}" if parts else found[0]


def _quarters(found: Found) -> str:
    return "、".join(_ORDINALS[name] for name in re.findall(_ORDINAL, found[0])) + "季度"


def _year_in_front(found: Found) -> str:
    """March to May 2026: the one year at the end is the year of both, unless the months pass the year's end."""
    months = [_MONTHS.index(name[:3]) for name in re.findall(_M, found[1])]
    if months != sorted(months) or re.search(_Y, found[1]):
        return found[0]
    return f"{found[2]}年 {found[1]}"


def _same(mark: str) -> Callable[[Found], str]:
    """The time found, with a mark behind it."""
    return lambda found: f"{found[1] or found[2]}{mark}"


Rules = tuple[tuple[str, str, str | Callable[[Found], str]], ...]  # a text the phrase must hold, pattern, fill

_BEFORE_MONTHS: Rules = (
    ("st|nd|rd|th", r"(?<=[0-9])(?:st|nd|rd|th)\b(?! (?:quarter|half))", ""),
    ("end", r"(?:the )?\bend(?: of|-)? ?(20[0-9]{2})(?![0-9年])", r"\1年底"),
    ("20", r"\b(?:within|in|during) (20[0-9]{2})(?![0-9年])", r"\1年内"),
    ("20", rf"^([^|]*[a-z][^|]*?),? {_Y}$", _year_in_front),
    ("half", rf"(?:the )?\b(first|second|1st|2nd) half(?: of (?:the year|{_M})| of\b|\b)", _half),
    (" to ", rf"\b(early|mid) to (mid|late) {_M}", _two_thirds),
    ("quarter", rf"(?:the )?\b(?:{_ORDINAL})(?:(?:,| and|, and) (?:the )?(?:{_ORDINAL}))* quarters?(?: of)?\b", _quarters),
    ("q", r"\b(20[0-9]{2})[-/ ]?q([1-4])(?![0-9])", r"\1年\2季度"),
    ("q", r"\b([1-4])q(20[0-9]{2})(?![0-9])", r"\2年\1季度"),
    ("week", rf"(?:the )?\b({_ORDINAL}|last) week (?:of|in) {_M}", _week),
    ("mid", r"\bmid[ -]?(20[0-9]{2})(?![0-9])", r"\1年中"),
    ("h", r"\bh([12])\b(?: of\b)?", lambda found: "上半年" if found[1] == "1" else "下半年"),
    ("q", r"\bq(?:uarter )?([0-9])(?![0-9])(?: of\b)?", r"\1季度"),
)
_MONTH_NAMES: Rules = (
    (
        "-",
        rf"(?<![0-9a-z.])(?<![a-z.] ){_D}-{_M}(?:-(20[0-9]{{2}}|[0-9]{{2}}))?(?![0-9-])",
        lambda f: _days(f[3], f[2], f[1], None),
    ),
    ("between", rf"\bbetween {_D} and {_D} (?:of )?{_M}(?:,? {_Y})?", lambda f: _days(f[4], f[3], f[1], f[2])),
    ("", rf"(?<![0-9]){_D}(?: and |, ?| ?& ?){_D} (?:of )?{_M}(?:,? {_Y})?", lambda f: _two_days(f[4], f[3], f[1], f[2])),
    ("", rf"(?<![0-9]){_D}(?: ?(?:-|to) ?{_D})? (?:of )?{_M}(?:,? {_Y})?", lambda f: _days(f[4], f[3], f[1], f[2])),
    ("", rf"{_M} {_D}(?! ?月)(?: ?(?:-|to) ?{_D})?(?![0-9])(?:,? {_Y})?", lambda f: _days(f[4], f[1], f[2], f[3])),
    ("20", rf"{_M} (?:of )?{_Y}", lambda found: f"{found[2]}年{_month(found[1])}"),
    ("", _M, lambda found: _month(found[1])),
)
_REST: Rules = (
    ("20", rf"([1-4]季度|[上下]半年) ?{_Y}(?!年)", r"\2年\1"),
    ("20", rf"(?<![0-9]){_Y} (?=[1-4]季度|[上下]半年|[0-9]{{1,2}}月)", r"\1年"),
    ("year", r"\b(?:the )?(?:end of (?:the )?year|year[- ]end)\b", "年底"),
    ("within", rf"\bwithin {_ATOM}", r"\1内"),
    ("holiday", r"(元旦|[春清劳端中国][一-龥]{0,2}节) holidays?\b", r"\1"),
    ("end", rf"(?:the )?\bend(?: of |[ -])(?:the )?{_ATOM}", r"\1底"),
    ("ear", rf"\bearly[ -]?{_ATOM}", r"\1初"),
    (" of ", rf"(?:the )?\b(?:beginning|start) of (?:the )?{_ATOM}", r"\1初"),
    ("mid", r"\b(?:middle of |mid[ -]?)([0-9]{1,2}月)(?![0-9])", r"\1中旬"),
    ("mid", rf"(?:the )?\bmiddle of {_ATOM}|\bmid[ -]?{_ATOM}", _same("中")),
    ("late", rf"\blate[ -]?{_ATOM}", r"\1底"),
    ("prior", r"\bprior to\b", "before"),
    ("before", rf"\bbefore {_ATOM}底", r"\1底前"),
    ("before", rf"\bbefore {_ATOM}", r"\1开始前"),
    ("after", rf"\bafter {_ATOM}", r"\1后"),
    ("before", r"\bbefore (?:the )?([\u4e00-\u9fff]+)", r"\1前"),
    ("after", r"\bafter (?:the )?([\u4e00-\u9fff]+)", r"\1后"),
    ("between", rf"\bbetween {_ATOM} and {_ATOM}", r"\1至\2"),
    ("x", r"(?<![0-9a-z])([0-9]{1,2})x(?![a-z0-9])", r"\1次"),
    ("once", r"\bonce or twice\b", "1-2次"),
    ("once", r"\bonce\b", "1次"),
    ("twice", r"\btwice\b", "2次"),
    (" time", r"\b([0-9]+)(?: ?(?:-|to) ?([0-9]+))? times?\b", lambda f: f"{f[1]}-{f[2]}次" if f[2] else f"{f[1]}次"),
    ("up to", r"\bup to (?=[0-9]+次)", "最多"),
    ("次", rf"([0-9]+(?:-[0-9]+)?)次(?: ?/|{_EACH})(?: ([0-9]))? ?{_ONE}", lambda f: f"每{f[2] or ''}{_unit(f[3])}{f[1]}次"),
    ("every|each", rf"\b(?:every|each) {_WEEKDAY}", lambda found: f"每周{_DAYS[found[1]]}"),
    ("(", rf"\({_WEEKDAY}\)", lambda found: f"(周{_DAYS[found[1]]})"),
    ("other", rf"\b(?:every|each) other {_ONE}", lambda found: f"每2{_unit(found[1])}"),
    ("every|each|per", rf"\b(?:every|each|per)(?: ([0-9]+))? {_ONE}", lambda found: f"每{found[1] or ''}{_unit(found[2])}"),
    ("day", r"\b(?:for )?([0-9]+) (?:calendar )?days\b", r"\1天"),
    ("week", r"\b(?:for )?([0-9]+) weeks?\b", r"\1周"),
    ("day", r"\b(?:for )?([0-9]+) (?:working|business|work) ?days\b", r"\1个工作日"),
    (
        " ",
        r"(?<![0-9])([0-9]+) (?:enterprises|companies|units|firms|households|schools|targets|sites|counties|towns)\b",
        r"\1家",
    ),
)
Table = list[tuple[str, re.Pattern[str], str | Callable[[Found], str]]]


def _table(rules: Rules) -> Table:
    return [(trigger, re.compile(pattern), fill) for triggers, pattern, fill in rules for trigger in triggers.split("|")]


_FIRST_TABLE, _MONTH_TABLE, _LAST_TABLE = map(_table, (_BEFORE_MONTHS, _MONTH_NAMES, _REST))
_MONTH = re.compile(_M)
_ENGLISH = re.compile(r"[a-z]{2}|[qh][1-4]")


def translate(text: str) -> str:
    """`text` (lower case) with English phrases replaced; words it does not know stay as they are."""
    if not _ENGLISH.search(text):
        return text
    text = _apply(_FIRST_TABLE, early(text))
    if _MONTH.search(text):
        text = _apply(_MONTH_TABLE, text)
    return late(_apply(_LAST_TABLE, text))


def _apply(table: Table, text: str) -> str:
    for trigger, pattern, fill in table:
        if trigger in text:
            text = pattern.sub(fill, text)
    return text
