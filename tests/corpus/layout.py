"""Layouts as offices send them: where the header stands, how it is written, what lies around and between the rows."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import xlsxwriter

from tests.corpus.case import case
from tests.corpus.sheets import FIRST, GOOD, HEAD, READ_FIRST, READ_SECOND, READS, SECOND, Row, raw, xlsx
from tests.load import raw_xlsx

LAYOUT = "layout"
refused = partial(case, LAYOUT, file="a.xlsx")


def loads(name: str, *rows: Row, reads: str = READS, says: str = "", merged: str = "") -> None:
    case(LAYOUT, name, lambda folder: xlsx(folder / "a.xlsx", rows, merged=merged), reads=reads, says=says)


TITLE = ("附件5 云岭市2026年督查检查计划",)
loads("header in row 1", *GOOD)
loads("header in row 5", TITLE, (), ("填表单位：云岭市办公室",), ("填报时间：2025年12月",), *GOOD)
loads("header in row 12", *[()] * 11, *GOOD)
loads("header in column F", *(((None,) * 5 + tuple(row)) for row in GOOD))
loads("title over all columns", (*TITLE, None, None, None), *GOOD, merged="A1:D1")
loads(
    "two-row header",
    ("事项名称", "单位", None, "检查时间"),
    (None, "牵头单位", "检查对象", None),
    FIRST,
    SECOND,
    merged="A1:A2 B1:C1 D1:D2",
)
loads("header repeated in the middle", HEAD, FIRST, HEAD, SECOND, says="notice 3")
loads(
    "header repeated on every page",
    *[row for _ in range(9) for row in (HEAD, FIRST)],
    SECOND,
    reads="\n".join([READ_FIRST] * 9 + [READ_SECOND]),
    says=", ".join(f"notice {row}" for row in range(3, 19, 2)),
)
refused("header missing", lambda d: xlsx(d / "a.xlsx", (FIRST, SECOND)), refused="没有找到表头")
refused("header of one word", lambda d: xlsx(d / "a.xlsx", [("甲",), ("乙",)]), refused="没有可读的表格", file=".")
loads("header reordered", *[(row[3], row[1], row[0], row[2]) for row in GOOD])
loads("header with line breaks", ("事项\n名称", "牵头\n单位", "检查\n对象", "检查\n时间"), FIRST, SECOND)
loads("header with full-width blanks", ("事　项　名　称", "牵　头　单　位", "检　查　对　象", "检　查　时　间"), FIRST, SECOND)
loads("header with brackets and stars", ("*事项名称（必填）", "牵头单位(全称)", "检查对象*", "检查时间（年月日）"), FIRST, SECOND)
loads(
    "header with marks that are not seen", ("\u200b事项名称\ufeff", "牵头单位\u00a0", "检查对象\u200e", "检查时间"), FIRST, SECOND
)
loads("header without rows", HEAD, reads=())
loads("header with the time twice", (*HEAD, "检查时间"), (*FIRST, "3月2日"), (*SECOND, None), says="question E1")
loads("no number column", *GOOD)
loads("number column", *[(number, *row) for number, row in zip(("序号", 1, 2), GOOD, strict=True)])
loads("blank rows between", HEAD, (), FIRST, (), (), SECOND, ())
loads("thousand blank rows between", HEAD, FIRST, *[()] * 1000, SECOND)
loads(
    "organiser merged down",
    HEAD,
    ("安全检查", "应急局", "甲县", "3月2日"),
    ("消防检查", None, "乙县", "4月7日-9日"),
    merged="B2:B3",
    reads=READS.replace("消防队", "应急局"),
)
loads(
    "organiser merged down and unmerged again",
    HEAD,
    ("安全检查", "应急局", "甲县", "3月2日"),
    ("消防检查", "", "乙县", "4月7日-9日"),
    reads=READS.replace("消防队", "应急局"),
    says="question B3",
)
loads(
    "time merged across rows",
    HEAD,
    FIRST,
    ("消防检查", "消防队", "乙县", None),
    merged="D2:D3",
    reads=f"{READ_FIRST}\n消防检查 | 消防队 | 乙县 | 2026-03-02..2026-03-02",
)
loads("total at the bottom", *GOOD, ("合计", None, "2个", None), says="notice 4")
loads("total in full-width signs", *GOOD, ("合　计", None, None, "２次"), says="notice 4")
loads("notes at the bottom", *GOOD, ("注：以上时间如有变动另行通知。",), says="notice 4")
loads("signature at the bottom", *GOOD, ("填表人：张三", None, "审核人：李四", "2025年12月1日"), says="notice 4")
loads("two tables in a sheet", TITLE, *GOOD[:2], (), ("县级检查计划",), HEAD, SECOND, says="notice 5, notice 6")
loads(
    "second table with other columns",
    HEAD,
    FIRST,
    (),
    ("检查时间", "检查对象", "牵头单位", "事项名称"),
    tuple(reversed((SECOND[0], SECOND[1], SECOND[2], SECOND[3]))),
    reads=READS,
)
loads("row of dashes", HEAD, FIRST, ("-", "-", "-", "-"), SECOND, says="unreadable 3")
loads("row of blanks only", HEAD, FIRST, (" ", "\u3000", "\t", "\n"), SECOND)
loads(
    "row with a time alone",
    HEAD,
    FIRST,
    (None, None, None, "5月1日"),
    SECOND,
    reads=f"{READ_FIRST}\n安全检查 | 应急局 | 甲县 | 2026-05-01..2026-05-01\n{READ_SECOND}",
    says="notice A3, question B3",
)
loads(
    "same as above",
    HEAD,
    FIRST,
    ("消防检查", "同上", "（同）", "〃"),
    reads=f"{READ_FIRST}\n消防检查 | 应急局 | 甲县 | 2026-03-02..2026-03-02",
)
loads(
    "several targets in a cell",
    HEAD,
    ("安全检查", "应急局", "甲县、乙县\n丙区；丁区", "3月2日"),
    reads="安全检查 | 应急局 | 甲县、乙县、丙区、丁区 | 2026-03-02..2026-03-02",
)
loads(
    "several organisers in a cell",
    HEAD,
    ("安全检查", "应急局、消防队", "甲县", "3月2日"),
    reads="安全检查 | 应急局、消防队 | 甲县 | 2026-03-02..2026-03-02",
)
loads(
    "several items in a cell",
    HEAD,
    ("1.安全检查\n2.消防检查", "应急局", "甲县", "3月2日"),
    reads="安全检查 | 应急局 | 甲县 | 2026-03-02..2026-03-02\n消防检查 | 应急局 | 甲县 | 2026-03-02..2026-03-02",
    says="notice A2",
)
loads(
    "start and end in two columns",
    ("事项名称", "牵头单位", "检查对象", "开始时间", "结束时间"),
    (*FIRST[:3], "2026-03-02", "2026-03-02"),
    (*SECOND[:3], "2026-04-07", "2026-04-09"),
)
MONTHS = tuple(f"{month}月" for month in range(1, 13))
loads(
    "month columns with ticks",
    ("事项名称", "牵头单位", "检查对象", *MONTHS),
    (*FIRST[:3], None, None, "√"),
    reads="安全检查 | 应急局 | 甲县 | 2026-03-01..2026-03-31",
)


def hidden(folder: Path, kind: str) -> None:
    with xlsxwriter.Workbook(folder / "a.xlsx", {"in_memory": True}) as book:
        sheet, other = book.add_worksheet("计划"), book.add_worksheet("另表")
        for row, cells in enumerate((HEAD, FIRST, SECOND)):
            sheet.write_row(row, 0, cells)
        if kind == "row":
            sheet.set_row(2, None, None, {"hidden": True})
        elif kind == "column":
            sheet.set_column("D:D", None, None, {"hidden": True})
        elif kind == "filter":
            sheet.autofilter("A1:D3")
            sheet.filter_column("B", "x == 应急局")
            sheet.set_row(2, None, None, {"hidden": True})
        else:
            other.write_row(0, 0, HEAD)
            other.write_row(1, 0, ("假的", "某局", "某县", "1月1日"))
            (other.hide if kind == "sheet" else other.very_hidden)()


case(LAYOUT, "hidden column", partial(hidden, kind="column"), reads=READS, says="notice D1")
case(LAYOUT, "hidden row", partial(hidden, kind="row"), reads=READS, says="notice 3")
case(LAYOUT, "row hidden by a filter", partial(hidden, kind="filter"), reads=READS, says="notice 3")
case(LAYOUT, "hidden sheet", partial(hidden, kind="sheet"), reads=READS, says="notice 另表")
case(LAYOUT, "very hidden sheet", partial(hidden, kind="very"), reads=READS, says="notice 另表")


def struck(folder: Path) -> None:
    with xlsxwriter.Workbook(folder / "a.xlsx", {"in_memory": True}) as book:
        sheet, line = book.add_worksheet("计划"), book.add_format({"font_strikeout": True})
        for row, cells in enumerate((HEAD, FIRST, SECOND)):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell, line if row == 2 else None)


case(LAYOUT, "struck-out row", struck, reads=f"{READ_FIRST}\n{READ_SECOND} ×", says="notice 3")
case(LAYOUT, "several sheets", lambda d: xlsx(d / "a.xlsx", (HEAD, FIRST), (HEAD, SECOND)), reads=READS)
case(
    LAYOUT,
    "sheet of explanations before the plan",
    lambda d: xlsx(d / "a.xlsx", [("填表说明",), ("一、请如实填写。",)], GOOD),
    reads=READS,
    says="notice Sheet1",
)
case(LAYOUT, "empty sheets around the plan", lambda d: xlsx(d / "a.xlsx", (), GOOD, ()), reads=READS)
case(LAYOUT, "the same sheet twice", lambda d: xlsx(d / "a.xlsx", GOOD, GOOD), reads=READS, says="notice Sheet2")
case(
    LAYOUT,
    "rows out of order in the XML",
    lambda d: raw(
        d / "a.xlsx",
        GOOD[:1],
        between='<row r="3">'
        + "".join(f'<c r="{c}3" t="str"><v>{v}</v></c>' for c, v in zip("DABC", (SECOND[3], *SECOND[:3]), strict=True))
        + "</row>"
        + '<row r="2">'
        + "".join(f'<c r="{c}2" t="str"><v>{v}</v></c>' for c, v in zip("ABCD", FIRST, strict=True))
        + "</row>",
    ),
    reads=READS,
)
case(
    LAYOUT,
    "rows without numbers",
    lambda d: raw_xlsx.write(
        d / "a.xlsx",
        raw_xlsx.sheet("".join("<row>" + "".join(f'<c t="str"><v>{cell}</v></c>' for cell in row) + "</row>" for row in GOOD)),
    ),
    reads=READS,
)
