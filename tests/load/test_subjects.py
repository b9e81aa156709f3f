"""Subjects of filings, codes, changes and chains of approvers, as registers and plans write them."""

import pytest

from burden.load.subjects import changed, subject
from burden.plan import SUBJECTS
from tests.load.sheets import grid, read

REGISTER = "文号 | 事项名称 | 申报单位 | 报备日期 | 审批状态"


def filings(drawn: str):
    return read(grid(drawn, "报备.xlsx"))[0].filings


@pytest.mark.parametrize(
    ("cell", "texts", "expected"),
    [
        ("年度计划", (), "plan"), ("临时", (), "temporary"), ("计划外", (), "temporary"), ("计划内", (), "plan"), ("非计划外", (), "plan"),
        ("计划变更", (), "change"), ("一事一报", (), "temporary"), ("延期", (), "change"), ("", ("2026年度督查检查考核计划",), "plan"),
        ("", ("关于调整校车检查时间的报备",), "change"), ("", ("校车检查", "计划外，一事一报"), "temporary"), ("", ("临时增加燃气检查",), "temporary"),
        ("", ("临时救助政策落实督查",), ""), ("", ("产业结构调整督查",), ""), ("", ("计划生育检查",), ""), ("", ("校车检查",), ""), ("其他", (), ""),
    ],
)  # fmt: skip
def test_subject_of_a_filing(cell: str, texts: tuple[str, ...], expected: str):
    assert subject(cell, *texts) == expected


@pytest.mark.parametrize(
    ("cell", "status", "note", "expected"),
    [
        ("时间改为9月", "", "", "时间改为9月"), ("否", "", "", ""), ("", "已变更", "", "已变更"), ("", "延期", "", "延期"),
        ("", "", "每县两天；因汛情调整至9月", "因汛情调整至9月"), ("", "", "已延期", "已延期"), ("", "", "时间变更", "时间变更"), ("", "", "推迟到第四季度", "推迟到第四季度"),
        ("", "进行中", "视情况调整", ""), ("", "", "如有调整另行通知", ""), ("", "", "检查产业结构调整情况", ""), ("", "", "时间可适当调整", ""),
        ("", "", "不得改为书面检查", ""), ("", "", "", ""),
    ],
)  # fmt: skip
def test_words_that_mark_a_change(cell: str, status: str, note: str, expected: str):
    assert changed(cell, status, note) == expected


def test_filing_has_the_subject_of_its_column():
    frame = filings(
        f"{REGISTER} | 报备类型\n1号 | 检查 | 某局 | 1月5日 | 同意 | 年度计划\n2号 | 抽查 | 某局 | 6月5日 | 同意 | 临时"
    )
    assert list(frame["subject"]) == ["plan", "temporary"]
    assert set(frame["subject"]) <= set(SUBJECTS)


def test_subject_nobody_knows_is_kept_as_it_is():
    frame = filings(f"{REGISTER} | 报备类型\n1号 | 检查 | 某局 | 1月5日 | 同意 | 丙类")
    assert (list(frame["subject"]), list(frame["ignored"])) == ([""], [(("报备类型", "丙类"),)])


def test_reason_names_the_item_where_nothing_else_does():
    frame = filings(
        "文号 | 事由 | 申报单位 | 报备日期 | 审批状态\n1号 | 计划外的燃气检查 | 某局 | 6月5日 | 同意\n2号 | 校车检查 | 某局 | 1月5日 | 同意"
    )
    assert (list(frame["item"]), list(frame["subject"])) == (["计划外的燃气检查", "校车检查"], ["temporary", ""])


def test_columns_of_leaders_are_one_chain():
    drawn = f"{REGISTER} | 局长审签 | 分管副市长意见 | 市长审批\n1号 | 检查 | 某局 | 6月5日 | 同意 | √ | 张某 | 同意\n2号 | 抽查 | 某局 | 6月5日 | 同意 | √ | 不同意 | "
    plan, problems = read(grid(drawn, "报备.xlsx"))
    assert list(plan.filings["approver"]) == ["局长、分管副市长张某、市长", "局长"]
    assert list(plan.filings["ignored"]) == [(), (("分管副市长意见", "不同意"),)]
    assert problems == ()


def test_chain_in_one_cell_stays_as_it_is():
    frame = filings(f"{REGISTER} | 审批人\n1号 | 检查 | 某局 | 6月5日 | 同意 | 分管副市长→市长")
    assert list(frame["approver"]) == ["分管副市长→市长"]


def test_items_and_records_have_codes():
    plan, _ = read(
        grid(
            "事项编号 | 事项名称 | 牵头单位 | 检查对象 | 检查时间 | 任务编码\n1 | 检查 | 应急局 | 甲县 | 3月 | LC001", "计划.xlsx"
        ),
        grid(
            "事项编号 | 事项名称 | 检查单位 | 检查对象 | 实际开始 | 检查码\n1 | 检查 | 应急局 | 甲县 | 3月5日 | LC001",
            "记录.xlsx",
        ),
    )
    assert [list(table["number"]) + list(table["code"]) for table in (plan.items, plan.records)] == [["1", "LC001"]] * 2


def test_code_alone_is_the_number():
    plan, _ = read(grid("任务编码 | 事项名称 | 牵头单位 | 检查对象 | 检查时间\nA01 | 检查 | 应急局 | 甲县 | 3月"))
    assert (list(plan.items["number"]), list(plan.items["code"])) == (["A01"], [""])


def test_item_is_marked_as_changed_by_its_note():
    plan, _ = read(
        grid(
            "事项名称 | 牵头单位 | 检查对象 | 检查时间 | 备注\n检查 | 应急局 | 甲县 | 9月 | 由6月调整为9月\n抽查 | 应急局 | 甲县 | 9月 | 视情况调整"
        )
    )
    assert list(plan.items["changed"]) == ["由6月调整为9月", ""]
