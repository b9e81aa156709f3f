"""One spelling for everything: widths, dashes, brackets, Chinese numerals."""

from __future__ import annotations

import re
from unicodedata import normalize

from burden.when.english import translate

_LISTED = {ord(mark): ";" for mark in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫❶❷❸❹❺"}  # before NFKC, which would glue ①3月 into 13月
_RAISED = {ord(mark): " " for mark in "⁰¹²³⁴⁵⁶⁷⁸⁹"}
_UNSEEN = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD])
_ALIKE = (
    _LISTED
    | _RAISED
    | _UNSEEN
    | str.maketrans(
        {
            **dict.fromkeys("‐‑‒–—―─━−~〜∼ー", "-"),
            **dict.fromkeys("→⇒", "-"),
            **dict.fromkeys("【[{〔", "("),
            **dict.fromkeys("】]}〕", ")"),
            **dict.fromkeys("。…‥", ";"),
            **dict.fromkeys("\t\r\v\f\x85\xa0", " "),
            **dict.fromkeys("“”\"'‘’「」『』", " "),
            "｜": "|",
            "廿": "二十",
            "卅": "三十",
            "¦": "|",
            "﹑": "、",
            "､": "、",
        }
    )
)
_FIRST_MONTH = re.compile("(?<![0-9])元月")
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _ALIKE)))}]")
_TITLE = re.compile("《[^》]*》")  # the year in the title of a document is no time of the item
_LOOSE = re.compile(r" *\n+ *(?=[-至到])|(?<=[-至到]) *\n+ *")  # a range broken by the width of its cell
_BREAK = re.compile(r" *\n\s*")
_SLASH = re.compile(r"(?<=[次年月]) */ *| */ *(?=[次年季月周])")
_DOTS = re.compile(r"\.{2,}")
_DASHES = re.compile(r"-{2,}")
_SHORT_END = re.compile(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}) *[至到] *([0-9]{1,2})-([0-9]{1,2})(?![-0-9])")

_DIGIT = {**{mark: i for i, mark in enumerate("零一二三四五六七八九")}, "〇": 0, "○": 0, "两": 2}
_FIGURES = "[0-9〇○零一二三四五六七八九十]"
_NUMERAL = "〇○零一二三四五六七八九十"
_UNIT = "年|月|日|号|季|次|天|个|周|星期|批|轮|家|户|工作日"
_WRITTEN = re.compile(
    rf"(?=[{_NUMERAL}])(?<![统单唯专])(?!(?<=[期周拜])[{_NUMERAL}] *[-至到、,和及与])[{_NUMERAL}]{{1,8}}"
    rf"(?=(?:\s*[、,和及与至到-]\s*第?{_FIGURES}{{1,4}}){{0,12}}\s*(?:{_UNIT}))"
    rf"|(?<=第)[{_NUMERAL}]{{1,4}}"
)
_BOTH = re.compile(r"两(?=个|年|次|周|天|批|轮|季|星期|家|户|工作日)")
_TWO_MONTHS = re.compile(r"两月")
_LATE_RUN = re.compile("十一、?二(?=月)")
_WEEKLY = re.compile("(?<=周)[一二三四五六](?= *[至到、-] *[0-9二三四五六]次)")  # 每周一至两次
_RUN = re.compile(r"[一二三四五六七八九]{2,4}(?=季|月)")  # 一二季度 names two quarters
_HAS_NUMERAL = re.compile(r"[〇○零一二三四五六七八九十两]")
_COUPLE = re.compile("([上春])、?([下秋])(?:(半年|旬|季)|(?:两|2)季)")  # one unit for two times
_SEASONS = re.compile("([春夏秋冬])、([春夏秋冬])(?=季)")
_ENUMERATED = re.compile(r"^\s*\(1\).*\(2\)", re.DOTALL)
_ENUMERATOR = re.compile(r"\([0-9]{1,2}\)")


def normalise(text: str) -> str:
    """`text` in one spelling: ASCII digits and dashes, `;` for ends of lines, English put into Chinese."""
    plain = _TITLE.sub("", text) if "《" in text else text
    plain = plain.translate(_ALIKE) if _ODD.search(plain) else plain
    if not plain.isascii() and (folded := normalize("NFKC", plain)) != plain:
        plain = folded.translate(_ALIKE)
    plain = plain.lower().strip().replace("至今年", "至本年")
    if "元月" in plain:
        plain = _FIRST_MONTH.sub("1月", plain)
    if "\n" in plain:
        plain = _BREAK.sub(";", _LOOSE.sub("", plain))
    plain = _DASHES.sub("-", plain) if "--" in plain else plain
    plain = _DOTS.sub(";", plain) if ".." in plain else plain
    plain = _SLASH.sub("/", plain) if " /" in plain or "/ " in plain else plain
    plain = _SHORT_END.sub(r"\1至\2月\3日", plain) if "-" in plain and ("至" in plain or "到" in plain) else plain
    return _enumerators(_numerals(_couples(translate(plain))))


def _couples(text: str) -> str:
    """上、下半年 and 春秋季 name two times and write the unit once."""
    if "半年" not in text and "旬" not in text and "季" not in text:
        return text
    if "季" in text:
        text = _SEASONS.sub(r"\1季、\2", text)
    return _COUPLE.sub(lambda found: "{0}{2}、{1}{2}".format(found[1], found[2], found[3] or "季"), text)


def _numerals(text: str) -> str:
    """Chinese numerals before a unit become digits: 十五日 15日, 二〇二六年 2026年, 一、三季度 1、3季度."""
    if not _HAS_NUMERAL.search(text):
        return text
    text = _BOTH.sub("2", _TWO_MONTHS.sub("2个月", text))
    text = _WEEKLY.sub(lambda few: str(_DIGIT[few[0]]), _LATE_RUN.sub("11、12", text)) if "十" in text or "周" in text else text
    text = _RUN.sub(lambda run: "、".join(str(_DIGIT[mark]) for mark in run[0]), text)
    return _WRITTEN.sub(lambda written: _number(written[0]), text)


def _number(numeral: str) -> str:
    """The digits of a numeral below 100, or of one written digit by digit."""
    if "十" not in numeral:
        return "".join(str(_DIGIT[mark]) for mark in numeral)
    tens, _, ones = numeral.partition("十")
    if len(tens) > 1 or len(ones) > 1 or ones == "十":
        return numeral
    return str(10 * (_DIGIT[tens] if tens else 1) + (_DIGIT[ones] if ones else 0))


def _enumerators(text: str) -> str:
    """(1)3月 (2)9月: the numbers of the points go, or they would be read as days."""
    return _ENUMERATOR.sub(";", text) if _ENUMERATED.match(text) else text
