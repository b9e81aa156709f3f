import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.load.lists import parts
from burden.load.samples import Sample, sample
from burden.load.targets import Targets
from tests.load.sheets import nobody, town, twins

COUNTIES = ["甲县", "乙县", "丙区", "丁区", "戊县"]
TOWNSHIPS = ["东山镇", "西山乡", "南街道", "北镇"]
SCHOOLS = ["市第一中学", "甲县第二中学", "乙县第三中学"]
TOWN, NOBODY = town().targets, nobody().targets
TWINS = twins().targets  # 城关镇 is in 甲县 and in 乙县
OF_A = ["东山镇", "西山乡", "甲县城关镇"]


def names(text: str, home: str = "", targets: Targets = TOWN) -> list[str]:
    return [target.name for target in targets.expand(text, home)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲县", ["甲县"]), ("甲 县", ["甲县"]), ("一中", ["市第一中学"]), ("市应急局", ["云岭市应急管理局"]), ("甲县应急局", ["甲县应急管理局"]),
        ("各县(市、区)", COUNTIES), ("各县（市、区）", COUNTIES), ("各县区", COUNTIES), ("全部县市区", COUNTIES), ("县（市、区）人民政府", COUNTIES),
        ("全市各县区", COUNTIES), ("各乡镇（街道）", TOWNSHIPS), ("全部乡镇", TOWNSHIPS), ("各街道", ["南街道"]), ("all townships", TOWNSHIPS),
        ("市直各部门", ["云岭市应急管理局", "云岭市教育局"]), ("市直部门", ["云岭市应急管理局", "云岭市教育局"]), ("县直部门", ["甲县应急管理局"]),
        ("全市学校", SCHOOLS), ("各学校", SCHOOLS), ("重点学校", SCHOOLS[:2]), ("各重点学校", SCHOOLS[:2]),
        ("甲县、乙县", ["甲县", "乙县"]), ("甲县；乙县", ["甲县", "乙县"]), ("甲县，乙县/丙区\n丁区", ["甲县", "乙县", "丙区", "丁区"]),
        ("甲县和乙县", ["甲县", "乙县"]), ("各县区及市直部门", [*COUNTIES, "云岭市应急管理局", "云岭市教育局"]),
        ("除甲县外的各县区", COUNTIES[1:]), ("各县区（除甲县、乙县外）", COUNTIES[2:]),
        ("甲县东山镇", ["东山镇"]), ("甲县各乡镇", ["东山镇", "西山乡"]), ("乙县全部学校", ["乙县第三中学"]), ("甲县（县政府）", ["甲县"]),
        ("甲县、甲县", ["甲县"]),
    ],
)  # fmt: skip
def test_text_is_expanded_through_the_directory(text: str, expected: list[str]):
    assert names(text) == expected
    assert all(target == (target.name, 1.0, True) for target in TOWN.expand(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("除甲县外，其他各县区", COUNTIES[1:]), ("各县区（甲县除外）", COUNTIES[1:]), ("各县（市、区）（不含甲县、乙县）", COUNTIES[2:]),
        ("各县区，不包括丙区", ["甲县", "乙县", "丁区", "戊县"]), ("各县区(除甲县)", COUNTIES[1:]), ("甲县以外的县区", COUNTIES[1:]),
        ("各县区（甲县2025年已查，本年除外）", COUNTIES[1:]), ("各县区（不含市直部门）", COUNTIES), ("各乡镇（不含街道）", ["东山镇", "西山乡", "北镇"]),
        ("除东山镇外的甲县各乡镇", ["西山乡"]), ("重点学校（不含一中）", ["甲县第二中学"]),
    ],
)  # fmt: skip
def test_exceptions_are_left_out(text: str, expected: list[str]):
    assert names(text) == expected
    assert all(target.known for target in TOWN.expand(text))


@pytest.mark.parametrize(
    "text", ["各县区（不含庚县）", "各县区，庚县除外", "甲县除外", "除外", "各县区（不含" + "甲县、" * 200 + "乙县）"]
)
def test_exception_that_is_not_understood_is_a_target_by_its_text(text: str):
    assert TOWN.expand(text) == ((text, 1.0, False),)


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("甲县东山镇、城关镇", "", ["东山镇", "甲县城关镇"]), ("乙县城关镇、北镇", "", ["乙县城关镇", "北镇"]), ("城关镇", "甲县", ["甲县城关镇"]),
        ("甲县（东山镇、西山乡）", "", ["东山镇", "西山乡"]), ("甲县：东山镇、城关镇；乙县：城关镇", "", ["东山镇", "甲县城关镇", "乙县城关镇"]),
        ("云岭市甲县东山镇", "", ["东山镇"]), ("甲县各乡镇、县直部门", "", [*OF_A, "甲县应急管理局", "甲县教育局"]),
        ("甲县各乡镇（城关镇除外）", "", OF_A[:2]), ("甲县及所辖乡镇", "", ["甲县", *OF_A]), ("甲县应急局、教育局", "", ["甲县应急管理局", "甲县教育局"]),
        ("甲县（重点检查学校）", "", ["甲县"]), ("甲县人民政府", "", ["甲县"]), ("甲县全域", "", ["甲县"]),
    ],
)  # fmt: skip
def test_name_after_a_place_lies_in_it(text: str, home: str, expected: list[str]):
    assert names(text, home, TWINS) == expected
    assert all(target.known for target in TWINS.expand(text, home))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城关镇（乙县）", ["乙县城关镇"]), ("东山镇（甲县）", ["东山镇"]), ("甲县（东山镇）", ["东山镇"]), ("甲县·东山镇", ["东山镇"]), ("甲县-东山镇", ["东山镇"]),
        ("甲县（重点检查东山镇）", ["甲县"]), ("6月抽查甲县", ["甲县"]), ("重点抽查甲县、乙县", ["甲县", "乙县"]), ("“甲县”", ["甲县"]),
    ],
)  # fmt: skip
def test_unit_is_found_with_its_place_or_a_word_around_it(text: str, expected: list[str]):
    assert names(text, "", TWINS) == expected


