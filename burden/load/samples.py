"""Targets that are drawn: how many of how many, or which share, is said in a target's text."""

from __future__ import annotations

import re
from typing import NamedTuple

from burden.load.lists import as_number

MEASURE = r"(?:多|余)?(?:家|个|户|所|名|处|座|辆|人|批次?|村|校|项)"
DRAW = r"(?:拟|确定|计划|随机|按比例|分别|重点|各)*(?:抽取|抽查|抽检|抽选|选取|选择|抽|检查|实地检查)"
PICK = r"(?:拟|计划|随机)*(?:抽取|抽查|抽检|抽选|选取|抽)"
LEAST = r"(?:不少于|不低于|至少|约|大约)?"
PICKED = re.compile("随机|抽取|抽查|抽检|抽选|选取")
DRAWN = re.compile("随机|抽取|抽查|抽检|抽选|选取|部分|若干|(?:有关|相关|重点)(?=县|区|乡|镇|街|部门|单位|企业|学校)")
MAYBE_DRAWN = re.compile("[抽%]|部分|若干|有关|相关|重点|随机|选取|共[0-9]|每|各.*检查|从.*选|各.*[0-9]")
FRACTIONS = (
    re.compile(
        rf"从?(?P<base>.*?)[,，、(]?(?:总数|合计|共计|共有?)(?P<all>\d+){MEASURE}[,，、;；]?{DRAW}(?:其中)?(?:的)?(?P<drawn>\d+){MEASURE}.*"
    ),
    re.compile(rf"(?P<base>\D+?)(?:现有|有)?(?P<all>\d+){MEASURE}[,，、;；]{DRAW}{LEAST}(?P<drawn>\d+){MEASURE}.*"),
    re.compile(
        rf"从(?:全市|全县|全区)?(?P<all>\d+){MEASURE}(?P<base>.*?)(?:当?中|里|内)?[,，]?{DRAW}{LEAST}(?P<drawn>\d+){MEASURE}.*"
    ),
)
COUNTS = (
    re.compile(rf"从(?P<base>.+?)(?:当?中|里|内)[,，]?{DRAW}{LEAST}(?P<drawn>\d+){MEASURE}(?P<what>[^\d,，、;(]*)[)]?.*"),
    re.compile(rf"(?P<base>(?!随机|拟|计划|抽).+?)[,，(]?{PICK}{LEAST}(?P<drawn>\d+){MEASURE}(?P<what>[^\d,，、;(]*?)\)?"),
    re.compile(rf"{PICK}{LEAST}(?P<drawn>\d+){MEASURE}(?P<base>.+)"),
    re.compile(rf"{PICK}(?P<base>\D+?)[,，]?{LEAST}(?P<drawn>\d+){MEASURE}"),
)
PERCENTS = (
    re.compile(
        rf"(?:按照?|以)?{LEAST}(?P<part>\d+(?:\.\d+)?)%的?比例[,，]?(?:对|从)?(?:随机)?(?:抽取|抽查|抽检|选取|检查)?(?P<base>.*)"
    ),
    re.compile(rf"(?:对|从)?(?P<base>.+?)(?:中|里)?[,，(]?(?:随机)?(?:按照?|以){LEAST}(?P<part>\d+(?:\.\d+)?)%的?比例.*"),
    re.compile(
        rf"(?:对|从)?(?P<base>.+?)[,，(]?(?:的|按)?(?:{PICK})?(?:比例|面)(?:为|是|达到?)?{LEAST}(?P<part>\d+(?:\.\d+)?)%(?:以上)?\)?"
    ),
    re.compile(rf"(?P<whole>全市|全县|全区)?(?:{PICK})?{LEAST}(?P<part>\d+(?:\.\d+)?)%(?:以上)?的?(?P<base>[^\d%比]+)"),
    re.compile(rf"从?(?:{PICK})?(?P<base>.+?)(?:总数|中)?的?[,，(]?(?:{PICK})?{LEAST}(?P<part>\d+(?:\.\d+)?)%(?:以上)?\)?.*"),
)
EACH = re.compile(
    r"从?(?P<among>.*?)(?:中|里)?[,，、]?(?:每一?个?|各)(?P<outer>县市区|县区|县|区|乡镇|镇|乡|街道)(?:内|范围内)?[,，]?(?:各|均)?"
    r"(?:随机|重点)?(?:抽取|抽查|抽检|选取|选择|检查|抽|选)?"
    rf"{LEAST}(?P<drawn>\d+|[一二两三四五六七八九十](?=[个家所]))(?:个|家|所|户|名)?+(?P<base>[^\d,，、;()以%]+)"
)
TAIL = re.compile(r"(?:名录库?|名单|对象库)$|(?:随机)?(?:抽取|抽查|抽检)$|(?:开展|进行|实施)?(?:实地)?(?:检查|督查|抽查)?$")
COUNTED = re.compile(
    rf"(?:\d{{1,2}}月份?|每[年月季]度?|全年)?[,，]?(?:{DRAW})?{LEAST}(?P<drawn>\d+){MEASURE}(?P<base>(?!以|半|级)\D*)|"
    rf"(?P<whole>全市|全县|全区|本市|本县)?(?:{DRAW})?(?P<word>\d+|[一二两三四五六七八九十])(?:个|家|所)(?P<what>\D+)|"
    r"(?P<named>\D+?)(?:共|合计)?(?<!第)(?P<last>\d+)(?:家|个|户|所|名|辆|处|座)"
)


class Sample(NamedTuple):
    """What a target is drawn from, and how: `share` of it, or `drawn` of as many as `base` has."""

    base: str
    share: float = 0.0
    drawn: int = 0
    outer: str = ""  # drawn so many in each of these
    among: str = ""  # which of those, "" for all


def sample(text: str) -> Sample | None:
    """The drawing a text speaks of, None where it speaks of none or leaves open of how many."""
    if each := EACH.fullmatch(text):
        return Sample(each["base"].removeprefix("的"), drawn=as_number(each["drawn"]), outer=each["outer"], among=each["among"])
    for found in (pattern.fullmatch(text) for pattern in FRACTIONS):
        if found and 0 < int(found["drawn"]) <= int(found["all"]):
            return Sample(_base(found["base"]), int(found["drawn"]) / int(found["all"]))
    for found in (pattern.fullmatch(text) for pattern in PERCENTS):
        if found and 0 < float(found["part"]) < 100:  # noqa: PLR2004 - per cent
            whole = found.groupdict().get("whole") or ""
            return Sample(whole + _base(found["base"]), float(found["part"]) / 100)
    counted = next((found for pattern in COUNTS if (found := pattern.fullmatch(text))), None)
    return Sample(_inner(counted), drawn=int(counted["drawn"])) if counted else None


def number_of(text: str) -> tuple[int, str, bool] | None:
    """How many a bare count means and of what (5个县区, 3月检查4家), and whether it is in figures; None for any other text."""
    found = COUNTED.fullmatch(text)
    if not found:
        return None
    if found["drawn"]:
        return int(found["drawn"]), found["base"], True
    if found["last"]:
        return int(found["last"]), found["named"], True
    return as_number(found["word"]), (found["whole"] or "") + found["what"], found["word"].isdigit()


def _inner(counted: re.Match[str]) -> str:
    """What a count is drawn from: 甲县抽取2个乡镇 from all 乡镇 of 甲县."""
    base, what = _base(counted["base"]), counted.groupdict().get("what") or ""
    return f"{base}各{what}" if what and not base.endswith(what) else base


def _base(text: str) -> str:
    """What is drawn from, without the words around it."""
    return TAIL.sub("", text.strip("(),，、;；的从"))
