"""What must hold whatever is read: no crash, every row counted, no day outside sane years, every refusal one line."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from burden.load.answer import packed, unpacked
from burden.load.content import read_content
from burden.load.policy import read_policy
from burden.load.refusal import Refusal
from burden.load.tables import plan_of
from burden.plan import Plan
from burden.when import Reading, read

EARLIEST, LATEST = date(2000, 1, 1), date(2101, 12, 31)
KINDS = {"dates", "window", "deadline", "open", "recurring", "unscheduled", "unreadable"}


def of_file(name: str, content: bytes) -> None:
    """Read a file as the child and the parent do, one after the other."""
    answer = b"".join(packed(read_content(BytesIO(content), name)))
    grids, problems = unpacked(answer, name)
    assert grids or problems, "neither a sheet nor a word about it"
    assert [problem for problem in problems if not (problem.zh and problem.en) or "\n" in problem.zh] == []
    plan, more = plan_of(grids, year=2026, headings={}, blanks={})
    assert [problem for problem in more if not (problem.zh and problem.en) or "\n" in problem.zh] == []
    _counted(plan)
    for reading in plan.items["when"]:
        of_reading(reading)


def _counted(plan: Plan) -> None:
    for sheet in plan.sheets:
        assert sheet.rows == sheet.read + sheet.unread + sheet.aside, f"rows lost in {sheet}"
        assert min(sheet.read, sheet.unread, sheet.aside) >= 0, f"rows counted twice in {sheet}"


def of_reading(reading: Reading) -> None:
    """A reading says its kind, and its windows are in order and in sane years."""
    assert reading.kind in KINDS, reading
    assert (reading.kind not in ("unreadable", "unscheduled")) == bool(reading.windows) or reading.kind == "recurring", reading
    for first, last in reading.windows:
        assert EARLIEST <= (first or EARLIEST) <= (last or LATEST) <= LATEST, reading


def of_phrase(phrase: str) -> None:
    """A phrase of time is read in one way or refused, the same with wide figures."""
    reading = read(phrase, 2026)
    of_reading(reading)
    wide = read(phrase.translate({ord("0") + n: ord("０") + n for n in range(10)}), 2026)
    assert (wide.kind, wide.windows) == (reading.kind, reading.windows), (reading, wide)


def of_policy(text: str) -> None:
    """A policy file is a rulebook or a refusal of one line that names the file."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "rules.yaml")
        path.write_text(text, encoding="utf-8", errors="replace")
        try:
            read_policy(path)
        except Refusal as refusal:
            said = str(refusal)
            assert "\n" not in said, said
            assert said.startswith(str(path)), said
