"""Days as a holiday file marks them, and the year that they make."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from burden.days import FIRST, LAST, OFFICIAL, PROVISIONAL, Year
from burden.load.outline import Mistakes

NO_NOTICE = "导入的文件没有附国务院办公厅通知的网址：按暂定处理"
_STATUSES = (OFFICIAL, PROVISIONAL)
_YEAR = re.compile(r"[0-9]{4}")
_DATE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_ADDRESS = re.compile(r"https?://[!-~]+")
_UNSAFE = re.compile(r"[\"'<>`\\]")
_DECEMBER = 12
_LONGEST_SPAN = 60
_LONGEST = {"name": 40, "notice": 400, "url": 1000}


class Head(NamedTuple):
    """What a file says of a year before its days; `line` is where it says so."""

    year: int
    status: str
    notice: str
    url: str
    line: int


class Marked(NamedTuple):
    """One day as a file marks it, off or worked."""

    day: date
    name: str
    off: bool
    line: int


def read_year(text: str, line: int, mistakes: Mistakes) -> int:
    """The number of a year that the calendar covers with the December before it; 0 for any other."""
    number = int(text) if _YEAR.fullmatch(text) else 0
    if FIRST.year < number <= LAST.year:
        return number
    mistakes.at(line, f"year 应是{FIRST.year + 1}到{LAST.year}之间的年份，不是{text[:40]!r}")
    return 0


def read_day(text: str, line: int, mistakes: Mistakes) -> date | None:
    """A date like 2027-02-06 or 2027/2/6; None for any other, and for one that does not exist."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        mistakes.at(line, f"日期应写成 2027-02-06，不是{text[:40]!r}")
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        mistakes.at(line, f"没有 {match[0]} 这一天")
        return None


def read_span(text: str, line: int, mistakes: Mistakes) -> list[date]:
    """A day, or all days of a span a..b; none where one end cannot be read."""
    ends = [read_day(end, line, mistakes) for end in text.split("..", 1)]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return []
    if not 0 <= (last - first).days < _LONGEST_SPAN:
        mistakes.at(line, f"{text[:40]} 应从早到晚，不超过{_LONGEST_SPAN}天")
        return []
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def year_from(head: Head, marked: list[Marked], mistakes: Mistakes) -> tuple[Year, ...]:
    """The year of these days; none while the file has mistakes, all of which are noted."""
    _check_head(head, mistakes)
    if not marked and not mistakes:
        mistakes.at(head.line, f"{head.year}年没有一天放假或调休，通知公布之前没有可用的内容")
    seen: dict[date, int] = {}
    for entry in marked:
        _check_day(head, entry, mistakes)
        if entry.day in seen:
            mistakes.at(entry.line, f"{entry.day} 重复（第{seen[entry.day]}行已有）")
        seen.setdefault(entry.day, entry.line)
    if mistakes:
        return ()
    off, work = ({e.day: e.name for e in marked if e.off is kind} for kind in (True, False))
    return (Year(head.year, head.status, head.notice, head.url, off, work),)


def _check_head(head: Head, mistakes: Mistakes) -> None:
    """An official year has a notice and its address; an address is one that a reader may follow."""
    if head.status not in _STATUSES:
        mistakes.at(head.line, f"status 应是 official 或 provisional，不是{head.status[:40]!r}")
    if head.status == OFFICIAL and not (head.notice.strip() and head.url.strip()):
        mistakes.at(head.line, "official 须有通知（notice）及其网址（url）；没有通知就写 provisional")
    for address in head.url.split():
        if not _ADDRESS.fullmatch(address) or _UNSAFE.search(address):
            mistakes.at(head.line, f"{address[:80]!r} 不是网址（以 http:// 或 https:// 开头）")
    for key, text in (("notice", head.notice), ("url", head.url)):
        if len(text) > _LONGEST[key] or not text.isprintable():
            mistakes.at(head.line, f"{key} 应是一行可显示的字，至多{_LONGEST[key]}个")


def _check_day(head: Head, entry: Marked, mistakes: Mistakes) -> None:
    """A day lies in the year or in the December before it, and has a name that can be shown."""
    before = entry.day.year == head.year - 1 and entry.day.month == _DECEMBER
    if head.year and entry.day.year != head.year and not before:
        mistakes.at(entry.line, f"{entry.day} 不在{head.year}年（只有元旦可以涉及上一年12月）")
    if not (0 < len(entry.name.strip()) <= _LONGEST["name"] and entry.name.isprintable()):
        mistakes.at(entry.line, f"{entry.day} 的名称应是1到{_LONGEST['name']}个可显示的字")
