import math
from datetime import date

import pandas as pd
import pytest

from burden.days import day
from burden.plan import Problem, Sheet
from tests.load.sheets import NAMES, grid, read, said

HEAD = "到访编号 | 事项编号 | 事项 | 牵头单位 | 检查对象 | 实际开始 | 实际结束 | 实施人数 | 发现问题数 | 反馈日期\n"


def records(drawn: str, head: str = HEAD, file: str = "执行记录.xlsx", **given: dict[str, list[str]]):
    plan, problems = read(grid(head + drawn, file), grid(NAMES, "名录.xlsx"), **given)
    return plan.records, problems, next(sheet for sheet in plan.sheets if sheet.file == file)


def spans(frame: pd.DataFrame) -> list[tuple[str, int, int]]:
    return list(frame[["target", "first", "last"]].itertuples(index=False, name=None))


def on(text: str) -> int:
    return day(date.fromisoformat(text))


def ended(sheet: Sheet) -> tuple[str, int, int, int, int]:
    return sheet.kind, sheet.rows, sheet.read, sheet.unread, sheet.aside


def unread(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(place, zh) for _, place, zh in said(problems, "unreadable")]


def test_row_becomes_a_record():
    frame, problems, sheet = records("V1 | 3 | 安全检查 | 市应急局 | 甲县 | @2026-03-05 | @2026-03-06 | 5人 | 3 | 2026年3月20日")
    (made,) = frame.to_dict("records")
    assert {name: made[name] for name in ("visit", "number", "item", "kind", "organiser", "partners", "target", "level", "row")} == {
        "visit": "V1", "number": "3", "item": "安全检查", "kind": "inspection", "organiser": "云岭市应急管理局", "partners": (), "target": "甲县",
        "level": "city", "row": 2,
    }  # fmt: skip
    assert (made["first"], made["last"], made["people"], made["findings"]) == (on("2026-03-05"), on("2026-03-06"), 5.0, 3.0)
    assert (made["result"], problems, ended(sheet)) == (on("2026-03-20"), (), ("records", 1, 1, 0, 0))


def test_what_a_record_does_not_say_is_nan_and_no_findings_are_none():
    frame, _, _ = records("V1 | | 检查 | 市应急局 | 甲县 | 3月5日 | | | 无 | 未反馈")
    assert (frame["findings"][0], math.isnan(frame["people"][0]), math.isnan(frame["result"][0])) == (0.0, True, True)


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2026-03-05", "", "2026-03-05", "2026-03-05"), ("2026.3.5", "2026.3.7", "2026-03-05", "2026-03-07"), ("3月5日", "7日", "2026-03-05", "2026-03-07"),
        ("2026/3/5 09:30", "2026/3/5 17:00", "2026-03-05", "2026-03-05"), ("3月5日-7日", "", "2026-03-05", "2026-03-07"),
        ("@2025-12-31", "@2026-01-02", "2025-12-31", "2026-01-02"),
    ],
)  # fmt: skip
def test_days_of_a_record(start: str, end: str, first: str, last: str):
    frame, problems, _ = records(f"V1 | | 检查 | 市应急局 | 甲县 | {start} | {end} | | |")
    assert (spans(frame), problems) == ([("甲县", on(first), on(last))], ())


@pytest.mark.parametrize(
    ("target", "start", "end", "expected"),
    [
        ("", "3月5日", "", [("E2", "没有检查对象，没有读")]),
        ("甲县", "", "", [("F2", "没有到访日期，没有读")]),
        ("", "", "", [("E2", "没有检查对象，没有读"), ("F2", "没有到访日期，没有读")]),
        ("甲县", "", "3月5日", [("F2", "只有结束日期，没有开始日期，没有读")]),
        ("甲县", "3月", "", [("F2", "“3月”不是确切日期，没有读；请写到日")]),
        ("甲县", "2206-03-05", "", [("F2", "时间“2206-03-05”读不出来：年份2206不在2000至2100之间，请核对；这一行没有读")]),
        ("甲县", "2026-02-30", "", [("F2", "时间“2026-02-30”读不出来：2026年2月没有30日，请核对；这一行没有读")]),
        (
            "甲县",
            "2026-03-07",
            "2026-03-05",
            [("G2", "时间“2026-03-07”至“2026-03-05”读不出来：止早于起，请核对起止时间；这一行没有读")],
        ),
    ],
)
def test_record_without_target_or_day_is_unread_and_says_why(target: str, start: str, end: str, expected: list[tuple[str, str]]):
    frame, problems, sheet = records(f"V1 | | 检查 | 市应急局 | {target} | {start} | {end} | | |")
    assert (len(frame), unread(problems), ended(sheet)) == (0, expected, ("records", 1, 0, 1, 0))


