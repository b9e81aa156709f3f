"""A plan sent as a calendar file: every event is a row, every occurrence a day of it."""

import datetime as dt

import pytest

from burden.load import load
from burden.load.ics import read_calendar
from burden.load.refusal import Refusal
from burden.report.ics import calendars
from tests.report.town import CALENDAR, checked

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:防汛检查\r\nLOCATION:甲县\r\n{}END:VEVENT\r\n"
OTHER = EVENT.replace("UID:1", "UID:2").replace("防汛", "消防")

DAILY = "".join(
    EVENT.format("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=DAILY;COUNT=1000\r\n").replace("UID:1", f"UID:{n}") for n in range(6)
)


def made(*events, form=EVENT):
    body = "".join(form.format("".join(f"{line}\r\n" for line in lines)) for lines in events)
    return f"{HEAD}{body}END:VCALENDAR\r\n".encode()


def rows(content, year=2026):
    (grid,), problems = read_calendar(content, "a.ics", year)
    head, *cells = grid.cells
    return [dict(zip(head, row, strict=True)) for row in cells], problems


def days(*lines, year=2026):
    return [row["检查时间"] for row in rows(made(lines), year)[0]]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("DTSTART;VALUE=DATE:20260302",), "2026-03-02"),
        (("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260305"), "2026-03-02至2026-03-04"),
        (("DTSTART;TZID=Asia/Shanghai:20260302T090000", "DTEND;TZID=Asia/Shanghai:20260303T170000"), "2026-03-02至2026-03-03"),
        (("DTSTART:20260302T160000Z", "DTEND:20260302T180000Z"), "2026-03-03"),  # midnight in Beijing
        (("DTSTART:20260302T090000", "DTEND:20260303T000000"), "2026-03-02"),
        (("DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=MONTHLY;COUNT=3"), "2026-03-02、2026-04-02、2026-05-02"),
        (("DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=WEEKLY;UNTIL=20260316"), "2026-03-02、2026-03-09、2026-03-16"),
        (
            ("DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20260309"),
            "2026-03-02、2026-03-16",
        ),
        (("DTSTART;VALUE=DATE:20251201", "RRULE:FREQ=MONTHLY;INTERVAL=6"), "2026-06-01、2026-12-01"),
        (("DTSTART;VALUE=DATE:20251201", "RRULE:FREQ=MONTHLY;INTERVAL=6;UNTIL=99991231"), "2026-06-01、2026-12-01"),
        (("DTSTART;VALUE=DATE:20260302", "RDATE;VALUE=DATE:20260309,20260316"), "2026-03-02、2026-03-09、2026-03-16"),
        (("DTSTART;VALUE=DATE:20260302", "STATUS:TENTATIVE"), "拟于2026-03-02"),
        (("DTSTART;VALUE=DATE:20260302", "STATUS:TENTATIVE", "TRANSP:TRANSPARENT"), "2026-03-02"),
    ],
)
def test_days_of_an_event(lines, said):
    assert days(*lines) == [said]


def test_recurrence_without_end_goes_on_to_the_end_of_its_year_where_none_is_given():
    assert days("DTSTART;VALUE=DATE:20260901", "RRULE:FREQ=MONTHLY", year=None) == [
        "2026-09-01、2026-10-01、2026-11-01、2026-12-01"
    ]


def test_one_occurrence_moved_by_hand_is_on_its_new_day():
    moved = ("RECURRENCE-ID;VALUE=DATE:20260309", "DTSTART;VALUE=DATE:20260311")
    assert rows(made(("DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=WEEKLY;COUNT=3"), moved))[0][0]["检查时间"] == (
        "2026-03-02、2026-03-11、2026-03-16"
    )


def test_many_days_are_parted_into_rows():
    found = rows(made(("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=DAILY;COUNT=90")))[0]
    assert [row["检查时间"].count("、") + 1 for row in found] == [40, 40, 10]
    assert {row["日历编号"] for row in found} == {1} or {row["日历编号"] for row in found} == {"1"}


def test_lines_of_a_description_are_columns_and_people_have_names():
    lines = (
        "DTSTART;VALUE=DATE:20260302", "ORGANIZER;CN=市水利局:mailto:a@b.cn", "ATTENDEE;CN=市应急局:mailto:c@b.cn",
        "DESCRIPTION:依据：防洪法\\n方式: 实地查看\\n请带雨衣", "STATUS:CANCELLED",
    )  # fmt: skip
    (row,), _ = rows(made(lines))
    assert {name: text for name, text in row.items() if text and name not in ("检查时间", "日历编号")} == {
        "事项名称": "防汛检查", "检查对象": "甲县", "牵头单位": "市水利局", "配合单位": "市应急局", "依据": "防洪法", "方式": "实地查看", "备注": "请带雨衣",
        "状态": "取消",
    }  # fmt: skip


