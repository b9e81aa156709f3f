"""The entries of an outline as values: numbers, days, words, tables; each mistake is noted where it stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from datetime import date

from burden.days import day
from burden.load.outline import Mistakes, Outline, rows_of, word_of

_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_NONE = Outline("", 0)
_LONGEST = 400
_SHOWN = 40
ENGLISH = {
    "键": "key", "规则": "rule", "规则（用到字词的）": "rule that looks for words", "限额": "limit", "政策包": "pack", "出处": "source",
    "含义": "meaning", "层级": "level", "类型": "type", "不计的检查": "kind of exempt visits",
}  # fmt: skip


def unknown(what: str, word: str, known: Collection[str]) -> tuple[str, str]:
    """That a word is not known, with the nearest one that is, else all of them; in both languages."""
    near = difflib.get_close_matches(word[:_SHOWN], known, 1)
    zh = f"是不是 {near[0]}" if near else f"可用：{'、'.join(known)}"
    en = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
    return f"不认识的{what} {word[:_SHOWN]!r}，{zh}", f"unknown {ENGLISH[what]} {word[:_SHOWN]!r}; {en}"


def known_only(table: dict[str, Outline], what: str, known: Collection[str], mistakes: Mistakes) -> Iterable[tuple[str, Outline]]:
    """The entries under known keys; every other key is noted."""
    for key, below in table.items():
        if key in known:
            yield key, below
        else:
            mistakes.about(below, *unknown(what, key, known))


def table_under(table: dict[str, Outline], key: str, mistakes: Mistakes) -> dict[str, Outline]:
    """The table under a key; empty where the key is missing, holds nothing or, with a mistake, holds none."""
    below = table.get(key, _NONE)
    if isinstance(below.value, dict):
        return below.value
    if below.value != "":
        mistakes.about(below, f"{key} 应是键和值的表", f"{key} should be a table of keys and values")
    return {}


def list_under(table: dict[str, Outline], key: str, mistakes: Mistakes) -> list[Outline]:
    """The list under a key; empty where the key is missing, holds nothing or, with a mistake, holds none."""
    return [] if table.get(key, _NONE).value == "" else rows_of(table, key, mistakes)


def text_under(table: dict[str, Outline], key: str, mistakes: Mistakes) -> str:
    """The words under a key in one line; empty where missing or, with a mistake, none."""
    text = " ".join(word_of(table, key, mistakes).split())
    if len(text) > _LONGEST:
        mistakes.about(table[key], f"{key} 超过{_LONGEST}字", f"{key} is longer than {_LONGEST} characters")
    return text


def words_under(table: dict[str, Outline], key: str, mistakes: Mistakes) -> tuple[str, ...]:
    """The list of words under a key; an entry that is none is noted."""
    words = []
    for entry in list_under(table, key, mistakes):
        word = " ".join(entry.value.split()) if isinstance(entry.value, str) else ""
        if not word:
            mistakes.about(entry, f"{key} 里的每一项应是一个词", f"each entry of {key} should be one word")
        words.append(word)
    return tuple(words)


def whole_under(table: dict[str, Outline], key: str, span: tuple[int, int], mistakes: Mistakes) -> int | None:
    """The whole number under a key, within `span`; None where missing or, with a mistake, wrong."""
    return whole(table[key], key, span, mistakes) if key in table else None


def whole(entry: Outline, name: str, span: tuple[int, int], mistakes: Mistakes) -> int | None:
    """An entry as a whole number within `span`; None, with a mistake, for any other."""
    text = entry.value if isinstance(entry.value, str) else ""
    if _WHOLE.fullmatch(text) and span[0] <= int(text) <= span[1]:
        return int(text)
    zh, en = f"{name} 应是{span[0]}到{span[1]}之间的整数", f"{name} should be a whole number from {span[0]} to {span[1]}"
    mistakes.about(entry, *instead(zh, en, text))
    return None


def day_under(table: dict[str, Outline], key: str, mistakes: Mistakes) -> int | None:
    """The day under a key, counted from 1970-01-01; None where missing or, with a mistake, wrong."""
    if key not in table:
        return None
    text = word_of(table, key, mistakes)
    match = _DATE.fullmatch(text)
    try:
        if match:
            return day(date(*(int(part) for part in match.groups())))
        said = instead(f"{key} 应写成 2026-02-06", f"{key} is written 2026-02-06", text)
    except ValueError:
        said = f"{key}：没有 {text} 这一天", f"{key}: there is no {text}"
    mistakes.about(table[key], *said)
    return None


def truth_under(table: dict[str, Outline], key: str, mistakes: Mistakes) -> bool:
    """Whether a key is `true`; not where it is missing or, with a mistake, neither true nor false."""
    text = word_of(table, key, mistakes) if key in table else "false"
    if text not in ("true", "false"):
        mistakes.about(table[key], *instead(f"{key} 应是 true 或 false", f"{key} should be true or false", text))
    return text == "true"


def instead(zh: str, en: str, text: str) -> tuple[str, str]:
    """What should stand there, and what stands there instead, in both languages."""
    return (f"{zh}，不是{text[:_SHOWN]!r}", f"{en}, not {text[:_SHOWN]!r}") if text else (zh, en)
