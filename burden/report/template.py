"""The empty workbook an office hands out: the four sheets the program reads, with their headings and an example row."""

from __future__ import annotations

import datetime as dt
import io

import xlsxwriter

SHEETS = {
    "年度计划": {
        "事项编号": "YJ-2026-01", "事项名称": "安全生产专项检查", "类别": "检查", "牵头单位": "市应急管理局", "配合单位": "",
        "检查对象": "甲县", "检查时间": "2026年4月13日-15日", "检查频次": "每年1次", "检查方式": "实地查看",
        "依据": "安全生产法", "报备文号": "督检考报〔2026〕1号", "备注": "",
    },
    "报备登记": {
        "文号": "督检考报〔2026〕1号", "事项编号": "YJ-2026-01", "报备单位": "市应急管理局", "报备日期": "2026-01-08",
        "审批人": "分管副市长", "审批日期": "2026-01-09", "审批状态": "同意", "是否联合": "否",
    },
    "执行记录": {
        "到访编号": "1", "事项编号": "YJ-2026-01", "事项名称": "安全生产专项检查", "检查单位": "市应急管理局", "检查对象": "甲县",
        "实际开始": "2026-04-13", "实际结束": "2026-04-13", "实施人数": "4", "发现问题数": "2", "反馈日期": "2026-04-16",
    },
    "单位名录": {
        "单位名称": "甲县", "层级": "县级", "上级单位": "某市", "类型": "县区", "等级": "", "别名": "", "分组": "",
    },
}  # fmt: skip


def template() -> bytes:
    """The workbook's bytes, the same on every day."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": dt.datetime(2026, 1, 1)})
        head = book.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1, "text_wrap": True, "valign": "vcenter"})
        for name, columns in SHEETS.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for index, (heading, example) in enumerate(columns.items()):
                sheet.set_column(index, index, max(12, 2 * len(example) + 2))
                sheet.write_string(0, index, heading, head)
                sheet.write_string(1, index, example)
    return buffer.getvalue()
