import pytest

from burden.load.signature import office_named
from tests.load.sheets import grid, read, said


@pytest.mark.parametrize(
    ("titles", "sheet", "file", "expected"),
    [
        (["附件5", "澜川市应急管理局2026年度执法检查计划"], "计划", "x.xlsx", "澜川市应急管理局"),
        (["2026年澜川市教育局督查检查计划"], "表1", "x.xlsx", "澜川市教育局"),
        ([], "市教育局", "x.xlsx", "市教育局"), ([], "表1", "收件/应急局2026计划.xlsx", "应急局"), ([], "表1", "2026年度计划（教育局）.xlsx", "教育局"),
        (["澜川市审计局、财政局等2026年进点计划"], "计划表", "进点.xlsx", ""), (["2026年市直各部门检查计划"], "表1", "2026年计划.xlsx", ""),
        (["市卫生健康委2026年检查计划"], "表1", "计划.xlsx", "市卫生健康委"),
        ([], "市委组织部", "计划.xlsx", "市委组织部"),
        (["二〇二六年甲县督查检查考核月历"], "月历", "甲县月历.xlsx", ""),
    ],
)  # fmt: skip
def test_office_is_the_one_that_a_title_begins_with(titles: list[str], sheet: str, file: str, expected: str):
    assert office_named(titles, sheet, file) == expected


def test_sheet_without_organisers_is_signed_by_its_title_with_a_notice():
    head = "事项 | 检查对象 | 检查时间"
    drawn = f"澜川市应急管理局2026年计划 | |\n{head}\n检查 | 甲县 | 3月\n二、考核类 | |\n事项名称 | 考核对象 | 时间安排\n考核 | 乙县 | 4月"
    plan, problems = read(grid(drawn, merged="A1:C1"))
    assert list(plan.items["organiser"]) == ["澜川市应急管理局"] * 2
    assert [each for each in said(problems) if "牵头" in each[2]] == [
        ("notice", "2", "没有写牵头单位，按标题或表名读作“澜川市应急管理局”"), ("notice", "5", "没有写牵头单位，按标题或表名读作“澜川市应急管理局”"),
    ]  # fmt: skip
