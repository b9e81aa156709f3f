"""What a heading means: from its own words, or from those an office has given."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from burden.load.heading_parts import DIRECTORY as DIRECTORY_PATTERNS
from burden.load.heading_parts import FOREIGN, LAST, PARTS, PATTERNS, WHETHER
from burden.load.heading_words import DIRECTORY, FILINGS, NAMES, PLAN, RECORDS
from burden.load.refusal import Refusal

# How sure: named by the user, a known word, a weaker one, known parts, some known parts.
GIVEN, EXACT, SECOND, PATTERN, LOOSE = range(5)
LONGEST = 40  # a longer text is no heading
LIKELY_LONGEST = 24  # nor is one longer than this that only looks like a heading
_OF = re.compile(r"^([a-z ]+) of (?:the )?([a-z ]+)$")  # object of inspection: what it is stands first
_LED = re.compile("[jW](?=[^&W]*W)")  # 联合检查|牵头|单位 names who leads
EDGES = re.compile(r"^[\s:*★☆※#•·.、-]+(?=\w)|[\s:*★☆※•·、./-]+$")
BRACKETS = str.maketrans("【】[]〔〕", "()()()")
BRACKET = re.compile(r"\([^()]*\)")
NUMBERED = re.compile(
    r"^(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.)]|\d{1,2}(?=[一-鿿])(?!\d*(?:[月季年日天个次号级]|至)))(?=.)"
)
OPENERS = re.compile(r"^(?:本次|本年度?|年度|20\d\d年度?|具体|主要|初步|预计|拟定|拟|暂定)(?=.{2})|(?<=.{2})(?:\*|必填|选填)$")


class Meaning(NamedTuple):
    """What a heading means, and how sure that is: `GIVEN`, `EXACT`, `SECOND`, `PATTERN` or `LOOSE`, best first."""

    name: str
    rank: int
    other: str = ""  # what it may mean as well, where it joins two: 周期及时间


def plain(heading: str) -> str:
    """A heading in one spelling: one width and case, without spaces, line breaks and signs at its ends; cut where it is none."""
    return _plain(heading[: 4 * LONGEST])


@functools.lru_cache(1 << 16)
def _plain(heading: str) -> str:
    said = _OF.sub(r"\2 \1", unicodedata.normalize("NFKC", heading).casefold().strip())
    text = "".join(said.split()).replace("_", "").translate(BRACKETS)
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
_PATTERNS = {kind: tuple((name, re.compile(each)) for name, each in listed) for kind, listed in PATTERNS.items()}
_UNITS = tuple((name, re.compile(each)) for name, each in DIRECTORY_PATTERNS)
_LETTER = {word: letter for letter, words in PARTS.items() for word in words.split()}
_PART = re.compile("|".join(map(re.escape, sorted(_LETTER, key=len, reverse=True))) + "|.", re.DOTALL)
YEAR = re.compile(r"20\d\d年")
YEARLY = frozenset(("time", "start", "end", "frequency", "ratio", "people", "findings"))
SHARPENS = frozenset(("s", "e", "z", "P", "a", "y"))  # parts that change what stands before their brackets
CLASSED = re.compile("(?<=o)g$")  # a class of targets is better than none: 检查对象|类别
_ANCHORED = re.compile(r"^[qx]*x[qx]*(?=v)")  # what is inspected may be anything: 消防|检查|时间


def meaning(heading: str, kind: str, given: Mapping[str, str]) -> Meaning | None:
    """What a heading means in a sheet of `kind`; `given` maps plain headings to meanings and goes before all else."""
    text = plain(heading)
    for each in _tries(text) if given else ():
        if each in given:
            return Meaning(given[each], GIVEN)
    return None if len(text) > LONGEST else _known(text, kind)


def is_foreign(heading: str) -> bool:
    """Whether a heading names another business than the visit, such as 整改 or 公示, whatever stands below it."""
    return not FOREIGN.isdisjoint(parts_of(plain(heading)))


@functools.lru_cache(1 << 16)
def _known(text: str, kind: str) -> Meaning | None:
    """The meaning of a plain heading: of the whole, without its brackets, by its parts, or of what is in its brackets."""
    words = KNOWN[kind]
    if SHARPENS.intersection(map(parts_of, _bracketed(text))) and (sharp := _by_parts(text, kind)) and kind != "directory":
        return sharp  # 检查时间(起)
    whole = [words[each] for each in _tries(text) if each in words]
    inside = [words[part] for part in _bracketed(text) if part in words]
    if whole and not (whole[0].name == "note" and inside):
        return _of_its_year(text, whole[0])  # but 备注(联查部门) is what its brackets say
    if whole or len(text) > LIKELY_LONGEST:
        return inside[0] if inside else None
    read = _by_parts(text, kind)
    hint = Meaning(inside[0].name, LOOSE) if inside and not is_foreign(text) else None
    return _of_its_year(text, read) if read else hint


def _of_its_year(text: str, read: Meaning) -> Meaning:
    """A reading as it is, but less sure where a heading counts in a year, that may be another than the plan's: 2025年检查次数."""
    return Meaning(read.name, LOOSE, read.other) if read.name in YEARLY and YEAR.search(text) else read


