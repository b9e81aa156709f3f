"""`python -m tests.measured --plans 1000` measures every rule and writes docs/measured.md; `-v` also prints what was wrong."""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from tests.measured.measure import Tally, measure, table

DOCS = Path(__file__).parent.parent.parent / "docs" / "measured.md"
PARTS = 20  # plans measured in one go


def main() -> None:
    """Measure, print and write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--plans", type=int, default=1000)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("-v", action="store_true")
    given = asked.parse_args()
    last = given.first + given.plans
    tally = Tally()
    with ProcessPoolExecutor(given.jobs) as pool:
        for part in pool.map(measure, [range(at, min(at + PARTS, last)) for at in range(given.first, last, PARTS)]):
            tally += part
    text = table(tally, f"{datetime.now(tz=UTC):%Y-%m-%d}, {given.plans} plans, seeds {given.first} to {last - 1}")
    print(text)
    print(*tally.examples, sep="\n") if given.v else DOCS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
