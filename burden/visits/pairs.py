"""Which items might be one: pairs of visits at one target, about one subject, near in time and of similar length."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import Ints, overlapping_pairs, period_first, periods
from burden.naming import alike, called, level, office, only_city, system
from burden.plan import LEVELS
from burden.visits.parts import is_follow_up

MANY, FEW = 100_000, 1_000  # visits from which, and names up to which, names are compared before visits are
COMPARED = (
    "target", "organiser", "item", "first", "last", "begin", "start", "days", "fixed", "firm", "joint", "organiser_level", "occurrence",
)  # fmt: skip
LONGEST = 92  # days: a window of more than a quarter says nothing of when
TWICE, DAYS_MORE = 2, 2  # similar are lengths up to so many times the shorter, or so many working days more


def numbered(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits with whose they are and of which item.

    `office` is the same for one office in two spellings, `system` for the offices of one system, `which` for one item of
    one office however it is written; `rank` is the level of the organiser, 0 (central) to 4, -1 where nobody says.
    """
    organisers, items, targets = ([str(name) for name in visits[key].cat.categories] for key in ("organiser", "item", "target"))
    city = only_city([*organisers, *targets])
    by, of = (visits[key].cat.codes.to_numpy() for key in ("organiser", "item"))
    offices = pd.factorize(pd.Series([office(name, city) for name in organisers], dtype=object))[0][by].astype(np.int64)
    names = pd.factorize(pd.Series([called(name) for name in items], dtype=object))[0][of]
    systems = pd.factorize(pd.Series([system(name) for name in organisers], dtype=object))[0][by]
    ranks = {name: rank for rank, name in enumerate(LEVELS)}
    by_name = np.array([ranks.get(level(name), -1) for name in organisers], dtype=int)[by]
    said = visits["organiser_level"].map(ranks).astype(float).fillna(-1).to_numpy(dtype=int)
    which = pd.factorize(offices * (len(items) + 1) + names)[0]
    return visits.assign(office=offices, system=systems, which=which, rank=np.where(said >= 0, said, by_name))


def kin(visits: pd.DataFrame, across: bool = False) -> npt.NDArray[np.int64]:
    """A number for each visit: two items about one subject always share it, so that others need not be compared.

    Worth its while where visits are many and names few; else all share one number. `across` is as in `alike`.
    """
    names = visits["item"].cat.categories.astype(str).tolist()
    if len(visits) < MANY or len(names) > FEW:
        return np.zeros(len(visits), dtype=np.int64)
    left, right = np.triu_indices(len(names), 1)
    same = alike([names[at] for at in left.tolist()], [names[at] for at in right.tolist()], across)
    group = np.arange(len(names))
    for a, b in zip(left[same].tolist(), right[same].tolist(), strict=True):
        if group[a] != group[b]:
            group[group == group[b]] = group[a]
    return np.asarray(group[visits["item"].cat.codes.to_numpy()], dtype=np.int64)


def comparable(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits of the plan that could be one with others, numbered: no case checks, no look-backs, none that no plan holds."""
    names = visits["item"].cat.categories.astype(str)
    back = np.array([is_follow_up(name) for name in names], dtype=bool)
    taken = (visits["type"] != "case") & (visits["match"] != "none") & ~back[visits["item"].cat.codes]
    return numbered(visits.loc[taken.to_numpy(), list(COMPARED)])


def separate(visits: pd.DataFrame) -> pd.DataFrame:
    """Of comparable visits those whose window says when, a joint one once."""
    narrow = visits[visits["last"] - visits["first"] < LONGEST]
    ordered = narrow.sort_values(["target", "first", "last", "item", "organiser"], kind="stable")
    return ordered.drop_duplicates(["joint", "target"])


def near(apart: pd.DataFrame) -> pd.DataFrame:
    """Pairs `a`, `b` (positions) of two items at one target, of similar length, whose windows overlap or lie in one month."""
    first, last = (apart[name].to_numpy(dtype=np.int64) for name in ("first", "last"))
    month, whole = periods(first, "month"), periods(first, "month") == periods(last, "month")
    starts = {number: (period_first(number, "month"), period_first(number + 1, "month") - 1) for number in set(month.tolist())}
    bounds = np.array([starts[number] for number in month.tolist()], dtype=np.int64).reshape(-1, 2)
    opening, closing = np.where(whole, bounds[:, 0], first), np.where(whole, bounds[:, 1], last)
    subject = kin(apart)
    key = apart["target"].cat.codes.to_numpy(dtype=np.int64) * (int(subject.max(initial=0)) + 1) + subject
    a, b = overlapping_pairs(key, opening, closing)
    meet = (first[a] <= last[b]) & (first[b] <= last[a]) | whole[a] & whole[b]
    which = apart["which"].to_numpy()
    kept = meet & (which[a] != which[b]) & similar(apart, a, b)
    return pd.DataFrame({"a": a[kept], "b": b[kept]}).sort_values(["b", "a"], ignore_index=True)


def similar(apart: pd.DataFrame, a: Ints, b: Ints) -> npt.NDArray[np.bool_]:
    """Which pairs are of similar length; a day somewhere in a window may be a length nobody gave and is like any."""
    days, open_length = apart["days"].to_numpy(dtype=np.int64), (~apart["fixed"] & (apart["days"] == 1)).to_numpy(dtype=bool)
    short, long = np.minimum(days[a], days[b]), np.maximum(days[a], days[b])
    return np.asarray(open_length[a] | open_length[b] | (long <= TWICE * short) | (long - short <= DAYS_MORE))


def of_one_subject(pairs: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """The pairs (positions `a`, `b` in `visits`) about one subject; `items` is the same for all pairs of two items.

    Offices of one system at two levels are left to `layered`; names are compared once for each two items.
    """
    which = visits["which"].to_numpy(dtype=np.int64)
    low, high = (edge(which[pairs["a"]], which[pairs["b"]]) for edge in (np.minimum, np.maximum))
    listed = pairs.assign(items=low * (int(which.max(initial=0)) + 1) + high)
    different = listed.drop_duplicates("items")
    left, right = (different[side].to_numpy() for side in ("a", "b"))
    systems, offices = (visits[name].to_numpy() for name in ("system", "office"))
    names, of = visits["item"].cat.categories.astype(str).to_numpy(dtype=object), visits["item"].cat.codes.to_numpy()
    other_level = (systems[left] == systems[right]) & (offices[left] != offices[right])
    same = alike(names[of[left]].tolist(), names[of[right]].tolist()) & ~other_level
    return listed[listed["items"].isin(different["items"][same])]


def mergeable_pairs(visits: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Of comparable visits the separate ones, and the pairs of them that could be one: `a`, `b`, `items`, `sure`."""
    apart = separate(visits)
    pairs = of_one_subject(near(apart), apart)
    firm = apart["firm"].to_numpy(dtype=bool)
    return apart, pairs.assign(sure=firm[pairs["a"]] & firm[pairs["b"]])
