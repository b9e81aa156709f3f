import datetime as dt

import numpy as np
import pandas as pd
import pytest

from burden.check import check
from burden.days import day
from burden.load.holidays import packaged
from burden.load.refusal import Refusal
from burden.load.visits_parts import is_visits_table
from burden.load.visits_table import read_visits
from burden.rulebook import Rulebook
from tests.example_plans import limits_of

MARCH_2 = day(dt.date(2026, 3, 2))
ROWS = [
    {"target": "甲县", "organiser": "应急局", "first": dt.date(2026, 3, 2), "last": dt.date(2026, 3, 4)},
    {"target": "甲县", "organiser": "人社局", "first": dt.date(2026, 3, 3), "last": dt.date(2026, 3, 3)},
]


def table(tmp_path, rows, name="visits.parquet", **kinds):
    frame = pd.DataFrame(rows).astype(kinds)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    frame.to_parquet(path) if name.endswith("parquet") else frame.to_csv(path, index=False)
    return path


def read(*paths):
    return read_visits(list(paths), packaged())


def told(read_table):
    return [(each.place.file, each.place.row, each.zh) for each in read_table.problems]


@pytest.mark.parametrize("name", ["visits.parquet", "visits.csv"])
def test_a_table_is_checked_without_a_plan(tmp_path, name):
    found = read(table(tmp_path, ROWS, name))
    rulebook = Rulebook(limits=limits_of("organisers_per_day = 1"))
    checked = check(found.plan, rulebook, packaged(), MARCH_2, visits=found.visits, only=("same-days", "undated"))
    assert [(each.rule, each.target, each.place) for each in checked.warnings] == [("same-days", "甲县", (name, "", 2, ""))]
    assert [(each.rule, each.zh) for each in checked.not_run] == [("undated", "没有年度计划表")]


def test_days_and_names_are_the_same_in_every_type(tmp_path):
    plain = read(table(tmp_path, ROWS)).visits
    numbered = pd.DataFrame(ROWS).assign(first=[MARCH_2, MARCH_2 + 1], last=[MARCH_2 + 2, MARCH_2 + 1])
    numbered = numbered.astype({"target": "category", "organiser": "category", "first": "int16", "last": "float64"})
    numbered.to_parquet(tmp_path / "numbers.parquet")
    pd.DataFrame(ROWS).astype({"first": str, "last": "datetime64[ns]"}).to_parquet(tmp_path / "texts.parquet")
    for name in ("numbers.parquet", "texts.parquet"):
        pd.testing.assert_frame_equal(read(tmp_path / name).visits, plain)


def test_the_order_of_rows_and_parts_does_not_matter(tmp_path):
    whole = read(table(tmp_path, ROWS)).visits.drop(columns=["sheet", "row", "joint"])
    for number, row in enumerate(ROWS[::-1]):
        table(tmp_path, [row], f"parts/{number}.parquet")
    pd.testing.assert_frame_equal(read(tmp_path / "parts").visits.drop(columns=["sheet", "row", "joint"]), whole)


def test_rows_that_cannot_be_read_are_counted_and_the_rest_is_checked(tmp_path):
    bad = [
        {"target": ""}, {"target": " "}, {"organiser": None}, {"first": None}, {"last": None}, {"last": dt.date(2026, 3, 1)},
        {"first": dt.date(1899, 1, 1)}, {"first": dt.date(2300, 1, 1), "last": dt.date(2300, 1, 1)},
    ]  # fmt: skip
    found = read(table(tmp_path, [{**ROWS[0], **each} for each in bad] + ROWS))
    assert len(found.visits) == len(ROWS)
    assert told(found) == [
        ("visits.parquet", 1, "检查对象是空的：共2行没有读（第1、2行）"),
        ("visits.parquet", 3, "检查单位是空的：共1行没有读（第3行）"),
        ("visits.parquet", 4, "没有开始日期，或者看不懂：共1行没有读（第4行）"),
        ("visits.parquet", 5, "没有结束日期，或者看不懂：共1行没有读（第5行）"),
        ("visits.parquet", 7, "日期不在1990-01-01至2110-12-31之间：共2行没有读（第7、8行）"),
        ("visits.parquet", 6, "结束早于开始：共1行没有读（第6行）"),
    ]
    assert (found.plan.sheets[0].rows, found.plan.sheets[0].read, found.plan.sheets[0].unread) == (10, 2, 8)


def test_many_bad_rows_of_one_kind_are_one_problem(tmp_path):
    found = read(table(tmp_path, [{**ROWS[0], "target": None}] * 1000 + ROWS))
    assert told(found) == [("visits.parquet", 1, "检查对象是空的：共1000行没有读（第1、2、3、4、5行等）")]


def test_numbers_out_of_range_are_told(tmp_path):
    rows = [{**ROWS[0], "days": each} for each in (2**40, -1, 1.5, 4000)] + [{**ROWS[0], "days": 2}]
    found = read(table(tmp_path, rows))
    assert told(found) == [("visits.parquet", 1, "天数、次序或者是否一栏看不懂：共4行没有读（第1、2、3、4行）")]
    assert found.visits["days"].tolist() == [2]


def test_nothing_said_is_the_default(tmp_path):
    rows = [{**ROWS[0], "made": None, "firm": None, "days": None, "item": None, "joint": None}, {**ROWS[1], "made": True}]
    found = read(table(tmp_path, rows, "visits.csv")).visits
    assert (
        found[["made", "firm", "item", "match"]].astype(object).values.tolist()
        == [
            [True, True, "", "kept"],
            [False, True, "", ""],
        ][::-1]
    )


