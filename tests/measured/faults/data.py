"""Faults of data and their twins."""

from __future__ import annotations

from datetime import date

from burden.days import day
from burden.rulebook import Waiver
from tests.measured.measure import Label, fault, twin
from tests.measured.town import Town

APRIL = date(2026, 4, 14)
NEXT_YEAR = date(2027, 6, 30)


@fault("undated")
def an_item_without_a_time(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), when=town.dice.choice(("", "另行通知")), made=())
    return [Label("undated", (row["organiser"], row["item"]))]


@twin("undated")
def an_item_four_times_a_year(town: Town) -> None:
    days = (date(2026, 2, 10), date(2026, 5, 12), date(2026, 8, 11), date(2026, 11, 10))
    town.check((town.place("县区"),), when="每季度一次", made=days)


@fault("unknown-target")
def a_target_nobody_knows(town: Town) -> list[Label]:
    row = town.check(("无名县",), APRIL)
    return [Label("unknown-target", (row["organiser"], row["item"], "无名县"))]


@twin("unknown-target")
def a_target_nobody_knows_of_a_cancelled_item(town: Town) -> None:
    town.check(("无名县",), APRIL, made=(), cancelled=True)


@fault("no-basis")
def an_item_without_a_ground(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), APRIL, basis=town.dice.choice(("", "工作需要")))
    return [Label("no-basis", (row["organiser"], row["item"]))]


@twin("no-basis")
def a_complaint_without_a_ground(town: Town) -> None:
    town.check((town.place("县区"),), APRIL, basis="", type="case")


@fault("conflicting-rows")
def one_item_in_two_rows(town: Town) -> list[Label]:
    county = town.place("县区")
    row = town.check((county,), when="12月", made=())
    town.check((county,), when="12月", made=(), item=row["item"], organiser=row["organiser"], filing=row["filing"])
    return [Label("conflicting-rows", (row["organiser"], row["item"]))]


@twin("conflicting-rows")
def one_item_in_two_months(town: Town) -> None:
    county = town.place("县区")
    row = town.check((county,), APRIL)
    town.check((county,), date(2026, 9, 15), item=row["item"], organiser=row["organiser"])


@fault("unreadable")
def a_time_that_is_none(town: Town) -> list[Label]:
    town.problem("unreadable", "时间“13月”不存在")
    return [Label("unreadable", ("13月",))]


@twin("unreadable")
def a_total_set_aside(town: Town) -> None:
    town.problem("notice", "第40行是合计行，未计入")


@fault("unclear")
def a_column_read_in_one_of_two_ways(town: Town) -> list[Label]:
    town.problem("question", "列“实施”读作时间，也可能是牵头单位")
    return [Label("unclear", ("实施",))]


@twin("unclear")
def a_note_set_aside(town: Town) -> None:
    town.problem("notice", "第41行是注，未计入")


@fault("year-mismatch")
def a_sheet_of_last_year(town: Town) -> list[Label]:
    town.problem("question", "标题写的是2025年，计划是2026年", "year-mismatch")
    return [Label("year-mismatch", ("2025年",))]


@twin("year-mismatch")
def last_year_is_what_is_assessed(town: Town) -> None:
    town.check((town.place("县区"),), APRIL, item=f"2025年度{town.topic('考核')}")


def waiver(town: Town, target: str, until: date) -> None:
    """Leave for two organisers to come to a target on one day."""
    town.waivers.append(Waiver("same-days", {"target": (target,)}, "灾后重建", "市委办公室", day(until)))


@fault("waiver-unused")
def leave_for_nothing(town: Town) -> list[Label]:
    county = town.place("县区")
    waiver(town, county, NEXT_YEAR)
    return [Label("waiver-unused", (county,))]


@twin("waiver-unused")
def leave_for_two_on_one_day(town: Town) -> None:
    county = town.place("县区")
    for _ in range(2):
        town.check((county,), APRIL)
    waiver(town, county, NEXT_YEAR)


@fault("waiver-expired")
def leave_until_yesterday(town: Town) -> list[Label]:
    county = town.place("县区")
    waiver(town, county, date(2026, 12, 19))
    return [Label("waiver-expired", (county,))]


@twin("waiver-expired")
def leave_until_today(town: Town) -> None:
    county = town.place("县区")
    for _ in range(2):
        town.check((county,), APRIL)
    waiver(town, county, date(2026, 12, 20))
