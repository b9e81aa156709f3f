from tests.load.sheets import NAMES, Grid, grid, read, said

ITEMS = "序号 | 事项名称 | 牵头单位 | 检查对象 | 检查时间\n"
DIRECTORY = grid(NAMES, "名录.xlsx")


def notices(*grids: Grid) -> list[tuple[str, str]]:
    return [(cell, zh) for _, cell, zh in said(read(*grids)[1], "notice")]


def test_target_read_otherwise_than_written_is_told_once():
    rows = "1 | 防汛督查 | 市应急局 | 甲 县、市教育局 | 4月\n2 | 校车检查 | 市应急局 | 甲县、市教育局 | 5月\n3 | 防火督查 | 市应急局 | 丙　区 | 6月"
    assert notices(DIRECTORY, grid(ITEMS + rows)) == [
        ("D2", "“市教育局”按名录读作“云岭市教育局”"),
        ("D4", "“丙 区”按名录读作“丙区”"),
    ]


def test_target_of_a_record_read_otherwise_is_told():
    rows = "事项名称 | 检查单位 | 检查对象 | 实际开始 | 实际结束\n防汛督查 | 市应急局 | 甲县人民政府 | @2026-03-05 | @2026-03-05"
    assert notices(DIRECTORY, grid(rows, "执行记录.xlsx")) == [("C2", "“甲县人民政府”按名录读作“甲县”")]


def test_many_spellings_are_counted():
    rows = "\n".join(f"{n} | 督查 | 市应急局 | 甲{' ' * n}县 | 4月" for n in range(1, 26))
    assert notices(DIRECTORY, grid(ITEMS + rows))[1] == ("D2", "另有5种写法按名录读作别的名称，没有逐一列出")


def test_groups_without_a_directory_are_told_once():
    rows = (
        "1 | 防汛督查 | 市应急局 | 甲县 | 4月\n2 | 校车检查 | 市教育局 | 各县区 | 5月\n3 | 防火督查 | 市应急局 | 部分乡镇 | 6月"
    )
    assert notices(grid(ITEMS + rows)) == [
        ("D3", "没有单位名录，2行的检查对象是统称（如“各县区”），每个统称当作一个对象；加上单位名录即可展开")
    ]


def test_names_written_as_in_the_directory_are_not_told():
    assert notices(DIRECTORY, grid(ITEMS + "1 | 防汛督查 | 市应急局 | 甲县、一中 | 4月")) == []


def test_office_of_the_county_a_sheet_is_from_is_its_own():
    rows = "1 | 防汛督查 | 县应急局 | 甲县 | 4月\n2 | 防火督查 | 县林业局 | 甲县 | 5月"
    plan, problems = read(DIRECTORY, grid(ITEMS + rows, "甲县2026年计划.xlsx"))
    assert list(plan.items["organiser"]) == ["甲县应急管理局", "县林业局"]
    assert said(problems, "notice") == [("notice", "C2", "“县应急局”按名录读作“甲县应急管理局”")]


def test_office_of_a_county_in_a_sheet_of_none_is_asked_about():
    plan, problems = read(DIRECTORY, grid(ITEMS + "1 | 防汛督查 | 县应急管理局 | 甲县 | 4月"))
    assert list(plan.items["organiser"]) == ["县应急管理局"]
    asked = "“县应急管理局”不在名录中，是不是“甲县应急管理局”？是的话请改正，或在名录的别名栏加上“县应急管理局”"
    assert said(problems, "question") == [("question", "C2", asked)]
