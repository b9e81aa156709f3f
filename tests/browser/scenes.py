"""The reports that are looked at: the example city, and years made to be hard to show."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from burden.baseline import frozen
from burden.check import Checked, beyond, check
from burden.days import Calendar, day
from burden.faults import faults
from burden.load import load
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.plan import Problem
from burden.report import report
from burden.rulebook import Rulebook
from burden.warning import BurdenWarning, Lang
from tests.measured.calm import COUNTIES, calm
from tests.measured.measure import policy
from tests.measured.town import TODAY, Town
from tests.report.town import CALENDAR, RULEBOOK, empty

ROOT = Path(__file__).parents[2]
TODAY_THERE = day(date(2026, 11, 15))
MANY = 10_000
HARD = "&lt; '甲' & <b>\"乙\"</b>.xlsx"


class Outcome(NamedTuple):
    """What a report is made of."""

    checked: Checked
    calendar: Calendar
    problems: Sequence[Problem]
    rulebook: Rulebook


@functools.cache
def city() -> Outcome:
    """The example city, as `make report` shows it."""
    rulebook = read_policy(ROOT / "rules.yaml")
    plan, problems = load([ROOT / "plans" / "2026"], year=2026, headings=rulebook.headings, blanks=rulebook.blanks)
    before, _ = load([ROOT / "plans" / "2025"], year=2025)
    return Outcome(check(plan, rulebook, packaged(), TODAY_THERE, problems, previous=before), packaged(), problems, rulebook)


def compared() -> Outcome:
    """The example city beside what was known of it: every other warning, and one that has gone."""
    outcome = city()
    known = faults(outcome.checked.warnings[::2], outcome.checked.visits)
    return outcome._replace(checked=beyond(outcome.checked, frozen(known, len(outcome.checked.plan.sheets)))[0])


def nothing_wrong() -> Outcome:
    """A year in which every visit is as it should be."""
    return outcome_of(calm(1, packaged()))


def everything_wrong() -> Outcome:
    """A year in which every department goes to every county for three weeks over the holiday, unfiled, to look at paper."""
    town = calm(1, packaged())
    town.filings, town.records = town.filings[:1], []
    for row in town.items:
        paper = {"method": "听取汇报、查阅台账", "content": "查阅资料", "basis": "", "code": "", "filing": "", "partners": ()}
        row.update(paper | {"targets": tuple(COUNTIES), "when": "4月27日-5月17日", "frequency": "每月1次", "source": "own"})
        for county in COUNTIES:
            town.record(row, county, date(2026, 5, 1), date(2026, 5, 9), findings=0.0)
    return outcome_of(town)


def outcome_of(town: Town) -> Outcome:
    """A town as the check leaves it."""
    rulebook = replace(policy(), waivers=tuple(town.waivers))
    problems = tuple(town.problems)
    checked = check(town.plan(), rulebook, packaged(), day(TODAY), problems, previous=town.last_year())
    return Outcome(checked, packaged(), problems, rulebook)


def almost_empty() -> Outcome:
    """One item, at one target, on one day."""
    town = Town(1, packaged())
    town.units = [{"unit": "云岭市", "level": "city", "parent": "", "kind": "市"}]
    town.item("校车运行检查", "市教育局", ("甲县",), "3月5日")
    return outcome_of(town)


def nothing_read() -> Outcome:
    """A plan of which nothing was read."""
    return Outcome(empty(), CALENDAR, (), RULEBOOK)


def ten_thousand() -> Outcome:
    """The example city with its warnings again and again, each on a row of its own, and one of them in a file that is hard to write."""
    outcome = city()
    again = islice(cycle(outcome.checked.warnings), MANY)
    files = {MANY: HARD}
    numbered = tuple(
        replace(each, place=each.place._replace(row=row, file=files.get(row, each.place.file)))
        for row, each in enumerate(again, 2)
    )
    return outcome._replace(checked=replace(outcome.checked, warnings=tuple(sorted(numbered, key=BurdenWarning.order))))


SCENES: Mapping[str, Callable[[], Outcome]] = {
    "city": city, "compared": compared, "nothing-wrong": nothing_wrong, "everything-wrong": everything_wrong,
    "almost-empty": almost_empty, "nothing-read": nothing_read, "ten-thousand": ten_thousand,
}  # fmt: skip


def pages(scene: str, lang: Lang) -> dict[str, bytes]:
    """The pages of a scene: name -> bytes."""
    files = report(*SCENES[scene](), lang)
    return {name: data for name, data in files.items() if name.endswith(".html")}
