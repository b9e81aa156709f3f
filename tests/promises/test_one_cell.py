"""Promise 5: a bad cell costs a cell and a bad file a file; what stands beside it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.case import Case, lines
from tests.corpus.sheets import READ_SECOND, READS, csv, table
from tests.promises.reading import LOADING, REFUSED, made, names, read_here

CELLS = [case for case in LOADING if case.category == "cells" and any(said.startswith("unreadable") for said in case.says)]
FILES = [case for case in REFUSED if case.category in ("containers", "csv", "cells")]


@pytest.mark.parametrize("case", CELLS, ids=names(CELLS))
def test_row_beside_a_bad_cell_is_read(case: Case, tmp_path: Path) -> None:
    plan, _ = read_here([made(case, tmp_path / "计划")])
    assert lines(plan)[-1] == READ_SECOND


@pytest.mark.parametrize("case", FILES, ids=names(FILES))
def test_file_beside_a_bad_file_is_read(case: Case, tmp_path: Path) -> None:
    folder = made(case, tmp_path / "计划")
    csv(folder / "好.csv", table())
    plan, problems = read_here([folder])
    assert lines(plan) == tuple(READS.split("\n"))
    assert {problem.place.file for problem in problems} == {path.name for path in folder.iterdir()} - {"好.csv"}
