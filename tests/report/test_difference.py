import json
from dataclasses import replace

import pytest

from burden.faults import Fault
from burden.outcome import Difference, Outcome, Told, difference
from burden.report.data import dump
from burden.report.difference import MOST, difference_json, difference_lines, outcome
from tests.report.test_data import fits
from tests.report.test_quotas import QUOTAS
from tests.report.town import SCRIPT, backwards, checked

TOWN = outcome(replace(checked(), quotas=QUOTAS[:2]), "zh")


def told(rule: str, target: str, level: str = "error", amount: float | None = None) -> Told:
    fault = Fault(rule, target, "市监局", limit="visits_per_year" if amount else "", measure="n" if amount else "", amount=amount)
    content = {"item": "", "limit": fault.limit, "words": {}, "parties": [], "measure": fault.measure, "amount": amount}
    place = {"file": "计划.xlsx", "sheet": "一", "row": 3, "column": ""}
    shown = {
        "rule": rule, "family": "frequency", "level": level, "certainty": "certain", "message": f"{target}{amount or ''}。", "target": target,
        "organiser": "市监局", "first": None, "last": None, "place": place, "related": [], "content": content,
    }  # fmt: skip
    return Told(fault, shown)


OLD = Outcome(
    (told("too-often", "甲厂", amount=4.0), told("too-often", "乙厂", amount=4.0), told("unfiled", "丙厂"), told("unfiled", "丁厂")),
    QUOTAS[:2], items=6, visits=9,
)  # fmt: skip
NEW = Outcome(
    (told("too-often", "甲厂", amount=5.0), told("too-often", "乙厂", amount=3.0), told("unfiled", "丁厂"), told("unfiled", "戊厂", "note")),
    (QUOTAS[0]._replace(planned=4), QUOTAS[1], QUOTAS[2]), items=7, visits=8,
)  # fmt: skip
FOUND = difference(OLD, NEW)


def test_difference_puts_quotas_first_and_says_what_comes_grows_and_goes():
    assert list(difference_lines(FOUND, "zh", "申请.csv")) == [
        "如果同意 申请.csv：计划事项 +1，到访 -1",
        "限额变动 2 处，其中超限加重 1 处；预警新增 1 条（错误 0，警告 0，提示 1），加重 1，减轻 1，消除 1，不变 1",
        "限额变动（2，最紧的在前）",
        '  超2 → 超3｜=HYPERLINK("http://x","y") → <script>alert(1)</script>｜同一单位全年到访（2026年）：限 2，已用 1，待实施 3→4；依据《示例规定》（某市地方规定，F99）',
        "  剩4 → 剩2｜市级单位、县级单位 → 甲县｜市县两级全年到访（2026年）：限 4，已用 0→1，待实施 0→1；依据《示例规定》（某市地方规定，F99）",
        "新增预警（1）",
        "  计划.xlsx:一:3 note unfiled 戊厂。",
        "加重的预警（1）",
        "  计划.xlsx:一:3 error too-often 甲厂5.0。（原为4）",
        "减轻的预警（1）",
        "  计划.xlsx:一:3 error too-often 乙厂3.0。（原为4）",
        "消除的预警（1）",
        "  计划.xlsx:一:3 error unfiled 丙厂。",
    ]


def test_difference_in_english():
    lines = list(difference_lines(FOUND, "en"))
    assert lines[0] == "Compared: items +1, visits -1"
    assert (lines[2], lines[5], lines[-1]) == (
        "Quotas that change (2, the tightest first)", "New warnings (1)", "  计划.xlsx:一:3 error unfiled 丙厂。",
    )  # fmt: skip


def test_difference_of_the_same_is_two_lines():
    assert list(difference_lines(difference(OLD, OLD), "zh")) == [
        "两次相比：计划事项 +0，到访 +0",
        "限额变动 0 处，其中超限加重 0 处；预警新增 0 条（错误 0，警告 0，提示 0），加重 0，减轻 0，消除 0，不变 4",
    ]


def test_difference_json_follows_the_schema():
    made = json.loads(dump(difference_json(FOUND, "zh")))
    assert fits(made, "diff")
    assert made["counts"] == {"new": 1, "worse": 1, "better": 1, "gone": 1, "same": 1, "items": 1, "visits": -1}
    assert [(each["content"]["amount"], each["before"]) for each in (*made["worse"], *made["better"])] == [(5, 4), (3, 4)]
    assert [(each["before"], each["after"]) for each in made["quotas"]] == [
        ({"allowed": 2, "used": 1, "planned": 3, "left": -2}, {"allowed": 2, "used": 1, "planned": 4, "left": -3}),
        (None, {"allowed": 4, "used": 1, "planned": 1, "left": 2}),
    ]


@pytest.mark.parametrize(("level", "reached"), [("error", True), ("warning", True), ("note", True), ("never", False)])
def test_what_is_worse_reaches_its_level(level, reached):
    assert FOUND.reaches(level) == reached


@pytest.mark.parametrize(("level", "reached"), [("error", False), ("warning", False), ("note", True)])
def test_what_is_new_reaches_its_level_and_what_is_gone_none(level, reached):
    assert (
        Difference(new=(told("unfiled", "戊厂", "note"),), gone=OLD.told, better=((OLD.told[0], OLD.told[0]),)).reaches(level)
        == reached
    )


def test_rules_that_ran_on_one_side_only_are_named_and_not_compared():
    found = difference(replace(OLD, idle=frozenset({"unfiled", "crowded"})), replace(NEW, idle=frozenset({"crowded"})))
    assert (found.new, found.gone, found.uncompared) == ((), (), ("unfiled",))
    assert list(difference_lines(found, "zh"))[2] == "只有一边运行、没有比较的规则：unfiled"


def test_many_warnings_are_cut_in_the_text_and_said_to_be():
    many = Outcome(tuple(told("unfiled", f"{n}厂") for n in range(MOST + 3)))
    assert list(difference_lines(difference(Outcome(), many), "zh"))[-1] == "  另有 3 条，见 --format json"


def test_a_quota_nothing_is_taken_from_any_more_is_shown_as_free():
    line = list(difference_lines(difference(Outcome(quotas=QUOTAS[2:3]), Outcome()), "zh"))[3]
    assert line.startswith("  剩2 → 剩4｜市级单位、县级单位 → 甲县｜市县两级全年到访（2026年）：限 4，已用 1→0，待实施 1→0；")


def test_an_outcome_is_the_same_whatever_the_order_of_rows():
    assert outcome(replace(backwards(), quotas=QUOTAS[:2]), "zh") == TOWN
    assert [each.fault.rule for each in TOWN.told] == ["same-days", "unfiled", "unreadable"]
    assert TOWN.told[0].fault.parties == (("市应急局", "安全生产检查"), ("市监局", "食品安全检查"))


def test_a_line_stays_a_line_whatever_the_names_hold():
    odd = told("unfiled", f"甲\n厂\x1b[31m{SCRIPT}")
    assert list(difference_lines(difference(Outcome(), Outcome((odd,))), "zh"))[-1] == (
        f"  计划.xlsx:一:3 error unfiled 甲 厂[31m{SCRIPT}。"
    )


def test_a_difference_where_no_limit_counts_says_so():
    assert list(difference_lines(difference(Outcome(), Outcome()), "zh"))[2:] == [
        "没有可列的限额：所用的规定没有给出次数限额，或没有相应的到访。"
    ]
