import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.baseline import Baseline, Kept
from burden.faults import Fault
from burden.load.baseline import read_baseline
from burden.load.refusal import Refusal
from burden.report.baseline import baseline_file

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
KEPT = st.builds(
    lambda texts, words, parties, amount, gone: Kept(
        Fault(*texts, words=tuple(sorted(words.items())), parties=tuple(sorted(parties)), measure="n", amount=amount), gone
    ),
    st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT), st.dictionaries(TEXT, TEXT, max_size=2), st.lists(st.tuples(TEXT, TEXT), max_size=2, unique=True),
    st.none() | st.integers(0, 9).map(float) | st.just(0.5), st.none() | st.integers(0, 40_000),
)  # fmt: skip
ONE = Kept(Fault("too-often", "甲厂", "市监局", "食品检查", "visits_per_year", measure="n", amount=4.0))


@settings(max_examples=60, deadline=None)
@given(kept=st.lists(KEPT, max_size=4))
def test_a_baseline_is_read_as_it_was_written(tmp_path_factory, kept):
    path = tmp_path_factory.getbasetemp() / "基线.json"
    path.write_bytes(baseline_file(Baseline((*kept, *kept))))
    found = read_baseline(path)
    assert sorted(map(repr, found.kept)) == sorted(map(repr, (*kept, *kept)))
    assert baseline_file(found) == path.read_bytes()


def test_a_baseline_file_has_a_warning_a_line():
    assert baseline_file(Baseline((ONE, ONE, ONE._replace(gone=20_000)))).decode().splitlines()[4:6] == [
        '  {"rule": "too-often", "target": "甲厂", "organiser": "市监局", "item": "食品检查", "limit": "visits_per_year", "words": {}, '
        '"parties": [], "measure": "n", "amount": 4, "times": 1, "gone": "2024-10-04"},',
        '  {"rule": "too-often", "target": "甲厂", "organiser": "市监局", "item": "食品检查", "limit": "visits_per_year", "words": {}, '
        '"parties": [], "measure": "n", "amount": 4, "times": 2, "gone": null}',
    ]


def entry(**changed: object) -> str:
    good = json.loads(baseline_file(Baseline((ONE,))))
    good["warnings"][0] |= changed
    return json.dumps(good)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "不是完整的 JSON"),
        (entry()[:-9], "不是完整的 JSON"),
        ("[" * 100_000, "不是完整的 JSON"),
        ('{"schema": "burden-baseline/1", "warnings": [], "x": NaN}', "不是完整的 JSON"),
        ("[]", "不是 JSON 对象"),
        ('{"schema": "burden/1", "warnings": []}', "不是基线文件"),
        ('{"schema": "burden-baseline/1", "warnings": {}}', "不是基线文件"),
        ('{"schema": "burden-baseline/2", "warnings": []}', "基线的版本是 burden-baseline/2，本程序只认识 burden-baseline/1"),
        ('{"schema": "burden-baseline/1", "warnings": [7]}', "第1条看不懂"),
        (entry(times=0), "第1条看不懂"),
        (entry(times=10**9), "第1条看不懂"),
        (entry(times=True), "第1条看不懂"),
        (entry(amount="4"), "第1条看不懂"),
        (entry(amount=10**400), "第1条看不懂"),
        (entry(gone="昨天"), "第1条看不懂"),
        (entry(parties=[["甲"]]), "第1条看不懂"),
        (entry(words=["甲"]), "第1条看不懂"),
        (entry(target=None), "第1条看不懂"),
    ],
)
def test_a_baseline_that_is_none_is_refused_in_one_line(tmp_path, text, why):
    path = tmp_path / "基线.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        read_baseline(path)
    assert (refused.value.what, "\n" in str(refused.value)) == (why, False)


def test_a_baseline_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refusal):
        read_baseline(tmp_path / "没有.json")
