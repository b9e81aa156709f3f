import pytest

from burden.when import read
from tests.when.notation import short


@pytest.mark.parametrize(
    ("phrase", "heading", "expected"),
    [
        ("7月", "抽查期限", "window 2026-07-01/2026-07-31"),
        ("7月", "完成期限", "deadline ../2026-07-31"),
        ("5", "检查月份", "window 2026-05-01/2026-05-31"),
        ("5.0", "检查月份", "window 2026-05-01/2026-05-31"),
        ("4-6", "检查月份", "window 2026-04-01/2026-06-30"),
        ("3、9", "月份", "window 2026-03-01/2026-03-31;2026-09-01/2026-09-30"),
        ("七", "月份", "window 2026-07-01/2026-07-31"),
        ("2", "实施季度", "window 2026-04-01/2026-06-30"),
        ("1-2", "季度", "window 2026-01-01/2026-06-30"),
        ("5", "检查时间", "unreadable"),
        ("46082", "检查日期", "unreadable"),
        ("2", "检查频次(次/年)", "recurring per year 2 times"),
        ("1-2", "每季度检查次数", "recurring per quarter 1-2 times"),
        ("4次", "全年检查频次", "recurring per year 4 times"),
        ("每月一次", "检查频次(次/年)", "recurring per month 1 times"),
        ("5", "检查天数", "unscheduled 5 days"),
        ("3", "时长(工作日)", "unscheduled 3 days"),
        ("6月", "办结时限", "deadline ../2026-06-30"),
        ("6月", "最迟完成时间", "deadline ../2026-06-30"),
        ("6月", "结束日期", "deadline ../2026-06-30"),
        ("3月5日", "起止日期", "dates 2026-03-05/2026-03-05"),
        ("3月5日", "开始日期", "open 2026-03-05/.."),
        ("3月", "开始时间", "window 2026-03-01/2026-03-31"),
    ],
)
def test_a_heading_completes_the_cells_under_it(phrase, heading, expected):
    assert short(read(phrase, 2026, heading=heading)) == expected
