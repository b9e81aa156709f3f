from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.baseline import frozen
from burden.faults import Fault, faults, matched
from burden.plan import Place
from burden.rulebook import Limit, Source
from burden.warning import BurdenWarning, Span, Wording

PARTIES = st.lists(st.tuples(st.sampled_from(["甲局", "乙局"]), st.sampled_from("春夏")), max_size=3, unique=True)
FAULT = st.builds(
    lambda rule, item, limit, parties, measure, amount: Fault(
        rule, "甲县", "甲局", item, limit, (), tuple(sorted(parties)), measure, amount if measure else None
    ),
    st.sampled_from(["too-often", "unfiled"]), st.sampled_from("春夏"), st.sampled_from(["", "visits_per_year", "visits_in_days/61"]),
    PARTIES, st.sampled_from(["", "n"]), st.integers(1, 3).map(float),
)  # fmt: skip
FAULTS = st.lists(FAULT, max_size=6)
LIMIT = Limit("visits_in_days", 2.0, 0, Source("F00", "示例"), days=61)
NOBODY = pd.DataFrame({"organiser": [], "item": []})


def fault(amount: float | None = None, **parts: object) -> Fault:
    return Fault("too-often", "甲厂", "市监局", measure="n" if amount else "", amount=amount, **parts)


def warned(**facts: object) -> BurdenWarning:
    return BurdenWarning("some-rule", "data", "note", "certain", Wording("", ""), facts, Place("a.xlsx", "一", 3))


def content(**facts: object) -> Fault:
    return faults([warned(**facts)], NOBODY)[0]


@settings(max_examples=150, deadline=None)
@given(FAULTS, FAULTS)
def test_each_fault_is_told_once(old, new):
    met = matched(old, new)
    assert sorted([*(at for at, _ in met.held()), *met.gone]) == list(range(len(old)))
    assert sorted([*(at for _, at in met.held()), *met.new]) == list(range(len(new)))


@settings(max_examples=100, deadline=None)
@given(FAULTS)
def test_faults_are_the_same_as_themselves(found):
    met = matched(found, found[::-1])
    assert (len(met.same), met.worse, met.better, met.new, met.gone) == (len(found), (), (), (), ())


@settings(max_examples=150, deadline=None)
@given(FAULTS, FAULTS)
def test_what_is_worse_one_way_is_better_the_other(old, new):
    there, back = matched(old, new), matched(new, old)
    assert [len(part) for part in there] == [len(back[at]) for at in (1, 0, 2, 4, 3)]


@settings(max_examples=100, deadline=None)
@given(FAULTS, FAULTS)
def test_what_is_new_is_the_same_whatever_the_order(old, new):
    def told(left: list[Fault], right: list[Fault]) -> Counter[Fault]:
        return Counter(right[at] for at in matched(left, right).new)

    assert told(old, new) == told(old[::-1], new[::-1])


@settings(max_examples=100, deadline=None)
@given(FAULTS, FAULT)
def test_one_more_warning_is_never_hidden(old, more):
    met = matched(old, [*old, more])
    assert (len(met.new), met.gone) == (1, ())


def test_of_two_equal_warnings_the_worse_one_meets_the_worse_one():
    met = matched([fault(5.0), fault(3.0)], [fault(4.0), fault(5.0), fault(3.0)])
    assert (met.same, met.worse, met.new) == (((0, 1),), ((1, 0),), (2,))


def test_where_a_limit_asks_for_the_least_less_is_worse():
    few, more = (fault(n, limit="visits_per_year_at_least") for n in (1.0, 2.0))
    assert (matched([more], [few]).worse, matched([few], [more]).better) == (((0, 0),), ((0, 0),))


def test_places_days_and_numbers_are_no_part_of_what_a_warning_is_known_by():
    told = content(item="检查", phrase="3月", n=4, span=Span(1, 2), today=Span(9, 9), names=("甲", "乙"), limit=LIMIT)
    assert told == Fault(
        "some-rule", item="检查", limit="visits_in_days/61", words=(("phrase", "3月"),), parties=(("", "乙"), ("", "甲")), measure="n"
    )  # fmt: skip
    assert told.amount == 4.0


@pytest.mark.parametrize(("name", "measure"), [("late", ""), ("days", ""), ("missing", "missing")])
def test_how_long_something_has_waited_until_today_is_no_amount(name, measure):
    assert content(**{name: 7, "today": Span(9, 9)}).measure == measure
    assert content(**{name: 7}).measure == name


def test_frozen_faults_keep_each_one():
    assert [each.fault.amount for each in frozen([fault(5.0), fault(3.0), fault(3.0)]).kept] == [3.0, 3.0, 5.0]


def test_a_share_that_falls_is_worse_whatever_else_changes():
    before, after = (
        Fault("joint-share", "", who, "检查", "joint_share_percent", (), ((who, "检查"), ("教育局", "检查")), "share", share)
        for who, share in (("市监局", 50.0), ("应急局", 40.0))
    )
    assert (matched([before], [after]).worse, matched([after], [before]).better) == (((0, 0),), ((0, 0),))
    assert content(share="40", n=9).amount == 40.0


def test_two_items_at_one_more_target_are_the_same_fault_made_worse():
    pair = (("市监局", "食品检查"), ("农业局", "农产品检查"))
    before, after = (
        Fault("mergeable", target, "市监局", "食品检查", words=(("other", "农产品检查"),), parties=pair, measure="n", amount=n)
        for target, n in (("乙县", 2.0), ("甲县", 3.0))
    )
    assert matched([before], [after]).worse == ((0, 0),)
