"""What a column's heading says of the cells under it: deadlines, tentative times, months, quarters, numbers of visits."""

from __future__ import annotations

import re

_DUE = re.compile(r"时限|期限|截止|完成时间|之前|deadline|\bdue\b", re.IGNORECASE)
_TENTATIVE = re.compile(r"初步|拟|暂|预计|预估|tentative|provisional", re.IGNORECASE)
_MONTHS = re.compile("月")
_QUARTERS = re.compile("季度?")
_OFTEN = re.compile("频次|频率|次数|次[/每]")
_PERIODS = (("半年", "每半年"), ("年", "每年"), ("季", "每季度"), ("月", "每月"), ("周", "每周"))
_NUMERAL = "[0-9０-９一二三四五六七八九十]"
_FIGURES = re.compile(rf"\s*{_NUMERAL}{{1,2}}(?:\.0)?(?:\s*[-–—―~～至到、,，;；和及/]\s*{_NUMERAL}{{1,2}}(?:\.0)?)*\s*")
_COUNT = re.compile(r"\s*([0-9０-９]{1,2})(?:\.0)?(\s*[-–—~～至到]\s*[0-9０-９]{1,2})?\s*次?\s*")


def is_due(heading: str) -> bool:
    """Whether plain times under the heading are deadlines."""
    return bool(_DUE.search(heading))


def is_tentative(heading: str) -> bool:
    """Whether the heading calls the times under it tentative."""
    return bool(_TENTATIVE.search(heading))


def completed(text: str, heading: str) -> str:
    """Bare figures with the unit the heading gives them: 4-6 under 月份 is 4-6月, 2 under 次/年 is 每年2次."""
    if _OFTEN.search(heading):
        return _counted(text, heading)
    if not _FIGURES.fullmatch(text):
        return text
    figures = text.strip().replace(".0", "")
    if _QUARTERS.search(heading):
        return f"第{figures}季度"
    return f"{figures}月" if _MONTHS.search(heading) else text


def _counted(text: str, heading: str) -> str:
    """A bare number of visits under a heading that names the period."""
    count = _COUNT.fullmatch(text)
    per = next((said for mark, said in _PERIODS if mark in heading), "")
    return f"{per}{count[1]}{count[2] or ''}次" if count and per else text
