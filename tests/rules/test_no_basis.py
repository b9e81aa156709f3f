"""Items without a ground: phrases that are none, sheets that keep the column and sheets that do not."""

from __future__ import annotations

import pytest

from burden.rules import rules
from tests.examples import example
from tests.test_rules import shown_by

HEAD = "items\nnumber | item | organiser | targets | when | basis\n1 | 防汛督查 | 水务局 | 甲县 | 4月 | 防洪法\n"


def told(*basis: str) -> list[str]:
    """The first words of the warnings over items of these grounds, beside one that has a law."""
    rows = "\n".join(f"{at} | 校车检查{at} | 教育局 | 甲县 | 5月 | {text}" for at, text in enumerate(basis, 2))
    return [each.message("zh").split("，")[0] for each in shown_by(rules()["no-basis"], example(HEAD + rows)).warnings]


@pytest.mark.parametrize(
    "text", ["工作需要", "根据工作安排", "领导要求", "年度计划", "上级部署", "职责", "有关规定", "惯例", "略。"]
)
def test_phrase_is_no_ground(text: str):
    assert told(text) == [f"教育局的“校车检查2”的依据只写了“{text}”"]


@pytest.mark.parametrize(
    "text",
    [
        "安全生产法",
        "甲政办发〔2026〕3号",
        "《校车安全管理条例》第三条",
        "省政府2026年重点工作部署",
        "市委督查室通知",
        "根据上级部署，按年度计划开展",
    ],
)
def test_law_or_document_is_a_ground(text: str):
    assert told(text) == []


def test_many_blanks_of_a_sheet_are_one_warning():
    assert [len(told(*[""] * count)) for count in (5, 6)] == [5, 1]
    assert told(*[""] * 6) == ["example items有6项没有填依据（校车检查2、校车检查3、校车检查4等）"]


def test_sheet_without_the_column_is_only_counted():
    text = "items\nnumber | item | organiser | targets | when\n1 | 防汛督查 | 水务局 | 甲县 | 4月\n2 | 校车检查 | 教育局 | 甲县 | 5月"
    found = shown_by(rules()["no-basis"], example(text))
    assert (found.warnings, found.possible) == ([], 2)
