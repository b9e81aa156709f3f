"""The fast counting every rule stands on, over the columns of all visits at once.

Targets are category codes (any whole numbers), days are whole numbers since 1970-01-01. Each function says ValueError for what is no
column of whole numbers, and for days that lie too far apart.

pairs       `overlapping_pairs`, `pair_count`      which visits meet, or how many do
groups      `meetings`, `crowded_windows`          visits that are too many together, as `Groups` of rows
sweep       `crowded_starts`, `window_counts`, `peaks`   more than k starts in W days, the count in each window, clusters and peaks
density     `density`                              visits per target and day
crammed     `crammed`                              targets that may hold such a span at all
sorting     `in_order`, `once`, `ranked`             rows in order of several columns, values once
load        `tightest`                             spans of days that must hold too much
periods     `periods`, `period_first`              weeks, months and years as numbers

An interval may be *reversed* (first after last) where pairs and groups are asked for: the compulsory part of a loose visit runs from
its latest start to its earliest end, and two visits meet in every placement exactly if each one's latest start is no later than the
other's earliest end. The same test serves fixed visits.

How it is fast: days are small, so target and day make one number whose order is the order wanted (`keys`); with the row beside them in
one 64-bit word (`order`) a single sort in place brings everything about a visit together; the rest compares a column with itself a
few places on, in blocks that stay in the cache, by two threads (`blocks`).
"""

from burden.intervals.crammed import crammed
from burden.intervals.density import Density, density
from burden.intervals.groups import Groups, crowded_windows, meetings
from burden.intervals.keys import Ints
from burden.intervals.load import Load, tightest
from burden.intervals.pairs import overlapping_pairs, pair_count
from burden.intervals.periods import period_first, periods
from burden.intervals.spans import as_groups
from burden.intervals.sweep import Peaks, crowded_starts, peaks, window_counts

__all__ = [
    "Density",
    "Groups",
    "Ints",
    "Load",
    "Peaks",
    "as_groups",
    "crammed",
    "crowded_starts",
    "crowded_windows",
    "density",
    "meetings",
    "overlapping_pairs",
    "pair_count",
    "peaks",
    "period_first",
    "periods",
    "tightest",
    "window_counts",
]
