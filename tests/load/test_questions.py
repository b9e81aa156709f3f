"""What a planner is asked about the columns of a table, and how the table was read meanwhile."""

import pytest

from burden.load.questions import option
from burden.load.rows import Table
from burden.load.set_aside import notices
from burden.load.sheet import tables_of
from tests.load.sheets import grid, read, said


def table(drawn: str, merged: str = "", given: dict[str, str] | None = None) -> Table:
    (only,) = tables_of(grid(drawn, merged=merged), given or {})
    return only


def asked(drawn: str, merged: str = "") -> list[tuple[str, str, str]]:
    return said(tuple(notices(table(drawn, merged))), "question")


UNCLEAR = "检查事项 | 检查对象 | 实施 | 牵头单位\n安全检查 | 甲县 | 3月 | 市应急局\n学校检查 | 乙县 | 5月-6月 | 市教育局"


def test_unclear_heading_is_read_by_its_cells_and_asked_about():
    assert asked(UNCLEAR) == [
        ("question", "C1", "列“实施”读作 时间，列名和内容还不足以断定；读得对请运行 burden heading time=实施 记入规则文件，"
         "不该读这一列请运行 burden heading none=实施，是别的内容请把 none 换成它的含义")
    ]  # fmt: skip
    assert table(UNCLEAR).head.columns == {"item": 0, "target": 1, "time": 2, "organiser": 3}


def test_question_is_asked_in_english_too():
    (problem,) = notices(table(UNCLEAR))
    assert problem.en == (
        "column “实施” was read as time; its name and its cells leave that open; if it is right run burden heading time=实施 to keep it, "
        "to pass the column over run burden heading none=实施, if it means something else put that for none"
    )


@pytest.mark.parametrize("given", ["time", "none"])
def test_settled_heading_is_not_asked_about(given: str):
    assert list(notices(table(UNCLEAR, given={"实施": given}))) == []


def test_heading_given_as_none_is_passed_over():
    assert table(UNCLEAR, given={"实施": "none"}).head.ignored == ("实施",)


def test_two_readings_that_are_near_are_named():
    assert asked("单位 | 时间 | 内容\n市应急局 | 3月 | 安全生产工作情况\n市教育局 | 4月 | 学校食堂安全情况") == [
        ("question", "A1", "列“单位”读作 牵头单位，也可能是 检查对象；读得对请运行 burden heading organiser=单位 记入规则文件，"
         "不对请用 --heading target=单位 或 burden heading target=单位")
    ]  # fmt: skip


def test_unit_beside_a_target_is_the_organiser_and_nobody_is_asked():
    drawn = "单位 | 检查对象 | 时间\n市应急局 | 甲县 | 3月\n市教育局 | 乙县 | 4月"
    assert (dict(table(drawn).head.columns), asked(drawn)) == ({"organiser": 0, "target": 1, "time": 2}, [])


def test_name_that_its_cells_deny_is_asked_about():
    drawn = "检查事项 | 检查时间 | 检查单位 | 责任单位\n安全检查 | 3月5日 | 市应急局 | 甲县\n消防检查 | 4月5日 | 市消防队 | 乙县"
    assert table(drawn).head.columns == {"item": 0, "time": 1, "organiser": 2, "target": 3}
    assert [place for _, place, _ in asked(drawn)] == ["D1"]


def test_time_without_any_time_below_it_is_not_read():
    drawn = "检查事项 | 检查对象 | 检查时间\n安全检查 | 甲县 | 市应急局\n消防检查 | 乙县 | 市水务局"
    assert table(drawn).head.columns == {"item": 0, "target": 1}
    assert asked(drawn) == [
        ("question", "C1", "列“检查时间”像是 时间，但格中内容看不出是，这一列没有读；是的话请用 --heading time=检查时间 或 "
         "burden heading time=检查时间 记入规则文件，不是请运行 burden heading none=检查时间")
    ]  # fmt: skip


def test_damaged_times_are_still_times():
    drawn = "检查事项 | 检查对象 | 检查时间\n安全检查 | 甲县 | 20229\n消防检查 | 乙县 | 1031日前\n防汛检查 | 丙区 | 待定"
    assert (table(drawn).head.columns["time"], asked(drawn)) == (2, [])


def test_counts_under_a_target_are_no_target():
    drawn = "检查事项 | 检查对象 | 检查时间\n安全检查 | 58 | 3月\n消防检查 | 11 | 4月"
    assert table(drawn).head.columns == {"item": 0, "ratio": 1, "time": 2}
    assert [place for _, place, _ in asked(drawn)] == ["B1"]


