from burden.report.listing import listing
from tests.load.sheets import NAMES, grid, read

DRAWN = "序号|事项名称|牵头单位|配合单位|检查对象|检查时间|频次|天气\n1|安全督查|市应急局|水务局|各乡镇、市第一中学、新兴机械公司|3月5日-7日||110\n2|消防检查|水务局||甲县|2月30日|每年1次|\n合计|||||||"


def told(lang: str = "zh") -> list[str]:
    return list(listing(*read(grid(DRAWN), grid(NAMES, "名录.xlsx")), lang))


def test_item_is_told_in_a_few_lines():
    assert told()[:6] == [
        "2026年计划.xlsx:表1:2 安全督查",
        "   牵头单位：云岭市应急管理局 + 水务局",
        "   检查对象：各乡镇、市第一中学、新兴机械公司 → 6个：东山镇、西山乡、南街道、北镇、市第一中学 另有 1",
        "   检查时间：3月5日-7日 → 确定日期；2026-03-05至2026-03-07；结束没有写月份，按开始的月份",
        "   未采用：天气=110",
        "",
    ]


def test_what_is_wrong_with_an_item_stands_under_it():
    assert told("en")[6:11] == [
        "2026年计划.xlsx:表1:3 消防检查",
        "   organiser: 水务局",
        "   targets: 甲县 → 1: 甲县",
        "   time: 2月30日 → not understood; month 2 of 2026 has no day 30; check it",
        "   frequency: 每年1次",
    ]
    assert told("en")[11] == "   !! not understood: “2月30日” cannot be read as a time: month 2 of 2026 has no day 30; check it"


def test_rows_set_aside_and_the_sum_come_last():
    assert told()[-3:] == [
        "2026年计划.xlsx:表1:4 提示：合计行，没有当作数据",
        "",
        "计划事项 2；读不懂 1 处，请确认 0 处，提示 1 处",
    ]


def test_row_that_was_not_read_is_listed_with_its_reason():
    lines = list(listing(*read(grid("事项名称|牵头单位|检查对象|检查时间|备注\n||||补充\n督查|水务局|甲县|3月|"))))
    assert [line for line in lines if "没有读" in line] == [
        "   这一行没有读入",
        "   !! 读不懂：这一行既没有事项名称，也看不出谁、何时、检查谁，没有读",
    ]


def test_every_item_takes_lines_of_its_own_whatever_it_holds():
    lines = list(listing(*read(grid("事项名称|牵头单位|检查对象|检查时间|备注\n督\\n查|水务局|甲\\n县\x1b|3月|"))))
    assert lines[0] == "2026年计划.xlsx:表1:2 督 查"
    assert [line for line in lines if "\x1b" in line] == []
