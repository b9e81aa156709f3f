"""What does not hold together in the directory itself: shared aliases, parents in a ring, groups named like units."""

from __future__ import annotations

from collections.abc import Iterator

from burden.load.directory import Directory, spelled
from burden.plan import Plan, Problem
from burden.warning import Fact

SHOWN = 5  # units of a ring


def loose_ties(plan: Plan, directory: Directory) -> Iterator[Problem]:
    """The aliases, parents and groups that lead nowhere or to two units, each with its cell."""
    columns = (plan.units[name] for name in ("unit", "parent", "aliases", "groups", "sheet", "row"))
    missing: dict[str, list[tuple[int, int]]] = {}
    told: set[str] = set()
    rings = _rings(directory)
    for unit, parent, aliases, groups, sheet, row in zip(*columns, strict=True):
        for name, said in (("aliases", _aliases(unit, aliases, directory)), ("groups", _groups(groups, directory, told))):
            yield from (Problem("question", plan.place(sheet, row, name), *text) for text in said)
        if parent and parent not in directory.units:
            missing.setdefault(parent, []).append((sheet, row))
        elif unit in rings:
            yield Problem("question", plan.place(sheet, row, "parent"), *rings[unit])
    for parent, cells in missing.items():
        zh = f"上级单位“{parent}”不在名录中（{len(cells)}行）；要按它统计，请在名录中补上"
        en = f"parent “{parent}” is not in the directory ({Fact(len(cells)):row}); add it to have it counted"
        yield Problem("notice", plan.place(*cells[0], "parent"), zh, en)


def _aliases(unit: str, aliases: tuple[str, ...], directory: Directory) -> Iterator[tuple[str, str]]:
    """Aliases that are another unit's name or alias too."""
    for alias in aliases:
        owners = [owner for owner in directory.claims[spelled(alias)] if owner != unit]
        if owners and spelled(owners[0]) == spelled(alias):
            yield (
                f"“{unit}”的别名“{alias}”是另一个单位的名称，按那个单位读；请删去或改写这个别名",
                f"alias “{alias}” of “{unit}” is the name of another unit and is read as that one; remove or change it",
            )
        elif owners:
            others = "、".join(f"“{owner}”" for owner in owners)
            yield (
                f"“{unit}”的别名“{alias}”也是{others}的别名，分不清指哪一个，没有采用；请只留在一个单位",
                f"alias “{alias}” of “{unit}” is one of {others} too and stands for none; leave it with one unit",
            )


def _groups(groups: tuple[str, ...], directory: Directory, told: set[str]) -> Iterator[tuple[str, str]]:
    """Groups that have the name of a unit, each once."""
    for group in groups:
        if (unit := directory.name(group)) and spelled(group) not in told:
            told.add(spelled(group))
            yield (
                f"分组“{group}”与单位“{unit}”同名，写“{group}”时只指这个单位；请给分组另取名称",
                f"group “{group}” has the name of unit “{unit}” and is read as that unit; give the group another name",
            )


def _rings(directory: Directory) -> dict[str, tuple[str, str]]:
    """Units that lie in themselves, and by way of whom; told at the first unit of each ring."""
    above = {unit.name: directory.name(unit.parent) for unit in directory.units.values()}
    walked: set[str] = set()
    found = {}
    for begin in directory.units:
        path: dict[str, None] = {}
        unit = begin
        while unit and unit not in walked:
            walked.add(unit)
            path[unit] = None
            unit = above[unit]
        if unit in path:
            ring = [*path][[*path].index(unit) :]
            begins = ring.index(min(ring))
            found[min(ring)] = _ring([*ring[begins:], *ring[:begins]])
    return found


def _ring(ring: list[str]) -> tuple[str, str]:
    """What is said of one ring."""
    if len(ring) == 1:
        return f"“{ring[0]}”的上级单位是它自己；请改正", f"“{ring[0]}” is its own parent; correct it"
    way = "→".join([*ring[:SHOWN], "…"] if len(ring) > SHOWN else [*ring, ring[0]])
    return f"上级单位绕成一圈：{way}；请改正其中一个", f"the parents run in a ring: {way}; correct one of them"
