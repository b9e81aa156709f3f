"""Waivers: what they let stand, how long, and what is said of those that do nothing."""

from datetime import date

import pytest

from burden.check import check
from burden.days import day
from burden.load.holidays import packaged
from burden.place import Place
from burden.report.data import check_json
from burden.report.page import listing
from burden.report.text import text
from burden.rulebook import NOWHERE, Rulebook, Waiver
from burden.waived import let_stand
from burden.warning import iso
from tests.example_plans import limits_of, plan_of
from tests.examples import example

PLAN = """
items
item     | organiser | targets | when
安全检查 | 应急局    | 甲县    | 2026年3月2日
消防检查 | 消防队    | 甲县    | 2026年3月2日
安全检查 | 应急局    | 乙县    | 2026年3月3日
食品检查 | 市监局    | 乙县    | 2026年3月3日
"""
LIMITS = limits_of("organisers_per_day = 1")
END = day(date(2026, 6, 30))


def waiver(until=END, since=Waiver.since, rule="same-days", place=NOWHERE, **match):
    return Waiver(rule, match, "会议已定", "常务副市长", until, since, place)


def checked(*waivers, today=date(2026, 3, 1), levels=None, only=()):
    given = {"undated": "off", "unfiled": "off", **(levels or {})}
    book = Rulebook(limits=LIMITS, waivers=waivers, levels=given)
    return check(plan_of(example(PLAN)), book, packaged(), day(today), only=only)


def listed(*waivers, **given):
    """The rules and targets of what is listed and of what is waived."""
    found = checked(*waivers, **given)
    kept = [(each.rule, each.target) for each in found.warnings if each.rule.startswith(("same-days", "waiver"))]
    return kept, [(each.warning.rule, each.warning.target) for each in found.waived]


BOTH = [("same-days", "乙县"), ("same-days", "甲县")]
UNUSED = [*BOTH, ("waiver-unused", "")]


def test_without_a_waiver_everything_is_listed():
    assert listed() == (BOTH, [])


@pytest.mark.parametrize(
    "match",
    [
        {"target": ("甲县",)},
        {"organiser": ("消防队",)},
        {"item": ("消防检查",)},
        {"target": ("丙县", "甲县"), "organiser": ("应急局",)},
    ],
)
def test_waived_warning_leaves_the_list_and_is_kept_beside_it(match):
    assert listed(waiver(**match)) == ([("same-days", "乙县")], [("same-days", "甲县")])


def test_waiver_speaks_of_names_that_are_no_categories():
    found = checked()
    visits = found.visits.astype(dict.fromkeys(("target", "organiser", "item"), object))
    match = {"target": ("甲县",), "organiser": ("应急局", "消防队"), "item": ("安全检查",)}
    _, waived = let_stand(found.warnings, (waiver(**match),), visits, found.today)
    assert [each.warning.target for each in waived] == ["甲县"]


def test_waiver_must_match_in_every_part():
    assert listed(waiver(target=("甲县",), organiser=("市监局",))) == (UNUSED, [])


def test_file_is_matched_by_its_path_and_by_its_name():
    assert [listed(waiver(file=(name,)))[0] for name in ("example", "example.xlsx")] == [[], UNUSED]


@pytest.mark.parametrize(
    ("today", "holds"),
    [(date(2026, 6, 30), True), (date(2026, 7, 1), False), (date(2026, 1, 31), False), (date(2026, 2, 1), True)],
)
def test_waiver_holds_from_its_first_to_its_end_day(today, holds):
    given = checked(waiver(target=("甲县",), since=day(date(2026, 2, 1))), today=today)
    assert [each.warning.target for each in given.waived] == (["甲县"] if holds else [])


def test_expired_waiver_is_told_with_how_many_answer_to_it_and_where_it_stands():
    found = checked(waiver(target=("甲县",), place=Place("rules.yaml", "", 7)), today=date(2026, 7, 1))
    (told,) = [each for each in found.warnings if each.rule == "waiver-expired"]
    assert told.message("zh") == (
        "对甲县的豁免（“同一天有两个及以上单位到同一对象检查”；会议已定；常务副市长同意）已于2026-06-30到期，不再有效；与它相符的预警现有1条。"
        "建议：删去这条豁免，或者请原同意人另定截止日。"
    )
    assert (told.level, told.place) == ("warning", Place("rules.yaml", "", 7))


def test_expired_waiver_of_a_rule_that_did_not_run_counts_nothing():
    given = waiver(target=("甲县",))
    (told,) = checked(given, today=date(2026, 7, 1), only=("waiver-expired",)).warnings
    assert told.message("zh") == (
        "对甲县的豁免（“同一天有两个及以上单位到同一对象检查”；会议已定；常务副市长同意）已于2026-06-30到期，不再有效；same-days这次没有检查，"
        "不知道与它相符的预警还有几条。建议：删去这条豁免，或者请原同意人另定截止日。"
    )


def test_unused_waiver_is_told_and_one_not_yet_begun_is_not():
    unused, ahead = waiver(target=("丙县",)), waiver(target=("丙县",), since=END)
    (told,) = [each for each in checked(unused, ahead).warnings if each.rule == "waiver-unused"]
    assert told.message("en") == (
        "The waiver of same-days for 丙县 (会议已定; allowed by 常务副市长 until 2026-06-30) waives nothing: no warning answers to it."
        " First: delete the waiver, or correct the names in its match to those of the plan."
    )


def test_waiver_of_a_rule_that_did_not_run_is_not_judged():
    assert listed(waiver(target=("丙县",)), levels={"same-days": "off"}) == ([], [])
    assert listed(waiver(target=("丙县",), rule="too-often"), only=("same-days", "waiver-unused"))[1] == []


def test_of_two_waivers_for_one_warning_both_are_used():
    assert listed(waiver(target=("甲县",)), waiver(organiser=("消防队",))) == ([("same-days", "乙县")], [("same-days", "甲县")])


def test_waived_warning_is_told_with_reason_who_and_until_when():
    found = checked(waiver(target=("甲县",), place=Place("rules.yaml", "", 7)))
    (told,) = check_json(found)["waived"]
    assert told["waiver"] == {
        "reason": "会议已定", "by": "常务副市长", "until": iso(END), "place": {"file": "rules.yaml", "sheet": "", "row": 7, "column": ""}
    }  # fmt: skip
    assert (told["warning"]["rule"], told["warning"]["target"]) == ("same-days", "甲县")
    lines = text(found, (), packaged(), "zh").splitlines()
    (line,) = [line for line in lines if " 已豁免 same-days " in line]
    assert line.endswith("（会议已定；常务副市长同意，至2026-06-30）")
    assert "另有 1 条已豁免" in lines


def test_page_shows_waived_warnings_with_their_leave():
    (shown,) = listing(checked(waiver(target=("甲县",))), "zh")["waived"]
    assert {key: shown[key] for key in ("target", "reason", "by", "until", "place")} == {
        "target": "甲县", "reason": "会议已定", "by": "常务副市长", "until": "2026-06-30", "place": "example › items › 第2行",
    }  # fmt: skip
