import math
from datetime import date

import pytest

from burden.days import day
from burden.load.moments import minutes, moment
from burden.load.officers import officers
from tests.load.sheets import NAMES, grid, read, said

MARCH = day(date(2026, 3, 1)) - 1  # so that MARCH + 5 is the 5th


@pytest.mark.parametrize(
    ("text", "on", "at"),
    [
        ("2026-03-05 15:00", 5, "15:00"), ("3月5日15时前", 5, "15:00"), ("3月5日下午3点半", 5, "15:30"), ("2026/3/5 9:05:00", 5, "9:05"),
        ("3月5日中午12:00前", 5, "12:00"), ("3月5日 １５：３０", 5, "15:30"), ("2026-03-05T08:00", 5, "8:00"), ("3月5日18时30分之前", 5, "18:30"),
        ("3月5日前", 5, "0:00"), ("2026年3月5日", 5, "0:00"), ("3月5日24:00", 5, "0:00"), ("3月5日0:00", 5, "0:00"), ("3月5日晚8点", 5, "20:00"),
    ],
)  # fmt: skip
def test_moment_is_a_day_and_minutes_after_midnight(text, on, at):
    found = moment(text, 2026)
    assert (math.floor(found) - MARCH, f"{minutes(found) // 60}:{minutes(found) % 60:02}") == (on, at)


@pytest.mark.parametrize(("text", "later", "at"), [("次日16:00", 1, 960), ("当天下午5点前", 0, 1020), ("第二天", 1, 0)])
def test_word_for_a_day_counts_from_the_day_it_was_asked(text, later, at):
    found = moment(text, 2026, MARCH + 5 + 900 / 1440)
    assert (math.floor(found) - MARCH - 5, minutes(found)) == (later, at)


@pytest.mark.parametrize("text", ["15:00", "次日16:00", "10个工作日", "尽快", "2月30日15:00", ""])
def test_text_without_a_day_is_no_moment(text):
    assert math.isnan(moment(text, 2026))


@pytest.mark.parametrize("minute", range(0, 1440, 7))
def test_every_minute_of_a_day_comes_back(minute):
    assert minutes(moment(f"2026-03-05 {minute // 60:02}:{minute % 60:02}", 2026)) == minute


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三、李四", ("张三", "李四")), ("张三 李四", ("张三", "李四")), ("王 明", ("王 明",)), ("张三等3人", ("张三",)), ("3人", ()), ("", ()),
        ("张三、张三，李四", ("张三", "李四")), ("Ann Lee; Bo Xu", ("Ann Lee", "Bo Xu")),
    ],
)  # fmt: skip
def test_names_of_officers(text, names):
    assert officers(text) == names


HEAD = "事项 | 牵头单位 | 检查对象 | 实际开始 | 检查方式 | 检查人员 | 陪同人数 | 布置时间 | 报送期限 | 结果公开日期 | 整改期限 | 整改完成日期 | 回头看日期 | 回头看期限"


def records(drawn):
    plan, problems = read(grid(f"{HEAD}\n{drawn}", "执行记录.xlsx"), grid(NAMES, "名录.xlsx"))
    return plan.records, problems


def test_what_followed_a_visit_is_read():
    frame, problems = records(
        "检查 | 市应急局 | 甲县 | @2026-03-05 | 暗访 | 张三、李四 | 35人 | 3月5日15:00 | 次日16:00 | 3月9日 | 3月20日前 | @2026-03-19 | 4月1日 | 4月10日"
    )
    (made,) = frame.to_dict("records")
    assert (made["method"], made["officers"], made["attendance"]) == ("暗访", ("张三", "李四"), 35.0)
    assert [made[name] - MARCH for name in ("published", "rectify_by", "rectified", "look_back", "look_back_by")] == [
        9,
        20,
        19,
        32,
        41,
    ]
    assert [(made[name] - MARCH) * 24 for name in ("asked", "due")] == pytest.approx([5 * 24 + 15, 6 * 24 + 16], abs=1e-6)
    assert problems == ()


def test_cell_that_is_no_day_costs_itself_alone():
    frame, problems = records(
        "检查 | 市应急局 | 甲县 | @2026-03-05 | | 2人 | | 13月5日15:00 | 次日 | | 10个工作日 | 立行立改 | |"
    )
    (made,) = frame.to_dict("records")
    assert (made["officers"], made["people"], made["first"] - MARCH) == ((), 2.0, 5)
    assert [place.rpartition("!")[2] for _, place, _ in said(problems, "unreadable")] == ["H2", "I2", "K2"]


def test_item_may_ask_for_forms():
    plan, problems = read(
        grid(
            "事项 | 牵头单位 | 检查对象 | 检查时间 | 材料布置日期 | 材料报送期限\n检查 | 市应急局 | 甲县 | 4月 | 3月5日15:00 | 3月6日",
            "计划.xlsx",
        )
    )
    assert [plan.items["asked"][0], plan.items["due"][0]] == [MARCH + 5 + 900 / 1440, MARCH + 6]
    assert said(problems, "unreadable") == []
