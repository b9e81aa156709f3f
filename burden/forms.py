"""The canonical sheets: their names, their headings, the words for codes, and text as a cell can hold it."""

from __future__ import annotations

import re
from collections.abc import Mapping

SHEETS = {"items": "年度计划", "records": "执行记录", "filings": "报备登记", "directory": "单位名录"}
HELP = "填写说明"
SAMPLE_UNIT = "某市应急管理局"  # whom the example rows of the template name
SAMPLES = {
    "items": ("YJ-2026-01",),
    "records": ("1",),
    "filings": ("督检考报〔2026〕1号",),
    "directory": ("某市", SAMPLE_UNIT, "甲县"),
}
# Meaning -> heading, in the order of the columns; `heading` is the name of the column that a time came from.
HEADINGS: Mapping[str, Mapping[str, str]] = {
    "items": {
        "number": "事项编号", "item": "事项名称", "kind": "类别", "type": "类型", "source": "来源", "level": "层级", "organiser": "牵头单位",
        "partner": "配合单位", "target": "检查对象", "ratio": "抽查比例", "time": "检查时间", "heading": "时间栏名", "start": "开始时间",
        "end": "结束时间", "days": "检查天数", "frequency": "检查频次", "method": "检查方式", "content": "检查内容", "basis": "依据",
        "filing": "报备文号", "joint": "联合检查编号", "comprehensive": "是否综合", "status": "状态", "asked": "材料布置日期", "due": "材料报送期限",
        "code": "检查码", "changed": "变更情况", "note": "备注",
    },
    "records": {
        "visit": "到访编号", "number": "事项编号", "item": "事项名称", "kind": "类别", "type": "类型", "level": "层级", "organiser": "检查单位",
        "partner": "配合单位", "target": "检查对象", "actual_start": "实际开始", "actual_end": "实际结束", "people": "实施人数",
        "findings": "发现问题数", "result": "反馈日期", "joint": "联合检查编号", "method": "检查方式", "officers": "检查人员", "attendance": "参会人数",
        "asked": "材料布置日期", "due": "材料报送期限", "published": "结果公开日期", "rectify_by": "整改期限", "rectified": "整改完成日期",
        "look_back_by": "回头看期限", "look_back": "回头看日期", "code": "检查码", "note": "备注",
    },
    "filings": {
        "filing": "文号", "numbers": "事项编号", "item": "事项名称", "organiser": "报备单位", "partner": "配合单位", "filed": "报备日期",
        "approver": "审批人", "approved": "审批日期", "status": "审批状态", "joint": "是否联合", "subject": "报备类型", "note": "备注",
    },
    "directory": {
        "unit": "单位名称", "unit_level": "层级", "parent": "上级单位", "unit_kind": "类型", "grade": "等级", "aliases": "别名", "groups": "分组",
    },
}  # fmt: skip
# Headings of what the program adds: none of them is read back but `IGNORED`; a place marks a sheet as its own.
PLACES = {"items": "计划出处", "records": "记录出处", "filings": "报备出处", "directory": "名录出处"}
TIME_READ, TARGETS_READ, PROBLEMS, IGNORED = "时间读作", "对象读作", "问题和提示", "未采用"
ANNOTATED = {"zh": "预警（burden）", "en": "Warnings (burden)"}  # heads the column written into a department's own file
ADDED = frozenset((*PLACES.values(), TIME_READ, TARGETS_READ, PROBLEMS))
WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": {"supervision": "督查", "inspection": "检查", "assessment": "考核", "research": "调研"},
    "type": {"routine": "日常", "case": "个案", "special": "专项"},
    "source": {"above": "上级部署", "own": "自选"},
    "level": {"central": "中央", "province": "省级", "city": "市级", "county": "县级", "township": "乡镇级"},
    "subject": {"plan": "年度计划", "change": "变更调整", "temporary": "临时事项"},
    "approval": {"approved": "同意", "pending": "待审批", "refused": "不同意"},
}
YES, NO, CANCELLED = "是", "否", "取消"
DITTO = frozenset(("同上", "(同)", "（同）", "(同上)", "（同上）", "同前", "〃", "″", '"', "”", "ditto", "Ditto"))
QUOTE = "'"  # before a (同) that means no other cell
AGAIN = "\n↳"  # parts what stood in several rows, so that each part is read by itself
_AGAIN = re.compile(r"\s*↳\s*")
_HEADING = re.compile(r"^【((?:[^\\】]|\\.)*)】", re.MULTILINE)
_ESCAPED, _BEFORE = re.compile(r"[】\\]"), r"\\\g<0>"
_PAIR = re.compile(r"\n(?=[【\\])")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029\x0b\x0c]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without control and direction characters; every kind of line break becomes a line feed."""
    if text.isprintable() or all(map(str.isprintable, text.split("\n"))):  # most texts, and by far faster than to search them
        return text
    return _CONTROL.sub("", _BREAKS.sub("\n", text))


def apart(text: str) -> list[str]:
    """What stood in several rows, row by row; mostly the text alone."""
    return _AGAIN.split(text) if "↳" in text else [text]


def literal(text: str) -> str:
    """A text that is no (同), though it reads like one: a sheet shows it with an apostrophe before it."""
    return QUOTE + text if text in DITTO else text


def ignored_text(ignored: tuple[tuple[str, str], ...]) -> str:
    """What stood under headings that were understood as nothing, as one cell: 【heading】text, a line each."""
    return "\n".join(f"【{_ESCAPED.sub(_BEFORE, heading)}】{_guarded(text)}" for heading, text in ignored)


def ignored_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of heading and text in such a cell."""
    found = list(_HEADING.finditer(text))
    ends = [*(each.start() - 1 for each in found[1:]), len(text)]
    said = [_bared(text[each.end() : end]) for each, end in zip(found, ends, strict=False)]
    return tuple((re.sub(r"\\(.)", r"\1", each[1]), words) for each, words in zip(found, said, strict=True))


def _guarded(text: str) -> str:
    """Lines that look like the beginning of a pair are marked."""
    return _PAIR.sub(r"\n\\", text) if "\n" in text else text


def _bared(text: str) -> str:
    return re.sub(r"\n\\(?=[【\\])", "\n", text)
