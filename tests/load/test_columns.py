import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_group_of_progress_has_a_start_and_an_end():
    assert dict(laid("事项", "计划进度/启动", "计划进度/完成").columns) == {"item": 0, "start": 1, "end": 2}


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


CELLS = {
    "检查事项": ("安全检查", "消防检查"), "检查单位": ("市应急局", "市教育局"), "参检部门": ("市公安局", "市财政局"), "受检企业": ("云岭水泥厂", "甲县药店"),
    "拟检查月份": ("3月", "5月"), "检查频率": ("每年1次", "每季度1次"), "依据": ("《安全生产法》", "《消防法》"), "颜色": ("红", "黄"),
}  # fmt: skip


@given(st.permutations(list(CELLS)))
def test_order_of_columns_does_not_matter(order: list[str]):
    head = lay_out(0, 0, names(*order), "items", {}, [CELLS[heading] for heading in order])
    read = {name: order[column] for name, column in head.columns.items()}
    assert (read, head.ignored, head.doubts) == (
        {
            "item": "检查事项", "organiser": "检查单位", "partner": "参检部门", "target": "受检企业", "time": "拟检查月份", "frequency": "检查频率",
            "basis": "依据",
        }, ("颜色",), (),
    )  # fmt: skip


PIECES = st.lists(
    st.sampled_from("拟 检查 督查 被 单位 对象 时间 频次 整改 及 ( ) 名称 类别 3月 实施 x 2025年 是否 起 牵头".split()),
    max_size=4,
)
TABLES = st.lists(
    st.tuples(PIECES.map("".join), st.lists(st.sampled_from(["甲县", "市应急局", "3月", "12", "是", "某公司", None, "0"]), min_size=3, max_size=3)),
    min_size=1, max_size=6,
)  # fmt: skip


@given(TABLES, st.sampled_from(["items", "records", "filings", "directory"]))
def test_every_column_is_read_or_left_and_none_twice(columns: list[tuple[str, list[str | None]]], kind: str):
    head = lay_out(0, 0, names(*(heading for heading, _ in columns)), kind, {}, [cells for _, cells in columns])
    read = [*head.columns.values(), *(column for ticked in head.ticks.values() for column, _ in ticked)]
    named = [column for column, (heading, _) in enumerate(columns) if heading]
    assert len(read) == len(set(read))
    assert sorted({*read, *(column for column in named if columns[column][0] in head.ignored)}) == sorted({*read, *named})
