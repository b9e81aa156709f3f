from datetime import datetime

import pytest

from burden.load.body import text
from burden.load.grid import Grid
from burden.load.rows import Table
from burden.load.set_aside import notices
from burden.load.sheet import tables_of
from tests.load.sheets import grid

HEAD = "序号 | 事项 | 检查对象 | 检查时间\n"


def one(drawn: str, merged: str = "", hidden: tuple[int, ...] = ()) -> Table:
    (table,) = tables_of(grid(HEAD + drawn, merged=merged, hidden=hidden), {})
    return table


def aside(table: Table) -> dict[int, str]:
    return {row + 1: reason for row, reason in table.aside.items()}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("合计 | 12 | | ", "total"), (" | 总 计： | | ", "total"), ("小计：3项 | | |", "total"), ("Total | | 3 |", "total"),
        ("注：3月为暂定 | | | ", "note"), ("备注：另行通知 | | |", "note"), ("填表人：某某 | | 审核人：某某 |", "note"), ("联系电话: 123 | | |", "note"),
        ("二、专项检查 | | |", "section"), ("（三）考核 | | | ", "section"), ("序号 | 事项 | 检查对象 | 检查时间", "header"),
        ("1 | 2 | 3 | 4", "columns"), ("示例 | 安全检查 | 甲县 | 3月", "sample"), ("7 | | |", "number"), ("第2页 共3页 | | |", "page"), (" | — 2 — | |", "page"),
    ],
)  # fmt: skip
def test_row_that_is_no_data_is_set_aside(row: str, reason: str):
    table = one(f"1 | 检查 | 甲县 | 3月\n{row}\n2 | 考核 | 乙县 | 4月")
    assert (aside(table), table.rows) == ({3: reason}, (1, 3))


@pytest.mark.parametrize(
    "row", ["5 | 合计划检查 | 甲县 | 3月", "6 | 说明会督查 | 甲县 | 3月", " | 总工会检查 | | ", "1 | 2 | 甲县 | 3月"]
)
def test_row_that_only_looks_like_a_note_is_data(row: str):
    assert one(row).rows == (1,)


def test_lines_below_a_note_belong_to_it():
    table = one("1 | 检查 | 甲县 | 3月\n注：\n1.时间暂定。\n2.对象暂定。")
    assert aside(table) == {3: "note", 4: "note", 5: "note"}


def test_cell_merged_over_the_table_is_a_section_and_is_kept():
    table = one("应急管理局 | | |\n1 | 检查 | 甲县 | 3月", "A2:D2")
    assert (aside(table), dict(table.sections)) == ({2: "section"}, {2: "应急管理局"})


def test_hidden_rows_are_read_and_named_in_one_notice():
    table = one("1 | 检查 | 甲县 | 3月\n2 | 考核 | 乙县 | 4月\n3 | 调研 | 丙县 | 5月", hidden=(3, 4))
    (notice,) = notices(table)
    assert (table.rows, notice.place.row, notice.zh) == (
        (1, 2, 3),
        3,
        "隐藏的2行也读入了（第3、4行），不要的请删去",
    )


def test_every_notice_has_its_place():
    table = one("1 | 检查 | 甲县 | 3月\n合计 | | 1 |")
    assert [(each.kind, each.place.row, each.zh) for each in notices(table)] == [("notice", 3, "合计行，没有当作数据")]


def test_blank_rows_are_no_rows():
    assert one("1 | 检查 | 甲县 | 3月\n | | |\n2 | 考核 | 乙县 | 4月").rows == (1, 3)


def test_merged_cells_are_filled_down_and_right():
    table = one("1 | 检查 | 甲县 | 3月\n2 | | 乙县 | \n3 | 考核 | 另定 |", "B2:B3 D2:D3 C4:D4")
    assert table.texts("item") == ["检查", "检查", "考核"]
    assert table.texts("time") == ["3月", "3月", "另定"]


def test_as_above_takes_the_text_above_and_a_dash_is_none():
    table = one("1 | 检查 | 甲县 | 3月\n2 | 同上 | （同） | -\n3 | 〃 | 无 | /")
    assert [table.texts(name) for name in ("item", "target", "time")] == [["检查"] * 3, ["甲县", "甲县", ""], ["3月", "", ""]]


def test_as_above_below_nothing_or_after_an_apostrophe_are_the_words_themselves():
    table = one("1 | 检查 | | 3月\n2 | '同上 | 同上 | '3月\n3 | 同上 | (同) | 同上")
    assert [table.texts(name) for name in ("item", "target", "time")] == [
        ["检查", "同上", "同上"], ["", "同上", "(同)"], ["3月", "'3月", "'3月"]
    ]  # fmt: skip


def test_given_blanks_are_none():
    assert one("1 | 检查 | 0 | 3月\n2 | 检查 | 00 | 3月").texts("target", ["0"]) == ["", "00"]


def test_ticked_months_are_the_time():
    (table,) = tables_of(
        grid("事项 | 检查对象 | 1月 | 2月 | 3月\n检查 | 甲县 | √ | | √\n考核 | 乙县 | | 5日-7日 | \n督查 | 丙县 | | / |"), {}
    )
    assert table.texts("time") == ["1月、3月", "2月5日-7日", ""]


def test_ticked_type_is_its_value():
    (table,) = tables_of(
        grid("事项 | 对象 | 时间 | 检查类型 |\n | | | 日常 | 专项\n检查 | 甲县 | 3月 | | √", merged="A1:A2 B1:B2 C1:C2 D1:E1"), {}
    )
    assert table.texts("type") == ["专项"]


def test_place_of_a_cell_has_row_and_column():
    place = one("1 | 检查 | 甲县 | 3月").place(1, "time")
    assert (place.file, place.sheet, place.row, place.column) == ("2026年计划.xlsx", "表1", 2, "D")


def test_two_tables_keep_their_titles_and_rows():
    first, second = tables_of(grid(HEAD + "1 | 检查 | 甲县 | 3月\n附表2 报备\n文号 | 事项 | 报备日期\n1号 | 检查 | 1月5日"), {})
    assert (first.rows, aside(first), second.titles, second.rows) == ((1,), {3: "section"}, ("附表2 报备",), (4,))


def test_sheet_without_header_has_no_table():
    assert tables_of(grid("甲 | 乙\n1 | 2"), {}) == []


def test_empty_sheet_has_no_table():
    assert tables_of(Grid("空.xlsx", "表1", ()), {}) == []


def test_cell_becomes_text():
    assert [text(each) for each in (None, " 甲 ", 3, 0.5, True, datetime(2026, 3, 5, 8, 30))] == [
        "",
        "甲",
        "3",
        "0.5",
        "是",
        "2026-03-05 08:30",
    ]
