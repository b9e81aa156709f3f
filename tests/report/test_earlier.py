"""A second export updates what a calendar program took over from the first: no event doubles, none is lost without a word."""

import datetime as dt
from dataclasses import replace
from datetime import date

import icalendar
import pandas as pd
import pytest

from burden.days import day
from burden.plan import RECORDS, table
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


def uids(files):
    """The UID of each event of the food check, by the day it begins on."""
    found = icalendar.Calendar.from_ical(files["calendar.ics"]).walk("VEVENT")
    return {f"{each.start:%m%d} {each['STATUS']}": str(each["UID"]) for each in found if str(each["SUMMARY"]) == FOOD}


def twice(*times, numbers=("2", "9"), struck=()):
    """The town with its food check at several times, a row each, in the order given."""
    plan = town()
    rows = plan.items.loc[[OF_FOOD] * len(times)].reset_index(drop=True)
    rows["when"], rows["row"] = [read(each, 2026) for each in times], range(40, 40 + len(times))
    rows["number"], rows["cancelled"] = list(numbers[: len(times)]), [each in struck for each in times]
    kept = plan.items.drop(index=OF_FOOD)
    return replace(plan, items=pd.concat([rows, kept], ignore_index=True))


def test_renumbered_and_reordered_rows_change_nothing():
    plan = town()
    turned = plan.items[::-1].reset_index(drop=True)
    turned["row"], turned["number"] = range(3, 3 + len(turned)), [str(n) for n in range(1, 1 + len(turned))]
    moved = export(replace(plan, items=turned, records=plan.records.assign(number="6")), FIRST)
    assert {told[0] for told in events(moved).values()} == {told[0] for told in events(export(plan, FIRST)).values()}


def test_renumbered_and_reordered_rows_raise_no_sequence():
    plan, first = town(), export(town(), FIRST)
    turned = plan.items[::-1].reset_index(drop=True)
    turned["row"], turned["number"] = range(3, 3 + len(turned)), [str(n) for n in range(1, 1 + len(turned))]
    moved = replace(plan, items=turned, records=plan.records.assign(number="6"))
    assert export(moved, LATER, first) == first


def test_event_cancelled_in_one_file_and_alive_in_another_is_renewed_once():
    first = export(town(), FIRST)
    then = export(changed(OF_FOOD, organiser="市卫健委"), LATER, first)
    assert export(changed(OF_FOOD, organiser="市卫健委"), LAST, then) == then


def test_window_that_becomes_a_day_is_told_by_the_file_of_days_alone():
    first = export(town(), FIRST)
    then = export(changed(OF_DRAWN, when=read("3月9日", 2026)), LATER, first)
    uid = events(first)[DRAWN][0]
    held = {name: [told[0] for told in events(then, f"ics/{name}target-丁厂.ics").values()] for name in ("", "windows-")}
    assert held == {"": [uid], "windows-": []}


def test_two_items_of_one_name_keep_their_uids_when_their_rows_are_swapped():
    first = export(twice("3月3日", "9月8日"), FIRST)
    assert uids(export(twice("9月8日", "3月3日"), FIRST)).keys() == uids(first).keys()
    assert uids(export(twice("9月8日", "3月3日"), LATER, first)) == uids(first)


@pytest.mark.parametrize("numbers", [("2", "9"), ("", "")])
def test_one_of_two_items_of_one_name_moves_behind_the_other_and_both_keep_their_uids(numbers):
    first = export(twice("3月3日", "9月8日", numbers=numbers), FIRST)
    then = uids(export(twice("10月9日", "9月8日", numbers=numbers), LATER, first))
    assert then == {"0908 CONFIRMED": uids(first)["0908 CONFIRMED"], "1009 CONFIRMED": uids(first)["0303 CONFIRMED"]}


def test_numbers_tell_two_items_of_one_name_apart_where_there_is_no_export_before():
    first, then = uids(export(twice("3月3日", "9月8日"), FIRST)), uids(export(twice("10月9日", "9月8日"), FIRST))
    assert (then["0908 CONFIRMED"], then["1009 CONFIRMED"]) == (first["0908 CONFIRMED"], first["0303 CONFIRMED"])


def test_one_of_two_items_of_one_name_struck_out_is_the_one_cancelled():
    first = export(twice("3月3日", "9月8日"), FIRST)
    then = uids(export(twice("3月3日", "9月8日", struck=("3月3日",)), LATER, first))
    assert then == {"0908 CONFIRMED": uids(first)["0908 CONFIRMED"], "0303 CANCELLED": uids(first)["0303 CONFIRMED"]}


def test_item_struck_out_and_listed_again_on_another_day_is_the_same_event_moved():
    first = export(twice("3月3日"), FIRST)
    then = uids(export(twice("3月3日", "3月20日", struck=("3月3日",)), LATER, first))
    assert then == {"0320 CONFIRMED": uids(first)["0303 CONFIRMED"]}


def test_third_item_of_one_name_bears_a_uid_of_its_own():
    first = export(twice("3月3日", "9月8日"), FIRST)
    then = uids(export(twice("1月5日", "3月3日", "9月8日", numbers=("1", "2", "3")), LATER, first))
    assert {day: then[day] for day in uids(first)} == uids(first)
    assert len(set(then.values())) == 3


def test_joint_visit_made_by_one_of_its_items_keeps_its_uid():
    plan = town()
    made = {"number": "", "item": "工地检查", "organiser": "市住建局", "target": "丙镇", "sheet": 1, "row": 4}
    row = table([made | {"first": day(date(2026, 5, 7)), "last": day(date(2026, 5, 7))}], RECORDS)
    later = replace(plan, records=pd.concat([plan.records, row], ignore_index=True))
    name = "工地检查、河道检查：丙镇"
    assert events(export(later, FIRST))[name][0] == events(export(plan, FIRST))[name][0]


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
        for each in icalendar.Calendar.from_ical(then["ics/windows-organiser-市监局.ics"]).walk("VEVENT")
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
