"""Random records of visits made, for the rules that look at what followed them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from burden.days import day
from burden.load.holidays import packaged
from burden.plan import ITEMS, RECORDS, Plan, Sheet, table
from burden.rule import Finding, Possible
from burden.rulebook import Limits
from burden.rules import rules
from burden.visits import build
from tests.example_plans import limit_of

CALENDAR = packaged()
START = day(date(2026, 2, 2))
NAN = float("nan")


def records(**columns: st.SearchStrategy[object]) -> st.SearchStrategy[list[dict[str, object]]]:
    """Three to eight records with these columns, and the sheet each stands in."""
    row = st.fixed_dictionaries({"sheet": st.integers(0, 1), **columns})
    return st.lists(row, min_size=3, max_size=8).map(lambda rows: [{"row": at, **each} for at, each in enumerate(rows, 1)])


def days(least: int = 0, most: int = 40) -> st.SearchStrategy[float]:
    """A day near the start, or none."""
    return st.one_of(st.just(NAN), st.integers(START + least, START + most).map(float))


def run(name: str, rows: list[dict[str, object]], *limits: str, today: int = START + 30) -> tuple[list[Finding], int]:
    """What a rule finds in these records, and how many breaches are possible."""
    whole = [{"item": "检查", "last": each["first"], "organiser": "甲局", "target": "甲厂"} | each for each in rows]
    plan = Plan(2026, table((), ITEMS), table(whole, RECORDS), sheets=(Sheet("a", "a", "records"), Sheet("b", "b", "records")))
    given = {
        "visits": build(plan, CALENDAR),
        "items": plan.items,
        "records": plan.records,
        "calendar": CALENDAR,
        "words": {},
        "today": today,
    }
    found = list(rules()[name].run(given | {"limits": Limits(tuple(map(limit_of, limits)))}))
    findings = [
        Finding(tuple(sorted(int(given["visits"]["record_row"].iat[row]) for row in each.rows)), each.facts)
        for each in found
        if not isinstance(each, Possible)
    ]
    return findings, sum(each.count for each in found if isinstance(each, Possible))
