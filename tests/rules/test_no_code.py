"""Codes of items and visits: what is one code, whose it is, and where nobody keeps any."""

from __future__ import annotations

import pytest

from burden.rules import rules
from tests.examples import example
from tests.test_rules import shown_by

ITEMS = "items\nnumber | item | organiser | targets | when | code | joint | cancelled\n"
RECORDS = "\n\nrecords\nnumber | item | organiser | target | first | code\n"


def told(items: tuple[str, ...], records: tuple[str, ...] = (), limits: str = "codes_per_item = 1") -> list[str]:
    """The first words of each warning, in Chinese."""
    text = f"limits: {limits}\n\n{ITEMS}" + "\n".join(items) + (RECORDS + "\n".join(records) if records else "")
    return [each.message("zh").split("；")[0] for each in shown_by(rules()["no-code"], example(text)).warnings]


ONE, TWO = "1 | 防汛督查 | 水务局 | 甲县 | 4月 | LC1 | |", "2 | 校车检查 | 教育局 | 甲县 | 5月 | LC2 | |"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("2 | 校车检查 | 教育局 | 甲县 | 5月 | | |", ["教育局的“校车检查”没有检查码，同一张表的其他事项有"]), ("2 | 校车检查 | 教育局 | 甲县 | 5月 | ｌｃ1 | |", ["2个事项共用一个检查码LC1：校车检查、防汛督查（教育局、水务局）"]),
        ("2 | 防汛督查 | 水务局 | 乙县 | 5月 | LC1 | |", []), ("2 | 校车检查 | 教育局 | 甲县 | 5月 | | | yes", []), ("2 | 校车检查 | 教育局 | 甲县 | 适时 | | |", []),
        (TWO, []), ("2 | 校车检查 | 教育局 | 甲县 | 5月 | LC2/LC3 | |", ["教育局的“校车检查”有2个检查码（LC2、LC3），应为1个"]),
    ],
)  # fmt: skip
def test_item_carries_one_code_of_its_own(other, expected):
    assert told((ONE, other)) == expected


def test_sheet_in_which_nobody_keeps_codes_is_let_be():
    assert told(("1 | 防汛督查 | 水务局 | 甲县 | 4月 | | |",), ("1 | 防汛督查 | 水务局 | 甲县 | 2026-04-08 | LC1",)) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("LC1", []), (" lc1 ", []), ("LC1、LC9", []), ("", ["水务局2026-04-08到甲县开展“防汛督查”没有登记检查码，该事项的码是LC1"]),
        ("LC9", ["水务局2026-04-08到甲县开展“防汛督查”出示的检查码LC9不是该事项的，应为LC1"]),
        ("LC2", ["水务局2026-04-08到甲县开展“防汛督查”出示的检查码LC2是“校车检查”的，应为LC1"]),
    ],
)  # fmt: skip
def test_visit_shows_the_code_of_its_item(code, expected):
    other = "2 | 校车检查 | 教育局 | 甲县 | 2026-05-08 | LC2"
    assert told((ONE, TWO), (f"1 | 防汛督查 | 水务局 | 甲县 | 2026-04-08 | {code}", other)) == expected


def test_limit_of_another_day_or_of_another_type_does_not_ask():
    items = (ONE, "2 | 校车检查 | 教育局 | 甲县 | 5月 | | |")
    assert [told(items, limits=f"codes_per_item = 1 {clause}") for clause in ("since 2027-01-01", "type special")] == [[], []]
