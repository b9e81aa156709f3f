"""What an ods cell holds, by its attributes and the text it shows."""

from __future__ import annotations

import re
from datetime import datetime

from burden.load.grid import Cell, tidy

_TIME = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d*)?S", re.ASCII)
_TRUTH = {"TRUE": True, "FALSE": False}
Given = dict[str, str]  # the attributes of one element


def value_of(given: Given, text: str) -> Cell:
    """The value of an ods cell by its attributes, `text` being what it shows; what fits no type stays that text.

    LibreOffice writes a truth as the number 1 or 0 that shows TRUE or FALSE.
    """
    kind = given.get("office:value-type", "string")
    try:
        if kind in ("float", "percentage", "currency"):
            return _TRUTH[text] if text in _TRUTH else tidy(float(given["office:value"]))
        if kind == "boolean":
            said = given.get("office:boolean-value") or given["office:value"]
            return said.lower() in ("true", "1", "1.0")
        if kind == "date":
            return tidy(datetime.fromisoformat(given["office:date-value"]))
    except (KeyError, ValueError):
        return tidy(text)
    if kind == "time" and (read := _TIME.fullmatch(given.get("office:time-value", ""))):
        return f"{read[1]}:{read[2]}" + (f":{read[3]}" if int(read[3]) else "")
    return tidy(given.get("office:string-value", text))
