"""Changes nobody filed: what counts as a change, and what as its filing."""

from __future__ import annotations

import pytest

from burden.rules import rules
from tests.examples import example
from tests.test_rules import shown_by

ITEM = "items\nnumber | item | organiser | targets | when | changed | type\n1 | 校车检查 | 教育局 | 甲县 | {when} | {changed} | {type}"
RECORD = "\n\nrecords\nnumber | item | organiser | target | first\n1 | {made} | 教育局 | 甲县 | {first}"
FILING = "\n\nfilings\nfiling | numbers | item | organiser | filed | status | subject\n1号 | 1 | | 教育局 | 2026-01-05 | | plan\n"


def told(when="6月", changed="", type_="", made="校车检查", first="2026-06-08", filing="") -> tuple[list[str], int]:
    """What the warnings say of the item, and how many are possible."""
    text = ITEM.format(when=when, changed=changed, type=type_) + RECORD.format(made=made, first=first) + FILING + filing
    found = shown_by(rules()["changed-unfiled"], example(text))
    return [
        each.message("zh").split("，报备登记表")[0].removeprefix("教育局的“校车检查”") for each in found.warnings
    ], found.possible


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, []), ({"changed": "延期"}, ["写明有变更（“延期”）"]), ({"first": "2026-07-08"}, ["计划2026-06-01至2026-06-30，2026-07-08到甲县开展"]),
        ({"made": "2026年校车专项检查"}, []), ({"made": "校车和食堂检查"}, ["2026-06-08到甲县开展时改称“校车和食堂检查”"]),
        ({"changed": "延期", "type_": "case"}, []), ({"first": "2026-07-08", "type_": "case"}, []),
    ],
)  # fmt: skip
def test_what_is_a_change(given, expected):
    assert told(**given) == (expected, 0)


@pytest.mark.parametrize(
    ("filing", "warnings", "possible"),
    [
        ("2号 | 1 | | 教育局 | 2026-05-05 | | change", 0, 0), ("2号 | | 校车检查 | 教育局 | 2026-05-05 | | change", 0, 0),
        ("2号 | 1 | | 教育局 | 2026-05-05 | refused | change", 1, 0), ("2号 | 1 | | 教育局 | 2026-05-05 | pending | change", 1, 0),
        ("2号 | 1 | | 教育局 | 2026-05-05 | | temporary", 1, 0), ("2号 | | 计划调整 | 教育局 | 2026-05-05 | | change", 0, 1),
        ("2号 | | 计划调整 | 水务局 | 2026-05-05 | | change", 1, 0), ("2号 | | 计划调整 | | 2026-05-05 | | change", 0, 1),
    ],
)  # fmt: skip
def test_what_is_a_filing_of_it(filing, warnings, possible):
    found = told(changed="延期", filing=filing)
    assert (len(found[0]), found[1]) == (warnings, possible)


def test_visit_outside_a_tentative_time_is_only_possible():
    assert told(when="拟于6月", first="2026-07-08") == ([], 1)
