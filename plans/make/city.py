"""Makes every file of the example city again: python plans/make/city.py [-o DIR]; the same bytes every time.

This year's plan goes into DIR, last year's into the folder 2025 beside it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from departments import city_departments
from diary import ENTERPRISES, Diary
from last_year import write_last_year
from made import followed, given, visits
from model import Filing, Item, Visit
from named_case import off_plan, reserved, temporary
from ordinary import ordinary
from planted import BLOCKED, PLANTED
from planted_law import unsure
from register import filings
from sheets import write_all
from spelling import numbered, partnered
from workdays import span

SEED = 2026
YEAR = Path(__file__).resolve().parent.parent / "2026"


def reserve(diary: Diary) -> None:
    """Enter what has its days given before anything ordinary is placed."""
    for target, text in BLOCKED.items():
        diary.block(target, *span(text))
    for item in PLANTED:
        for each in given(item):
            diary.take(each.organiser, each.target, each.first, each.last)
        for window in item.windows if item.fixed else ():
            diary.take(item.lead.name, item.targets[0], *window)
    for organiser, _, target, day in reserved():
        diary.take(organiser, target, day, day)
    for each in unsure():
        diary.take(each.organiser, each.target, each.first, each.last)


def in_files(items: Iterable[Item]) -> list[Item]:
    """The items in the order of their files and departments, each with its file."""
    placed = [replace(item, file="06" if set(item.targets) & ENTERPRISES else item.lead.file) for item in items]
    order = {each.name: number for number, each in enumerate(city_departments())}

    def key(item: Item) -> tuple[object, ...]:
        return item.file, order.get(item.lead.name, 0), item.lead.name, item.windows[:1], item.name

    return sorted(placed, key=key)


def city(seed: int = SEED) -> tuple[list[Item], list[Visit], list[Filing]]:
    """The items, the visits made and the filings of the city."""
    diary = Diary(seed)
    reserve(diary)
    placed = numbered(in_files((*PLANTED, *ordinary(diary))))
    items = partnered(placed, [each.name for each in city_departments()], diary.dice)
    unplanned = off_plan(diary)
    return items, [*visits(items, diary), *map(followed, unplanned), *unsure()], [*filings(items), *temporary(unplanned)]


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", type=Path, default=YEAR, metavar="DIR")
    folder = parser.parse_args().o
    before = folder.parent / "2025"
    for each in (folder, before):
        each.mkdir(parents=True, exist_ok=True)
    items, visits, filings = city()
    write_all(folder, items, visits, filings)
    write_last_year(before, items)


if __name__ == "__main__":
    main()
