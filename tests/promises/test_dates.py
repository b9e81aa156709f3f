"""Promise 8: no day outside the years a plan is about, none that ends before it begins, and each reading says what it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.corpus.case import Case
from tests.promises.reading import LOADING, made, names, read_here

EARLIEST, LATEST = date(2025, 1, 1), date(2027, 12, 31)
KINDS = {"dates", "window", "deadline", "open", "recurring", "unscheduled", "unreadable"}


@pytest.mark.parametrize("case", LOADING, ids=names(LOADING))
def test_days_lie_in_the_years_of_the_plan_and_in_order(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made(case, tmp_path / "计划"))
    plan, _ = read_here([Path(each) for each in case.given])
    for when in plan.items["when"]:
        assert when.kind in KINDS
        assert (when.kind in ("unreadable", "unscheduled")) <= bool(when.problem or not when.text or when.reading)
        for first, last in when.windows:
            assert EARLIEST <= (first or EARLIEST) <= (last or LATEST) <= LATEST
