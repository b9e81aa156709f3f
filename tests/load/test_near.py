import pytest

from burden.load.directory import Directory
from burden.load.near import Near
from tests.load.sheets import grid, read, twins

MORE = """
单位名称         | 层级 | 上级单位 | 类型 | 别名 | 分组
云岭市           | 市   |          | 市   |      |
云岭市水利局     | 市级 | 云岭市   | 部门 |      |
云岭市卫生健康委员会 | 市级 | 云岭市 | 部门 |   |
临屏县           | 县级 | 云岭市   | 县区 | 临屏 | 沿江县区
临屏县教育局     | 县级 | 临屏县   | 部门 |      |
松岚县           | 县级 | 云岭市   | 县区 |      |
松岚县教育局     | 县级 | 松岚县   | 部门 |      |
临屏化工有限公司 |      | 临屏县   | 企业 |      |
石溪镇           | 乡镇 | 临屏县   | 乡镇 |      |
石桥镇           | 乡镇 | 临屏县   | 乡镇 |      |
石沟镇           | 乡镇 | 松岚县   | 乡镇 |      |
"""
TOWN = Near(twins().directory)
CITY = Near(Directory(read(grid(MORE, "名录.xlsx"))[0].units))


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("甲线", ["甲县"]), ("东山", ["东山镇"]), ("东山乡", ["东山镇"]), ("西山镇", ["西山乡"]), ("云岭市应急管里局", ["云岭市应急管理局"]),
        ("云岭市应急管理", ["云岭市应急管理局"]), ("云玲市应急管理局", ["云岭市应急管理局"]), ("应急局", ["云岭市应急管理局", "甲县应急管理局"]),
        ("第一中学", ["市第一中学"]), ("甲县第二中", ["甲县第二中学"]), ("甲县诚关镇", ["甲县城关镇"]), ("诚关镇", ["甲县城关镇", "乙县城关镇"]),
    ],
)  # fmt: skip
def test_name_with_one_sign_wrong_or_without_its_place_is_near(name: str, units: list[str]):
    assert list(TOWN.like(name)) == units


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("临坪县", ["临屏县"]), ("松岗县教育局", ["松岚县教育局"]), ("云岭市卫生建康委员会", ["云岭市卫生健康委员会"]), ("水利局", ["云岭市水利局"]),
        ("临屏化工公司", ["临屏化工有限公司"]), ("临屏化土有限责任公司", ["临屏化工有限公司"]), ("沿江区县", ["沿江县区"]), ("临屏区", ["临屏县"]),
        ("屏临县", ["临屏县"]),
    ],
)  # fmt: skip
def test_near_name_of_a_place_office_enterprise_or_group(name: str, units: list[str]):
    assert list(CITY.like(name)) == units


@pytest.mark.parametrize(
    "name",
    [
        "庚县", "南山镇", "市第二中学", "市第一小学", "甲县第一中学", "乙县应急管理局", "丙区城关镇", "甲", "云岭县", "东山市", "某某公司", "",
        "东" * 40, "甲县水务局",
    ],
)  # fmt: skip
def test_another_number_direction_level_or_place_is_not_near(name: str):
    assert list(TOWN.like(name)) == []


def test_name_near_to_many_is_near_to_none():
    assert list(CITY.like("石泉镇")) == []


def test_name_that_units_share_may_mean_each():
    assert TOWN.meant("城关镇") == ("甲县城关镇", "乙县城关镇")
    assert [TOWN.meant(name) for name in ("甲县", "东山镇", "庚县")] == [(), (), ()]
