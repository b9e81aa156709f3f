"""What an index says changes is what two full runs differ in, for every rule it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.check import check, given_of, why_not
from burden.days import day
from burden.index import PROPOSED, Changed, Index
from burden.index.covered import by_name
from burden.plan import Plan, Sheet
from burden.rule import Possible, parameters
from burden.rulebook import Limits, Quiet, Rulebook, Scope, Waiver
from burden.rules import rules
from burden.visits import ORDER
from burden.warning import BurdenWarning, Span, iso
from tests.example_plans import CATEGORIES, TEXT, completed, limits_of, placed
from tests.examples import Table
from tests.random_plans import CALENDAR, ORGANISERS, TARGETS, directory, items, limits, plans
from tests.random_plans import visits_of as of_plan

MARCH = day(date(2026, 3, 1))
TODAY = day(date(2026, 11, 15))
MADE = {"made": True, "match": "none"}  # said of a visit in no plan
TOLD = (
    "crowded", "forced-crowding", "on-holiday", "quiet-period", "same-days", "target-month", "too-long", "too-often", "too-soon",
    "ambiguous", "barren", "look-back-overdue", "no-look", "off-window", "rectify-overdue", "result-overdue", "unplanned",
)  # fmt: skip
PER = ("organisers_per_day", "visits_per_day", "visits_per_week", "visits_per_month", "target_visits_per_month")
YEARLY = ("visits_per_year", "level_visits_per_year", "city_county_visits_per_year", "days_on_site", "days_between_visits")
AFTER = (
    "barren_visits", "look_back_days", "rectify_workdays", "record_workdays_after", "public_days_after", "unannounced_share", "filing_days_after",
)  # fmt: skip
QUIET = (
    Quiet("高考", TEXT, day(date(2026, 6, 28)), day(date(2026, 7, 3)), scope=Scope(kinds=("企业",))),
    Quiet("宁静日", TEXT, month_days=(1, 4), exempt=("case", "above")),
)


@st.composite
def policies(draw):
    """Limits of every name that rules on visits ask for, quiet periods, and a waiver."""
    every = [
        *draw(limits(*PER, *YEARLY, *AFTER, most=2)).all,
        *draw(limits("visits_in_days", "organiser_visits_in_days", days=(7, 30))).all,
    ]
    waiver = Waiver("same-days", {"target": ("甲厂",)}, "理由", "某人", TODAY)
    below = draw(st.booleans())
    kept = tuple(each for each in every if below or not each.below)
    return Rulebook(limits=kept, quiet=QUIET[: draw(st.integers(0, 2))], waivers=(waiver,))


@st.composite
def followed_plans(draw, most: int):
    """Plans of up to `most` items whose records, each with one of a month later, say what followed."""
    plan = draw(plans(most))
    later = plan.records.assign(first=plan.records["first"] + 30, last=plan.records["last"] + 30, row=plan.records["row"] + 10)
    records = pd.concat([plan.records, later], ignore_index=True)
    for name in ("result", "published", "rectify_by", "rectified", "look_back"):
        records[name] = records["last"] + draw(lists_of([np.nan, 3, 60], len(records)))
    records["findings"] = draw(lists_of([np.nan, 0.0, 0.0, 2.0], len(records)))
    records["officers"] = draw(lists_of([(), ("甲",), ("甲", "乙")], len(records)))
    records["method"] = draw(lists_of(["", "暗访", "实地查看"], len(records)))
    return replace(plan, records=records.astype(plan.records.dtypes.to_dict()))


@st.composite
def dense_plans(draw):
    """Plans of many items at a unit and its county, so that much is more than there is room for."""
    return Plan(
        2026, draw(items(16, ("甲县", "甲厂"))), units=directory(), sheets=tuple(Sheet("f", str(at), "items") for at in range(2))
    )


def lists_of(values: list, count: int):
    """So many of some values, as a column."""
    return st.lists(st.sampled_from(values), min_size=count, max_size=count).map(pd.Series)


@st.composite
def requests(draw, count: int):
    """Rows to drop, rows to move with their new windows, and what to add, as arguments of `Index.visit`."""
    rows = draw(st.lists(st.integers(0, count - 1), max_size=3, unique=True)) if count else []
    cut = draw(st.integers(0, len(rows)))
    added = [
        (draw(st.sampled_from([*TARGETS, "新厂"])), draw(st.sampled_from([*ORGANISERS, "新局"])), draw(st.sampled_from(["安全检查", "新检查"])),
         draw(windows()), {"days": draw(st.integers(0, 3)), "type": draw(st.sampled_from(["", "case"])), **draw(st.sampled_from([{}, MADE]))})
        for _ in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    return rows[:cut], {row: draw(windows()) for row in rows[cut:]}, added


def windows():
    """Windows: days, weeks or months near the days that random plans crowd."""
    first = st.sampled_from([MARCH + 1, MARCH + 2, MARCH + 30, MARCH + 121, MARCH + 122, MARCH + 300])
    return st.builds(lambda begin, length: Span(begin, begin + length), first, st.sampled_from([0, 1, 2, 9, 30]))


def after(visits: pd.DataFrame, dropped: Sequence[int], moved: dict[int, Span], added: Sequence[dict]) -> pd.DataFrame:
    """The table after a change, made anew from its rows."""
    frame = visits.astype(dict.fromkeys(CATEGORIES, object))
    for row, window in moved.items():
        one = frame.loc[[row]].assign(first=window.first, last=window.last)
        one["days"] = np.where(one["fixed"], 0, one["days"])
        for name, column in placed(one, CALENDAR).items():
            frame[name] = frame[name].where(frame.index != row, column.iat[0]).astype(frame[name].dtype)
    parts = [frame.drop(index=list(dropped)), pd.DataFrame(list(added), columns=frame.columns)]
    whole = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True).astype(frame.dtypes.to_dict())
    ordered = whole.sort_values(ORDER, kind="stable", ignore_index=True)
    return ordered.assign(**{name: ordered[name].astype("category") for name in CATEGORIES})


def run(plan: Plan, visits: pd.DataFrame, rulebook: Rulebook) -> tuple[list[BurdenWarning], dict[str, int]]:
    """The warnings and possible breaches of a full run of the rules that an index tells."""
    found = check(plan, rulebook, CALENDAR, TODAY, only=TOLD, visits=visits)
    return list(found.warnings), dict(found.possible)


def without(some: list[BurdenWarning], others: list[BurdenWarning]) -> list[BurdenWarning]:
    """What is left of some when others are taken off, one for one, in their order."""
    left = list(some)
    for each in others:
        if each in left:
            left.remove(each)
    return left


def matches_full_runs(plan: Plan, visits: pd.DataFrame, rulebook: Rulebook, request) -> None:
    """An index's answer against two full runs."""
    dropped, moved, wanted = request
    index = Index(plan, visits, rulebook, CALENDAR, TODAY)
    put = [index.visit(*names, window, **said) for *names, window, said in wanted]
    answer = index.changes(put, moved, dropped)
    whole = replace(plan, sheets=(*plan.sheets, PROPOSED))
    rows = [index.numbered(each, at) for at, each in enumerate(put)]
    old, fewer = run(whole, visits, rulebook)
    new, more = run(whole, after(visits, dropped, moved, rows), rulebook)
    pairs = [*answer.worse, *answer.better, *answer.anew]
    order = BurdenWarning.order
    assert sorted([*answer.gone, *(was for was, _ in pairs)], key=order) == without(old, new)
    assert sorted([*answer.new, *(now for _, now in pairs)], key=order) == without(new, old)
    assert answer.possible == {
        name: more.get(name, 0) - fewer.get(name, 0)
        for name in sorted({*fewer, *more})
        if more.get(name, 0) != fewer.get(name, 0)
    }


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_changes_are_what_two_full_runs_differ_in(data):
    plan, rulebook = data.draw(st.one_of(followed_plans(6), followed_plans(14), dense_plans())), data.draw(policies())
    visits = of_plan(plan)
    matches_full_runs(plan, visits, rulebook, data.draw(requests(len(visits))))


