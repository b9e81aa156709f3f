"""Checks by a real scheduler and workers in processes of their own: the same, row for row, also where a worker is killed."""

from datetime import date
from pathlib import Path

import pytest

from burden.check import check
from burden.days import day
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.load.visits_chunks import chunks_of
from burden.load.visits_parts import files_of, parts_of
from burden.load.visits_table import read_visits
from tests.engine.visits import table

pytestmark = pytest.mark.cluster
POLICY = Path(__file__).parent.parent / "scale" / "policy.yaml"
TODAY = day(date(2026, 11, 15))


@pytest.fixture(scope="module")
def client():
    from burden.engine.cluster import cluster

    with cluster(None) as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A table in three files, one of them in many groups of rows, and one without a county."""
    into = tmp_path_factory.mktemp("table")
    whole = table(6000)
    whole[:3000].to_parquet(into / "a.parquet", row_group_size=500)
    whole[3000:5000].to_parquet(into / "b.parquet")
    whole[5000:].drop(columns=["county", "joint"]).to_parquet(into / "c.parquet")
    return into


def alone(folder):
    """The check on one machine."""
    read = read_visits([folder], packaged())
    return check(read.plan, read_policy(POLICY), packaged(), TODAY, read.problems, visits=read.visits), read.problems


def by_workers(client, folder):
    from burden.engine.shuffle import check_chunks

    chunks = chunks_of(files_of([folder]), parts_of([folder]))
    return check_chunks(client, chunks, read_policy(POLICY), packaged(), TODAY)


def test_table_by_workers_is_the_table(client, folder, monkeypatch):
    monkeypatch.setattr("burden.load.visits_chunks.ROWS", 700)
    (one, problems), (many, told) = alone(folder), by_workers(client, folder)
    assert told == problems
    assert (many.plan.year, many.plan.sheets) == (one.plan.year, one.plan.sheets)
    assert many.not_run == one.not_run
    assert many.possible == one.possible
    assert len(one.warnings) > 100
    assert [each.message() for each in many.warnings] == [each.message() for each in one.warnings]
    assert many.warnings == one.warnings


def test_worker_killed_in_mid_run_changes_nothing(client, folder, monkeypatch):
    import os
    import signal

    from burden.engine import shuffle

    whole, killed = shuffle.outcomes, []

    def killing(*given):
        for outcome in whole(*given):
            if not killed:
                killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)
            yield outcome

    monkeypatch.setattr("burden.load.visits_chunks.ROWS", 700)
    monkeypatch.setattr("burden.engine.shuffle.outcomes", killing)
    many, _ = by_workers(client, folder)
    assert killed[0] not in client.run(os.getpid).values()
    assert many.warnings == alone(folder)[0].warnings


def test_plan_by_workers_is_the_plan(client):
    from burden.engine.cluster import parts, workers
    from burden.engine.run import over_parts
    from tests.engine.test_run import outcome

    whole, apart = outcome(), outcome(over_parts(workers(client), parts(client)))
    assert apart.warnings == whole.warnings
    assert apart.possible == whole.possible
