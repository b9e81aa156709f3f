"""What a plan and its register ask of an organiser of the level above is a note, and no error."""

from datetime import date

import pytest

from burden.check import check
from burden.days import day
from burden.load.holidays import packaged
from burden.rulebook import Rulebook
from tests.example_plans import plan_of
from tests.examples import example

PLAN = """
{units}

items
item     | organiser | targets | when
安全检查 | 市应急局  | 甲县    | 3月2日
用电检查 | {organiser} | 甲县    | 4月2日
消防检查 | {other}   | 甲县    | 5月2日

filings
filing          | item     | organiser | filed
甲急〔2026〕1号 | 安全检查 | 市应急局  | 2026-01-05
甲急〔2026〕2号 | 消防检查 | {other}   | 2026-01-05
"""
ASK = "向这家上级单位核实，在计划或登记表中注明"
FILE = "办理报备并把文号填入计划，或者更正文号"


def told(organiser, other="市教育局", units=""):
    """The level of what is said of the item that nobody filed, and the first thing to do."""
    plan = plan_of(example(PLAN.format(organiser=organiser, other=other, units=units)))
    (warning,) = check(plan, Rulebook(), packaged(), day(date(2026, 3, 1)), only=("unfiled",)).warnings
    return warning.level, warning.do.zh


@pytest.mark.parametrize(
    ("organiser", "other", "expected"),
    [
        ("省应急厅", "市教育局", ("note", ASK)),
        ("市水利局", "市教育局", ("error", FILE)),
        ("甲县水利局", "市教育局", ("error", FILE)),
        ("省应急厅", "省水利厅", ("error", FILE)),
        ("人社局", "市教育局", ("error", FILE)),
    ],
)
def test_filing_is_asked_of_the_levels_of_the_plan(organiser, other, expected):
    assert told(organiser, other) == expected


def test_directory_says_which_level_an_organiser_is_of():
    assert told("烟草专卖局", units="units\nunit | level\n烟草专卖局 | province\n甲县 | county") == ("note", ASK)


def test_crowding_by_the_level_above_stays_what_it_is():
    plan = plan_of(example(PLAN.format(organiser="省应急厅", other="市教育局", units="").replace("4月2日", "10月1日")))
    found = check(plan, Rulebook(), packaged(), day(date(2026, 3, 1)), only=("on-holiday",))
    assert [(each.level, each.do.zh) for each in found.warnings] == [("warning", "改到工作日")] * 2
