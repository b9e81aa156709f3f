"""Every rule does what its page shows: each example as written, in another order of rows, and part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pytest

from burden.check import why_not
from burden.load.packs import sources
from burden.plan import Plan
from burden.rule import Possible, Rule
from burden.rulebook import Rulebook
from burden.rules import rules
from burden.stamped import Stamp
from burden.visits.kin import subjects
from burden.warning import BurdenWarning
from tests.example_plans import given_of
from tests.examples import Example, example, examples

CASES = [
    pytest.param(rule, each, id=f"{rule.name}-{at}")
    for rule in rules().values()
    for at, each in enumerate(examples(rule.pages["en"].examples), 1)
]
EVERY_RULE = [pytest.param(rule, id=rule.name) for rule in rules().values()]
WORDED = [pytest.param(rule, id=rule.name) for rule in rules().values() if rule.wording.zh != "{zh}"]  # else by the loader
each_example = pytest.mark.parametrize(("rule", "shown"), CASES)
each_rule = pytest.mark.parametrize("rule", EVERY_RULE)


class Outcome(NamedTuple):
    """What a rule found in an example: its warnings in order, and how many more are possible."""

    warnings: list[BurdenWarning]
    possible: int


def outcome(rule: Rule, plan: Plan, rulebook: Rulebook, given: Mapping[str, Any]) -> Outcome:
    """Run a rule over the tables given, as burden.check does."""
    found = list(rule.run(dict(given) | {"limits": rulebook.about(rule.limits)}))
    stamp = Stamp(plan, rulebook, given)
    warnings = [stamp.warning(rule, each, rule.level) for each in found if not isinstance(each, Possible)]
    return Outcome(sorted(warnings, key=BurdenWarning.order), sum(each.count for each in found if isinstance(each, Possible)))


def shown_by(rule: Rule, shown: Example) -> Outcome:
    """The outcome of an example as it is written."""
    return outcome(rule, *given_of(shown, rule.name))


class Shown(NamedTuple):
    """An example made into tables, and its outcome."""

    plan: Plan
    rulebook: Rulebook
    given: dict[str, Any]
    outcome: Outcome


KEPT: dict[tuple[str, int], Shown] = {}  # by rule and number of one of CASES: each is made once, as no rule changes its tables


def kept(rule: Rule, shown: Example) -> Shown:
    """One of CASES as it is written, with its outcome."""
    key = rule.name, id(shown)
    if key not in KEPT:
        made = given_of(shown, rule.name)
        KEPT[key] = Shown(*made, outcome(rule, *made))
    return KEPT[key]


def content(shown: Example, warning: BurdenWarning) -> tuple[Any, ...]:
    """A warning with what its rows say in place of their numbers."""
    related = sorted(shown.row(place.sheet, place.row) for place in warning.related)
    texts = warning.message("zh"), warning.message("en")
    place = shown.row(warning.place.sheet, warning.place.row)
    return (warning.certainty, *texts, warning.target, warning.organiser, warning.first, warning.last, place, related)


def parts(rule: Rule, given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The tables apart by the rule's key: the visits (items where it asks for none), or each item with its visits."""
    if rule.by == "item" and len(given["items"]):
        yield from (one_item(given, row) for row in range(-1, len(given["items"])))
    elif rule.by != "plan":
        split = "visits" if "visits" in rule.asks() else "items"
        keys = key_of(rule, given[split])
        yield from (dict(given) | {split: given[split][keys == key].reset_index(drop=True)} for key in sorted(set(keys)))
    else:
        yield dict(given)


def key_of(rule: Rule, table: pd.DataFrame) -> pd.Series:
    """The key of each row: a unit's county stands for the unit, and a target outside every county for itself."""
    if rule.by == "row":
        return table["sheet"].astype(str) + "!" + table["row"].astype(str)
    if rule.by == "subject":
        jointly = np.unique(table["item"].cat.codes[table["joint"].duplicated(keep=False)])
        return pd.Series(subjects(table["item"].cat.categories.to_numpy(), jointly)[table["item"].cat.codes], table.index)
    if rule.by != "county":
        return table[rule.by].astype(str)
    county = table["county"].astype(str)
    return county.where(county != "", table["target"].astype(str))


def one_item(given: Mapping[str, Any], row: int) -> dict[str, Any]:
    """One item with its visits, or (row -1) the visits of no item."""
    visits = given["visits"][given["visits"]["item_row"] == row].reset_index(drop=True)
    kept = visits.assign(item_row=np.full(len(visits), min(row, 0), dtype=np.int32))
    return dict(given) | {"items": given["items"].iloc[[row] if row >= 0 else []].reset_index(drop=True), "visits": kept}


@each_example
def test_example_finds_what_it_marks(rule: Rule, shown: Example) -> None:
    found = kept(rule, shown).outcome
    marks = {(shown.row(each.place.sheet, each.place.row), each.certainty) for each in found.warnings}
    assert sorted(marks) == [mark for mark in shown.marked() if mark[1] != "possible"]


@each_example
def test_example_counts_as_possible_what_it_says(rule: Rule, shown: Example) -> None:
    found = kept(rule, shown).outcome
    assert found.possible == int(shown.options.get("possible", found.possible))
    assert found.possible > 0 or "possible" not in {mark[1] for mark in shown.marked()}


