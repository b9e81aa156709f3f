import dataclasses
import random
from collections import Counter

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from burden.load.grid import Grid, rectangle
from burden.load.refusal import Refusal
from burden.load.tables import plan_of
from burden.plan import FILINGS, ITEMS, RECORDS, UNITS
from tests.load.sheets import NAMES, grid, read

ITEM = "序号 | 事项 | 牵头单位 | 检查对象 | 检查时间\n1 | 安全检查 | 甲局 | 甲县 | 3月\n2 | 消防督查 | 乙局 | 乙县 | 3月5日\n合计 | 2 | | |"
RECORD = "检查对象 | 实际开始 | 牵头单位\n甲县 | 2026-03-05 | 甲局\n | 2026-03-06 | 甲局"
HEADINGS = [
    "序号",
    "事项",
    "牵头单位",
    "配合单位",
    "检查对象",
    "检查时间",
    "频次",
    "备注",
    "实际开始",
    "实际结束",
    "文号",
    "报备日期",
    "单位名称",
    "上级单位",
    "1月",
    "2月",
    "颜色",
]
CELLS = [
    "",
    "",
    "1",
    "2",
    "检查",
    "甲局",
    "甲县、乙县",
    "各县区",
    "3月",
    "2026-03-05",
    "2月30日",
    "2026-03-09",
    "合计",
    "注：略",
    "同上",
    "-",
    "√",
    "事项",
    "检查对象",
    "二、其他",
]


def test_plan_holds_every_kind_of_sheet_in_one_order():
    filing = "文号 | 事项 | 申报单位 | 报备日期\n1号 | 检查 | 甲局 | 1月5日"
    plan, _ = read(grid(RECORD, "丁.xlsx"), grid(NAMES, "丙.xlsx"), grid(filing, "乙.xlsx"), grid(ITEM, "甲.xlsx"))
    assert [(sheet.file, sheet.kind) for sheet in plan.sheets] == [
        ("丁.xlsx", "records"), ("丙.xlsx", "directory"), ("乙.xlsx", "filings"), ("甲.xlsx", "items"),
    ]  # fmt: skip
    assert [len(frame) for frame in (plan.items, plan.records, plan.filings, plan.units)] == [2, 1, 1, 16]
    assert plan.place(3, 2, "time") == ("甲.xlsx", "表1", 2, "E")


@pytest.mark.parametrize(("name", "columns"), [("items", ITEMS), ("records", RECORDS), ("filings", FILINGS), ("units", UNITS)])
def test_frames_have_their_columns_full_or_empty(name: str, columns: dict[str, str]):
    for plan, _ in (
        read(grid(ITEM), grid(RECORD, "记录.xlsx"), grid(NAMES, "名录.xlsx")),
        read(grid("单位名称 | 上级单位 | 类型\n甲 | 乙 | 县区")),
    ):
        frame = getattr(plan, name)
        assert {column: str(kind) for column, kind in frame.dtypes.items()} == columns


def test_sheet_tells_its_columns_and_the_headings_it_ignored():
    plan, _ = read(grid("序号 | 事项 | 颜色 | 检查对象 | 检查时间\n1 | 检查 | 红 | 甲县 | 3月"))
    (sheet,) = plan.sheets
    assert (dict(sheet.columns), sheet.ignored) == ({"number": "A", "item": "B", "target": "D", "time": "E"}, ("颜色",))


def test_sheet_without_header_is_unreadable_and_the_rest_loads():
    plan, problems = read(grid("甲 | 乙\n1 | 2\n3 | 4", "乱.xlsx"), grid(ITEM, "甲.xlsx"))
    assert len(plan.items) == 2
    assert [(each.kind, each.place.file, each.zh.split("，")[0]) for each in problems if each.kind == "unreadable"] == [
        ("unreadable", "乱.xlsx", "没有找到表头")
    ]
    assert [(sheet.kind, sheet.rows, sheet.unread) for sheet in plan.sheets if sheet.file == "乱.xlsx"] == [("", 3, 3)]


def test_sheet_of_words_is_set_aside():
    plan, problems = read(grid("填表说明\n一、按年填报。\n二、按月更新。", "甲.xlsx", "说明"), grid(ITEM, "甲.xlsx"))
    assert [each.zh for each in problems if each.place.sheet == "说明"] == ["这张表是文字说明，没有当作数据"]
    assert [(sheet.sheet, sheet.rows, sheet.aside) for sheet in plan.sheets if sheet.sheet == "说明"] == [("说明", 3, 3)]


def test_same_content_in_two_files_counts_once():
    plan, problems = read(grid(ITEM, "甲.xlsx"), grid(ITEM, "乙.xlsx"))
    assert len(plan.items) == 2
    assert [(sheet.file, sheet.rows, sheet.read, sheet.aside) for sheet in plan.sheets] == [
        ("乙.xlsx", 3, 2, 1),
        ("甲.xlsx", 3, 0, 3),
    ]
    assert ("notice", "甲.xlsx", "内容与乙.xlsx完全相同，没有再读") in [
        (each.kind, each.place.file, each.zh) for each in problems
    ]


def test_two_tables_in_one_sheet_have_their_own_columns():
    plan, _ = read(grid(ITEM + "\n\n" + RECORD, "甲.xlsx"))
    assert [(sheet.kind, sheet.columns["target"], sheet.rows) for sheet in plan.sheets] == [
        ("items", "D", 3),
        ("records", "A", 2),
    ]
    assert plan.place(1, 8, "target") == ("甲.xlsx", "表1", 8, "A")


