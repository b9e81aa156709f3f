"""What is said of cells that could not be read, or were read by a guess that should be looked at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import isnan

from burden.load import codes
from burden.load.body import quoted
from burden.load.evidence import BARE
from burden.load.organisers import read_as
from burden.load.rows import Table, in_rows, numbers_of
from burden.load.setting import Setting
from burden.place import Place, Problem
from burden.warning import Fact

NONE_FOUND = frozenset(("无", "没有", "未发现", "未发现问题", "无问题", "none", "None"))
GROUP = re.compile(
    r"^(?:全[市县区省]|本[市县区]|所有|全部|各|部分|有关|相关|重点|若干|辖区)|各[县区乡镇街市部单]|等\d*个?[县区乡镇街部单地]|抽[取查检]|^(?:all|each|every)\b",
    re.IGNORECASE,
)
SHOWN = 20  # spellings named for one sheet
OFTEN, SHARE = 10, 0.001  # rows, and their part of all, from which a bare value looks like none


def in_time(kind: str, place: Place, text: str, zh: str, en: str) -> Problem:
    """A time that cannot be read (`unreadable`) or was read in one of two ways (`question`); `zh` and `en` say why."""
    if kind == "question":
        return Problem(kind, place, f"时间“{quoted(text)}”{zh}，请确认", f"the time “{quoted(text)}”: {en}; confirm it")
    return Problem(kind, place, f"时间“{quoted(text)}”读不出来：{zh}", f"“{quoted(text)}” cannot be read as a time: {en}")


def names_read(table: Table, setting: Setting, names: Sequence[str], said: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """A notice for each organiser that was read otherwise than it is written, at its first place."""
    told: set[tuple[str, str]] = set()
    county = setting.county(table)
    for name in names:
        first = {text: index for index, text in reversed(list(enumerate(said[name]))) if text}
        for text, index in sorted(first.items(), key=lambda pair: pair[1]):
            for note in setting.organisers.read(text, county).notes:
                if note not in told:
                    told.add(note)
                    yield Problem("notice", table.place(table.rows[index], name), *note)


def targets_read(table: Table, setting: Setting, texts: Sequence[str], homes: Sequence[str]) -> Iterator[Problem]:
    """A notice for each target that was read otherwise than it is written, and one for groups that no directory expands."""
    told: dict[tuple[str, str], int] = {}
    groups = []
    for index, (text, home) in enumerate(zip(texts, homes, strict=True)):
        if setting.directory.units:
            for pair in setting.targets.read_as(text, home) if text else ():
                told.setdefault(pair, index)
        elif GROUP.search(text):
            groups.append(index)
    for (written, read), index in list(told.items())[:SHOWN]:
        yield Problem("notice", table.place(table.rows[index], "target"), *read_as(quoted(written), read))
    if len(told) > SHOWN:
        more = len(told) - SHOWN
        zh, en = (
            f"另有{more}种写法按名录读作别的名称，没有逐一列出",
            f"{Fact(more):more spelling was|more spellings were} read as names of the directory",
        )
        yield Problem("notice", table.place(table.rows[min(told.values())], "target"), zh, en)
    if groups:
        first, count = quoted(texts[groups[0]]), len(groups)
        zh = f"没有单位名录，{count}行的检查对象是统称（如“{first}”），每个统称当作一个对象；加上单位名录即可展开"
        en = f"there is no directory: groups such as “{first}” ({Fact(count):row}) are one target each; add a directory to expand them"
        yield Problem("notice", table.place(table.rows[groups[0]], "target"), zh, en)


def blank_targets(table: Table, texts: Sequence[str], set_blank: Collection[str]) -> Iterator[Problem]:
    """A notice where a bare value such as 0 stands for so many targets that it may mean none."""
    counts = Counter(text for text in texts if BARE.fullmatch(text) and text not in set_blank)
    for value, count in sorted(counts.items()):
        if count >= OFTEN and count >= SHARE * len(texts):
            place = table.place(table.rows[texts.index(value)], "target")
            zh = f"检查对象“{value}”有{count}行，当作一个对象；若表示没有，请加 --blank target={value} 再运行"
            en = f"target “{value}” stands in {Fact(count):row} and is taken as one target; if it means none, add --blank target={value}"
            yield Problem("notice", place, zh, en)


def no_numbers(table: Table, name: str, texts: Sequence[str]) -> Iterator[Problem]:
    """A notice where cells of a column of numbers hold none."""
    bad = [index for index, text in enumerate(texts) if text and text not in NONE_FOUND and isnan(codes.number(text))]
    if bad:
        which, heading = numbers_of(table.rows[index] for index in bad), table.head.heading(name)
        zh = f"“{heading}”栏有{len(bad)}格不是数（第{which}行，如“{quoted(texts[bad[0]])}”），没有当作数读"
        en = f"{Fact(len(bad)):cell} of “{heading}” without a number ({in_rows(which)}): not read as one"
        yield Problem("notice", table.place(table.rows[bad[0]], name), zh, en)
