"""What items are about: their names compared."""

from __future__ import annotations

import functools
import math
import operator
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import distance, process

from burden.naming.words import GENERIC, MARKS, NUMERALS, PLACE, SIDES, SYNONYMS, THINGS, TIMES, WEAK
from burden.warning import Lang

# Of 398 pairs of names judged by hand (tests/pairs) 176 of the 189 about one subject score as much or more, and three of the
# others. They were tuned on: 105 of them, met when the rest was right, scored 32 of 48 right at first sight, and 10 of 57 wrong
# before FEW. Other words for one thing are what it misses; a missed pair costs a hint, a wrong one costs trust.
RELATED = 85.0
MORE, FRONT, BARE = 0.25, 0.1, 0.4  # what a character more costs: anywhere, at the beginning, beside a core of FEW
FEW = 2  # characters: 教育 and 职业教育 are two subjects, and so are cores of the same two characters turned
REMEMBERED = 1 << 16
Places = npt.NDArray[np.integer]

_SYNONYM = re.compile("|".join(sorted(SYNONYMS, key=len, reverse=True)))
_FIGURE = re.compile(r"[a-z]?\d{2,}|第\d+(?=[类号条段区])")  # roads, lines, classes: 301国道, s102, 第8类
_TIMES = {family: re.compile(pattern) for family, pattern in TIMES.items()}
_THING, _GENERIC, _WEAK, _SIDE, _PLACE = map(re.compile, (THINGS, GENERIC, WEAK, SIDES, f"(?!各)(?:{PLACE})"))


def unsigned(name: str) -> str:
    """A name in one width and case, without signs and spaces between Chinese words."""
    return " ".join(MARKS.sub("", unicodedata.normalize("NFKC", name).casefold()).split())


@functools.lru_cache(REMEMBERED)
def plain(name: str) -> str:
    """A name in one width and case and one word for each thing, without signs and spaces between Chinese words."""
    text = unsigned(name)
    return _SYNONYM.sub(lambda found: SYNONYMS[found[0]], text)


@functools.lru_cache(REMEMBERED)
def called(name: str) -> str:
    """A name as one item has it however it is written: without year, signs and the words for one thing."""
    return _TIMES["year"].sub("", plain(name))


@functools.lru_cache(REMEMBERED)
def subject(name: str) -> str:
    """What an item is about: its name without place, time, level and the words every item has; "" where nothing is left."""
    return stripped(plain(name))


def stripped(text: str) -> str:
    """A plain name without place, time, level and generic words."""
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
    for at in _TIMES.values():
        text = at.sub("", text)
    return frozenset(
        times | {f"thing {thing}" for thing in _THING.findall(text)} | {f"figure {each}" for each in _FIGURE.findall(text)}
    )


@functools.lru_cache(REMEMBERED)
def sides(name: str) -> frozenset[str]:
    """The sides of a thing a name speaks of: 燃气安全 of 安全."""
    return frozenset(_SIDE.findall(subject(name)))


@functools.lru_cache(REMEMBERED)
def apart(a: str, b: str, across: bool = False) -> bool:
    """Whether the slots of two names forbid one subject; `across` levels, those do not matter.

    Times stand apart where both names give them and none is shared, things wherever they differ.
    """
    if slots(a) == slots(b):
        return False
    for family in ("thing", "figure", *TIMES):
        left, right = ({slot for slot in slots(name) if slot.startswith(family + " ")} for name in (a, b))
        differ = left != right if family == "thing" else bool(left and right and not left & right)
        if differ and not (across and family == "level"):
            return True
    return False


@functools.lru_cache(REMEMBERED)
def opposed(a: str, b: str) -> bool:
    """Whether two names each speak of another side of a thing: 燃气安全 and 燃气价格, 城市低保 and 农村低保."""
    left, right = sides(a), sides(b)
    return bool(left - right and right - left)


def likeness(left: Sequence[str], right: Sequence[str]) -> npt.NDArray[np.float64]:
    """How alike the cores of left[i] and right[i] are, 0 to 100; slots and sides are not looked at."""
    cores, at = np.array([*map(core, left), *map(core, right)], dtype=object), np.arange(len(left))
    return weighed(cores, at, at + len(left))


