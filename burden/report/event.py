"""One visit as an event of a calendar file: its content lines, escaped and folded."""

from __future__ import annotations

from burden.days import PROVISIONAL, Calendar, date_of
from burden.forms import clean
from burden.plan import KINDS
from burden.report.agenda import NO_DATE, Visit
from burden.report.rfc5545 import OCTETS
from burden.report.spoken import span_words
from burden.report.words import word
from burden.warning import Lang

MOST_MESSAGES = 8
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTINUATION = 0b1100_0000, 0b1000_0000


def uid(visit: Visit) -> str:
    """The name of the visit's event."""
    return f"{visit.uid}@burden"


def days(visit: Visit) -> tuple[str, str]:
    """The lines that say when the visit is; the day of the end is not one of it."""
    return f"DTSTART;VALUE=DATE:{date_of(visit.first):%Y%m%d}", f"DTEND;VALUE=DATE:{date_of(visit.last + 1):%Y%m%d}"


def content(visit: Visit, calendar: Calendar, lang: Lang, year: int, cancelled: bool = False) -> tuple[str, ...]:
    """What the event says: confirmed on known days, tentative and transparent inside a window, cancelled with its item."""
    loose = not visit.sure
    joined = word("comma", lang).join
    title = f"{word('ics_loose', lang) if loose else ''}{joined(visit.items)}{word('colon', lang)}{visit.target}"
    status = "CANCELLED" if cancelled else "TENTATIVE" if loose or not visit.firm else "CONFIRMED"
    return (
        f"UID:{uid(visit)}",
        *days(visit),
        f"SUMMARY:{escape(title)}",
        f"LOCATION:{escape(visit.target)}",
        f"DESCRIPTION:{escape(description(visit, calendar, lang, year))}",
        f"STATUS:{status}",
        "TRANSP:TRANSPARENT" if loose or cancelled else "TRANSP:OPAQUE",
    )


def vevent(lines: tuple[str, ...]) -> bytes:
    """Content lines as one VEVENT."""
    return b"\r\n".join([b"BEGIN:VEVENT", *map(fold, lines), b"END:VEVENT", b""])


def description(visit: Visit, calendar: Calendar, lang: Lang, year: int) -> str:
    """Who comes to whom, on what basis, what is wrong with it, and whether its workdays are official.

    Not its number in the plan: a number often only counts rows, and a row more above it would renew every event.
    """
    joined, colon = word("comma", lang).join, word("colon", lang)
    told = [
        ("organiser", joined(visit.organisers)), ("partners", joined(visit.partners)), ("target", visit.target),
        ("kind", word(visit.kind, lang) if visit.kind in KINDS else ""), ("basis", joined(visit.bases)),
    ]  # fmt: skip
    lines = [f"{word(key, lang)}{colon}{text}" for key, text in told if text]
    if not visit.sure:
        lines.append(word("ics_window", lang, span=span_words(visit.first, visit.last, lang, year), days=visit.days))
    if visit.made and visit.planned_first != NO_DATE:
        lines.append(word("ics_planned", lang, span=span_words(visit.planned_first, visit.planned_last, lang, year)))
    if any(calendar.status(date_of(at).year) == PROVISIONAL for at in (visit.first, visit.last)):
        lines.append(word("provisional", lang))
    warned = visit.messages[:MOST_MESSAGES]
    hidden = len(visit.messages) - len(warned)
    return "\n".join([*lines, *(f"[!] {text}" for text in warned), *([word("more", lang, n=hidden)] if hidden else [])])


def escape(text: str) -> str:
    """Text as the value of a property: no line break, comma or semicolon of the data has a meaning left."""
    return clean(text).translate(_ESCAPES)


def fold(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, cut between characters."""
    data = line.encode()
    if len(data) <= OCTETS:
        return data
    pieces, begin, room = [], 0, OCTETS
    while begin < len(data):
        end = begin + room
        while end < len(data) and data[end] & _CONTINUATION[0] == _CONTINUATION[1]:
            end -= 1
        pieces.append(data[begin:end])
        begin, room = end, OCTETS - 1  # the space that marks a continuation counts too
    return b"\r\n ".join(pieces)
