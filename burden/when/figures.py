"""Bare figures get their unit from their neighbours: 3-5月, 第二、四季度, 4月10-14日, 2026 Q2."""

from __future__ import annotations

import re

from burden.when import remarks
from burden.when.atoms import NEAR, YEARS
from burden.when.reading import UnreadError
from burden.when.tokens import Token
from burden.when.words import Value

_DOUBTED = {"num", "compact", "md", "ym", "dmy"}
_UNITS = {"year", "month", "day", "quarter"}
_DATED = {"month", "quarter", "months", "full", "md"}
_LISTED = {"/", "、", ",", "和", "及", "与", "-", "至", "到"}
_RANGES = {"-", "至", "到"}
_DAYS = {"day", "ymd", "md"}
_LOST_ZERO = re.compile(r"[0-9]{4}[.]1|[0-9]{1,2}[.][123]")
_SERIAL = re.compile(r"[34567][0-9]{4}(?:[.][0-9]+)?")  # the number a spreadsheet keeps for a day
_NUMBERED = re.compile(r"\s*1[、.,](?!\s*[0-9]+\s*[、,])[^;|]*;+\s*2[、.,]")


def resolve(found: list[Token], text: str, plan: int) -> list[Token]:
    """`found` with every bare figure named; raises UnreadError for one that stays in doubt."""
    if _DOUBTED.isdisjoint([token.kind for token in found]):
        return found
    if _LOST_ZERO.fullmatch(text):
        raise UnreadError(remarks.LOST_ZERO, text)
    if _SERIAL.fullmatch(text):
        raise UnreadError(remarks.SERIAL, text)
    if _NUMBERED.match(text):
        raise UnreadError(remarks.NUMBERED)
    _forward(found)
    _backward(found)
    for i, token in enumerate(found):
        if token.kind == "num":
            raise UnreadError(remarks.BARE_FIGURE, token.text)
        if token.kind == "md":
            _check_md(found, i)
        if token.kind == "dmy" and _is_short_year(token.value, plan):
            found[i] = Token("ymd", token.text, (2000 + token.value[0], *token.value[1:]), token.spaced)
        elif token.kind == "dmy":
            raise UnreadError(remarks.DAY_ORDER, token.text)
    return found


def _forward(found: list[Token]) -> None:
    """What stands before a figure names it: 4月10, 3月15日-20, 20260305."""
    for i, token in enumerate(found):
        before = found[i - 1].kind if i else ""
        if token.kind == "compact":
            found[i] = _compact(token)
        elif token.kind == "md" and before == "year":
            raise UnreadError(remarks.YEAR_GLUED, token.text)
        elif token.kind != "num":
            continue
        elif _is_day(found, i):
            found[i] = token._replace(kind="day")
        elif _is_year(found, i):
            found[i] = token._replace(kind="year")


def _is_short_year(value: Value, plan: int) -> bool:
    """26.4.8 in the plan of 2026 or a year beside it, where the last figure can be no such year."""
    return abs(2000 + value[0] - plan) <= 1 and abs(2000 + value[2] - plan) > NEAR and value[2] < 100  # noqa: PLR2004


def _check_md(found: list[Token], i: int) -> None:
    """3.15 and 3/15 are days only where nothing else could be meant: 抽查1/3 is a share."""
    before = found[i - 1].kind if i else "end"
    after = found[i + 1].kind if i + 1 < len(found) else "end"
    joined = {"end", "range"}
    if "/" not in found[i].text:
        joined |= {"sep", "glue", "word", "from", "due", "vague", "("}
    if before not in joined or (after == "other" and before != "range" and "/" in found[i].text):
        raise UnreadError(remarks.SHARE_OR_DAY, found[i].text)


def _is_day(found: list[Token], i: int) -> bool:
    """4月10, and the end of 3月15日-20."""
    before = found[i - 1].kind if i else ""
    if before == "month":
        return not found[i].text.startswith("第")
    return before == "range" and i > 1 and found[i - 2].kind in _DAYS and not _unit_follows(found, i)


def _unit_follows(found: list[Token], i: int) -> bool:
    return i + 2 < len(found) and found[i + 1].text in _LISTED and found[i + 2].kind in _UNITS


def _is_year(found: list[Token], i: int) -> bool:
    token = found[i]
    if not (len(token.text) == 4 and YEARS[0] <= token.value[0] <= YEARS[1]):  # noqa: PLR2004
        return False
    return len(found) == 1 or (i + 1 < len(found) and found[i + 1].kind in _DATED)


def _backward(found: list[Token]) -> None:
    """What stands after a figure, in a list or range, names it: 3-5月, 一、三季度."""
    for i in range(len(found) - 3, -1, -1):
        token, joint, after = found[i : i + 3]
        dated = after.kind == "month" and i + 3 < len(found) and found[i + 3].kind == "day" and joint.text not in _RANGES
        if token.kind == "num" and joint.text in _LISTED and after.kind in _UNITS and not dated:
            found[i] = token._replace(kind=after.kind)


def _compact(token: Token) -> Token:
    """20260305 is a day when it is one."""
    text = token.text
    return Token("ymd", text, (int(text[:4]), int(text[4:6]), int(text[6:])), token.spaced)
