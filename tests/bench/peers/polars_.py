"""Polars, as its guide would have it: joins on equal days, window expressions over targets, rolling windows, asof joins."""

import polars as pl

VERSION = f"Polars {pl.__version__}"


def load(visits):
    return pl.DataFrame(visits).with_row_index("row").with_columns(pl.col("row").cast(pl.Int32))


def exploded(v):
    """A row for each day of each visit."""
    return v.lazy().with_columns(day=pl.int_ranges("first", pl.col("last") + 1, dtype=pl.Int32)).explode("day")


def pairs(v):
    there = v.lazy().select("target", "organiser", "row", day="first")
    met = exploded(v).join(there, on=["target", "day"], suffix="_b")
    apart = (pl.col("organiser") != pl.col("organiser_b")) & (
        (pl.col("day") > pl.col("first")) | (pl.col("row") < pl.col("row_b"))
    )
    return met.filter(apart).select(a="row", b="row_b").collect()


def crowded(v):
    third = pl.col("first").shift(3).over("target")
    return v.lazy().sort("target", "first").filter(pl.col("first") - third < 30).select("target", day="first").collect()


def rolling(v):
    sorted_ = v.sort("target", "first")
    found = sorted_.rolling("first", period="30i", group_by="target").agg(visits=pl.len())
    return sorted_.select("row").with_columns(found["visits"])


def asof(v):
    """The running number of visits on each day, less that of the last day before the window."""
    days = v.lazy().group_by("target", "first").len().sort("first")
    days = days.with_columns(until=pl.col("len").cum_sum().over("target").cast(pl.Int64), before=pl.col("first") - 30)
    until = days.select("target", pl.col("until").alias("gone"), since="first")
    found = days.join_asof(until, left_on="before", right_on="since", by="target", strategy="backward")
    found = found.select("target", "first", visits=pl.col("until") - pl.col("gone").fill_null(0))
    return v.lazy().join(found, on=["target", "first"]).select("row", "visits").collect()


def peaks(v):
    until = pl.col("last").cum_max().shift(1).over("target")
    opens = pl.col("first") > until
    sorted_ = v.lazy().sort("target", "first").select("target", opens=opens.fill_null(True))
    clusters = sorted_.group_by("target").agg(clusters=pl.col("opens").sum())
    begins = v.lazy().select("target", day="first", more=pl.lit(1, pl.Int32))
    ends = v.lazy().select("target", day=pl.col("last") + 1, more=pl.lit(-1, pl.Int32))
    here = pl.concat([begins, ends]).sort("target", "day", "more").select("target", here=pl.col("more").cum_sum().over("target"))
    return clusters.join(here.group_by("target").agg(peak=pl.col("here").max()), on="target").collect()


def density(v):
    return exploded(v).group_by("target", "day").agg(visits=pl.len()).collect()


def peaks_of_days(v):
    """The peak as the busiest day."""
    until = pl.col("last").cum_max().shift(1).over("target")
    sorted_ = v.lazy().sort("target", "first").select("target", opens=(pl.col("first") > until).fill_null(True))
    clusters = sorted_.group_by("target").agg(clusters=pl.col("opens").sum())
    busy = exploded(v).group_by("target", "day").agg(visits=pl.len()).group_by("target").agg(peak=pl.col("visits").max())
    return clusters.join(busy, on="target").collect()


JOBS = {
    "pairs": pairs, "crowded": crowded, "window": rolling, "window:asof": asof, "peaks": peaks, "peaks:days": peaks_of_days,
    "density": density,
}  # fmt: skip
