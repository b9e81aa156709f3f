import pytest

from burden.load.columns import Head
from burden.load.header import find_heads
from burden.load.sheet import filled
from tests.load.sheets import grid


def heads(drawn: str, merged: str = "", given: dict[str, str] | None = None) -> list[Head]:
    sheet = grid(drawn, merged=merged)
    return find_heads(filled(sheet.cells, sheet.merged), sheet.merged, given or {})


def rows(found: list[Head]) -> list[tuple[int, int]]:
    return [(head.first + 1, head.last + 1) for head in found]


def test_header_under_title_rows_is_found():
    (head,) = heads(
        """
        附件5
        市应急局2026年度检查事项
        填报单位:应急局 | | 填报时间:2026年1月5日
        序号 | 事项名称 | 检查对象 | 检查时间
        1    | 安全检查 | 甲县     | 3月
        """,
        "A1:D1 A2:D2",
    )
    assert (head.first + 1, head.last + 1) == (4, 4)
    assert dict(head.columns) == {"number": 0, "item": 1, "target": 2, "time": 3}


def test_title_of_a_table_is_no_group_of_its_columns():
    found = heads("某单位检查事项\n序号 | 任务名称 | 对象 | 时间\n1 | 检查 | 甲县 | 3月", "A1:D1")
    assert rows(found) == [(2, 2)]


def test_two_row_header_joins_group_and_part():
    (head,) = heads(
        """
        序号 | 事项 | 时间安排 |      | 检查对象
             |      | 开始     | 结束 |
        1    | 检查 | 3月      | 4月  | 甲县
        """,
        "A1:A2 B1:B2 C1:D1 E1:E2",
    )
    assert (head.first, head.last) == (0, 1)
    assert dict(head.columns) == {"number": 0, "item": 1, "start": 2, "end": 3, "target": 4}


def test_two_row_header_that_lost_its_merges_is_joined_too():
    (head,) = heads(
        "序号 | 事项 | 检查时间 |      | 检查对象\n     |      | 开始     | 结束 |\n1    | 检查 | 3月      | 4月  | 甲县"
    )
    assert (head.first, head.last) == (0, 1)
    assert dict(head.columns) == {"number": 0, "item": 1, "start": 2, "end": 3, "target": 4}


def test_actual_times_under_a_group_are_those_of_a_record():
    (head,) = heads("检查对象 | 实际检查时间 |  | 牵头单位\n | 起 | 止 | \n甲县 | 3月1日 | 3月2日 | 应急局", "A1:A2 B1:C1 D1:D2")
    assert (head.kind, dict(head.columns)) == ("records", {"target": 0, "actual_start": 1, "actual_end": 2, "organiser": 3})


def test_full_row_below_a_header_is_data():
    assert rows(heads("事项 | 检查对象 | 检查时间\n检查 | 甲县 | 3月\n考核 | 乙县 | 4月")) == [(1, 1)]


def test_second_table_further_down_has_its_own_header():
    found = heads(
        """
        序号 | 事项名称 | 检查对象 | 检查时间
        1    | 安全检查 | 甲县     | 3月
        二、报备
        文号 | 事项名称 | 报备日期 | 审批人
        1号  | 安全检查 | 1月5日   | 某某
        """
    )
    assert [(head.kind, head.first + 1) for head in found] == [("items", 1), ("filings", 4)]


def test_words_of_headings_in_data_make_no_header():
    found = heads("单位名称 | 层级 | 上级单位 | 类型\n甲县 | 县区 | 云岭市 | 县区\n应急局 | 县区 | 甲县 | 部门")
    assert rows(found) == [(1, 1)]


def test_one_known_heading_makes_no_header():
    assert heads("姓名 | 检查对象 | 年龄\n某某 | 甲县 | 3") == []


def test_given_headings_make_a_header():
    (head,) = heads("License | Day | Colour\n12 | 3月 | red", given={"license": "target", "day": "time"})
    assert (dict(head.columns), head.ignored) == ({"target": 0, "time": 1}, ("Colour",))


def test_label_with_its_value_beside_it_is_no_header():
    found = heads("单位： | 应急局 | 日期： | 1月5日\n事项 | 检查对象 | 检查时间 | 备注\n检查 | 甲县 | 3月 | 无")
    assert rows(found) == [(2, 2)]


@pytest.mark.parametrize("merged", ["A1:A3 B1:E1 F1:G1 B2:B3 C2:C3 D2:E2 F2:F3 G2:G3", ""])
def test_three_row_header_joins_all_its_rows(merged: str):
    (head,) = heads(
        """
        序号 | 检查基本情况 |      |          |    | 检查组织 |
             | 事项         | 对象 | 时间安排 |    | 牵头     | 配合
             |              |      | 起       | 止 |          |
        1    | 安全检查     | 甲县 | 3月1日   | 3月5日 | 市应急局 | 市公安局
        """,
        merged,
    )
    assert (head.first, head.last) == (0, 2)
    assert head.columns == {"number": 0, "item": 1, "target": 2, "start": 3, "end": 4, "organiser": 5, "partner": 6}


def test_header_in_the_fifth_row_with_headings_nobody_has_shown_is_found():
    (head,) = heads(
        """
        附件1
        某市2026年度检查计划表
        填报单位：市应急局 | | | 填报时间：2026年1月
        （单位：家）
        1.检查计划名称 | （二）被检　单位 | ③拟检查月份 | 四、牵头\\n检查部门
        安全检查       | 甲县             | 3月         | 市应急局
        """,
        "A1:D1 A2:D2",
    )
    assert (head.first, dict(head.columns)) == (4, {"item": 0, "target": 1, "time": 2, "organiser": 3})


@pytest.mark.parametrize(
    "drawn",
    [
        "1 | 安全检查 | 甲县 | 3月1日 | 市应急局\n2 | 消防检查 | 乙县 | 4月1日 | 市消防队",
        "市应急局 | 督查 | 甲县 | 市级\n市教育局 | 考核 | 丙区 | 市级",
        "市应急局 | 专项检查 | 甲县 | 3月 | 5月\n市消防队 | 日常检查 | 乙县 | 4月 | 6月",
    ],
)
def test_table_without_a_header_has_none(drawn: str):
    assert heads(drawn) == []


def test_months_under_one_wide_group_are_the_parts_of_the_header():
    (head,) = heads(
        """
        某县2026年月度安排
        事项 | 牵头部门 | 检查对象 | 月份 |     |     |     |     |     |     |     |     |
             |          |          | 1月  | 2月 | 3月 | 4月 | 5月 | 6月 | 7月 | 8月 | 9月 | 10月
        督查 | 组织部   | 各乡镇   |      |     | √   |     |     | √   |     |     | √   |
        """,
        "A1:M1 D2:M2",
    )
    assert (head.first, head.last, [column for column, _ in head.ticks["time"]]) == (1, 2, list(range(3, 13)))
