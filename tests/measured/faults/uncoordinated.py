"""Faults of coordination and their twins."""

from __future__ import annotations

from datetime import date

from tests.measured.measure import Label, fault, twin
from tests.measured.text import pair
from tests.measured.town import Town

MARCH, LATER, OCTOBER = date(2026, 3, 4), date(2026, 3, 18), date(2026, 10, 14)


def both(town: Town, rule: str, label: str, days: tuple[date, date], **more: str) -> tuple[str, str, str]:
    """The items of a labelled pair at one new target; the target and the two organisers."""
    said, _ = pair(town, rule, label)
    county = town.place("县区")
    one, other = (town.check(
        (county,), when, item=said[side], organiser=office(town, said[f"organiser_{side}"]), **more,
    )["organiser"] for side, when in zip(("left", "right"), days, strict=True))  # fmt: skip
    return county, one, other


def office(town: Town, name: str) -> str:
    """The department of that name."""
    return name if any(unit["unit"] == name for unit in town.units) else town.office(name)


@fault("same-subject")
def one_subject_twice_a_year(town: Town) -> list[Label]:
    return [Label("same-subject", both(town, "same-subject", "yes", (MARCH, OCTOBER)))]


@twin("same-subject")
def two_subjects_in_one_year(town: Town) -> None:
    both(town, "same-subject", "no", (MARCH, OCTOBER))


@twin("same-subject")
def one_subject_twice_a_year_jointly(town: Town) -> None:
    both(town, "same-subject", "yes", (MARCH, MARCH), joint="联7")


@fault("mergeable")
def one_subject_twice_a_month(town: Town) -> list[Label]:
    return [Label("mergeable", both(town, "mergeable", "yes", (MARCH, LATER)))]


@twin("mergeable")
def two_subjects_in_one_month(town: Town) -> None:
    both(town, "mergeable", "no", (MARCH, LATER))


@fault("layered")
def city_and_county_for_one_subject(town: Town) -> list[Label]:
    county, names = levels(town)
    for when, name in zip((MARCH, OCTOBER), names, strict=True):
        town.check((county,), when, item="煤气罐换装检查", organiser=name)
    return [Label("layered", names)]


@twin("layered")
def city_and_county_for_one_subject_jointly(town: Town) -> None:
    county, names = levels(town)
    for name in names:
        town.check((county,), MARCH, item="煤气罐换装检查", organiser=name, joint="联6")


@twin("layered")
def city_and_county_for_two_subjects(town: Town) -> None:
    county, names = levels(town)
    for when, name in zip((MARCH, OCTOBER), names, strict=True):
        town.check((county,), when, organiser=name)


def levels(town: Town) -> tuple[str, tuple[str, str]]:
    """A county, and the department of the city and of the county in one system."""
    county = town.place("县区")
    town.units.append({"unit": f"{county}应急管理局", "level": "county", "parent": county, "kind": "部门"})
    return county, (office(town, "市应急管理局"), f"{county}应急管理局")


@fault("joint-share")
def everybody_goes_to_factories_alone(town: Town) -> list[Label]:
    for row in town.items:
        row["partners"] = ()
    town.check((town.place("县区"),), MARCH, partners=("市行政审批服务局",))
    return [Label("joint-share", ("市级", "企业"))]


@twin("joint-share")
def one_goes_to_a_factory_alone(town: Town) -> None:
    town.check((town.place("企业"),), MARCH, partners=())
