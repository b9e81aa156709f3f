from burden.plan import Plan
from tests.load.sheets import grid, read, said

HEAD = "事项 | 牵头单位 | 检查对象\n"


def times(plan: Plan) -> list[str]:
    return [when.text for when in plan.items["when"]]


def test_section_that_names_a_month_is_the_time_of_its_rows():
    drawn = HEAD + "一、3月份 | |\n检查 | 应急局 | 甲县\n二、第二季度 | |\n督查 | 教育局 | 乙县"
    plan, problems = read(grid(drawn, merged="A2:C2 A4:C4"))
    assert times(plan) == ["3月份", "第二季度"]
    assert [each for each in said(problems) if "时间" in each[2]] == [
        ("notice", "3", "1行的时间按小标题、表名或标题读作“3月份”（第3行）"), ("notice", "5", "1行的时间按小标题、表名或标题读作“第二季度”（第5行）"),
    ]  # fmt: skip


def test_days_without_a_month_take_the_one_of_their_section():
    drawn = "事项 | 检查对象 | 检查时间\n4月 | |\n检查 | 甲县 | 5日-7日\n督查 | 乙县 | 5月8日"
    plan, _ = read(grid(drawn, merged="A2:C2"))
    assert times(plan) == ["4月5日-7日", "5月8日"]


def test_sheet_named_for_its_month_gives_it_to_rows_without_a_time():
    plan, _ = read(grid(HEAD + "检查 | 应急局 | 甲县", sheet="3月"), grid(HEAD + "督查 | 教育局 | 乙县", sheet="4月计划"))
    assert times(plan) == ["3月", "4月"]


def test_title_with_the_month_of_its_plan_gives_it():
    plan, _ = read(grid("2026年5月份督查检查计划表 | | \n" + HEAD + "检查 | 应急局 | 甲县", merged="A1:C1"))
    assert times(plan) == ["2026年5月份"]


def test_day_on_which_a_sheet_was_filled_in_gives_no_time():
    plan, problems = read(grid("填报时间：2026年1月5日 | |\n" + HEAD + "检查 | 应急局 | 甲县", merged="A1:C1"))
    assert (times(plan), problems) == ([""], ())


def test_column_of_times_goes_before_the_name_of_the_sheet():
    plan, _ = read(grid("事项 | 检查对象 | 检查时间\n检查 | 甲县 | ", sheet="3月"))
    assert times(plan) == [""]
