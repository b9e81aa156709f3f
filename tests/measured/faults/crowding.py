"""Faults of crowding and their twins."""

from __future__ import annotations

from datetime import date

from tests.measured.measure import Label, fault, twin
from tests.measured.town import Town

WEDNESDAY = date(2026, 3, 11)


@fault("same-days")
def two_at_one_county_on_one_day(town: Town) -> list[Label]:
    county = town.place("县区")
    one, other = (town.check((county,), WEDNESDAY)["organiser"] for _ in range(2))
    return [Label("same-days", (county, one, other))]


@twin("same-days")
def two_at_one_county_one_after_the_other(town: Town) -> None:
    county = town.place("县区")
    town.check((county,), WEDNESDAY)
    town.check((county,), date(2026, 3, 12))


@twin("same-days")
def two_at_one_county_as_one_joint_visit(town: Town) -> None:
    county = town.place("县区")
    for _ in range(2):
        town.check((county,), WEDNESDAY, joint="联9")


@twin("same-days")
def two_in_the_same_weeks_that_need_not_meet(town: Town) -> None:
    county = town.place("县区")
    for _ in range(2):
        town.check((county,), when="12月21日至12月31日", made=(), days=2)


@fault("crowded")
def three_in_a_week(town: Town) -> list[Label]:
    factory = town.place("企业")
    for number in (9, 11, 13):
        town.check((factory,), date(2026, 3, number))
    return [Label("crowded", (factory, "3次", "一周"))]


@fault("crowded")
def four_in_a_month(town: Town) -> list[Label]:
    factory = town.place("企业")
    for number in (3, 10, 17, 24):
        town.check((factory,), date(2026, 3, number))
    return [Label("crowded", (factory, "4次", "一个月"))]


@twin("crowded")
def three_in_eight_days(town: Town) -> None:
    factory = town.place("企业")
    for number in (11, 13, 16):
        town.check((factory,), date(2026, 3, number))


@fault("forced-crowding")
def three_in_two_days(town: Town) -> list[Label]:
    county = town.place("县区")
    for _ in range(3):
        town.check((county,), when="12月22日至12月23日", made=(), days=1)
    return [Label("forced-crowding", (county, "2026-12-22"), "forced")]


@twin("forced-crowding")
def three_in_three_days(town: Town) -> None:
    county = town.place("县区")
    for _ in range(3):
        town.check((county,), when="12月22日至12月24日", made=(), days=1)


@fault("quiet-period")
def a_school_during_the_exams(town: Town) -> list[Label]:
    school = town.place("学校")
    row = town.check((school,), date(2026, 6, 8))
    return [Label("quiet-period", (school, row["item"], "高考"))]


@fault("quiet-period")
def a_large_factory_on_the_last_quiet_day(town: Town) -> list[Label]:
    factory = town.place("规上工业企业")
    row = town.check((factory,), date(2026, 3, 25))
    return [Label("quiet-period", (factory, row["item"], "宁静生产日"))]


@twin("quiet-period")
def a_school_the_day_after_and_a_complaint(town: Town) -> None:
    school = town.place("学校")
    town.check((school,), date(2026, 6, 11))
    town.check((school,), date(2026, 6, 9), type="case")


@twin("quiet-period")
def a_large_factory_with_one_day_left(town: Town) -> None:
    town.check((town.place("规上工业企业"),), when="12月22日至12月31日", made=(), days=1)


@fault("on-holiday")
def a_saturday(town: Town) -> list[Label]:
    county = town.place("县区")
    row = town.check((county,), date(2026, 3, 7))
    return [Label("on-holiday", (county, row["item"]))]


@fault("on-holiday")
def labour_day(town: Town) -> list[Label]:
    county = town.place("县区")
    row = town.check((county,), date(2026, 5, 1))
    return [Label("on-holiday", (county, row["item"]))]


@twin("on-holiday")
def a_saturday_that_is_worked_and_a_complaint(town: Town) -> None:
    town.check((town.place("县区"),), date(2026, 2, 14))
    town.check((town.place("县区"),), date(2026, 3, 7), type="case")


@twin("on-holiday")
def a_stay_over_a_weekend(town: Town) -> None:
    town.check((town.place("县区"),), when="3月5日至3月10日", made=(date(2026, 3, 5),))
