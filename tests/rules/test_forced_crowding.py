"""Forced spans: they hold what they say, and every target that some span overloads is named."""

from __future__ import annotations

from hypothesis import given, settings

from burden.rules.forced_crowding import forced_crowding
from tests import slow
from tests.random_plans import CALENDAR, limits, plans, visits_of


def need(group, span, organisers):
    """The workdays that the visits of a group whose windows lie in a span need, of one organiser's only the longest."""
    inside = [visit for visit in group if span[0] <= visit["first"] and visit["last"] <= span[1]]
    party = {}
    for visit in inside:
        key = visit["organiser"] if organisers else visit["index"]
        party[key] = max(party.get(key, 0), visit["days"])
    return sum(party.values()), inside


def overloads(law, name, visits, organisers):
    """Every overloaded span that holds no group which meets for certain, as (limit, target, span, rows)."""
    found = set()
    for limit, groups in slow.counted(law, name, visits):
        for (target,), group in groups.items():
            certain = [days(own) for _, own in slow.meetings(limit, group, organisers)]
            for span in {(a["first"], b["last"]) for a in group for b in group if a["first"] <= b["last"]}:
                needed, inside = need(group, span, organisers)
                known = any(span[0] <= first and last <= span[1] for first, last in certain)
                enough = needed <= CALENDAR.workdays(*span) * limit.value
                if len(inside) > 1 and not (enough or known) and any(visit["judged"] for visit in inside):
                    found.add((limit, target, span, frozenset(visit["index"] for visit in inside)))
    return found


def days(group):
    return min(visit["first"] for visit in group), max(visit["last"] for visit in group)


@settings(max_examples=12, deadline=None)
@given(plans(most=5), limits("organisers_per_day", most=1))
def test_target_is_named_where_some_span_is_overloaded_by_organisers(plan, law):
    visits = visits_of(plan)
    found, expected = (
        slow.said(list(forced_crowding.each(visits, CALENDAR, law)), "forced"),
        overloads(law, law.all[0].name, visits, True),
    )
    assert {each[:2] for each in found} == {each[:2] for each in expected}


@settings(max_examples=12, deadline=None)
@given(plans(most=5), limits("visits_per_day", most=1))
def test_target_is_named_where_some_span_is_overloaded_by_visits(plan, law):
    visits = visits_of(plan)
    found, expected = (
        slow.said(list(forced_crowding.each(visits, CALENDAR, law)), "forced"),
        overloads(law, law.all[0].name, visits, False),
    )
    assert {each[:2] for each in found} == {each[:2] for each in expected}
