"""Cells that hold several items: a numbered list, or items each with its organiser in brackets behind it."""

from __future__ import annotations

import re
from unicodedata import normalize

from burden.load.lists import parts

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SIGN = re.compile(
    rf"\s*(?:[(（](?P<b>\d{{1,2}})[)）]|(?P<c>[{_CIRCLED}])|(?:^|(?<=[\n;；。,，、)）]))\s*(?P<a>\d{{1,2}})(?:[)）、]|[.．](?!\d)))\s*(?=\S)"
)
_OPENS = re.compile(rf"\s*[(（0-9０-９{_CIRCLED}]")
_OWNER = re.compile(r"[(（](?:牵头单位[:：]|责任单位[:：])?([^()（）]{2,60})[)）]\s*[;；。,，、]?\s*$")
_NAME = re.compile(r".{2}(?:督查|检查|考核|抽查|调研|评估|督导|巡查|核查|验收|考评|测评|暗访|稽查)$")
_BETWEEN = re.compile(r"(?<=[)）])\s*[;；。,，、\n]\s*(?=\S)")
_OFFICE = re.compile(r"(?:[局委办室厅院队会部所站社行]|中心|政府|公司|支队|大队|总队|机关|管委会|海关|法院|纪委监委)$")
_ALONGSIDE = ("target", "time", "organiser", "content", "frequency", "basis")  # cells that may be numbered the same way
_EDGE = "；;。，,、 \n"


def numbered(text: str) -> dict[int, str]:
    """A numbered list as its entries by number, {} where it is none: 1. 2., (1)(2) or ①②, at the start and without a gap."""
    signs = list(_SIGN.finditer(text))
    if not signs or text[: signs[0].start()].strip():
        return {}
    found: list[tuple[int, str]] = []
    start, last = signs[0], _number(signs[0])
    for sign in signs[1:]:
        if _number(sign) != last + 1:
            continue  # 1.检查3、4月 ...: a number inside an entry
        found.append((last, text[start.end() : sign.start()].strip(_EDGE)))
        start, last = sign, last + 1
    return dict([*found, (last, text[start.end() :].strip(_EDGE))])


def _number(sign: re.Match[str]) -> int:
    return _CIRCLED.index(sign["c"]) + 1 if sign["c"] else int(sign["a"] or sign["b"])


def owner(text: str) -> tuple[str, str]:
    """An item without the offices in brackets behind it, and these; the item as it is and "" where there are none."""
    found = _OWNER.search(text)
    names = parts(found[1]) if found else []
    if not found or not names or not all(_OFFICE.search(name) for name in names):
        return text, ""
    return text[: found.start()].strip(_EDGE), normalize("NFKC", found[1])


def _lines(text: str) -> list[str]:
    """The lines of a cell where each of them is the name of an item (…督查, …检查), else nothing."""
    lines = [line.strip(_EDGE) for line in text.split("\n") if line.strip()]
    return lines if len(lines) > 1 and all(_NAME.search(line) for line in lines) else []


def split(said: dict[str, str], *, named: bool = True) -> list[dict[str, str]]:
    """The items of a row, each with what the row says of it; `named` is False where what is done stands for the name."""
    owned = not said["organiser"]
    if (
        not _OPENS.match(said["item"])
        and not (owned and said["item"].endswith((")", "）", "；", "。")))
        and "\n" not in said["item"]
    ):
        return [said]
    listed = numbered(said["item"])
    if len(listed) <= 1 and (lines := _lines(said["item"])):
        return [{**said, "item": line} for line in lines]
    pieces = list(listed.values()) if len(listed) > 1 else _BETWEEN.split(said["item"])
    offices = [owner(piece)[1] if owned else "" for piece in pieces]
    if len(listed) <= 1 and not (len(pieces) > 1 and all(offices)):
        single = next(iter(listed.values()), "")
        name, office = owner(single or said["item"]) if owned else ("", "")
        return [{**said, "item": name, "organiser": office}] if office else [said]
    if not named and not all(offices):
        return [said]
    rows = [{**said, "item": piece} for piece in pieces]
    for name in _ALONGSIDE if len(listed) > 1 else ():
        beside = numbered(said[name])
        if beside.keys() == listed.keys():
            rows = [{**row, name: text} for row, text in zip(rows, beside.values(), strict=True)]
    return [
        {**row, "item": owner(row["item"])[0], "organiser": office} if office else row
        for row, office in zip(rows, offices, strict=True)
    ]
