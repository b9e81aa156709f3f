"""The numbers that a piece of a phrase holds: figures, the length of a period, days of the week."""

from __future__ import annotations

import re
from collections.abc import Callable

from burden.when.words import YEARS, Value

_FIGURES = re.compile("[0-9]+")
_PERIOD_UNITS = {"年": (12, 0), "学年": (12, 0), "学期": (6, 0), "季": (3, 0), "月": (1, 0), "旬": (0, 10)}
_WEEKDAYS = {mark: i for i, mark in enumerate("一二三四五六日")} | {"天": 6}


def _rhythm(text: str) -> Value:
    """Length of the period a 每... names, (months, days); 1 at the end where it is only likely."""
    figure = _FIGURES.search(text)
    count = int(figure[0]) if figure else 1
    unit = next((name for name in ("学年", "学期", "年", "季", "月", "旬") if name in text), "")
    if "双" in text or text[-1] == "各":  # 每双月; 四个季度各1次
        return (2 if "双" in text else 3 if "季" in text else 1), 0, 0
    months, days = _PERIOD_UNITS.get(unit, (0, 1 if "天" in text or "日" in text else 7))
    if "隔" in text and not figure:
        months, days = 2 * months, 2 * days
    if "半" in text:
        return (6, 0, 0) if unit == "年" else (0, 15, 0)
    return months * count, days * count, int(unit == "学期")


def _weekdays(text: str) -> Value:
    """Days of the week, Monday 0, of 周一、三、五 or 周一至周五."""
    days = [_WEEKDAYS[mark] for mark in text if mark in _WEEKDAYS]
    first, last = days[0], days[-1]
    if first < last and re.fullmatch("[^、,和]*[至到-][^、,和]*", text):
        return tuple(range(first, last + 1))
    return tuple(sorted(set(days)))


_VALUES: dict[str, Callable[[str], Value]] = {"rec": _rhythm, "weekday": _weekdays, "rel": lambda _: YEARS["第2年"]}
_SILENT = {"clock", "paper", "count", "batch", "defer", "ordinal", "placeholder", "edge", "fest", "not", "within"}


def value_of(kind: str, text: str) -> Value:
    """The numbers of a piece of a kind, () where the kind has none."""
    if special := _VALUES.get(kind):
        return special(text)
    return () if kind in _SILENT else tuple(int(figure) for figure in _FIGURES.findall(text))
