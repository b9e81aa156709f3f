"""Dated limits: each visit under the law of its day, and counts that span a change of law."""

from burden.load.holidays import packaged
from burden.rulebook import Limits, Scope
from tests.example_plans import limit_of, visits_of
from tests.examples import example


def visits(*rows):
    table = "\n".join(("target | organiser | first | last | days | target_kind | type", *rows))
    return visits_of(example(table), None, packaged())


def told(limits, name, under):
    """For each limit its value and the first days of the visits, those of the limit before marked with a star."""
    found = getattr(limits, under)
    return [
        (limit.value, [f"{row.item}{'' if getattr(row, 'judged', True) else '*'}" for row in rows.itertuples()])
        for limit, rows in found(name, visits(*VISITS).assign(item=["a", "b", "c"]))
    ]


VISITS = (
    "甲厂 | 应急局 | 2026-03-02 | 2026-03-03 | | 企业 |",
    "甲厂 | 应急局 | 2026-06-01 | 2026-08-31 | 1 | 企业 |",
    "甲厂 | 应急局 | 2026-09-01 | 2026-09-02 | | 企业 |",
)
CHANGED = ("visits_per_year = 3 since 2020-01-01", "visits_per_year = 1 since 2026-07-01")


def limits(*texts):
    return Limits(tuple(map(limit_of, texts)))


def test_visit_is_under_the_limit_of_its_day_and_a_loose_one_under_the_looser():
    assert told(limits(*CHANGED), "visits_per_year", "applied") == [(3.0, ["a", "b"]), (1.0, ["c"])]


def test_limit_that_became_looser_holds_for_a_loose_visit_over_the_change():
    texts = ("visits_per_year = 1 since 2020-01-01", "visits_per_year = 3 since 2026-07-01")
    assert told(limits(*texts), "visits_per_year", "applied") == [(1.0, ["a"]), (3.0, ["b", "c"])]


def test_least_that_is_asked_for_is_looser_where_it_is_smaller():
    texts = ("days_between_visits = 10 since 2020-01-01", "days_between_visits = 30 since 2026-07-01")
    assert told(limits(*texts), "days_between_visits", "applied") == [(10.0, ["a", "b"]), (30.0, ["c"])]


def test_no_limit_before_a_law_is_looser_than_the_law():
    assert told(limits("visits_per_year = 1 since 2026-07-01"), "visits_per_year", "applied") == [(1.0, ["c"])]


def test_count_under_a_new_limit_holds_what_was_under_the_old_one():
    assert told(limits(*CHANGED), "visits_per_year", "counted") == [(3.0, ["a", "b"]), (1.0, ["a*", "b*", "c"])]


def test_count_does_not_hold_what_was_under_another_scope():
    texts = ("visits_per_year = 3 since 2020-01-01", "visits_per_year = 1 since 2026-07-01 kind 企业")
    assert told(limits(*texts), "visits_per_year", "counted") == [(3.0, ["a", "b"]), (1.0, ["c"])]


def test_scope_looks_at_types_and_systems_of_organisers():
    given = visits(
        "甲厂 | 甲县应急局 | 2026-03-02 | 2026-03-03 | | 企业 | routine", "甲厂 | 甲县水利局 | 2026-03-02 | 2026-03-03 | | 企业 |"
    )
    assert list(Scope(types=("routine",)).covers(given)) == [True, False]
    assert list(Scope(systems=("水利局",)).covers(given)) == [False, True]
    assert Scope(kinds=("企业",), systems=("水利局",)).rank() == 2


def test_limit_that_another_of_its_day_overrules_is_never_the_looser_one():
    texts = (
        "visits_per_year = 1 since 2020-01-01",
        "visits_per_year = 3 since 2026-07-01",
        "visits_per_year = 1 since 2026-07-01",
    )
    assert told(limits(*texts), "visits_per_year", "applied") == [(1.0, ["a", "b"]), (1.0, ["c"])]
