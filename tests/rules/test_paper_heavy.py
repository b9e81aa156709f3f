"""Which words of paper a text asks for, and which it rules out."""

from __future__ import annotations

import pandas as pd
import pytest

from burden.rules.paper_heavy import PAPER, paper_heavy, papers, pattern


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("听取汇报、查阅资料", ("听取汇报", "查阅资料")),
        ("听取各县工作汇报，查阅近三年档案", ("听取各县工作汇报", "查阅近三年档案")),
        ("填报表格、台账", ("填报表格", "台账")),
        ("不听汇报、不看台账", ()),
        ("不发通知、不打招呼、查阅台账", ("查阅台账",)),
        ("不定期查阅台账", ("查阅台账",)),
        ("不少于3次会议", ("会议",)),
        ("严禁填报表格、报送汇编", ()),
        ("严禁层层陪同，报送汇编", ("汇编",)),
        ("台账，台账", ("台账",)),
        ("Review of forms and ledgers", ("forms", "ledgers")),
        ("no forms; photos", ("photos",)),
        ("performance and information", ()),
        ("堤防、水闸", ()),
    ],
)
def test_papers_in_a_text(text: str, found: tuple[str, ...]) -> None:
    assert papers(text, pattern(PAPER, ())) == found


@pytest.mark.parametrize(
    ("method", "warned"),
    [
        ("查阅资料、实地查看", False),
        ("查阅资料、非现场", True),
        ("查阅资料、现场会", True),
        ("现场听取汇报、查阅资料", True),
        ("查阅资料、到现场", False),
        ("查阅资料、不到现场", True),
        ("查阅资料、四不两直", False),
        ("ledgers, on-site", False),
        ("", False),
    ],
)
def test_item_is_warned_of_where_nothing_is_looked_at(method: str, warned: bool) -> None:
    items = pd.DataFrame({"method": [method], "content": [""], "cancelled": [False]})
    assert [each.rows for each in paper_heavy.check(items=items, words={})] == ([(0,)] if warned else [])


def test_added_words_are_taken_literally() -> None:
    items = pd.DataFrame({"method": ["A.B", "AxB"], "content": ["", ""], "cancelled": [False, False]})
    found = paper_heavy.check(items=items, words={"paper-heavy": {"paper": ["A.B"]}})
    assert [each.facts for each in found] == [{"papers": ("A.B",)}]
