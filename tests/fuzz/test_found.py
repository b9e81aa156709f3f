"""What fuzzing found, each find a case."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from burden.load.content import read_content
from burden.when import read
from tests.corpus.packages import repacked
from tests.corpus.sheets import raw
from tests.fuzz import invariants


@pytest.mark.parametrize(
    "phrase",
    [
        "第二年",
        "第二年度",
        "第二年季",
        "中旬前十十月前",
        "十十月",
        "第2年",
        "5月1个5工作日5月5日,0天",
        "〇周五月2日",
        "3月〇周各2日",
    ],
)
def test_phrase_that_once_broke_is_read_or_refused(phrase: str) -> None:
    invariants.of_phrase(phrase)


def test_second_year_is_the_one_after_the_start() -> None:
    assert read("12月至第二年2月", 2026).windows == ((date(2026, 12, 1), date(2027, 2, 28)),)


def _rels_first(parts: dict[str, bytes]) -> None:
    parts["[Content_Types].xml"] = parts.pop("[Content_Types].xml")


def test_package_whose_contents_point_before_its_beginning_is_damaged(tmp_path: Path) -> None:
    """Bytes lost from the middle make the place of the first member negative."""
    whole = repacked(raw(tmp_path / "a.xlsx"), _rels_first).read_bytes()
    short = whole[:4] + whole[9:]
    invariants.of_file("a.xlsx", short)
    assert [problem.kind for problem in read_content(BytesIO(short), "a.xlsx")[1]] == ["unreadable"]
