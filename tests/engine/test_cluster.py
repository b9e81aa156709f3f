"""Checks by a real scheduler and workers in processes of their own: the same, row for row, also where a worker is killed."""

import os
import signal
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from burden.check import check
from burden.days import day
from burden.found import Found
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.load.visits_chunks import chunks_of
from burden.load.visits_parts import files_of, parts_of
from burden.load.visits_table import read_visits
from burden.report.columnar import write_tables, write_warnings
from burden.report.found_text import found_text, lines_of
from burden.report.lines import found_lines
from burden.rulebook import Waiver
from burden.visits.columns import Rows
from tests.command import burden
from tests.engine.visits import table
from tests.scale.make import write

pytestmark = pytest.mark.cluster
POLICY = Path(__file__).parent / "policy.yaml"
TODAY = day(date(2026, 11, 15))
FORMATS = (("parquet", False), ("parquet", True), ("jsonl", True), ("text", True))


@pytest.fixture(scope="module")
def client():
    from burden.engine.cluster import cluster

    with cluster(None) as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A table in three files, one of them in many groups of rows, and one without a county."""
    into = tmp_path_factory.mktemp("table")
    whole = table(1800)
    whole[:900].to_parquet(into / "a.parquet", row_group_size=150)
    whole[900:1500].to_parquet(into / "b.parquet")
    whole[1500:].drop(columns=["county", "joint"]).to_parquet(into / "c.parquet")
    return into


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr("burden.load.visits_chunks.ROWS", 400)


def policy(*waivers):
    return replace(read_policy(POLICY), waivers=waivers)


def waived(rule, target):
    return Waiver(rule, {"target": (target,)}, "理由", "某人", TODAY)


def alone(folder, rulebook=None):
    """The check on one machine."""
    read = read_visits([folder], packaged())
    return check(read.plan, rulebook or policy(), packaged(), TODAY, read.problems, visits=read.visits), read.problems


def found_alone(folder, rulebook=None):
    read = read_visits([folder], packaged())
    return Found(read.plan, read.visits, rulebook or policy(), packaged(), TODAY, read.problems), read.problems


def written_alone(folder, form, words, rulebook=None):
    """What is written on one machine, and what was counted meanwhile."""
    found, problems = found_alone(folder, rulebook)
    if form == "parquet":
        file = BytesIO()
        write_warnings(file, found, words=words)
        return file.getvalue(), found
    if form == "jsonl":
        return b"".join(found_lines(found, Rows(found.visits))), found
    return list(found_text(found, problems)), found


def by_workers(client, folder, rulebook=None):
    """The table in the hands of workers."""
    from burden.engine.visits import looked_through

    chunks = chunks_of(files_of([folder]), parts_of([folder]))
    return looked_through(client, chunks, rulebook or policy(), packaged(), TODAY)


def written_by_workers(client, folder, form, words, into, rulebook=None):
    from burden.engine.form import Form
    from burden.engine.visits import found_apart

    given = by_workers(client, folder, rulebook)
    found, ready = found_apart(given, Form(form, "zh", words), into)
    if form == "parquet":
        file = BytesIO()
        write_tables(file, (each for told in ready for each in told.tables()))
        return file.getvalue(), found
    if form == "jsonl":
        return "".join(line for told in ready for line in told.lines()).encode(), found
    return list(lines_of(((each.rule, each.warnings, each.lines()) for each in ready), found, given.problems, "zh")), found


def test_table_by_workers_is_the_table(client, folder):
    from burden.engine.visits import check_apart

    (one, problems), given = alone(folder), by_workers(client, folder)
    many = check_apart(given)
    assert given.problems == problems
    assert (many.plan.year, many.plan.sheets) == (one.plan.year, one.plan.sheets)
    assert many.not_run == one.not_run
    assert many.possible == one.possible
    assert [each.message() for each in many.warnings] == [each.message() for each in one.warnings]
    assert many.warnings == one.warnings


def test_every_rule_that_runs_over_a_table_finds_something_here(folder):
    found, _ = found_alone(folder)
    told = {rule for rule, _ in [*found.counts, *((batch.rule.name, 0) for batch in found)]}
    assert told == {
        "crowded", "forced-crowding", "layered", "mergeable", "on-holiday", "quiet-period", "same-days", "same-subject",
        "target-month", "too-long", "too-often", "too-soon", "unreadable",
    }  # fmt: skip


@pytest.mark.parametrize(("form", "words"), FORMATS)
def test_what_workers_write_is_what_is_written_alone(client, folder, tmp_path, form, words):
    (one, whole), (many, found) = written_alone(folder, form, words), written_by_workers(client, folder, form, words, tmp_path)
    assert many == one
    assert found.counts == whole.counts
    assert found.possible == whole.possible
    assert found.reaches("error") == whole.reaches("error")


def test_waivers_let_the_same_stand(client, folder, tmp_path):
    from burden.engine.visits import check_apart

    rulebook = policy(waived("same-days", "镇1"), waived("too-often", "甲县"), waived("mergeable", "没有的对象"))
    one, many = alone(folder, rulebook)[0], check_apart(by_workers(client, folder, rulebook))
    assert (many.warnings, many.waived) == (one.warnings, one.waived)
    told, found = written_by_workers(client, folder, "jsonl", True, tmp_path, rulebook)
    lines, whole = written_alone(folder, "jsonl", True, rulebook)
    assert (told, found.waived) == (lines, whole.waived)
    assert len(one.waived) == whole.waived > 0


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_worker_killed_in_mid_run_changes_nothing(client, folder, tmp_path, monkeypatch, form):
    from burden.engine import visits

    whole, killed = visits.outcomes, []

    def killing(*given):
        for outcome in whole(*given):
            if not killed:
                killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)
            yield outcome

    monkeypatch.setattr("burden.engine.visits.outcomes", killing)
    many, _ = written_by_workers(client, folder, form, form == "jsonl", tmp_path)
    assert killed[0] not in client.run(os.getpid).values()
    assert many == written_alone(folder, form, form == "jsonl")[0]


def test_pieces_of_few_warnings_change_nothing(client, folder, tmp_path, monkeypatch):
    monkeypatch.setattr("burden.report.columnar.TOGETHER", 50)
    monkeypatch.setattr("burden.report.columnar.PLACES", 300)
    assert pq.read_table(BytesIO(written_by_workers(client, folder, "parquet", False, tmp_path)[0])).num_rows > 100
    assert written_by_workers(client, folder, "parquet", False, tmp_path)[0] == written_alone(folder, "parquet", False)[0]


def test_scheduler_that_does_not_answer_is_told(monkeypatch):
    from burden.engine.cluster import Unreachable, cluster

    monkeypatch.setattr("burden.engine.cluster.WAIT", 1)
    with pytest.raises(Unreachable, match=r"tcp://127\.0\.0\.1:9"), cluster("tcp://127.0.0.1:9"):
        pass


def test_workers_that_die_over_their_work_are_told():
    from burden.engine.cluster import Exhausted, cluster

    with pytest.raises(Exhausted), cluster(None) as client:
        client.submit(os._exit, 1).result()


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (
            "Exhausted",
            "--engine dask: workers died over their work again and again, most likely for want of memory; "
            "give each of them more of it, or use fewer on a machine\n",
        ),
        (
            "Unreachable",
            "tcp://127.0.0.1:9: no scheduler with workers answers there; check the address and whether the workers run\n",
        ),
    ],
)
def test_what_stops_workers_is_one_line(tmp_path, monkeypatch, fault, line):
    from burden.engine import cluster

    def stopped(address):
        raise getattr(cluster, fault)(address)

    monkeypatch.setattr(cluster, "cluster", stopped)
    write(tmp_path / "visits.parquet", 20)
    done = burden("check", "visits.parquet", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)


def test_plan_by_workers_is_the_plan(client):
    from burden.engine.cluster import parts, workers
    from burden.engine.run import over_parts
    from tests.engine.test_run import outcome

    whole, apart = outcome(), outcome(over_parts(workers(client), parts(client)))
    assert apart.warnings == whole.warnings
    assert apart.possible == whole.possible