@given(plans(), policies())
@settings(max_examples=40, deadline=None)
def test_a_rule_that_may_not_speak_says_nothing(plan, rulebook):
    visits = of_plan(plan)
    given_all = {**given_of(plan, visits, rulebook, CALENDAR, TODAY)}
    names = {name: visits[name].cat.codes.to_numpy() for name in ("target", "organiser")}
    windows = {name: visits[name].to_numpy() for name in ("first", "last", "fixed")}
    for rule in (each for each in rules().values() if each.may and why_not(each, given_all, rulebook) is None):
        for some in [same for name, same in by_name(rulebook).items() if name in rule.limits] or [Limits()]:
            asked = {**given_all, **names, **windows, "limits": some}
            if not rule.may(**{name: asked[name] for name in parameters(rule.may)}):
                assert [each for each in rule.run(asked) if each != Possible(0)] == []


def town(*rows: str) -> tuple[Plan, pd.DataFrame]:
    """A plan's visits from rows `target organiser first days`, each a fixed visit in March 2026."""
    listed = [dict(zip(("target", "organiser", "first", "days"), row.split(), strict=True)) for row in rows]
    cells = [
        {"target": each["target"], "organiser": each["organiser"], "item": "检查", "first": f"2026-03-{int(each['first']):02}",
         "last": f"2026-03-{int(each['first']) + int(each['days']) - 1:02}"} for each in listed
    ]  # fmt: skip
    return Plan(2026, sheets=(Sheet("v", "", "visits"),)), completed(Table("visits", tuple(cells), ()), 0, CALENDAR)


