"""What a heading means: from its own words, or from those an office has given."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from burden.load.heading_words import DIRECTORY, FILINGS, NAMES, PLAN, RECORDS
from burden.load.refusal import Refusal

GIVEN, EXACT, SECOND, PATTERN = range(4)  # how sure a heading is: named by the user, a known word, a weaker one, a likely one
LONGEST = 40  # a longer text is no heading
LIKELY_LONGEST = 16  # nor is one longer than this that only looks like a heading

# Likely headings, tried last; a word in `NEVER` stands for something else.
LIKELY = (
    ("actual_start", r"实际.*(?:开始|起始).*"), ("actual_end", r"实际.*(?:结束|终止|完成).*"),
    ("partner", r".*(?:配合|协助|参与|参加|协办|协同|联合|联查).*(?:单位|部门|机关)"),
    ("target", r".*(?:被|受|迎)(?:检查?|督查|考核|查).*(?:单位|部门|企业|对象)(?:名称)?|.*(?:检查|督查|督导|考核|调研|抽查|巡查|监管|评估).{0,3}对象.*"),
    ("inhouse", r".*(?:科室|股室|处室)"),
    ("organiser", r".*(?:牵头|主办|承办|组织|实施|发起|责任|主责|检查|督查|督导|考核|抽查|执法).{0,4}(?:单位|部门|机关|主体|机构)(?:名称)?"),
    ("frequency", r".*(?:检查|督查|考核|抽查|开展|实施)?(?:频次|频率)"),
    ("start", r".*(?:检查|任务|督查|考核|实施|计划|开展|抽查|拟).*(?:开始|起始|启动)(?:时间|日期)?"),
    ("end", r".*(?:检查|任务|督查|考核|实施|计划|开展|抽查|拟).*(?:结束|终止|截止)(?:时间|日期)?"),
    ("time", r".*(?:检查|督查|督导|考核|实施|开展|抽查|计划|调研|巡查|执行|到访|完成|安排).*(?:时间|日期|时段|月份|时限|期限)(?:安排)?"),
    ("basis", r".*(?:检查|督查|考核|抽查|开展|实施|制定|设立).*依据"), ("method", r".*(?:检查|督查|考核|抽查|开展).*(?:方式|方法|形式)"),
    ("content", r".*(?:检查|督查|考核|抽查|工作).*(?:内容|要点|重点)"), ("ratio", r".*(?:抽查|抽取|检查).*(?:比例|数量|户数|家数)"),
    ("item", r".*(?:检查|督查|督导|考核|抽查|调研).*(?:事项|名称|任务|项目)"),
)  # fmt: skip
NEVER = re.compile("填[报表]|制表|印发|发文|下发|上报|成立|整改|反馈|审[批核]|报备|备案|办结|回头看|联系|地址|电话|实际|是否")
EDGES = re.compile(r"^[\s:*★☆※#•·.、-]+(?=\w)|[\s:*★☆※•·、./-]+$")
BRACKET = re.compile(r"\([^()]*\)")
OPENERS = re.compile(r"^(?:本次|本年度?|年度|20\d\d年度?|具体|主要|初步|预计|拟定|拟|暂定)(?=.{2})|(?<=.{2})(?:\*|必填|选填)$")


class Meaning(NamedTuple):
    """What a heading means, and how sure that is: `GIVEN`, `EXACT`, `SECOND` or `PATTERN`, best first."""

    name: str
    rank: int


def plain(heading: str) -> str:
    """A heading in one spelling: one width and case, without spaces, line breaks and signs at its ends."""
    text = (
        "".join(unicodedata.normalize("NFKC", heading).casefold().split())
        .replace("_", "")
        .translate(str.maketrans("【】[]〔〕", "()()()"))
    )
    return text if text == "#" else EDGES.sub("", EDGES.sub("", text))


def _listed(words: Mapping[str, str]) -> dict[str, Meaning]:
    """All headings of a vocabulary by their plain spelling."""
    found: dict[str, Meaning] = {}
    for rank, part in ((EXACT, 0), (SECOND, 1)):
        for name, text in words.items():
            for word in text.split(" | ")[part].split() if text.count(" | ") >= part else ():
                found.setdefault(plain(word), Meaning(name, rank))
    return found


KNOWN = {
    "items": _listed(PLAN),
    "records": _listed(PLAN) | _listed(RECORDS),
    "filings": _listed(PLAN) | _listed(FILINGS),
    "directory": _listed(DIRECTORY),
}
_NAMED = {plain(word): name for name, word in NAMES.items()}
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in LIKELY)


def meaning(heading: str, kind: str, given: Mapping[str, str]) -> Meaning | None:
    """What a heading means in a sheet of `kind`; `given` maps plain headings to meanings and goes before all else."""
    text = plain(heading)
    if text in given:
        return Meaning(given[text], GIVEN)
    return None if len(text) > LONGEST else _known(text, kind)


@functools.lru_cache(1 << 14)
def _known(text: str, kind: str) -> Meaning | None:
    """The meaning of a plain heading: the whole, without its brackets, what is in them, or a likely one."""
    words = KNOWN[kind]
    tries = list(_tries(text))
    found = [words[each] for each in tries if each in words]
    if found and found[0].name == "note" and len(found) > 1:
        return found[-1]  # 备注(联查部门)
    if (
        found
        or len(text) > LIKELY_LONGEST
        or kind == "directory"
        or NEVER.search(tries[0].replace("实际", "") if kind == "records" else tries[0])
    ):
        return found[0] if found else None
    return next((Meaning(name, PATTERN) for name, pattern in _PATTERNS for each in tries[:2] if pattern.fullmatch(each)), None)


def _tries(text: str) -> Iterator[str]:
    """A heading, then what is left of it without brackets and openers, then what stands in the brackets."""
    outside = BRACKET.sub("", text).strip("()")
    yield text
    yield outside
    yield OPENERS.sub("", outside)
    yield from (part.strip("()") for part in BRACKET.findall(text))


def meaning_named(word: str) -> str:
    """The meaning a user names: its key (time), its Chinese word (时间) or a heading that has it; Refusal for others."""
    if word in NAMES:
        return word
    key = plain(word)
    found = _NAMED.get(key) or next((words[key].name for words in KNOWN.values() if key in words), None)
    if found is None:
        raise Refusal("heading", f"不认识的含义 {word!r}", f"可用：{'、'.join(f'{name}（{zh}）' for name, zh in NAMES.items())}")
    return found


def given_headings(headings: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The headings an office uses, meaning -> headings, turned round: plain heading -> meaning."""
    return {plain(heading): meaning_named(name) for name, words in headings.items() for heading in words}
