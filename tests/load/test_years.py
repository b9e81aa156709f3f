import pytest

from burden.load.refusal import Refusal
from tests.load.sheets import NAMES, grid, read

ITEM = "事项 | 检查对象 | 检查时间\n检查 | 甲县 | {}"


def year(*drawn: tuple[str, str]) -> int:
    plan, _ = read(*(grid(text, file) for text, file in drawn), year=None)
    return plan.year


def test_year_of_the_titles_is_taken():
    assert year(("市应急局2025年度检查计划\n" + ITEM.format("2026年3月"), "计划.xlsx")) == 2025


def test_year_of_most_files_is_taken():
    assert (
        year((ITEM.format("3月"), "2026年甲.xlsx"), (ITEM.format("4月"), "2026年乙.xlsx"), (ITEM.format("5月"), "2025年丙.xlsx"))
        == 2026
    )


def test_year_of_the_dates_is_taken_where_no_title_has_one():
    assert year((ITEM.format("2024-03-05\n检查 | 乙县 | 2024年4月\n检查 | 丙县 | 2025年1月"), "计划.xlsx")) == 2024


def test_number_of_a_document_is_no_year():
    assert year(("按照云办发〔2023〕5号\n" + ITEM.format("2026年3月"), "计划.xlsx")) == 2026


def test_year_in_brackets_is_one():
    assert year((ITEM.format("3月"), "检查计划（2026年度）.xlsx")) == 2026


def test_year_that_no_plan_is_of_is_not_taken():
    assert year((ITEM.format("1990-03-05\n检查 | 乙县 | 1990-04-02\n检查 | 丙县 | 2026年1月"), "计划.xlsx")) == 2026


def test_directory_does_not_tell_the_year():
    assert year((NAMES, "2020年名录.xlsx"), (ITEM.format("3月"), "2026年计划.xlsx")) == 2026


def test_plan_without_a_year_is_refused():
    with pytest.raises(Refusal) as refused:
        year((ITEM.format("3月"), "计划.xlsx"))
    assert str(refused.value) == "--year: 看不出是哪一年的计划; 请用 --year 指明，如 --year 2026"
