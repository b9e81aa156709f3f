"""The table of the corpus: case, outcome, seconds, peak memory; `python -m tests.corpus [--csv]` runs every case by the command."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.corpus.case import Case
from tests.corpus.cases import ALL
from tests.corpus.commands import command
from tests.corpus.server import Ran, Server, serving


def run(case: Case, server: Server) -> Ran:
    """One case in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        case.make(Path(folder))
        return server.run(command(case), Path(folder), case.powerless)


def main() -> None:
    """Print the table, as Markdown or csv."""
    row = '"{}","{}","{}",{:.2f},{:.0f}' if "--csv" in sys.argv else "| {} | {} | {} | {:.2f} | {:.0f} |"
    print(
        "category,case,outcome,seconds,MiB"
        if "--csv" in sys.argv
        else "| category | case | outcome | s | MiB |\n|---|---|---|--:|--:|"
    )
    with serving() as server:
        for case in ALL:
            ran = run(case, server)
            print(
                row.format(case.category, case.name, f"{case.outcome}, {ran.status}", ran.seconds, ran.peak / 2**20), flush=True
            )


if __name__ == "__main__":
    main()
