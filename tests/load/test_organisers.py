import pytest

from burden.load.organisers import Organisers, Part, cut
from tests.load.sheets import nobody, twins

TOWN, NOBODY = Organisers(twins().directory), Organisers(nobody().directory)
TWO = ("云岭市应急管理局", "云岭市教育局")


@pytest.mark.parametrize(
    "text",
    [
        "市应急局（牵头）、市教育局", "市教育局、市应急局（牵头）", "市应急局；市教育局", "市应急局/市教育局", "市应急局\n市教育局", "市应急局 市教育局",
        "市应急局会同市教育局", "市应急局联合市教育局", "市应急局和市教育局", "市应急局与市教育局", "市应急局牵头，市教育局配合", "由市应急局牵头会同市教育局",
        "牵头单位：市应急局；配合单位：市教育局", "市教育局配合市应急局", "1.市应急局 2.市教育局", "①市应急局②市教育局", "市应急局（市教育局配合）",
        "市应急局、市教育局按职责分工负责", "市应急局、教育局", "市应急局、市教育局（共同牵头）", "市应急局、市教育局等5部门",
    ],
)  # fmt: skip
def test_two_offices_in_one_cell_are_two(text: str):
    assert TOWN.read(text).names == TWO


@pytest.mark.parametrize(
    "text",
    [
        "市住房和城乡建设局", "市发展和改革委员会", "市委和市政府督查室", "市人力资源和社会保障局", "市红十字会", "市工商业联合会", "市政协办", "市联合办",
        "市统计局与调查队", "市招商局", "市投资促进局商务处", "各县区政府", "", "一",
    ],
)  # fmt: skip
def test_one_office_is_not_cut(text: str):
    assert NOBODY.read(text).names == ((text,) if text else ())


def test_parts_of_offices_are_told():
    assert cut("市应急局牵头，市教育局配合，市水务局") == [Part("市应急局", 0), Part("市教育局", 2), Part("市水务局", 1)]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("市应急局", []), ("市教育局", ["“市教育局”按名录读作“云岭市教育局”"]), ("云岭市 教育局", ["“云岭市 教育局”按名录读作“云岭市教育局”"]),
        ("市应急局（市级）", ["“市应急局(市级)”按名录读作“云岭市应急管理局”"]), ("市应急局等5部门", ["“市应急局等5部门”没有写全，只计写明的单位"]),
        ("各县区政府、市直各部门", ["“各县区政府”是统称，当作一个单位", "“市直各部门”是统称，当作一个单位"]), ("云岭市应急管里局", []),
    ],
)  # fmt: skip
def test_what_was_read_otherwise_is_told(text: str, notes: list[str]):
    assert [zh for zh, _ in TOWN.read(text).notes] == notes


@pytest.mark.parametrize(
    "text", ["市应急局、" * 5000, "(" * 5000, "市应急局会同" * 9000, "牵头" * 5000, "和" * 9000, "1." * 5000]
)
def test_endless_text_ends(text: str):
    assert len(TOWN.read(text).names) <= 2