def test_record_at_several_targets_is_a_visit_at_each():
    frame, _, sheet = records(
        "V1 | | 检查 | 市应急局 | 甲县、乙县 | 3月5日 | | | |\nV2 | | 检查 | 市应急局 | 各乡镇 | 3月6日 | | | |"
    )
    assert list(frame["target"]) == ["甲县", "乙县", "东山镇", "西山乡", "南街道", "北镇"]
    assert (list(frame["row"]), ended(sheet)) == ([2, 2, 3, 3, 3, 3], ("records", 2, 2, 0, 0))


def test_record_on_two_days_is_a_visit_on_each():
    frame, _, _ = records("V1 | | 检查 | 市应急局 | 甲县 | 3月5日、3月9日 | | | |")
    assert spans(frame) == [("甲县", on("2026-03-05"), on("2026-03-05")), ("甲县", on("2026-03-09"), on("2026-03-09"))]


def test_bad_day_of_feedback_costs_its_cell():
    frame, problems, _ = records("V1 | | 检查 | 市应急局 | 甲县 | 3月5日 | | | | 2026-13-01")
    assert (len(frame), unread(problems)) == (1, [("J2", "反馈日期“2026-13-01”不是确切日期，这一格没有读")])


def test_plain_table_of_visits_is_told_by_its_days():
    frame, _, sheet = records(
        "甲县 | 2026-03-05 | 张局\n乙县 | 2026-04-05 | 张局", "Target | Inspection Date | Inspector\n", "x.csv"
    )
    assert (list(frame["organiser"]), ended(sheet)) == (["张局", "张局"], ("records", 2, 2, 0, 0))


@pytest.mark.parametrize(
    ("head", "drawn", "file"),
    [
        ("检查对象 | 检查时间 | 牵头单位\n", "甲县 | 3月 | 某局\n乙县 | 2026-04-05 | 某局", "x.csv"),
        ("检查对象 | 检查时间 | 检查依据\n", "甲县 | 2026-03-05 | 某法\n乙县 | 2026-04-05 | 某法", "x.csv"),
        ("检查对象 | 检查时间 | 牵头单位\n", "甲县 | 2026-03-05 | 某局", "检查计划.csv"),
        ("检查对象 | 计划开展时间 | 牵头单位\n", "甲县 | 2026-03-05 | 某局", "x.csv"),
    ],
)
def test_table_that_may_be_a_plan_is_one(head: str, drawn: str, file: str):
    _, _, sheet = records(drawn, head, file)
    assert sheet.kind == "items"


def test_table_that_says_it_holds_records_does():
    _, _, sheet = records("检查 | 甲县 | 2026-03-05 | 某法", "事项 | 检查对象 | 检查时间 | 检查依据\n", "检查计划执行情况.csv")
    assert sheet.kind == "records"


def test_bare_value_for_many_targets_is_pointed_out():
    drawn = "\n".join(["甲县 | 2026-03-05"] * 3 + ["0 | 2026-03-06"] * 10)
    frame, problems, _ = records(drawn, "Target | Date\n", "x.csv")
    assert len(frame) == 13
    assert said(problems) == [("notice", "A5", "检查对象“0”有10行，当作一个对象；若表示没有，请加 --blank target=0 再运行")]


def test_value_set_as_blank_is_no_target():
    drawn = "\n".join(["甲县 | 2026-03-05"] * 3 + ["0 | 2026-03-06"] * 10)
    frame, problems, sheet = records(drawn, "Target | Date\n", "x.csv", blanks={"检查对象": ["0"]})
    assert (len(frame), len(unread(problems)), ended(sheet)) == (3, 10, ("records", 13, 3, 10, 0))
