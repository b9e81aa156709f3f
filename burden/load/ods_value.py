"""What an ods cell holds, by its attributes and the text it shows."""

from __future__ import annotations

import re
from datetime import date, datetime

from burden.load.grid import Cell, tidy

_TIME = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d*)?S", re.ASCII)
YEARLESS = re.compile(r"\d{1,2}月\d{1,2}日")
_DAYLESS = re.compile(r"\d{4}年\d{1,2}月")
_LETTERED = re.compile(r"[^\d,.\s¥￥$-]*\d+(?:\.\d+)?[^\d,.\s¥￥$]*")  # 3月, 第5批, 12.5%
_TRUTH = {"TRUE": True, "FALSE": False}
Given = dict[str, str]  # the attributes of one element


def value_of(given: Given, text: str) -> Cell:
    """The value of an ods cell by its attributes, `text` being what it shows; what fits no type stays that text.

    LibreOffice writes a truth as the number 1 or 0 that shows TRUE or FALSE.
    """
    kind = given.get("office:value-type", "string")
    try:
        if kind in ("float", "percentage", "currency"):
            return _number(tidy(float(given["office:value"])), text)
        if kind == "boolean":
            said = given.get("office:boolean-value") or given["office:value"]
            return said.lower() in ("true", "1", "1.0")
        if kind == "date":
            day = tidy(datetime.fromisoformat(given["office:date-value"]))
            return text if _DAYLESS.fullmatch(text) and isinstance(day, date) and day.day == 1 else day
    except (KeyError, ValueError):
        return tidy(text)
    if kind == "time" and (read := _TIME.fullmatch(given.get("office:time-value", ""))):
        return f"{read[1]}:{read[2]}" + (f":{read[3]}" if int(read[3]) else "")
    return tidy(given.get("office:string-value", text))


def _number(value: Cell, text: str) -> Cell:
    """A number, or what is shown of it where that says more: 3月, 5%, 001."""
    if text in _TRUTH:
        return _TRUTH[text]
    padded = text.isdecimal() and text.startswith("0") and len(text) > 1
    return text if padded or (_LETTERED.fullmatch(text) and not text.replace(".", "").isdecimal()) else value
