"""A normalised phrase cut into tokens by one master pattern; what it does not know is an `other` token."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from burden.when.values import value_of
from burden.when.words import Value, lexicon


class Token(NamedTuple):
    """One piece: `value` holds its numbers; `spaced` says that white space stands before it."""

    kind: str
    text: str
    value: Value = ()
    spaced: bool = False


_TIME = r"t?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?|[0-9]{1,2}[时点](?:[0-9]{1,2}分|整|半)?(?![间段限许])"
_CLOCK = rf"(?:{_TIME})(?:\s*[-至到]\s*(?:{_TIME}))?"
_VISITS = r"[^0-9,;()|]{0,8}(?:[0-9]+(?:-[0-9]+)?(?:次|轮)|全覆盖)"  # what makes 半年 a rhythm: 半年至少检查1次
_ACT = "(?:查|检|巡|考|评|督|抽|调度|通报|回头看|研判)"  # 一季一查
_PAPER = "文|令|公告|通知|楼|线|院"
_CLASS = (
    "个百分点|%|‰|个(?!月|季|星期|周|工作日|自然日|日历日|年)|[家户名人所项处组件辆台条类种元万亿吨县镇乡村区市站栋队级倍册例座宗]|"
    rf"公里|分(?!批|期|类|别)|街道|学校|企业|单位|部门|号(?:{_PAPER})|年(?:行动|规划|滚动)"
)
_HEAD = r"(?:根据|依据|视|按照?|结合|依照|遵照|待|以)"
_DEFER = (
    rf"{_HEAD}[^0-9,;()|每]{{0,30}}?(?:确定|而定|安排|为准|通知|情况|需要|部署|实际|需求)"
    r"|(?:根据|依据|视|按照?)[^0-9,;()|每]{0,20}?(?:上级|国家|省|领导|监管|任务|形势|工作)[^0-9,;()|每]{0,9}?要求"
    r"|(?:根据|依据|视|结合|待)[^,;()|每]{0,30}?(?:情况|结果|确定|而定)"
)
_CITED = (  # the year of a document is no time of the item
    r"(?:根据|依据|结合|按照?)[^,;()|每]{0,12}[0-9]{4}年度?[^0-9,;()|每]{0,20}?(?:计划|方案|通知|文件|规定|办法|要点|要求)"
)
_MET = r"(?:根据|依据|结合|按照?)[^0-9,;()|每]{0,12}[0-9]{1,2}月[^0-9,;()|每]{0,12}?(?:会议|文件|通知|方案|精神)(?:安排|部署|要求|精神)?"
_LENGTH = r"[0-9]{1,3}(?:\s*[-至]\s*[0-9]+)?\s*(?:个?工作日|个?自然日|个?日历日|天|个?周(?!期)|个?星期|个月)(?:以?内)?"
_WEEK = "(?:周|星期|礼拜)"
_WEEKDAY = rf"{_WEEK}[一二三四五六日天](?!次)"
_MORE_DAYS = rf"(?:\s*[、,和至到-]\s*(?:{_WEEKDAY}|[一二三四五六日天](?![0-9\u4e00-\u9fff])))*"
_BLANK = "x×某*_□○"

_BLOCKS = {  # by the character a piece begins with, then in the order in which they are tried
    "0-9": (
        ("once", r"1次性"),
        ("twofold", r"1(?:月|季度?)(?=(?:至少|不少于|不低于|不超过|最多)?[0-9](?:-[0-9])?次)"),
        ("month", rf"[0-9]{{1,2}}\s*月份?(?!一{_ACT})"),
        ("day", rf"[0-9]{{1,2}}\s*(?:日(?!以?内|一{_ACT})|号(?!{_PAPER}))"),
        ("year", r"[0-9]{4}\s*年度?"),
        ("quarter", rf"[0-9]{{1,2}}\s*季度?(?!节|一{_ACT})"),
        ("times", r"[0-9]+(?:\s*[-至到]\s*[0-9]+)?\s*(?:次|轮|遍|频次)(?!性)(?:及?以上|及?以内|及?以下)?"),
        ("ymd", r"[0-9]{4}(?P<dash>[-./])[0-9]{1,2}(?P=dash)[0-9]{1,2}(?![0-9])[日号]?/?"),
        ("ym", r"[0-9]{4}[-./][0-9]{1,2}(?![0-9])月?份?"),
        ("dmy", r"[0-9]{1,2}(?P<dot>[-./])[0-9]{1,2}(?P=dot)[0-9]{1,4}(?![0-9])"),
        ("md", r"[0-9]{1,2}[./][0-9]{1,2}(?![0-9./%月季次]|\s*(?:家|户|个|名|倍))日?"),
        ("compact", r"[0-9]{8}(?![0-9])"),
        (
            "rec",
            rf"(?:[1-9]|10)个?(?:年|周|星期|天)(?={_VISITS})|(?:[2-4]个季度|12个月)各|[0-9]{{1,2}}个(?:月|季度)(?={_VISITS})|1个?(?:年|季度?|月|周|日|天)(?=一{_ACT})",
        ),
        ("clock", _CLOCK),
        ("count", rf"[0-9]+(?:\.[0-9]+)?(?:\s*[-至到/]\s*[0-9]+(?:\.[0-9]+)?)?\s*[余多几]?(?:{_CLASS})"),
        ("length", _LENGTH),
        ("day", r"(?<=月)[0-9]{1,2}日"),
        ("length", r"[0-9]{1,2}日以?内"),
        ("batch", r"[0-9]+批次?"),
        ("year", r"[0-9]{2}\s*年度?"),
        ("num", r"[0-9]+"),
    ),
    "第最前分q": (
        ("quarter", r"第[0-9]{1,2}\s*季度?(?!节)|q[0-9](?![0-9])"),
        ("rel", r"第2年"),
        ("ordinal", r"第[0-9]+次"),
        ("batch", r"第[0-9]+(?:批次?|轮|期|组|阶段|步)|分[0-9]+个?(?:批次?|轮|期|组|阶段|步)"),
        ("weekno", r"第[1-5]个?(?:周|星期)(?![一二三四五六日天])|最后1?个?(?:周|星期)(?![一二三四五六日天])"),
        ("within", r"第[0-9]个(?:月|季度)|最后1个(?:月|工作日)|第[0-9]{1,2}个工作日|第[1-5]个(?=周|星期)"),
        ("lead", r"前[0-9]{1,2}(?:个?季度|个月)"),
        ("num", r"第[0-9]+"),
    ),
    "每/按逐": (
        ("rec", rf"每(?={_WEEK}[一二三四五六日天](?!次))"),
        (
            "rec",
            r"每双月|(?:每|(?<=次)/每?)间?隔?1?个?(?:[0-9]{1,2}|半)?个?(?:自然)?"
            r"(?:年度?|季度?(?!节)|月度?|周|星期|礼拜|旬|工作日|日|天|学期|学年)",
        ),
        ("rec", r"[按逐](?:月|季度?|周|旬)(?!计划|份|报)"),
    ),
    "根依视按结遵待以": (("paper", _CITED), ("defer", _MET), ("defer", _DEFER)),
    "间隔": (("rec", r"间?隔(?:1?个)?(?:年|季度?|月|周|天|日)"),),
    "周星礼": (("weekday", rf"{_WEEKDAY}{_MORE_DAYS}"),),
    "月季半年初底末中": (
        ("placeholder", r"年\s*月|(?<![0-9])月\s*日"),
        ("rec", rf"半(?:个月|年|月)(?={_VISITS})"),
        (
            "rec",
            rf"半年(?=一{_ACT})|\A半?(?:月|季|年)度?(?=(?:检查|抽查|巡查|督查)?[0-9](?:-[0-9]+)?次)|\A(?:(?:月|季)度|半年度?|[月季](?=检查|抽查|巡查|督查))(?:检查|抽查|巡查|督查)?\Z",
        ),
        ("rec", r"(?<![0-9第每/按逐个半隔])(?:月|季度?|年)(?=(?:至少|不少于|不低于|不超过|最多)?[0-9](?:-[0-9])?次)"),
        (
            "edge",
            r"月?初(?![中级审步次查验筛始期])|月?底(?![数商线册稿])|月?末(?![端尾月])|月中|中(?=$|[,;、)\-|至到前左])|月尾",
        ),
    ),
    f"{re.escape(_BLANK)}": (("placeholder", rf"[{_BLANK}]+\s*[年月日]"),),
    "(": (("paper", r"\(\s*20[0-9]{2}\s*\)\s*第?[0-9]+\s*号"),),
    "t": (("clock", _CLOCK),),
    "为": (("length", rf"为期\s*(?:{_LENGTH}|[0-9]{{1,3}}日)"),),
    "十除": (("fest", r"十一(?=\s*(?:[前后]|期间|假期|长假|黄金周|$|[、和]))"), ("not", r"除(?=[0-9第上下])")),
}


def _branches(words: list[str]) -> str:
    """A pattern for the longest of some sorted words, branching at each character: far fewer to try than all in a row."""
    beyond = [word for word in words if word]
    heads = dict.fromkeys(word[0] for word in beyond)
    pieces = [re.escape(head) + _branches([word[1:] for word in beyond if word[0] == head]) for head in heads]
    if not pieces:
        return ""
    return f"(?:{'|'.join(pieces)})" + ("" if "" not in words else "?")


def _master() -> tuple[re.Pattern[str], dict[str, str], dict[str, tuple[str, Value]]]:
    """The pattern, the kind of each of its groups, and the words of its last group."""
    words = lexicon()
    kinds: dict[str, str] = {}
    blocks = []
    for begins, pieces in _BLOCKS.items():
        named = []
        for kind, pattern in pieces:
            kinds[group := f"p{len(kinds)}"] = kind
            named.append(f"(?P<{group}>{pattern})")
        blocks.append(f"(?=[{begins}])(?:{'|'.join(named)})")
    begins = re.escape("".join(sorted({word[0] for word in words})))
    blocks.append(rf"(?=[{begins}])(?P<w>{_branches(sorted(words))})")
    return re.compile("|".join(blocks)), kinds, words


_MASTER, _KINDS, _WORDS = _master()


@lru_cache(maxsize=4096)
def _token(group: str | None, piece: str, spaced: bool) -> Token:
    """The token of a piece; 3月 stands in many phrases and is made once."""
    if group == "w" or group is None:
        kind, value = _WORDS[piece]
    else:
        kind = _KINDS[group]
        value = value_of(kind, piece)
    return Token(kind, piece, value, spaced)


def tokens(text: str) -> list[Token]:
    """The pieces of a normalised phrase, in order; nothing is left out but white space."""
    found: list[Token] = []
    end = 0
    for match in _MASTER.finditer(text):
        start, stop = match.span()
        spaced = start > end and text[start - 1] == " "
        if start > end and (gap := text[end:start].strip()):
            found.append(Token("other", gap, (), text[end] == " "))
        found.append(_token(match.lastgroup, text[start:stop], spaced))
        end = stop
    if rest := text[end:].strip():
        found.append(Token("other", rest, (), text[end] == " "))
    return found
