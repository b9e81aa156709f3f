"""Reads one time phrase: the cell, its column's heading and the cell of the end column beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from burden.when import remarks
from burden.when.draft import Draft
from burden.when.events import Events, cut, put_on_days
from burden.when.figures import resolve
from burden.when.heading import completed, is_due, is_start, is_tentative
from burden.when.often import too_often
from burden.when.phrase import PhraseReader
from burden.when.reading import Reading, UnreadError
from burden.when.remarks import Said
from burden.when.text import normalise
from burden.when.tokens import Token
from burden.when.unscheduled import silent
from burden.when.verdict import verdict

LONGEST = 1000  # characters; a longer cell is a text and no time
MOST = 200  # pieces of a phrase; what weighs them against each other takes the square of their number
REMEMBERED = 65536  # phrases: several cities' years
_EMPTY = frozenset(("", "-", "/", "空", "(空)", "无", "暂无", "n/a", "na", "none", "null", "nan", "\\"))
_PAIR = Token("pair", "|")
_COLUMNS = 2
_EVENTS = frozenset(("event", "fest"))


@lru_cache(maxsize=REMEMBERED)
def read(text: str, year: int, *, heading: str = "", end: str | None = None, events: Events | None = None) -> Reading:
    """How a careful planner understands `text` in the plan of `year`.

    `heading` is the column's heading (完成时限 makes a plain time a deadline, 初步 makes it tentative); `end` the
    text of a second column that holds the end, also written `start | end`; `events` says when named times are (春节,
    汛期), without it they are unscheduled. Never raises: what is damaged,
    impossible or in doubt has kind `unreadable` and says why in `problem`.
    """
    whole = text if end is None else f"{text} | {end}"
    if len(whole) > LONGEST:
        return _refused(whole, remarks.TOO_LONG.about(len(whole)))
    try:
        reading = _read(whole, year, heading, events)
    except UnreadError as error:
        return _refused(whole, error.said)
    too_many = too_often(reading)
    return _refused(whole, too_many) if too_many else reading


_MONTHS = 12
_EACH = re.compile(r"(?<![0-9])([0-9]{1,2})[-至到~]第?([0-9]{1,2})(季度|月)(?=,?各)")
# What turns a time into another one: 除汛期外, days of the lunar month, the year before, the day of a document.
_OTHERWISE = re.compile(
    r"除(?![夕了]).{1,20}?外|月(?:廿|卅|二十[一二三四五六七八九](?![日号])|初[0-9一二三四五六七八九十](?![天个家次户])|半(?![年月个])|十(?![0-9一二三四五六七八九日号、,至到~-]))|"
    r"\((?:上|去)年\)|(?:印发|下发|发文)(?!之日)"
)


def _listed(found: re.Match[str]) -> str:
    """1-3季度各 as 1、2、3季度各: one visit in each of them."""
    return (
        "、".join(map(str, range(int(found[1]), int(found[2]) + 1))) + found[3]
        if int(found[1]) < int(found[2]) <= _MONTHS
        else found[0]
    )


def _refused(text: str, why: Said) -> Reading:
    return Reading(text, "unreadable", problem=why.zh, english=("", why.en))


def _read(text: str, year: int, heading: str, events: Events | None) -> Reading:
    plain = _EACH.sub(_listed, normalise(completed(text, heading) if heading else text))
    if other := _OTHERWISE.search(plain):
        raise UnreadError(remarks.UNKNOWN, other[0])
    if "|" in plain:
        reader = _two_columns(plain, year, events)
    elif plain in _EMPTY:
        reader = None
    else:
        reader = PhraseReader(_tokens(plain, year, events), year)
        reader.read()
    if reader is None:
        return silent(text, Draft(), [], remarks.EMPTY.about())
    reader.draft.question = reader.frame.question
    if not heading:
        return verdict(text, reader.draft, reader.frame.notes, due=False, events=events)
    if is_tentative(heading):
        reader.draft.tentative = True
        reader.frame.note(remarks.TENTATIVE_HEADING, heading.strip())
    return verdict(text, reader.draft, reader.frame.notes, due=is_due(heading), start=is_start(heading), events=events)


def _tokens(plain: str, year: int, events: Events | None) -> list[Token]:
    """The tokens of a phrase, its figures named and its named times put on days."""
    pieces = cut(plain, events)
    if len(pieces) > MOST:
        raise UnreadError(remarks.TOO_MANY, len(pieces))
    found = resolve(pieces, plain, year)
    if events is None or _EVENTS.isdisjoint([token.kind for token in found]):
        return found
    return put_on_days(found, events, year)


def _two_columns(plain: str, year: int, events: Events | None) -> PhraseReader | None:
    """Start and end in two columns; None where both are empty. Raises UnreadError for more than two."""
    sides = [side.strip() for side in plain.split("|")]
    if len(sides) > _COLUMNS:
        raise UnreadError(remarks.THREE_COLUMNS)
    filled = list(dict.fromkeys(side for side in sides if side not in _EMPTY))
    if not filled:
        return None
    found = [_tokens(side, year, events) for side in filled]
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
