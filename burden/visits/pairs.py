"""Which items might be one: pairs of visits at one target, about one subject, near in time and of similar length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals import Ints, overlapping_pairs, periods
from burden.intervals.periods import first_days
from burden.intervals.sorting import order_of, ranked
from burden.naming import called, level, office, only_city, system
from burden.plan import LEVELS
from burden.rulebook import said
from burden.visits.asked_again import kept_for_last
from burden.visits.columns import codes, firsts, names
from burden.visits.parts import is_follow_up
from burden.visits.subjects import Bools, Subjects, kin

LONGEST = 92  # days: a window of more than a quarter says nothing of when
TWICE, DAYS_MORE = 2, 2  # similar are lengths up to so many times the shorter, or so many working days more
TOGETHER = 1 << 20  # visits looked at together, and all others of their targets


def numbered(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits with whose they are and of which item.

    `office` is the same for one office in two spellings, `system` for the offices of one system, `which` for one item of
    one office however it is written; `rank` is the level of the organiser, 0 (central) to 4, -1 where nobody says. Visits of
    one `kind` have the same organiser, item and rank.
    """
    organisers, items, targets = ([str(name) for name in names(visits, key)] for key in ("organiser", "item", "target"))
    city = only_city([*organisers, *targets])
    rank = ranks(visits, organisers)
    words = (
        (codes(visits, "organiser").astype(np.int64) * max(len(items), 1) + codes(visits, "item")) * (len(LEVELS) + 1) + rank + 1
    )
    kind, each = pd.factorize(words)
    by, of = np.divmod(each // (len(LEVELS) + 1), max(len(items), 1))
    offices = numbers([office(name, city) for name in organisers])[by]
    systems = numbers([system(name) for name in organisers])[by]
    _, which = ranked(offices * (len(items) + 1) + numbers([called(name) for name in items])[of])
    told = {"office": offices, "system": systems, "which": which}
    return visits.assign(
        kind=kind.astype(np.int32), rank=rank, **{name: said.astype(np.int32)[kind] for name, said in told.items()}
    )


def numbers(values: list[object]) -> npt.NDArray[np.int64]:
    """A number for each value, the same for equal ones."""
    known: dict[object, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def ranks(visits: pd.DataFrame, organisers: list[str]) -> npt.NDArray[np.int8]:
    """The level of the organiser of each visit, as its column says, else its name; -1 where neither does."""
    rank = {name: at for at, name in enumerate(LEVELS)}
    said = np.array([*(rank.get(str(name), -1) for name in names(visits, "organiser_level")), -1], dtype=np.int8)
    by_name = np.array([*(rank.get(level(name), -1) for name in organisers), -1], dtype=np.int8)
    told = said[codes(visits, "organiser_level")]
    return np.asarray(np.where(told >= 0, told, by_name[codes(visits, "organiser")]))


def comparable(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits of the plan that could be one with others, numbered: no case checks, no look-backs, none that no plan holds."""
    back = np.array([is_follow_up(str(name)) for name in names(visits, "item")], dtype=bool)
    left_out = said(visits["type"], ("case",)) | said(visits["match"], ("none",)) | back[codes(visits, "item")]
    known = numbered(visits[~left_out])
    return known.assign(kin=kin(known, could_be_one))


def could_be_one(each: pd.DataFrame, left: Ints, right: Ints) -> Bools:
    """Of visits at places of a table those of two items and not of two offices of one system: these are left to `layered`."""
    which, system_, office_ = (codes(each, name) for name in ("which", "system", "office"))
    return np.asarray((which[left] != which[right]) & ((system_[left] != system_[right]) | (office_[left] == office_[right])))


def separate(visits: pd.DataFrame) -> pd.DataFrame:
    """Of comparable visits those that could be one with others and whose window says when, a joint one once."""
    rows = np.flatnonzero(codes(visits, "last") - codes(visits, "first") < LONGEST)
    ordered = rows[order_of([codes(visits, name)[rows] for name in ("target", "first", "last", "item", "organiser")])]
    once = firsts(ordered, codes(visits, "joint"), [codes(visits, "target")])
    return visits.take(once[codes(visits, "kin")[once] >= 0])


def near(apart: pd.DataFrame) -> tuple[Ints, Ints]:
    """Pairs (positions) of two items at one target, of similar length, whose windows overlap or lie in one month."""
    first, last = (apart[name].to_numpy(dtype=np.int32) for name in ("first", "last"))
    opening, closing, whole = widened(first, last)
    subject = codes(apart, "kin")
    key = codes(apart, "target").astype(np.int64) * (int(subject.max(initial=0)) + 1) + subject
    a, b = overlapping_pairs(key, opening, closing)
    meet = (first[a] <= last[b]) & (first[b] <= last[a]) | whole[a] & whole[b]
    kept = np.flatnonzero(meet & could_be_one(apart, a, b))
    kept = kept[similar(apart, a[kept], b[kept])]
    return a[kept], b[kept]


def widened(first: Ints, last: Ints) -> tuple[Ints, Ints, Bools]:
    """Windows that lie in one month made that month, and which do."""
    opens, closes = periods(first, "month"), periods(last, "month")
    low = int(opens.min(initial=0))
    bounds = first_days(np.arange(low, int(closes.max(initial=low)) + 2), "month").astype(np.int32)
    whole = opens == closes
    return np.where(whole, bounds[opens - low], first), np.where(whole, bounds[closes - low + 1] - 1, last), whole


def similar(apart: pd.DataFrame, a: Ints, b: Ints) -> Bools:
    """Which pairs are of similar length; a day somewhere in a window may be a length nobody gave and is like any."""
    days = apart["days"].to_numpy(dtype=np.int32)
    open_length = ~codes(apart, "fixed") & (days == 1)
    short, long = np.minimum(days[a], days[b]), np.maximum(days[a], days[b])
    return np.asarray(open_length[a] | open_length[b] | (long <= TWICE * short) | (long - short <= DAYS_MORE))


class NearItems(NamedTuple):
    """The visits that are compared, of these the separate ones, and pairs of separate ones (see `mergeable_pairs`)."""

    taken: pd.DataFrame
    apart: pd.DataFrame
    pairs: pd.DataFrame


@kept_for_last()
def near_items(visits: pd.DataFrame) -> NearItems:
    """What two rules ask of the same visits: which pairs of items are near in time and about one subject."""
    taken = comparable(visits)
    return NearItems(taken, *mergeable_pairs(taken))


def mergeable_pairs(visits: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Of comparable visits the separate ones, and the pairs of them that could be one: `a`, `b`, `items`, `sure`.

    `items` is the same for all pairs of two items.
    """
    apart = separate(visits)
    subjects, item, which = Subjects(names(apart, "item").tolist()), codes(apart, "item"), codes(apart, "which")
    found = [np.empty((2, 0), dtype=np.int64)]
    for begin, stop in by_target(codes(apart, "target")):
        pairs = np.stack(near(apart.take(np.arange(begin, stop)))).astype(np.int64) + begin
        found.append(pairs[:, subjects.same(*item[pairs])])
    a, b = np.concatenate(found, axis=1)
    firm = apart["firm"].to_numpy(dtype=bool)
    return apart, pd.DataFrame({"a": a, "b": b, "items": both(which[a], which[b]), "sure": firm[a] & firm[b]})


def by_target(targets: Ints) -> Iterator[tuple[int, int]]:
    """Stretches of rows in order of target, no target in two of them."""
    begin = 0
    while begin < len(targets):
        last = targets[min(begin + TOGETHER, len(targets)) - 1]
        stop = int(np.searchsorted(targets, last, side="right"))
        yield begin, stop
        begin = stop


def both(left: Ints, right: Ints) -> npt.NDArray[np.int64]:
    """A number for every two items, whichever comes first; in order of the less and then of the greater."""
    return np.asarray(np.minimum(left, right).astype(np.int64) << 32 | np.maximum(left, right))
