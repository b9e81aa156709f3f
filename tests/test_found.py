"""A check of a visits table as it goes: the same warnings as all at once, in every format."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest

from burden.check import check
from burden.days import day
from burden.found import Found
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.load.visits_table import read_visits
from burden.report.columnar import write_warnings
from burden.report.data import check_json, schema
from burden.report.lines import checked_lines, found_lines
from burden.rulebook import Waiver
from burden.visits import subjects
from burden.visits.columns import Rows
from tests.scale.make import write

POLICY = Path(__file__).parent / "scale" / "policy.yaml"
TODAY = day(date(2026, 12, 31))


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "visits.parquet"
    write(path, 1500)
    return read_visits([path], packaged())


def found(table, only=()):
    return Found(table.plan, table.visits, read_policy(POLICY), packaged(), TODAY, table.problems, only)


def at_once(table, only=()):
    return check(table.plan, read_policy(POLICY), packaged(), TODAY, table.problems, only, visits=table.visits)


def ordered(told):
    return sorted(json.dumps(each, sort_keys=True, ensure_ascii=False) for each in told)


def test_lines_are_the_warnings_of_the_json(table):
    lines = [json.loads(line) for line in found_lines(found(table), Rows(table.visits))]
    checked = at_once(table)
    assert len(lines) > 100
    assert ordered(lines) == ordered(check_json(checked)["warnings"])
    assert [json.loads(line) for line in checked_lines(checked)] == check_json(checked)["warnings"]


def test_rules_that_run_side_by_side_find_the_same_in_the_same_order(table, monkeypatch):
    one_by_one = list(found_lines(found(table), Rows(table.visits)))
    monkeypatch.setattr("burden.found.MANY", 1)
    assert list(found_lines(found(table), Rows(table.visits))) == one_by_one


def test_every_line_keeps_the_published_schema(table):
    published = schema()
    shape = jsonschema.Draft202012Validator({"$ref": "#/$defs/warning", "$defs": published["$defs"]})
    lines = [json.loads(line) for line in found_lines(found(table, ("same-days", "on-holiday", "too-often")), Rows(table.visits))]
    assert {line["rule"] for line in lines} == {"same-days", "on-holiday", "too-often"}
    assert [error.message for line in lines for error in shape.iter_errors(line)] == []


@pytest.mark.parametrize("words", [True, False])
def test_parquet_holds_what_the_lines_hold(table, tmp_path, words):
    with open(tmp_path / "w.parquet", "wb") as file:
        write_warnings(file, found(table), words=words)
    shown = pq.read_table(tmp_path / "w.parquet").to_pylist()
    lines = [json.loads(line) for line in found_lines(found(table), Rows(table.visits))]
    for each in lines:
        del each["content"]
        each["message"] = each["message"] if words else None
    for each in shown:
        each |= {name: each[name] and each[name].isoformat() for name in ("first", "last")}
    assert shown == lines


def test_counts_are_known_without_words(table):
    whole = found(table)
    total = sum(len(batch) for batch in whole)
    assert total == whole.counts.total() == len(at_once(table).warnings)
    assert dict(whole.possible) == at_once(table).possible
    assert (whole.reaches("error"), found(table, ("too-long",)).reaches("note"), whole.reaches("never")) == (True, False, False)


def test_rules_that_need_a_plan_say_so(table):
    idle = {each.rule: each.zh for each in found(table).not_run}
    assert idle["undated"] == "没有年度计划表"
    assert idle["barren"] == "没有执行记录表"
    assert idle["too-seldom"] == "没有单位名录"


def test_waived_warnings_are_left_out(table):
    (target, *_) = [warning.target for batch in found(table, ("same-days",)) for warning in batch]
    waiver = Waiver("same-days", {"target": (target,)}, "理由", "某人", TODAY)
    whole = found(table, ("same-days", "waiver-unused"))
    few = Found(table.plan, table.visits, replace(read_policy(POLICY), waivers=(waiver,)), packaged(), TODAY, (), whole.only)
    left = [warning.target for batch in few for warning in batch]
    assert target not in left
    assert len(left) + few.waived == sum(len(batch) for batch in whole)


def test_names_compared_first_find_the_same(table, monkeypatch):
    only = ("layered", "mergeable", "same-subject")
    plain = ordered(check_json(at_once(table, only))["warnings"])
    monkeypatch.setattr(subjects, "MANY", 0)
    assert ordered(check_json(at_once(table, only))["warnings"]) == plain
    assert len(plain) > 0