def test_event_without_a_day_is_named_and_the_others_are_read():
    body = EVENT.format("DTSTART;VALUE=DATE:20260302\r\n") + OTHER.format("")
    found, problems = rows(f"{HEAD}{body}END:VCALENDAR\r\n".encode())
    assert [row["事项名称"] for row in found] == ["防汛检查"]
    assert [problem.zh for problem in problems] == ["日程“消防检查”没有日期，没有读"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=SECONDLY", "日程“消防检查”一天之内重复多次，没有读"),
        ("FREQ=HOURLY;COUNT=3", "日程“消防检查”一天之内重复多次，没有读"),
        ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "日程“消防检查”一天之内重复多次，没有读"),
        ("FREQ=DAILY;INTERVAL=0", "日程“消防检查”重复的间隔不是正数，没有读"),
    ],
)
def test_recurrence_that_never_ends_is_one_line_and_the_others_are_read(rule, said):
    endless = OTHER.format(f"DTSTART;VALUE=DATE:20260302\r\nRRULE:{rule}\r\n")
    body = EVENT.format("DTSTART;VALUE=DATE:20260302\r\n")
    found, problems = rows(f"{HEAD}{body}{endless}END:VCALENDAR\r\n".encode())
    assert [row["事项名称"] for row in found] == ["防汛检查"]
    assert [problem.zh for problem in problems] == [said]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260301"), "结束早于开始"),
        (("DTSTART;VALUE=DATE:20260302", "DURATION:-P3D"), "结束早于开始"),
        (("DTSTART;VALUE=DATE:20260302", "DURATION:PX"), "写得不合规范"),
        (("DTSTART;VALUE=DATE:20260302", "EXDATE:garbage"), "写得不合规范"),
        (("DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=BLAH"), "写得不合规范"),
        (("DTSTART;VALUE=DATE:20260302", "ORGANIZER:mailto:a@b.cn", "ORGANIZER:mailto:c@b.cn"), "写得不合规范"),
        (("DTSTART;VALUE=DATE:20260230",), "写得不合规范"),
        (("DTSTART;VALUE=DATE:99991231",), "的日期太远"),
        (("DTSTART;VALUE=DATE:20260302", "EXDATE;VALUE=DATE:20260302"), "一次也没有排上"),
    ],
)
def test_event_at_fault_is_one_line_and_the_others_are_read(lines, said):
    body = EVENT.format("DTSTART;VALUE=DATE:20260302\r\n") + OTHER.format("".join(f"{line}\r\n" for line in lines))
    found, problems = rows(f"{HEAD}{body}END:VCALENDAR\r\n".encode())
    assert [row["事项名称"] for row in found] == ["防汛检查"]
    assert [problem.zh for problem in problems] == [f"日程“消防检查”{said}，没有读"]


@pytest.mark.parametrize("more", ["", ";COUNT=5", ";UNTIL=99991231"])
def test_thirtieth_of_february_comes_on_its_first_day_alone(more):
    assert days("DTSTART;VALUE=DATE:20260301", f"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30{more}") == ["2026-03-01"]


def plan_at(path, content):
    path.write_bytes(content)
    return load([path], year=2026)


def test_plan_sent_as_a_calendar_is_read_like_any_other(tmp_path):
    content = made(("DTSTART;VALUE=DATE:20260302", "ORGANIZER;CN=市水利局:mailto:a@b.cn", "RRULE:FREQ=MONTHLY;COUNT=2"))
    plan, problems = plan_at(tmp_path / "计划.ics", content)
    item = plan.items.iloc[0]
    assert (item["item"], item["organiser"], [each.name for each in item["targets"]]) == ("防汛检查", "市水利局", ["甲县"])
    assert item["when"].windows == ((dt.date(2026, 3, 2),) * 2, (dt.date(2026, 4, 2),) * 2)
    assert [problem.kind for problem in problems if problem.kind == "unreadable"] == []


def test_own_export_is_read_back_with_the_same_days(tmp_path):
    outcome = checked()
    plan, _ = plan_at(tmp_path / "calendar.ics", calendars(outcome, CALENDAR, dt.datetime(2026, 11, 15))["calendar.ics"])
    read = sorted(
        (item["item"], target.name, *item["when"].windows[0]) for _, item in plan.items.iterrows() for target in item["targets"]
    )
    assert [(name, target, f"{first:%m%d}", f"{last:%m%d}") for name, target, first, last in read] == [
        ("<script>alert(1)</script>", "甲县", "0401", "0630"), ("临时检查", "乙县", "0104", "0105"), ("安全生产检查", "乙县", "0302", "0304"),
        ("安全生产检查", "甲县", "0302", "0303"), ("工地检查、河道检查", "丙镇", "0506", "0506"), ("抽查", "丁厂", "0101", "1231"),
        ("食品安全检查", "甲县", "0303", "0303"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nX\r\n", "日历文件已损坏"),
        (f"{HEAD}END:VCALENDAR\r\n".encode(), "日历文件里没有日程"),
    ],
)
def test_calendar_without_a_plan_is_refused_in_one_line(tmp_path, content, said):
    with pytest.raises(Refusal) as told:
        plan_at(tmp_path / "a.ics", content)
    assert said in str(told.value)
    assert str(told.value).count("\n") == 0


def test_event_that_repeats_too_often_is_told_and_the_others_are_read():
    (grid,), problems = read_calendar(f"{HEAD}{DAILY}END:VCALENDAR\r\n".encode(), "a.ics", 2026)
    assert len(grid.cells) - 1 == 5 * 1000 // 40  # forty days in a cell
    assert [problem.zh for problem in problems] == ["日程“防汛检查”使文件里的重复超过5000次，请缩短重复的期限，没有读"]


def test_event_without_an_organiser_is_nobodys(tmp_path):
    first = (
        "BEGIN:VEVENT\nUID:1\nSUMMARY:春耕备耕督查\nORGANIZER;CN=农业农村局:mailto:a@b\nDTSTART;VALUE=DATE:20260310\nEND:VEVENT\n"
    )
    second = "BEGIN:VEVENT\nUID:2\nSUMMARY:午餐\nDTSTART;VALUE=DATE:20260312\nEND:VEVENT\n"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{first}{second}END:VCALENDAR\n"
    (tmp_path / "计划.ics").write_bytes(text.replace("\n", "\r\n").encode())
    items = load([tmp_path], year=2026)[0].items
    assert items[["item", "organiser"]].values.tolist() == [["春耕备耕督查", "农业农村局"], ["午餐", ""]]
