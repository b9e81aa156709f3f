"""`python -m tests.pairs` prints how well each table of labelled pairs is judged; `-v` also every pair judged wrongly."""

from __future__ import annotations

import sys

from tests.pairs.measure import NAMES, measure


def main() -> None:
    """Print the table."""
    print("| rule | pairs | yes | found | wrong | precision | recall |\n|---|---|---|---|---|---|---|")
    measured = [measure(name) for name in NAMES]
    for each in measured:
        yes, every = len(each.found) + len(each.missed), sum(map(len, each[1:]))
        counts = f"{every} | {yes} | {len(each.found)} | {len(each.wrong)} | {each.precision:.2f} | {each.recall:.2f}"
        print(f"| {each.name.replace('_', '-')} | {counts} |")
    if "-v" in sys.argv:
        for each in measured:
            print(each.name, *(f"- missed: {', '.join(pair.values())}" for pair in each.missed), sep="\n")
            print(*(f"- wrong: {', '.join(pair.values())}" for pair in each.wrong), sep="\n")


main()
