"""What the cells under a heading look like: days, offices, places, counts, laws and so on, each with its share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from burden import when
from burden.load.grid import Cell
from burden.load.lists import CHINESE

MOST = 40  # different texts of a column looked at
LONG = 25  # characters of a text that tells something at length
LONGEST_TIME = 40
LONGEST = 120  # characters of a text looked at
BARE = re.compile(r"0+|n/?a|null|nan|none|unknown|未知|x+|\?+|\.+", re.IGNORECASE)  # may stand for nothing
NOTHING = re.compile(rf"|[-–—/\\]+|无|暂无|同上|[(（]同[)）]|{BARE.pattern}|待填", re.IGNORECASE)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
# A text is of every sort whose pattern it matches whole.
SORTS = {
    "count": r"[约共近]?\d+(?:\.\d+)?(?:家|户|个|所|人|条|项|处|名|座|辆|台|万元|元)?(?:次)?(?:左右|以上|以内)?",
    "share": r".*\d\s*%.*|.*百分之.*",
    "length": r"[约共]?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)个?(?:工作日|天|日)(?:左右|以内)?",
    "rhythm": r".*(?:每(?:半|[一二两三四五])?(?:年|季|月|周|个月|学期|日|天)|[\d一二两三四五六]+次|次[/每]|/(?:年|月|季|周)|不定期|once|twice|annually|monthly|quarterly|every).*",
    "code": r"(?=.*\d)[a-z0-9][a-z0-9_./#-]{2,40}|[a-z]\d+|第?\d+号",
    "ordinal": r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）、.．]?|[①-⑳]|no\.?\s*\d+",
    "paper": r".*(?:[\[〔(【]20\d\d[\]〕)】]\s*第?\d+号?|发\d+号).*",
    "law": r".*(?:《.+》|第[\d一二三四五六七八九十百]+条).*|.*(?:法|条例|规定|办法|规程|规则|细则|标准)",
    "firm": r".*(?:公司|厂|店|学校|[小中大]学|一中|二中|幼儿园|学院|医院|卫生[院室]|诊所|超市|商场|油站|气站|合作社|企业|个体户|户|酒店|宾馆|饭店|餐厅|食堂|矿|电站|工地|商行|门市部?|经营部|养老院|敬老院|养殖场|农场|林场|水库|"
    r"景区|客运站|车站|药店|药房|集团|银行|支行|场所|市场|园区|作坊|网吧|影院|经营者|机构|school|schools|mill|factory|hospital|shops?|ltd|co)",
    "place": r"(?!.*(?:检查|督查|考核)).{0,12}(?:县|区|市|旗|镇|乡|街道|街道办事处|村|社区|州)|各?(?:县区|县\(市、?区\)|县市区|乡镇|镇街|乡镇\(街道\)|区县).*|(?:county|district|township|town) .*|.* (?:county|district|township|town)",
    "office": r".*(?:局|委|委办|委办公室|厅|委员会|办公室|督查室|监委|队|总队|支队|大队|中心|部|会|总工会|联合会|妇联|残联|工商联|院|法院|检察院|署|政府|党委|党工委|管委会|党组|人行|站|所|办|集团党委)(?:\([^()]*\))?"
    r"|(?:各|有关|相关|市直|县直|区直|省直|市级|县级).*(?:部门|单位)|.*(?:bureau|office|department|agency|commission|brigade|authority)",
    "phone": r"1\d{10}|(?:\d{3,4}-)?\d{7,8}",
    "person": rf"[{SURNAMES}][一-鿿]{{1,2}}",
    "room": r".{1,8}(?:科|股|处|科室|股室)",
    "yes": r"是|否|√|×|有|无|yes|no|y|n",
    "kind": r"(?:督查|检查|考核|调研|督导|评估|考评|督察|抽查|监督检查)类?",
    "type": r"(?:日常|专项|个案|定期|不定期|定向|不定向|例行|常规|双随机|临时|重点)(?:性)?(?:检查|抽查|督查|考核|监管|类|任务)?|routine|special|case",
    "level": r"(?:国家|中央|省|市|县|区|乡|镇|乡镇|街道)(?:级|本级|直|直属)?(?:(?:统一|组织|发起|统筹|牵头|实施|开展|分别|联动).*)?|(?:province|city|county|township|national).*",
    "source": r".*(?:上级|部署|交办|自选|自行|本级|自主).*",
    "way": r".*(?:现场|实地|书面|线上|线下|查阅|座谈|走访|暗访|随机|网络|抽样|检测|自查|台账|明查|视频|远程|联合检查|单独检查).*",
    "matter": r".{3,}(?:情况|落实|制度|执行|整改|进展|质量|安全|运行|管理|问题|责任)",
    "act": r".{2,}(?:检查|督查|考核|督导|抽查|调研|评估|巡查|审计|整治|行动|监督|督办|核查|排查|验收|评价|执法|抽检|监测|考评|巡察|inspection|check|audit|review)",
    "state": r"(?:已|未|待|正在|拟|暂缓|进行中|审[批核]中|同意|不同意|批准|通过|退回|驳回|取消|撤销|完成).{0,6}",
}  # fmt: skip
_SORTS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in SORTS.items()}
_TIMELY = re.compile(r"\d|[月季年旬周日节期]|另行|待定|适时|视情|[a-z]{3}", re.IGNORECASE)
_DEFERRED = re.compile(
    r".{0,12}(?:另行|待定|适时|视情|根据.{0,12}(?:安排|部署|确定)|不定期|随时|汛期|开学|高考|节前|春节|国庆|中秋|端午|两会|年初|年底|年中|寒假|暑假|常年|长期).{0,12}"
)
_NAMED = ("office", "firm", "place")
DAY = frozenset(("time",))
_CUT = re.compile(r"[、，,;；\n]")


class Look(NamedTuple):
    """The cells under a heading: how many different texts there are, and how many of them are of which sorts."""

    filled: int = 0
    seen: Mapping[frozenset[str], int] = MappingProxyType({})

    def of(self, sorts: Iterable[str]) -> float:
        """The share of texts that are of one of some sorts."""
        wanted = frozenset(sorts)
        return sum(count for found, count in self.seen.items() if found & wanted) / self.filled if self.filled else 0.0


def look(cells: Iterable[Cell]) -> Look:
    """Look at the cells under a heading, the first `MOST` different ones."""
    different: dict[str, bool] = {}
    for cell in cells:
        text = cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell).strip()
        if not NOTHING.fullmatch(text):
            different.setdefault(text, isinstance(cell, date))
            if len(different) == MOST:
                break
    return Look(len(different), Counter(DAY if is_day else sorts_of(text) for text, is_day in different.items()))


@lru_cache(1 << 14)
def sorts_of(text: str) -> frozenset[str]:
    """All sorts a text is of."""
    text = text[: 4 * LONGEST]
    plain = "".join(normalize("NFKC", text).split()) if CHINESE.search(text) else " ".join(text.split())
    found = {name for name, pattern in _SORTS.items() if pattern.fullmatch(plain[:LONGEST])}
    if len(plain) > LONG or "。" in plain:
        found.add("long")
    if _is_time(plain):
        found.add("time")
    return frozenset(found | _listed(plain)) - ({"office"} if "firm" in found else set())


def _listed(plain: str) -> set[str]:
    """Of a list of names, the sort of its names."""
    parts = [part for part in _CUT.split(plain) if part]
    return {sort for sort in _NAMED if len(parts) > 1 and all(_SORTS[sort].fullmatch(part) for part in parts)}


def _is_time(plain: str) -> bool:
    if len(plain) > LONGEST_TIME or not _TIMELY.search(plain):
        return False
    return bool(_DEFERRED.fullmatch(plain)) or when.read(plain, 2026).kind in ("dates", "window", "deadline", "open")
