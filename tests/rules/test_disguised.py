"""What passes for research, guidance, evaluation or monitoring and grades, on a labelled list."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from burden.rules.disguised import grades, is_soft
from tests.pairs.disguised import judge

WRITTEN = Path(__file__).parents[1] / "pairs" / "disguised.csv"
with WRITTEN.open(encoding="utf-8", newline="") as lines:
    LABELLED = list(csv.DictReader(lines))
LEAST = 0.9


def test_labelled_list_is_long_enough_and_half_of_it_or_more_is_harmless():
    labels = [row["label"] for row in LABELLED]
    assert len(LABELLED) >= 80
    assert 0.4 <= labels.count("yes") / len(labels) <= 0.5
    assert len({tuple(row.values()) for row in LABELLED}) == len(LABELLED)


def test_precision_and_recall_on_the_labelled_list():
    said = [(judge(row), row["label"] == "yes") for row in LABELLED]
    right = said.count((True, True))
    assert right / max(said.count((True, True)) + said.count((True, False)), 1) >= LEAST
    assert right / (right + said.count((False, True))) >= LEAST


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("打分排名", ("打分", "排名")), ("不打分排名", ()), ("不打分、不排名", ()), ("不搞打分、排名", ()), ("不对各县的工作打分排名", ()), ("对整改不及时的约谈", ("约谈",)),
        ("不作为排名、问责依据", ()), ("考核指标体系", ()), ("按考核办法评分", ("考核", "评分")), ("对照考核细则打分", ("考核", "打分")), ("严禁打分排名", ()), ("只看实绩不看排名", ()),
        ("we score and rank the towns", ("score", "rank")), ("no ranking", ()),
    ],
)  # fmt: skip
def test_words_of_grading(content: str, found: tuple[str, ...]):
    assert grades("产业发展调研", "research", content) == found


@pytest.mark.parametrize(
    ("name", "kind", "soft"),
    [
        ("产业发展调研", "", True), ("产业发展调研", "research", True), ("督导调研", "research", True), ("消防检查", "research", True), ("消防检查", "", False),
        ("营商环境评估", "assessment", True), ("年度考核评估", "assessment", False), ("教育督导评估", "", False), ("业务指导", "inspection", False), ("目标考核", "", False),
        ("考核指标体系调研", "", True), ("食品抽检监测", "inspection", False),
    ],
)  # fmt: skip
def test_what_passes_for_softer_than_it_is(name: str, kind: str, soft: bool):
    assert is_soft(name, kind) is soft
