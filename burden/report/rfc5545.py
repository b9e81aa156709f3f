"""A strict reader of calendar files (RFC 5545): every export is read by it before it is written, and so is the one before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from typing import NamedTuple

OCTETS = 75
_LINE = re.compile(
    r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*)(?:,(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*)*):(.*)\Z',
    re.S,
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;:]*)')
_TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*\Z")
_DATE, _MOMENT = re.compile(r"[0-9]{8}\Z"), re.compile(r"[0-9]{8}T[0-9]{6}Z?\Z")
_EVENT = re.compile(rb"(?<=\n)BEGIN:VEVENT\r\n(?:.*?\r\n)?END:VEVENT\r\n", re.S)
_UNTIL = re.compile(r"(?:^|;)UNTIL=([^;]*)")
_NONE: Mapping[str, str] = {}
_TEXTS = ("SUMMARY", "LOCATION", "DESCRIPTION", "UID", "PRODID", "VERSION")
_ONCE = ("VERSION", "PRODID"), ("UID", "DTSTAMP", "DTSTART")  # of a calendar, and of an event
_AT_MOST = (
    "CALSCALE",
    "METHOD",
    "DTEND",
    "SUMMARY",
    "LOCATION",
    "DESCRIPTION",
    "STATUS",
    "TRANSP",
    "SEQUENCE",
    "LAST-MODIFIED",
    "DURATION",
)
_WORDS = {"STATUS": ("TENTATIVE", "CONFIRMED", "CANCELLED"), "TRANSP": ("OPAQUE", "TRANSPARENT"), "VERSION": ("2.0",)}


class Broken(ValueError):  # noqa: N818 - it tells of a file, not of our code
    """What is wrong with a calendar file, and on which line."""


class Line(NamedTuple):
    """A content line: `text` is the whole of it, unfolded."""

    name: str
    parameters: Mapping[str, str]
    value: str
    text: str


class Part(NamedTuple):
    """A component: its own lines in order, and the components inside."""

    name: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]

    def one(self, name: str) -> str:
        """The value under a name, "" where there is none."""
        return next((line.value for line in self.lines if line.name == name), "")


def read(data: bytes, known: MutableMapping[bytes, Part] | None = None) -> Part:
    """The calendar in a file; `Broken` for whatever the standard does not allow.

    CRLF, at most 75 octets a line, folds between characters, escapes, one VERSION and PRODID, an exclusive DTEND of the
    type of DTSTART, UNTIL of that type too, and no UID twice. A calendar of a plan without visits has no event. `known`
    holds the events read so far by their bytes: one that stands in several files is read once.
    """
    calendar = _whole(list(_standing(data, {} if known is None else known)))
    if calendar.name != "VCALENDAR":
        raise Broken("not one VCALENDAR")
    _counted(calendar, _ONCE[0])
    events = [part for part in calendar.parts if part.name == "VEVENT"]
    twice = [uid for uid, n in Counter((each.one("UID"), each.one("RECURRENCE-ID")) for each in events).items() if n > 1]
    if twice:
        raise Broken(f"UID {twice[0][0]} stands twice")
    return calendar


def _standing(data: bytes, known: MutableMapping[bytes, Part]) -> Iterator[Line | Part]:
    """The content lines of a file, each of its events as a whole."""
    if not data.endswith(b"\r\n"):
        raise Broken("the last line does not end with CRLF")
    at, number = 0, 1
    for found in _EVENT.finditer(data):
        before, block = data[at : found.start()], found[0]
        yield from _content(before, number)
        number += before.count(b"\r\n")
        if block not in known:
            known[block] = _whole(list(_content(block, number)))
        yield known[block]
        at, number = found.end(), number + block.count(b"\r\n")
    yield from _content(data[at:], number)


def _physical(data: bytes, first: int) -> Iterator[tuple[int, str]]:
    """The lines as they stand with their numbers from `first` on, each decoded alone: a fold never cuts a character."""
    for number, line in enumerate(data[:-2].split(b"\r\n") if data else (), first):
        if b"\r" in line or b"\n" in line:
            raise Broken(f"line {number} has a CR or LF of its own")
        if len(line) > OCTETS:
            raise Broken(f"line {number} has {len(line)} octets, more than {OCTETS}")
        try:
            yield number, line.decode()
        except UnicodeDecodeError:
            raise Broken(f"line {number} is not UTF-8, or a fold cuts a character") from None


def _content(data: bytes, first: int) -> Iterator[Line]:
    """The content lines, unfolded; the first line of `data` is line `first` of the file."""
    begun, pieces = first, list[str]()
    for number, line in _physical(data, first):
        if not line:
            raise Broken(f"line {number} is empty")
        if not line.startswith((" ", "\t")):
            if pieces:
                yield _line("".join(pieces), begun)
            begun, pieces = number, [line]
        elif pieces:
            pieces.append(line[1:])
        else:
            raise Broken(f"line {number} continues nothing")
    if pieces:
        yield _line("".join(pieces), begun)


def _line(text: str, number: int) -> Line:
    """One content line cut into name, parameters and value."""
    found = _LINE.match(text)
    if not found:
        raise Broken(f"line {number} is no content line: {text[:40]!r}")
    name, value = found[1].upper(), found[3]
    if name in _TEXTS and not _TEXT.match(value):
        raise Broken(f"line {number}: {name} has a sign that must be escaped")
    if value not in _WORDS.get(name, (value,)):
        raise Broken(f"line {number}: {name} is {value[:40]!r}")
    return Line(name, _parameters(found[2]) if found[2] else _NONE, value, text)


def _parameters(text: str) -> dict[str, str]:
    """The parameters behind a name, such as VALUE=DATE."""
    return {key.upper(): part for key, part in _PARAMETER.findall(text)}


def _whole(lines: Sequence[Line | Part]) -> Part:
    """The one component that all the lines are."""
    part, rest = _part(lines, 0)
    if rest != len(lines):
        raise Broken("not one VCALENDAR")
    return part


def _part(lines: Sequence[Line | Part], at: int) -> tuple[Part, int]:
    """The component that begins at line `at`, and where what follows begins."""
    name, own, inner = _mark(lines, at, "BEGIN"), list[Line](), list[Part]()
    at += 1
    while at < len(lines) and not (isinstance(line := lines[at], Line) and line.name == "END"):
        if isinstance(line, Part):
            inner.append(line)
            at += 1
        elif line.name == "BEGIN":
            part, at = _part(lines, at)
            inner.append(part)
        else:
            own.append(line)
            at += 1
    if _mark(lines, at, "END") != name:
        raise Broken(f"{name} does not end")
    part = Part(name, tuple(own), tuple(inner))
    return _event(part) if name == "VEVENT" else part, at + 1


def _mark(lines: Sequence[Line | Part], at: int, mark: str) -> str:
    """The component that line `at` begins or ends, "" where it does neither."""
    line = lines[at] if at < len(lines) else None
    return line.value.upper() if isinstance(line, Line) and line.name == mark else ""


def _counted(part: Part, once: tuple[str, ...]) -> None:
    """Refuse a component in which a line is missing or stands too often."""
    counted = Counter(line.name for line in part.lines)
    for name in once:
        if counted[name] != 1:
            raise Broken(f"{part.name} has {counted[name]} lines {name}, not one")
    for name in _AT_MOST:
        if counted[name] > 1:
            raise Broken(f"{part.name} has {counted[name]} lines {name}")


def _event(event: Part) -> Part:
    """The event; `Broken` with a line too many, with times of other forms, or where it ends before it begins."""
    _counted(event, _ONCE[1])
    start = next(line for line in event.lines if line.name == "DTSTART")
    for line in event.lines:
        if line.name in ("DTSTAMP", "LAST-MODIFIED") and not (_MOMENT.match(line.value) and line.value.endswith("Z")):
            raise Broken(f"{line.name} is not in UTC: {line.value[:20]!r}")
        if line.name == "SEQUENCE" and not line.value.isdecimal():
            raise Broken(f"SEQUENCE is {line.value[:20]!r}")
        if line.name == "DTEND" and (_form(line) != _form(start) or line.value <= start.value):
            raise Broken(f"DTEND {line.value[:20]} does not follow DTSTART {start.value[:20]}")
        if (
            line.name == "RRULE"
            and (until := _UNTIL.search(line.value))
            and bool(_DATE.match(until[1])) != (_form(start) == "DATE")
        ):
            raise Broken(f"UNTIL {until[1][:20]} is not of the type of DTSTART")
    return event


def _form(line: Line) -> str:
    """DATE or DATE-TIME, as the line says and its value shows."""
    said = line.parameters.get("VALUE", "DATE-TIME")
    if not (_DATE if said == "DATE" else _MOMENT).match(line.value):
        raise Broken(f"{line.name} is no {said}: {line.value[:20]!r}")
    return said
