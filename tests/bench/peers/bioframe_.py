"""bioframe: interval joins of tables."""

from importlib.metadata import version

import bioframe
import pandas as pd

from tests.bench.peers.trees import line, once

VERSION = f"bioframe {version('bioframe')}"


def load(visits):
    first, last, organiser = line(visits)
    return pd.DataFrame({"chrom": "line", "start": first, "end": last + 1}), organiser


def pairs(visits):
    table, organiser = visits
    found = bioframe.overlap(table, table, return_input=False, return_index=True)
    return once(found["index"].to_numpy(dtype="int64"), found["index_"].to_numpy(dtype="int64"), organiser)


JOBS = {"pairs": pairs}
