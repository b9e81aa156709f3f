from tests.load.sheets import NAMES, grid, read, said

ITEMS = "序号 | 事项名称 | 牵头单位 | 配合单位 | 检查对象 | 检查时间\n"
TWINS = "城关镇|乡镇|甲县|乡镇||\n城关镇|乡镇|乙县|乡镇||"


def questions(*drawn: str, names: str = NAMES) -> list[tuple[str, str]]:
    sheets = [grid(ITEMS + rows, f"计划{number}.xlsx") for number, rows in enumerate(drawn, 1)]
    _, problems = read(grid(names, "名录.xlsx"), *sheets)
    return [(cell, zh) for _, cell, zh in said(problems, "question")]


def test_near_name_is_asked_about_and_stays_its_own_target():
    plan, problems = read(grid(NAMES, "名录.xlsx"), grid(ITEMS + "1 | 防汛督查 | 市应急局 | | 甲线、乙县 | 4月"))
    assert plan.items["targets"][0] == (("甲线", 1.0, False), ("乙县", 1.0, True))
    assert said(problems, "question") == [
        ("question", "E2", "“甲线”不在名录中，是不是“甲县”？是的话请改正，或在名录的别名栏加上“甲线”")
    ]
    assert [each.en for each in problems if each.kind == "question"] == [
        "“甲线” is not in the directory; is “甲县” meant? If so, correct it or add it there as an alias"
    ]


def test_near_name_is_asked_about_once_for_each_file_with_its_rows():
    twice = "1 | 防汛督查 | 市应急局 | | 甲线 | 4月\n2 | 校车检查 | 市教育局 | | 乙县、甲线 | 5月"
    once = "1 | 防火督查 | 市应急局 | | 甲线 | 6月"
    assert [zh[:8] for _, zh in questions(twice, once)] == ["“甲线”（2行）", "“甲线”不在名录"]


def test_near_organiser_and_partner_are_asked_about():
    assert questions("1 | 防汛督查 | 云岭市应急管里局 | 云岭市教育 | 甲县 | 4月") == [
        ("C2", "“云岭市应急管里局”不在名录中，是不是“云岭市应急管理局”？是的话请改正，或在名录的别名栏加上“云岭市应急管里局”"),
        ("D2", "“云岭市教育”不在名录中，是不是“云岭市教育局”？是的话请改正，或在名录的别名栏加上“云岭市教育”"),
    ]


def test_near_parent_and_target_of_a_record_are_asked_about():
    records = "事项名称 | 检查单位 | 检查对象 | 实际开始 | 实际结束\n防汛督查 | 市应急局 | 东山 | @2026-03-05 | @2026-03-05"
    names = NAMES + "市第九小学 | 市级 | 云岭市教育 | 学校 | |"
    _, problems = read(grid(names, "名录.xlsx"), grid(records, "执行记录.xlsx"))
    assert [(each.place.file, each.place.column, each.zh[:12]) for each in problems if each.kind == "question"] == [
        ("名录.xlsx", "C", "“云岭市教育”不在名录中"),
        ("执行记录.xlsx", "C", "“东山”不在名录中，是不"),
    ]


def test_name_that_two_units_share_is_asked_about():
    assert questions("1 | 防汛督查 | 市应急局 | | 城关镇 | 4月", names=NAMES + TWINS) == [
        ("E2", "“城关镇”可以指“甲县城关镇”或“乙县城关镇”，没有归到哪一个；请写明是哪一个")
    ]


def test_strangers_and_drawn_targets_are_not_asked_about():
    assert questions("1 | 防汛督查 | 市应急局 | 市水务局 | 庚县、随机抽取10家企业 | 4月") == []


def test_many_near_names_are_counted():
    places = "\n".join(f"大坪{chr(0x4E00 + number)}县 | 县 | | 县区 | |" for number in range(200, 230))
    rows = "\n".join(f"1 | 防汛督查 | 市应急局 | | 大坪{chr(0x4E00 + number)}线 | 4月" for number in range(200, 230))
    asked = questions(rows, names=NAMES + places)
    assert (len(asked), asked[0]) == (21, ("0", "另有10个名称不在名录中而与名录里的相近，没有逐一列出；改正以上各处后再检查一次"))


def test_without_a_directory_nobody_is_a_stranger():
    _, problems = read(grid(ITEMS + "1 | 防汛督查 | 市应急局 | | 甲线 | 4月"))
    assert said(problems, "question") == []


def test_order_of_files_does_not_matter():
    sheets = [
        grid(NAMES, "名录.xlsx"),
        *(grid(ITEMS + f"1 | 督查 | 市应急局 | | {name} | 4月", f"{name}.xlsx") for name in ("甲线", "东山")),
    ]
    assert read(*sheets)[1] == read(*reversed(sheets))[1]
