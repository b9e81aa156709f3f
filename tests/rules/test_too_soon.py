"""Visits in W days and gaps between visits, against a count visit by visit."""

from __future__ import annotations

from hypothesis import given, settings

from burden.rule import Finding
from burden.rules.too_soon import too_soon
from tests import slow
from tests.random_plans import limits, plans, visits_of


def dense(law, name, visits, *keys):
    """Runs of groups that share visits: for each visit that starts last those whose every start lies in the days that end with it."""
    found = set()
    for limit, groups in slow.counted(law, name, visits, *keys):
        for (target, *_), group in groups.items():
            order = sorted(group, key=lambda visit: visit["start"])
            run, most = [], 0
            for at, last in enumerate(order):
                after = last["start"] - limit.days
                inside = [visit for visit in order[: at + 1] if min(slow.starts(visit)) > after]
                if last in inside and len(inside) > limit.value and any(visit["judged"] for visit in inside):
                    if run and not any(visit in run for visit in inside):
                        found.add((limit, target, at_days(run), len(run), most))
                        run, most = [], 0
                    run, most = run + [visit for visit in inside if visit not in run], max(most, len(inside))
            if run:
                found.add((limit, target, at_days(run), len(run), most))
    return found


def at_days(group):
    """From the first to the last day of a group's windows."""
    return min(visit["first"] for visit in group), max(visit["last"] for visit in group)


def said(findings):
    return {
        (each.limit, each.target, tuple(each.span), each.facts["n"], each.facts.get("most", each.facts["n"]))
        for each in findings if isinstance(each, Finding) and each.certainty == "certain"
    }  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(plans(), limits("visits_in_days", days=(7, 61), most=2))
def test_visits_are_too_dense_where_a_count_says_so(plan, law):
    visits = visits_of(plan)
    assert said(too_soon.each(visits, law)) == dense(law, "visits_in_days", visits)


@settings(max_examples=20, deadline=None)
@given(plans(), limits("organiser_visits_in_days", days=(7, 61), most=2))
def test_visits_of_one_organiser_are_too_dense_where_a_count_says_so(plan, law):
    visits = visits_of(plan)
    assert said(too_soon.each(visits, law)) == dense(law, "organiser_visits_in_days", visits, "organiser")


@settings(max_examples=20, deadline=None)
@given(plans(), limits("days_between_visits", most=40))
def test_gap_is_too_short_only_where_it_is_in_every_placement(plan, law):
    visits = visits_of(plan)
    close = {
        (limit, target, frozenset((a["index"], b["index"])))
        for limit, groups in slow.counted(law, "days_between_visits", visits, "organiser") for (target, _), group in groups.items()
        for a in group for b in group
        if a is not b and all(x[0] <= y[1] + limit.value and y[0] <= x[1] + limit.value for x in slow.stays(a) for y in slow.stays(b))
    }  # fmt: skip
    found = {(each.limit, each.target, frozenset(each.rows)) for each in too_soon.each(visits, law)}
    assert found <= close
    assert {target for _, target, _ in found} == {
        target for limit, target, pair in close
        for each, groups in slow.counted(law, "days_between_visits", visits, "organiser")
        if each == limit and any(visit["judged"] for group in groups.values() for visit in group if visit["index"] in pair)
    }  # fmt: skip
