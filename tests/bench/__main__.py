"""`python -m tests.bench 100000 1000000 10000000` measures burden's counting beside its peers and writes docs/performance.*."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from tests.bench.measure import PEERS, Measured, measured
from tests.bench.table import printed, written

ROOT = Path(__file__).parent.parent.parent
SIZES = (100_000, 1_000_000, 10_000_000)


def main() -> None:
    """Measure each size, print what was found, and write the page where all sizes were asked for; status 1 for unequal answers."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of visits")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--slow", type=float, default=5, help="seconds from which a job is run once")
    asked.add_argument("--peers", nargs="*", default=PEERS, choices=PEERS)
    asked.add_argument("--kept", action="store_true", help="show what was measured last at these sizes, and measure nothing")
    asked.add_argument("-o", type=Path, default=None, help="the folder for performance.md and performance.svg")
    given = asked.parse_args()
    found: list[Measured] = []
    for rows in given.sizes:
        path = ROOT / ".bench" / f"measured-{rows}.json"
        if not given.kept:
            kept = [asdict(each) for each in measured(rows, ROOT, tuple(given.peers), given.rounds, given.slow)]
            path.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        found += [Measured(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
    print(printed(found))
    if given.o:
        written(found, given.o, ROOT / "tests" / "bench" / "peers.txt")
    if wrong := [each for each in found if not each.equal]:
        sys.exit("unequal answers: " + "; ".join(f"{each.runner} {each.job} at {each.rows}" for each in wrong))


if __name__ == "__main__":
    main()
