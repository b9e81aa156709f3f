"""What is asked about a column whose heading and cells leave its meaning open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from burden.load.assignment import Doubt
from burden.load.body import quoted
from burden.load.columns import Head
from burden.load.grid import letter
from burden.load.heading_words import NAMES
from burden.plan import Place, Problem

SHELL = re.compile(r"[\s\"'()&|;<>*?#$`\\!{}\[\]~]")


def questions(file: str, sheet: str, head: Head) -> list[Problem]:
    """One question for each doubt about a header, at the cell of the heading."""
    return [
        _question(Place(file, sheet, head.last + 1, letter(doubt.column)), head, doubt)
        for doubt in head.doubts
        if doubt.others or head.names[doubt.column].text.strip() != NAMES.get(doubt.read)  # 列“类型”读作 类型 asks nothing
    ]


def _question(place: Place, head: Head, doubt: Doubt) -> Problem:
    heading = quoted(head.names[doubt.column].text)
    if doubt.rival >= 0 and doubt.read:
        return Problem("question", place, *_halved(quoted(head.names[doubt.rival].text), doubt))
    if doubt.rival >= 0:
        return Problem("question", place, *_twice(heading, doubt, head))
    return Problem("question", place, *(_read(heading, doubt) if doubt.read else _unread(heading, doubt)))


def _read(heading: str, doubt: Doubt) -> tuple[str, str]:
    """A column that was read, and may be something else."""
    zh, en = _listed(doubt.others)
    right, other = option(doubt.read, heading), doubt.others[0] if doubt.others else ""
    mine = option(other or "none", heading)
    if not other:
        return (
            f"列“{heading}”读作 {NAMES[doubt.read]}，列名和内容还不足以断定；读得对请运行 burden heading {right} 记入规则文件，"
            f"不该读这一列请运行 burden heading {mine}，是别的内容请把 none 换成它的含义",
            f"column “{heading}” was read as {doubt.read}; its name and its cells leave that open; if it is right run burden heading "
            f"{right} to keep it, to pass the column over run burden heading {mine}, if it means something else put that for none",
        )
    return (
        f"列“{heading}”读作 {NAMES[doubt.read]}，也可能是 {zh}；"
        f"读得对请运行 burden heading {right} 记入规则文件，不对请用 --heading {mine} 或 burden heading {mine}",
        f"column “{heading}” was read as {doubt.read}; it may be {en}; "
        f"if it is right run burden heading {right} to keep it, if not use --heading {mine} or burden heading {mine}",
    )


def _unread(heading: str, doubt: Doubt) -> tuple[str, str]:
    """A column whose cells deny what its name says, or which says too little."""
    zh, en = _listed(doubt.others)
    mine, none = option(doubt.others[0], heading), option("none", heading)
    return (
        f"列“{heading}”像是 {zh}，但格中内容看不出是，这一列没有读；是的话请用 --heading {mine} 或 burden heading {mine} 记入规则文件，"
        f"不是请运行 burden heading {none}",
        f"column “{heading}” is named like {en}, but its cells do not show it, and it was not read; if it is, use --heading {mine} "
        f"or burden heading {mine} to keep it, if not run burden heading {none}",
    )


def _twice(heading: str, doubt: Doubt, head: Head) -> tuple[str, str]:
    """A column whose meaning another one holds."""
    name, taken = doubt.others[0], quoted(head.names[doubt.rival].text)
    where = letter(doubt.rival)
    if taken == heading:
        return (
            f"列名“{heading}”出现两次，读了{where}列，{letter(doubt.column)}列没有读；请把不用的一列改名或删去",
            f"heading “{heading}” stands twice; column {where} was read and column {letter(doubt.column)} was not; rename or remove one",
        )
    mine, other = option(name, heading), option(name, taken)
    return (
        f"列“{heading}”和“{taken}”（{where}列）都像是 {NAMES[name]}，读了“{taken}”；"
        f"读得对请运行 burden heading {other} 记入规则文件，不对请用 --heading {mine} 或 burden heading {mine}",
        f"columns “{heading}” and “{taken}” ({where}) both look like {name}; “{taken}” was read; if that is right run burden heading "
        f"{other} to keep it, if not use --heading {mine} or burden heading {mine}",
    )


def _halved(heading: str, doubt: Doubt) -> tuple[str, str]:
    """One heading over two columns of days."""
    left, right = letter(doubt.rival), letter(doubt.column)
    return (
        f"“{heading}”占{left}、{right}两列，读作 开始时间 和 结束时间；不对请给两列各写一个列名",
        f"“{heading}” stands over columns {left} and {right}, which were read as start and end; if that is wrong give each its own heading",
    )


def _listed(names: Sequence[str]) -> tuple[str, str]:
    """Meanings in both languages."""
    return "、".join(NAMES[name] for name in names), " or ".join(names)


def option(name: str, heading: str) -> str:
    """MEANING=COLUMN as it is typed."""
    column = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", heading)
    return f"{name}='{column}'" if SHELL.search(column) else f"{name}={column}"
