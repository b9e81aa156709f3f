"""What the check of the example city costs once it is read, and where it goes: `python -m tests.scale.city`.

The plan of plans/2026 with last year's, its policy and 2026-11-15 as the day; milliseconds, the median of some runs in one process.
The first check of a process, which also reads the pages of the rules, is told apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from burden import check
from burden.cli import SELDOM
from burden.cli.steps import Case, case_of, judged
from burden.quota import quotas
from burden.visits import build
from burden.visits.view import view

PLANS = Path(__file__).parents[2] / "plans"
TODAY = dt.datetime(2026, 11, 15)


def milliseconds(job: Callable[[], object], times: int) -> float:
    """The median of the processor time of some runs."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        job()
        spent.append(time.process_time() - begun)
    return 1000 * statistics.median(spent)


def parts(case: Case, times: int) -> dict[str, float]:
    """Building the visits, every rule by itself, and the quotas."""
    plan, problems = check.made_by(case.plan, case.on, case.problems)
    visits = build(plan, case.days, case.rulebook.one_visit)
    given = check.given_of(plan, visits, case.rulebook, case.days, case.on, problems, case.before) | {"waivers": ()}
    active, _ = check.chosen_of((), given, case.rulebook)
    jobs: dict[str, Callable[[], object]] = {
        "visits": lambda: build(plan, case.days, case.rulebook.one_visit),
        "quotas": lambda: quotas(plan, view(visits), case.rulebook, case.on),
    }
    jobs |= {each.name: lambda each=each: check.run([each], given, plan, case.rulebook) for each in active}  # type: ignore[misc]
    return {name: milliseconds(job, times) for name, job in jobs.items()}


def main() -> None:
    """Measure and print, the dearest first."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--times", type=int, default=9)
    times = asked.parse_args().times
    gc.set_threshold(SELDOM)  # as every command does
    case = case_of([PLANS / "2026"], None, None, TODAY, [], [], None, PLANS / "2025")

    def whole() -> object:
        return judged(case, case.rulebook, ())

    print(f"first check {milliseconds(whole, 1):.0f} ms, every further one {milliseconds(whole, times):.0f} ms\n")
    for name, took in sorted(parts(case, times).items(), key=lambda each: -each[1]):
        print(f"{took:7.1f} {name}")


if __name__ == "__main__":
    main()
