"""Which visits a rule over more than a county can need at all, as one county's alone tell, and which items are compared with which."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.intervals.sorting import once, ranked
from burden.naming import alike
from burden.visits.columns import codes, names
from burden.visits.subjects import FEW, grouped


def accounted(visits: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Each visit that an item of the plan or a record tells of."""
    return np.asarray((codes(visits, "item_row") >= 0) | (codes(visits, "record_row") >= 0))


def kindred(visits: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Each visit whose item is, at its target or anywhere in its county, beside another item, or organiser, of one subject.

    With it go all visits of that item there, and the visits made jointly with one of them.
    """
    target, county = places(visits)
    item, organiser, joint = (codes(visits, name) for name in ("item", "organiser", "joint"))
    at = [pd.DataFrame({"place": place, "item": item, "organiser": organiser}) for place in (target, county)]
    there = pd.concat(at).query("place >= 0").drop_duplicates(ignore_index=True)
    pairs = of_one_subject(names(visits, "item"), once(item))
    beside = there.merge(pairs, on="item").merge(
        there, left_on=["place", "other"], right_on=["place", "item"], suffixes=("", "_beside")
    )
    apart = beside[(beside["item"] != beside["item_beside"]) | (beside["organiser"] != beside["organiser_beside"])]
    kin = pd.MultiIndex.from_frame(apart[["place", "item"]].drop_duplicates())
    needed = np.logical_or(*(pd.MultiIndex.from_arrays([place, item]).isin(kin) for place in (target, county)))
    return np.asarray(needed | np.isin(joint, joint[needed]))


def places(visits: pd.DataFrame) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The target and the county of each visit, one number for one name; -1 where there is no county."""
    targets, counties = names(visits, "target"), names(visits, "county")
    number = pd.factorize(np.concatenate([targets, counties]))[0].astype(np.int64)
    of = np.where(counties == "", -1, number[len(targets) :])
    return number[codes(visits, "target")], of[codes(visits, "county")]


def of_one_subject(named: npt.NDArray[np.object_], used: npt.NDArray[np.integer]) -> pd.DataFrame:
    """The items (`item`, `other`) of those used that are about one subject, levels named in them aside; each is alike itself."""
    left, right = (used[side] for side in np.triu_indices(len(used)))
    kept = np.stack([left, right], axis=1)[(left == right) | alike(named.tolist(), left, right, across=True)]
    both = np.concatenate([kept, kept[:, ::-1]])
    return pd.DataFrame({"item": both[:, 0], "other": both[:, 1]}).drop_duplicates(ignore_index=True)


def subjects(items: npt.NDArray[np.object_], jointly: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """A number for each item, the same for all about one subject, directly or through others, and for all that are made `jointly`.

    Numbers leave none out. Names too many to be compared all share one.
    """
    if len(items) > FEW:
        return np.zeros(len(items), dtype=np.int64)
    pairs = of_one_subject(items, np.arange(len(items)))
    left = np.append(pairs["item"].to_numpy(), jointly)
    right = np.append(pairs["other"].to_numpy(), np.full(len(jointly), jointly.min(initial=len(items))))
    return ranked(grouped(len(items), left, right))[1]