def on_one_day(days: Span) -> pd.DataFrame:
    """Two visits to one target on the same days."""
    said = {"target": "甲县", "item": "检查", "first": iso(days.first), "last": iso(days.last)}
    return completed(Table("visits", tuple({**said, "organiser": name} for name in ("教育局", "水务局")), ()), 0, CALENDAR)


def index_of(*rows: str, limits: str = "organisers_per_day = 1") -> Index:
    """An index of such visits under some limits."""
    return Index(*town(*rows), Rulebook(limits=limits_of(limits)), CALENDAR, TODAY)


def test_a_visit_moved_onto_the_days_of_another_is_a_new_warning():
    found = index_of("甲县 应急局 2 1", "甲县 水务局 9 1").changes(moved={1: Span(MARCH + 1, MARCH + 1)})
    assert [(each.rule, each.target, each.first, each.rows) for each in found.new] == [("same-days", "甲县", MARCH + 1, (2, 0))]
    assert (found.gone, found.worse, found.better, found.anew) == ((), (), (), ())


def test_visits_on_the_first_day_of_the_calendar_are_told():
    index, first = index_of("甲县 应急局 2 1", limits="visits_per_day = 1 since 1985-01-01"), day(date(1990, 1, 1))
    days = Span(first, first)
    found = index.changes(added=[index.visit("甲县", name, "检查", days) for name in ("教育局", "水务局")])
    assert [(each.rule, each.first) for each in found.new] == [("crowded", first)]
    plan = Plan(1990, sheets=(Sheet("v", "", "visits"),))
    whole = check(plan, Rulebook(limits=index.setting.rulebook.limits), CALENDAR, TODAY, visits=on_one_day(days))
    assert [(each.rule, each.first) for each in whole.warnings] == [("crowded", first)]


def test_a_visit_dropped_takes_its_warning_with_it():
    found = index_of("甲县 应急局 2 1", "甲县 水务局 2 1").changes(dropped=[0])
    assert ([each.rule for each in found.gone], found.new) == (["same-days"], ())


