"""What the columns of canonical sheets offer to who fills them in: drop-downs, hints, kinds of cells and widths."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from burden.forms import CANCELLED, NO, SHEETS, WORDS, YES

ROWS = 2000  # rows below the header that have drop-downs
WIDTHS = {
    "item": 26, "content": 26, "basis": 20, "note": 18, "target": 26, "time": 22, "heading": 12, "organiser": 18, "partner": 18, "number": 12,
    "filing": 20, "method": 14, "frequency": 12, "unit": 26, "parent": 20, "aliases": 20, "groups": 18, "numbers": 20, "visit": 12,
    "start": 14, "end": 14, "actual_start": 13, "actual_end": 13, "filed": 13, "approved": 13, "result": 13, "joint": 15, "officers": 16, "asked": 16, "due": 16, "published": 13, "rectify_by": 13, "rectified": 13,
    "look_back_by": 13, "look_back": 13,
}  # fmt: skip
DAYS = (
    "actual_start", "actual_end", "result", "published", "rectify_by", "rectified", "look_back_by", "look_back", "filed", "approved",
)  # fmt: skip
NUMBERS = ("people", "attendance", "findings", "days")
UNITS = ("organiser", "partner", "target", "parent")  # may be chosen from the directory
FIRST, LAST = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
LISTS: Mapping[tuple[str, str], tuple[str, ...]] = {
    **{(kind, name): tuple(WORDS[name].values()) for kind in ("items", "records") for name in ("kind", "type", "level")},
    ("items", "source"): tuple(WORDS["source"].values()),
    ("items", "comprehensive"): (YES, NO),
    ("items", "status"): (CANCELLED,),
    ("items", "frequency"): ("每年1次", "每半年1次", "每季度1次", "每月1次", "每周1次"),
    ("items", "method"): ("实地查看", "随机抽查", "查阅资料", "座谈", "暗访"),
    ("records", "method"): ("四不两直", "暗访", "线索核查", "随机抽查", "明查", "查阅资料", "座谈"),
    ("filings", "status"): tuple(WORDS["approval"].values()),
    ("filings", "joint"): (YES, NO),
    ("filings", "subject"): tuple(WORDS["subject"].values()),
    ("directory", "unit_level"): tuple(WORDS["level"].values()),
    ("directory", "unit_kind"): ("市", "县区", "乡镇", "部门", "学校", "企业"),
}
FREE = {"frequency", "method", "unit_kind"}  # other words may be written too
HINTS = {
    "number": "本单位自编的编号，报备表和执行记录用它对应事项。按文字填写，如 001。",
    "item": "必填。一行一项，写事项全称。",
    "organiser": "必填。一个单位，名称与单位名录一致。",
    "partner": "几个单位用顿号分开；没有就空着。",
    "target": "必填。单位名称，或各县区、各乡镇、市直各部门；几个用顿号分开。随机抽取的写明从多少家中抽多少家。",
    "time": "必填。写到日最好，如 2026年4月13日-15日；也可写 4月、第二季度、6月底前。",
    "days": "每次检查几天，只填数字。",
    "frequency": "如 每年1次、每季度1次。",
    "filing": "报备、审批的文号。",
    "joint": "几项合并为一次联合检查的，填同一个编号。",
    "status": "取消的事项填“取消”。",
    "code": "一个事项一个码，检查时出示；几个对象用同一个码。按文字填写。",
    "changed": "计划报备以后改了时间、名称、对象的，写明怎样改，并重新报备。",
    "subject": "年度计划内的填“年度计划”，改计划的填“变更调整”，计划外的填“临时事项”。",
    "approver": "按签批的先后写，如 局长→分管副市长→市长。",
    "numbers": "这个文号包含的事项编号，几个用顿号分开。",
    "visit": "同一次到访填同一个编号。",
    "actual_start": "必填。实际到达的日期，如 2026-04-13。",
    "actual_end": "实际离开的日期；只有一天的与开始相同。",
    "findings": "发现问题的个数，没有发现填 0。",
    "result": "向被检查单位反馈结果的日期。",
    "officers": "检查人员的姓名，几个用顿号分开。",
    "attendance": "被检查单位参会、陪同的人数，只填数字。",
    "asked": "要求填表、交材料的日期，可写到时刻，如 2026-03-05 15:00。",
    "due": "要求交齐的日期，可写到时刻；没有要求材料的空着。",
    "published": "检查结果向社会公开的日期。",
    "rectify_by": "要求整改完成的日期；没有发现问题的空着。",
    "rectified": "整改完成的日期；还没有完成的空着。",
    "look_back_by": "计划回头看的最晚日期。",
    "look_back": "实际回头看的日期。",
    "filed": "必填。报备、申请的日期。",
    "unit": "必填。单位全称，每个单位一行。",
    "parent": "上级单位的名称，与本表一致。",
    "aliases": "简称、曾用名，几个用顿号分开。",
    "groups": "所属分组，如 规上工业企业；检查对象里可以直接写分组。",
}


def width(kind: str, name: str) -> int:
    """How wide the column of a meaning is, in characters."""
    return WIDTHS.get(name, 8 if (kind, name) in LISTS else 11)


def offer(sheet: Any, kind: str, columns: Mapping[str, int], first: int, units: int = 0) -> None:
    """Put drop-downs, checks and hints under the headings, from row `first` on; `columns` maps a meaning to its column.

    Where a unit is asked for, the names in the directory's sheet are offered: from row `first` to row `units`, 0 for none.
    """
    listed = f"='{SHEETS['directory']}'!$A${first + 1}:$A${units}" if units else ""
    for name, column in columns.items():
        rule = _rule(kind, name, listed)
        if rule:
            sheet.data_validation(first, column, first + ROWS, column, {**rule, **_hint(name)})


def _rule(kind: str, name: str, units: str) -> dict[str, object]:
    """What a column takes; {} where it takes anything and has no hint."""
    if (kind, name) in LISTS:
        return {"validate": "list", "source": list(LISTS[kind, name]), "error_type": "information" if name in FREE else "warning"}
    if name in DAYS:
        return {"validate": "date", "criteria": "between", "minimum": FIRST, "maximum": LAST, "error_type": "warning"}
    if name in NUMBERS:
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning"}
    if name in UNITS and units:
        return {"validate": "list", "source": units, "show_error": False}
    return {"validate": "any"} if name in HINTS else {}


def _hint(name: str) -> dict[str, str]:
    """The message shown beside a cell that is being filled in."""
    return {"input_message": HINTS[name]} if name in HINTS else {}
