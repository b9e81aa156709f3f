import json
from dataclasses import replace

import pytest

from burden.baseline import Tally
from burden.load.outcome import is_result, read_outcome
from burden.load.refusal import Refusal
from burden.outcome import difference
from burden.report.data import check_json, dump
from burden.report.difference import outcome
from tests.report.test_quotas import QUOTAS
from tests.report.town import checked

TOWN = replace(checked(), quotas=QUOTAS)
GOOD = check_json(TOWN)


def written(path, value):
    path.write_bytes(dump(value))
    return path


def test_a_result_is_told_by_how_it_begins(tmp_path):
    (tmp_path / "a.csv").write_text('\ufeff \n{"schema"', encoding="utf-8")
    (tmp_path / "b.json").write_text("事项名称,检查时间\n", encoding="utf-8")
    assert [is_result(tmp_path / name) for name in ("a.csv", "b.json", "没有", ".")] == [True, False, False, False]


def test_a_result_read_back_is_the_check_it_came_from(tmp_path):
    found = read_outcome(written(tmp_path / "a.json", GOOD))
    assert found.told == outcome(TOWN, "zh").told
    assert difference(found, outcome(TOWN, "zh")) == difference(outcome(TOWN, "zh"), outcome(TOWN, "zh"))
    assert difference(found, found).quotas == ()


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ({"schema": "burden/2"}, "不是 burden check 的结果，或来自别的版本"),
        ({"schema": "burden-baseline/1", "warnings": []}, "不是 burden check 的结果，或来自别的版本"),
        ({name: part for name, part in GOOD.items() if name != "quotas"}, "来自较早的版本，没有可比较的内容"),
        ({**GOOD, "baseline": {}}, "是对着基线的结果，只有新增的预警"),
        ({**GOOD, "warnings": [{}]}, "不是完整的 burden check 结果"),
        ({**GOOD, "warnings": [{**GOOD["warnings"][0], "level": "fatal"}]}, "不是完整的 burden check 结果"),
        ({**GOOD, "quotas": [{**GOOD["quotas"][0], "first": "3月"}]}, "不是完整的 burden check 结果"),
        ({**GOOD, "counts": 7}, "不是完整的 burden check 结果"),
    ],
)
def test_a_result_that_is_none_is_refused(tmp_path, value, why):
    with pytest.raises(Refusal) as refused:
        read_outcome(written(tmp_path / "a.json", value))
    assert refused.value.what == why


def test_a_result_against_a_baseline_says_so():
    told = check_json(replace(TOWN, baseline=Tally(1, 2, 3, 4, 5, 6)))
    assert json.loads(dump(told))["baseline"] == {"known": 1, "worse": 2, "returned": 3, "new": 4, "gone": 5, "unseen": 6}
