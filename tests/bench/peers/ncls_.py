"""ncls: nested containment lists."""

from importlib.metadata import version

import numpy as np
from ncls import NCLS

from tests.bench.peers.trees import line, once

VERSION = f"ncls {version('ncls')}"
load = line


def pairs(visits):
    first, last, organiser = visits
    rows = np.arange(len(first))
    return once(*NCLS(first, last + 1, rows).all_overlaps_both(first, last + 1, rows), organiser)


JOBS = {"pairs": pairs}
