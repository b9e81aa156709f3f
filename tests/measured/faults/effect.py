"""Faults of paperwork and what follows a visit, and their twins."""

from __future__ import annotations

from datetime import date
from math import nan

from tests.measured.measure import Label, fault, twin
from tests.measured.text import labelled
from tests.measured.town import Row, Town

APRIL = date(2026, 4, 14)
THREE = (APRIL, date(2026, 6, 16), date(2026, 9, 15))


def followed(town: Town, **more: object) -> Row:
    """A visit made, with something else said of what followed it."""
    row = town.check((town.place("县区"),), APRIL)
    town.records[-1].update(more)
    return row


@fault("disguised")
def research_that_grades(town: Town) -> list[Label]:
    said = town.dice.choice(labelled("disguised", "yes"))
    return [Label("disguised", (soft(town, said)["organiser"], said["name"]))]


@twin("disguised")
def research_that_does_not_grade(town: Town) -> None:
    soft(town, town.dice.choice(labelled("disguised", "no")))


def soft(town: Town, said: Row) -> Row:
    """An item as a labelled row says it; its method looks at something too."""
    more = {name: f"{said[name]}，实地查看" for name in ("content", "method")}
    return town.check((town.place("县区"),), APRIL, item=said["name"], kind=said["kind"], **more)


@fault("short-notice")
def forms_due_the_next_day(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), APRIL, asked=date(2026, 4, 7), due=date(2026, 4, 8))
    return [Label("short-notice", (row["organiser"], row["item"]))]


@twin("short-notice")
def forms_due_after_a_workday(town: Town) -> None:
    town.check((town.place("县区"),), APRIL, asked=date(2026, 4, 7), due=date(2026, 4, 9))


def looked(town: Town, methods: tuple[str, ...]) -> str:
    """An office with a visit of each method."""
    organiser = town.office()
    for when, method in zip(THREE, methods, strict=True):
        town.check((town.place("县区"),), when, organiser=organiser, method=method)
    return organiser


@fault("no-look")
def one_visit_in_three_without_notice(town: Town) -> list[Label]:
    return [Label("no-look", (looked(town, ("实地查看", "暗访", "实地查看")),))]


@twin("no-look")
def two_visits_in_three_without_notice(town: Town) -> None:
    looked(town, ("四不两直", "暗访", "实地查看"))


def found_nothing(town: Town, findings: tuple[int, ...]) -> Row:
    """Visits of one officer to one school."""
    row = town.check((town.place("学校"),), *THREE)
    for record, number in zip(town.records[-3:], findings, strict=True):
        record.update(findings=float(number), officers=("张三",))
    return row


@fault("barren")
def three_visits_without_findings(town: Town) -> list[Label]:
    row = found_nothing(town, (0, 0, 0))
    return [Label("barren", (row["organiser"], "张三", row["targets"][0]))]


@twin("barren")
def three_visits_with_a_finding_between(town: Town) -> None:
    found_nothing(town, (0, 1, 0))


@twin("barren")
def three_visits_without_findings_by_two_officers(town: Town) -> None:
    found_nothing(town, (0, 0, 0))
    town.records[-2]["officers"] = ("李四",)


@fault("result-overdue")
def a_result_after_six_workdays(town: Town) -> list[Label]:
    row = followed(town, result=date(2026, 4, 22))
    return [Label("result-overdue", (row["organiser"], row["item"]))]


@fault("result-overdue")
def a_result_never_made_public(town: Town) -> list[Label]:
    row = followed(town, published=nan)
    return [Label("result-overdue", (row["organiser"], row["item"]))]


@twin("result-overdue")
def a_result_after_five_workdays(town: Town) -> None:
    followed(town, result=date(2026, 4, 21), published=date(2026, 4, 19))


@fault("rectify-overdue")
def put_right_after_eleven_workdays(town: Town) -> list[Label]:
    row = followed(town, result=date(2026, 4, 15), rectified=date(2026, 4, 30))
    return [Label("rectify-overdue", (row["organiser"], row["item"]))]


@twin("rectify-overdue")
def put_right_after_ten_workdays_or_nothing_to_put_right(town: Town) -> None:
    followed(town, result=date(2026, 4, 15), rectified=date(2026, 4, 29))
    followed(town, findings=0.0, rectified=nan, look_back=nan)


@fault("look-back-overdue")
def nobody_looked_again(town: Town) -> list[Label]:
    row = followed(town, look_back=nan)
    return [Label("look-back-overdue", (row["organiser"], row["item"]))]


@twin("look-back-overdue")
def looked_again_on_the_sixtieth_day(town: Town) -> None:
    followed(town, rectified=date(2026, 4, 20), look_back=date(2026, 6, 19))


@fault("paper-heavy")
def papers_and_no_looking(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), APRIL, method="听取汇报、查阅资料", content="台账和照片")
    return [Label("paper-heavy", (row["organiser"], row["item"]))]


@fault("paper-heavy")
def a_meeting_of_thirty_one(town: Town) -> list[Label]:
    row = followed(town, attendance=31.0)
    return [Label("paper-heavy", (row["organiser"], row["item"]))]


@twin("paper-heavy")
def papers_and_looking(town: Town) -> None:
    town.check((town.place("县区"),), APRIL, method="听取汇报、暗访", content="台账和照片")
    followed(town, attendance=30.0)
