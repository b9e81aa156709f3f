"""Sheets that this program wrote, read again: by their headings alone, a row a row."""

from burden.load.returned import returned
from tests.load.sheets import grid, read, said

DRAWN = """
2026年年度计划
事项编号|事项名称|牵头单位|检查对象|对象读作|检查时间|时间栏名|时间读作|备注|未采用|问题和提示|计划出处
1|合计|水务局|甲县|1个|6月30日|完成时限|期限|注:|【天气】晴||甲.xlsx › 表1 › 第3行
|考核||乙县|1个|3月||窗口|||提示：x|甲.xlsx › 表1 › 第4行
||||1个|||||||甲.xlsx › 表1 › 第5行
"""


def test_sheet_is_told_by_its_places():
    table = returned(grid(DRAWN))
    assert table is not None
    assert (table.head.kind, table.rows, table.aside, table.head.ignored) == ("items", (2, 3), {4: "cleared"}, ())
    assert returned(grid("事项编号|事项名称|牵头单位|检查对象|出处\n1|督查|水务局|甲县|x")) is None


def test_row_is_a_row_and_a_blank_cell_is_blank():
    plan, problems = read(grid(DRAWN))
    assert list(plan.items[["number", "item", "organiser", "note"]].itertuples(index=False, name=None)) == [
        ("1", "合计", "水务局", "注:"), ("", "考核", "", ""),
    ]  # fmt: skip
    assert list(plan.items["ignored"]) == [(("天气", "晴"),), ()]
    assert said(problems) == [("notice", "5", "内容已清空，只剩说明栏，没有当作数据")]


def test_time_is_read_under_the_heading_it_came_from():
    plan, _ = read(grid(DRAWN))
    assert [(each.kind, each.heading) for each in plan.items["when"]] == [("deadline", "完成时限"), ("window", "")]


def test_year_is_that_of_its_title():
    plan, _ = read(grid(DRAWN, file="2024年2025年改.xlsx"), year=None)
    assert plan.year == 2026


def test_sheet_that_went_into_it_is_set_aside_and_asked_about():
    plan, problems = read(grid(DRAWN, "改.xlsx"), grid("事项名称|牵头单位|检查对象|检查时间\n旧|水务局|甲县|3月", "甲.xlsx"))
    assert list(plan.items["item"]) == ["合计", "考核"]
    assert said(problems, "question") == [
        ("question", "0", "这张表已收进改.xlsx，以那个工作簿为准，没有再读；如果这张表更新，请把那个工作簿移到别处")
    ]
    assert [(each.file, each.rows, each.read, each.aside) for each in plan.sheets] == [("改.xlsx", 3, 2, 1), ("甲.xlsx", 1, 0, 1)]


def test_of_two_such_workbooks_the_one_made_from_the_other_counts():
    first, second = grid(DRAWN, "改.xlsx"), grid(DRAWN.replace("甲.xlsx", "改.xlsx"), "再改.xlsx")
    plan, problems = read(first, second, grid("事项名称|牵头单位|检查对象|检查时间\n旧|水务局|甲县|3月", "甲.xlsx"))
    assert list(plan.items["item"]) == ["合计", "考核"]
    assert sorted(each.place.file for each in problems if each.kind == "question") == ["改.xlsx", "甲.xlsx"]


def test_workbook_written_over_the_file_it_came_from_is_read():
    plan, problems = read(grid(DRAWN.replace("甲.xlsx", "改.xlsx"), "改.xlsx"))
    assert (list(plan.items["item"]), said(problems, "question")) == (["合计", "考核"], [])


def test_rows_put_together_from_several_sheets_stand_for_those():
    drawn = DRAWN.replace("甲.xlsx › 表1 › 第4行", "乙.xlsx › 表1 › 第9行") + "|新增||乙县||4月||||||\n"
    plan, _ = read(grid(drawn, "改.xlsx"))
    first, second, added = plan.items["sheet"]
    assert len({first, second, added}) == 3
    assert [plan.place(sheet, row) for sheet, row in zip(plan.items["sheet"], plan.items["row"], strict=True)] == [
        ("改.xlsx", "表1", row, "") for row in (3, 4, 6)
    ]
    assert [(each.file, each.rows, each.read, each.aside) for each in plan.read] == [("改.xlsx", 4, 3, 1)]
