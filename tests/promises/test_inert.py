"""Promise 9: what comes out is inert, each output parsed again: no script, formula, template, calendar line or path made of data."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from burden.check import check
from burden.days import day
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.report import report
from burden.report.write import put
from burden.rulebook import Rulebook
from tests.corpus.cases import ALL
from tests.corpus.injection import ACTIVE
from tests.corpus.sheets import GOOD, csv, table
from tests.promises.outputs import ODD, Page, events, files, formulas, texts, unmarked
from tests.promises.reading import read_here

ROOT = Path(__file__).parents[2]
CASES = [case for case in ALL if case.category == "injection"]
TODAY = date(2026, 1, 5)


def written(paths: list[Path], out: Path, lang: str = "zh") -> tuple[dict[str, bytes], int]:
    """A whole report on the disk as name -> bytes, and how many visits it has."""
    plan, problems = read_here(paths)
    rulebook: Rulebook = read_policy(ROOT / "rules.yaml")
    checked = check(plan, rulebook, packaged(), day(TODAY), problems)
    put(report(checked, packaged(), problems, rulebook, lang), out)  # type: ignore[arg-type]
    return files(out), len(checked.visits)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    folder = tmp_path_factory.mktemp("hostile")
    for number, case in enumerate(CASES):
        below = folder / f"{number:02}"
        below.mkdir()
        case.make(below)
    return written([folder], folder / "out")


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    folder = tmp_path_factory.mktemp("harmless")
    rows = (
        *GOOD,
        ("消防检查", "消防队", "甲县", "3月2日"),
        ("工地检查", "住建局", "甲县", "3月2日"),
        ("河道检查", "水务局", "甲县", "待定"),
    )
    return written([csv(folder / "a.csv", table(rows))], folder / "out")


def code(page: Page) -> list[str]:
    """Its scripts that run; a script of data is none."""
    return [script for script in page.scripts if not is_data(script)]


def is_data(script: str) -> bool:
    try:
        json.loads(script)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("name", ["index.html", "calendar.html"])
def test_page_holds_no_script_handler_or_address_made_of_data(name: str, hostile, harmless) -> None:  # type: ignore[no-untyped-def]
    page, plain = (Page(found[0][name].decode()) for found in (hostile, harmless))
    assert code(page) == code(plain)
    assert (page.handlers, plain.handlers) == ([], [])
    assert [each for each in page.addresses if not re.fullmatch(r"(?:#[\w-]*|[\w./%()~+-]*)", each)] == []
    assert set(page.elements) - set(plain.elements) <= {"details", "summary", "ul", "li", "a", "tr", "td", "time", "span", "p"}


def test_workbook_holds_no_formula_and_no_link(hostile) -> None:  # type: ignore[no-untyped-def]
    content = hostile[0]["warnings.xlsx"]
    assert formulas(content) == []
    assert {text[0] for text in texts(content) if text[0] in ODD} >= set("=+-@")  # as text, and marked as such
    assert unmarked(content) == []


def test_calendars_hold_an_event_for_each_visit_in_sound_lines(hostile) -> None:  # type: ignore[no-untyped-def]
    found, visits = hostile
    assert len(events(found["calendar.ics"])) == visits
    for name, content in found.items():
        if name.endswith(".ics"):
            lines = content.split(b"\r\n")
            assert lines.pop() == b""
            assert [line for line in lines if len(line) > 75 or re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)] == []
            assert [
                line
                for line in lines
                if line.startswith(b"BEGIN:") and line[6:] not in (b"VCALENDAR", b"VEVENT", b"VTIMEZONE", b"STANDARD")
            ] == []


def test_names_of_files_lie_inside_the_folder(hostile) -> None:  # type: ignore[no-untyped-def]
    assert [
        name
        for name in hostile[0]
        if not re.fullmatch(
            r"[a-z]+\.(?:html|ics|xlsx|json)|ics/(?:windows-)?(?:organiser|county|target)-[^/\\:*?\"<>|\x00-\x1f]+\.ics", name
        )
    ] == []


def test_json_says_the_texts_as_they_are(hostile) -> None:  # type: ignore[no-untyped-def]
    said = json.loads(hostile[0]["warnings.json"])
    assert said["counts"]["items"] == sum(len(case.reads) for case in CASES)


def test_every_text_that_would_act_is_among_the_cases() -> None:
    assert set(ACTIVE) <= {case.name for case in CASES}


def test_report_in_both_languages_is_made(tmp_path: Path) -> None:
    made = [written([csv(tmp_path / "a.csv", table(GOOD))], tmp_path / lang, lang)[0] for lang in ("zh", "en")]
    assert [sorted(each) for each in made] == [sorted(made[0])] * 2
    assert datetime.fromisoformat("2026-01-05").date() == TODAY
