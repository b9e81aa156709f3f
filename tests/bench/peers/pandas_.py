"""pandas: sorted tables, merges and groups."""

import numpy as np
import pandas as pd

VERSION = f"pandas {pd.__version__}"


def load(visits):
    return pd.DataFrame(visits).rename_axis("row").reset_index().astype(np.int32)


def exploded(v):
    """A row for each day of each visit."""
    length = (v["last"] - v["first"] + 1).to_numpy()
    days = v.loc[v.index.repeat(length)]
    passed = np.arange(len(days)) - np.repeat(np.cumsum(length) - length, length)
    return days.assign(day=(days["first"] + passed).astype(np.int32))


def pairs(v):
    there = v[["row", "target", "organiser", "first"]].rename(columns={"first": "day"})
    met = exploded(v).merge(there, on=["target", "day"], suffixes=("", "_b"))
    apart = (met["organiser"] != met["organiser_b"]) & ((met["day"] > met["first"]) | (met["row"] < met["row_b"]))
    return met.loc[apart, ["row", "row_b"]].set_axis(["a", "b"], axis=1)


def crowded(v):
    ordered = v[["target", "first"]].sort_values(["target", "first"])
    near = ordered["first"] - ordered.groupby("target")["first"].shift(3) < 30
    return ordered[near].set_axis(["target", "day"], axis=1)


def window(v):
    """By the running number of visits on each day: `rolling` leaves out later visits of the same day."""
    days = v.groupby(["target", "first"], sort=False).size().rename("visits").reset_index().sort_values("first")
    days["until"] = days.groupby("target")["visits"].cumsum()
    days["before"] = (days["first"] - 30).astype(np.int32)
    gone = days[["target", "first", "until"]].set_axis(["target", "since", "gone"], axis=1)
    found = pd.merge_asof(days, gone, left_on="before", right_on="since", by="target")
    found["visits"] = found["until"] - found["gone"].fillna(0)
    return v[["row", "target", "first"]].merge(found[["target", "first", "visits"]], on=["target", "first"])[["row", "visits"]]


def peaks(v):
    ordered = v.sort_values(["target", "first"])
    until = ordered.groupby("target")["last"].cummax().groupby(ordered["target"]).shift(1)
    clusters = (until.isna() | (ordered["first"] > until)).groupby(ordered["target"]).sum()
    begins, ends = v[["target", "first"]].assign(more=1), v[["target"]].assign(first=v["last"] + 1, more=-1)
    events = pd.concat([begins, ends]).sort_values(["target", "first", "more"])
    here = events.groupby("target")["more"].cumsum()
    found = pd.DataFrame({"clusters": clusters, "peak": here.groupby(events["target"]).max()})
    return found.reset_index()


def density(v):
    return exploded(v).groupby(["target", "day"], sort=False).size().rename("visits").reset_index()


JOBS = {"pairs": pairs, "crowded": crowded, "window": window, "peaks": peaks, "density": density}
