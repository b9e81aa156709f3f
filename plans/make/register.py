"""The register of filings: one row for each department, and single ones for items without numbers and for faults."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from model import Filing, Item
from workdays import on

FIRST = on("01-05")  # everything ordinary is filed and approved from 5 to 9 January


def filings(items: list[Item]) -> list[Filing]:
    """The rows for all items, in order of organiser."""
    ordinary = [item for item in items if not item.filing]
    groups: dict[str, list[Item]] = {}
    for item in ordinary:
        groups.setdefault(item.lead.name if item.number else f"{item.lead.name} {item.name}", []).append(item)
    rows = [one(number, group) for number, group in enumerate(groups.values(), 1)]
    return [*rows, *faulty(items, len(rows) + 1), *joint(items)]


def one(number: int, group: list[Item]) -> Filing:
    """One filing that allows a group of items of one department."""
    filed = FIRST + timedelta(number % 4)
    name = group[0].name if len(group) == 1 else f"{group[0].name}等{len(group)}项"
    return Filing(
        document(number),
        tuple(item.number for item in group if item.number),
        name,
        group[0].lead.name,
        filed,
        filed + timedelta(1),
    )


def document(number: int) -> str:
    """The number of a document."""
    return f"澜督〔2026〕{number}号"


def faulty(items: list[Item], begin: int) -> Iterator[Filing]:
    """The filings that are pending, refused or late; an item that was never filed has none."""
    singles = [item for item in items if item.filing and item.filing != "none" and not item.filing.startswith("joint")]
    for number, item in enumerate(singles, begin):
        numbers = (item.number,) if item.number else ()
        state = {"pending": "待审批", "refused": "不予批准"}.get(item.filing, "已批准")
        filed = FIRST if state != "已批准" else on(item.filing)
        approved: date | None = filed + timedelta(1) if state == "已批准" else None
        yield Filing(document(number), numbers, item.name, item.lead.name, filed, approved, state)


def joint(items: list[Item]) -> Iterator[Filing]:
    """Filings under which several departments come as one."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        if item.filing.startswith("joint"):
            groups.setdefault(item.filing, []).append(item)
    for number, group in enumerate(groups.values(), 1):
        lead, *others = (item.lead.name for item in group)
        numbers = tuple(item.number for item in group)
        yield Filing(
            f"澜联〔2026〕{number}号",
            numbers,
            "货运源头联合检查",
            lead,
            FIRST,
            FIRST + timedelta(1),
            joint=True,
            partners=tuple(others),
        )
