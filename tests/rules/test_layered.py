"""Which visits of several levels of one system are layered."""

from __future__ import annotations

import pytest

from burden.naming import some
from burden.rule import Finding
from burden.rules.layered import layered
from tests.example_plans import given_of
from tests.examples import example

HEADER = "target | county | organiser | organiser_level | item | first | joint | type\n"
CITY = "甲县 | 甲县 | 云岭市应急管理局 | city | 安全生产督查 | 2026-04-01 | 联1 |"


def findings(*rows: str) -> list[Finding]:
    visits = given_of(example(HEADER + "\n".join(rows)), "layered")[2]["visits"]
    return [each for each in layered.each(visits) if isinstance(each, Finding)]


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("甲县 | 甲县 | 甲县应急局 | county | 安全生产检查 | 2026-09-01 | |", 1),
        ("甲县 | 甲县 | 甲县应急局 | | 安全生产检查 | 2026-09-01 | |", 1),
        ("红旗镇 | 甲县 | 甲县应急局 | county | 安全生产检查 | 2026-09-01 | |", 1),
        ("甲县 | 甲县 | 省应急管理厅 | province | 安全生产检查 | 2026-09-01 | |", 1),
        ("甲县 | 甲县 | 乙市应急管理局 | city | 安全生产检查 | 2026-09-01 | |", 0),
        ("乙县 | 乙县 | 乙县应急局 | county | 安全生产检查 | 2026-09-01 | |", 0),
        ("河口镇 | 乙县 | 乙县应急局 | county | 安全生产检查 | 2026-09-01 | |", 0),
        ("甲县 | 甲县 | 甲县住建局 | county | 安全生产检查 | 2026-09-01 | |", 0),
        ("甲县 | 甲县 | 甲县应急局 | county | 防汛检查 | 2026-09-01 | |", 0),
        ("甲县 | 甲县 | 甲县应急局 | county | 安全生产检查 | 2027-01-05 | |", 0),
        ("甲县 | 甲县 | 甲县应急局 | county | 安全生产检查 | 2026-04-01 | 联1 |", 0),
        ("甲县 | 甲县 | 甲县应急局 | county | 安全生产检查 | 2026-09-01 | | case", 0),
    ],
)
def test_layered_names_the_same_subject_of_two_levels_of_one_system(other: str, count: int) -> None:
    assert len(findings(CITY, other)) == count


def test_departments_of_one_level_are_not_layered() -> None:
    same_level = "甲县 | 甲县 | 乙市应急管理局 | city | 安全生产检查 | 2026-09-01 | |"
    assert findings(CITY, same_level, "甲县 | 甲县 | 甲县应急局 | county | 防汛检查 | 2026-09-01 | |") == []


def test_finding_stands_at_the_lower_level_and_names_the_upper() -> None:
    rows = [f"{town} | 甲县 | 甲县应急局 | county | 县级安全生产检查 | 2026-02-02 | |" for town in ("红旗镇", "东风镇")]
    (found,) = findings(CITY, *rows)
    named = {name: found.facts[name] for name in ("upper", "other", "above", "n", "targets", "year")}
    assert named == {
        "upper": "云岭市应急管理局", "other": "安全生产督查", "above": some(["甲县"]), "n": 2, "targets": some(["东风镇", "红旗镇"]), "year": 2026,
    }  # fmt: skip
    assert len(found.rows) == 3


def test_visits_of_the_upper_level_to_a_township_meet_those_of_the_lower_to_its_county() -> None:
    above = "红旗镇 | 甲县 | 省应急管理厅 | province | 安全生产检查 | 2026-03-02 | |"
    (found,) = findings(CITY, above)
    assert (found.facts["above"], found.facts["targets"]) == (some(["红旗镇"]), some(["甲县"]))


def test_what_one_office_sent_twice_is_no_clash_of_levels() -> None:
    other = "甲县 | 甲县 | 云岭市应急局 | county | 安全生产督查 | 2026-09-01 | |"
    assert findings(CITY, other) == []
    assert findings(CITY, other.replace("云岭市", "市")) == []
