"""The strict reader takes what the standard allows, and names what it does not."""

import pytest

from burden.report.rfc5545 import Broken, read
from tests.report.test_ics import FILES

EVENT = (
    "BEGIN:VEVENT", "UID:1", "DTSTAMP:20261115T000000Z", "DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260303", "SUMMARY:检查\\, 督查",
    "STATUS:CONFIRMED", "SEQUENCE:0", "END:VEVENT",
)  # fmt: skip
HEAD, TAIL = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//ZH"), ("END:VCALENDAR",)


def made(*lines):
    return "".join(f"{line}\r\n" for line in lines).encode()


def with_line(old, *new):
    return made(*(line for each in (*HEAD, *EVENT, *TAIL) for line in (new if each == old else (each,))))


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_export_is_taken(name):
    assert read(FILES[name]).name == "VCALENDAR"


def test_event_that_stands_in_several_files_is_read_once():
    known = {}
    one = [read(FILES[name], known) for name in ("calendar.ics", "ics/target-丙镇.ics", "ics/organiser-市水务局.ics")]
    assert len(known) == 7
    assert one[1].parts[0] is one[2].parts[0]
    assert one == [read(FILES[name]) for name in ("calendar.ics", "ics/target-丙镇.ics", "ics/organiser-市水务局.ics")]


def test_fault_in_a_later_event_is_named_with_its_line():
    with pytest.raises(Broken, match=r"^line 18: SUMMARY has a sign"):
        read(made(*HEAD, *EVENT, *(line.replace("\\,", ",").replace("UID:1", "UID:2") for line in EVENT), *TAIL))


def test_folded_line_is_one_line():
    data = with_line("SUMMARY:检查\\, 督查", "SUMMARY:检查", " 与督查")
    assert read(data).parts[0].one("SUMMARY") == "检查与督查"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (made(*HEAD, *EVENT, *TAIL)[:-2], "the last line does not end with CRLF"),
        (made(*HEAD, *EVENT, *TAIL).replace(b"UID:1\r", b"UID:1"), "line 5 has a CR or LF of its own"),
        (with_line("UID:1", "UID:" + "a" * 72), "line 5 has 76 octets"),
        (with_line("UID:1").replace("检".encode(), "检".encode()[:2]), "line 8 is not UTF-8"),
        (with_line("UID:1", "UID:1", ""), "line 6 is empty"),
        (made(" x", *HEAD), "line 1 continues nothing"),
        (with_line("UID:1", "UID 1"), "line 5 is no content line"),
        (with_line("SUMMARY:检查\\, 督查", "SUMMARY:检查, 督查"), "line 9: SUMMARY has a sign that must be escaped"),
        (with_line("SUMMARY:检查\\, 督查", "SUMMARY:检查\\x"), "line 9: SUMMARY has a sign that must be escaped"),
        (with_line("STATUS:CONFIRMED", "STATUS:MAYBE"), "line 10: STATUS is 'MAYBE'"),
        (with_line("UID:1"), "VEVENT has 0 lines UID, not one"),
        (with_line("VERSION:2.0", "VERSION:2.0", "VERSION:2.0"), "VCALENDAR has 2 lines VERSION, not one"),
        (with_line("PRODID:-//x//y//ZH"), "VCALENDAR has 0 lines PRODID, not one"),
        (with_line("SEQUENCE:0", "SEQUENCE:0", "SEQUENCE:1"), "VEVENT has 2 lines SEQUENCE"),
        (with_line("SEQUENCE:0", "SEQUENCE:-1"), "SEQUENCE is '-1'"),
        (with_line("DTSTAMP:20261115T000000Z", "DTSTAMP:20261115T000000"), "DTSTAMP is not in UTC"),
        (with_line("DTEND;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260302"), "DTEND 20260302 does not follow DTSTART 20260302"),
        (with_line("DTEND;VALUE=DATE:20260303", "DTEND:20260303T000000Z"), "DTEND 20260303T000000Z does not follow"),
        (with_line("DTSTART;VALUE=DATE:20260302", "DTSTART:20260302"), "DTSTART is no DATE-TIME"),
        (with_line("SEQUENCE:0", "RRULE:FREQ=DAILY;UNTIL=20260401T000000Z"), "UNTIL 20260401T000000Z is not of the type of DTSTART"),
        (made(*HEAD, *EVENT, *EVENT, *TAIL), "UID 1 stands twice"),
        (made(*HEAD, *EVENT[:1], *EVENT, *TAIL), "VEVENT does not end"),
        (made(*EVENT, *HEAD, *TAIL), "not one VCALENDAR"),
        (made(*HEAD, *(line.replace("VEVENT", "vevent") for line in EVENT if line != "UID:1"), *TAIL), "VEVENT has 0 lines UID"),
        (made(*HEAD, *EVENT[:-1], *TAIL), "VEVENT does not end"),
        (made(*EVENT), "not one VCALENDAR"),
        (made(*HEAD, *TAIL, *HEAD, *TAIL), "not one VCALENDAR"),
    ],
)  # fmt: skip
def test_what_the_standard_forbids_is_named(data, said):
    with pytest.raises(Broken) as told:
        read(data)
    assert str(told.value).startswith(said)
