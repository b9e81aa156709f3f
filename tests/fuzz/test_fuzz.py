"""Promise 13: mutated files, phrases and policy files break nothing; the same seeds every time, for a bounded time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MINUTES = "0.2"


def test_mutations_of_the_corpus_break_no_promise() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.fuzz", "--minutes", MINUTES],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    counts = json.loads(done.stdout)
    assert {name.split()[0] for name in counts} == {"xlsx", "xls", "ods", "markup", "docx", "csv", "bytes", "when", "policy"}
