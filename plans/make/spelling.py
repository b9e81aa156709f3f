"""How times, targets and numbers are written in each of the plans: no two offices write alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from model import Dice, Item, Window
from places import COUNTIES

INITIALS = dict(zip(COUNTIES, ("LD", "HT", "TL", "QY", "LP", "SL", "SS", "HD", "WP", "FZ"), strict=True))
UNNUMBERED = "04"  # the file whose items have no numbers
DIGITS = "零一二三四五六七八九"
MONTHS = re.compile(r"\d+月?-\d+月")
DASHES = {"03": "－", "04": "至", "05": "—", "07": "～"}
PARTNERED = 9  # every ninth item has a partner


def when(item: Item) -> str:
    """The time cell of an item."""
    if MONTHS.fullmatch(item.time):
        return item.time.replace("-", DASHES.get(item.file, "-"))
    return item.time or "、".join(exact(window, item.file) for window in item.windows)


def exact(window: Window, file: str) -> str:
    """Exact days in the spelling of a file."""
    first, last = window
    if file == "03":
        return "-".join(f"{day.year}.{day.month}.{day.day}" for day in dict.fromkeys(window))
    if file == "07":
        return "至".join(day.isoformat() for day in dict.fromkeys(window))
    joint, year = {"04": ("至", ""), "05": ("—", "2026年")}.get(file, ("-", ""))
    begin = f"{year}{first.month}月{first.day}日"
    if first == last:
        return begin
    month = "" if first.month == last.month else f"{last.month}月"
    return f"{begin}{joint}{month}{last.day}日"


def targets(item: Item, number: int) -> str:
    """The target cell of an item; some offices put each on a line of its own."""
    apart = ("、", "\n", "；", "，")[number % 4] if item.file == "05" else "、"
    return item.cell or apart.join(item.targets)


def chinese(number: int) -> str:
    """A number under 100 as （十二）."""
    tens, ones = divmod(number, 10)
    words = ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")
    return f"（{words}）"


def typed(day: date, number: int) -> date | str:
    """A day as it gets into a sheet: a date cell mostly, sometimes text."""
    if number % 5 == 2:
        return f"{day.year}.{day.month}.{day.day}"
    return f"{day.year}/{day.month}/{day.day}/" if number % 7 == 3 else day


def numbered(items: Iterable[Item]) -> list[Item]:
    """The items with the numbers their departments give them, where they do."""
    counted: dict[str, int] = {}
    found = []
    for item in items:
        prefix = f"{INITIALS[item.lead.county]}-{item.lead.code}" if item.lead.county else item.lead.code
        counted[prefix] = counted.get(prefix, 0) + 1
        number = "" if item.file == UNNUMBERED else f"{prefix}-2026-{counted[prefix]:02d}"
        found.append(replace(item, number=number, code=f"LC26-{len(found) + 1:03d}"))
    return found


def partnered(items: list[Item], names: list[str], dice: Dice) -> list[Item]:
    """The items, every ninth of the files that name partners with one."""
    found = []
    for index, item in enumerate(items):
        free = item.file in ("01", "04", "05", "06") and not item.filing and index % PARTNERED == 0
        partner = dice.pick(names) if free else item.lead.name
        found.append(replace(item, partners=() if partner == item.lead.name else (partner,)))
    return found