def weighed(cores: npt.NDArray[np.object_], left: Places, right: Places) -> npt.NDArray[np.float64]:
    """How alike cores[left[i]] and cores[right[i]] are, 0 to 100.

    The share of the shorter core whose characters stand in the longer one in the same order, squared: another word in the
    place of a word costs most. A word more costs less, and least at the beginning, where it only narrows what follows.
    """
    if not len(left):
        return np.empty(0)
    size = np.array([len(each) for each in cores.tolist()], dtype=np.float64)
    turn = size[left] > size[right]
    (short, m), (long, n) = ((cores[at], size[at]) for at in (np.where(turn, right, left), np.where(turn, left, right)))
    common = process.cpdist(short.tolist(), long.tolist(), scorer=distance.LCSseq.similarity, dtype=np.float64)
    turned, front = np.zeros(len(left), dtype=bool), np.zeros(len(left), dtype=bool)
    for index in np.flatnonzero((m > FEW) & (2 * common >= m)).tolist():
        one, other = short[index], long[index]
        turned[index] = len(one) == len(other) and sorted(one) == sorted(other)
        front[index] = other.endswith(one)
    more = np.where(m <= FEW, BARE, np.where(front, FRONT, MORE)) * (n - m)
    scores = 100 * (common / np.maximum(m, 1)) ** 2 * m / np.maximum(m + more, 1)
    return np.where(turned, 100.0, scores)


def related(a: str, b: str, across: bool = False) -> float:
    """How much two names are about one subject, 0 to 100; 0 where their slots or sides differ (`across`: but for the level)."""
    return 0.0 if apart(a, b, across) or opposed(a, b) else float(likeness((a,), (b,))[0])


def alike(names: Sequence[str], left: Places, right: Places, across: bool = False) -> npt.NDArray[np.bool_]:
    """For each i whether names[left[i]] and names[right[i]] are about one subject: `related` of `RELATED` or more, many at once."""
    used, at = np.unique(np.append(left, right), return_inverse=True)
    cores = np.array([core(names[place]) for place in used.tolist()], dtype=object)
    one, other = at[: len(left)], at[len(left) :]
    same = within(cores, one, other)
    same[same] = weighed(cores, one[same], other[same]) >= RELATED
    for index in np.flatnonzero(same).tolist():
        pair = names[left[index]], names[right[index]]
        same[index] = not (apart(*pair, across) or opposed(*pair))
    return same


def within(cores: npt.NDArray[np.object_], left: Places, right: Places) -> npt.NDArray[np.bool_]:
    """Which of two cores may weigh `RELATED`: the longer has enough of the characters of the shorter, in whatever order."""
    size = np.array([len(each) for each in cores.tolist()])
    marks = np.array([characters(each) for each in cores.tolist()], dtype=np.uint64)
    turn = size[left] > size[right]
    short, long = np.where(turn, right, left), np.where(turn, left, right)
    missing = np.bitwise_count(marks[short] & ~marks[long])
    return np.asarray(missing <= size[short] * (1 - math.sqrt(RELATED / 100)))


@functools.lru_cache(REMEMBERED)
def characters(text: str) -> int:
    """The characters of a text as bits of a word; several may share one."""
    return functools.reduce(operator.or_, (1 << ord(each) % 64 for each in text), 0)


@dataclass(frozen=True)
class Likeness:
    """How alike two names are, 0 to 100, and the subject both have, in the words of the shorter: a fact for messages."""

    score: float
    about: str

    def cite(self, lang: Lang) -> str:
        """`相似度91%，都是“消防安全”`."""
        return f"相似度{self.score:.0f}%，都是“{self.about}”" if lang == "zh" else f"{self.score:.0f}% alike, both “{self.about}”"


@functools.lru_cache(REMEMBERED)
def bare(name: str) -> str:
    """The subject in the words of the name itself, without other words for one thing."""
    return stripped(unsigned(name)) or subject(name)


def compared(a: str, b: str) -> Likeness:
    """How alike two names of one subject are, and what both are about."""
    said = sorted(map(bare, (a, b)), key=lambda text: (len(text), text))
    return Likeness(float(likeness((a,), (b,))[0]), said[0])
