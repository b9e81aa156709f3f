import pytest

from burden.load.stray import rhythm
from tests.load.sheets import grid, read, said

HEAD = "事项 | 牵头单位 | 检查对象 | 检查时间 | 实施层级 | 抽查比例 | 频次 | 备注\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市级检查(每半年开展一次)", "每半年开展一次"), ("每年一次，5%", "每年一次"), ("1次/年，30%", "1次/年"), ("每季度各抽查1次", "每季度各抽查1次"),
        ("不少于1次/年", "不少于1次/年"), ("每三年至少一次", "每三年至少一次"), ("去年每季度1次", ""), ("每月报送一次进展", ""), ("2次", ""),
        ("每月1次或每季度1次", ""), ("视情况", ""), ("", ""),
    ],
)  # fmt: skip
def test_frequency_among_other_words_is_found_where_it_is_sure(text: str, expected: str):
    assert rhythm(text) == expected


@pytest.mark.parametrize(
    "row", ["检查 | 甲局 | 乙县 | 全年 | 市级（每半年1次） | | |", "检查 | 甲局 | 乙县 | 全年 | 市级 | | | 每半年1次"]
)
def test_frequency_in_the_level_or_the_note_is_read_and_said(row: str):
    plan, problems = read(grid(HEAD + row))
    assert (plan.items["frequency"][0], plan.items["when"][0].per) == ("每半年1次", "halfyear")
    assert [each[0] for each in said(problems)] == ["notice"]


def test_frequency_and_share_in_one_cell_are_read_apart():
    plan, _ = read(
        grid(HEAD + "检查 | 甲局 | 汽修企业 | 全年 | | 每年一次，5% | |\n督查 | 甲局 | 汽修企业 | 全年 | | | 每季度1次（10%） |")
    )
    assert list(plan.items["frequency"]) == ["每年一次", "每季度1次"]
    assert [[target.share for target in each] for each in plan.items["targets"]] == [[0.05], [0.1]]


def test_note_does_not_go_before_the_cell_of_the_frequency():
    plan, problems = read(grid(HEAD + "检查 | 甲局 | 乙县 | 全年 | 市级 | | 每年1次 | 上级每季度1次"))
    assert (plan.items["frequency"][0], problems) == ("每年1次", ())


@pytest.mark.parametrize(
    ("heading", "cell", "share"), [("抽查比例", "0.05", 0.05), ("抽查比例（%）", "5", 0.05), ("抽查比例", "5%", 0.05)]
)
def test_share_is_a_part_of_a_hundred(heading: str, cell: str, share: float):
    plan, _ = read(grid(f"事项 | 检查对象 | 检查时间 | {heading}\n检查 | 汽修企业 | 3月 | {cell}"))
    assert [[target.share for target in each] for each in plan.items["targets"]] == [[share]]
