"""What is fuzzed: each target makes a case from a seed and checks what must hold of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.fuzz import invariants
from tests.fuzz.mutations import Dice, package, raw, records, seeds, tokens, xml

ROOT = Path(__file__).parents[2]
PHRASES = (
    "3月2日", "2026年3月2日-4日", "3月上旬至4月中旬", "第二季度", "每季度1次", "上半年和下半年各1次", "3月5日、4月6日-8日", "6月底前", "全年",
    "2026.3.2-3.4", "1-3月", "每月15日前", "3月（周一）", "春节前", "国庆节后", "4月起", "12月至次年2月", "三月二日", "2026/03/02", "不定期",
    "每半年开展一次", "7月10日前完成", "5月1日至5月5日,每天", "另行通知", "二季度、四季度", "March 2-4", "Q3 2026", "汛期", "月初", "年底前",
)  # fmt: skip
PIECES = (
    "年", "月", "日", "-", "至", "～", "—", "、", "，", "；", "(", ")", "前", "后", "底", "初", "上旬", "中旬", "下旬", "每", "第", "季度", "半年", "次", "1", "2",
    "12", "13", "30", "31", "32", "0", "00", "2025", "2026", "2027", "20", "99", "三", "十", "〇", ".", "/", " ", "\n", "周五", "拟", "左右", "春节", "全年", "各", "起",
    "X", "?", "约", "天", "个工作日", "旬", "周", "节", "双月", "单月", "至少", "以上", "不少于", "Q", "May", "\u3000", "２", "１",
)  # fmt: skip
AT_ONCE = 100  # phrases in a case
_PART = "\x1f"
_PHRASE = re.compile(r"\d+|[一-鿿]|[^\w]|\w")
_YAML = re.compile(r"[\w-]+|\s+|[^\w\s]")
YAML = (
    "&a", "*a", "<<:", "!!python/object", "!x", "|", ">", "- ", "? ", ": ", "[", "]", "{", "}", "'", '"', "#", "%YAML 1.1", "---", "...", "\t", "\n", "  ",
    "~", "null", "-1", "1e9", ".inf", "2026-02-30", "0x10", "year", "packs", "limits", "rules", "quiet", "headings", "since", "value", "source", "\x00", "\x85", "𠀀",
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A kind of input: `make` a case from dice, `check` what must hold."""

    name: str
    make: Callable[[Dice], tuple[str, bytes]]
    check: Callable[[str, bytes], None]


def _files(change: Callable[[bytes, Dice], bytes], *endings: str) -> Callable[[Dice], tuple[str, bytes]]:
    @lru_cache(1)
    def known() -> list[tuple[str, bytes]]:
        return seeds(*endings)

    def make(dice: Dice) -> tuple[str, bytes]:
        name, content = dice.choice(known())
        for _ in range(dice.choice((1, 1, 2, 5))):
            content = change(content, dice)
        return name, content

    return make


def _phrase(dice: Dice) -> str:
    phrase = dice.choice(PHRASES)
    for _ in range(dice.choice((1, 1, 2, 3, 6))):
        phrase = tokens(phrase, dice, PIECES, _PHRASE)
    return phrase


def _phrases(dice: Dice) -> tuple[str, bytes]:
    return "phrases", _PART.join(_phrase(dice) for _ in range(AT_ONCE)).encode()


def _check_phrases(_: str, content: bytes) -> None:
    for phrase in content.decode("utf-8", "replace").split(_PART):
        invariants.of_phrase(phrase)


@lru_cache(1)
def _policies() -> list[str]:
    own = [(ROOT / "rules.yaml").read_text(encoding="utf-8")]
    return (
        own
        + [path.read_text(encoding="utf-8") for path in sorted((ROOT / "burden" / "rules" / "packs").glob("*.yaml"))]
        + list(_small())
    )


def _small() -> tuple[str, ...]:
    return (
        "year: 2026\npacks: [national]\nrules: {same-days: error}\n",
        "packs: []\nlimits:\n  organisers_per_day:\n    - {since: 2026-01-01, value: 1, source: {document: 办法, year: '2026', local: 本市}}\n",
        "headings: {time: [实施]}\nblanks: {target: ['0']}\nwords: {paper-heavy: {paper: [打卡]}}\n",
    )


def _policy(dice: Dice) -> tuple[str, bytes]:
    text = dice.choice(_policies())
    for _ in range(dice.choice((1, 2, 3, 8))):
        text = tokens(text, dice, YAML, _YAML)
    return "rules.yaml", text.encode("utf-8", "replace")


def _check_policy(_: str, content: bytes) -> None:
    invariants.of_policy(content.decode("utf-8", "replace"))


TARGETS = (
    Target("xlsx", _files(package, ".xlsx", ".xlsm"), invariants.of_file),
    Target("xls", _files(records, ".xls", ".et"), invariants.of_file),
    Target("ods", _files(package, ".ods"), invariants.of_file),
    Target("markup", _files(xml, ".xls"), invariants.of_file),
    Target("docx", _files(package, ".docx"), invariants.of_file),
    Target("csv", _files(raw, ".csv"), invariants.of_file),
    Target("bytes", _files(raw, ".xlsx", ".xls", ".ods", ".gz"), invariants.of_file),
    Target("when", _phrases, _check_phrases),
    Target("policy", _policy, _check_policy),
)
