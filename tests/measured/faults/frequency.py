"""Faults of frequency and their twins."""

from __future__ import annotations

from datetime import date

from tests.measured.measure import Label, fault, twin
from tests.measured.town import Town


def checks(town: Town, organiser: str, target: str, months: tuple[int, ...], **more: str) -> None:
    """An item with a visit at one target in each of these months."""
    item = town.item("仓库用电检查", organiser, (target,), "、".join(f"{month}月" for month in months), **more)
    for month in months:
        town.record(item, target, town.free_day(target, date(2026, month, 2), date(2026, month, 24), 10))


@fault("too-often")
def three_checks_where_two_are_allowed(town: Town) -> list[Label]:
    checks(town, "市应急管理局", "丙印刷厂", (3, 6, 9))
    return [Label("too-often", ("市应急管理局", "丙印刷厂", "3次"))]


@twin("too-often")
def two_checks_where_two_are_allowed(town: Town) -> None:
    checks(town, "市应急管理局", "丙印刷厂", (3, 9))


@twin("too-often")
def three_checks_of_which_one_is_a_complaint(town: Town) -> None:
    checks(town, "市应急管理局", "丙印刷厂", (3, 9))
    checks(town, "市应急管理局", "丙印刷厂", (6,), type="case")
