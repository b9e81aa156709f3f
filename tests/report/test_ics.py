import datetime as dt

import icalendar
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.check import Checked
from burden.report.agenda import agenda
from burden.report.event import escape, fold
from burden.report.ics import calendars
from tests.report.town import CALENDAR, SCRIPT, backwards, checked, empty

STAMP = dt.datetime(2026, 11, 15)
FILES = calendars(checked(), CALENDAR, STAMP)


def events(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def told(event: icalendar.Event) -> tuple[str, str, str, str, str]:
    days = [event[name].dt.isoformat() for name in ("DTSTART", "DTEND")]
    return (str(event["SUMMARY"]), *days, str(event["STATUS"]), str(event["TRANSP"]))


def test_calendars_have_one_file_for_all_and_one_for_each():
    assert sorted(FILES) == [
        "calendar.ics", "ics/county-乙县.ics", "ics/county-甲县.ics", "ics/organiser-市住建局.ics", "ics/organiser-市应急局.ics",
        "ics/organiser-市教育局.ics", "ics/organiser-市水务局.ics", "ics/organiser-市监局.ics", "ics/target-丙镇.ics", "ics/target-乙县.ics",
        "ics/target-甲县.ics", "ics/windows-county-甲县.ics", "ics/windows-organiser-HYPERLINK(_http_x_y_).ics",
        "ics/windows-organiser-市监局.ics", "ics/windows-target-丁厂.ics", "ics/windows-target-甲县.ics",
    ]  # fmt: skip


def test_calendar_has_one_event_for_each_visit():
    assert [told(event) for event in events(FILES["calendar.ics"])] == [
        ("（待定）抽查：丁厂", "2026-01-01", "2027-01-01", "TENTATIVE", "TRANSPARENT"),
        ("安全生产检查：甲县", "2026-03-02", "2026-03-04", "CONFIRMED", "OPAQUE"),
        ("安全生产检查：乙县", "2026-03-02", "2026-03-05", "CONFIRMED", "OPAQUE"),
        ("食品安全检查：甲县", "2026-03-03", "2026-03-04", "CONFIRMED", "OPAQUE"),
        (f"（待定）{SCRIPT}：甲县", "2026-04-01", "2026-07-01", "TENTATIVE", "TRANSPARENT"),
        ("工地检查、河道检查：丙镇", "2026-05-06", "2026-05-07", "CONFIRMED", "OPAQUE"),
        ("临时检查：乙县", "2027-01-04", "2027-01-06", "CONFIRMED", "OPAQUE"),
    ]


def test_joint_visit_stands_in_the_file_of_each_organiser_as_one_event():
    uids = {str(event["UID"]) for name in ("住建", "水务") for event in events(FILES[f"ics/organiser-市{name}局.ics"])}
    assert len(uids) == 1


def test_county_file_holds_its_townships():
    assert [str(event["LOCATION"]) for event in events(FILES["ics/county-甲县.ics"])] == ["甲县", "甲县", "丙镇"]


def test_windows_of_a_county_stand_in_a_file_of_their_own():
    found = {
        name: [told(event)[-1] for event in events(FILES[f"ics/{name}.ics"])] for name in ("county-甲县", "windows-county-甲县")
    }
    assert found == {"county-甲县": ["OPAQUE"] * 3, "windows-county-甲县": ["TRANSPARENT"]}
    head = icalendar.Calendar.from_ical(FILES["ics/windows-county-甲县.ics"])
    assert str(head["X-WR-CALNAME"]) == "云溪市2026年督查检查考核 甲县（时间窗口）"


def test_target_file_holds_its_own_visits_alone():
    assert [str(event["LOCATION"]) for event in events(FILES["ics/target-甲县.ics"])] == ["甲县", "甲县"]


def test_description_says_who_why_and_what_is_wrong():
    said = str(events(FILES["calendar.ics"])[1]["DESCRIPTION"])
    assert said.split("\n") == [
        "牵头单位：市应急局", "配合单位：市消防队", "检查对象：甲县", "种类：检查", "依据：安全生产法", "计划窗口 3月2日—3月4日",
        "[!] 甲县同日到访。",
    ]  # fmt: skip


def test_description_in_a_year_without_a_notice_says_so():
    said = str(events(FILES["calendar.ics"])[-1]["DESCRIPTION"])
    assert said.rsplit("\n", maxsplit=1)[-1] == "节假日未公布"


def test_calendar_says_what_it_is():
    head = icalendar.Calendar.from_ical(FILES["ics/organiser-市监局.ics"])
    assert [str(head[name]) for name in ("VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME")] == [
        "2.0", "-//burden//inspection calendar//ZH", "GREGORIAN", "PUBLISH", "云溪市2026年督查检查考核 市监局",
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(FILES))
def test_lines_end_in_crlf_and_have_at_most_75_octets(name):
    lines = FILES[name].split(b"\r\n")
    assert lines[-1] == b""
    assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    assert [line.decode() for line in lines] != []


def test_stamp_is_the_one_given():
    assert {str(event["DTSTAMP"].dt) for event in events(FILES["calendar.ics"])} == {"2026-11-15 00:00:00+00:00"}


def test_calendars_are_the_same_whatever_the_order_of_rows():
    assert calendars(backwards(), CALENDAR, STAMP) == FILES


def test_calendars_in_english_speak_english():
    said = [
        str(event["DESCRIPTION"]).split("\n")[0] for event in events(calendars(checked(), CALENDAR, STAMP, "en")["calendar.ics"])
    ]
    assert said[1] == "organiser: 市应急局"


def test_calendars_of_nothing_hold_no_event():
    assert {name: events(data) for name, data in calendars(empty(), CALENDAR, STAMP).items()} == {"calendar.ics": []}


def test_name_of_the_data_adds_no_line():
    outcome = checked()
    evil = "检查\r\nEND:VEVENT\r\nBEGIN:VEVENT\nX:\x85Y\u2028;,\\"
    visits = outcome.visits.assign(item=evil)
    data = calendars(Checked(outcome.plan, visits, (), {}, (), outcome.today), CALENDAR, STAMP)["calendar.ics"]
    assert len(events(data)) == 7
    assert data.count(b"\r\nEND:VEVENT\r\n") == 7
    assert str(events(data)[1]["SUMMARY"]) == "检查\nEND:VEVENT\nBEGIN:VEVENT\nX:\nY\n;,\\：甲县"


@given(st.text(max_size=200))
def test_fold_and_escape_can_be_read_again(text):
    folded = fold(f"SUMMARY:{escape(text)}")
    assert [line for line in folded.split(b"\r\n") if len(line) > 75] == []
    assert [line.decode() for line in folded.split(b"\r\n ")] != []
    lines = icalendar.Calendar.from_ical(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + folded + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    assert folded.replace(b"\r\n ", b"").decode() == f"SUMMARY:{escape(text)}"
    assert len(list(lines.walk("VEVENT"))) == 1


def test_every_visit_of_many_is_one_event():
    outcome = checked()
    many = pd.concat([outcome.visits.assign(joint=outcome.visits["joint"] + 100 * n) for n in range(715)], ignore_index=True)
    large = Checked(outcome.plan, many, (), {}, (), outcome.today)
    visits = agenda(large, ())
    files = calendars(large, CALENDAR, STAMP, "zh", visits)
    assert (len(visits), files["calendar.ics"].count(b"BEGIN:VEVENT")) == (5005, 5005)


def test_hostile_organiser_stands_in_its_calendars_name_as_escaped_text():
    lines = FILES["ics/windows-organiser-HYPERLINK(_http_x_y_).ics"].replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[5] == 'X-WR-CALNAME:云溪市2026年督查检查考核 =HYPERLINK("http://x"\\,"y")（时间窗口）'
