"""Every runner does every job in turn, round after round, so that a busy moment of the machine falls on all of them."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.visits import made

OURS = "ours"
KEEPING = {  # glibc keeps what is freed, as the allocators of Polars, DuckDB and ClickHouse do: what a round takes anew is no work of a runner
    "MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(1 << 36), "MALLOC_TOP_PAD_": str(1 << 26),
}  # fmt: skip
LONGEST = {"pairs:plain": 1_000_000}  # visits above which a way is left out, since it takes minutes
PEERS = ("polars_", "duckdb_", "pandas_", "ncls_", "superintervals_", "bioframe_", "pyjanitor_", "chdb_")


@dataclass
class Measured:
    """What one runner took for one job, in seconds, and whether it found what ours found."""

    rows: int
    job: str
    runner: str
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    equal: bool = True
    bytes: int | None = None

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.seconds)

    @property
    def work(self) -> float:
        """The median of the processor time of all threads, which a busy machine lengthens less."""
        return median(self.processor)

    def count(self, answer: dict[str, Any]) -> None:
        """One run more."""
        self.seconds.append(answer["seconds"])
        self.processor.append(answer["cpu"])


class Runner:
    """A worker in its own process: burden's environment for ours, the peers' for theirs."""

    def __init__(self, name: str, path: Path, root: Path) -> None:
        python = root / (".venv" if name == OURS else ".bench/venv") / "bin" / "python"
        command = [str(python), "-W", "ignore", "-m", "tests.bench.worker", name, str(path)]
        given = {"cwd": root, "env": os.environ | KEEPING, "stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(command, text=True, **given)
        told = self.answer()
        self.name, self.jobs = told["version"], told["jobs"]

    def answer(self) -> dict[str, Any]:
        """The next line it says; its own words stand on stderr where it stopped."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise RuntimeError(f"{self.process.args} stopped")
        return json.loads(line)

    def ask(self, what: str) -> dict[str, Any]:
        """Its answer to a line."""
        print(what, file=self.process.stdin, flush=True)
        return self.answer()

    def close(self) -> None:
        """Let it end."""
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait()


def measured(rows: int, root: Path, peers: tuple[str, ...], rounds: int, slow: float) -> list[Measured]:
    """All jobs of all runners at one size: a first run that is checked, not counted, then the rounds in turn."""
    folder = root / ".bench"
    folder.mkdir(exist_ok=True)
    runners = [Runner(name, made(rows, folder), root) for name in (OURS, *peers)]
    try:
        jobs = dict.fromkeys(job.split(":")[0] for job in runners[0].jobs)
        return [each for job in jobs for each in one_job(job, rows, runners, rounds, slow)]
    finally:
        for runner in runners:
            runner.close()


def one_job(job: str, rows: int, runners: list[Runner], rounds: int, slow: float) -> list[Measured]:
    """One job by all who can do it, in every way they can."""
    ways = [(runner, way) for runner in runners for way in runner.jobs if way.split(":")[0] == job]
    able = [(runner, way, Measured(rows, way, runner.name)) for runner, way in ways if rows <= LONGEST.get(way, rows)]
    right, again = None, []
    for runner, way, found in able:
        first = runner.ask(f"run {way}")
        right = right or first["answer"]
        found.equal = first["answer"] == right
        if first["seconds"] < slow:
            again.append((runner, way, found))
        else:
            found.count(first)
        took = f"{first['seconds']:.3f} s, of processors {first['cpu']:.3f} s"
        print(f"{rows} {way} {runner.name}: {took}, {'equal' if found.equal else 'NOT EQUAL'}", flush=True)
    for _ in range(rounds):
        for runner, way, found in again:
            found.count(runner.ask(f"run {way}"))
    able[0][2].bytes = runners[0].ask(f"weigh {job}")["bytes"]
    return [found for _, _, found in able]