@each_example
def test_example_is_one_the_rule_would_run_on(rule: Rule, shown: Example) -> None:
    _, rulebook, given, _ = kept(rule, shown)
    assert why_not(rule, given, rulebook) is None


@each_example
def test_example_with_rows_reversed_finds_the_same(rule: Rule, shown: Example) -> None:
    found, turned = kept(rule, shown).outcome, outcome(rule, *given_of(shown, rule.name, backwards=True))
    assert sorted(content(shown, each) for each in turned.warnings) == sorted(content(shown, each) for each in found.warnings)
    assert turned.possible == found.possible


@each_example
def test_example_part_by_part_finds_the_same(rule: Rule, shown: Example) -> None:
    plan, rulebook, given, found = kept(rule, shown)
    apart = [outcome(rule, plan, rulebook, part) for part in parts(rule, given) if why_not(rule, part, rulebook) is None]
    assert sorted((each for one in apart for each in one.warnings), key=BurdenWarning.order) == found.warnings
    assert sum(one.possible for one in apart) == found.possible


@each_example
def test_message_quotes_its_limit_and_leaves_no_fact_unsaid(rule: Rule, shown: Example) -> None:
    for each in kept(rule, shown).outcome.warnings:
        for lang in ("zh", "en"):
            message = each.message(lang)
            assert not re.search(r"[{}]|\bnan\b|\bNone\b|  ", message)
            limit: Any = each.facts.get("limit")
            assert limit is None or limit.cite(lang) in message


@each_example
def test_message_names_the_document_of_each_number_it_cites(rule: Rule, shown: Example) -> None:
    for each in kept(rule, shown).outcome.warnings:
        for lang in ("zh", "en"):
            message = each.message(lang)
            cited = set(re.findall(r"\bF\d\d\b", message)) - {"F00"}
            assert [number for number in sorted(cited) if sources()[number].cite(lang) not in message] == []


@each_example
def test_rule_leaves_its_tables_as_they_were(rule: Rule, shown: Example) -> None:
    plan, rulebook, given = given_of(shown, rule.name)
    before = {name: table.copy(deep=True) for name, table in given.items() if isinstance(table, pd.DataFrame)}
    outcome(rule, plan, rulebook, given)
    for name, table in before.items():
        pd.testing.assert_frame_equal(given[name], table)


@each_rule
def test_page_shows_a_fault_and_a_row_without_one(rule: Rule) -> None:
    marks = [marks for each in examples(rule.pages["en"].examples) for table in each.tables for marks in table.marks]
    assert any(set(each) & {"certain", "forced"} for each in marks)
    assert not all(marks)


@each_rule
def test_page_says_the_same_things_in_both_languages(rule: Rule) -> None:
    zh, en = rule.pages["zh"], rule.pages["en"]
    for page, script in ((zh, r"[一-鿿]"), (en, r"[A-Za-z]{3}")):
        assert [name for name in ("title", "why", "source", "do") if not re.search(script, getattr(page, name))] == []
    assert set(re.findall(r"\bF\d\d\b", en.source)) == set(re.findall(r"F\d\d", zh.source))
    assert not zh.examples or len(examples(zh.examples)) == len(examples(en.examples))


@each_rule
def test_page_is_chinese_without_names_of_rules_or_spaces_where_lines_meet(rule: Rule) -> None:
    page = rule.pages["zh"]
    said = "\n".join((page.title, page.why, page.source, page.do, rule.wording.zh))
    assert [name for name in rules() if "-" in name and name in said] == []
    assert re.findall(r"[，。；、：（）] ", "\n".join((page.title, page.why, page.do))) == []


@each_rule
def test_page_explains_every_limit_the_rule_asks_for(rule: Rule) -> None:
    for page in rule.pages.values():
        assert [name for name in rule.limits if name not in page.text] == []


@pytest.mark.parametrize("rule", WORDED)
def test_wording_tells_the_same_facts_in_both_languages(rule: Rule) -> None:
    assert re.search(r"[一-鿿]", rule.wording.zh)
    assert re.search(r"[A-Za-z]{3}", rule.wording.en)
    assert set(re.findall(r"{(\w+)", rule.wording.zh)) == set(re.findall(r"{(\w+)", rule.wording.en))


def test_rule_is_named_after_its_file() -> None:
    assert [name for name, rule in rules().items() if rule.check.__module__ != f"burden.rules.{name.replace('-', '_')}"] == []


def test_example_with_a_short_row_is_refused() -> None:
    with pytest.raises(ValueError, match="a row of 2 cells under 3 headings"):
        example("target | organiser | first\n甲县 | 水务局 <- certain")


def test_example_with_an_unknown_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown mark"):
        example("target | organiser\n甲县 | 水务局 <- sure")


def test_example_with_an_unknown_option_is_refused() -> None:
    with pytest.raises(ValueError, match="neither a kind of table nor an option: 'limit: a = 1'"):
        example("limit: a = 1\n\ntarget | organiser\n甲县 | 水务局")


def test_examples_are_parted_by_a_line_of_dashes() -> None:
    read = examples("limits: a = 1\n\nrecords\nitem | target\n甲 | 乙 <- certain, possible\n\n---\n\ntarget | first\n甲 | 乙")
    assert [each.options for each in read] == [{"limits": "a = 1"}, {}]
    assert read[0].marked() == [(("records", "甲", "乙"), "certain"), (("records", "甲", "乙"), "possible")]
    assert [table.kind for each in read for table in each.tables] == ["records", "visits"]
