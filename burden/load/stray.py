"""What stands in another column than its own: a frequency in the note or the level, a frequency and a share in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from burden import when
from burden.load.body import quoted
from burden.load.rows import Table, in_rows, numbers_of
from burden.plan import Problem
from burden.warning import Fact

SIGNS = frozenset("√✓✔☑●○▲★")
FROM = ("ratio", "level", "note", "method", "source", "type")  # where a frequency is met when its own cell is empty
_PERIOD = r"(?:[两二三四五六1-9]?个?年度?|半年度?|季度?|双?月|个月|周|旬|星期)"
_TIMES = r"[0-9一二两三四五六七八九十]+(?:[-~至到][0-9一二两三四五六七八九十]+)?[次轮批]"
_RHYTHM = re.compile(
    rf"每{_PERIOD}[^,，;；。()（）\n]{{0,12}}?{_TIMES}|{_TIMES}\s*/\s*{_PERIOD}|(?:不少于|至少|不超过){_TIMES}(?:/{_PERIOD})?"
    rf"|(?:一|1|两|2)(?:年|季度|月){_TIMES}"
)
_NEVER = re.compile("去年|上年|往年|原则上不|原定|原计划|不再|取消|改为|此前|报送|上报|调度|例会|培训|通报|更新|总结")
_SHARE = re.compile(r"[0-9.]+\s*%")
_RATIO = re.compile("比例|率|%|％")
_BARE = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@lru_cache(1 << 12)
def rhythm(text: str) -> str:
    """The frequency that a text of other things states (每半年开展一次), "" where it states none that is sure."""
    plain = normalize("NFKC", text)
    if ("次" not in plain and "轮" not in plain and "批" not in plain) or _NEVER.search(plain):
        return ""
    found = {match[0] for match in _RHYTHM.finditer(plain)}
    said = found.pop() if len(found) == 1 else ""
    return said if said and not when.frequency(said)[2] else ""


def untick(table: Table, said: dict[str, list[str]]) -> Iterator[Problem]:
    """A tick below 检查对象 / 市直部门 stands for the heading; one that has no group above it says no name, and is `unreadable`."""
    for name in ("target", "organiser", "partner"):
        column = table.head.columns.get(name, -1)
        for index, text in enumerate(said[name]) if not SIGNS.isdisjoint(said[name]) else ():
            if text in SIGNS:
                heading = table.head.names[column]
                said[name][index] = " ".join(heading.own.split()) if heading.group else ""
                if not heading.group:
                    zh = f"“{heading.text}”栏只打了“{text}”，没有写名称，这一格没有读"
                    en = f"“{heading.text}” is ticked and names nothing; the cell was not read"
                    yield Problem("unreadable", table.place(table.rows[index], name), zh, en)


def put_right(table: Table, said: dict[str, list[str]]) -> Iterator[Problem]:
    """Move what stands in a column that is not its own to where it belongs, with a notice for each column."""
    said["ratio"] = [_ratio(text, table.head.heading("ratio")) for text in said["ratio"]]
    for index, text in enumerate(said["frequency"]):
        if "%" in text or "％" in text:
            said["ratio"][index] = said["ratio"][index] or text
            said["frequency"][index] = rhythm(text) or _SHARE.sub("", normalize("NFKC", text)).strip(" ,，、;；()（）")
    for name in FROM:
        known = {text: rhythm(text) for text in set(said[name]) if text}
        moved = [
            i
            for i, text in enumerate(said[name])
            if known.get(text) and not said["frequency"][i] and not _is_timed(said["time"][i])
        ]
        for index in moved:
            said["frequency"][index] = known[said[name][index]]
        if moved and "频" not in table.head.heading(name):
            yield _told(table, name, moved, said["frequency"][moved[0]])


def _is_timed(time: str) -> bool:
    """Whether a cell of time states a rhythm of its own."""
    return bool(rhythm(time))


def _ratio(text: str, heading: str) -> str:
    """A share as a part of a hundred: 0.05 and, under 抽查比例(%), 5 are 5%."""
    if not _BARE.fullmatch(text) or not _RATIO.search(heading):
        return text
    if "%" in normalize("NFKC", heading):
        return f"{text}%"
    return f"{float(text) * 100:g}%" if 0 < float(text) < 1 else text


def _told(table: Table, name: str, rows: list[int], said: str) -> Problem:
    which = numbers_of(table.rows[index] for index in rows)
    heading = table.head.heading(name)
    zh = f"“{heading}”栏有{len(rows)}格写着频次（第{which}行，如“{quoted(said)}”），按频次读"
    en = f"{Fact(len(rows)):cell} of “{heading}” with a frequency ({in_rows(which)}), such as “{quoted(said)}”: read as one"
    return Problem("notice", table.place(table.rows[rows[0]], name), zh, en)
