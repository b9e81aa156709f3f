"""Cells that hold several names: cut at the signs between them, at the numbers before them, or at blanks."""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import normalize, numeric

CHINESE = re.compile(r"[㐀-鿿]")
NUMERALS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)}
FIRST = re.compile(r"\s*(?:[①⑴⒈㈠❶]|[(（]?\s*[1１一]\s*[)）.．、:：])")
MARK = re.compile(
    r"(?P<round>[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿])|[(（]\s*(?P<held>[0-9０-９]{1,2}|[一二三四五六七八九十])\s*[)）][、.．]?|"
    r"(?P<bare>[0-9０-９]{1,2})[)）.．、:：](?=\s*[㐀-鿿])|(?:^|(?<=[\n;；。 　]))(?P<word>[一二三四五六七八九十])[、.．]"
)
CUTS, FEW_CUTS = re.compile(r"[、,;/\n]"), re.compile(r"[;\n]")
RARE = re.compile(r"[|｜·.。\s—–-]+")


def parts(text: str) -> list[str]:
    """A list cut at 、 , ; / and line breaks, but not inside brackets; a text without Chinese at ; and line breaks only."""
    signs, cuts = ("、,;/\n", CUTS) if CHINESE.search(text) else (";\n", FEW_CUTS)
    said = normalize("NFKC", text)
    if "(" not in said:
        return [stripped for piece in cuts.split(said) if (stripped := piece.strip())]
    pieces, begin, depth = [], 0, 0
    for at, sign in enumerate(said):
        depth += (sign == "(") - (sign == ")")
        if sign in signs and depth <= 0:
            pieces.append(said[begin:at])
            begin = at + 1
    return [stripped for piece in (*pieces, said[begin:]) if (stripped := piece.strip())]


def numbered(text: str) -> list[str]:
    """The entries of a list that counts them (1.甲县 2.乙县, ①甲县②乙县), each in its words; none where it is no such list."""
    if not FIRST.match(text):
        return []
    marks = list(MARK.finditer(text))
    counted = [_value(mark) for mark in marks] == list(range(1, len(marks) + 1))
    if not counted or not marks or text[: marks[0].start()].strip() or (len(marks) == 1 and marks[0]["word"]):
        return []
    ends = [*((mark.end(), after.start()) for mark, after in pairwise(marks)), (marks[-1].end(), len(text))]
    entries = [text[begin:end].strip(" \n　;；,，、。") for begin, end in ends]
    return entries if all(entries) else []


def as_number(said: str) -> int:
    """A number in figures or in one Chinese numeral, 0 for any other."""
    return int(said) if said.isdigit() else 2 if said == "两" else NUMERALS.get(said, 0)


def _value(mark: re.Match[str]) -> int:
    """The number a mark of a list gives its entry."""
    said = mark["round"] or mark["held"] or mark["bare"] or mark["word"]
    return NUMERALS[said] if said in NUMERALS else int(numeric(said)) if mark["round"] else int(said)


def rarely_parted(text: str) -> list[str]:
    """A text cut at blanks, dots and bars, which part names only now and then."""
    return [piece for piece in RARE.split(text) if piece]
