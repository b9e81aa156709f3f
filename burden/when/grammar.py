"""Reads one time phrase: the cell, its column's heading and the cell of the end column beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from burden.when.draft import Draft
from burden.when.figures import resolve
from burden.when.phrase import PhraseReader
from burden.when.reading import Reading, UnreadError
from burden.when.text import normalise
from burden.when.tokens import Token, tokens
from burden.when.verdict import silent, verdict

LONGEST = 1000  # characters; a longer cell is a text and no time
REMEMBERED = 65536  # phrases: several cities' years
_EMPTY = frozenset(("", "-", "/", "空", "(空)", "无", "暂无", "n/a", "na", "none", "null", "nan", "\\"))
_DUE = re.compile(r"时限|期限|截止|完成时间|之前|deadline|\bdue\b", re.IGNORECASE)
_TENTATIVE = re.compile(r"初步|拟|暂|预计|预估|tentative|provisional", re.IGNORECASE)
_PAIR = Token("pair", "|")
_COLUMNS = 2


@lru_cache(maxsize=REMEMBERED)
def read(text: str, year: int, *, heading: str = "", end: str | None = None) -> Reading:
    """How a careful planner understands `text` in the plan of `year`.

    `heading` is the column's heading (完成时限 makes a plain time a deadline, 初步 makes it tentative); `end` the
    text of a second column that holds the end, also written `start | end`. Never raises: what is damaged,
    impossible or in doubt has kind `unreadable` and says why in `problem`.
    """
    whole = text if end is None else f"{text} | {end}"
    if len(whole) > LONGEST:
        return Reading(whole, "unreadable", problem=f"时间栏有{len(whole)}个字,请只写时间")
    try:
        return _read(whole, year, heading)
    except UnreadError as error:
        return Reading(whole, "unreadable", problem=str(error))


def _read(text: str, year: int, heading: str) -> Reading:
    plain = normalise(text)
    if "|" in plain:
        reader = _two_columns(plain, year)
    elif plain in _EMPTY:
        reader = None
    else:
        reader = PhraseReader(resolve(tokens(plain), plain), year)
        reader.read()
    if reader is None:
        return silent(text, Draft(), [], "没有写时间,请补写")
    if not heading:
        return verdict(text, reader.draft, reader.frame.notes, due=False)
    if _TENTATIVE.search(heading):
        reader.draft.tentative = True
        reader.frame.note(f"栏名「{heading.strip()}」,按初步时间")
    return verdict(text, reader.draft, reader.frame.notes, due=bool(_DUE.search(heading)))


def _two_columns(plain: str, year: int) -> PhraseReader | None:
    """Start and end in two columns; None where both are empty. Raises UnreadError for more than two."""
    sides = [side.strip() for side in plain.split("|")]
    if len(sides) > _COLUMNS:
        raise UnreadError("起止时间多于两栏,请核对")
    filled = list(dict.fromkeys(side for side in sides if side not in _EMPTY))
    if not filled:
        return None
    found = [resolve(tokens(side), side) for side in filled]
    reader = PhraseReader(found[0] if len(found) == 1 else [*found[0], _PAIR, *found[1]], year)
    _columns(reader.read(), sides)
    return reader


def _columns(draft: Draft, sides: list[str]) -> None:
    """Of two columns one may be empty; both together hold one span."""
    start, end = (side not in _EMPTY for side in sides)
    if start and end:
        if len(draft.spans) > 1:
            raise UnreadError("起止两栏里不止一个起止,请每栏只写一个时间")
        return
    if len(draft.spans) != 1 or draft.spans[0].ranged or draft.spans[0].mark or draft.rhythms:
        return
    span = draft.spans[0]
    if start:
        span.mark, span.last = "open", None
    else:
        span.mark, span.first, span.rough = "deadline", None, False
