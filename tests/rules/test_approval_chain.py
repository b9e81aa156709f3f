"""Requests beyond the plan: their signatures, how many items they hold, and whether the text asks it of them at all."""

from __future__ import annotations

import pytest

from burden.rules import rules
from tests.examples import example
from tests.test_rules import shown_by

ITEMS = "items\nnumber | item | organiser | targets | when\n1 | 防汛督查 | 水务局 | 甲县 | 4月"
RECORDS = "records\nitem | organiser | target | first | type\n桥梁检查 | 住建局 | 甲县 | 2026-05-08 | {type}"
FILINGS = "filings\nfiling | numbers | item | organiser | filed | approver | status | subject | note\n0号 | 1 | | 水务局 | 2026-01-05 | 局长 | | plan |\n"
USUAL = {
    "numbers": "",
    "item": "桥梁检查",
    "organiser": "住建局",
    "approver": "分管副市长",
    "status": "",
    "subject": "",
    "note": "",
    "type": "",
}


def told(limits: str = "approvals_needed = 2", **given: str) -> list[str]:
    """What the warnings say after the organiser, in Chinese and without the text and the advice."""
    said = USUAL | given
    row = "1号 | {numbers} | {item} | {organiser} | 2026-05-04 | {approver} | {status} | {subject} | {note}".format(**said)
    text = f"limits: {limits}\n\n{ITEMS}\n\n{RECORDS.format(type=said['type'])}\n\n{FILINGS}{row}"
    found = shown_by(rules()["approval-chain"], example(text)).warnings
    return [each.message("zh").split("依据")[0].rstrip("，；") for each in found]


SHORT = "住建局的计划外事项“桥梁检查”（1号，2026-05-04报备）只经分管副市长签批，还缺主要领导；应有2级签批"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, [SHORT]), ({"approver": "分管副市长、市长"}, []), ({"type": "case"}, []), ({"note": "应急处置"}, []), ({"note": "防灾减灾"}, [SHORT]), ({"status": "approved"}, [SHORT]),
        ({"item": "别的", "organiser": "商务局"}, []), ({"approver": "张某、李某"}, []),
        ({"limits": "approvals_needed = 2 organiser-level county"}, []), ({"limits": "approvals_needed = 2 type case"}, []), ({"limits": "items_per_request = 1"}, []),
    ],
)  # fmt: skip
def test_request_of_an_unplanned_visit_needs_its_signatures(given, expected):
    assert told(**given) == expected


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({"numbers": "41、42"}, 1), ({"numbers": "41"}, 0), ({"item": "桥梁检查；隧道检查", "subject": "temporary"}, 1),
        ({"item": "桥梁检查等3项", "subject": "temporary"}, 1), ({"item": "桥梁、隧道检查", "subject": "temporary"}, 0), ({"numbers": "1、41"}, 0),
        ({"numbers": "1、41", "subject": "temporary"}, 1),
    ],
)  # fmt: skip
def test_request_holds_one_item(given, count):
    assert len(told("items_per_request = 1", **given)) == count


@pytest.mark.parametrize(("status", "said"), [("refused", "所报的1号也未获批准"), ("pending", "所报的1号尚未批准")])
def test_visit_made_on_a_request_that_was_not_granted(status: str, said: str):
    assert told(status=status) == [
        f"住建局2026-05-08到甲县开展的“桥梁检查”不在任何计划之内，{said}；参照《司法部涉企行政检查解答（四十一问 第二十一问）》（2025 F42），每次检查先经批准。建议：补齐签批。"
    ]


def test_city_department_is_one_by_its_name():
    assert (
        len(told("approvals_needed = 2 organiser-level city", item="锅炉检查", organiser="云岭市市场监管局", subject="temporary"))
        == 1
    )
