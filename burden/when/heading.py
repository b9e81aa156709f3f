"""What a column's heading says of the cells under it: deadlines, tentative times, months, quarters, numbers of visits."""

from __future__ import annotations

import re

_DUE = re.compile(
    r"时限|(?<![查核施行展作检])期限|限期|截止|截至|最[迟晚]|完成(?:时间|日期|月份|节点|时点)|办结|结束|终止|之前|deadline|\bdue\b|\bend\b",
    re.IGNORECASE,
)
_SPAN = re.compile("起止|开始.*结束|起始.*终止|start.*end", re.IGNORECASE)  # both ends under one heading
_START = re.compile(r"开始|起始|启动|\bstart", re.IGNORECASE)
_TENTATIVE = re.compile(r"初步|拟|暂|预计|预估|tentative|provisional", re.IGNORECASE)
_MONTHS = re.compile("月")
_QUARTERS = re.compile("季度?")
_OFTEN = re.compile("频次|频率|次数|次[/每]")
_LONG = re.compile("天数|时长|用时|历时|工作日数|日数|[(（](?:天|工作日|日)[)）]|持续(?:时间|天)")
_PERIODS = (("半年", "每半年"), ("年", "每年"), ("季", "每季度"), ("月", "每月"), ("周", "每周"))
_NUMERAL = "[0-9０-９一二三四五六七八九十]"
_FIGURES = re.compile(rf"\s*{_NUMERAL}{{1,2}}(?:\.0)?(?:\s*[-–—―~～至到、,，;；和及/]\s*{_NUMERAL}{{1,2}}(?:\.0)?)*\s*")
_COUNT = re.compile(r"\s*([0-9０-９]{1,2})(?:\.0)?(\s*[-–—~～至到]\s*[0-9０-９]{1,2})?\s*次?\s*")


def is_telling(heading: str) -> bool:
    """Whether a time under the heading may be read in another way than without it."""
    return any(pattern.search(heading) for pattern in (_DUE, _START, _TENTATIVE, _OFTEN, _LONG, _MONTHS, _QUARTERS))


def is_due(heading: str) -> bool:
    """Whether plain times under the heading are deadlines."""
    return bool(_DUE.search(heading)) and not _SPAN.search(heading)


def is_start(heading: str) -> bool:
    """Whether a plain day under the heading is a start."""
    return bool(_START.search(heading)) and not is_due(heading) and not _SPAN.search(heading)


def is_tentative(heading: str) -> bool:
    """Whether the heading calls the times under it tentative."""
    return bool(_TENTATIVE.search(heading))


def completed(text: str, heading: str) -> str:
    """Bare figures with the unit the heading gives them: 4-6 under 月份 is 4-6月, 2 under 次/年 is 每年2次."""
    if _OFTEN.search(heading):
        return _counted(text, heading)
    if not _FIGURES.fullmatch(text):
        return text
    if _LONG.search(heading):
        return f"{text.strip().removesuffix('.0')}{'个工作日' if '工作日' in heading else '天'}"
    figures = text.strip().replace(".0", "")
    if _QUARTERS.search(heading):
        return f"第{figures}季度"
    return f"{figures}月" if _MONTHS.search(heading) else text


def _counted(text: str, heading: str) -> str:
    """A bare number of visits under a heading that names the period."""
    count = _COUNT.fullmatch(text)
    per = next((said for mark, said in _PERIODS if mark in heading), "")
    return f"{per}{count[1]}{count[2] or ''}次" if count and per else text
