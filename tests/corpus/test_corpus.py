"""Every case of the corpus ends as a good importer ends it; a hostile one is read by the command alone, under limits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from burden.load import load
from burden.load.refusal import Refusal
from tests.corpus.case import Case, lines, told
from tests.corpus.cases import ALL
from tests.corpus.commands import command
from tests.corpus.server import MOST_MEMORY, Ran, Server, serving

GENTLE = [case for case in ALL if not case.policy and not case.hostile]
HOSTILE = [case for case in ALL if case.hostile]
POLICIES = [case for case in ALL if case.policy]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def made(case: Case, folder: Path) -> Path:
    folder.mkdir()
    case.make(folder)
    return folder


def by_name(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case.name for case in cases])


@by_name(GENTLE)
def test_case_is_read_as_it_should_be(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made(case, tmp_path / "计划"))
    paths = [Path(each) for each in case.given]
    if case.refused:
        with pytest.raises(Refusal) as caught:
            load(paths, year=2026)
        check_refusal(case, str(caught.value))
    else:
        plan, problems = load(paths, year=2026)
        assert (lines(plan), told(problems)) == (case.reads, case.says)


@by_name(HOSTILE)
def test_hostile_case_ends_within_its_limits(case: Case, tmp_path: Path, server: Server) -> None:
    ran = server.run(command(case), made(case, tmp_path / "计划"), case.powerless)
    check_end(case, ran)
    if not case.refused:
        found = json.loads(ran.out)
        assert len(found["items"]) == len(case.reads)


@by_name(POLICIES)
def test_policy_file_is_taken_or_refused_with_line_and_column(case: Case, tmp_path: Path, server: Server) -> None:
    check_end(case, server.run(command(case), made(case, tmp_path / "计划")))


def check_end(case: Case, ran: Ran) -> None:
    """The command left by itself, in time, with little memory, and where it refused with one line."""
    assert (ran.status, ran.peak <= MOST_MEMORY) == (2 if case.refused else 0, True), ran
    if case.refused:
        assert ran.out == ""
        check_refusal(case, ran.err.removesuffix("\n"))
    else:
        assert ran.err == ""


def check_refusal(case: Case, said: str) -> None:
    """One line that names the file and the reason."""
    assert said.count("\n") == 0
    reason = case.refused if case.refused in said else said
    assert (said[: len(case.file)], reason) == (case.file, case.refused)
