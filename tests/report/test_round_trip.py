"""Import, export as the canonical workbook, import again: the same plan, field by field, but for its places."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burden.forms import ADDED, PLACES, PROBLEMS
from burden.load import load
from burden.load.grid import Grid
from burden.load.tables import plan_of
from burden.load.workbook import read_zip
from burden.plan import Plan, Problem
from burden.report.planbook import planbook
from tests.load.sheets import NAMES, grid, read
from tests.report.messy import DIRECTORY, FILINGS, ITEMS, RECORDS, sheets

CITY = Path(__file__).parents[2] / "plans" / "2026"
HEAD = "序号 | 事项名称 | 牵头单位 | 配合单位 | 检查对象 | 检查时间 | 频次 | 备注\n"


def again(data: bytes) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan in a workbook, without being told its year."""
    grids, _ = read_zip(io.BytesIO(data), "改正.xlsx")
    return plan_of(grids, headings={}, blanks={})


def differences(one: Plan, other: Plan) -> list[tuple[object, ...]]:
    """Every field in which two plans differ, places aside."""
    found: list[tuple[object, ...]] = [("year", one.year, other.year)] if one.year != other.year else []
    for name in ("items", "records", "filings", "units"):
        left, right = (getattr(plan, name).drop(columns=["sheet", "row"]) for plan in (one, other))
        if len(left) != len(right):
            found.append((name, len(left), len(right)))
            continue
        for column in left:
            pairs = enumerate(zip(left[column], right[column], strict=True))
            found += [(name, column, row, a, b) for row, (a, b) in pairs if a != b and not (a != a and b != b)]  # noqa: PLR0124
    return found


def left(plan: Plan) -> list[object]:
    """The rows that could not be read, by what stands in them."""
    return sorted(cells for sheet in plan.sheets for _, cells in sheet.left if cells)


