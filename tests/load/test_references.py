from burden.plan import Plan
from tests.load.sheets import grid, read, said

HEAD = "序号 | 事项名称 | 牵头单位 | 检查对象 | 检查时间 | 频次 | 备注\n"


def whom(plan: Plan) -> list[list[str]]:
    return [[target.name for target in each] for each in plan.items["targets"]]


def test_frequency_of_another_sheet_is_joined_by_the_name_of_the_item():
    plan, problems = read(
        grid(HEAD + "1 | 督查 | 应急局 | 甲县 | 全年 | 详见频次表 |\n2 | 检查 | 教育局 | 乙县 | 全年 | 每年1次 |", sheet="计划"),
        grid("序号 | 事项名称 | 频次\n1 | 检查 | 每月1次\n2 | 督 查 | 每季度1次", sheet="频次表"),
    )
    assert list(plan.items["frequency"]) == ["每季度1次", "每年1次", "每月1次"]
    assert said(problems)[0] == ("notice", "F2", "频次“详见频次表”按频次表所写的读（第2行）")
    assert [(each.sheet, each.read, each.aside) for each in plan.sheets] == [("计划", 2, 0), ("频次表", 1, 1)]


def test_frequency_of_another_sheet_may_stand_for_the_time():
    plan, _ = read(
        grid("事项名称 | 牵头单位 | 检查时间\n督查 | 应急局 | 详见频次表", sheet="计划"),
        grid("事项名称 | 频次\n督查 | 每季度1次", sheet="频次表"),
    )
    assert [(when.kind, when.per) for when in plan.items["when"]] == [("recurring", "quarter")]


def test_targets_of_an_annex_are_all_its_units_where_it_names_no_items():
    plan, problems = read(
        grid(HEAD + "1 | 督查 | 应急局 | 见附件2 | 3月 | |", sheet="附件1"),
        grid("附件二：企业名单 |\n序号 | 检查对象\n1 | 甲厂\n2 | 乙厂", sheet="名单"),
    )
    assert whom(plan) == [["甲厂", "乙厂"]]
    assert said(problems) == [
        ("notice", "3", "内容已并入指向这里的事项"), ("notice", "4", "内容已并入指向这里的事项"),
        ("notice", "D2", "检查对象“见附件2”按名单所写的读（第2行）"),
    ]  # fmt: skip


def test_targets_of_a_list_are_those_of_the_item():
    plan, _ = read(
        grid(HEAD + "1 | 督查 | 应急局 | 详见对象清单 | 3月 | |\n2 | 检查 | 应急局 | 详见对象清单 | 4月 | |", sheet="计划"),
        grid("事项 | 检查对象\n督查 | 甲县\n督查 | 乙县\n检查 | 丙县", sheet="对象清单"),
    )
    assert whom(plan) == [["甲县", "乙县"], ["丙县"]]


def test_note_of_the_row_is_what_its_cells_point_to():
    plan, _ = read(
        grid(HEAD + "1 | 督查 | 应急局 | 见备注 | 4月 | | 甲县、乙县\n2 | 检查 | 应急局 | 丙县 | 4月 | 见备注 | 每半年检查1次")
    )
    assert (whom(plan), list(plan.items["frequency"])) == ([["甲县", "乙县"], ["丙县"]], ["", "每半年检查1次"])


def test_what_points_to_nothing_at_hand_is_no_target_time_or_frequency():
    plan, problems = read(grid(HEAD + "1 | 督查 | 应急局 | 详见附件3 | 见附表 | 详见频次表 |"))
    assert (whom(plan), plan.items["frequency"][0], plan.items["when"][0].kind) == ([[]], "", "unscheduled")
    assert [each[:2] for each in said(problems)] == [("unreadable", "D2"), ("unreadable", "E2"), ("unreadable", "F2")]
    assert said(problems)[0][2] == (
        "检查对象“详见附件3”没有找到对应的内容，这一格没有读；请直接写在这里，或把所指的表一并导入并写明事项名称"
    )


def test_item_twice_with_two_frequencies_is_not_joined():
    plan, problems = read(
        grid(HEAD + "1 | 督查 | 应急局 | 甲县 | 全年 | 详见频次表 |", sheet="计划"),
        grid("事项 | 频次\n督查 | 每月1次\n督查 | 每年1次", sheet="频次表"),
    )
    assert (plan.items["frequency"][0], said(problems, "unreadable")[0][1]) == ("", "F2")


def test_ditto_is_the_cell_above_and_points_nowhere():
    plan, problems = read(
        grid("事项 | 牵头单位 | 检查对象 | 检查时间\n督查 | 市应急局 | 丁县 | 6月\n检查 | 市水务局 | 同上 | 同上")
    )
    assert [[target.name for target in targets] for targets in plan.items["targets"]] == [["丁县"], ["丁县"]]
    assert [when.text for when in plan.items["when"]] == ["6月", "6月"]
    assert said(problems, "unreadable") == []
