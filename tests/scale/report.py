"""What a report of many warnings costs, file by file: `python -m tests.scale.report 100000`, and `-o FOLDER` keeps the report.

The plan is the example city's; its warnings come again and again, each on a row of its own and about one visit more, so that most stand
on the sheets of two departments. What is measured begins with the plan checked (and for a file alone with the visits listed).
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from burden.cli import SELDOM
from burden.report import report
from burden.report.whole import parts
from burden.report.write import put
from burden.warning import BurdenWarning
from tests.browser.scenes import Outcome, city

MEGABYTE = 1 << 20


def many(number: int) -> Outcome:
    """The example city with so many warnings."""
    outcome = city()
    visits = len(outcome.checked.visits)
    again = enumerate(islice(cycle(outcome.checked.warnings), number), 2)
    numbered = (
        replace(each, place=each.place._replace(row=row), rows=(*each.rows, row * 7919 % visits)) for row, each in again
    )  # fmt: skip
    return outcome._replace(checked=replace(outcome.checked, warnings=tuple(sorted(numbered, key=BurdenWarning.order))))


def spent(name: str, job: Callable[[], Mapping[str, bytes]]) -> None:
    """Print what a job costs in a process of its own: seconds of processor time and the most memory it had, and how much it wrote."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    begun = time.process_time()
    size = sum(map(len, job().values()))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"| {name} | {time.process_time() - begun:.1f} | {most / MEGABYTE:.0f} | {size / MEGABYTE:.1f} |", flush=True)
    os._exit(0)


def main() -> None:
    """Measure the whole report and its way to the disk, then every file alone."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("warnings", type=int)
    asked.add_argument("-o", type=Path, default=None)
    given = asked.parse_args()
    gc.set_threshold(SELDOM)
    outcome = many(given.warnings)
    print(f"{given.warnings:,} warnings\n\n| file | s of processor time | MB at most | MB written |\n|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        spent("all", lambda: whole(outcome, given.o or Path(folder)))
    for name, job in parts(*outcome, "zh").items():
        spent(name, job)


def whole(outcome: Outcome, into: Path) -> Mapping[str, bytes]:
    """The report, on the disk."""
    files = report(*outcome)
    put(files, into)
    return files


if __name__ == "__main__":
    main()
