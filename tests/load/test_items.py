from datetime import date

import pandas as pd
import pytest

from burden.plan import Problem
from tests.load.sheets import NAMES, grid, read, said

HEAD = "序号 | 事项名称 | 类别 | 类型 | 牵头单位 | 配合单位 | 检查对象 | 检查时间 | 频次 | 备注\n"


def items(
    drawn: str, *, names: bool = True, merged: str = "", head: str = HEAD, file: str = "2026年计划.xlsx", sheet: str = "表1"
):
    given = [grid(head + drawn, file, sheet, merged), *([grid(NAMES, "名录.xlsx")] if names else [])]
    plan, problems = read(*given)
    return plan.items, problems


def row(frame: pd.DataFrame, *names: str) -> list[tuple[object, ...]]:
    return list(frame[list(names)].itertuples(index=False, name=None))


def targets(frame: pd.DataFrame) -> list[list[str]]:
    return [[target.name for target in each] for each in frame["targets"]]


def windows(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    return [reading.windows for reading in frame["when"]]


def notices(problems: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    return said(problems)


def test_row_becomes_an_item():
    frame, problems = items("1 | 安全生产督查 | 督查 | 专项 | 市应急局 | 市教育局 | 甲县、乙县 | 3月5日-7日 | | 无")
    assert row(frame, "number", "item", "kind", "type", "organiser", "partners", "level", "row") == [
        ("1", "安全生产督查", "supervision", "special", "云岭市应急管理局", ("云岭市教育局",), "city", 2)
    ]
    assert targets(frame) == [["甲县", "乙县"]]
    assert windows(frame) == [((date(2026, 3, 5), date(2026, 3, 7)),)]
    assert notices(problems) == [("notice", "F2", "“市教育局”按名录读作“云岭市教育局”")]


@pytest.mark.parametrize(
    ("item", "kind", "expected"),
    [
        ("河长制工作督查", "", "supervision"), ("燃气安全检查", "", "inspection"), ("平安建设考核", "", "assessment"), ("营商环境调研", "", "research"),
        ("对考核工作的检查", "", "inspection"), ("信息公开", "", ""), ("燃气安全检查", "考核", "assessment"), ("Annual audit", "", "inspection"),
    ],
)  # fmt: skip
def test_kind_is_told_by_its_cell_else_by_the_name(item: str, kind: str, expected: str):
    frame, _ = items(f"1 | {item} | {kind} | | 市应急局 | | 甲县 | 3月 | |")
    assert list(frame["kind"]) == [expected]


@pytest.mark.parametrize(
    ("item", "kind", "expected"),
    [("综合督查", "", True), ("综合性检查", "", True), ("综合治理检查", "", False), ("督查", "综合", True)],
)
def test_comprehensive_is_told_by_name_or_kind(item: str, kind: str, expected: bool):
    frame, _ = items(f"1 | {item} | {kind} | | 市应急局 | | 甲县 | 3月 | |")
    assert list(frame["comprehensive"]) == [expected]


@pytest.mark.parametrize(
    ("note", "expected"), [("已取消", True), ("取消", True), ("本项撤销。", True), ("拟取消", False), ("取消现场环节", False)]
)
def test_cancelled_is_told_by_the_note(note: str, expected: bool):
    frame, _ = items(f"1 | 督查 | | | 市应急局 | | 甲县 | 3月 | | {note}")
    assert list(frame["cancelled"]) == [expected]


def test_source_and_level_are_codes():
    frame, _ = items(
        "检查 | 省级部署 | 市级 | 甲县 | 3月\n督查 | 自选 | 县(市、区) | 乙县 | 4月", head="事项 | 来源 | 层级 | 对象 | 时间\n"
    )
    assert row(frame, "source", "level") == [("above", "city"), ("own", "county")]


def test_several_organisers_in_a_cell_are_lead_and_partners():
    frame, _ = items("1 | 督查 | | | 甲局、乙局；丙局/丁局\\n戊局 | 己局等部门 | 甲县 | 3月 | |", names=False)
    assert row(frame, "organiser", "partners") == [("甲局", ("乙局", "丙局", "丁局", "戊局", "己局"))]


def test_a_blank_parts_organisers_only_where_an_office_ends_on_both_sides():
    drawn = "1 | 甲查 | 检查 | 日常 | 市教育局 市卫健委 |  | 甲县 | 3月 |  | \n2 | 乙查 | 检查 | 日常 | 市 教育局 |  | 甲县 | 4月 |  | "
    frame, _ = items(drawn, names=False)
    assert row(frame, "organiser", "partners") == [("市教育局", ("市卫健委",)), ("市教育局", ())]


def test_organiser_marked_as_leading_leads():
    frame, _ = items("1 | 督查 | | | 甲局（配合）、乙局（牵头） | | 甲县 | 3月 | |", names=False)
    assert row(frame, "organiser", "partners") == [("乙局", ("甲局",))]


def test_merged_organiser_and_month_hold_for_all_their_rows():
    drawn = "1 | 督查 | | | 市应急局 | | 甲县 | 3月 | |\n2 | 检查 | | | | | 乙县 | | |\n3 | 考核 | | | | | 丙区 | | |"
    frame, problems = items(drawn, merged="E2:E4 H2:H4")
    assert row(frame, "item", "organiser", "row") == [
        (name, "云岭市应急管理局", at) for name, at in (("督查", 2), ("检查", 3), ("考核", 4))
    ]
    assert [reading.text for reading in frame["when"]] == ["3月"] * 3
    assert problems == ()


def test_merged_item_with_one_time_is_one_item_with_all_its_targets():
    drawn = "1 | 督查 | | | 市应急局 | | 甲县 | 3月 | |\n | | | | | | 乙县 | | |\n | | | | | | 丙区 | | |"
    frame, problems = items(drawn, merged="A2:A4 B2:B4 E2:E4 H2:H4")
    assert (targets(frame), list(frame["row"]), problems) == ([["甲县", "乙县", "丙区"]], [2], ())


def test_merged_item_with_several_times_is_an_item_for_each():
    drawn = "1 | 督查 | | | 市应急局 | | 甲县 | 3月 | |\n | | | | | | 乙县 | 4月 | |"
    frame, _ = items(drawn, merged="A2:A3 B2:B3 E2:E3")
    assert row(frame, "number", "item", "organiser", "row") == [
        ("1", "督查", "云岭市应急管理局", 2),
        ("1", "督查", "云岭市应急管理局", 3),
    ]
    assert targets(frame) == [["甲县"], ["乙县"]]


def test_blank_cells_where_merges_were_lost_are_filled_and_said():
    drawn = "1 | 督查 | | | 市应急局 | | 甲县 | 3月 | |\n2 | 检查 | | | | | 乙县 | 4月 | |\n | | | | | | 丙区 | | |"
    frame, problems = items(drawn)
    assert row(frame, "item", "organiser") == [("督查", "云岭市应急管理局"), ("检查", "云岭市应急管理局")]
    assert targets(frame) == [["甲县"], ["乙县", "丙区"]]
    assert notices(problems) == [
        ("question", "E3", "“牵头单位”栏有2格空着（第3、4行），按上面一格读，请确认"),
        ("notice", "B4", "1行没有事项名称和编号，接上一行读（第4行）"),
    ]


def test_nameless_row_of_another_organiser_is_an_item_of_its_own():
    drawn = "1 | 督查 | | | 市应急局 | | 甲县 | 3月 | |\n | | | | 市教育局 | | 乙县 | 4月 | |"
    frame, _ = items(drawn)
    assert row(frame, "item", "organiser") == [("督查", "云岭市应急管理局"), ("", "云岭市教育局")]


def test_start_and_end_stand_in_two_columns():
    head = "任务名称 | 抽查对象 | 任务开始时间 | 任务结束时间\n"
    frame, problems = items(
        "检查 | 甲县 | 2026/5/10 | 2026/12/20/\n督查 | 乙县 | @2026-03-05 | @2026-03-07\n考核 | 丙区 | | 6月", head=head
    )
    assert windows(frame) == [
        ((date(2026, 5, 10), date(2026, 12, 20)),), ((date(2026, 3, 5), date(2026, 3, 7)),), ((None, date(2026, 6, 30)),),
    ]  # fmt: skip
    assert problems == ()


def test_start_and_length_make_a_span():
    frame, _ = items("检查 | 甲县 | 3月19日 | 30天", head="事项 | 对象 | 开始时间 | 天数\n")
    assert windows(frame) == [((date(2026, 3, 19), date(2026, 4, 17)),)]


def test_length_and_frequency_are_added_to_the_time():
    frame, _ = items("检查 | 甲县 | 全年 | 每季度1次 | 3天", head="事项 | 对象 | 时间 | 频次 | 检查天数\n")
    (reading,) = frame["when"]
    assert (reading.kind, reading.per, reading.times, reading.days) == ("recurring", "quarter", (1, 1), 3)


def test_heading_of_a_deadline_makes_one():
    frame, _ = items("检查 | 甲县 | 6月", head="事项 | 对象 | 完成时限\n")
    assert [reading.kind for reading in frame["when"]] == ["deadline"]


def test_bare_number_in_a_column_of_months_is_a_month():
    frame, _ = items("检查 | 甲县 | #3\n督查 | 乙县 | 12", head="事项 | 对象 | 月份\n")
    assert windows(frame) == [((date(2026, 3, 1), date(2026, 3, 31)),), ((date(2026, 12, 1), date(2026, 12, 31)),)]


@pytest.mark.parametrize(
    ("time", "zh"),
    [
        ("2月30日", "时间“2月30日”读不出来：2026年2月没有30日，请核对"),
        ("13月", "时间“13月”读不出来：没有13月，请核对"),
        ("3月7日-5日", None),
    ],
)
def test_bad_time_costs_its_cell_and_not_the_row(time: str, zh: str | None):
    frame, problems = items(f"1 | 督查 | | | 市应急局 | | 甲县 | 3月 | |\n2 | 检查 | | | 市应急局 | | 乙县 | {time} | |")
    assert (list(frame["item"]), [reading.kind for reading in frame["when"]]) == (["督查", "检查"], ["window", "unreadable"])
    (problem,) = problems
    assert (problem.kind, problem.place.row, problem.place.column) == ("unreadable", 3, "H")
    assert zh in (None, problem.zh)


def test_bad_frequency_is_said_at_its_cell():
    _, problems = items("1 | 督查 | | | 市应急局 | | 甲县 | 全年 | 四四制 |")
    assert [(each.kind, each.place.column) for each in problems] == [("unreadable", "I")]


def test_row_without_anything_of_an_item_is_unread():
    plan, problems = read(grid(HEAD + "1 | 督查 | | | 市应急局 | | 甲县 | 3月 | |\n2 | | | 专项 | / | | | 4月 | |"))
    assert notices(problems) == [("unreadable", "3", "这一行既没有事项名称，也看不出谁、何时、检查谁，没有读")]
    assert [(sheet.rows, sheet.read, sheet.unread, sheet.aside) for sheet in plan.sheets] == [(2, 1, 1, 0)]


def test_item_without_target_or_time_is_read_all_the_same():
    frame, problems = items("1 | 督查 | | | 市应急局 | | | | |")
    assert (targets(frame), [reading.kind for reading in frame["when"]], problems) == ([[]], ["unscheduled"], ())


@pytest.mark.parametrize(
    ("title", "sheet", "file", "expected"),
    [
        ("填表单位：市应急局   填报时间：1月5日", "表1", "2026年计划.xlsx", "云岭市应急管理局"),
        ("2026年度检查计划", "市应急局", "2026年计划.xlsx", "云岭市应急管理局"),
        ("2026年度检查计划", "表1", "云岭市教育局2026.xlsx", "云岭市教育局"),
        ("填表单位：某某局", "表1", "2026年计划.xlsx", "某某局"),
        ("2026年度检查计划", "表1", "2026年计划.xlsx", ""),
    ],
)
def test_organiser_without_a_column_is_the_one_of_the_sheet(title: str, sheet: str, file: str, expected: str):
    frame, _ = items("督查 | 甲县 | 3月", head=f"{title} | |\n事项 | 对象 | 时间\n", merged="A1:C1", file=file, sheet=sheet)
    assert list(frame["organiser"]) == [expected]


def test_section_names_the_organiser_of_its_rows():
    drawn = "市应急局 | |\n督查 | 甲县 | 3月\n云岭市教育局 | |\n检查 | 乙县 | 4月"
    frame, _ = items(drawn, head="事项 | 对象 | 时间\n", merged="A2:C2 A4:C4")
    assert list(frame["organiser"]) == ["云岭市应急管理局", "云岭市教育局"]


def test_numbered_list_in_a_cell_is_as_many_items():
    frame, _ = items("1.安全检查；\\n2.消防督查 | 甲县 | 3月\n1号楼检查\\n二次供水 | 乙县 | 4月", head="事项 | 对象 | 时间\n")
    assert row(frame, "item", "row") == [("安全检查", 2), ("消防督查", 2), ("1号楼检查 二次供水", 3)]


def test_share_of_a_ratio_column_holds_for_a_group():
    head = "事项 | 对象 | 时间 | 抽查比例\n"
    frame, _ = items("检查 | 全市学校 | 3月 | 5%\n督查 | 甲县 | 4月 | 5%\n抽查 | 汽修企业 | 5月 | 10%", head=head)
    assert [[target.share for target in each] for each in frame["targets"]] == [[0.05] * 3, [1.0], [0.1]]


def test_joint_number_is_kept_and_a_mere_yes_is_none():
    frame, _ = items("检查 | 甲县 | 3月 | L-3\n督查 | 甲县 | 3月 | 是", head="事项 | 对象 | 时间 | 联合编号\n")
    assert list(frame["joint"]) == ["L-3", ""]


def test_cell_whose_formula_failed_is_not_filled_from_above():
    drawn = "1 | 督查 | | | 市应急局 | | 甲县 | 3月 | |\n2 | 检查 | | | | | 乙县 | 4月 | |\n | | | | | | 丙区 | 5月 | |"
    plan, problems = read(grid(HEAD + drawn, spoilt="E3 B4"))
    assert row(plan.items, "item", "organiser") == [("督查", "市应急局"), ("检查", "")]
    assert said(problems) == [("unreadable", "4", "这一行既没有事项名称，也看不出谁、何时、检查谁，没有读")]


def test_organiser_struck_out_is_not_filled_from_above():
    drawn = "1 | 督查 | | | 市应急局 | | 甲县 | 3月 | |\n2 | 检查 | | | 市教育局 | | 乙县 | 4月 | |"
    plan, _ = read(grid(HEAD + drawn, struck="E3"))
    assert row(plan.items, "item", "organiser") == [("督查", "市应急局"), ("检查", "")]


def test_share_said_twice_counts_once():
    head = "事项 | 对象 | 时间 | 抽查比例\n"
    frame, _ = items("检查 | 汽修企业，共80家，确定检查8家 | 3月 | 10%", head=head)
    assert [target.share for target in frame["targets"][0]] == [0.1]
