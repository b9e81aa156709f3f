"""The office's own calendar: what 汛期, 高考 or 开学 mean here, from the section `periods` of the policy file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from burden.load.entries import list_under, text_under, words_under
from burden.load.outline import Mistakes, Outline, mistaken, outline, table_of
from burden.load.small_file import POLICY, read_small
from burden.when import read

Spans = tuple[tuple[str, str], ...]

_DAY = re.compile(r"(?:([0-9]{4})-)?([0-9]{2})-([0-9]{2})")
_ANY_YEAR = 2001  # no leap year: a period that begins every year on 29 February begins in few
_LONGEST = 20  # characters of a name


def periods_from(entries: list[Outline], mistakes: Mistakes) -> dict[str, Spans]:
    """Each name and alias with its spans: first and last, `05-01` for every year or `2026-05-01`.

    One name may stand in several entries (a spring and an autumn one); a broken entry is noted and left out.
    """
    found: dict[str, Spans] = {}
    for entry in entries:
        for name, span in _period(entry, mistakes):
            found[name] = (*found.get(name, ()), span)
    return {name: tuple(sorted(spans)) for name, spans in found.items()}


def periods_in(path: Path) -> dict[str, Spans]:
    """The periods of a policy file, its other sections left unread; Refusal for a file or a period that is broken."""
    mistakes = Mistakes(columns=True)
    root = outline(read_small(path, POLICY), mistakes)
    sections = root.value if root and isinstance(root.value, dict) else {}
    found = periods_from(list_under(sections, "periods", mistakes), mistakes)
    if mistakes:
        raise mistaken(str(path), mistakes)
    return found


def _period(entry: Outline, mistakes: Mistakes) -> Iterator[tuple[str, tuple[str, str]]]:
    table = table_of(entry, ("name", "first", "last"), ("aliases", "source", "note"), mistakes)
    first, last = (_day(table, key, mistakes) for key in ("first", "last"))
    names = (text_under(table, "name", mistakes), *words_under(table, "aliases", mistakes))
    for name in names if "name" in table else ():
        if not 1 < len(name) <= _LONGEST:
            zh, en = (
                f"name 和 aliases 应是2至{_LONGEST}个字的名称",
                f"name and aliases should be names of 2 to {_LONGEST} characters",
            )
            mistakes.about(entry, f"{zh}，不是 {name[:_LONGEST]!r}", f"{en}, not {name[:_LONGEST]!r}")
        elif read(name, _ANY_YEAR).kind != "unscheduled":
            mistakes.about(
                entry, f"{name!r} 本身就是时间，不能作时段的名称", f"{name!r} is a time itself and cannot name a period"
            )
    if not first or not last:
        return
    if len(first) != len(last):
        mistakes.about(table["last"], "first 和 last 应都写年份，或都不写", "give the year in both first and last, or in neither")
    elif len(first) > len("05-01") and first > last:
        mistakes.about(table["first"], "first 晚于 last", "first is later than last")
    else:
        yield from ((name, (first, last)) for name in dict.fromkeys(names))


def _day(table: dict[str, Outline], key: str, mistakes: Mistakes) -> str:
    """`05-01` or `2026-05-01`; "", with a mistake, for any other."""
    text = text_under(table, key, mistakes)
    found = _DAY.fullmatch(text)
    try:
        date(*(int(part) for part in ((found[1] or _ANY_YEAR, found[2], found[3]) if found else (0, 0, 0))))
    except ValueError:
        if key in table:
            zh, en = f"{key} 应写成 05-01（每年）或 2026-05-01", f"{key} is written 05-01 (every year) or 2026-05-01"
            mistakes.about(table[key], f"{zh}，不是{text[:40]!r}", f"{en}, not {text[:40]!r}")
        return ""
    return text
