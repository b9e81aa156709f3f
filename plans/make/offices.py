"""The offices by their codes, and how one of them plans an item on purpose."""

from __future__ import annotations

from departments import city_departments, county_departments
from model import Item, Window
from places import COUNTIES
from workdays import span

OFFICES = {each.code: each for each in city_departments()}
OFFICES |= {county + each.code: each for county in COUNTIES for each in county_departments(county)}


def plant(code: str, name: str, targets: str, windows: str, time: str = "", **more: object) -> Item:
    """An item; without a `time` of its own wording its window is exact days, and it is made on them."""
    spans: tuple[Window, ...] = tuple(map(span, windows.split()))
    return Item(OFFICES[code], name, tuple(targets.split()), spans, time, fixed=not time, **more)  # type: ignore[arg-type]
