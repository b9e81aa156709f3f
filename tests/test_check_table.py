"""`burden check` of a visits table from outside: its formats, its exit status, and what it refuses in one line."""

import json
import os

import pytest

from tests.command import burden, process
from tests.test_cli import RULES

VISITS = "target,organiser,first,last\n甲县,应急局,2026-03-02,2026-03-04\n甲县,人社局,2026-03-03,2026-03-03\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "visits.csv").write_text(VISITS, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


def test_text_tells_the_first_warnings_and_how_many_there_are(folder):
    done = burden("check", "visits.csv", "--only", "same-days", "--lang", "en", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[1:] == [
        "", "visits.csv: visits: 2 rows = 2 read + 0 unread + 0 set aside", "2 visits", "same-days: 1 warning",
        "1 warning: 1 error, 0 warnings, 0 notes",
    ]  # fmt: skip


def test_lines_go_to_a_file_or_are_printed(folder):
    printed = burden("check", "visits.csv", "--only", "same-days", "--format", "jsonl", cwd=folder)
    (line,) = map(json.loads, printed.stdout.splitlines())
    assert (line["rule"], line["target"], line["first"]) == ("same-days", "甲县", "2026-03-03")
    burden("check", "visits.csv", "--only", "same-days", "--format", "jsonl", "-o", "w.jsonl", cwd=folder)
    assert json.loads((folder / "w.jsonl").read_text(encoding="utf-8")) == line


def test_a_plan_is_written_in_lines_too(folder):
    (folder / "计划.csv").write_text("事项名称,牵头单位,检查对象,检查时间\n安全检查,应急局,甲县,2026年3月2日\n", encoding="utf-8")
    done = burden("check", "计划.csv", "--only", "no-basis", "--format", "jsonl", "--fail-on", "note", cwd=folder)
    whole = burden("check", "计划.csv", "--only", "no-basis", "--format", "json", cwd=folder)
    assert [json.loads(line) for line in done.stdout.splitlines()] == json.loads(whole.stdout)["warnings"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "parquet"), "--format parquet: there is no file to write to; add -o FILE.parquet\n"),
        (("-o", "x"), "-o: goes with --format jsonl or parquet; leave it out, or name one of these formats\n"),
    ],
)
def test_what_does_not_go_together_is_refused(folder, arguments, said):
    done = burden("check", "visits.csv", "--lang", "en", *arguments, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_pyarrow_is_asked_for_where_it_is_missing(folder):
    done = process("check", "visits.csv", "--lang", "en", cwd=folder, before="import sys; sys.modules['pyarrow'] = None; ")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "visits.csv: this needs pyarrow; install it with: pip install 'burden[parquet]'\n"


def test_an_unfinished_file_is_never_left(folder):
    (folder / "w.parquet").write_bytes(b"before")
    done = burden("check", "visits.csv", "--format", "parquet", "-o", "none/w.parquet", cwd=folder)
    assert done.returncode == 4
    assert burden("check", "visits.csv", "--format", "parquet", "-o", "w.parquet", cwd=folder).returncode == 1
    assert sorted(path.name for path in folder.iterdir()) == ["rules.yaml", "visits.csv", "w.parquet"]


@pytest.mark.parametrize(
    "arguments", [("check", "visits.csv", "--format", "jsonl"), ("check", ".", "--format", "jsonl"), ("items", "visits.csv")]
)
def test_what_is_read_is_never_written_over(folder, arguments):
    done = burden(*arguments, "--lang", "en", "-o", "visits.csv", cwd=folder)
    line = "visits.csv: it is what is read and is never written over; give another name\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)
    assert (folder / "visits.csv").read_text("utf-8") == VISITS


def test_pipe_is_refused_and_does_not_hang(folder):
    os.mkfifo(folder / "p.parquet")
    done = process("check", "p.parquet", "--lang", "en", cwd=folder)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