TWICE = "检查时间 | 检查事项 | 检查对象 | 检查时间\n3月1日 | 安全检查 | 甲县 | {}\n4月1日 | 消防检查 | 乙县 | {}"


def test_heading_that_stands_twice_is_read_once_and_asked_about():
    assert asked(TWICE.format("3月5日", "4月5日")) == [
        ("question", "D1", "列名“检查时间”出现两次，读了A列，D列没有读；请把不用的一列改名或删去")
    ]


def test_heading_that_stands_twice_over_the_same_cells_is_no_question():
    assert asked(TWICE.format("3月1日", "4月1日")) == []


def test_two_columns_that_look_alike_are_asked_about():
    drawn = (
        "检查事项 | 检查对象 | 检查单位 | 责任单位\n安全检查 | 甲县 | 市应急局 | 市公安局\n消防检查 | 乙县 | 市消防队 | 市教育局"
    )
    assert asked(drawn) == [
        ("question", "D1", "列“责任单位”和“检查单位”（C列）都像是 牵头单位，读了“检查单位”；读得对请运行 "
         "burden heading organiser=检查单位 记入规则文件，不对请用 --heading organiser=责任单位 或 burden heading organiser=责任单位")
    ]  # fmt: skip


@pytest.mark.parametrize(("second", "merged"), [("", "C1:D1"), ("", "")])
def test_one_heading_over_two_columns_of_days_is_start_and_end(second: str, merged: str):
    drawn = f"检查事项 | 检查对象 | 检查时间 | {second} | 备注\n安全检查 | 甲县 | 3月1日 | 3月5日 | 无\n消防检查 | 乙县 | 4月1日 | 4月5日 | 无"
    assert table(drawn, merged).head.columns == {"item": 0, "target": 1, "start": 2, "end": 3, "note": 4}
    assert asked(drawn, merged) == [
        ("question", "D1", "“检查时间”占C、D两列，读作 开始时间 和 结束时间；不对请给两列各写一个列名")
    ]


def test_time_of_completion_beside_a_start_is_the_end():
    drawn = "检查事项 | 检查对象 | 进点时间 | 办结时限\n安全检查 | 甲县 | 3月1日 | 3月5日\n消防检查 | 乙县 | 4月1日 | 4月5日"
    assert table(drawn).head.columns == {"item": 0, "target": 1, "start": 2, "end": 3}


def test_month_numbers_under_a_group_are_ticks():
    drawn = "事项 | 检查对象 | 进度安排（月） | | \n | | 5 | 6 | 7\n安全检查 | 甲县 | √ | | √\n消防检查 | 乙县 | | √ | "
    assert table(drawn, "A1:A2 B1:B2 C1:E1").head.ticks == {"time": ((2, "5月"), (3, "6月"), (4, "7月"))}


def test_who_leads_and_who_joins_under_one_group_are_told_apart():
    drawn = "事项 | 检查对象 | 执法部门 | \n | | 牵头 | 配合\n安全检查 | 甲县 | 市应急局 | 市公安局\n消防检查 | 乙县 | 市消防队 | 市教育局"
    assert table(drawn, "A1:A2 B1:B2 C1:D1").head.columns == {"item": 0, "target": 1, "organiser": 2, "partner": 3}


def test_business_of_others_is_no_time_and_no_organiser():
    drawn = "检查事项 | 检查对象 | 整改时限 | 审批单位 | 公示时间 | 法定代表人\n安全检查 | 甲县 | 3月 | 市政府 | 4月 | 王小明\n消防检查 | 乙县 | 5月 | 市委 | 6月 | 李华"
    assert (table(drawn).head.ignored, asked(drawn)) == (("整改时限", "审批单位", "公示时间", "法定代表人"), [])


def test_question_becomes_a_problem_of_the_plan():
    _, problems = read(grid(UNCLEAR))
    assert [(each.kind, each.place) for each in problems] == [("question", ("2026年计划.xlsx", "表1", 1, "C"))]


@pytest.mark.parametrize(
    ("heading", "typed"), [("检查 时间", "time=检查时间"), ("时间(月)", "time='时间(月)'"), ("visit day", "time='visit day'")]
)
def test_option_is_typed_as_a_shell_takes_it(heading: str, typed: str):
    assert option("time", heading) == typed
