import pytest

from burden.load.listed import numbered, owner, split
from tests.load.sheets import grid, read

NONE = dict.fromkeys(("target", "time", "organiser", "content", "frequency", "basis"), "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.安全检查；2.消防检查。", {1: "安全检查", 2: "消防检查"}), ("3、食品检查\n4、药品检查", {3: "食品检查", 4: "药品检查"}),
        ("（1）督查（2）考核", {1: "督查", 2: "考核"}), ("①燃气检查②供热检查", {1: "燃气检查", 2: "供热检查"}), ("1.5月督查", {}),
        ("1.检查，3、4月开展；2.督查", {1: "检查，3、4月开展", 2: "督查"}), ("1号楼检查\n二次供水", {}), ("检查1.督查2.考核", {}),
        ("2.安全检查", {2: "安全检查"}), ("", {}),
    ],
)  # fmt: skip
def test_numbered_list_is_cut_at_its_numbers(text: str, expected: dict[int, str]):
    assert numbered(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("消防检查（市消防救援支队）", ("消防检查", "市消防救援支队")), ("河湖考核(市水务局、市环保局)；", ("河湖考核", "市水务局、市环保局")),
        ("燃气检查（含供热）", ("燃气检查（含供热）", "")), ("燃气检查", ("燃气检查", "")), ("督查（责任单位：市委办）", ("督查", "市委办")),
    ],
)  # fmt: skip
def test_offices_behind_an_item_are_its_organisers(text: str, expected: tuple[str, str]):
    assert owner(text) == expected


def test_cells_numbered_alike_go_with_their_items():
    rows = split(
        NONE | {"item": "1.督查\n2.检查", "organiser": "1.县水利局\n2.县教育局", "target": "1.甲县、乙县\n2.丙县", "time": "3月"}
    )
    assert [(row["item"], row["organiser"], row["target"], row["time"]) for row in rows] == [
        ("督查", "县水利局", "甲县、乙县", "3月"), ("检查", "县教育局", "丙县", "3月"),
    ]  # fmt: skip


def test_items_without_numbers_are_told_by_their_offices():
    rows = split(NONE | {"item": "燃气检查（市城管局）、供热检查（市住建局）"})
    assert [(row["item"], row["organiser"]) for row in rows] == [("燃气检查", "市城管局"), ("供热检查", "市住建局")]


def test_organiser_of_its_own_cell_leaves_the_brackets_alone():
    (row,) = split(NONE | {"item": "检查（市水务局）", "organiser": "市应急局"})
    assert (row["item"], row["organiser"]) == ("检查（市水务局）", "市应急局")


def test_points_of_content_are_no_items():
    plan, _ = read(grid("牵头单位 | 检查内容 | 检查时间\n教育局 | 1.看台账；2.看现场 | 3月"))
    assert list(plan.items["item"]) == ["1.看台账；2.看现场"]


def test_month_in_the_first_column_is_that_of_all_its_items():
    drawn = "月份 | 检查事项\n1月 | 1.安全检查（市应急局）；2.消防检查（市消防支队）\n | 3.食品检查（市监局）\n2月 | 春运督查（市交通局）"
    plan, _ = read(grid(drawn, merged="A2:A3"))
    rows = zip(plan.items["item"], plan.items["organiser"], plan.items["when"], strict=True)
    assert [(item, organiser, when.text) for item, organiser, when in rows] == [
        ("安全检查", "市应急局", "1月"), ("消防检查", "市消防支队", "1月"), ("食品检查", "市监局", "1月"), ("春运督查", "市交通局", "2月"),
    ]  # fmt: skip
