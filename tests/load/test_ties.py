import pytest

from burden.plan import Problem
from tests.load.sheets import grid, read, said

HEAD = "单位名称 | 层级 | 上级单位 | 类型 | 别名 | 分组\n"


def troubles(drawn: str) -> list[tuple[str, str, str]]:
    return said(read(grid(HEAD + drawn, "名录.xlsx"))[1])


def test_alias_of_two_units_is_asked_about_at_both():
    assert troubles("甲中学 | | | 学校 | 一中 |\n乙中学 | | | 学校 | 一中、乙一中 |") == [
        ("question", "E2", "“甲中学”的别名“一中”也是“乙中学”的别名，分不清指哪一个，没有采用；请只留在一个单位"),
        ("question", "E3", "“乙中学”的别名“一中”也是“甲中学”的别名，分不清指哪一个，没有采用；请只留在一个单位"),
    ]


def test_alias_that_is_the_name_of_another_unit_is_asked_about():
    assert troubles("一中 | | | 学校 | |\n第一中学 | | | 学校 | 一中、第一中学 |") == [
        ("question", "E3", "“第一中学”的别名“一中”是另一个单位的名称，按那个单位读；请删去或改写这个别名"),
    ]


def test_group_with_the_name_of_a_unit_is_asked_about_once():
    assert troubles("甲县 | | | 县区 | |\n乙县 | | | 县区 | | 甲县\n丙县 | | | 县区 | | 甲县、山区县") == [
        ("question", "F3", "分组“甲县”与单位“甲县”同名，写“甲县”时只指这个单位；请给分组另取名称"),
    ]


def test_unit_that_is_its_own_parent_is_asked_about():
    assert troubles("甲县 | 县 | 甲县 | 县区 | |") == [("question", "C2", "“甲县”的上级单位是它自己；请改正")]


def test_ring_of_parents_is_asked_about_once():
    drawn = "东镇 | 乡镇 | 乙县 | 乡镇 | |\n甲县 | 县 | 乙县 | 县区 | |\n乙县 | 县 | 丙市 | 县区 | |\n丙市 | 市 | 甲县 | 市 | |"
    assert troubles(drawn) == [("question", "C5", "上级单位绕成一圈：丙市→甲县→乙县→丙市；请改正其中一个")]


def test_long_ring_and_long_line_of_parents_end():
    ring = "\n".join(f"单位{number} | | 单位{(number + 1) % 3000} | 部门 | |" for number in range(3000))
    assert [kind for kind, _, _ in troubles(ring)] == ["question"]
    assert troubles(ring.rsplit("\n", 1)[0] + "\n单位2999 | | | 部门 | |") == []


def test_parent_the_directory_does_not_have_is_noted_once():
    assert troubles("甲县 | 县 | 省政府 | 县区 | |\n乙县 | 县 | 省政府 | 县区 | |") == [
        ("notice", "C2", "上级单位“省政府”不在名录中（2行）；要按它统计，请在名录中补上"),
    ]


@pytest.mark.parametrize("parent", ["云岭", "云 岭 市"])
def test_parent_by_alias_or_in_another_spelling_is_no_trouble(parent: str):
    assert troubles(f"云岭市 | 市 | | 市 | 云岭 |\n甲县 | 县 | {parent} | 县区 | |") == []


def test_wording_is_in_both_languages():
    _, problems = read(grid(HEAD + "甲县 | 县 | 甲县 | 县区 | |", "名录.xlsx"))
    assert [type(each) for each in problems] == [Problem]
    assert problems[0].en == "“甲县” is its own parent; correct it"
