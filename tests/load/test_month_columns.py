import pytest

from tests.load.sheets import NAMES, grid, read, said

HEAD = "事项 | 牵头单位 | 2月 | 3月 | 4月\n"


def told(drawn: str, head: str = HEAD, names: bool = False) -> list[tuple[str, str, list[str]]]:
    plan, _ = read(grid(head + drawn), *([grid(NAMES, "名录.xlsx")] if names else []))
    rows = zip(plan.items["item"], plan.items["when"], plan.items["targets"], strict=True)
    return [(item, when.text, [target.name for target in targets]) for item, when, targets in rows]


@pytest.mark.parametrize(
    ("row", "time"),
    [
        ("检查 | 教育局 | √ | | √", "2月、4月"), ("检查 | 教育局 | | 5日-7日 | √", "3月5日-7日、4月"), ("检查 | 教育局 | 上旬 | 15日前 |", "2月上旬、3月15日前"),
        ("检查 | 教育局 | | 3月5日 | /", "3月5日"), ("检查 | 教育局 | | 8-10日 |", "3月8-10日"), ("检查 | 教育局 | 否 | 是 | -", "3月"),
    ],
)  # fmt: skip
def test_month_says_its_days(row: str, time: str):
    assert told(row) == [("检查", time, [])]


def test_units_below_a_month_are_the_targets_of_that_month():
    assert told("检查 | 教育局 | 甲县、乙县 | | 丙县") == [("检查", "2月", ["甲县", "乙县"]), ("检查", "4月", ["丙县"])]


def test_name_of_the_directory_below_a_month_is_a_target():
    assert told("检查 | 教育局 | 一中 | √ |", names=True) == [("检查", "2月", ["市第一中学"]), ("检查", "3月", [])]


def test_items_below_a_month_are_items_of_that_month():
    found = told("教育局 | 1.开学检查；2.食堂督查 | | 招生考核", head="牵头单位 | 2月 | 3月 | 4月\n")
    assert found == [("开学检查", "2月", []), ("食堂督查", "2月", []), ("招生考核", "4月", [])]


def test_count_below_a_month_is_no_day():
    plan, problems = read(grid(HEAD + "检查 | 教育局 | 4家 | | 12"))
    assert [(when.text, note) for when, note in zip(plan.items["when"], plan.items["note"], strict=True)] == [
        ("2月", "2月4家"), ("4月", "4月12"),
    ]  # fmt: skip
    assert said(problems) == [("question", "E2", "月份栏里有1格只写着数（第2行），当作家数或次数，时间按整月读，请确认")]


def test_what_is_done_in_a_month_is_its_content():
    plan, _ = read(grid(HEAD + "检查 | 教育局 | 动员部署 | | √"))
    assert list(zip([when.text for when in plan.items["when"]], plan.items["content"], strict=True)) == [
        ("2月", "2月：动员部署"), ("4月", ""),
    ]  # fmt: skip


def test_month_that_is_called_off_is_no_visit():
    plan, problems = read(
        grid(
            "事项 | 牵头单位 | 检查对象 | 1月 | 2月 | 3月\n督查 | 市应急局 | 甲县 | √ | × | 取消\n检查 | 市应急局 | 乙县 | √ | 不安排 | √"
        )
    )
    assert [when.text for when in plan.items["when"]] == ["1月", "1月、3月"]
    assert said(problems, "question") == [
        ("question", "E2", "月份栏里有3格写着不安排、取消之类（第2、3行），这些月份没有当作安排，请确认")
    ]
