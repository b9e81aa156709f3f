"""A second export updates what a calendar program took over from the first: no event doubles, none is lost without a word."""

import datetime as dt
from dataclasses import replace

import icalendar
import pytest

from burden.report.earlier import Broken, Earlier, earlier_in
from burden.report.ics import calendars
from burden.report.whole import called_off
from burden.when import read
from tests.report.town import CALENDAR, checked, town

FIRST, LATER, LAST = (dt.datetime(2026, 11, day) for day in (15, 16, 17))
NAMES = ("UID", "SEQUENCE", "STATUS", "LAST-MODIFIED", "SUMMARY")


def export(plan, stamp, earlier=None):
    outcome = checked(plan)
    return calendars(outcome, CALENDAR, stamp, "zh", None, Earlier(earlier), called_off(outcome, CALENDAR, 10))


def events(files, name="calendar.ics"):
    found = icalendar.Calendar.from_ical(files[name]).walk("VEVENT")
    told = {}
    for each in found:
        told[str(each["SUMMARY"])] = (str(each["UID"]), int(each["SEQUENCE"]), str(each["STATUS"]), each["LAST-MODIFIED"].dt.day)
    return told


def changed(row, **columns):
    """The town with other values in one row of its plan."""
    plan = town()
    items = plan.items.copy()
    for name, value in columns.items():
        items.at[row, name] = value
    return replace(plan, items=items)


FOOD, DRAWN = "食品安全检查：甲县", "（待定）抽查：丁厂"
OF_FOOD, OF_DRAWN = 1, 5


def test_export_of_the_same_plan_again_is_the_same_to_the_byte():
    first = export(town(), FIRST)
    assert export(town(), LATER, first) == first


def test_visit_on_another_day_keeps_its_uid_and_is_numbered_on():
    first = export(town(), FIRST)
    then = export(changed(OF_FOOD, when=read("3月9日", 2026)), LATER, first)
    assert events(first)[FOOD] == (events(then)[FOOD][0], 0, "CONFIRMED", 15)
    assert events(then)[FOOD][1:] == (1, "CONFIRMED", 16)
    assert len(events(then)) == len(events(first))
    assert events(then, "ics/target-甲县.ics")[FOOD] == events(then)[FOOD]


def test_visit_in_another_row_of_another_file_changes_nothing():
    plan = town()
    moved = replace(plan, items=plan.items.assign(row=plan.items["row"] + 20, sheet=0))
    outcome = checked(moved)
    first = export(town(), FIRST)
    assert calendars(outcome, CALENDAR, LATER, "zh", None, Earlier(first)) == first


def test_item_struck_out_is_cancelled():
    first = export(town(), FIRST)
    then = export(changed(OF_DRAWN, cancelled=True), LATER, first)
    assert events(then)[DRAWN] == (events(first)[DRAWN][0], 1, "CANCELLED", 16)


def test_item_struck_out_from_the_beginning_is_cancelled_too():
    assert events(export(changed(OF_DRAWN, cancelled=True), FIRST))[DRAWN][1:] == (0, "CANCELLED", 15)


def test_item_that_left_the_plan_is_cancelled_and_stays_so():
    plan = town()
    without = replace(plan, items=plan.items.drop(index=OF_DRAWN).reset_index(drop=True))
    first = export(town(), FIRST)
    then = export(without, LATER, first)
    assert events(then)[DRAWN] == (events(first)[DRAWN][0], 1, "CANCELLED", 16)
    assert export(without, LAST, then) == then


def test_item_that_comes_back_is_alive_again():
    plan = town()
    without = replace(plan, items=plan.items.drop(index=OF_DRAWN).reset_index(drop=True))
    first = export(town(), FIRST)
    back = export(town(), LAST, export(without, LATER, first))
    assert events(back)[DRAWN] == (events(first)[DRAWN][0], 2, "TENTATIVE", 17)


def test_organiser_without_visits_any_more_keeps_a_file_that_cancels_them():
    first = export(town(), FIRST)
    then = export(changed(OF_DRAWN, organiser="市卫健委"), LATER, first)
    told = [
        (str(each["SUMMARY"]), str(each["STATUS"]))
        for each in icalendar.Calendar.from_ical(then["ics/organiser-市监局.ics"]).walk("VEVENT")
    ]
    assert (DRAWN, "CANCELLED") in told


def test_folder_of_an_export_is_read_and_an_empty_one_is_of_nothing(tmp_path):
    assert earlier_in(tmp_path).events == {}
    first = export(town(), FIRST)
    for name, data in first.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert sorted(earlier_in(tmp_path).events) == sorted(first)


def test_broken_calendar_of_before_is_named(tmp_path):
    (tmp_path / "calendar.ics").write_bytes(b"BEGIN:VCALENDAR\n")
    with pytest.raises(Broken, match=r"calendar\.ics: the last line does not end with CRLF"):
        earlier_in(tmp_path)
