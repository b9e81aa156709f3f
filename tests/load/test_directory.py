from burden.load.directory import Directory
from burden.plan import UNITS, table
from tests.load.sheets import town

TOWN = town().directory


def test_unit_is_found_by_name_and_alias_in_any_width():
    assert [TOWN.name(each) for each in ("甲县", "一中", " 一 中 ", "市应急局", "某局")] == [
        "甲县",
        "市第一中学",
        "市第一中学",
        "云岭市应急管理局",
        "",
    ]


def test_alias_of_two_units_belongs_to_none():
    units = [{"unit": "甲县应急管理局", "aliases": ("应急局",)}, {"unit": "乙县应急管理局", "aliases": ("应急局",)}]
    assert Directory(table(units, UNITS)).name("应急局") == ""


def test_name_goes_before_the_alias_of_another():
    units = [{"unit": "一中", "aliases": ()}, {"unit": "市第一中学", "aliases": ("一中",)}]
    assert Directory(table(units, UNITS)).name("一中") == "一中"


def test_office_is_meant_by_place_and_system():
    assert [TOWN.meant(each) for each in ("市教育局", "甲县应急局", "乙县应急局", "应急局")] == [
        "云岭市教育局",
        "甲县应急管理局",
        "",
        "",
    ]


def test_office_of_some_county_is_meant_only_where_there_is_one():
    one = [{"unit": "甲县", "kind": "县区"}, {"unit": "甲县林业局", "parent": "甲县", "kind": "部门"}]
    both = [*one, {"unit": "乙县", "kind": "县区"}]
    assert [Directory(table(units, UNITS)).meant("县林业局") for units in (one, both)] == ["甲县林业局", ""]


def test_office_named_by_its_level_is_the_one_of_the_city_it_lies_in():
    units = [{"unit": "云岭市", "kind": "市"}, {"unit": "市教育局", "parent": "云岭市", "kind": "部门"}]
    directory = Directory(table(units, UNITS))
    assert [directory.meant(name) for name in ("云岭市教育局", "澜川市教育局")] == ["市教育局", ""]


def test_units_below_are_found_at_any_depth():
    assert [unit.name for unit in TOWN.below("甲县")] == ["甲县应急管理局", "东山镇", "西山乡", "甲县第二中学"]
    assert len(TOWN.below("云岭市")) == 15


def test_units_in_a_ring_end():
    units = [{"unit": "甲", "parent": "乙"}, {"unit": "乙", "parent": "甲"}]
    assert [unit.name for unit in Directory(table(units, UNITS)).below("甲")] == ["乙"]


def test_unit_inside_a_place():
    assert [TOWN.inside("甲县", each) for each in ("东山镇", "第二中学", "北镇")] == ["东山镇", "甲县第二中学", ""]


def test_office_mentioned_is_the_longest_and_no_place():
    assert TOWN.mentioned(["甲县应急管理局2026年计划", "云岭市"]) == "甲县应急管理局"
    assert TOWN.mentioned(["甲县2026年计划"]) == ""
