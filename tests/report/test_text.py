from burden.plan import Place
from burden.report.text import address, text
from tests.report.town import CALENDAR, PROBLEMS, backwards, checked, empty


def test_text_has_a_line_for_each_warning_and_a_summary():
    assert text(checked(), PROBLEMS, CALENDAR).split("\n") == [
        "!! 有 1 个文件没有读入：坏.xlsx",
        "   在读入以前，其中的事项一律不算在计划之内，下面的数字都不含它们。请先把文件修好（打开后另存，或请报送单位重发），再运行一次。",
        "计划.xlsx:年度计划:E4 error same-days 甲县同日到访。",
        "计划.xlsx:年度计划:5 warning unfiled <script>alert(1)</script>没有报备。",
        "计划.xlsx:年度计划:E9 note unreadable “2月30日”不存在。",
        "",
        "!! 注意：2027年的节假日和调休安排尚无正式通知，本页涉及该年的工作日均为暂定。",
        "   通知公布后用 burden holidays import 导入，再重新生成。",
        "!! 没有运行 filed-late：没有报备登记表",
        "名录.xls:单位 单位名录：4 行 = 读入 4 + 读不懂 0 + 搁置 0",
        "计划.xlsx:年度计划 年度计划：9 行 = 读入 6 + 读不懂 2 + 搁置 1",
        "记录.csv: 执行记录：2 行 = 读入 2 + 读不懂 0 + 搁置 0",
        "坏.xlsx: 没有读入",
        "计划事项 6，执行记录 2，到访 7：已实施 2，已定日期 3，窗口内未定 1，暂定或抽取 1",
        "same-days：1 条，见于到访 1 次、对象 1 个",
        "unfiled：1 条，见于到访 1 次、对象 1 个",
        "unreadable：1 条",
        "预警 3 条：错误 1，警告 1，提示 1",
        "same-days：可能 3 处（不能断定，只计数）",
    ]


def test_text_in_english():
    lines = text(checked(), PROBLEMS, CALENDAR, "en").split("\n")
    assert lines[8:10] == [
        "!! did not run filed-late: no register of filings was read",
        "名录.xls:单位 directory: 4 rows = 4 read + 0 unread + 0 set aside",
    ]
    assert lines[-2:] == ["3 warnings: 1 error, 1 warning, 1 note", "same-days: 3 possible (not certain, only counted)"]


def test_text_of_nothing_is_the_summary_alone():
    assert text(empty(), (), CALENDAR).split("\n") == [
        "计划事项 0，执行记录 0，到访 0：已实施 0，已定日期 0，窗口内未定 0，暂定或抽取 0",
        "预警 0 条：错误 0，警告 0，提示 0",
    ]


def test_text_is_the_same_whatever_the_order_of_rows():
    assert text(backwards(), PROBLEMS[::-1], CALENDAR) == text(checked(), PROBLEMS, CALENDAR)


def test_address_of_a_file_alone():
    assert address(Place("坏.xlsx")) == "坏.xlsx::0"


def test_text_keeps_a_warning_on_its_line():
    outcome = checked()
    odd = outcome.warnings[0].place._replace(file="a\nb\x1b[31m.xlsx")
    plan_line = text(type(outcome)(outcome.plan, outcome.visits, (_at(outcome, odd),), {}, (), outcome.today), (), CALENDAR)
    assert plan_line.split("\n")[0] == "a b[31m.xlsx:年度计划:E4 error same-days 甲县同日到访。"


def _at(outcome, place):
    warning = outcome.warnings[0]
    return type(warning)(
        warning.rule, warning.family, warning.level, warning.certainty, warning.wording, warning.facts, place,
        target=warning.target, organiser=warning.organiser, rows=warning.rows,
    )  # fmt: skip
