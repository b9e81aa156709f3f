"""Which visits of a county have any other there about the same subject: what a comparison over the whole plan can need of them."""

from __future__ import annotations

from itertools import combinations_with_replacement

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.naming import alike
from burden.visits.columns import codes, names


def kindred(visits: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Each visit whose item is at its county (or target, where that is in none) beside another item, or organiser, of one subject.

    With it go all visits of that item there, and the visits made jointly with one of them.
    """
    place = places(visits)
    item, organiser, joint = (codes(visits, name) for name in ("item", "organiser", "joint"))
    there = pd.DataFrame({"place": place, "item": item, "organiser": organiser}).drop_duplicates(ignore_index=True)
    pairs = of_one_subject(names(visits, "item"), np.unique(item))
    beside = there.merge(pairs, on="item").merge(
        there, left_on=["place", "other"], right_on=["place", "item"], suffixes=("", "_beside")
    )
    apart = beside[(beside["item"] != beside["item_beside"]) | (beside["organiser"] != beside["organiser_beside"])]
    kin = pd.MultiIndex.from_frame(apart[["place", "item"]].drop_duplicates())
    needed = pd.MultiIndex.from_arrays([place, item]).isin(kin)
    return np.asarray(needed | np.isin(joint, joint[needed]))


def places(visits: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A number for the county of each visit, or for its target where that is in none."""
    target, county = (visits[name].astype(object).to_numpy() for name in ("target", "county"))
    return np.asarray(pd.factorize(np.where(county == "", target, county))[0], dtype=np.int64)


def of_one_subject(named: npt.NDArray[np.object_], used: npt.NDArray[np.integer]) -> pd.DataFrame:
    """The items (`item`, `other`) of those used that are about one subject, levels named in them aside; each is alike itself."""
    pairs = np.array(list(combinations_with_replacement(used.tolist(), 2)), dtype=np.int64).reshape(-1, 2)
    left, right = ([str(named[at]) for at in pairs[:, side].tolist()] for side in (0, 1))
    same = (pairs[:, 0] == pairs[:, 1]) | alike(left, right, across=True) | alike(left, right)
    kept = pairs[same]
    both = np.concatenate([kept, kept[:, ::-1]])
    return pd.DataFrame({"item": both[:, 0], "other": both[:, 1]}).drop_duplicates(ignore_index=True)