def test_office_headings_go_before_those_known():
    plan, _ = read(grid("事项 | 检查对象 | 点位 | 检查时间\n检查 | 甲县 | 东街 | 3月"), headings={"检查对象": ["点位"]})
    assert [[target.name for target in each] for each in plan.items["targets"]] == [["东街"]]


@pytest.mark.parametrize("field", ["headings", "blanks"])
def test_unknown_meaning_is_refused(field: str):
    with pytest.raises(Refusal) as refused:
        read(grid(ITEM), **{field: {"颜色": ["红"]}})
    assert refused.value.what == "不认识的含义 '颜色'"


def test_note_of_a_file_is_a_notice_in_both_languages():
    _, problems = read(dataclasses.replace(grid(ITEM), notes=("按 GB18030 编码读取",)))
    assert [(each.zh, each.en) for each in problems if each.place.row == 0] == [("按 GB18030 编码读取", "read as GB18030")]


def same(left: pd.DataFrame, right: pd.DataFrame) -> bool:
    return bool(left.map(repr).equals(right.map(repr)))


def test_order_of_grids_does_not_matter():
    grids = [
        grid(ITEM, "甲.xlsx"),
        grid(ITEM + "\n3 | 考核 | 丙局 | 丙区 | 6月", "乙.xlsx"),
        grid(RECORD, "记录.csv"),
        grid(NAMES, "名录.xlsx"),
    ]
    shuffled = random.Random(7).sample(grids, len(grids))
    (plan, problems), (other, others) = read(*grids), read(*shuffled)
    assert (problems, plan.sheets) == (others, other.sheets)
    assert all(same(getattr(plan, name), getattr(other, name)) for name in ("items", "records", "filings", "units"))


@st.composite
def drawn(draw: st.DrawFn) -> Grid:
    """A sheet of likely headings and cells, some merged, some hidden."""
    width = draw(st.integers(2, 6))
    head = draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width))
    body = draw(st.lists(st.lists(st.sampled_from(CELLS), min_size=width, max_size=width), max_size=8))
    rows = rectangle([[cell or None for cell in row] for row in [["2026年"], head, *body]])
    last = len(rows) - 1
    tops = draw(st.lists(st.integers(2, last), max_size=2, unique=True)) if last >= 3 else []
    merged = tuple(
        (top, draw(st.integers(0, width - 2)), min(top + 1, last), draw(st.integers(0, 1)) + width - 2) for top in tops
    )
    boxes = tuple(box for box in merged if box[1] <= box[3] < len(rows[0]))
    return Grid("表.xlsx", "表", rows, boxes, frozenset(draw(st.lists(st.integers(2, 9), max_size=2))))


@given(drawn())
@example(grid("2026年|||||\n序号|序号|序号|序号|序号|事项\n|||||\n|||||1\n||||1|\n||事项|事项||检查对象"))
@example(grid("2026年 | | |\n事项 | 序号 | 事项 | 序号\n | 1 | | 1"))
def test_every_row_is_read_unread_or_set_aside(sheet: Grid):
    plan, problems = plan_of([sheet], year=2026, headings={}, blanks={})
    for each in plan.sheets:
        assert (each.rows, min(each.read, each.unread, each.aside) >= 0) == (each.read + each.unread + each.aside, True)
    if plan.sheets and plan.sheets[0].kind:
        below = [row for row in sheet.cells[header_row(sheet) :] if any(cell is not None for cell in row)]
        heads, beside = header_rows(sheet), side_by_side(sheet)
        assert sum(each.rows for each in plan.sheets) in range(len(below) - heads, beside * len(below) + 1)
    places = {each.place.row for each in problems if each.place.row}
    framed = {int(row) for frame in (plan.items, plan.records, plan.filings, plan.units) for row in frame["row"]}
    assert places | framed <= set(range(1, len(sheet.cells) + 1))


def header_row(sheet: Grid) -> int:
    """The row below the header, which is the second one (and the third, where both are one header)."""
    from burden.load.sheet import tables_of

    return tables_of(sheet, {})[0].head.last + 1


def header_rows(sheet: Grid) -> int:
    """How many rows below the first header are headers themselves."""
    from burden.load.sheet import tables_of

    return sum(table.head.size for table in tables_of(sheet, {})[1:])


def side_by_side(sheet: Grid) -> int:
    """How many tables at the most stand beside each other, each with a row of its own."""
    from burden.load.sheet import tables_of

    return max(Counter(table.head.last for table in tables_of(sheet, {})).values())


@given(drawn())
def test_what_is_unread_is_told(sheet: Grid):
    plan, problems = plan_of([sheet], year=2026, headings={}, blanks={})
    unread, aside = sum(each.unread for each in plan.sheets), sum(each.aside for each in plan.sheets)
    assert bool(unread) <= any(each.kind == "unreadable" for each in problems)
    assert bool(aside) <= any(each.kind == "notice" for each in problems)


def test_mark_in_every_cell_is_found_again():
    marks = [f"标{n}" for n in range(12)]
    head = "编号 | 事项 | 牵头单位 | 配合单位 | 检查对象 | 频次 | 依据 | 方式 | 内容 | 文号 | 备注 | 联合编号"
    plan, _ = read(grid(f"{head} | 检查时间\n{' | '.join(marks)} | 3月"))
    (row,) = plan.items.to_dict("records")
    found = repr(row)
    assert [mark for mark in marks if mark not in found] == []
