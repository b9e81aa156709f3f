"""A visits table checked in parts is the table, without any cluster: the steps that workers take, taken here one after the other."""

from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from burden.check import chosen_of, given_of
from burden.days import day
from burden.engine.chunks import KEY, rows_of
from burden.engine.form import Form
from burden.engine.kept import Kept
from burden.engine.names import known
from burden.engine.seen import Seen, look
from burden.engine.table import TOGETHER, Told, checked, compared
from burden.found import Found
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.load.visits_chunks import chunks_of, lean
from burden.load.visits_parts import files_of, parts_of
from burden.load.visits_table import read_visits
from burden.report.columnar import write_tables, write_warnings
from tests.engine.visits import table

POLICY = read_policy(Path(__file__).parent / "policy.yaml")
TODAY = day(date(2026, 11, 15))
PARTS = 3


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "visits.parquet"
    table(600).to_parquet(found, row_group_size=100)
    return found


def split(tables):
    """The rows of some tables by the part they belong in, as they come together there: in any order."""
    every = pd.concat(tables, ignore_index=True).sample(frac=1, random_state=1)
    return [every[every[KEY] == part].drop(columns=KEY) for part in range(PARTS)]


def in_parts(path, form, folder):
    """All that is found, kept in a folder."""
    chunks = chunks_of(files_of([path]), parts_of([path]))
    names = known(Seen.together(map(look, chunks)))
    read = read_visits([path], packaged())
    given = given_of(read.plan, read.visits, POLICY, packaged(), TODAY)
    asked = [rule for rule in chosen_of((), given, POLICY)[0] if "visits" in rule.asks()]
    first, then = (tuple(rule.name for rule in asked if (rule.by in TOGETHER) is here) for here in (True, False))
    told = Told(read.plan, POLICY, packaged(), TODAY, first, then, form)
    rows = [rows_of(chunk, names, PARTS) for chunk in chunks]
    outcomes = [checked(part, told, names, PARTS) for part in split(rows)]
    outcomes += [compared(part, told, names) for part in split([outcome.rest for outcome in outcomes])]
    kept = Kept(folder)
    for outcome in reversed(outcomes):
        kept.add(outcome.packed)
    return kept


def test_parts_put_together_are_the_table(path, tmp_path, monkeypatch):
    monkeypatch.setattr("burden.load.visits_chunks.ROWS", 100)
    monkeypatch.setattr("burden.engine.packed.PIECE", 7)
    monkeypatch.setattr("burden.report.columnar.TOGETHER", 20)
    kept = in_parts(path, Form("parquet", words=False), tmp_path)
    read = read_visits([path], packaged())
    whole, one, many = Found(read.plan, read.visits, POLICY, packaged(), TODAY), BytesIO(), BytesIO()
    write_warnings(one, whole, words=False)
    write_tables(many, (each for stream in kept.streams() for each in stream.tables()))
    assert pq.read_table(many).num_rows > 300
    assert many.getvalue() == one.getvalue()
    assert (kept.counts, kept.possible) == (whole.counts, whole.possible)


def test_names_are_known_in_order_and_counties_go_together(tmp_path):
    rows = [("甲县", ""), ("镇一", "甲县"), ("镇二", "甲县"), ("镇二", "乙县"), ("镇三", "丙县"), ("校一", "")]
    found = pd.DataFrame(rows, columns=["target", "county"]).assign(organiser="应急局", first=20500, last=20500)
    found.to_parquet(tmp_path / "visits.parquet")
    (chunk,) = chunks_of(files_of([tmp_path / "visits.parquet"]), parts_of([tmp_path / "visits.parquet"]))
    names = known(look(chunk))
    assert names.names["target"].to_pylist() == ["", "校一", "甲县", "镇一", "镇三", "镇二"]
    assert [names.together[at] == names.together[2] for at in range(6)] == [False, False, True, True, False, True]


def test_items_about_one_subject_or_made_jointly_go_together(tmp_path):
    items = ["消防检查", "消防督查", "价格检查", "档案检查", "食品检查"]
    found = pd.DataFrame({"item": items, "joint": ["", "", "", "一", "一"]})
    found = found.assign(target="甲县", organiser="应急局", first=20500, last=20500)
    found.to_parquet(tmp_path / "visits.parquet")
    (chunk,) = chunks_of(files_of([tmp_path / "visits.parquet"]), parts_of([tmp_path / "visits.parquet"]))
    names = known(look(chunk))
    number = dict(zip(names.names["item"].to_pylist(), names.subject.tolist(), strict=True))
    assert number["消防检查"] == number["消防督查"]
    assert number["档案检查"] == number["食品检查"]
    assert len({number[each] for each in items}) == 3


def test_names_of_other_chunks_are_left_out():
    names = pa.array([f"镇{at}" for at in range(9)])
    column = pa.chunked_array([pa.DictionaryArray.from_arrays(pa.array(np.array([3, 3, 5], dtype=np.int32)), names)])
    assert lean(column).to_pylist() == ["镇3", "镇3", "镇5"]
    assert lean(column).type == pa.string()
