"""What changed against a baseline or an earlier outcome: counted, linked to the list where it stands there, and told where it does not."""

from dataclasses import replace

from burden.baseline import Tally
from burden.report.agenda import agenda
from burden.report.changes import Against, changes
from burden.report.difference import outcome
from burden.report.page import index
from tests.report.town import CALENDAR, PROBLEMS, RULEBOOK, SCRIPT, Seen, checked

TOWN = checked()
OLD = Against("旧计划.json", outcome(replace(TOWN, warnings=TOWN.warnings[1:]), "zh"))
NEW = replace(TOWN, warnings=TOWN.warnings[:2])


def page(against: Against | None, outcome_now=NEW) -> Seen:
    visits = agenda(outcome_now, [warning.message("zh") for warning in outcome_now.warnings])
    return Seen(index(outcome_now, visits, CALENDAR, PROBLEMS, RULEBOOK, "zh", against))


def test_new_warnings_are_linked_and_gone_ones_told():
    found = changes(NEW, OLD, "zh")["earlier"]
    assert found["cards"] == [("新增", 1), ("加重", 0), ("减轻", 0), ("消除", 1), ("不变", 1)]
    assert found["links"]["new"] == [{"level": "error", "title": "同一天有两个及以上单位到同一对象检查", "numbers": [1]}]
    assert [(each["level"], each["message"], each["place"]) for each in found["gone"]] == [
        ("note", "“2月30日”不存在。", "计划.xlsx › 年度计划 › 第9行 E列")
    ]


def test_page_beside_an_earlier_result_has_a_part_for_it():
    seen = page(OLD)
    assert "#changes" in {attrs["href"] for attrs in seen.having("href")}
    assert "对照：旧计划.json" in seen.text


def test_page_beside_nothing_has_no_such_part():
    assert "与以前对照" not in page(None).text


def test_baseline_is_shown_in_numbers():
    tally = Tally(known=1, worse=2, returned=3, new=4, gone=5, unseen=6)
    found = changes(replace(TOWN, baseline=tally), None, "zh")["tally"]
    assert found["cards"] == [("新增", 4), ("加重", 2), ("消除后又出现", 3), ("已知，未列出", 1), ("消除", 5)]


def test_name_of_an_earlier_plan_is_text():
    seen = page(Against(SCRIPT, OLD.outcome))
    assert f"对照：{SCRIPT}" in seen.text
    assert [tag for tag, _ in seen.tags].count("script") == 1
