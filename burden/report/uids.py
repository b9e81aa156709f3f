"""The UIDs of events: a visit keeps its own from one export to the next, also beside another of the same name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

from burden.report.agenda import Visit
from burden.report.earlier import Days, Earlier
from burden.report.event import days


def settled(visits: Sequence[Visit], cancelled: Sequence[Visit], earlier: Earlier) -> tuple[list[Visit], list[Visit]]:
    """Both lists with the UIDs that their visits bear in the earlier export.

    Of visits of one name each keeps the UID of its days, and the others take what is left in turn. A cancelled visit gives
    way to one of its name that takes place, unless the earlier export had both.
    """
    groups: dict[str, tuple[list[Visit], list[Visit]]] = defaultdict(lambda: ([], []))
    for at, listed in enumerate((visits, cancelled)):
        for visit in listed:
            groups[visit.uid.partition("-")[0]][at].append(visit)
    kept: tuple[list[Visit], list[Visit]] = ([], [])
    for stem, (alive, off) in groups.items():
        free = earlier.named(stem)
        fresh = _fresh(stem, frozenset(free))
        kept[0].extend(_named(alive, free, {days(visit) for visit in off}, fresh))
        kept[1].extend(_named(off, free, set(), iter(()) if alive else fresh))
    return sorted(kept[0]), sorted(kept[1])


def _named(visits: Sequence[Visit], free: dict[str, Days], later: set[Days], fresh: Iterator[str]) -> Iterator[Visit]:
    """The visits of one name with the UIDs they take of those that are free, last of all those of the days `later`."""
    moved = []
    for visit in sorted(visits, key=lambda each: (len(each.uid), each.uid)):
        name = next((name for name, span in free.items() if span == days(visit)), None)
        if name is None:
            moved.append(visit)
        else:
            del free[name]
            yield visit._replace(uid=name)
    for visit in moved:
        name = min(free, key=lambda each, own=visit.uid: (free[each] in later, each != own), default=None) or next(fresh, None)  # type: ignore[misc]
        if name is not None:
            free.pop(name, None)
            yield visit._replace(uid=name)


def _fresh(stem: str, given: frozenset[str]) -> Iterator[str]:
    """The UIDs of one name that the earlier export does not have, in turn."""
    listed = (stem if turn == 1 else f"{stem}-{turn}" for turn in count(1))
    return (name for name in listed if name not in given)
