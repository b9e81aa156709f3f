"""superintervals: a sorted line with links to the interval around."""

from importlib.metadata import version
from itertools import chain

import numpy as np
from superintervals import IntervalMap

from tests.bench.peers.trees import line, once

VERSION = f"superintervals {version('superintervals')}"


def load(visits):
    """Its places are numbered in the order of the line."""
    first, last, organiser = line(visits)
    order = np.lexsort((-last, first))
    return first[order].astype(np.int32), last[order].astype(np.int32), organiser[order], order


def pairs(visits):
    first, last, organiser, order = visits
    found = IntervalMap.from_arrays(first, last).search_idxs_batch(first, last)
    count = np.fromiter(map(len, found), np.int64, len(found))
    a, b = np.repeat(np.arange(len(found)), count), np.fromiter(chain.from_iterable(found), np.int64, count.sum())
    return {name: order[places] for name, places in once(a, b, organiser).items()}


JOBS = {"pairs": pairs}
