"""What a text says and what it rules out: words looked for clause by clause, with 不, 严禁, 不得 and their like; and how a time is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from burden.warning import Lang

# What is ruled out: one word (不看台账), or a whole list (严禁填报表格、报送汇编).
NOT_THIS = re.compile(
    r"不(?!定期|少于|同|足|合格|断|仅|超过|低于|良|力|到位|落实)|(?<!除)非(?!常|法|遗|公|洲|税|煤)|免[于予除]|\b(?:no|not|without|never)\b"
)
NONE_OF = re.compile(
    r"严禁|禁止|不得|不要|不再|不搞|不(?:进行|组织|开展|实行|采取|采用|作为|纳入|用于|与|以)|无需|无须|取消|杜绝|避免|减少|精简|防止|力戒|整治|纠正|\binstead of\b"
)
CLAUSES = re.compile(r"[，。；！,;\n]")
OF_THOSE = re.compile(r"(?![对把将给以用与向按]).*的")  # 对整改不及时的约谈: those are called in, it is not ruled out


@dataclass(frozen=True)
class Time:
    """The text of a time as a message names it: of a first and a last day in two columns both, of one day once."""

    text: str

    def cite(self, lang: Lang) -> str:
        """`11月-12月`; in English “11月-12月”."""
        parts = dict.fromkeys(" ".join(part.split()) for part in self.text.split(" | "))
        if not self.text.strip():
            return "—"
        return "至".join(parts) if lang == "zh" else " to ".join(f"“{part}”" for part in parts)


def pattern(known: tuple[str, ...], added: tuple[str, ...] = ()) -> re.Pattern[str]:
    """The known words, which are patterns, and those an office added, which are taken literally."""
    return re.compile("|".join((*map(re.escape, added), *known)), re.IGNORECASE)


def said(text: str, words: re.Pattern[str]) -> tuple[str, ...]:
    """The words in a text that it does not rule out, each once, in order."""
    found: list[str] = []
    for clause in CLAUSES.split(text):
        ruled_out = False
        for part in clause.split("、"):
            ruled_out = ruled_out or bool(NONE_OF.search(part))
            found += [each[0] for each in words.finditer(part) if not ruled_out and not _denied(part, each.start())]
    return tuple(dict.fromkeys(found))


def quoted(words: Iterable[str]) -> tuple[str, ...]:
    """The words as a message quotes them."""
    return tuple(f"“{word}”" for word in words)


def _denied(part: str, at: int) -> bool:
    """Whether a part of a clause says no to the word that begins at `at`."""
    no = NOT_THIS.search(part)
    return bool(no and no.start() < at and not OF_THOSE.match(part[no.end() : at]))
