"""burden's own functions, and the two sorts they are measured against."""

import numpy as np

from burden.intervals import crowded_starts, density, overlapping_pairs, peaks, window_counts

VERSION = f"numpy {np.__version__}"


def load(visits):
    """The columns, and the keys a floor sorts."""
    key = visits["target"].astype(np.int64) * 512 + visits["first"] - visits["first"].min()
    word = (key << 24 | np.arange(len(key))).astype(np.uint64)
    return visits | {"key": key.astype(np.int32), "word": word}


def pairs(v):
    return dict(zip("ab", overlapping_pairs(v["target"], v["first"], v["last"], v["organiser"]), strict=True))


def crowded(v):
    return dict(zip(("target", "day"), crowded_starts(v["target"], v["first"], 3, 30), strict=True))


def window(v):
    found = window_counts(v["target"], v["first"], 30)
    return {"row": np.arange(len(found), dtype=np.int32), "visits": found}


JOBS = {
    "pairs": pairs,
    "crowded": crowded,
    "window": window,
    "peaks": lambda v: peaks(v["target"], v["first"], v["last"])._asdict(),
    "density": lambda v: density(v["target"], v["first"], v["last"])._asdict(),
    "sort64": lambda v: np.sort(v["word"]),
    "sort32": lambda v: np.sort(v["key"]),
}
