"""Fuzzing for a bounded time: `python -m tests.fuzz --minutes 10 [--seed N] [--only xlsx] [--keep FOLDER]`.

Every case is read in a forked child with little memory and a clock. A find is a case whose check fails, or that no
child survives although the reader promises so; it is printed with the seed that makes it again, and kept.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.targets import TARGETS, Target

MEMORY = 1500 * 2**20  # bytes of addresses; what was imported takes the half of it
SECONDS = 8  # of computing for one case
CONTAINED = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGXCPU, -signal.SIGKILL, 5}  # deaths that cost the file one line


@dataclass
class Find:
    """A case that broke a promise: which, how, and what says so."""

    target: str
    seed: int
    status: int
    said: str


def run(target: Target, seed: int) -> tuple[int, str]:
    """Exit status and words of a child that makes one case and checks it: 0 sound, 1 broken, below 0 a signal."""
    reading, writing = os.pipe()
    number = os.fork()
    if not number:
        os.close(reading)
        _child(target, seed, writing)
    os.close(writing)
    with open(reading, "rb") as told:
        said = told.read().decode("utf-8", "replace")
    _, status = os.waitpid(number, 0)
    return os.waitstatus_to_exitcode(status), said


def _child(target: Target, seed: int, out: int) -> None:
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        target.check(*target.make(random.Random(seed)))
        status = 0
    except MemoryError:
        status = 5
    except BaseException:  # noqa: BLE001 - whatever it is, it is a find
        os.write(out, traceback.format_exc()[-1500:].encode("utf-8", "replace"))
    finally:
        os._exit(status)


def fuzz(seconds: float, seed: int, only: str = "") -> tuple[Counter[str], list[Find]]:
    """Cases of each target in turn until the time is over: how many of each ended how, and the finds."""
    until, counts, finds = time.monotonic() + seconds, Counter[str](), list[Find]()
    targets = [target for target in TARGETS if only in ("", target.name)]
    for target in targets:
        target.make(random.Random(0))
    while time.monotonic() < until:
        for target in targets:
            status, said = run(target, seed)
            contained = status in CONTAINED and target.check.__name__ == "of_file"
            counts[f"{target.name} {'sound' if not status else 'contained' if contained else 'found'}"] += 1
            if status and not contained:
                finds.append(Find(target.name, seed, status, said))
        seed += 1
    return counts, finds


def main() -> None:
    """Fuzz, print what was found, and leave with 1 where anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    counts, finds = fuzz(given.minutes * 60, given.seed, given.only)
    by_name = {target.name: target for target in TARGETS}
    for find in finds:
        print(f"== {find.target} seed {find.seed} status {find.status}\n{find.said}")
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            name, content = by_name[find.target].make(random.Random(find.seed))
            (given.keep / f"{find.target}-{find.seed}-{Path(name).name}").write_bytes(content)
    print(json.dumps(dict(sorted(counts.items()))))
    sys.exit(bool(finds))


if __name__ == "__main__":
    main()
