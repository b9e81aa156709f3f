"""The empty workbook an office hands out: the four canonical sheets with drop-downs, hints and an example row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from burden.forms import HEADINGS, HELP, SHEETS
from burden.report.choices import DAYS, NUMBERS, ROWS, offer, width
from burden.report.pen import Pen, print_wide, written

LEFT_OUT = ("heading", "start", "end", "ratio")  # of use to what was collected from elsewhere
NEEDED = {
    "items": ("item", "organiser", "target", "time"), "records": ("organiser", "target", "actual_start"), "filings": ("filing", "filed"),
    "directory": ("unit",),
}  # fmt: skip
EXAMPLES: Mapping[str, Sequence[Mapping[str, str | int | dt.date]]] = {
    "items": (
        {
            "number": "YJ-2026-01", "item": "安全生产专项检查", "kind": "检查", "type": "专项", "source": "自选", "level": "市级",
            "organiser": "某市应急管理局", "target": "甲县", "time": "2026年4月13日-15日", "days": 3, "frequency": "每年1次",
            "method": "实地查看", "content": "企业主体责任落实情况", "basis": "安全生产法", "filing": "督检考报〔2026〕1号", "comprehensive": "否",
        },
    ),
    "records": (
        {
            "visit": "1", "number": "YJ-2026-01", "item": "安全生产专项检查", "kind": "检查", "type": "专项", "level": "市级",
            "organiser": "某市应急管理局", "target": "甲县", "actual_start": dt.date(2026, 4, 13), "actual_end": dt.date(2026, 4, 15),
            "people": 4, "findings": 2, "result": dt.date(2026, 4, 17), "method": "四不两直", "officers": "张三、李四", "rectify_by": dt.date(2026, 4, 30),
            "rectified": dt.date(2026, 4, 28), "look_back": dt.date(2026, 5, 20),
        },
    ),
    "filings": (
        {
            "filing": "督检考报〔2026〕1号", "numbers": "YJ-2026-01", "item": "安全生产专项检查", "organiser": "某市应急管理局",
            "filed": dt.date(2026, 1, 8), "approver": "分管副市长", "approved": dt.date(2026, 1, 9), "status": "同意", "joint": "否", "subject": "年度计划",
        },
    ),
    "directory": (
        {"unit": "某市", "unit_level": "市级", "unit_kind": "市"},
        {"unit": "某市应急管理局", "unit_level": "市级", "parent": "某市", "unit_kind": "部门", "aliases": "市应急局"},
        {"unit": "甲县", "unit_level": "县级", "parent": "某市", "unit_kind": "县区"},
    ),
}  # fmt: skip
HOW = (
    "一、“年度计划”一行填一项督查、检查、考核；“执行记录”一行填一次到访；“报备登记”一行填一个文号；“单位名录”一行填一个单位。",
    "二、橙色的栏必填。各表第一行（名录前三行）是示例，照着填好后请删去示例。",
    "三、点一下单元格，会显示怎样填；有下拉箭头的可以选，单位可以从名录里选。",
    "四、编号、文号按文字填写，不要让表格软件改成数字；日期写成 2026-04-13。",
    "五、检查时间写到日最好：2026年4月13日-15日。只定到月份、季度的照写，如 4月、第二季度；截止的写 6月底前；每季度都去的在频次栏写每季度1次。",
    "六、检查对象可以写单位，也可以写 各县区、各乡镇、市直各部门；除外的写 除甲县外的各县区；抽查的写 从100家企业中随机抽取10家。",
    "七、填好后运行：burden check 本文件.xlsx。要看每一行读成了什么：burden items 本文件.xlsx --format text。",
)


def template() -> bytes:
    """The workbook's bytes, the same on every day."""
    return written(_fill, dt.date(2026, 1, 1))


def _fill(book: Any) -> None:
    pen = Pen(book, "zh")
    help_sheet = book.add_worksheet(HELP)
    help_sheet.set_column(0, 0, 120)
    for row, line in enumerate(("督查检查考核计划填报模板", *HOW)):
        pen.text(help_sheet, row, 0, line, "wrap" if row else "title")
    print_wide(help_sheet, 0)
    for kind, name in SHEETS.items():
        _sheet(book.add_worksheet(name), kind, pen)


def _sheet(sheet: Any, kind: str, pen: Pen) -> None:
    """One sheet: headings, the example, and below it cells that know what they take."""
    names = [name for name in HEADINGS[kind] if name not in LEFT_OUT]
    for column, name in enumerate(names):
        sheet.set_column(column, column, width(kind, name), pen.blank(_look(name), name in DAYS))
        pen.text(sheet, 0, column, HEADINGS[kind][name], "need" if name in NEEDED[kind] else "head")
    for row, cells in enumerate(EXAMPLES[kind], 1):
        pen.row(sheet, row, [cells.get(name, "") for name in names], tuple(map(_look, names)), [0] * len(names))
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{ROWS + 2}"})
    offer(sheet, kind, {name: column for column, name in enumerate(names)}, 1, ROWS)
    print_wide(sheet, 0, sum(width(kind, name) for name in names))


def _look(name: str) -> str:
    """Text stays as it is typed: 001 and 202601 are no numbers."""
    return "cell" if name in DAYS + NUMBERS else "text"
