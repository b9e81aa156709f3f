"""What a baseline lets through: plans are checked, changed, and held against the warnings of the first time."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.baseline import Baseline, Tally, frozen, held
from burden.check import Checked, beyond, check
from burden.days import day
from burden.faults import faults, matched
from burden.load.holidays import packaged
from burden.plan import ITEMS, Place, Plan, Problem, Sheet, Target, table
from burden.rulebook import Limit, Rulebook, Source
from burden.rules import rules
from burden.when import read
from tests.example_plans import given_of
from tests.examples import examples

TODAY = day(dt.date(2026, 1, 5))
TEXT = Source("F00", "示例规定", year="2026")
SINCE = day(dt.date(2020, 1, 1))
RULEBOOK = Rulebook(
    limits=(Limit("visits_per_year", 2.0, SINCE, TEXT), Limit("organisers_per_day", 1.0, SINCE, TEXT)),
    levels=dict.fromkeys(("mergeable", "layered", "unfiled"), "off"),
)
FOUR = tuple(("食品检查", "市监局", "甲厂", f"{month}月6日") for month in (3, 4, 8, 11))
FIVE = (*FOUR, ("食品检查", "市监局", "甲厂", "12月8日"))
CLASH = (("安全检查", "应急局", "乙县", "5月6日"), ("社保检查", "人社局", "乙县", "5月6日"))


def plan(*rows: tuple[str, str, str, str], file: str = "计划.xlsx", first: int = 2) -> Plan:
    items = [
        {"item": item, "organiser": who, "targets": (Target(target),), "when": read(when, 2026), "row": row}
        for row, (item, who, target, when) in enumerate(rows, first)
    ]
    return Plan(2026, table(items, ITEMS), sheets=(Sheet(file, "年度计划", "items"),))


def seen(whole: Plan, today: int = TODAY, rulebook: Rulebook = RULEBOOK, problems: tuple[Problem, ...] = ()) -> Checked:
    return check(whole, rulebook, packaged(), today, problems, only=("too-often", "same-days", "unreadable", "undated"))


def kept(outcome: Checked) -> Baseline:
    return frozen(faults(outcome.warnings, outcome.visits))


def tally(outcome: Checked, baseline: Baseline) -> Tally:
    return beyond(outcome, baseline)[0].baseline


def said(outcome: Checked) -> list[tuple[str, str, str, str]]:
    return [(each.rule, each.level, each.target, each.organiser) for each in outcome.warnings]


def before_its_own_words(shown: Checked, whole: Checked, lang: str = "zh") -> list[str]:
    """What is said before the message of each warning shown, whose message `whole` has as the rule gives it."""
    own = {(each.rule, each.target): each.message(lang) for each in whole.warnings}
    found = [(each.message(lang), own[each.rule, each.target]) for each in shown.warnings]
    assert [message.endswith(text) for message, text in found] == [True] * len(found)
    return [message.removesuffix(text) for message, text in found]


NOTHING = Tally(0, 0, 0, 0, 0, 0)


def test_baseline_of_today_lets_nothing_through():
    outcome = seen(plan(*FOUR, *CLASH))
    shown, turned = beyond(outcome, kept(outcome))
    assert (shown.warnings, shown.baseline, turned) == ((), NOTHING._replace(known=2), kept(outcome))


@pytest.mark.parametrize(
    "other",
    [
        plan(*FOUR, *CLASH, file="改名.csv", first=40),
        plan(*CLASH[::-1], *FOUR[::-1]),
        plan(("林业督查", "林业局", "丙县", "6月9日"), *FOUR, ("水务督查", "水务局", "丙县", "9月9日"), *CLASH),
    ],
)
def test_rows_moved_files_renamed_and_items_elsewhere_change_nothing(other):
    assert kept(seen(other)) == kept(seen(plan(*FOUR, *CLASH)))


def test_the_day_and_another_text_of_the_limit_change_nothing():
    later = replace(RULEBOOK, limits=tuple(replace(limit, source=Source("F01", "别的规定")) for limit in RULEBOOK.limits))
    assert kept(seen(plan(*FOUR, *CLASH), TODAY + 90, later)) == kept(seen(plan(*FOUR, *CLASH)))


def test_another_fault_is_new_and_the_known_ones_stay_known():
    whole = seen(plan(*FOUR, *CLASH))
    shown, _ = beyond(whole, kept(seen(plan(*FOUR))))
    assert shown.warnings == tuple(each for each in whole.warnings if each.rule == "same-days")
    assert shown.baseline == NOTHING._replace(known=1, new=1)


def test_five_visits_instead_of_four_do_not_hide():
    whole = seen(plan(*FIVE))
    shown, turned = beyond(whole, kept(seen(plan(*FOUR))))
    assert before_its_own_words(shown, whole) == ["比基线加重（原为4）："]
    assert before_its_own_words(shown, whole, "en") == ["Worse than the baseline (was 4): "]
    assert (shown.baseline, turned) == (NOTHING._replace(worse=1), kept(seen(plan(*FOUR))))


def test_a_third_organiser_on_the_day_is_the_same_clash_made_worse():
    third = ("普法检查", "司法局", "乙县", "5月6日")
    assert tally(seen(plan(*CLASH, third)), kept(seen(plan(*CLASH)))) == NOTHING._replace(worse=1)


def test_a_clash_with_somebody_else_is_new_although_one_side_is_the_same():
    other = (CLASH[0], ("普法检查", "司法局", "乙县", "5月6日"))
    assert tally(seen(plan(*other)), kept(seen(plan(*CLASH)))) == NOTHING._replace(new=1, gone=1)


def test_another_visit_in_the_place_of_one_is_the_same_fault():
    swapped = (*FOUR[:3], ("标签检查", "市监局", "甲厂", "12月8日"))
    assert tally(seen(plan(*swapped)), kept(seen(plan(*FOUR)))) == NOTHING._replace(known=1)


def test_two_equal_warnings_count_two():
    twice = tuple((item, who, target, f"6月{at}日") for at in (9, 10) for item, who, target, _ in CLASH)
    three = (*twice, *((item, who, target, "6月11日") for item, who, target, _ in CLASH))
    rulebook = replace(RULEBOOK, limits=RULEBOOK.limits[1:])
    before = kept(seen(plan(*twice), rulebook=rulebook))
    assert tally(seen(plan(*twice), rulebook=rulebook), before) == NOTHING._replace(known=2)
    assert tally(seen(plan(*three), rulebook=rulebook), before) == NOTHING._replace(known=2, new=1)


def test_fewer_visits_are_known_and_the_ratchet_keeps_the_lower_number():
    first = kept(seen(plan(*FIVE)))
    shown, turned = beyond(seen(plan(*FOUR)), first)
    assert (shown.warnings, shown.baseline, turned) == ((), NOTHING._replace(known=1), kept(seen(plan(*FOUR))))
    assert tally(seen(plan(*FIVE)), turned) == NOTHING._replace(worse=1)
    assert tally(seen(plan(*FIVE)), first) == NOTHING._replace(known=1)


def test_what_is_gone_and_comes_back_is_an_error_that_says_so():
    rulebook = replace(RULEBOOK, levels={**RULEBOOK.levels, "too-often": "note"})
    _, turned = beyond(seen(plan(*CLASH), rulebook=rulebook), kept(seen(plan(*FOUR, *CLASH), rulebook=rulebook)))
    assert [(each.fault.rule, each.gone) for each in turned.kept] == [("same-days", None), ("too-often", TODAY)]
    whole = seen(plan(*FOUR, *CLASH), TODAY + 9, rulebook)
    shown, again = beyond(whole, turned)
    assert before_its_own_words(shown, whole) == ["基线中此条已于2026-01-05消除，现又出现（只减不增）："]
    assert said(shown) == [("too-often", "error", "甲厂", "市监局")]
    assert (shown.baseline, again) == (NOTHING._replace(known=1, returned=1), turned)


def test_what_stays_gone_keeps_the_day_it_went():
    _, turned = beyond(seen(plan(*CLASH)), kept(seen(plan(*FOUR, *CLASH))))
    shown, again = beyond(seen(plan(*CLASH), TODAY + 30), turned)
    assert (shown.baseline, again) == (NOTHING._replace(known=1, gone=1), turned)


def test_without_the_ratchet_what_is_gone_may_come_back():
    first = kept(seen(plan(*FOUR, *CLASH)))
    assert tally(seen(plan(*CLASH)), first) == NOTHING._replace(known=1, gone=1)
    assert tally(seen(plan(*FOUR, *CLASH)), first) == NOTHING._replace(known=2)


def test_new_warnings_never_enter_the_baseline_by_the_ratchet():
    _, turned = beyond(seen(plan(*FOUR, *CLASH)), kept(seen(plan(*CLASH))))
    assert turned == kept(seen(plan(*CLASH)))


def test_a_rule_that_did_not_run_leaves_its_warnings_standing():
    first = kept(seen(plan(*FOUR, *CLASH)))
    off = replace(RULEBOOK, levels={"too-often": "off"})
    shown, turned = beyond(seen(plan(*CLASH), rulebook=off), first)
    assert (shown.baseline, turned) == (NOTHING._replace(known=1, unseen=1), first)


def test_a_waived_warning_still_stands():
    whole = seen(plan(*FOUR, *CLASH))
    found = faults(whole.warnings, whole.visits)
    rest = held(kept(whole), whole.warnings[:1], found[:1], whole.ran, TODAY, found[1:])
    assert (rest.shown, rest.tally, rest.turned) == ((), NOTHING._replace(known=2), kept(whole))


def test_a_certain_warning_is_the_forced_one_it_was():
    sure = seen(plan(*CLASH))
    forced = replace(sure, warnings=tuple(replace(each, certainty="forced") for each in sure.warnings))
    assert (len(sure.warnings), tally(sure, kept(forced))) == (1, NOTHING._replace(known=1))


def test_what_could_not_be_read_is_known_by_the_cell_it_quotes():
    def outcome(row: int, file: str, *cells: str) -> Checked:
        told = tuple(
            Problem(
                "unreadable",
                Place(file, "一", row + at, "C"),
                f"{file}第{row + at}行：“{cell}”不是日期。",
                f"“{cell}” is no day.",
            )
            for at, cell in enumerate(cells)
        )
        return seen(plan(), problems=told)

    first = kept(outcome(3, "甲.xlsx", "13月", "2月30日"))
    assert tally(outcome(40, "乙.xlsx", "2月30日", "13月"), first) == NOTHING._replace(known=2)
    assert tally(outcome(3, "甲.xlsx", "13月", "6月31日"), first) == NOTHING._replace(known=1, new=1, gone=1)


def test_a_baseline_is_the_same_whatever_the_order_of_warnings():
    outcome = seen(plan(*FOUR, *CLASH))
    found = faults(outcome.warnings, outcome.visits)
    assert frozen(found[::-1]) == frozen(found)


ROW = st.tuples(
    st.sampled_from("ABC"), st.sampled_from(["市监局", "应急局"]), st.sampled_from(["甲厂", "乙厂"]), st.integers(1, 12)
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ROW, max_size=8), st.lists(ROW, max_size=4), st.randoms(use_true_random=False))
def test_whoever_comes_more_often_than_before_and_too_often_is_shown_and_nobody_else(rows, more, dice):
    def planned(*months: tuple[str, str, str, int]) -> list[tuple[str, str, str, str]]:
        return [(name, who, target, f"{month}月6日") for name, who, target, month in months]

    only_often = replace(RULEBOOK, limits=RULEBOOK.limits[:1])
    later = planned(*rows, *more)
    dice.shuffle(later)
    shown, _ = beyond(
        seen(plan(*later, file="新.csv"), rulebook=only_often), kept(seen(plan(*planned(*rows)), rulebook=only_often))
    )
    before, after = (Counter((target, who) for _, who, target, _ in each) for each in (rows, [*rows, *more]))
    grown = {pair for pair, n in after.items() if n > 2 and n > before[pair]}
    assert sorted((each.target, each.organiser) for each in shown.warnings) == sorted(grown)


EXAMPLES = [
    pytest.param(each.name, example, id=f"{each.name}-{number}")
    for each in rules().values()
    for number, example in enumerate(examples(each.pages["en"].examples))
    if any(table.kind in ("items", "records") for table in example.tables)
]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_what_a_page_shows_is_known_again_with_its_rows_the_other_way_round(name, example):
    outcomes = []
    for backwards in (False, True):
        given_plan, rulebook, more = given_of(example, name, backwards)
        found = check(given_plan, rulebook, packaged(), more["today"], more["problems"], only=(name,))
        outcomes.append(faults(found.warnings, found.visits))
    met = matched(*outcomes)
    assert (len(met.same), met.worse, met.better, met.new, met.gone) == (len(outcomes[0]), (), (), (), ())
