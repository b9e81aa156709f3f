"""What a cell of few words stands for: the kind, type, source and level of an item, yes and no, numbers and days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from unicodedata import normalize

from burden import when

NAN = float("nan")
EPOCH = date(1970, 1, 1).toordinal()
DATED = re.compile(r"(20[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[T ][0-9:.]+)?/?", re.ASCII)


def _compiled(words: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {code: re.compile(pattern, re.IGNORECASE) for code, pattern in words.items()}


KINDS = _compiled(
    {
        "supervision": "督查|督导|督办|督察|supervis",
        "inspection": "检查|抽查|巡查|检测|抽检|核查|暗访|inspect|audit",
        "assessment": "考核|考评|评估|评价|测评|评比|验收|assess|evaluat",
        "research": "调研|research|survey",
    }
)
TYPES = _compiled(
    {
        "routine": "日常|例行|(?<!不)定期|常规|routine",
        "special": "专项|special",
        "case": "个案|投诉|举报|应急|突发|case|complaint|emergency",
    }
)
SOURCES = _compiled(
    {
        "own": "自选|自行|自主|本级|自定|own",
        "above": "上级|国家|中央|国务院|省级|省委|省政府|省里|省部署|部署|交办|above|ordered",
    }
)
LEVELS = _compiled(
    {
        "central": "中央|国家|部委|central|national",
        "province": "省|自治区|直辖市|provinc",
        "county": r"县\(市、?区\)|县\(区\)|县市区|市县区|县区|区县|(?<!省)县|(?<!自治)(?<![社园校景林辖厂矿])区(?!域)|旗|county|district",
        "city": "市(?!场|政|容)|自治州|city|municipal",
        "township": "乡|镇|街道|town",
    }
)
RANKED = ("central", "province", "city", "county", "township")
STATUSES = _compiled(
    {
        "refused": "不同意|未通过|不通过|退回|驳回|不予|未批|不批|否决|refus|reject|denied",
        "pending": "待|审[批核]中|办理中|受理中|未审|申请中|审查中|pending|submitted|open",
        "approved": "同意|批准|通过|已批|已审|已备案|已报备|准予|核准|办结|approv|accept|filed",
    }
)
YES = frozenset(("是", "√", "✓", "✔", "有", "y", "yes", "true", "1", "联合", "综合", "综合性"))
NO = frozenset(("", "否", "不是", "n", "no", "false", "×", "单独", "非综合"))
CANCELLED = re.compile(
    r"(?:(?:本|该)(?:项|次)?(?:事项|检查|督查|考核|计划)?)?(?:已经?|现)?(?:取消|撤销|作废|停办)(?:[。!,;，；(（].*)?|cancell?ed\b.*",
    re.IGNORECASE,
)
COMPREHENSIVE = re.compile("综合性?(?:大?督查|大?检查|考核|督导|考评|督查检查|调研)|comprehensive", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:个)?(?:工作日|天|日|(?:working |work)?days?)?", re.IGNORECASE)


def _first(words: Mapping[str, re.Pattern[str]], text: str) -> str:
    """The code whose words stand in the text, the first in order."""
    return next((code for code, pattern in words.items() if pattern.search(text)), "")


_CALLED_FOR = re.compile(r"(?:投诉|举报)\w{0,4}(?:核查|查处|处置)$|应急处置|抢险|事故\w{0,2}(?:调查|处置)")


def kind(text: str, name: str) -> str:
    """The kind of an item by the text of its cell, else by the last such word in its name (…督查): KINDS, or ""."""
    return _said_kind(text) or _last_kind(name)


@lru_cache(1 << 12)
def _said_kind(text: str) -> str:
    return _first(KINDS, text)


@lru_cache(1 << 14)
def _last_kind(name: str) -> str:
    ends = {code: max((found.end() for found in words.finditer(name)), default=0) for code, words in KINDS.items()}
    best = max(ends, key=lambda code: ends[code])
    return best if ends[best] else ""


@lru_cache(1 << 12)
def type_(text: str) -> str:
    """The type of an item: TYPES, or ""."""
    return _first(TYPES, text)


def made_type(text: str, name: str) -> str:
    """The type of a visit that was made: by the text of its cell, else `case` where its name says that something called for it."""
    return type_(text) or ("case" if _CALLED_FOR.search(name) else "")


@lru_cache(1 << 12)
def source(text: str) -> str:
    """Where an item comes from: SOURCES, or ""."""
    return _first(SOURCES, text)


@lru_cache(1 << 12)
def level(text: str) -> str:
    """The highest level a text names: LEVELS, or ""."""
    rest, found = normalize("NFKC", text), set()
    for code in ("central", "county", "province", "city", "township"):
        if LEVELS[code].search(rest):
            found.add(code)
            rest = LEVELS[code].sub(" ", rest)
    return next((code for code in RANKED if code in found), "")


@lru_cache(1 << 12)
def status(text: str) -> str:
    """What became of a filing: approved, pending, refused, or ""."""
    return _first({code: STATUSES[code] for code in ("refused", "pending", "approved")}, text)


@lru_cache(1 << 12)
def flag(text: str) -> bool | None:
    """Yes, no, or None for a text that is neither."""
    plain = normalize("NFKC", text).strip().casefold()
    return True if plain in YES else False if plain in NO else None


def joint_number(text: str) -> str:
    """The number of a joint visit; a mere yes or no is none."""
    return text if flag(text) is None else ""


def yes(text: str) -> bool:
    """Whether a cell says yes."""
    return flag(text) is True


@lru_cache(1 << 14)
def number(text: str) -> float:
    """The first number in a cell (5人), nan where there is none."""
    found = NUMBER.search(normalize("NFKC", text).replace(",", ""))
    return float(found[0]) if found else NAN


@lru_cache(1 << 12)
def length(text: str) -> int | None:
    """How many days a cell states (5天, 3个工作日), None for anything else; half a day is one."""
    found = LENGTH.fullmatch("".join(normalize("NFKC", text).split()))
    days = float(found[1]) if found else 0.0
    return int(-(-days // 1)) if days > 0 else None


@lru_cache(1 << 12)
def share(text: str) -> float:
    """The share a cell states (5%), 1.0 where it states none below the whole."""
    found = re.search(r"([0-9]+(?:\.[0-9]+)?)\s*%", normalize("NFKC", text))
    part = float(found[1]) / 100 if found else 1.0
    return part if 0 < part < 1 else 1.0


@lru_cache(1 << 16)
def spans(text: str, year: int, end: str | None = None) -> tuple[tuple[int, int], ...] | when.Reading:
    """The days of visits made, first and last since 1970-01-01, mostly one; the reading where they are not exact days.

    `end` is the text of the cell that holds the last day, None where there is no such cell or it is empty.
    """
    found = DATED.fullmatch(text)
    day = _date(found) if found else None
    if day is not None and end is None:
        return ((day, day),)
    reading = when.read(text, year, end=end)
    known = [(first, last) for first, last in reading.windows if first and last]
    if reading.kind != "dates" or reading.per or len(known) != len(reading.windows):
        return reading
    return tuple((first.toordinal() - EPOCH, last.toordinal() - EPOCH) for first, last in known)


def _date(found: re.Match[str]) -> int | None:
    """The day of a full date, None for 2月30日."""
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).toordinal() - EPOCH
    except ValueError:
        return None
