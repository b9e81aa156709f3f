"""Reads one time phrase: the cell, its column's heading and the cell of the end column beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from burden.when import remarks
from burden.when.draft import Draft
from burden.when.figures import resolve
from burden.when.phrase import PhraseReader
from burden.when.reading import Reading, UnreadError
from burden.when.remarks import Said
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
        return _refused(text, remarks.TOO_LONG.about(len(whole)))
    try:
        return _read(whole, year, heading)
    except UnreadError as error:
        return _refused(whole, error.said)


def _refused(text: str, why: Said) -> Reading:
    return Reading(text, "unreadable", problem=why.zh, problem_en=why.en)


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
        return silent(text, Draft(), [], remarks.EMPTY.about())
    if not heading:
        return verdict(text, reader.draft, reader.frame.notes, due=False)
    if _TENTATIVE.search(heading):
        reader.draft.tentative = True
        reader.frame.note(remarks.TENTATIVE_HEADING, heading.strip())
    return verdict(text, reader.draft, reader.frame.notes, due=bool(_DUE.search(heading)))


def _two_columns(plain: str, year: int) -> PhraseReader | None:
    """Start and end in two columns; None where both are empty. Raises UnreadError for more than two."""
    sides = [side.strip() for side in plain.split("|")]
    if len(sides) > _COLUMNS:
        raise UnreadError(remarks.THREE_COLUMNS)
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
            raise UnreadError(remarks.SPANS_IN_COLUMNS)
        return
    if len(draft.spans) != 1 or draft.spans[0].ranged or draft.spans[0].mark or draft.rhythms:
        return
    span = draft.spans[0]
    if start:
        span.mark, span.last = "open", None
    else:
        span.mark, span.first, span.rough = "deadline", None, False
