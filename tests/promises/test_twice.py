"""Promise 3: the same content twice, under two names and in any order, changes nothing and says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.corpus.case import Case, lines
from tests.promises.reading import LOADING, made, names, read_here

SINGLE = [case for case in LOADING if case.category not in ("paths", "several files") and case.reads]


def same(zh: str) -> bool:
    return zh.startswith("内容与") and zh.endswith("完全相同，没有再读")


@pytest.mark.parametrize("name", ["0副本", "~副本"])  # sorted before the file, and behind it
@pytest.mark.parametrize("case", SINGLE, ids=names(SINGLE))
def test_content_given_twice_is_read_once_and_said(case: Case, name: str, tmp_path: Path) -> None:
    (one,) = made(case, tmp_path / "计划").iterdir()
    plan, before = read_here([one])
    copy = shutil.copy(one, one.with_name(f"{name}{one.suffix}"))
    again, after = read_here([copy, one])
    assert lines(again) == lines(plan)
    known = sum(same(problem.zh) for problem in before)
    told = [problem for problem in after if same(problem.zh)]
    assert len(told) - 2 * known == len({(sheet.file, sheet.sheet) for sheet in plan.sheets if sheet.rows}) - known
    assert {problem.kind for problem in told} == {"notice"}