def values(data: bytes) -> list[list[object]]:
    """All cells but those that say where a row stood and what is to be said of it, and but for the help."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    gone = {*PLACES.values(), PROBLEMS}
    return [
        [cell.value for head, cell in zip(sheet[2], row, strict=True) if head.value not in gone]
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows(min_row=2)
    ]


def comes_back(grids: Iterable[Grid], year: int | None = 2026) -> tuple[Plan, tuple[Problem, ...]]:
    """Assert that the plan of these sheets comes back the same, and as the same workbook; the plan read again."""
    plan, problems = read(*grids, year=year)
    data, cut = planbook(plan, problems)
    other, told = again(data)
    assert (differences(plan, other), left(other), cut) == ([], left(plan), ())
    assert values(planbook(other, told)[0]) == values(data)
    return other, told


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    sheets(ITEMS, "计划.xlsx"), st.none() | sheets(RECORDS, "记录.xlsx", 3), st.none() | sheets(FILINGS, "报备.xlsx"),
    st.none() | sheets(DIRECTORY, "名录.xlsx"), st.booleans(),
)  # fmt: skip
def test_any_plan_comes_back_the_same(items, records, filings, directory, town):
    known = [grid(NAMES, "a名录.xlsx")] if town else []
    comes_back([each for each in (items, records, filings, directory, *known) if each])


def test_city_comes_back_the_same():
    plan, problems = load([CITY], year=2026)
    data, cut = planbook(plan, problems)
    other, told = again(data)
    assert (differences(plan, other), left(other), cut) == ([], left(plan), ())
    assert [len(each) for each in (other.items, other.records, other.filings, other.units)] == [363, 595, 148, 348]
    faults = [sorted(each.zh for each in listed if each.kind == "unreadable") for listed in (problems, told)]
    assert faults[0] == faults[1]
    assert values(planbook(other, told)[0]) == values(data)


LAYOUTS: dict[str, Sequence[Grid]] = {
    "continuation rows": [grid(HEAD + "1|督查|市应急局||甲县|3月5日||\n|||  |乙县、丙区|||另附\n||||东山镇|||")],
    "a further day": [grid(HEAD + "1|督查|市应急局||甲县|3月5日||\n||||乙县|4月5日||")],
    "merged item and organiser": [
        grid(HEAD + "1|督查|市应急局||各乡镇|3月||\n|||  |部分乡镇|||\n||甲县应急管理局||各乡镇|||", merged="B2:B4 C2:C3 F2:F4")
    ],
    "two rows of headings": [
        grid("序号|事项|单位||检查时间||对象\n||牵头|配合|开始|结束|\n1|督查|市应急局|市教育局|3月1日|3月5日|甲县", merged="A1:A2 B1:B2 C1:D1 E1:F1 G1:G2")
    ],
    "start and days": [grid("事项|牵头单位|检查对象|开始时间|结束时间|检查天数\n督查|市应急局|甲县|3月1日||5\n考核|市应急局|甲县||6月30日|3")],
    "end alone": [grid("事项|牵头单位|检查对象|结束时间|天数\n督查|市应急局|甲县|6月30日|3")],
    "deadline by its heading": [grid("事项|牵头单位|检查对象|完成时限\n督查|市应急局|甲县|6月30日\n考核|市应急局|甲县|全年")],
    "tentative by its heading": [grid("事项|牵头单位|检查对象|拟开展时间\n督查|市应急局|甲县|6月")],
    "months by number": [grid("事项|牵头单位|检查对象|月份\n督查|市应急局|甲县|#4")],
    "month columns": [grid("事项|牵头单位|检查对象|3月|4月|5月\n督查|市应急局|甲县|√||5日-7日")],
    "tick columns": [grid("事项|牵头单位|检查对象|检查时间|日常检查|专项检查\n督查|市应急局|甲县|3月||√")],
    "numbered list in a cell": [grid(HEAD + "1|1.安全检查\\n2.消防检查|市应急局||甲县|3月||")],
    "blank organisers": [grid(HEAD + "1|督查|市应急局||甲县|3月||\n2|考核|||乙县|4月||")],
    "organiser from the title": [grid("市应急局2026年计划\n事项|对象|时间\n督查|甲县|3月")],
    "shares and ratio": [
        grid("事项|牵头单位|检查对象|检查时间|抽查比例\n抽查|市应急局|各县区|3月|20%\n抽查|市应急局|从100家中随机抽取10家|4月|\n抽查|市应急局|重点学校、甲县|5月|5%")
    ],
    "ids, dates, formulas": [
        grid("编号|事项|牵头单位|检查对象|检查时间|内容|备注\n001|=1+1|+局|＠a|@2026-03-05|-x|＝2\n#202601|督查|-科|丙厂（甲、乙）|3月|=1|＋x")
    ],
    "cancelled, comprehensive, joint": [
        grid("事项|牵头单位|检查对象|检查时间|类别|联合检查编号|备注|来源|层级\n综合督查|市应急局|甲县|3月|督查|联1|已取消|省级部署|市级")
    ],
    "headings not understood": [grid("事项|牵头单位|检查对象|检查时间|天气】|备注|备注\n督查|市应急局|甲县|3月|【晴】\\n【雨】|a|b")],
    "same as above, below nothing": [grid(HEAD + "1|安全检查|市应急局||甲县|3月||\n|||  |乙县||\n3|(同)|市应急局||丙区|5月||同上")],
    "several tables": [
        grid(HEAD + "1|督查|市应急局||甲县|3月||\n\n到访编号|检查单位|检查对象|实际开始|实际结束|发现问题数\n007|市应急局|甲县、乙县|@2026-03-02|@2026-03-03|无")
    ],
    "register with ranges": [grid("文号|事项编号|报备单位|报备日期|审批状态|是否联合\n报1号|1至4、007|市应急局、市教育局|@2026-01-05|同意|是")],
    "offices of one name": [grid("单位名称|层级|上级单位|类型|别名\n财政局|县级|甲县|部门|甲财、财甲\n财政局|县级|乙县|部门|乙财")],
    "codes and changes": [
        grid("事项编号|事项名称|牵头单位|检查对象|检查时间|检查码|状态|备注\n1|督查|市应急局|甲县|3月|LC001|已变更|\n2|考核|市应急局|甲县|9月|LC002||每县两天；因汛情调整至9月"),
        grid("事项编号|检查单位|检查对象|实际开始|检查码\n1|市应急局|甲县|@2026-03-02|lc001", "记录.xlsx"),
    ],
    "register of signatures": [
        grid("文号|事项编号|报备单位|报备日期|报备类型|分管副市长意见|市长审批|备注\n报1号|1|市应急局|@2026-01-05|临时|同意|张某|\n报2号|2|市应急局|@2026-02-05|||不同意|时间变更")
    ],
    "a row that was not read": [
        grid("检查单位|检查对象|检查日期|检查记录编号|备注\n市应急局|甲县|2026年2月30日|1|雨\n市应急局||2026年3月3日|2|\n市应急局|乙县|2026年3月3日|3|")
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_odd_layout_comes_back_the_same(name):
    comes_back([*LAYOUTS[name], grid(NAMES, "名录.xlsx")])


def test_plan_without_a_directory_comes_back_the_same():
    plan, _ = comes_back([grid(HEAD + "1|督查|市应急局(牵头)、水务局||甲县、丙厂|3月|每季度1次|")])
    assert [(each.name, each.known) for each in plan.items["targets"][0]] == [("甲县", False), ("丙厂", False)]


def test_year_of_the_file_name_comes_back():
    plan, _ = comes_back([grid(HEAD + "1|督查|市应急局||甲县|3月||", file="2024年.xlsx")], year=None)
    assert plan.year == 2024


def test_year_of_the_workbook_goes_before_that_of_its_name():
    data, _ = planbook(*read(grid(HEAD + "1|督查|市应急局||甲县|3月||", file="表.xlsx"), year=2024))
    grids, _ = read_zip(io.BytesIO(data), "2026年3月改.xlsx")
    assert plan_of(grids, headings={}, blanks={}, names=["2026"])[0].year == 2024


def test_merged_rows_are_exported_whole():
    plan, _ = read(*LAYOUTS["continuation rows"], grid(NAMES, "名录.xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(planbook(plan, ())[0]))["年度计划"]
    shown = {
        head.value: cell.value
        for head, cell in zip(sheet[2], sheet[3], strict=True)
        if head.value in ("检查对象", "对象读作", "备注")
    }
    assert shown == {"检查对象": "甲县\n↳乙县、丙区\n↳东山镇", "对象读作": "4个：甲县、乙县、丙区、东山镇", "备注": "另附"}


def test_same_plan_gives_the_same_bytes():
    plan, problems = load([CITY], year=2026)
    assert planbook(plan, problems)[0] == planbook(plan, problems[::-1])[0]


def test_columns_that_explain_are_no_unknown_headings():
    _, told = comes_back(LAYOUTS["headings not understood"])
    assert [(each.kind, each.place.sheet, each.zh) for each in told] == [("notice", "填写说明", "这张表是文字说明，没有当作数据")]
    plan, _ = again(planbook(*read(*LAYOUTS["headings not understood"]))[0])
    assert {sheet.ignored for sheet in plan.sheets} == {()}
    assert len(ADDED) == 7
