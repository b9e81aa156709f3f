"""One plan under two sets of rules: counts side by side, and what stands under one of them alone."""

from datetime import date

import jsonschema
import pytest

from burden.check import check
from burden.days import day
from burden.load.holidays import packaged
from burden.report.comparison import Count, Side, comparison_json, comparison_lines, counts, only
from burden.report.data import schema
from burden.rulebook import Rulebook, Waiver
from tests.example_plans import limits_of, plan_of
from tests.examples import example

PLAN = """
items
item     | organiser | targets | when
安全检查 | 应急局    | 甲县    | 2026年3月2日
消防检查 | 消防队    | 甲县    | 2026年3月2日
工地检查 | 应急局    | 甲县    | 2026年5月6日
河道检查 | 应急局    | 甲县    | 2026年7月8日
"""
RULES = ("same-days", "too-often", "waiver-unused")
UNUSED = Waiver("same-days", {"target": ("丙县",)}, "理由", "某人", day(date(2026, 12, 31)))


def side(name, limits, waivers=()):
    book = Rulebook(limits=limits_of(limits), waivers=waivers)
    return Side(name, check(plan_of(example(PLAN)), book, packaged(), day(date(2026, 1, 5)), only=RULES))


HERE = side("rules.yaml", "organisers_per_day = 1, visits_per_year = 2", (UNUSED,))
THERE = side("liaoning", "visits_per_year = 1")


def test_rules_are_counted_side_by_side_and_one_that_did_not_run_has_no_count():
    assert counts(HERE, THERE) == [Count("same-days", 1, None), Count("too-often", 1, 1)]


def test_warning_over_another_number_is_the_same_warning():
    assert [each.rule for each in only(HERE, THERE)] == ["same-days"]
    assert only(THERE, HERE) == []


def test_lines_show_the_table_and_the_warnings_of_each_side_alone():
    told = list(comparison_lines(HERE, THERE, "zh"))
    assert told[:6] == [
        "同一计划按两套规定检查：rules.yaml；政策包 liaoning",
        "     本单位 liaoning",
        "       1        —  same-days",
        "       1        1  too-often",
        "liaoning 没有给出限额或静默期而未运行：same-days",
        "",
    ]
    assert (told[6], told[-1]) == ("只在 rules.yaml 下的预警 1 条", "只在 liaoning 下的预警 0 条")
    assert told[7].startswith("example:items:2 error same-days 甲县在2026-03-02有2个单位同日到访")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_follows_the_schema(lang):
    told = comparison_json(HERE, THERE, lang)
    jsonschema.Draft202012Validator({"$ref": "#/$defs/compare", "$defs": schema()["$defs"]}).validate(told)
    assert told["rules"] == [
        {"rule": "same-days", "policy": 1, "pack": None},
        {"rule": "too-often", "policy": 1, "pack": 1},
    ]
    assert ([each["rule"] for each in told["only_policy"]], told["only_pack"]) == (["same-days"], [])