def _tries(text: str) -> Iterator[str]:
    """A heading, then what is left of it without its number, its brackets and its openers."""
    numbered = NUMBERED.sub("", text)
    outside = BRACKET.sub("", numbered).strip("()")
    yield from dict.fromkeys((text, numbered, outside, OPENERS.sub("", outside)))


def _bracketed(text: str) -> list[str]:
    return [part.strip("()") for part in BRACKET.findall(text)]


def _by_parts(text: str, kind: str) -> Meaning | None:
    """The meaning that the parts of a heading make, those in its brackets last."""
    *_, outside = _tries(text)
    if kind == "directory":
        return next((Meaning(name, PATTERN) for name, pattern in _UNITS if pattern.fullmatch(outside)), None)
    if parts_of(outside).startswith("Y"):
        return next((Meaning(name, PATTERN) for name, pattern in WHETHER if re.search(pattern, outside)), None)
    joined = NUMBERED.sub("", text).replace("(", "").replace(")", "")
    reads = [read for each in dict.fromkeys((joined, outside)) if (read := _parsed(parts_of(each), kind))]
    return min(reads, key=lambda read: read.rank, default=None)


@functools.lru_cache(1 << 16)
def parts_of(text: str) -> str:
    """The parts of a plain heading as letters of `PARTS`, `x` for a run of what is none of them."""
    words = _PART.findall(text[:LONGEST])
    letters = [_LETTER.get(word, "x") for word in words]
    if words and words[-1] in LAST:
        letters[-1] = LAST[words[-1]]
    return _LED.sub("q", re.sub("x+", "x", "".join(letters)).rstrip("+&")).replace("W", "l")


@functools.lru_cache(1 << 14)
def _parsed(letters: str, kind: str) -> Meaning | None:
    """The meaning of parts in a row; `LOOSE` where some of them are unknown or say something else."""
    left, joint, right = letters.partition("&")
    if joint and (first := _parsed(left, kind)):
        second = _parsed(right.replace("&", "q"), kind)
        return first if second is None or second.name == first.name else Meaning(first.name, LOOSE, second.name)
    row = _ANCHORED.sub("q", letters.replace("&", "q").replace("+", ""))
    known = "" if row.endswith("x") else row.replace("x", "")  # what a heading is stands at its end
    for rank, said in ((PATTERN, row), (LOOSE, known), (LOOSE, CLASSED.sub("", known))):
        for name, pattern in _PATTERNS[kind] if said else ():
            if pattern.fullmatch(said):
                return Meaning(name, rank)
    return None


def meaning_named(word: str) -> str:
    """The meaning a user names: its key (time), its Chinese word (时间) or a heading that has it; Refusal for others."""
    if word in NAMES:
        return word
    key = plain(word)
    found = _NAMED.get(key) or next((words[key].name for words in KNOWN.values() if key in words), None)
    if found is None:
        english = f"unknown meaning {word!r}", f"known are {', '.join(NAMES)}"
        raise Refusal(
            "heading", f"不认识的含义 {word!r}", f"可用：{'、'.join(f'{name}（{zh}）' for name, zh in NAMES.items())}", english
        )
    return found


def given_headings(headings: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The headings an office uses, meaning -> headings, turned round: plain heading -> meaning."""
    return {plain(heading): meaning_named(name) for name, words in headings.items() for heading in words}
