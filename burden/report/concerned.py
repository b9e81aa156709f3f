"""Whom a warning concerns: its organiser, whoever makes one of its visits, and whoever sent a row it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from burden.check import Checked
from burden.place import Place
from burden.plan import LEVELS, Plan

Row: TypeAlias = tuple[str, str, int]  # file, sheet, row


def concerned(checked: Checked) -> list[tuple[str, ...]]:
    """For each warning the departments it concerns, by name; none only where nothing tells whose it is.

    Partners are not among them: who joins a visit cannot move it, and a partner that plans the visit too has a row of its own.
    """
    organisers = checked.visits["organiser"].astype(str).tolist()
    senders = _senders(checked.plan)
    sole = _sole(senders)
    listed = []
    for each in checked.warnings:
        places = (each.place, *each.related)
        names = {each.organiser, *(organisers[row] for row in each.rows)}
        names |= {name for place in places for name in senders.get(place[:3], ())}
        names |= set() if names - {""} else {sole.get(place[:2], "") for place in places}
        listed.append(tuple(sorted(names - {""})))
    return listed


def above(checked: Checked) -> frozenset[str]:
    """The organisers of a higher level than most that the plan names: whoever made the report cannot mend what is theirs."""
    ranked = {level: float(rank) for rank, level in enumerate(LEVELS)}
    known = checked.visits.assign(rank=checked.visits["organiser_level"].astype(str).map(ranked))
    ranks = known.loc[known["item_row"] >= 0].groupby("organiser", observed=True)["rank"].min()
    own = ranks.mode().min()
    return frozenset(known.loc[known["rank"] < own, "organiser"].astype(str))


def by_department(found: Iterable[tuple[str, ...]], above: frozenset[str]) -> dict[str, list[int]]:
    """Department -> which of the warnings concern it, in their order: first our own, then those `above`; "" has those that concern nobody known."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(found):
        for name in names or ("",):
            numbers[name].append(number)
    return dict(sorted(numbers.items(), key=lambda each: (not each[0], each[0] in above, each[0])))


def _senders(plan: Plan) -> dict[Row, set[str]]:
    """For each row of the plan whose it is."""
    found: dict[Row, set[str]] = defaultdict(set)
    for table in (plan.items, plan.records, plan.filings):
        for sheet, row, name in zip(table["sheet"].tolist(), table["row"].tolist(), table["organiser"].tolist(), strict=True):
            found[Place(plan.sheets[sheet].file, plan.sheets[sheet].sheet, row)[:3]].add(str(name))
    return found


def _sole(senders: Mapping[Row, set[str]]) -> dict[tuple[str, str], str]:
    """The sheets that are one department's, with its name."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (file, sheet, _), names in senders.items():
        found[file, sheet] |= names
    return {key: min(names) for key, names in found.items() if len(names) == 1}
