"""The time that rows have from above them: the section they lie in, the name of their sheet, or its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from burden.load.rows import Table, in_rows, numbers_of
from burden.place import Problem
from burden.warning import Fact

_PERIOD = r"(?:(?:[0-9]{4}|[二〇○零一三四五六七八九]{4})年)?(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度|[上下]半年)"
_SECTION = re.compile(
    rf"(?:[(（]?[一二三四五六七八九十]+[)）]?[、.．])?({_PERIOD})(?:的?(?:督查|检查|考核|工作|计划|安排|事项|任务)+)?[:：]?"
)
_TITLE = re.compile(
    rf"(?<![0-9])({_PERIOD})(?:督查|检查|考核|督检考|工作|重点|行政|执法|抽查)*(?:事项|任务)?(?:计划|安排|月控|一览|台账|清单)"
)
_DAYS = re.compile(r"[0-9]{1,2}(?:日|号)|[上中下]旬")
MEANINGS = ("time", "start", "end")


def give_times(table: Table, said: dict[str, list[str]]) -> Iterator[Problem]:
    """Give the rows of a table without times the one above them; days without a month (5日-7日) take the section's; with a notice."""
    sections = {heading: _of_section(heading) for heading in set(table.sections.values())}
    own = any(table.has(name) for name in MEANINGS)
    whole = "" if own else _of_sheet(table)
    given: dict[str, list[int]] = {}
    for index, row in enumerate(table.rows):
        period, text = sections.get(table.sections.get(row, ""), ""), said["time"][index]
        if period and text and "月" not in text and _DAYS.match(text):
            said["time"][index] = f"{period}{text}"
            given.setdefault(period, []).append(row)
        elif (period or whole) and not any(said[name][index] for name in MEANINGS):
            said["time"][index] = period or whole
            given.setdefault(period or whole, []).append(row)
    for period, rows in given.items():
        which = numbers_of(rows)
        zh = f"{len(rows)}行的时间按小标题、表名或标题读作“{period}”（第{which}行）"
        en = f"the time of {Fact(len(rows)):row} was taken from the heading, sheet or title above them: “{period}” ({in_rows(which)})"
        yield Problem("notice", table.place(rows[0]), zh, en)


def _of_section(heading: str) -> str:
    found = _SECTION.fullmatch(normalize("NFKC", heading).strip())
    return found[1] if found else ""


def _of_sheet(table: Table) -> str:
    """The month of a sheet's name or of its titles, "" where there is none or more than one."""
    name = _of_section(table.sheet) or next((found[1] for found in [_TITLE.search(normalize("NFKC", table.sheet))] if found), "")
    titles = {found[1] for title in table.titles for found in _TITLE.finditer(normalize("NFKC", title))}
    return name or (titles.pop() if len(titles) == 1 else "")
