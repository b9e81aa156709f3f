"""Faults planted in calm towns are found and nothing else is: all of it for rules that count, nine in ten for those that read names."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from burden.load.holidays import packaged
from burden.rules import rules
from tests.measured.calm import COUNTIES, SUBJECTS, calm
from tests.measured.measure import (
    FAULTS,
    TWINS,
    Label,
    Tally,
    every,
    judge,
    measure,
    planted,
    seeders,
    sown,
    table,
    tallied,
    warnings,
)

NAMES = ("same-subject", "mergeable", "disguised", "split", "renamed")  # what they find hangs on how names are read
SEEDS = range(20)


@cache
def measured() -> Tally:
    """The towns of the default run, measured once: some by chance, and some in which every seeder comes once."""
    tally = measure(SEEDS)
    tally += tallied((seed, *sown(seed, chosen)) for seed, chosen in enumerate(every(), 2000))
    return tally


def short_of(tally: Tally, asked: float, names: set[str]) -> dict[str, tuple[float, float]]:
    """The rules that find less, or cry more, than is asked of them."""
    both = {name: (tally.precision(name), tally.recall(name)) for name in names}
    return {name: figures for name, figures in both.items() if min(figures) < asked}


def test_every_rule_has_a_fault_and_a_twin() -> None:
    seeders()
    assert (sorted(FAULTS), sorted(TWINS)) == (sorted(rules()), sorted(rules()))


def test_calm_town_is_faultless() -> None:
    assert [warning.message() for warning in warnings(calm(1000, packaged()))] == []


def test_rules_that_count_find_all_faults_and_nothing_else() -> None:
    tally = measured()
    assert short_of(tally, 1.0, set(rules()) - set(NAMES)) == {}, tally.examples


@pytest.mark.parametrize("name", NAMES)
def test_rules_that_read_names_find_nine_in_ten_or_all_but_one(name: str) -> None:
    tally = measured()
    allowed = max(1, tally.planted[name] // 10)
    assert (tally.planted[name] - tally.found[name] <= allowed, tally.wrong[name] <= allowed) == (True, True), tally.examples


def test_town_of_one_seed_is_always_the_same() -> None:
    one, other = planted(7), planted(7)
    assert (one[1], one[0].items, one[0].records) == (other[1], other[0].items, other[0].records)


def test_what_nobody_planted_counts_as_false_and_what_nobody_found_as_missed() -> None:
    tally = Tally()
    judge(1, [Label("same-days", ("甲县",))], [], tally)
    assert (tally.recall("same-days"), tally.precision("same-days")) == (0.0, 1.0)
    assert "| `same-days` | 1 | 0 | 0 | 1.000 | 0.000 |" in table(tally, "").splitlines()


def test_year_long_windows_of_forty_departments_list_no_pairs() -> None:
    """Every department at every county, all year; eight subjects, each of five departments, are eight warnings and not eighty pairs."""
    town = calm(0, packaged())
    town.items, town.records, town.filings = [], [], []
    subjects = SUBJECTS[:8]
    for number in range(40):
        office = f"市第{number}局"
        town.units.append({"unit": office, "level": "city", "parent": "云岭市", "kind": "部门"})
        town.item(f"{subjects[number % 8]}检查", office, tuple(COUNTIES), "全年")
    found = Counter(each.rule for each in warnings(town) if each.family in ("crowding", "uncoordinated", "frequency"))
    assert found == {"same-subject": 8}
