"""Calendar files: every visit as one all-day event that a calendar program takes over and updates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

import icalendar

from burden.check import Checked
from burden.days import PROVISIONAL, Calendar, date_of
from burden.forms import clean
from burden.plan import KINDS
from burden.report.agenda import NO_DATE, Visit, agenda
from burden.report.figures import city
from burden.report.inert import file_names
from burden.report.spoken import span_words
from burden.report.words import word
from burden.warning import Lang

PRODUCT = "-//burden//inspection calendar//ZH"
OCTETS = 75
MOST_MESSAGES = 8
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTINUATION = 0b1100_0000, 0b1000_0000


def calendars(
    checked: Checked, calendar: Calendar, stamp: datetime, lang: Lang = "zh", visits: Sequence[Visit] | None = None
) -> dict[str, bytes]:
    """`calendar.ics`, and `ics/organiser-NAME.ics` and `ics/county-NAME.ics` for each that has a visit; name -> bytes.

    `stamp` is when the files are made, in UTC. `visits` is the agenda of `checked`, where it is at hand already.
    """
    if visits is None:
        visits = agenda(checked, [warning.message(lang) for warning in checked.warnings])
    events = [event(visit, calendar, stamp, lang, checked.plan.year) for visit in visits]
    title = word("ics_all", lang, city=city(checked), year=checked.plan.year)
    files = {"calendar.ics": _file(title, events)}
    for kind, names in (("organiser", [visit.organisers for visit in visits]), ("county", [(visit.county,) for visit in visits])):
        files |= _parts(kind, names, events, title)
    return files


def event(visit: Visit, calendar: Calendar, stamp: datetime, lang: Lang, year: int) -> bytes:
    """One visit as a VEVENT: confirmed on known days, tentative and transparent inside a window."""
    loose = not visit.sure
    joined = word("comma", lang).join
    title = f"{word('ics_loose', lang) if loose else ''}{joined(visit.items)}{word('colon', lang)}{visit.target}"
    lines = [
        b"BEGIN:VEVENT",
        fold(f"UID:{visit.uid}@burden"),
        fold(f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"),
        fold(f"DTSTART;VALUE=DATE:{date_of(visit.first):%Y%m%d}"),
        fold(f"DTEND;VALUE=DATE:{date_of(visit.last + 1):%Y%m%d}"),
        fold(f"SUMMARY:{escape(title)}"),
        fold(f"LOCATION:{escape(visit.target)}"),
        fold(f"DESCRIPTION:{escape(description(visit, calendar, lang, year))}"),
        b"STATUS:TENTATIVE" if loose or not visit.firm else b"STATUS:CONFIRMED",
        b"TRANSP:TRANSPARENT" if loose else b"TRANSP:OPAQUE",
        b"END:VEVENT",
        b"",
    ]
    return b"\r\n".join(lines)


def description(visit: Visit, calendar: Calendar, lang: Lang, year: int) -> str:
    """Who comes to whom, on what basis, what is wrong with it, and whether its workdays are official."""
    joined, colon = word("comma", lang).join, word("colon", lang)
    told = [
        ("organiser", joined(visit.organisers)), ("partners", joined(visit.partners)), ("target", visit.target),
        ("kind", word(visit.kind, lang) if visit.kind in KINDS else ""), ("number", joined(visit.numbers)), ("basis", joined(visit.bases)),
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


def _parts(kind: str, names: Iterable[tuple[str, ...]], events: Sequence[bytes], title: str) -> dict[str, bytes]:
    """A file for each name, with the events of the visits that carry it."""
    found: dict[str, list[bytes]] = defaultdict(list)
    for each, event_bytes in zip(names, events, strict=True):
        for name in each:
            if name:
                found[name].append(event_bytes)
    safe = file_names(found)
    return {f"ics/{kind}-{safe[name]}.ics": _file(f"{title} {name}", found[name]) for name in sorted(found)}


def _file(title: str, events: Sequence[bytes]) -> bytes:
    """A calendar around events that are bytes already."""
    head = icalendar.Calendar()
    for name, value in (("version", "2.0"), ("prodid", PRODUCT), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        head.add(name, value)
    begin, _, end = head.to_ical().partition(b"END:VCALENDAR")
    return b"".join([begin, fold(f"X-WR-CALNAME:{escape(title)}"), b"\r\n", *events, b"END:VCALENDAR", end])
