from burden.forms import ANNOTATED
from burden.load.annotated import NOTE, NOTE_EN
from burden.plan import Place, Plan, Problem
from tests.load.sheets import grid, read

PLAN = "应急局2026年检查计划\n事项名称|牵头单位|检查对象|检查时间|备注\n安全检查|应急局|甲县|3月5日|\n消防检查|消防队|乙县|3月|急"
OURS = "应急局2026年检查计划\n事项名称|牵头单位|检查对象|检查时间|备注|{}\n安全检查|应急局|甲县|3月5日||【错误】同日到访\n消防检查|消防队|乙县|3月|急|"


def told(found: tuple[Plan, tuple[Problem, ...]]) -> tuple[list[str], object]:
    plan, problems = found
    frames = (plan.items, plan.records, plan.filings, plan.units)
    return [frame.to_json(orient="records", force_ascii=False, default_handler=str) for frame in frames], (plan.sheets, problems)


def test_column_of_ours_is_not_read_and_said_once():
    plan, sheets = told(read(grid(PLAN)))
    for head in ANNOTATED.values():
        ours, (read_sheets, problems) = told(read(grid(OURS.format(head))))
        assert (ours, read_sheets) == (plan, sheets[0])
        ours_alone = [problem for problem in problems if problem not in sheets[1]]
        assert ours_alone == [Problem("notice", Place("2026年计划.xlsx", "表1"), NOTE, NOTE_EN)]


def test_column_of_ours_between_two_others_is_left_blank():
    drawn = "事项名称|预警（burden）|牵头单位|检查对象|检查时间\n安全检查|【提示】无依据|应急局|甲县|3月5日"
    plan, _ = read(grid(drawn))
    assert (plan.sheets[0].columns["organiser"], plan.items.at[0, "ignored"]) == ("C", ())


def test_what_stands_above_our_head_is_kept():
    drawn = "|||||2026年应急局计划\n事项名称|牵头单位|检查对象|检查时间|备注|预警（burden）\n安全检查|应急局|甲县|3月5日||"
    plan, _ = read(grid(drawn), year=None)
    assert plan.year == 2026


def test_merged_range_over_our_column_ends_before_it():
    merged = (grid(PLAN, merged="A1:E1"), grid(OURS.format("预警（burden）"), merged="A1:F1"))
    assert told(read(merged[0]))[0] == told(read(merged[1]))[0]


def test_warning_column_of_somebody_else_is_read_as_ever():
    plan, problems = read(grid(OURS.format("预警")))
    assert plan.items.at[0, "ignored"] == (("预警", "【错误】同日到访"),)
    assert [problem for problem in problems if problem.zh == NOTE] == []


def test_annotated_copy_beside_the_plan_is_set_aside_whatever_its_name():
    sheets = (grid(PLAN, "b.xlsx"), grid(OURS.format("预警（burden）"), "a.xlsx"))
    plan, problems = read(*sheets)
    assert [(each.file, each.read, each.aside) for each in plan.sheets] == [("a.xlsx", 0, 2), ("b.xlsx", 2, 0)]
    assert [problem.zh for problem in problems if problem.place.file == "a.xlsx"] == [NOTE, "内容与b.xlsx完全相同，没有再读"]


def test_marks_of_our_column_go_with_it():
    drawn = OURS.format("预警（burden）")
    marked = grid(drawn, struck="F3", spoilt="F4", unseen=(6,))
    assert told(read(marked))[0] == told(read(grid(PLAN)))[0]


def test_sheet_tells_the_row_of_its_header():
    plan, _ = read(grid(PLAN))
    assert [sheet.head for sheet in plan.sheets] == [2]
