"""Promise 1: a report is whole or absent, whatever kills the run; what it left lying aside is swept at the next start."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from burden.report.write import put

MOMENTS = 300
KILLER = """
import json, os, random, signal, sys, time
from pathlib import Path
from burden.report.write import put
out, moments = Path(sys.argv[1]), random.Random(7)
reports = [{name: letter * 60_000 for name in ("index.html", "ics/organiser-a.ics", "warnings.xlsx")} for letter in (b"a", b"b")]
whole = [{(name, data) for name, data in report.items()} for report in reports]
put(reports[0], out)
torn = aside = 0
for _ in range(int(sys.argv[2])):
    number = os.fork()
    if not number:
        while True:
            for report in reports:
                put(report, out)
    time.sleep(moments.uniform(0, 0.008))
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)
    files = [path for path in out.rglob("*") if path.is_file()]
    strays = [path for path in files if path.name.startswith(".burden-")]
    found = {(path.relative_to(out).as_posix(), path.read_bytes()) for path in files if path not in strays}
    aside += bool(strays)
    torn += len(found) != 3 or not found <= whole[0] | whole[1]
print(json.dumps({"torn": torn, "aside": aside}))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_report_killed_at_300_moments_is_never_torn_and_what_lay_aside_is_swept(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLER, str(tmp_path), str(MOMENTS)], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert (found["torn"], found["aside"] > 0) == (0, True)
    put({"index.html": b"last"}, tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["index.html", "warnings.xlsx"]
