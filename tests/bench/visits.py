"""Ten million visits, made from a seed: half a million targets, few of them visited very often, one year, one to five days each."""

from __future__ import annotations

from pathlib import Path

import numpy as np

DAY = int(np.datetime64("2026-01-01").astype(int))
DAYS, LONGEST, ORGANISERS, EACH, SKEW = 365, 5, 40, 20, 1.625  # EACH: visits a target on average; SKEW: of its logarithm
COLUMNS = ("target", "first", "last", "organiser")


def made(rows: int, folder: Path, seed: int = 2026) -> Path:
    """The file of so many visits, written once; how often a target is visited has a log-normal law."""
    path = folder / f"visits-{rows}-{seed}.npz"
    if not path.exists():
        random = np.random.default_rng(seed)
        targets = max(rows // EACH, 1)
        often = np.cumsum(random.lognormal(0, SKEW, targets))
        target = np.searchsorted(often, random.random(rows) * often[-1])
        first = DAY + random.integers(0, DAYS, rows)
        columns = target, first, first + random.integers(0, LONGEST, rows), random.integers(0, ORGANISERS, rows)
        np.savez(path, **{name: column.astype(np.int32) for name, column in zip(COLUMNS, columns, strict=True)})
    return path