def test_a_third_visit_makes_a_warning_worse():
    index = index_of("甲县 应急局 2 1", "甲县 水务局 2 1")
    found = index.changes(added=[index.visit("甲县", "教育局", "检查", Span(MARCH + 1, MARCH + 1))])
    assert [(was.facts["n"], now.facts["n"]) for was, now in found.worse] == [(2, 3)]
    assert (found.new, found.gone) == ((), ())


def test_a_group_moved_to_other_days_is_the_same_fault_told_anew():
    index = index_of("甲县 应急局 2 1", "甲县 水务局 2 1")
    found = index.changes(moved=dict.fromkeys((0, 1), Span(MARCH + 8, MARCH + 8)))
    assert [(was.first - MARCH, now.first - MARCH) for was, now in found.anew] == [(1, 8)]


def test_a_visit_at_a_new_target_is_checked_too():
    index = index_of("甲县 应急局 2 1")
    saturday = Span(MARCH + 6, MARCH + 6)
    found = index.changes(added=[index.visit("新县", "新局", "新检查", saturday)])
    assert [(each.rule, each.target, each.place.row) for each in found.new] == [("on-holiday", "新县", 1)]


def test_what_is_asked_leaves_the_index_as_it_is():
    index = index_of("甲县 应急局 2 1", "甲县 水务局 2 1")
    assert index.changes(dropped=[0]) == index.changes(dropped=[0])


def test_nothing_asked_changes_nothing():
    assert index_of("甲县 应急局 2 1", "甲县 水务局 2 1").changes() == Changed()


def test_an_added_visit_has_what_the_table_knows_of_its_target():
    plan, visits = town("甲县 应急局 2 1")
    visits = visits.assign(
        county=pd.Categorical(["甲县"]), target_kind=pd.Categorical(["县区"]), organiser_level=pd.Categorical(["city"])
    )
    index = Index(plan, visits, Rulebook(), CALENDAR, TODAY)
    found = index.visit("甲县", "应急局", "督查", Span(MARCH, MARCH + 30), days=3)
    assert [found[name] for name in ("county", "target_kind", "organiser_level", "organiser_system")] == [
        "甲县",
        "县区",
        "city",
        "应急管理局",
    ]
    assert [found[name] for name in ("days", "fixed", "planned_last")] == [3, False, MARCH + 30]


def test_rules_it_cannot_tell_are_named_with_the_reason():
    told = {each.rule: each.en for each in index_of("甲县 应急局 2 1").untold}
    assert told["mergeable"] == "looks at the whole plan together"
    assert told["unreadable"] == "looks at what could not be read, not at visits alone"


def test_every_rule_in_force_is_either_told_or_named():
    index = index_of("甲县 应急局 2 1", limits="organisers_per_day = 1, days_on_site = 5")
    found = check(index.setting.plan, index.setting.rulebook, CALENDAR, TODAY, visits=index.setting.given["visits"])
    assert sorted({each.rule.name for each in index.rules} | {each.rule for each in index.untold}) == sorted(found.ran)


def test_the_example_of_the_page_says_what_changes(tmp_path, monkeypatch, capsys):
    page = (Path(__file__).parents[2] / "docs" / "index.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    policy = "limits:\n  organisers_per_day:\n  - {since: 2026-01-01, value: 1, source: {document: 示例规定, year: '2026', local: 云岭市}}\n"
    Path("rules.yaml").write_text(policy, encoding="utf-8")
    Path("visits.csv").write_text("target,organiser,first,last\n甲厂,应急局,2026-03-02,2026-03-02\n", encoding="utf-8")
    exec(re.search(r"```python\n(.*?)```", page, re.DOTALL)[1], {})
    assert capsys.readouterr().out.splitlines()[0] == "[('same-days', '甲厂')] [] () ()"