def test_whole_county_of_an_organiser_is_that_county():
    assert TOWN.expand("全县", "甲县") == (("甲县", 1.0, True),)
    assert TOWN.read_as("全县", "甲县") == (("全县", "甲县"),)


@pytest.mark.parametrize("text", ["东山镇（乙县）", "城关镇", "庚县城关镇", "庚县：东山镇", "甲县：北镇南院"])
def test_name_in_no_certain_place_is_unknown(text: str):
    assert TWINS.expand(text) == ((text, 1.0, False),)


@pytest.mark.parametrize(
    "text",
    [
        "1.甲县 2.乙县", "①甲县②乙县", "（1）甲县；（2）乙县", "1、甲县\n2、乙县", "一、甲县；二、乙县", "（一）甲县\n（二）乙县", "1.甲县；2.乙县。",
        "甲县 乙县", "甲县|乙县", "甲县·乙县", "甲县，乙县。", "甲、乙两县", "甲县、乙县两县", "甲县 and 乙县", "甲县、乙县等两个县",
    ],
)  # fmt: skip
def test_two_units_are_two_however_they_are_listed(text: str):
    assert names(text) == ["甲县", "乙县"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲县、乙县等2个县区", {"甲县": 1.0, "乙县": 1.0}),
        ("甲县、乙县等5个县区", dict.fromkeys(COUNTIES, 1.0)),
        ("甲县等三个县区", {"甲县": 1.0, "乙县": 0.5, "丙区": 0.5, "丁区": 0.5, "戊县": 0.5}),
        ("随机抽取全市学校的20%", dict.fromkeys(SCHOOLS, 0.2)),
        ("按20%比例抽取各县区", dict.fromkeys(COUNTIES, 0.2)),
        ("各县区（随机抽取2个）", dict.fromkeys(COUNTIES, 0.4)),
        ("每县抽1个乡镇", dict.fromkeys(TOWNSHIPS, 0.5)),
        ("各县区各抽查2个乡镇", dict.fromkeys(TOWNSHIPS, 1.0)),
        ("甲县、丙区，每县抽取1个乡镇", dict.fromkeys(TOWNSHIPS[:2], 0.5)),
        ("甲县随机抽取1个乡镇", dict.fromkeys(TOWNSHIPS[:2], 0.5)),
        ("甲县1个乡镇", dict.fromkeys(TOWNSHIPS[:2], 0.5)),
        ("甲县1-2个乡镇", dict.fromkeys(TOWNSHIPS[:2], 0.5)),
        ("全市20%的乡镇", dict.fromkeys(TOWNSHIPS, 0.2)),
        ("5个县（市、区）", dict.fromkeys(COUNTIES, 1.0)),
        ("两个县区", dict.fromkeys(COUNTIES, 0.4)),
        ("两个区", dict.fromkeys(COUNTIES[2:4], 1.0)),
        ("抽取5%的学校", dict.fromkeys(SCHOOLS, 0.05)),
        ("学校抽查比例不低于20%", dict.fromkeys(SCHOOLS, 0.2)),
        ("不少于20%的学校", dict.fromkeys(SCHOOLS, 0.2)),
        ("抽查重点学校1家", dict.fromkeys(SCHOOLS[:2], 0.5)),
        ("各县区，其中重点检查甲县", dict.fromkeys(COUNTIES, 1.0)),
        ("每个县区抽取1个乡镇", dict.fromkeys(TOWNSHIPS, 0.5)),
        ("从30家重点学校中随机抽取3家", dict.fromkeys(SCHOOLS[:2], 0.1)),
        ("全市学校抽取1个、各街道", {**dict.fromkeys(SCHOOLS, 1 / 3), "南街道": 1.0}),
    ],
)
def test_drawn_targets_have_their_share(text: str, expected: dict[str, float]):
    assert {target.name: target.share for target in TOWN.expand(text)} == expected


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("全市汽车销售企业", 1.0), ("全市中小学校", 1.0), ("全县乡镇", 1.0), ("学校", 1.0), ("某高等专科学校", 1.0),
        ("从100家名录库中随机抽取10家", 0.1), ("共58家,确定检查29家", 0.5), ("汽车销售企业的5%", 0.05),
        ("民办培训机构58家，抽查29家", 0.5), ("3月检查4家", 0.0), ("加油站20家", 0.0), ("随机抽取10所重点学校", 0.0), ("9个县区", 1.0),
        ("部分乡镇", 0.0), ("有关部门", 0.0), ("随机抽取10家企业", 0.0), ("若干乡镇", 0.0),
    ],
)  # fmt: skip
def test_what_the_directory_does_not_know_is_a_target_by_its_text(text: str, share: float):
    assert TOWN.expand(text) == ((text, share, False),)


