"""Which words of paper a text asks for, and which it rules out."""

from __future__ import annotations

import pytest

from burden.phrases import pattern, said
from burden.rulebook import Limits
from burden.rules.paper_heavy import FORBIDDEN, PAPER, meetings, paper_heavy
from tests.example_plans import given_of
from tests.examples import example


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
    assert said(text, pattern(PAPER)) == found


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
    assert [row for row, _ in judged([method])] == ([0] if warned else [])


def judged(methods: list[str], words: dict[str, object] | None = None) -> list[tuple[int, tuple[str, ...]]]:
    """The rows of items with these methods that are warned of, and the papers named."""
    rows = "\n".join(f"检查{at} | 应急局 | 甲县 | 4月 | {method}" for at, method in enumerate(methods))
    _, _, given = given_of(example(f"items\nitem | organiser | targets | when | method\n{rows}"), "paper-heavy")
    tables = {name: given[name] for name in ("items", "visits", "records")}
    return [(each.rows[0], each.facts["papers"]) for each in paper_heavy.check(**tables, words=words or {}, limits=Limits())]


def test_added_words_are_taken_literally() -> None:
    assert judged(["A.B", "AxB"], {"paper-heavy": {"paper": ["A.B"]}}) == [(0, ("“A.B”",))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("实地查看，各乡镇层层自查自评", ("层层自查自评",)), ("形成材料汇编", ("汇编",)), ("不搞层层自查", ()), ("主要领导全程陪同", ("主要领导全程陪同",)),
        ("请县委书记参加汇报会", ("县委书记参加汇报",)), ("不得要求主要领导陪同", ()), ("企业主要负责人参加安全培训情况", ()), ("主要负责人履职情况", ()), ("领导批示办理情况", ()),
        ("获市领导批示加分", ("获市领导批示", )), ("媒体报道篇数", ("媒体报道篇数",)), ("看学习笔记", ("学习笔记",)), ("会议次数和发文数量", ("会议次数", "发文数量")),
    ],
)  # fmt: skip
def test_what_no_looking_makes_up_for(text: str, found: tuple[str, ...]) -> None:
    assert tuple(word for _, words in FORBIDDEN for word in said(text, words)) == found


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("召开50人座谈会", [50]), ("召开座谈会，约100余人参会", [100]), ("动员会200人", [200]), ("会议不超过50人", []), ("召开30人会议", []), ("检查50人的会计资料", []),
        ("抽查100名学生", []), ("座谈会2次100人次", []),
    ],
)  # fmt: skip
def test_meetings_of_more_than_30_people(text: str, people: list[int]) -> None:
    assert [size for _, size in meetings(text, 30)] == people
