"""What a target text leaves out: 除甲县外的各县区, 各县区(不含甲县), 各乡镇，东山镇除外."""

from __future__ import annotations

import re

LEFT_OUT = re.compile("^(?:但|其中)?(?:不含|不包括|不包含|扣除|剔除)|(?:除外|不在内)$")  # a part of a list that is an exception
WORDS = re.compile("除|不含|不包|以外|之外|扣除|剔除")
LESS = r"(?:不含|不包括|不包含|扣除|剔除|(?<!扣)(?<!剔)除(?:了|去)?)"
WHY = r"(?:(?:20\d\d|今|本|去|上一?)年[^()]*?)?"  # 2024年已查，本年
FORMS = (
    re.compile(r"\(?除(?:了|去)?(?P<who>[^()]+?)(?:以外|之外|外)的?\)?[,、]?(?:的?(?:其他|其它|其余|另外)的?)?"),
    re.compile(rf"\((?:其中)?[,、]?{LESS}(?P<who>[^()]+?)\)"),
    re.compile(rf"\((?:其中)?(?P<who>[^()]+?){WHY}(?:除外|不在内|不列入)\)"),
    re.compile(rf"[,、;](?:其中)?(?P<who>[^,;()]+?){WHY}(?:除外|不在内)(?=$|[,;])"),
    re.compile(rf"[,;](?:但|其中)?{LESS}(?P<who>[^,;()]+?)(?=$|[,;])"),
    re.compile(r"(?<=.)(?:不含|不包括|不包含)(?P<who>[^,;()]+?)(?=$|[,;])"),
    re.compile(r"^(?P<who>[^,;()]+?)(?:以外|之外)的(?:其他|其它|其余)?"),
)


def without(text: str) -> tuple[str, str] | None:
    """A text without its exception, and who is excepted; None where it speaks of none."""
    if not WORDS.search(text):
        return None
    for form in FORMS:
        if found := form.search(text):
            return text[: found.start()] + text[found.end() :], found["who"]
    return None
