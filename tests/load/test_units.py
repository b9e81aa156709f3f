from burden.plan import Plan
from tests.load.sheets import grid, read, said

HEAD = "单位名称 | 层级 | 上级单位 | 类型 | 别名 | 分组\n"


def units(drawn: str, merged: str = ""):
    return read(grid(HEAD + drawn, "名录.xlsx", merged=merged))


def names(plan: Plan) -> list[tuple[object, ...]]:
    return list(plan.units[["unit", "level", "parent", "kind", "aliases", "groups"]].itertuples(index=False, name=None))


def test_row_becomes_a_unit():
    plan, problems = units("甲县应急管理局 | 县级 | | 部门 | 甲县应急局、县应急局 | 一组；二组")
    assert names(plan) == [("甲县应急管理局", "county", "", "部门", ("甲县应急局", "县应急局"), ("一组", "二组"))]
    assert problems == ()


def test_parent_is_spelled_as_the_directory_spells_it():
    plan, _ = units("云岭市 | 市级 | | | 云岭 |\n甲县 | 县级 | 云岭 | 县区 | |")
    assert list(plan.units["parent"]) == ["", "云岭市"]


def test_merged_parent_holds_for_all_its_rows():
    plan, _ = units("东镇 | 乡镇 | 甲县 | 乡镇 | |\n西镇 | 乡镇 | | 乡镇 | |", "C2:C3")
    assert list(plan.units["parent"]) == ["甲县", "甲县"]


def test_level_without_a_cell_is_told_by_the_kind():
    plan, _ = units("东镇 | | 甲县 | 乡镇 | |\n某局 | | 云岭市 | 市直部门 | |\n一社区 | | 东镇 | 社区 | |")
    assert list(plan.units["level"]) == ["township", "city", ""]


def test_units_of_one_name_carry_their_parents():
    plan, problems = units("城关镇 | 乡镇 | 甲县 | 乡镇 | |\n城关镇 | 乡镇 | 乙县 | 乡镇 | |\n东镇 | 乡镇 | 甲县 | 乡镇 | |")
    assert list(plan.units["unit"]) == ["甲县城关镇", "乙县城关镇", "东镇"]
    assert said(problems)[0] == ("notice", "A2", "有2个“城关镇”，分别记作“甲县城关镇”、“乙县城关镇”")


def test_unit_listed_again_with_other_values_is_asked_about():
    plan, problems = units("甲县 | 县级 | | 县区 | |\n甲县 | 市级 | | 部门 | | 山区县")
    assert list(plan.units["level"]) == ["county"]
    assert said(problems) == [("question", "A3", "“甲县”在表1第2行已有，这一行的层级、类型、分组不同，没有采用；请核对后留一行")]


def test_unit_listed_again_without_a_parent_is_asked_about():
    plan, problems = units("云岭市 | 市级 | | 市 | |\n甲县 | 县级 | | 县区 | |\n甲县 | 县级 | 云岭市 | 县区 | |")
    assert list(plan.units["unit"]) == ["云岭市", "甲县"]
    assert said(problems) == [("question", "A4", "“甲县”在表1第3行已有，这一行的上级单位不同，没有采用；请核对后留一行")]


def test_unit_listed_twice_is_set_aside():
    plan, problems = units("甲县 | 县级 | | 县区 | |\n甲 县 | 县级 | | 县区 | |")
    assert (len(plan.units), said(problems)) == (1, [("notice", "A3", "名录中已有这个单位，没有再读")])
    assert [(sheet.rows, sheet.read, sheet.unread, sheet.aside) for sheet in plan.sheets] == [(2, 1, 0, 1)]


def test_row_without_a_name_is_unread():
    plan, problems = units("甲县 | 县级 | | 县区 | |\n | 县级 | 甲县 | 部门 | |")
    assert (len(plan.units), said(problems)) == (1, [("unreadable", "A3", "这一行没有单位名称，没有读")])


def test_parent_column_on_the_left_that_lost_its_merges_is_filled():
    plan, problems = read(grid("上级单位 | 单位名称 | 类型\n甲县 | 东镇 | 乡镇\n | 西镇 | 乡镇", "名录.xlsx"))
    assert list(plan.units["parent"]) == ["甲县", "甲县"]
    assert said(problems) == [
        ("notice", "A2", "上级单位“甲县”不在名录中（2行）；要按它统计，请在名录中补上"),
        ("question", "A3", "“上级单位”栏有1格空着（第3行），按上面一格读，请确认"),
    ]
