import pytest

from burden.load.columns import Head, kind_of, lay_out
from burden.load.grouped import Name


def names(*headings: str) -> tuple[Name, ...]:
    return tuple(Name(*heading.split("/")) if "/" in heading else Name("", heading) for heading in headings)


def laid(*headings: str, kind: str = "items") -> Head:
    return lay_out(0, 0, names(*headings), kind, {})


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("序号 事项 检查对象 检查时间 牵头单位", "items"),
        ("任务名称 抽查类型 抽查对象 任务开始时间 任务结束时间", "items"),
        ("事项 检查对象 检查时间 报备文号 审批状态", "items"),
        ("文号 事项名称 报备日期 审批人 审批状态", "filings"),
        ("备案编号 申报单位 备案日期 事项名称", "filings"),
        ("检查单号 检查对象 实际开始 实际结束 实施人数 发现问题数", "records"),
        ("事项 检查对象 检查日期 发现问题数 反馈日期", "records"),
        ("单位名称 层级 上级单位 类型 别名", "directory"),
        ("企业名称 地址 所属县区 风险等级", "directory"),
        ("Unit Level Parent Aliases", "directory"),
        ("单位名称 类型 检查对象 检查时间", "items"),
    ],
)
def test_kind_of_a_sheet_is_told_by_its_headings(headings: str, kind: str):
    assert kind_of(names(*headings.split()), {}) == kind


def test_of_two_headings_alike_the_first_is_taken():
    head = laid("检查对象", "督查对象", "检查时间")
    assert (dict(head.columns), head.ignored) == ({"target": 0, "time": 2}, ("督查对象",))


def test_surer_heading_is_taken_before_an_earlier_one():
    assert laid("检查地域", "检查对象", "完成时限", "检查时间").columns == {"target": 1, "time": 3}


def test_second_name_of_an_item_is_its_content():
    assert laid("任务名称", "抽查事项", "时间").columns == {"item": 0, "content": 1, "time": 2}


def test_number_beside_a_better_one_is_not_called_unknown():
    head = laid("序号", "事项编号", "事项", "颜色")
    assert (dict(head.columns), head.ignored) == ({"number": 1, "item": 2}, ("颜色",))


def test_months_are_ticks_of_the_time():
    head = laid("事项", "检查对象", "1月", "2月", "十二月")
    assert head.ticks == {"time": ((2, "1月"), (3, "2月"), (4, "十二月"))}


def test_values_below_a_group_are_ticks_of_it():
    head = laid("事项", "检查对象", "类型/日常", "类型/专项", "方式/现场", "方式/书面")
    assert head.ticks == {"type": ((2, "日常"), (3, "专项")), "method": ((4, "现场"), (5, "书面"))}


def test_one_value_alone_is_no_tick():
    assert laid("事项", "检查对象", "检查").ticks == {}
