"""Faults of frequency and their twins."""

from __future__ import annotations

from datetime import date

from tests.measured.measure import Label, fault, twin
from tests.measured.town import Row, Town

OFTEN = [date(2026, *each) for each in ((3, 2), (3, 11), (3, 19), (3, 30), (4, 9), (4, 20), (4, 30))]
APART = [date(2026, *each) for each in ((3, 4), (5, 13), (7, 15), (9, 16), (11, 18))]


@fault("too-often")
def three_checks_where_two_are_allowed(town: Town) -> list[Label]:
    factory = town.place("企业")
    row = town.check((factory,), *APART[:3])
    return [Label("too-often", (row["organiser"], factory, "3次"))]


@fault("too-often")
def three_of_one_level_where_two_are_allowed(town: Town) -> list[Label]:
    hospital = town.place("医院")
    for each in APART[:3]:
        town.check((hospital,), each, organiser="市卫生健康委员会")
    town.office("市卫生健康委员会")
    return [Label("too-often", (hospital, "3次"))]


@twin("too-often")
def two_checks_where_two_are_allowed(town: Town) -> None:
    town.check((town.place("企业"),), *APART[:2])


@twin("too-often")
def three_checks_of_which_one_is_a_complaint(town: Town) -> None:
    factory = town.place("企业")
    row = town.check((factory,), *APART[:2])
    town.check((factory,), APART[2], organiser=row["organiser"], type="case")


@fault("too-soon")
def seven_visits_in_two_months(town: Town) -> list[Label]:
    township = town.place("乡镇")
    row = town.check((township,), *OFTEN)
    return [Label("too-soon", (township, row["organiser"], "检查7次"))]


@twin("too-soon")
def six_visits_in_two_months(town: Town) -> None:
    town.check((town.place("乡镇"),), *OFTEN[:6])


@twin("too-soon")
def seven_visits_in_sixty_two_days(town: Town) -> None:
    town.check((town.place("乡镇"),), *(date(2026, 3, 3), *OFTEN[1:-1], date(2026, 5, 8)))


@fault("too-long")
def ten_days_on_site(town: Town) -> list[Label]:
    county = town.place("县区")
    row = stay(town, county, date(2026, 3, 9), date(2026, 3, 18))
    return [Label("too-long", (county, row["item"], "10天"))]


@twin("too-long")
def seven_days_on_site(town: Town) -> None:
    stay(town, town.place("县区"), date(2026, 3, 11), date(2026, 3, 17))


@twin("too-long")
def ten_days_for_a_complaint(town: Town) -> None:
    stay(town, town.place("县区"), date(2026, 3, 9), date(2026, 3, 18), type="case")


def stay(town: Town, target: str, first: date, last: date, **more: str) -> Row:
    """A visit that takes all days from first to last."""
    row = town.check((target,), when=f"3月{first.day}日至3月{last.day}日", made=(), **more)
    town.record(row, target, first, last)
    return row


@fault("comprehensive-once")
def two_comprehensive_inspections(town: Town) -> list[Label]:
    county = town.place("县区")
    row = town.check((county,), APART[0], comprehensive=True)
    town.check((county,), APART[1], comprehensive=True, organiser=row["organiser"])
    return [Label("comprehensive-once", (row["organiser"], "2次"))]


@twin("comprehensive-once")
def one_comprehensive_inspection_and_one_at_a_school(town: Town) -> None:
    row = town.check((town.place("县区"),), APART[0], comprehensive=True)
    town.check((town.place("学校"),), APART[1], comprehensive=True, organiser=row["organiser"])


@twin("comprehensive-once")
def two_comprehensive_inspections_of_which_one_is_cancelled(town: Town) -> None:
    county = town.place("县区")
    row = town.check((county,), APART[0], comprehensive=True)
    town.check((county,), APART[1], made=(), comprehensive=True, organiser=row["organiser"], cancelled=True)


@fault("target-month")
def five_in_a_month(town: Town) -> list[Label]:
    park = town.place("园区")
    for number in (3, 9, 13, 19, 25):
        town.check((park,), date(2026, 3, number))
    return [Label("target-month", (park, "5次"))]


@twin("target-month")
def five_in_a_month_of_which_one_is_a_complaint(town: Town) -> None:
    park = town.place("园区")
    for number, kind in ((3, "routine"), (9, "routine"), (13, "case"), (19, "routine"), (25, "routine")):
        town.check((park,), date(2026, 3, number), type=kind)


@twin("target-month")
def five_where_one_may_be_in_the_next_month(town: Town) -> None:
    park = town.place("园区")
    for number in (3, 9, 13, 19):
        town.check((park,), date(2026, 11, number))
    town.check((park,), when="11月20日至12月31日", made=(), days=1)


@fault("plan-growth")
def an_office_plans_two_instead_of_one(town: Town) -> list[Label]:
    county = town.place("县区")
    row = town.check((county,), APART[0])
    keep_of(town, row["organiser"])
    town.check((county,), APART[1], organiser=row["organiser"])
    return [Label("plan-growth", (row["organiser"], "多1项"))]


@twin("plan-growth")
def an_office_plans_as_many_as_before(town: Town) -> None:
    county = town.place("县区")
    row = town.check((county,), APART[0])
    town.check((county,), APART[1], organiser=row["organiser"])
    keep_of(town, row["organiser"])


def keep_of(town: Town, organiser: str) -> None:
    """Last year an office planned all that it plans so far."""
    town.last_items += [dict(each) for each in town.items if each["organiser"] == organiser]


@fault("sample-too-wide")
def half_of_the_factories(town: Town) -> list[Label]:
    row = drawn(town, 0.5)
    return [Label("sample-too-wide", (row["item"], "50%"))]


@twin("sample-too-wide")
def a_fifth_of_the_factories(town: Town) -> None:
    drawn(town, 0.2)


def drawn(town: Town, share: float) -> Row:
    """An item for which some of five factories are drawn."""
    factories = [town.place("企业") for _ in range(5)]
    return town.check(factories, when="12月22日至12月31日", made=(), shares=share, ratio=f"{share:.0%}")


@fault("special-quota")
def three_special_checks(town: Town) -> list[Label]:
    organiser = special(town, ("own", "own", "own"))
    return [Label("special-quota", (organiser, "3项"))]


@fault("special-quota")
def a_special_check_of_everybody(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), APART[0], type="special", content="拉网式检查，全覆盖，查看现场")
    return [Label("special-quota", (row["organiser"], row["item"]))]


@twin("special-quota")
def three_special_checks_of_which_one_is_from_above(town: Town) -> None:
    special(town, ("own", "above", "own"))


def special(town: Town, sources: tuple[str, ...]) -> str:
    """An office with a special check for each source."""
    organiser, county = town.office(), town.place("县区")
    for when, source in zip(APART, sources, strict=False):
        town.check((county,), when, organiser=organiser, type="special", source=source)
    return organiser


@fault("too-seldom")
def a_mine_seen_once(town: Town) -> list[Label]:
    mine = town.place("煤矿")
    town.check((mine,), APART[0])
    return [Label("too-seldom", (mine, "1次"))]


@twin("too-seldom")
def a_mine_seen_once_and_drawn_once(town: Town) -> None:
    mine = town.place("煤矿")
    town.check((mine,), APART[0])
    town.check((mine,), when="12月22日至12月31日", made=(), shares=0.2, ratio="20%")
