from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from burden.baseline import Tally
from burden.check import Checked
from burden.days import day
from burden.quota import Quota
from burden.report.agenda import agenda
from burden.report.baseline import tally_line
from burden.report.page import index
from burden.report.quotas import quota_json, quota_lines, who
from burden.report.workbook import workbook
from burden.rulebook import Source
from tests.report.test_data import fits
from tests.report.town import CALENDAR, FORMULA, PROBLEMS, RULEBOOK, SCRIPT, Seen, checked

YEAR = (day(date(2026, 1, 1)), day(date(2026, 12, 31)))
MAY = (day(date(2026, 5, 1)), day(date(2026, 5, 31)))
TEXT = Source("F99", "示例规定", local="某市")
QUOTAS = (
    Quota("visits_per_year", SCRIPT, FORMULA, (), *YEAR, 2.0, 1, 3, TEXT),
    Quota("target_visits_per_month", "乙县", "", (), *MAY, 3.0, 2, 1, TEXT),
    Quota("city_county_visits_per_year", "甲县", "", ("city", "county"), *YEAR, 4.0, 1, 1, TEXT),
    Quota("special_items_per_year", "", "", (), *YEAR, 9.0, 0, 2, TEXT),
)
TOWN = replace(checked(), quotas=QUOTAS)
TALLY = Tally(known=1, worse=2, returned=3, new=4, gone=5, unseen=6)


def page(outcome: Checked, lang: str = "zh") -> Seen:
    visits = agenda(outcome, [warning.message(lang) for warning in outcome.warnings])
    return Seen(index(outcome, visits, CALENDAR, PROBLEMS, RULEBOOK, lang))


def sheets(outcome: Checked, lang: str = "zh") -> dict[str, list[list[object]]]:
    visits = agenda(outcome, [warning.message(lang) for warning in outcome.warnings])
    book = openpyxl.load_workbook(BytesIO(workbook(outcome, visits, CALENDAR, lang=lang)))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def test_quota_lines_say_what_is_left_of_what():
    assert list(quota_lines(QUOTAS[1:], "zh")) == [
        "限额 3 处：超出 0，用完 1",
        "用完｜各单位 → 乙县｜当月到访（2026年5月）：限 3，已用 2，待实施 1；依据《示例规定》（某市地方规定，F99）",
        "剩2｜市级单位、县级单位 → 甲县｜市县两级全年到访（2026年）：限 4，已用 1，待实施 1；依据《示例规定》（某市地方规定，F99）",
        "剩7｜全部计划｜全年专项检查事项（2026年）：限 9，已用 0，待实施 2；依据《示例规定》（某市地方规定，F99）",
    ]
    assert list(quota_lines(QUOTAS[1:2], "en"))[1].startswith(
        "none left | all organisers → 乙县 | visits in the month (May 2026): 3 allowed, 2 used, 1 planned; by "
    )


def test_quota_lines_of_none_say_why():
    assert list(quota_lines((), "zh")) == ["没有可列的限额：所用的规定没有给出次数限额，或没有相应的到访。"]


@pytest.mark.parametrize("quota", QUOTAS)
def test_quota_json_follows_the_schema(quota):
    told = quota_json(quota, "en")
    assert fits(told, "quota")
    assert told["allowed"] - told["used"] - told["planned"] == told["left"]


def strokes(seen: Seen) -> list[tuple[str, str]]:
    """The kind and the path of every part of the quotas' bars."""
    at = [tag for tag, attrs in seen.tags].index("use") if "use" in [tag for tag, _ in seen.tags] else len(seen.tags)
    begin = next(number for number, (_, attrs) in enumerate(seen.tags) if attrs.get("id") == "quotas")
    return [(attrs["class"], attrs["d"]) for tag, attrs in seen.tags[begin:at] if tag == "path" and "class" in attrs]


def test_report_shows_the_tightest_quotas_with_bars_that_speak():
    seen = page(TOWN)
    assert "限额用到了哪里" in seen.text
    said = f"{FORMULA} → {SCRIPT}，同一单位全年到访（2026年）：限 2，已用 1，待实施 3，超2"
    assert said in seen.text
    assert [path for kind, path in strokes(seen) if kind == "cap"] == ["M50 0v1"]


def test_report_bars_are_as_wide_as_their_numbers():
    found = strokes(page(replace(TOWN, quotas=QUOTAS[2:3])))
    assert found[:3] == [("made", "M0 .5H25"), ("fixed", "M25 .5H50"), ("rest", "M50 .5H100")]


def test_report_shows_ten_and_says_how_many_there_are():
    seen = page(replace(TOWN, quotas=QUOTAS[:1] * 40))
    assert "列出剩余最少的 10 处，共 40 处" in seen.text


def test_report_without_quotas_has_no_such_part():
    assert "限额用到了哪里" not in page(checked()).text
    assert list(sheets(checked()))[-1] == "未注明单位"


def test_workbook_has_a_sheet_of_all_quotas():
    head, first, *_, last = sheets(TOWN)["限额"]
    assert head == ["剩余", "检查对象", "牵头单位", "时段", "限额", "限", "已用", "待实施", "依据"]
    assert first[:8] == [-2, SCRIPT, FORMULA, "2026年", "同一单位全年到访", 2, 1, 3]
    assert last == [7, None, "全部", "2026年", "全年专项检查事项", 9, 0, 2, "《示例规定》（某市地方规定，F99）"]


def test_workbook_of_a_department_called_quotas_keeps_both():
    outcome = replace(TOWN, warnings=tuple(replace(each, organiser="限额") for each in TOWN.warnings))
    assert [name for name in sheets(outcome) if name.startswith("限额")] == ["限额", "限额~2"]


def test_report_against_a_baseline_says_what_it_leaves_out():
    outcome = replace(TOWN, baseline=TALLY)
    assert tally_line(TALLY, "zh") in page(outcome).text
    assert tally_line(TALLY, "en") == (
        "Against the baseline: 4 new, 2 worse, 3 back again (these are listed); 1 known and not listed, 5 gone; "
        "the rules of 6 more did not run this time"
    )


def test_whom_a_quota_is_about_in_english():
    assert [who(quota, "en") for quota in QUOTAS[1:]] == [
        "all organisers → 乙县", "city organisers, county organisers → 甲县", "the whole plan",
    ]  # fmt: skip
