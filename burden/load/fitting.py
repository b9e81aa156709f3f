"""What a column may mean, by its heading and the cells under it together: every reading with its weight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from burden.load.evidence import Look
from burden.load.heading_parts import FOREIGN
from burden.load.headings import EXACT, GIVEN, LOOSE, PATTERN, SECOND, Meaning, parts_of, plain

SURE = 6.0  # a weight from which nobody has to be asked
TAKEN = 2.4  # a weight from which a reading is taken at all
NEAR = 1.5  # readings no further apart are near each other
WEIGHTS = {GIVEN: 100.0, EXACT: 8.0, SECOND: 7.0, PATTERN: 6.0, LOOSE: 2.2}
PATTERN_ALONE = 1.0  # against a name made of parts that no cell speaks for, where few words could stand below it
BONUS, PROOF, CLASH = 0.9, 3.0, 6.0  # of cells for a sure name, for a weak one, and against a name
MOST = 0.8  # the share of cells that says what a column is
PLAIN = 0.9  # the share that settles an unclear heading
FEW = 0.1
DENIED = 2.0  # the most that a name weighs that its cells deny
UNTOLD = 0.5  # the weight of a reading that is not taken and yet asked about
LEAST = 2  # cells that can contradict a name, or speak for a heading that says nothing

_DAY, _NAMES, _COUNT = ("time",), ("office", "firm", "place"), ("count",)
_DAYS = (
    "time", "start", "end", "actual_start", "actual_end", "filed", "approved", "result", "asked", "due", "published", "rectify_by", "rectified",
    "look_back", "look_back_by",
)  # fmt: skip
# What the cells of a meaning look like, and what they never do.
SUPPORTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_DAYS, _DAY),
    "organiser": ("office",), "partner": ("office",), "approver": ("office", "person"), "target": _NAMES, "unit": _NAMES, "parent": _NAMES,
    "frequency": ("rhythm", "count"), "ratio": ("count", "share"), "people": _COUNT, "attendance": _COUNT, "officers": ("person",), "findings": _COUNT, "days": ("length", "count"),
    "number": ("code", "count", "ordinal"), "visit": ("code", "count"), "numbers": ("code", "count"), "filing": ("paper", "code"), "basis": ("law", "paper"),
    "method": ("way",), "kind": ("kind",), "type": ("type",), "level": ("level",), "source": ("source",), "status": ("state",),
    "joint": ("yes", "code"), "comprehensive": ("yes",), "item": ("act",), "content": ("long", "matter"), "inhouse": ("room", "person", "phone"),
}  # fmt: skip
TIMELIKE = ("count", "rhythm", "length")  # 3 in a column of months, 督查5天
_DAYLESS = ("office", "firm", "place", "law", "yes", "phone", "person", "share", "way")
AGAINST: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_DAYS, _DAYLESS),
    **dict.fromkeys(("organiser", "partner"), ("time", "count", "share", "length", "rhythm", "law", "yes", "firm", "place", "way", "phone")),
    "target": ("time", "count", "share", "length", "rhythm", "law", "yes", "phone"), "unit": ("time", "count", "yes", "phone"),
    **dict.fromkeys(("frequency", "days", "ratio", "people", "attendance", "findings"), ("time", *_NAMES, "law", "yes", "person")),
    "number": ("time", *_NAMES, "law", "act", "yes"), "officers": ("time", "count", "share", "length", "yes", "law"), "item": ("time", "count", "share", "yes", "phone", "office", "rhythm", "length"),
    **dict.fromkeys(("content", "basis", "area", "status", "source", "level"), ("time", "phone", "length")),
    "method": ("time", "phone", "length", "kind", "level"),
    **dict.fromkeys(("kind", "type"), ("time", "office", "phone", "count")), "inhouse": ("time",), "joint": ("time", "place", "firm"),
}  # fmt: skip
# Meanings that few words can stand for.
CLOSED = frozenset(
    (*_DAYS, *"frequency ratio days level kind type source joint comprehensive people attendance findings number".split())
)
SORTED = ("kind", "type", "level")  # headings of any sorting, such as 食品 and 药品
# What else a heading of a meaning can stand for where its cells contradict it.
ELSE: Mapping[str, tuple[str, ...]] = {
    "organiser": ("target", "inhouse"), "target": ("ratio", "organiser"), "time": ("frequency", "days", "target"), "frequency": ("time", "ratio"),
    "days": ("time",), "ratio": ("target", "frequency"), "item": ("organiser", "target", "time"), "partner": ("target", "joint"), "content": ("time",),
    "method": ("kind", "level", "type", "time"), "number": ("filing", "item", "organiser"), "start": ("days",), "unit": ("parent",), "status": ("time",),
}  # fmt: skip
HARMLESS = ("basis", "source", "level", "method")  # with cells that speak for it, an unknown part more does not matter
SAME = (frozenset(("kind", "type")), frozenset(("unit_kind", "kind")))  # read together, whichever it is
# Headings that say too little: what each can mean, the likelier first.
UNCLEAR: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("单位", "单位名称", "部门", "部门名称", "department", "unit", "office"), ("organiser", "target", "partner")),
    "名称": ("item", "target", "organiser"), "name": ("item", "target", "organiser"), "情况": ("content", "status", "note"),
    **dict.fromkeys(("安排", "计划安排", "工作安排", "检查安排", "工作计划"), ("time", "content", "item")),
    "进度": ("time", "status"), "计划": ("item", "time"), "要求": ("content", "frequency", "time"),
}  # fmt: skip
UNDATED = dict.fromkeys(("日期", "时间", "date", "time"), ("filed", "approved"))  # in a register, which of its days
BY_LETTER: Mapping[str, tuple[str, ...]] = {
    "l": ("time", "organiser", "method"), "v": ("time", "item", "target", "organiser", "content", "kind"), "j": ("partner", "joint"),
    "p": ("target",), "q": ("time", "content", "item"), "u": ("organiser", "target", "partner"), "n": ("item", "target"), "o": ("target",),
    "i": ("item", "content"), "d": ("time", "status"), "g": ("type", "kind"), "x": (),
}  # fmt: skip
ALONE = ("time", "organiser", "target", "item")  # what cells alone can tell, where the heading says nothing


class Reading(NamedTuple):
    """One meaning a column may have, its weight, and whether its name says it (else its cells do)."""

    name: str
    weight: float
    named: bool = True


def readings(read: Meaning | None, heading: str, kind: str, cells: Look) -> list[Reading]:
    """All meanings a column may have, the likeliest first; `read` is what its name says."""
    text = plain(heading)
    if read and read.rank == GIVEN:
        return [Reading(read.name, WEIGHTS[GIVEN])]
    unclear = () if kind == "directory" else (UNDATED if kind == "filings" else UNCLEAR).get(text, ()) or UNCLEAR.get(text, ())
    if read and not unclear:
        found = _named(read, cells)
    else:
        found = _unclear(unclear or _hinted(text, kind), cells, bool(unclear)) or _told_by_cells(text, kind, cells)
    return sorted(found, key=lambda each: -each.weight)


def _named(read: Meaning, cells: Look) -> list[Reading]:
    """The readings of a name that has a meaning: itself, and what else it can be where the cells deny it."""
    fit = cells.of(SUPPORTS.get(read.name, ()))
    if read.rank == LOOSE:
        return _loose(read, cells)
    against = CLASH if contradicted(read.name, cells) else 0.0
    if (read.rank == PATTERN or read.name in SORTED) and read.name in CLOSED and not against and _is_unlike(read.name, cells):
        against = max(WEIGHTS[read.rank] - SURE, 0.0) + PATTERN_ALONE
    found = [Reading(read.name, WEIGHTS[read.rank] + BONUS * fit - against)]
    if against == CLASH:
        found += [Reading(name, 2.0 + PROOF * share, False) for name in ELSE.get(read.name, ()) if (share := _proof(name, cells))]
    for pair in SAME:
        if read.name in pair:
            found += [Reading(name, 5.5 + PROOF * share) for name in pair - {read.name} if (share := _proof(name, cells))]
    return found


def _is_unlike(name: str, cells: Look) -> bool:
    """Whether few cells are what one expects of a meaning that few words can stand for."""
    expected = SUPPORTS.get(name, ())
    return cells.filled >= LEAST and cells.of(expected + TIMELIKE if expected == _DAY else expected) < 1 - MOST


def _loose(read: Meaning, cells: Look) -> list[Reading]:
    """The readings of a name with unknown parts, or of two names in one: the cells have to speak for them."""
    base = WEIGHTS[LOOSE] + (1.0 if read.other or read.name in HARMLESS else 0.0)
    shares = {
        name: cells.of(SUPPORTS.get(name, ())) for name in (read.name, read.other) if name and not contradicted(name, cells)
    }
    deny = {name: 0.1 if cells.filled >= LEAST and not share and name in SUPPORTS else -0.3 for name, share in shares.items()}
    return [Reading(name, base + PROOF * share - deny[name]) for name, share in shares.items()]


def contradicted(name: str, cells: Look) -> bool:
    """Whether the cells are of another sort than a meaning can have."""
    known = cells.of(SUPPORTS.get(name, ()))
    return cells.filled >= LEAST and known <= FEW and cells.of(AGAINST.get(name, ())) >= MOST


def _proof(name: str, cells: Look) -> float:
    """The share of cells that speak for a meaning, 0.0 where they are too few to say so."""
    share = cells.of(SUPPORTS.get(name, ()))
    return share if share >= MOST and cells.filled >= LEAST else 0.0


def _hinted(text: str, kind: str) -> tuple[str, ...]:
    """What a heading hints at that is a lone part, such as 实施 or 检查."""
    letters = parts_of(text)
    return BY_LETTER.get(letters[-1:], ()) if "x" not in letters and FOREIGN.isdisjoint(letters) and kind != "directory" else ()


def _unclear(names: tuple[str, ...], cells: Look, words: bool) -> list[Reading]:
    """The readings of a heading that says too little: those its cells speak for, or the likeliest if there are none to look at.

    `words` are those of `UNCLEAR`: where only one reading is left and all cells speak for it, nobody has to be asked.
    """
    if not cells.filled:
        return [Reading(name, 2.5 - place / 10, place == 0) for place, name in enumerate(names)][:2]
    shares = [(place, name, cells.of(SUPPORTS.get(name, ()))) for place, name in enumerate(names)]
    fits = [(place, name, share) for place, name, share in shares if share >= 1 - MOST]
    if not fits:
        return [Reading(names[0], UNTOLD)] if words else []
    plain_ = words and len(fits) == 1 and fits[0][2] >= PLAIN and cells.filled > LEAST
    return [Reading(name, SURE if plain_ else 2.5 - place / 10 + PROOF * share, place == 0) for place, name, share in fits]


def _told_by_cells(text: str, kind: str, cells: Look) -> list[Reading]:
    """The readings of a heading that says nothing of the plan, where its cells are plain enough."""
    if kind in ("directory", "filings") or not text or not FOREIGN.isdisjoint(parts_of(text)):
        return []
    return [Reading(name, 2.5 - (name == "target") / 10, False) for name in ALONE if _proof(name, cells)]
