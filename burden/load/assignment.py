"""Which column holds which meaning: every meaning in one column only, each where it is said best, and where that is in doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from burden.load.fitting import DENIED, NEAR, SAME, SURE, TAKEN, Reading

TIMES = frozenset(("time", "start", "end", "actual_start", "actual_end"))
RIVAL = 1.0  # weights of two columns no further apart are of one kind of heading
ASKED = frozenset(("time", "start", "end", "organiser", "partner", "target", "actual_start", "actual_end", "unit", "frequency"))
LEADS = ("organiser", "partner")  # the one office column of a table leads
SPARE = Reading("content", 2.5)  # two names of an item: the weaker one says what is done


class Doubt(NamedTuple):
    """A column (from 0) that needs a word: what it was read as ("" for nothing) and what else it may be.

    `rival` is the column that holds its meaning already, -1 where none does.
    """

    column: int
    read: str
    others: tuple[str, ...] = ()
    rival: int = -1


def assign(wanted: Mapping[int, Sequence[Reading]], taken: Collection[str], kind: str) -> dict[str, int]:
    """Meaning -> column: each column asks for its readings in turn, each meaning stays with the column that says it best.

    `taken` are meanings that other columns have already, by their ticks.
    """
    named = {listed[0].name for listed in wanted.values() if listed and listed[0].weight >= SURE}
    timed = bool(TIMES & named.union(taken))
    asking = {column: list(_open(listed, timed, kind)) for column, listed in wanted.items()}
    held: dict[str, tuple[float, int]] = {}
    waiting = sorted(asking, reverse=True)
    while waiting:
        column = waiting.pop()
        if not asking[column]:
            continue
        reading = asking[column].pop(0)
        best = held.get(reading.name)
        if best is None or (reading.weight, -column) > (best[0], -best[1]):
            held[reading.name] = (reading.weight, column)
            waiting += [] if best is None else [best[1]]
        else:
            waiting.append(column)
    return {name: column for name, (_, column) in held.items() if name != "none"}


def _open(listed: Sequence[Reading], timed: bool, kind: str) -> Iterator[Reading]:
    """The readings a column may ask for: those that weigh enough, of the time none by its cells where another column names it."""
    for reading in listed:
        if reading.weight >= TAKEN and not (reading.name == "time" and timed and reading.weight < SURE):
            yield reading
    if listed and listed[0].name == "item" and listed[0].weight >= SURE and kind != "directory":
        yield SPARE


def doubts(wanted: Mapping[int, Sequence[Reading]], held: Mapping[str, int], same: Collection[frozenset[int]]) -> Iterator[Doubt]:
    """The columns somebody should be asked about; `same` are pairs of columns that hold the same cells."""
    read = {column: name for name, column in held.items()}
    for column, listed in sorted(wanted.items()):
        named = next((each for each in listed if each.named), None)
        if column in read:
            yield from _taken(column, read[column], listed, held)
        elif named and (named.name in ASKED or named.weight <= DENIED):
            yield from _left(column, named, wanted, held, same)


def _taken(column: int, name: str, listed: Sequence[Reading], held: Mapping[str, int]) -> Iterator[Doubt]:
    """The doubt about a column that was read: its own reading weighs little, or another one that is free as much."""
    mine = next((each for each in listed if each.name == name), SPARE)
    if mine is SPARE:
        return
    others = [each for each in listed if each.name != name and each.name not in held and (name, each.name) != LEADS]
    near = [each for each in others if each.weight > mine.weight - NEAR and frozenset((name, each.name)) not in SAME]
    settled = mine.named and mine.weight > SURE - 1 and mine == listed[0] and len(listed) > 1 and not others
    if (mine.weight < SURE and not settled) or near:
        yield Doubt(column, name, tuple(each.name for each in others)[:2])


def _left(
    column: int,
    first: Reading,
    wanted: Mapping[int, Sequence[Reading]],
    held: Mapping[str, int],
    same: Collection[frozenset[int]],
) -> Iterator[Doubt]:
    """The doubt about a column that was not read: its cells deny its name, or its meaning stands in another one as well."""
    if first.name not in held:
        yield Doubt(column, "", (first.name,))
        return
    rival = held[first.name]
    weight = next(each.weight for each in wanted[rival] if each.name == first.name)
    if first.weight >= SURE and weight - first.weight < RIVAL and frozenset((column, rival)) not in same:
        yield Doubt(column, "", (first.name,), rival)