def test_joint_rows_at_one_target_are_one_visit(tmp_path):
    rows = [{**row, "target": target, "joint": 7} for target in ("甲县", "乙县") for row in ROWS]
    found = read(table(tmp_path, rows)).visits
    assert found.groupby("target", observed=True)["joint"].nunique().tolist() == [1, 1]
    assert found["joint"].nunique() == 2


def test_joint_numbers_with_gaps_may_be_floats(tmp_path):
    rows = [{**row, "joint": joint} for row, joint in zip([*ROWS, *ROWS], [7.0, 7.0, None, None], strict=True)]
    assert read(table(tmp_path, rows)).visits["joint"].nunique() == 3


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("target", 3, "target 列的类型是 int64，不是文字"),
        ("joint", 1.5, "joint 列的类型是 double，不是文字或者整数"),
        ("joint", True, "joint 列的类型是 bool，不是文字或者整数"),
        ("first", True, "first 列的类型是 bool，不是日期"),
        ("made", [1], "made 列的类型是 list<element: int64>，不是是或否"),
        ("organiser", dt.date(2026, 1, 1), "organiser 列的类型是 date32[day]，不是文字"),
    ],
)
def test_a_column_of_a_wrong_type_is_refused(tmp_path, column, value, said):
    path = table(tmp_path, [{**row, column: value} for row in ROWS])
    with pytest.raises(Refusal) as refused:
        read(path)
    assert str(refused.value) == f"visits.parquet: {said}; 各列的类型见 docs/visits.md"


def test_a_needed_column_that_is_missing_is_refused(tmp_path):
    path = table(tmp_path, [{"target": "甲县", "first": 1}])
    with pytest.raises(Refusal) as refused:
        read(path)
    assert str(refused.value) == "visits.parquet: 没有 organiser、last 列; 到访表有哪些列见 docs/visits.md"


def test_a_truncated_file_is_refused(tmp_path):
    path = table(tmp_path, ROWS)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(Refusal, match=r"^visits\.parquet: 文件损坏，或者不是所说的格式（.*）; 请重新导出$"):
        read(path)


def test_a_table_without_rows_is_refused(tmp_path):
    path = tmp_path / "visits.parquet"
    pd.DataFrame(ROWS)[:0].to_parquet(path)
    with pytest.raises(Refusal) as refused:
        read(path)
    assert str(refused.value) == "visits.parquet: 里面一行也没有; 请给出有到访的表"


def test_a_plan_among_the_parts_is_refused(tmp_path):
    table(tmp_path, ROWS, "parts/a.parquet")
    (tmp_path / "parts" / "计划.xlsx").write_bytes(b"x")
    with pytest.raises(Refusal, match="不是到访表，却和到访表放在一起"):
        read(tmp_path / "parts")


def test_a_table_is_told_from_a_plan_by_its_content(tmp_path):
    table(tmp_path, ROWS, "a.csv")
    (tmp_path / "b.csv").write_text("target,organiser,first,last,备注\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert [is_visits_table([tmp_path / name]) for name in ("a.csv", "b.csv", "empty")] == [True, False, False]
    assert is_visits_table([table(tmp_path, ROWS)])


def test_days_are_placed_as_in_a_plan(tmp_path):
    rows = [
        {"target": "甲", "organiser": "应急局", "first": "2026-03-02", "last": "2026-03-31"},
        {"target": "乙", "organiser": "应急局", "first": "2026-03-07", "last": "2026-03-31", "days": 3},
        {"target": "丙", "organiser": "应急局", "first": "2026-03-02", "last": "2026-03-06"},
        {"target": "丁", "organiser": "应急局", "first": "2026-03-02", "last": "2026-03-31", "made": True},
    ]
    found = read(table(tmp_path, rows)).visits.set_index("target")[["days", "fixed", "begin", "start", "end"]]
    at = [np.datetime64(text).astype(int) for text in ("2026-03-02", "2026-03-09", "2026-03-27", "2026-03-11", "2026-03-31")]
    assert found.loc[["甲", "乙", "丙", "丁"]].values.tolist() == [
        [1, False, at[0], at[4], at[0]],
        [3, False, at[1], at[2], at[3]],
        [5, True, at[0], at[0], at[0] + 4],
        [22, True, at[0], at[0], at[4]],
    ]


def test_moment_with_a_zone_is_its_day_in_beijing(tmp_path):
    moments = pd.to_datetime(["2026-03-08T00:00+08:00", "2026-03-07T16:30+00:00"], utc=True)
    pd.DataFrame({"target": "甲县", "organiser": "应急局", "first": moments, "last": moments}).to_parquet(tmp_path / "v.parquet")
    visits = read_visits([tmp_path / "v.parquet"], packaged()).visits
    assert visits["first"].tolist() == [day(dt.date(2026, 3, 8))] * 2


def test_column_twice_is_refused_in_csv_too(tmp_path):
    (tmp_path / "v.csv").write_text("target,organiser,first,last,target\n甲,乙,2026-03-02,2026-03-02,丙\n", encoding="utf-8")
    with pytest.raises(Refusal, match="two columns target"):
        read_visits([tmp_path / "v.csv"], packaged())


def test_words_nobody_knows_are_asked_about(tmp_path):
    rows = [ROWS[0] | {"kind": "督查", "level": "city"}, ROWS[1] | {"kind": "inspection", "level": "county"}]
    problems = read_visits([table(tmp_path, rows)], packaged()).problems
    assert [(each.kind, each.zh.partition("；")[0]) for each in problems] == [("question", "kind 列有不认识的词：“督查”")]
