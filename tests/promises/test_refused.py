"""Promise 6: what cannot be read is one line with file and reason and exit status 2, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from burden.load import child, nursery
from tests.corpus.case import Case
from tests.corpus.commands import command
from tests.corpus.server import Server, serving
from tests.corpus.sheets import csv, table
from tests.corpus.test_corpus import check_end
from tests.promises.reading import REFUSED, made, names


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.mark.parametrize("case", REFUSED, ids=names(REFUSED))
def test_file_that_cannot_be_read_is_one_line_and_2(case: Case, tmp_path: Path, server: Server) -> None:
    check_end(case, server.run(command(case), made(case, tmp_path / "计划"), case.powerless))


@pytest.mark.parametrize(
    "death", ["os.abort()", "os.kill(os.getpid(), 9)", "os.kill(os.getpid(), 11)", "os._exit(7)", "print('{')"]
)
def test_reader_that_dies_costs_its_file_one_line(death: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    csv(tmp_path / "a.csv", table())
    monkeypatch.setattr(nursery, "_BEGIN", f"import os; {death}")
    (source,), _ = child_sources(tmp_path)
    ((grids, problems),) = child.read_all([source])
    assert (grids, [(each.kind, each.place.file) for each in problems]) == ((), [("unreadable", "a.csv")])


def child_sources(folder: Path) -> tuple[list[object], list[object]]:
    from burden.load.files import find

    return find([folder])  # type: ignore[return-value]
