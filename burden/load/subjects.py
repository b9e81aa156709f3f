"""What a filing is about (the year's plan, a change of it, one item beyond it), and whether an item is marked as changed."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from burden.load import codes

# A cell of few words says it plainly; in names and notes the same words are met inside other subjects (临时救助, 结构调整).
PLAINLY = {
    "change": r"变更|调整|改期|延期|推迟|更改|change|amend|postpone",
    "temporary": r"临时|一事一报|计划外|追加|新增|增补|应急|突发|temporary|additional|unplanned|off.?plan|urgent",
    "plan": r"年度|全年|计划内|季度|月度|列入计划|常规|annual|quarterly|plan",
}
NOT_BEYOND = re.compile("非(?:临时|计划外)")
_WHAT = "计划|时间|日期|事项|对象|范围|频次|安排"
IN_TEXT = {
    "change": rf"(?:变更|调整|更改)(?:了|为|后|备案|报备|(?:[^，。；]{{0,12}}(?:{_WHAT})))|(?:{_WHAT})[^，。；]{{0,6}}(?:变更|调整|更改)|改期|延期(?:开展|实施|报备)?|推迟(?:开展|实施)",
    "temporary": r"一事一报|计划外|临时(?:性|增加|新增|追加|报备|事项|开展|组织|督查|检查|考核|抽查)|(?:追加|新增|增补)(?:的)?(?:事项|督查|检查|考核|项目)",
    "plan": r"年度[^，。；]{0,16}(?:计划|安排)|计划(?:的)?(?:备案|报备|报审|报批)|(?:季度|月度)[^，。；]{0,12}计划",
}
CHANGED = re.compile(
    r"(?:已|经)[^，,。；;]{0,12}(?:变更|调整|延期|改期|推迟|顺延|更名)|(?:变更|调整|延期|改期|推迟|顺延|提前|更名|改名|延后|延|改)(?:至|为|到|于)|"
    r"^(?:(?:时间|日期|名称|对象|范围|事项|计划|频次)?(?:有)?(?:变更|调整|更改)|延期|改期|推迟|顺延)(?:开展|实施|执行|进行|了)?$|\b(?:changed|moved|postponed|renamed|rescheduled)\b",
    re.IGNORECASE,
)
STATE = re.compile(r"变更|调整|延期|改期|推迟|顺延|更名|changed|moved|postponed|renamed|rescheduled", re.IGNORECASE)
MAY = re.compile(
    r"如|若|可能|可(?:以|适当|视)|视|适时|另行|不得|不予|未|无|拟(?!调整为)|需要|结构|机构|政策|去年|上年|原则上|\bmay\b|\bif\b",
    re.IGNORECASE,
)


def _first(words: dict[str, str], text: str) -> str:
    return next((code for code, pattern in words.items() if re.search(pattern, text, re.IGNORECASE)), "")


@lru_cache(1 << 12)
def said_plainly(cell: str) -> str:
    """What a cell of its own column says a filing is about: `plan`, `change`, `temporary`, or ""; 是否计划外 says yes or no."""
    text = normalize("NFKC", cell)
    return "plan" if NOT_BEYOND.search(text) else _first(PLAINLY, text)


@lru_cache(1 << 12)
def subject(cell: str, *texts: str) -> str:
    """What a filing is about: by its own cell, else by its name and note; "" where nothing says so."""
    return said_plainly(cell) or next((found for text in texts if (found := _first(IN_TEXT, normalize("NFKC", text)))), "")


@lru_cache(1 << 12)
def changed(cell: str, status: str, note: str) -> str:
    """The words that mark an item as changed after it was planned: its own cell, else the status, else the clause of the note; "" for none."""
    if cell and codes.flag(cell) is not False:
        return cell
    if not (status or note):
        return ""
    if STATE.search(status) and not MAY.search(status):
        return status
    clauses = (clause.strip() for clause in re.split(r"[。；;\n]", note))
    return next((clause for clause in clauses if CHANGED.search(clause) and not MAY.search(clause)), "")
