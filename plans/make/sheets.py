"""Which table goes into which file, with its titles and notes as its office writes them."""

from __future__ import annotations

from pathlib import Path

import directory
from books import Book, Page, write_csv, write_ods, write_xls, write_xlsx
from layout import HEADINGS, Row, by_department, filing_rows, of_01, plan_rows, record_rows
from model import Filing, Item, Visit

FILES = {
    "01": "01-市政府工作部门督查检查考核事项.xlsx",
    "02": "02-督查检查任务安排.xls",
    "03": "03-部分市直单位检查事项.ods",
    "04": "04-部分市直单位检查计划.csv",
    "05": "05-群团组织和议事协调机构事项.xlsx",
    "06": "06-涉企行政检查计划.xlsx",
    "07": "07-县级部门检查计划.csv",
    "filings": "报备登记表.xlsx",
    "records": "执行记录.xlsx",
    "directory": "单位名录.xlsx",
}
TITLE = "澜川市2026年度"
OFFICE = "填表单位：澜川市督查检查考核统筹办公室        填报时间：2026年1月9日"
SINGLE = {
    0: "序号",
    1: "事项编号",
    2: "事项名称",
    3: "类别",
    4: "牵头\n单位",
    5: "配合单位",
    11: "依据",
    12: "报备文号",
    13: "备  注",
}
GROUPED = {"检查安排": (6, ("检查对象", "检查时间", "检查方式")), "事项性质": (9, ("一般事项", "重点事项"))}
SUMMER = 7  # the records of each half of the year are a sheet


def write_all(folder: Path, items: list[Item], visits: list[Visit], filings: list[Filing]) -> None:
    """Write every file."""
    plans = {file: [item for item in items if item.file == file] for file in "01 02 03 04 05 06 07".split()}
    write_01(folder / FILES["01"], plans["01"], {number: each.document for each in filings for number in each.numbers})
    write_xls(folder / FILES["02"], page("02", "任务安排", ("附件2", f"{TITLE}督查检查任务安排表"), plans["02"]))
    write_ods(folder / FILES["03"], page("03", "检查事项", (f"{TITLE}部分市直单位检查事项清单",), plans["03"], merged=3))
    write_csv(folder / FILES["04"], page("04", "", (f"{TITLE}部分市直单位检查计划",), plans["04"]), "gbk")
    write_xlsx(folder / FILES["05"], by_sheets(plans["05"]))
    write_xlsx(folder / FILES["06"], [page("06", "涉企检查", (f"{TITLE}涉企行政检查计划",), plans["06"])])
    write_csv(folder / FILES["07"], page("07", "", (), plans["07"]), "utf-8-sig")
    register = Page("报备登记", (f"{TITLE}督查检查考核报备登记表", OFFICE), HEADINGS["filings"], filing_rows(filings))
    write_xlsx(folder / FILES["filings"], [register])
    write_xlsx(folder / FILES["records"], halves(visits))
    units = Page("单位名录", (), directory.HEADINGS, directory.rows())
    write_xlsx(folder / FILES["directory"], [units])


def page(file: str, name: str, titles: tuple[str, ...], items: list[Item], merged: int = -1) -> Page:
    """The sheet of one plan."""
    return Page(name, titles, HEADINGS[file], plan_rows(file, items), merged=merged)


def by_sheets(items: list[Item]) -> list[Page]:
    """A sheet for each department."""
    return [page("05", lead.alias, (f"{lead.name}2026年度督查检查考核事项",), own) for lead, own in by_department(items)]


def halves(visits: list[Visit]) -> list[Page]:
    """The visits made, a sheet for each half of the year."""
    rows: list[Row] = record_rows(visits)
    ordered = sorted(visits, key=lambda each: (each.first, each.target, each.organiser, each.item))
    first = sum(each.first.month < SUMMER for each in ordered)
    parts = (("上半年", rows[:first]), ("下半年", rows[first:]))
    return [Page(name, (f"{TITLE}督查检查考核执行记录（{name}）",), HEADINGS["records"], part) for name, part in parts]


def write_01(path: Path, items: list[Item], documents: dict[str, str]) -> None:
    """The workbook with two rows of headings, merged organisers, a total and notes."""
    rows = [of_01(number, item, documents.get(item.number, "")) for number, item in enumerate(items, 1)]
    total: Row = ("合计", None, f"共{len(items)}项", *[None] * (len(SINGLE) + 2))
    notes = ("注：1.“√”表示事项性质；2.检查时间为计划时间，确需调整的另行报备。", "填表人：统筹办综合科    审核人：统筹办负责人")
    book = Book(path)
    sheet = book.book.add_worksheet("汇总表")
    sheet.set_column(0, 13, 14)
    book.titles(sheet, ("附件1", f"{TITLE}督查检查考核事项计划表", OFFICE), 14)
    for column, text in SINGLE.items():
        sheet.merge_range(3, column, 4, column, text, book.head)
    for text, (begin, below) in GROUPED.items():
        sheet.merge_range(3, begin, 3, begin + len(below) - 1, text, book.head)
        for column, heading in enumerate(below, begin):
            sheet.write_string(4, column, heading, book.head)
    book.body(sheet, Page("", (), (), rows, merged=4), 5)
    book.body(sheet, Page("", (), (), [total], notes), 5 + len(rows))
    book.close()
