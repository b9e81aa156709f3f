"""Marks that make several names of one: 安全检查（一）, 安全检查（二） and 安全检查第三组 are parts of one 安全检查."""

from __future__ import annotations

import functools
import re
import unicodedata

from burden.naming import apart, bare, plain, subject

_NUMBER = r"[一二三四五六七八九十\d]{1,3}|[A-Ha-h]|[甲乙丙丁戊]|[IVX]{1,4}"
_UNIT = r"部分|标段|包|组|分队|小组|督查组|检查组|工作组|片区?|路|分?册|篇"
_MARK = re.compile(
    rf"\([^()]{{1,14}}第(?:{_NUMBER})(?:{_UNIT})\)|\((?:{_NUMBER}|[上中下]|[之其](?:{_NUMBER})|\d{{1,2}}[/⁄]\d{{1,2}}|第?(?:{_NUMBER})(?:{_UNIT}))\)|"
    rf"[-—–·.、:\s]?第?(?:{_NUMBER})(?:{_UNIT})(?=$|督查|检查|巡查|考核|抽查|督导)|"
    rf"[之其](?:{_NUMBER})$|(?<=[查核导验研估督评])[-—–·.\s]*(?:[一二三四五六七八九十]|\d{{1,2}}|[A-H]|[IVX]{{1,4}})$"
)


_FOLLOW_UP = re.compile("回头看|回访|复查|整改(?:情况)?复核|整改(?:情况)?(?:验收|核查|督查|检查)|look-?back")
_REVIEW = re.compile(_FOLLOW_UP.pattern + "|复核")  # beside the name of its item; alone it may be a round of its own


@functools.lru_cache(1 << 16)
def whole(name: str) -> str:
    """A name in plain form without marks of a part; the plain name where it has none."""
    text = unicodedata.normalize("NFKC", name)
    cut = _MARK.sub("", text)
    return plain(cut) or plain(name)


def parts_of_one(left: str, right: str) -> bool:
    """Whether two different names are parts of one item, or one is a part of the other."""
    return plain(left) != plain(right) and whole(left) == whole(right)


def other_name(planned: str, made: str) -> bool:
    """Whether a name is another one, and not only another spelling, year, place, kind or part of it."""
    one, other = (_MARK.sub("", unicodedata.normalize("NFKC", name)) for name in (planned, made))
    if not made or subject(one) != subject(other) or apart(one, other):
        return bool(made)
    short, long = sorted(map(bare, (one, other)), key=len)
    return not any(short[at : at + 2] in long for at in range(max(len(short) - 1, 1)))


def is_follow_up(made: str, planned: str = "") -> bool:
    """Whether a visit looks back at an earlier one, as its name says and that of its item does not."""
    if not planned:
        return bool(_FOLLOW_UP.search(made))
    return bool(_REVIEW.search(made)) and not _REVIEW.search(planned)
