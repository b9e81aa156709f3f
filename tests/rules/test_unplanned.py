"""What the register says of a visit that no plan holds."""

from __future__ import annotations

import pytest

from burden.rule import Finding
from burden.rules.unplanned import unplanned
from burden.stamped import Stamp
from burden.warning import BurdenWarning
from tests.example_plans import given_of
from tests.examples import example

MADE = """
{limits}

items
number | item     | organiser | targets | when
1      | 防汛督查 | 水务局    | 甲县    | 4月

records
item     | organiser | target | first
涵洞检查 | 交通局    | 甲县   | 2026-04-15

filings
filing          | item     | organiser | filed   | approved   | status
甲交〔2026〕2号 | 涵洞检查 | 交通局    | {filed} | {approved} | {status}
"""
FIVE_DAYS = "limits: filing_days_after = 5"
WENT = "交通局2026-04-15到甲县开展“涵洞检查”，任何计划中都没有这一事项"
FIRST = "；参照《湖南全面推行无扰督查的措施》（湖南地方规定，2024 F09），计划外的先一事一报。"
NEVER = "；参照《湖南全面推行无扰督查的措施》（湖南地方规定，2024 F09），未列入计划的事项不得开展。"


def said(filed: str, approved: str, status: str, limits: str = "") -> list[tuple[str, str]]:
    """What is said and advised of the visit."""
    shown = example(MADE.format(limits=limits, filed=filed, approved=approved, status=status))
    plan, rulebook, given = given_of(shown, "unplanned")
    stamp = Stamp(plan, rulebook, given)
    found = unplanned.run(given | {"limits": rulebook.about(unplanned.limits)})
    return [advised(stamp.warning(unplanned, each, "error")) for each in found if isinstance(each, Finding)]


def advised(warning: BurdenWarning) -> tuple[str, str]:
    """What a warning says, and what it advises."""
    assert warning.do
    return warning.message().removesuffix(f"建议：{warning.do.zh}。"), warning.do.zh


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        (("2026-04-14", "2026-04-15", "approved"), []),
        (
            ("2026-04-20", "2026-04-21", "approved"),
            [(f"{WENT}，到2026-04-21才获批准（甲交〔2026〕2号）{FIRST}", "把获准的事项补入计划，写明没有先报的原因")],
        ),
        (
            ("", "", "approved"),
            [(f"{WENT}，报备登记表中的甲交〔2026〕2号没有写是哪天批准的{FIRST}", "在报备登记表中补上批准的日期")],
        ),
        (
            ("2026-04-14", "", "pending"),
            [(f"{WENT}，所报的甲交〔2026〕2号尚未批准{NEVER}", "批准之前不再开展，批准后补入计划")],
        ),
        (
            ("2026-04-14", "2026-04-15", "refused"),
            [(f"{WENT}，所报的甲交〔2026〕2号未获批准{NEVER}", "停止，并写明照样开展的原因")],
        ),
    ],
)
def test_message_says_what_became_of_the_request(register: tuple[str, str, str], expected: list[tuple[str, str]]) -> None:
    assert said(*register) == expected


def test_visit_allowed_afterwards_is_left_to_filed_late_where_a_limit_is_in_force() -> None:
    assert said("2026-04-20", "2026-04-21", "approved", FIVE_DAYS) == []
    assert [do for _, do in said("2026-04-14", "", "pending", FIVE_DAYS)] == ["批准之前不再开展，批准后补入计划"]


def test_rounds_of_one_item_at_one_target_are_one_warning() -> None:
    rows = "item | organiser | target | first\n" + "\n".join(
        f"{item} | {who} | {at} | 2026-05-{day:02}"
        for item, who, at, day in (
            ("路灯巡查第2次", "交通局", "甲县", 7), ("路灯巡查第1次", "交通局", "甲县", 4), ("路灯巡查", "交通局", "甲县", 9),
            ("路灯巡查第3次", "交通局", "乙县", 11), ("路灯巡查第4次", "住建局", "甲县", 12), ("桥梁巡查", "交通局", "甲县", 13),
        )
    )  # fmt: skip
    items = "items\nnumber | item | organiser | targets | when\n1 | 防汛督查 | 水务局 | 甲县 | 4月"
    plan, rulebook, given = given_of(example(f"{items}\n\nrecords\n{rows}"), "unplanned")
    stamp = Stamp(plan, rulebook, given)
    found = unplanned.run(given | {"limits": rulebook.about(unplanned.limits)})
    told = [stamp.warning(unplanned, each, "error") for each in found if isinstance(each, Finding)]
    assert sorted(each.message().partition("，")[0] for each in told) == [
        "交通局2026-05-11到乙县开展“路灯巡查第3次”",
        "交通局2026-05-13到甲县开展“桥梁巡查”",
        "交通局到甲县开展“路灯巡查”3次（2026-05-04、2026-05-07、2026-05-09）",
        "住建局2026-05-12到甲县开展“路灯巡查第4次”",
    ]
