"""A check in parts is the check: of the example city, with every rule, whatever the number of parts."""

import pickle
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from burden.check import check
from burden.days import day
from burden.engine.run import over_parts
from burden.engine.work import checked
from burden.load import load
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.rules import rules

PLANS = Path(__file__).parent.parent.parent / "plans"


@lru_cache
def city():
    rulebook = read_policy(PLANS.parent / "rules.yaml")
    return rulebook, load([PLANS / "2026"], year=2026), load([PLANS / "2025"], year=2025)[0]


def outcome(running=None):
    rulebook, (plan, problems), before = city()
    return check(plan, rulebook, packaged(), day(date(2026, 11, 15)), problems, previous=before, running=running)


def sent(shared, tasks):
    """Workers who are told everything in bytes, and do the tasks last to first."""
    told = pickle.dumps(shared)
    done = {task: pickle.loads(pickle.dumps(checked(pickle.loads(told), *task))) for task in reversed(tasks)}
    return [done[task] for task in tasks]


@pytest.mark.parametrize("parts", [1, 7])
def test_city_in_parts_is_the_city(parts):
    whole, apart = outcome(), outcome(over_parts(sent, parts))
    assert apart.warnings == whole.warnings
    assert [each.rows for each in apart.warnings] == [each.rows for each in whole.warnings]
    assert apart.possible == whole.possible
    assert apart.waived == whole.waived
    assert {each.rule for each in whole.warnings} | {each.rule for each in whole.not_run} >= set(rules())
