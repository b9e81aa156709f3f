"""One runner in a process of its own: it is told a job a line, and answers with its seconds and with what all must agree on."""

from __future__ import annotations

import json
import sys
import time
import tracemalloc
from importlib import import_module
from typing import Any

import numpy as np

ANSWERS = {
    "pairs": ("a", "b"), "crowded": ("target", "day"), "window": ("row", "visits"),
    "peaks": ("target", "clusters", "peak"), "density": ("target", "day", "visits"),
}  # fmt: skip
MIX = np.uint64(0x9E3779B97F4A7C15)


def agreed(job: str, result: Any) -> list[int]:
    """How many rows an answer has, and a sum over them that does not depend on their order."""
    job = job.split(":", maxsplit=1)[0]
    if job not in ANSWERS:
        return []
    columns = [np.asarray(result[name]).astype(np.int64).astype(np.uint64) for name in ANSWERS[job]]
    if job == "pairs":  # which of two comes first is nobody's business
        columns = [np.minimum(*columns), np.maximum(*columns)]
    word = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        word = (word ^ column) * MIX
        word ^= word >> np.uint64(29)
    return [len(word), int((word * MIX).sum(dtype=np.uint64))]


def run(job: str, work: Any, visits: Any) -> dict[str, Any]:
    """The seconds and the answer of one run."""
    begin, busy = time.perf_counter(), time.process_time()
    result = work(visits)
    seconds, cpu = time.perf_counter() - begin, time.process_time() - busy
    return {"seconds": seconds, "cpu": cpu, "answer": agreed(job, result)}


def weigh(work: Any, visits: Any) -> dict[str, Any]:
    """The most bytes that Python and numpy held beside the input."""
    tracemalloc.start()
    work(visits)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {"bytes": peak}


def main() -> None:
    """Load the visits once, then do as told until the input ends."""
    name, path = sys.argv[1:]
    runner = import_module(f"tests.bench.peers.{name}")
    with np.load(path) as file:
        visits = runner.load({column: file[column] for column in file.files})
    print(json.dumps({"jobs": list(runner.JOBS), "version": runner.VERSION}), flush=True)
    for line in sys.stdin:
        how, job = line.split()
        work = runner.JOBS[job]
        print(json.dumps(weigh(work, visits) if how == "weigh" else run(job, work, visits)), flush=True)


if __name__ == "__main__":
    main()
