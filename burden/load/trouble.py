"""What is said of cells that could not be read, or were read by a guess that should be looked at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import isnan

from burden.load import codes
from burden.load.body import quoted
from burden.load.rows import Table, listed
from burden.load.setting import Setting
from burden.place import Place, Problem

BARE = re.compile(r"0+|n/?a|null|nan|none|unknown|未知|x+|\?+|\.+", re.IGNORECASE)
NONE_FOUND = frozenset(("无", "没有", "未发现", "未发现问题", "无问题", "none", "None"))
OFTEN, SHARE = 10, 0.001  # rows, and their part of all, from which a bare value looks like none


def in_time(kind: str, place: Place, text: str, zh: str, en: str) -> Problem:
    """A time that cannot be read (`unreadable`) or was read in one of two ways (`question`); `zh` and `en` say why."""
    if kind == "question":
        return Problem(kind, place, f"时间“{quoted(text)}”{zh}，请确认", f"the time “{quoted(text)}”: {en}; confirm it")
    return Problem(kind, place, zh, f"“{quoted(text)}” cannot be read as a time: {en}")


def names_read(table: Table, setting: Setting, names: Sequence[str], said: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """A notice for each organiser's name that was found by place and system only, at its first place."""
    told: set[str] = set()
    for name in names:
        first = {text: index for index, text in reversed(list(enumerate(said[name]))) if text}
        for text, index in sorted(first.items(), key=lambda pair: pair[1]):
            for written, read in setting.guessed(text):
                if written not in told:
                    told.add(written)
                    place = table.place(table.rows[index], name)
                    zh, en = f"“{written}”按名录读作“{read}”", f"“{written}” was read as “{read}” of the directory"
                    yield Problem("notice", place, zh, en)


def blank_targets(table: Table, texts: Sequence[str], set_blank: Collection[str]) -> Iterator[Problem]:
    """A notice where a bare value such as 0 stands for so many targets that it may mean none."""
    counts = Counter(text for text in texts if BARE.fullmatch(text) and text not in set_blank)
    for value, count in sorted(counts.items()):
        if count >= OFTEN and count >= SHARE * len(texts):
            place = table.place(table.rows[texts.index(value)], "target")
            zh = f"检查对象“{value}”有{count}行，当作一个对象；若表示没有，请加 --blank target={value} 再运行"
            en = f"target “{value}” stands in {count} rows and is taken as one target; if it means none, add --blank target={value}"
            yield Problem("notice", place, zh, en)


def no_numbers(table: Table, name: str, texts: Sequence[str]) -> Iterator[Problem]:
    """A notice where cells of a column of numbers hold none."""
    bad = [index for index, text in enumerate(texts) if text and text not in NONE_FOUND and isnan(codes.number(text))]
    if bad:
        which, heading = listed(str(table.rows[index] + 1) for index in bad), table.head.heading(name)
        zh = f"“{heading}”栏有{len(bad)}格不是数（第{which}行，如“{quoted(texts[bad[0]])}”），没有当作数读"
        en = f"{len(bad)} cells of “{heading}” are no number (rows {which}) and were not read as one"
        yield Problem("notice", table.place(table.rows[bad[0]], name), zh, en)
