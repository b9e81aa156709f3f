"""Names of items and units: what is generic in them, what tells them apart, and which of them mean the same."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import distance, process

# Of 148 pairs of names judged by hand (tests/test_naming.py) none of the 95 about two subjects scores over 81; of the 53
# about one subject 47 score 88 and more and 6 are missed: a missed pair costs a hint, a wrong one costs trust.
RELATED = 85.0
REMEMBERED = 1 << 16

# Other words for one subject; the longest go first.
SYNONYMS = {
    word: meant
    for meant, words in {
        "安全": "安全生产 生产安全", "防火": "消防安全 防火安全 消防", "森林防火": "森林草原防灭火 森林防灭火 森林防火",
        "防汛": "防汛抗旱 防汛备汛 防汛度汛 安全度汛 三防", "生态环境": "生态环境保护 生态环保 环境保护 环保", "校园": "学校",
        "农民工工资": "根治欠薪 治欠保支 农民工工资支付 拖欠农民工工资 保障农民工工资支付 保障农民工工资", "危化品": "危险化学品",
        "医保": "医疗保障 医疗保险", "社保": "社会保险", "医保基金": "打击欺诈骗保 欺诈骗保", "平安建设": "社会治安综合治理 综治",
        "营商环境": "优化营商环境 营商环境优化", "义务教育均衡": "义务教育优质均衡",
        "减负": "整治形式主义为基层减负 为基层减负 基层减负", "河长制": "河湖长制 河长制湖长制",
        "乡村振兴": "实施乡村振兴战略 乡村振兴战略", "防返贫": "防止返贫 防返贫", "垃圾分类": "生活垃圾分类", "燃气": "城镇燃气",
        "人居环境": "人居环境整治提升 人居环境整治",
    }.items()
    for word in words.split()
}  # fmt: skip
# What every item says of itself: it tells nothing about the subject.
GENERIC = (
    r"(?<!安)全[国省市县区镇乡]|[本我][省市县区]|各[级地省市县区镇乡街道]+|关于|组织开展|组织实施|开展|进行|实施|加强|做好|推进|推动|深入|"
    r"联合|专项|综合(?!治理|执法|行政)|年度|年终|半年|日常|不定期|定期|双随机一公开|双随机|随机|例行|重点|常态化|大?督[查察导办]|"
    r"大?检查|抽查|巡[查察检]|抽检|检测|监测|考[核评]|评估|评价|评议|测评|调研|核查|复查|排查|验收|监督|监管|指导|暗访|明[察查]|回头看|"
    r"(?<!行政)执法|整治|行动|工作|任务|情况|贯彻|落实|执行|目标管理|责任制|责任书?|目标|事项|活动|通知|方案|计划(?!生育)|全面|有关|相关|"
    r"隐患|领域|使用(?!权)|自查|自评|问题(?!整改)|进展|成效|实效|实绩|(?<=建设)项目|[的与暨]|及(?!时)|^对|"
    r"\b(?:the|of|for|and|on|in|annual|yearly|routine|joint|special|inspections?|checks?|audits?|reviews?|supervision|assessments?)\b"
)
# What many subjects end in: names alike in these alone are of two subjects (农产品质量安全, 水产品质量安全).
WEAK = "安全|质量|管理|保护|防治|防控|治理|建设|服务|生产|发展|保障|改革|资金|基金|处理厂"
NUMERALS = {numeral: str(number) for number, numeral in enumerate("一二三四五六七八九", 1)}
ORDINAL = r"第?([一二三四五六七八九1-9])"
# Parts of a name that stand in the way where both names have one and none is shared.
TIMES = {
    "year": r"(20\d\d)(?:年度?)?",
    "quarter": rf"{ORDINAL}季度|\bq([1-4])\b",
    "half": r"([上下])半年",
    "season": r"([春夏秋冬])(?:季|(?=开学|学期))",
    "month": r"(\d{1,2})月份?",
    "batch": rf"{ORDINAL}(?:批次?|轮次?|阶段)",
    "level": r"([省市县区镇乡])级",
}
# Things that differ in a character or two: they stand in the way where only one name has them.
THINGS = (
    "食品|药品|化妆品|医疗器械|农药|兽药|饲料|种子|化肥|农产品|水产品|畜产品|动物|植物|幼儿园|小学|初中|高中|中学|高校|养老|医疗|失业|工伤|生育|"
    "水污染|大气|土壤|噪声|公路|铁路|水路|水上|航空|供水|供电|供气|供热|燃气|非煤矿山|煤矿|危化品|烟花爆竹|公办|民办|森林|草原|湿地|耕地"
)
# The place a name begins with; 市场, 城市, 社区 and the like are no places.
PLACE = (
    r"[一-鿿]{2,10}自治[区州县旗]|[一-鿿]{0,3}(?:省|(?<![城都超门夜集])市(?![场容民域级监]|政(?![府协法]))|县(?![域级]|城(?![管市]))|"
    r"(?<![园社景林矿库山牧校片小城辖地市灾护])区(?![域级划]))"
)
TOWNSHIP = r"[一-鿿]{0,3}(?:(?<!城)镇(?!村)|乡(?!村|镇)|街道(?!办)|旗(?!帜))"
LEVELS = {"省": "province", "自治区": "province", "市": "city", "自治州": "city", "县": "county", "区": "county", "旗": "county"}
TOWNSHIPS = dict.fromkeys(("镇", "乡", "街道"), "township")
# A system of departments by its full name, and the stems offices write with 局, 委 or 厅.
SYSTEMS = {
    "应急管理局": "应急管理 应急 安监", "人力资源和社会保障局": "人力资源和社会保障 人力资源社会保障 人社",
    "住房和城乡建设局": "住房和城乡建设 住房城乡建设 住建", "市场监督管理局": "市场监督管理 市场监管 市监",
    "生态环境局": "生态环境 环境保护 环保", "自然资源和规划局": "自然资源和规划 自然资源 自规 国土资源",
    "农业农村局": "农业农村 农业", "卫生健康委员会": "卫生健康 卫健 卫生和计划生育 卫计", "教育体育局": "教育体育 教体",
    "发展和改革委员会": "发展和改革 发展改革 发改", "工业和信息化局": "工业和信息化 工信 经信", "交通运输局": "交通运输 交通",
    "水利局": "水利 水务", "林业局": "林业 林业和草原 林草", "科学技术局": "科学技术 科技", "医疗保障局": "医疗保障 医保",
    "文化和旅游局": "文化和旅游 文化旅游 文旅", "退役军人事务局": "退役军人事务 退役军人", "乡村振兴局": "乡村振兴 扶贫",
    "城市管理局": "城市管理 城管 城市管理综合行政执法 城市管理和综合执法", "行政审批服务局": "行政审批服务 行政审批",
    "国有资产监督管理委员会": "国有资产监督管理 国资", "消防救援支队": "消防救援支队 消防救援大队 消防支队 消防大队 消防救援",
}  # fmt: skip
SYSTEM_OF = {stem: full for full, stems in SYSTEMS.items() for stem in stems.split()}

_SYNONYM = re.compile("|".join(sorted(SYNONYMS, key=len, reverse=True)))
_TIMES = {family: re.compile(pattern) for family, pattern in TIMES.items()}
_THING, _GENERIC, _WEAK, _PLACE = map(re.compile, (THINGS, GENERIC, WEAK, f"(?!各)(?:{PLACE})"))
_SEAT = re.compile(f"(?:{PLACE}|{TOWNSHIP})(?=.)")
_MARKS = re.compile(r"[^\w\s]|_|(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_PARTY = re.compile(r"^委(?:员会)?(?=(办|督)|[^办督员])")


@functools.lru_cache(REMEMBERED)
def plain(name: str) -> str:
    """A name in one width and case and one word for each thing, without signs and spaces between Chinese words."""
    text = " ".join(_MARKS.sub("", unicodedata.normalize("NFKC", name).casefold()).split())
    return _SYNONYM.sub(lambda found: SYNONYMS[found[0]], text)


@functools.lru_cache(REMEMBERED)
def subject(name: str) -> str:
    """What an item is about: its name without place, time, level and the words every item has; "" where nothing is left."""
    text = plain(name)
    place = _PLACE.match(text)
    for pattern in _TIMES.values():
        text = pattern.sub("", text[place.end() :] if place else text)
        place = None
    return " ".join(_GENERIC.sub("", text).split())


@functools.lru_cache(REMEMBERED)
def core(name: str) -> str:
    """The subject without the words that many subjects end in, or the subject where nothing else is in it."""
    return _WEAK.sub("", subject(name)) or subject(name)


@functools.lru_cache(REMEMBERED)
def slots(name: str) -> frozenset[str]:
    """What tells names apart however alike they are: `quarter 1`, `half 上`, `level 县`, `thing 食品` ..."""
    text = plain(name)
    said = ((family, next(filter(None, found.groups()))) for family, at in _TIMES.items() for found in at.finditer(text))
    times = {f"{family} {NUMERALS.get(value, value)}" for family, value in said}
    return frozenset(times | {f"thing {thing}" for thing in _THING.findall(text)})


@functools.lru_cache(REMEMBERED)
def apart(a: str, b: str, across: bool = False) -> bool:
    """Whether the slots of two names forbid one subject; `across` levels, those do not matter.

    Times stand apart where both names give them and none is shared, things wherever they differ.
    """
    if slots(a) == slots(b):
        return False
    for family in ("thing", *TIMES):
        left, right = ({slot for slot in slots(name) if slot.startswith(family + " ")} for name in (a, b))
        differ = left != right if family == "thing" else bool(left and right and not left & right)
        if differ and not (across and family == "level"):
            return True
    return False


def likeness(left: Sequence[str], right: Sequence[str]) -> npt.NDArray[np.float64]:
    """How alike the subjects (and cores: the lower counts) of left[i] and right[i] are, 0 to 100; slots are not looked at.

    The characters both have in the same order are counted as a share of both and again of the shorter one: a word more
    costs less than another word in its place.
    """
    scores = np.full(len(left), 100.0)
    for part in (subject, core):
        a, b = (list(map(part, names)) for names in (left, right))
        common = process.cpdist(a, b, scorer=distance.LCSseq.similarity, dtype=np.float64) if a else np.empty(0)
        m, n = (np.array([len(text) for text in texts], dtype=np.float64) for texts in (a, b))
        scores = np.minimum(scores, 200 * common**2 / np.maximum((m + n) * np.minimum(m, n), 1))
    return scores


def related(a: str, b: str, across: bool = False) -> float:
    """How much two names are about one subject, 0 to 100; 0 where their slots differ (`across`: but for the level)."""
    return 0.0 if apart(a, b, across) else float(likeness((a,), (b,))[0])


def alike(left: Sequence[str], right: Sequence[str], across: bool = False) -> npt.NDArray[np.bool_]:
    """For each i whether left[i] and right[i] are about one subject: `related` of `RELATED` or more, many at once."""
    same = likeness(left, right) >= RELATED
    for index in np.flatnonzero(same).tolist():
        same[index] = not apart(left[index], right[index], across)
    return same


@functools.lru_cache(REMEMBERED)
def seat(organiser: str) -> tuple[str, str]:
    """A department's name cut in two: the last place it begins with (云岭市, 甲县, 市 ...; "" for none), and the rest."""
    text = _MARKS.sub("", unicodedata.normalize("NFKC", organiser))
    text, place = re.sub(r"^中(?:国)?共(?:产党)?|^国家\w+总局(?=.+局)", "", text), ""
    while found := _SEAT.match(text):
        place, text = found[0], text[found.end() :]
    return place, text


@functools.lru_cache(REMEMBERED)
def system(organiser: str) -> str:
    """The system a department belongs to, by its full name without place or level: 甲县应急局 is of 应急管理局."""
    place, text = seat(organiser)
    if place:
        text = _PARTY.sub(lambda found: "党委" if found[1] else "", text)
    stem = re.sub(r"(?:厅|分?局|委员会|委)$", "", text)
    return SYSTEM_OF.get(stem, f"{stem}局" if text.endswith(("厅", "分局")) else text)


@functools.lru_cache(REMEMBERED)
def level(organiser: str) -> str:
    """The level a department's name gives away by the place it begins with: 甲县应急局 is `county`; "" where it does not."""
    place = seat(organiser)[0]
    return next((name for ending, name in (LEVELS | TOWNSHIPS).items() if place.endswith(ending)), "")


def some(names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Different names in order, the first few where there are many, then how many there are in all."""
    every = sorted(set(names))
    return tuple(every) if len(every) <= most else (*every[:most], f"… ({len(every)})")
