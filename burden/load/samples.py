"""Targets that are drawn: how many of how many, or which share, is said in a target's text."""

from __future__ import annotations

import re
from typing import NamedTuple

MEASURE = r"(?:多|余)?(?:家|个|户|所|名|处|座|辆|人|批次?|村|校|项)"
DRAW = r"(?:拟|确定|计划|随机|按比例|分别|重点|各)*(?:抽取|抽查|抽检|抽选|选取|选择|抽|检查|实地检查)"
DRAWN = re.compile("随机|抽取|抽查|抽检|抽选|选取|部分|若干|(?:有关|相关|重点)(?=县|区|乡|镇|街|部门|单位|企业|学校)")
MAYBE_DRAWN = re.compile("[抽%]|部分|若干|有关|相关|重点|随机|选取|共[0-9]|[每各].*检查|从.*选")
FRACTIONS = (
    re.compile(
        rf"从?(?P<base>.*?)[,，、(]?(?:总数|合计|共计|共)(?P<all>\d+){MEASURE}[,，、;；]?{DRAW}(?:其中)?(?:的)?(?P<drawn>\d+){MEASURE}.*"
    ),
    re.compile(rf"从(?:全市|全县|全区)?(?P<all>\d+){MEASURE}(?P<base>.*?)(?:当?中|里|内)?[,，]?{DRAW}(?P<drawn>\d+){MEASURE}.*"),
)
COUNTS = (
    re.compile(rf"从(?P<base>.+?)(?:当?中|里|内)[,，]?{DRAW}(?P<drawn>\d+){MEASURE}.*"),
    re.compile(rf"(?P<base>.+?)[,，(]?(?:随机)?(?:抽取|抽查|抽检|抽选|选取|抽)(?P<drawn>\d+){MEASURE}\)?"),
    re.compile(rf"(?:随机)?(?:抽取|抽查|抽检|抽选|选取|抽)(?P<drawn>\d+){MEASURE}(?P<base>.+)"),
)
PERCENTS = (
    re.compile(
        r"(?:按照?|以)?(?:不低于)?(?P<part>\d+(?:\.\d+)?)%的?比例[,，]?(?:随机)?(?:抽取|抽查|抽检|选取|检查)?(?P<base>.*)"
    ),
    re.compile(r"从?(?P<base>.+?)(?:中|里)?[,，(]?(?:随机)?(?:按照?|以)(?:不低于)?(?P<part>\d+(?:\.\d+)?)%的?比例.*"),
    re.compile(r"(?:随机)?(?:抽取|抽查|抽检|选取)?(?P<base>.+?)(?:总数|中)?的?(?:不低于)?(?P<part>\d+(?:\.\d+)?)%\)?.*"),
)
EACH = re.compile(
    r"(?:每个?|各)(?P<outer>县区|县|区|乡镇|镇)(?:各)?(?:随机)?(?:抽取|抽查|抽检|选取|检查|抽)(?P<drawn>\d+)个?(?P<base>乡镇|镇|乡|街道|部门|学校)"
)
TAIL = re.compile(r"(?:名录库?|名单|对象库)$|(?:随机)?(?:抽取|抽查|抽检)$")


class Sample(NamedTuple):
    """What a target is drawn from, and how: `share` of it, or `drawn` of as many as `base` has."""

    base: str
    share: float = 0.0
    drawn: int = 0
    outer: str = ""  # drawn so many in each of these


def sample(text: str) -> Sample | None:
    """The drawing a text speaks of, None where it speaks of none or leaves open of how many."""
    if each := EACH.fullmatch(text):
        return Sample(each["base"], drawn=int(each["drawn"]), outer=each["outer"])
    for found in (pattern.fullmatch(text) for pattern in FRACTIONS):
        if found and 0 < int(found["drawn"]) <= int(found["all"]):
            return Sample(_base(found["base"]), int(found["drawn"]) / int(found["all"]))
    for found in (pattern.fullmatch(text) for pattern in PERCENTS):
        if found and 0 < float(found["part"]) < 100:  # noqa: PLR2004 - per cent
            return Sample(_base(found["base"]), float(found["part"]) / 100)
    counted = next((found for pattern in COUNTS if (found := pattern.fullmatch(text))), None)
    return Sample(_base(counted["base"]), drawn=int(counted["drawn"])) if counted else None


def _base(text: str) -> str:
    """What is drawn from, without the words around it."""
    return TAIL.sub("", text.strip("(),，、;；的从"))
