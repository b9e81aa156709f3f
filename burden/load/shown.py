"""Cells as they are shown: a number format such as 0"月" shows 3月 for the number 3, and yyyy"年"m"月" no day for a date."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from burden.load.grid import Cell

_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[[^\]]*\]|(?P<plain>.)', re.DOTALL)
_DAYLESS, _YEARLESS = re.compile(r"[ymae]+", re.IGNORECASE), re.compile(r"[md]+", re.IGNORECASE)
_FIGURE = re.compile(r"General|[0#?]+(?:\.(?P<part>[0#?]+))?(?P<percent>%?)")
MONTH_AND_DAY = 'm"月"d"日"'
_MARK = "\0"  # stands where a literal stood
_LONGEST = 100
_MOST = 10**15
_PLACES = 4  # behind the point


@lru_cache(1 << 10)
def _laid_out(code: str) -> tuple[str, tuple[str, ...]]:
    """The first part of a format: its signs, with a mark for each literal, and the literals."""
    literals: list[str] = []
    signs = ""
    for found in _TOKEN.finditer(code[:_LONGEST]):
        literal = found["quoted"] if found["quoted"] is not None else found["escaped"]
        if literal is None and found["plain"] and found["plain"] >= "\u3000":
            literal = found["plain"]
        if found["plain"] == ";":
            break
        if literal:
            literals.append(literal)
            signs += _MARK
        elif literal is None:
            signs += found["plain"] or ""
    return signs, tuple(literals)


@lru_cache(1 << 10)
def is_telling(code: str) -> bool:
    """Whether a format shows something that its number or date does not say."""
    signs, literals = _laid_out(code)
    bare = signs.replace(_MARK, "")
    figure = _FIGURE.fullmatch(bare)
    if figure:
        return bool("".join(literals).strip("¥$￥ ") or figure["percent"] or bare.startswith("00"))
    return _shows_less(re.sub(r"[-/., ]", "", bare))


def _shows_less(signs: str) -> bool:
    """Whether these signs of a date are a year and a month without a day, or a month and a day without a year."""
    letters = signs.lower()
    return "m" in letters and bool(
        (_DAYLESS.fullmatch(letters) and letters.strip("m")) or (_YEARLESS.fullmatch(letters) and letters.strip("m"))
    )


def shown(value: Cell, code: str) -> Cell:
    """A number as 3月, 5% or 第003号, the first of a month without its day as 2026年3月; any other as it is.

    2026年3月 typed in is stored as its first day; another day was typed as such, and its format only hides it.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, code)
    if type(value) is date and value.day == 1:
        letters = _laid_out(code)[0].lower()
        return f"{value.year}年{value.month}月" if "y" in letters and "d" not in letters else value
    return value


def is_yearless(code: str) -> bool:
    """Whether a format shows a day without its year."""
    letters = _laid_out(code)[0].lower()
    return "d" in letters and "m" in letters and "y" not in letters and "e" not in letters


def _number(value: float, code: str) -> Cell:
    signs, literals = _laid_out(code)
    bare = signs.replace(_MARK, "")
    figure = _FIGURE.fullmatch(bare)
    if not figure or not 0 <= value < _MOST:
        return value
    scaled = value * 100 if figure["percent"] else value
    text = f"{scaled:.{_PLACES}f}".rstrip("0").rstrip(".")
    wanted = bare.partition(".")[0].count("0")
    return _filled(signs, literals, text.rjust(0 if "." in text else wanted, "0") + (figure["percent"] or ""))


def _filled(signs: str, literals: tuple[str, ...], figure: str) -> str:
    """The literals around a figure, each in its place."""
    before, after = len(signs) - len(signs.lstrip(_MARK)), len(signs.rstrip(_MARK))
    kept = list(literals)
    return "".join(kept[:before]) + figure + ("".join(kept[before:]) if after >= before else "")