def test_others_that_nobody_counts_are_unknown():
    assert TOWN.expand("甲县、乙县等县区") == (("甲县", 1.0, True), ("乙县", 1.0, True), ("甲县、乙县等县区", 0.0, False))


def test_what_is_vague_beside_what_is_named_is_a_target_of_its_own():
    assert TOWN.expand("甲县及乙县部分乡镇") == (("甲县", 1.0, True), ("乙县部分乡镇", 0.0, False))


def test_known_and_unknown_stand_side_by_side():
    assert TOWN.expand("甲县、某某公司") == (("甲县", 1.0, True), ("某某公司", 1.0, False))


def test_townships_of_a_county_organiser_are_its_own():
    assert names("各乡镇", home="甲县") == ["东山镇", "西山乡"]
    assert names("全市各乡镇", home="甲县") == TOWNSHIPS


@pytest.mark.parametrize("text", ["各县区", "2151 W CERMAK RD, CHICAGO", "0", "N/A", "1884255"])
def test_without_a_directory_the_text_is_the_target(text: str):
    assert NOBODY.expand(text) == ((text, 1.0, False),)


def test_without_a_directory_a_list_is_still_a_list():
    assert names("甲县、乙县；丙区", targets=NOBODY) == ["甲县", "乙县", "丙区"]


@pytest.mark.parametrize(
    "text",
    [
        "等" * 2000,
        "除" * 2000 + "外",
        "抽取10家" * 500,
        "从10家中" * 500,
        "(" * 3000,
        "甲县等" * 800,
        "20%" * 900,
        "甲县:" * 3000,
        "其中重点" * 60,
        "不含甲," * 90,
        "每县" * 190,
    ],
)
def test_endless_text_is_a_target_like_any_other(text: str):
    assert TOWN.expand(text) == ((text, 1.0, False),)


def test_list_is_not_cut_inside_brackets():
    assert parts("各县(市、区)、市直部门\n学校/医院") == ["各县(市、区)", "市直部门", "学校", "医院"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("从100家企业中随机抽取10家", Sample("企业", 0.1)), ("企业共58家，确定检查29家", Sample("企业", 0.5)), ("抽取企业总数的5%", Sample("企业", 0.05)),
        ("各县区随机抽取2个", Sample("各县区", drawn=2)), ("每个县抽查3个乡镇", Sample("乡镇", drawn=3, outer="县")),
        ("从10家企业中抽取20家", Sample("10家企业", drawn=20)), ("各县区", None), ("100%", None),
    ],
)  # fmt: skip
def test_sample_is_told_from_its_text(text: str, expected: Sample | None):
    assert sample(text) == expected


WORDS = [
    "甲县",
    "各",
    "等",
    "除",
    "外",
    "抽取",
    "3家",
    "从",
    "中",
    "20%",
    "(",
    ")",
    "、",
    "/",
    "\n",
    "共9家",
    "随机",
    "每",
    "县区",
    "部分",
    "乡镇",
    "和",
    " ",
    "x",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map("".join), st.sampled_from(["", "甲县"]))
def test_any_text_has_targets_each_once(text: str, home: str):
    found = TOWN.expand(text, home)
    assert len(found) == len({target.name for target in found}) > 0
    assert [target for target in found if not 0 <= target.share <= 1] == []
    assert [target.name for target in found if target.known and target.name not in TOWN.directory.units] == []


def test_places_of_one_kind_are_parted_by_a_blank_and_share_an_ending():
    def names(text: str) -> list[str]:
        return [target.name for target in nobody().targets.expand(text)]

    assert names("甲县 乙县") == ["甲县", "乙县"]
    assert names("甲县\n乙县 丙县") == ["甲县", "乙县", "丙县"]
    assert names("甲、乙、丙县") == ["甲县", "乙县", "丙县"]
    assert names("东山镇 西山镇") == ["东山镇", "西山镇"]


def test_districts_are_no_counties_and_a_label_is_no_name():
    def names(text: str) -> list[str]:
        return [target.name for target in town().targets.expand(text)]

    assert names("各区") == ["丙区", "丁区"]
    assert names("各县区") == ["甲县", "乙县", "丙区", "丁区", "戊县"]
    assert names("直属学校：市第一中学、甲县第二中学") == ["市第一中学", "甲县第二中学"]
