"""Faults against the plan and their twins."""

from __future__ import annotations

from datetime import date

from tests.measured.measure import Label, fault, twin
from tests.measured.text import pair
from tests.measured.town import Row, Town

APRIL = date(2026, 4, 14)
MAY = date(2026, 5, 12)
# Why two names are of one item and yet no other name: another kind, place, year or spelling.
SAME_NAME = (
    "another kind",
    "place and year",
    "words around",
    "words more",
    "the same quarter written shorter",
    "other word for school",
)


def beyond(town: Town, when: date, **more: str) -> Row:
    """A record of what no plan holds."""
    row = {
        "number": "",
        "item": town.topic(),
        "organiser": town.office(),
        "type": "routine",
        "code": "",
        "method": "四不两直",
    } | more
    return town.record(row, town.place("县区"), when)


@fault("unplanned")
def a_visit_in_no_plan(town: Town) -> list[Label]:
    row = beyond(town, MAY)
    return [Label("unplanned", (row["organiser"], row["item"], row["target"]))]


@twin("unplanned")
def a_complaint_reported_afterwards(town: Town) -> None:
    row = beyond(town, MAY, type="case")
    town.request(row["item"], row["organiser"], date(2026, 5, 15))


@fault("off-window")
def made_a_month_late(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), when="4月", made=(MAY,))
    return [Label("off-window", (row["item"],)), Label("changed-unfiled", (row["item"],))]


@twin("off-window")
def made_from_the_last_day_on(town: Town) -> None:
    county = town.place("县区")
    row = town.check((county,), when="3月", made=())
    town.record(row, county, date(2026, 3, 31), date(2026, 4, 2))


@twin("off-window")
def made_after_a_tentative_time(town: Town) -> None:
    town.check((town.place("县区"),), when="拟于4月", made=(MAY,))


@fault("not-run")
def never_made(town: Town) -> list[Label]:
    row = town.check((town.place("县区"), town.place("县区")), when="4月", made=())
    return [Label("not-run", (row["item"],))]


@twin("not-run")
def never_made_and_cancelled_or_not_due(town: Town) -> None:
    town.check((town.place("县区"),), when="4月", made=(), cancelled=True)
    town.check((town.place("县区"),), when="12月", made=())


@twin("not-run")
def recorded_by_the_other_of_a_joint_visit(town: Town) -> None:
    county = town.place("县区")
    town.check((county,), when="4月", made=(APRIL,), joint="联8")
    town.check((county,), when="4月", made=(), joint="联8")


@fault("renamed")
def made_under_another_name(town: Town) -> list[Label]:
    planned, said = pair(town, "renamed", "yes", SAME_NAME)
    row = town.check((town.place("县区"),), when="4月", made=(), item=planned["left"])
    town.record(row, row["targets"][0], APRIL, item=said["right"])
    return [Label("renamed", (row["organiser"], said["right"])), Label("changed-unfiled", (row["organiser"],), asked=False)]


@twin("renamed")
def made_under_the_same_name_otherwise_spelt(town: Town) -> None:
    row = town.check((town.place("县区"),), when="4月", made=())
    name = f"2026年{row['item'].removesuffix('检查')}督查"
    town.record(row, row["targets"][0], APRIL, item=name, number="")


@fault("widened")
def made_at_one_target_more(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), when="4月", made=(APRIL,))
    more = town.place("县区")
    town.record(row, more, APRIL)
    return [Label("widened", (row["item"], more))]


@twin("widened")
def a_complaint_at_one_target_more(town: Town) -> None:
    row = town.check((town.place("县区"),), when="4月", made=(APRIL,))
    town.record(row, town.place("县区"), APRIL, type="case")


@fault("split")
def made_in_two_parts(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), when="4月", made=())
    for name, when in (("第一组", APRIL), ("第二组", date(2026, 4, 22))):
        town.record(row, row["targets"][0], when, item=row["item"] + name)
    return [Label("split", (row["item"], row["targets"][0], "2次"))]


@fault("split")
def planned_in_two_parts(town: Town) -> list[Label]:
    one, other = pair(town, "split", "yes")
    county = town.place("县区")
    row = town.check((county,), APRIL, item=one["left"])
    town.check((county,), MAY, item=other["right"], organiser=row["organiser"])
    return [Label("split", (row["organiser"], county))]


@twin("split")
def made_once_and_looked_at_again(town: Town) -> None:
    row = town.check((town.place("县区"),), when="4月", made=(APRIL,))
    town.record(row, row["targets"][0], date(2026, 4, 28), item=row["item"] + "回头看")


@twin("split")
def two_items_of_one_office(town: Town) -> None:
    one, other = pair(town, "split", "no")
    county = town.place("县区")
    row = town.check((county,), APRIL, item=one["left"])
    town.check((county,), date(2026, 10, 14), item=other["right"], organiser=row["organiser"])


@fault("ambiguous")
def one_record_of_two_items(town: Town) -> list[Label]:
    county, organiser = town.place("县区"), town.office()
    for name in ("校园食堂安全检查", "校园设施安全检查"):
        row = town.check((county,), when="12月", made=(), organiser=organiser, item=name)
    town.record(row, county, date(2026, 12, 9), item="校园安全专项督查", number="", code="")
    return [Label("ambiguous", (county, "校园安全专项督查"))]


@twin("ambiguous")
def one_record_of_one_of_two_items(town: Town) -> None:
    county, organiser = town.place("县区"), town.office()
    for name in ("校园食堂安全检查", "校园设施安全检查"):
        row = town.check((county,), when="12月", made=(), organiser=organiser, item=name)
    town.record(row, county, date(2026, 12, 9), item="校园设施安全督查", number="")


@fault("changed-unfiled")
def a_change_nobody_filed(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), APRIL, changed="由3月调整为4月")
    return [Label("changed-unfiled", (row["organiser"], row["item"]))]


@twin("changed-unfiled")
def a_change_that_was_filed(town: Town) -> None:
    row = town.check((town.place("县区"),), APRIL, changed="由3月调整为4月")
    town.request(row["item"], row["organiser"], date(2026, 3, 2), numbers=(row["number"],), subject="change")
