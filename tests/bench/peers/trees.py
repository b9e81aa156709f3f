"""Interval libraries that know one line only: a target's days are put on it behind those of the target before."""

import numpy as np

BAND = 512  # days a target has on the line


def line(visits):
    """First and last day of each visit on the line, and whose it is."""
    since = int(visits["first"].min())
    first, last = (visits["target"].astype(np.int64) * BAND + visits[side] - since for side in ("first", "last"))
    return first, last, visits["organiser"]


def once(a, b, organiser):
    """Each pair once, of different organisers."""
    kept = (a < b) & (organiser[a] != organiser[b])
    return {"a": a[kept], "b": b[kept]}
